import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod';
import { lessonTypes, optionId, questionId } from './lesson-fields.ts';

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
