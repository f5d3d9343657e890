import { bytes, instant, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod';

export const lessonTypes = ['video', 'article', 'quiz', 'file'] as const;

/** So that a page of a hundred whole lessons still fits into an answer of Lambda's (6 MB). */
const mostContentBytes = 48_000;

export const mostLessons = 500;

const content = text(0, mostContentBytes)
  .refine((markdown) => bytes(markdown) <= mostContentBytes, `must be at most ${mostContentBytes} bytes`)
  .describe('Markdown; of an article');

const uploadKey = z
  .string()
  .max(300)
  .regex(/^courses\/[\w-]{1,64}\/[\w./-]+$/, 'must be the key of an upload to this course')
  .refine((key) => !key.includes('..'), 'must be the key of an upload to this course');

const optionId = z.string().regex(/^[\w-]{1,20}$/);
const questionId = z.string().regex(/^[\w-]{1,26}$/);

const question = {
  questionId: questionId.optional().describe('Made by the server if missing'),
  prompt: text(1, 2_000),
  points: z.int().min(1).max(100).default(1),
  hints: z
    .array(z.strictObject({ text: text(1, 500), cost: z.int().min(0).max(100) }))
    .max(5)
    .default([]),
  explanation: text(0, 2_000).default(''),
};

const options = z
  .array(z.strictObject({ optionId, text: line(1, 500) }))
  .min(2)
  .max(12)
  .refine(
    (all) => new Set(all.map((option) => option.optionId)).size === all.length,
    'must differ in optionId',
  );

const writtenQuestion = z.discriminatedUnion('type', [
  z
    .strictObject({ ...question, type: z.literal('single'), options, answer: optionId })
    .refine((asked) => asked.options.some((option) => option.optionId === asked.answer), {
      path: ['answer'],
      message: 'must be the optionId of an option',
    }),
  z
    .strictObject({ ...question, type: z.literal('multiple'), options, answer: z.array(optionId).min(1) })
    .refine(
      (asked) =>
        new Set(asked.answer).size === asked.answer.length &&
        asked.answer.every((id) => asked.options.some((option) => option.optionId === id)),
      { path: ['answer'], message: 'must be different optionIds of options' },
    ),
  z.strictObject({ ...question, type: z.literal('true-false'), answer: z.boolean() }),
  z.strictObject({
    ...question,
    type: z.literal('text'),
    answer: z
      .union([line(1, 200).transform((answer) => [answer]), z.array(line(1, 200)).min(1).max(10)])
      .describe('Every accepted answer'),
  }),
  z.strictObject({
    ...question,
    type: z.literal('numeric'),
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
  }),
]);

const writtenQuiz = z
  .strictObject({
    passPercent: z.int().min(0).max(100).default(70),
    maxAttempts: z.int().min(0).max(100).default(0).describe('0 is no limit'),
    timeLimitSeconds: z.int().min(10).max(86_400).nullable().default(null).describe('null is no limit'),
    questions: z.array(writtenQuestion).min(1).max(100),
  })
  .refine(
    (quiz) => bytes(JSON.stringify(quiz)) <= mostContentBytes,
    `must be at most ${mostContentBytes} bytes`,
  );

const fields = {
  title: line(1, 160),
  section: line(0, 80).describe('Lessons of one section stand together in the outline'),
  type: z.enum(lessonTypes),
  status: z.enum(['draft', 'published']),
  preview: z.boolean().describe('May be seen by everybody'),
  durationSeconds: z.int().min(0).max(86_400),
  position: z.int().min(1).max(mostLessons).describe('In the outline, from 1'),
  content: content.optional(),
  videoKey: uploadKey.optional(),
  fileKey: uploadKey.optional(),
  quiz: writtenQuiz.optional(),
};

/** What `POST /courses/{courseId}/lessons` takes. */
export const createLessonBody = z.strictObject({
  ...fields,
  section: fields.section.default(''),
  status: fields.status.default('draft'),
  preview: fields.preview.default(false),
  durationSeconds: fields.durationSeconds.default(0),
  position: fields.position
    .optional()
    .describe('In the outline, from 1; at the end of its section if missing'),
});

/** What `PUT /lessons/{lessonId}` takes: the fields to change. */
export const updateLessonBody = z.strictObject(fields).partial();

/** What `PUT /courses/{courseId}/lessons/order` takes. */
export const reorderLessonsBody = z.strictObject({
  lessonIds: z.array(z.string().max(40)).max(mostLessons).describe('Every lesson of the course, once each'),
});

const shownQuestion = z.strictObject({
  questionId,
  type: z.enum(['single', 'multiple', 'true-false', 'text', 'numeric']),
  prompt: z.string(),
  points: z.int(),
  options: z.array(z.strictObject({ optionId, text: z.string() })).optional(),
  hints: z
    .array(z.strictObject({ cost: z.int(), text: z.string().optional() }))
    .describe('Their texts are for instructors; learners take them one by one in an attempt'),
  answer: z
    .union([z.string(), z.array(z.string()), z.boolean(), z.number()])
    .optional()
    .describe('For instructors only'),
  tolerance: z.number().optional().describe('For instructors only'),
  explanation: z.string().optional().describe('For instructors only'),
});

/** A lesson: with its content for those who may see it, else `locked`. */
export const lesson = z
  .strictObject({
    lessonId: z.string(),
    courseId: z.string(),
    title: z.string(),
    section: z.string(),
    type: z.enum(lessonTypes),
    status: z.enum(['draft', 'published']),
    preview: z.boolean(),
    position: z.int(),
    durationSeconds: z.int(),
    createdAt: instant,
    updatedAt: instant,
    locked: z.literal(true).optional(),
    content: z.string().optional().describe('Markdown; of an article'),
    videoKey: z.string().optional().describe('For instructors only'),
    fileKey: z.string().optional().describe('For instructors only'),
    quiz: z
      .strictObject({
        passPercent: z.int(),
        maxAttempts: z.int(),
        timeLimitSeconds: z.int().nullable(),
        questions: z.array(shownQuestion),
      })
      .optional(),
  })
  .meta({ id: 'Lesson' });

export const createLessonExample = {
  title: 'Your first SELECT',
  section: 'Asking questions',
  type: 'article',
  status: 'published',
  preview: true,
  durationSeconds: 300,
  content: '# Your first SELECT\n\nA query names what you want, not how to get it.',
};

export const lessonExample = {
  lessonId: '01JD0M8Z5W3V7QH2K4N6P8R0TS-1',
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  title: 'Your first SELECT',
  section: 'Asking questions',
  type: 'article',
  status: 'published',
  preview: true,
  position: 1,
  durationSeconds: 300,
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  content: '# Your first SELECT\n\nA query names what you want, not how to get it.',
};
