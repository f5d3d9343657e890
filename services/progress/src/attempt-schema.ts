import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const answer = z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]);

const question = z.strictObject({
  questionId: z.string(),
  type: z.enum(['single', 'multiple', 'true-false', 'text', 'numeric']),
  prompt: z.string(),
  points: z.int(),
  options: z.optional(z.array(z.strictObject({ optionId: z.string(), text: z.string() }))),
  hints: z
    .array(z.strictObject({ cost: z.int(), text: z.optional(z.string()) }))
    .check(z.describe('With its text once it is taken')),
});

const result = z.strictObject({
  questionId: z.string(),
  correct: z.boolean(),
  points: z.int().check(z.describe('Less what the hints cost that were taken')),
  answer: z
    .union([answer, z.array(z.string())])
    .check(z.describe('The right one; of a text all accepted ones')),
  explanation: z.string(),
});

const summaryFields = {
  attemptId: z.string(),
  lessonId: z.string(),
  number: z.int().check(z.describe('From 1')),
  status: z
    .enum(['open', 'submitted', 'expired'])
    .check(z.describe('`expired` without a score: its time is over, and it is graded when it is submitted')),
  startedAt: instant,
  expiresAt: z.nullable(instant).check(z.describe('null without a limit')),
  scorePercent: z.optional(z.int()).check(z.describe('Once graded')),
  passed: z.optional(z.boolean()).check(z.describe('Once graded')),
};

/** An attempt, for the learner whose it is. */
export const attempt = z
  .strictObject({
    ...summaryFields,
    answers: z.record(z.string(), answer),
    questions: z.array(question),
    results: z
      .optional(z.array(result))
      .check(
        z.describe('Once the quiz is passed, or no attempt is left: answers would give away the next one'),
      ),
  })
  .check(z.meta({ id: 'Attempt' }));

/** A page of one's attempts at a quiz. */
export const attemptPage = pageOf(z.strictObject(summaryFields).check(z.meta({ id: 'AttemptSummary' })));

/** A hint that was taken. */
export const hint = z.strictObject({
  questionId: z.string(),
  number: z.int().check(z.describe('From 1')),
  text: z.string(),
  cost: z.int().check(z.describe('In points; the score stays')),
  remaining: z.int(),
});

const lessonId = '01JD0M8Z5W3V7QH2K4N6P8R0TS-4';

const asked = {
  attemptId: `${lessonId}-1`,
  lessonId,
  number: 1,
  startedAt: '2026-03-01T09:00:00.000Z',
  expiresAt: '2026-03-01T09:10:00.000Z',
  questions: [
    {
      questionId: 'q1',
      type: 'single',
      prompt: 'Which clause filters groups?',
      points: 2,
      options: [
        { optionId: 'a', text: 'WHERE' },
        { optionId: 'b', text: 'HAVING' },
      ],
      hints: [{ cost: 1 }],
    },
  ],
};

export const newAttemptExample = { ...asked, status: 'open', answers: {} };

export const openAttemptExample = { ...asked, status: 'open', answers: { q1: 'b' } };

export const passedAttemptExample = {
  ...asked,
  status: 'submitted',
  answers: { q1: 'b' },
  scorePercent: 100,
  passed: true,
  results: [
    {
      questionId: 'q1',
      correct: true,
      points: 2,
      answer: 'b',
      explanation: 'WHERE filters rows before they are grouped.',
    },
  ],
};

export const attemptSummaryExample = {
  attemptId: `${lessonId}-1`,
  lessonId,
  number: 1,
  status: 'submitted',
  startedAt: '2026-03-01T09:00:00.000Z',
  expiresAt: null,
  scorePercent: 40,
  passed: false,
};

export const hintExample = {
  questionId: 'q1',
  number: 1,
  text: 'It stands after GROUP BY.',
  cost: 1,
  remaining: 0,
};
