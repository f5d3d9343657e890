import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';
import { lessonTypes, optionId, questionId } from './lesson-fields.ts';

const forInstructors = z.describe<unknown>('For instructors only');

const shownQuestion = z.strictObject({
  questionId,
  type: z.enum(['single', 'multiple', 'true-false', 'text', 'numeric']),
  prompt: z.string(),
  points: z.int(),
  options: z.optional(z.array(z.strictObject({ optionId, text: z.string() }))),
  hints: z
    .array(z.strictObject({ cost: z.int(), text: z.optional(z.string()) }))
    .check(z.describe('Their texts are for instructors; learners take them one by one in an attempt')),
  answer: z
    .optional(z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]))
    .check(forInstructors),
  tolerance: z.optional(z.number()).check(forInstructors),
  explanation: z.optional(z.string()).check(forInstructors),
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
    locked: z.optional(z.literal(true)),
    content: z.optional(z.string()).check(z.describe('Markdown; of an article')),
    videoUrl: z
      .optional(z.string())
      .check(z.describe('Where the video can be read, for an hour more than it lasts')),
    fileUrl: z.optional(z.string()).check(z.describe('Where the file can be read, for an hour at least')),
    videoKey: z.optional(z.string()).check(forInstructors),
    fileKey: z.optional(z.string()).check(forInstructors),
    quiz: z.optional(
      z.strictObject({
        passPercent: z.int(),
        maxAttempts: z.int(),
        timeLimitSeconds: z.nullable(z.int()),
        questions: z.array(shownQuestion),
      }),
    ),
  })
  .check(z.meta({ id: 'Lesson' }));

/** A page of an outline. */
export const lessonPage = pageOf(lesson);

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
