import { bytes, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod';
import { lessonTypes, mostLessons, optionId, questionId } from './lesson-fields.ts';

/** So that a page of a hundred whole lessons still fits into an answer of Lambda's (6 MB). */
const mostContentBytes = 48_000;

const content = text(0, mostContentBytes)
  .refine((markdown) => bytes(markdown) <= mostContentBytes, `must be at most ${mostContentBytes} bytes`)
  .describe('Markdown; of an article');

const uploadKey = z
  .string()
  .max(300)
  .regex(/^courses\/[\w-]{1,64}\/[\w./-]+$/, 'must be the key of an upload to this course')
  .refine((key) => !key.includes('..'), 'must be the key of an upload to this course');

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

/** A number that the table keeps as it is: it refuses whole numbers above 2^53 and fractions below 1e-130. */
const figure = z
  .number()
  .min(-1e15)
  .max(1e15)
  .refine((value) => value === 0 || Math.abs(value) >= 1e-100, 'must be 0 or at least 1e-100');

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
    answer: figure,
    tolerance: figure.min(0).default(0),
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

export const createLessonExample = {
  title: 'Your first SELECT',
  section: 'Asking questions',
  type: 'article',
  status: 'published',
  preview: true,
  durationSeconds: 300,
  content: '# Your first SELECT\n\nA query names what you want, not how to get it.',
};
