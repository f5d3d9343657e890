import { line } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const questionId = z.string().check(z.regex(/^[\w-]{1,26}$/));
const optionId = z.string().check(z.regex(/^[\w-]{1,20}$/));

/** A number that the table keeps as it is: it refuses whole numbers above 2^53 and fractions below 1e-130. */
const figure = z.number().check(
  z.minimum(-1e15),
  z.maximum(1e15),
  z.refine((value) => value === 0 || Math.abs(value) >= 1e-100, 'must be 0 or at least 1e-100'),
);

const answer = z.union([
  // No accepted text is longer; the id of an option is one of these too.
  line(0, 200),
  z.boolean(),
  figure,
  z.array(optionId).check(z.maxLength(12)),
]);

const mostQuestions = 100;
/** Of a question; a course may give fewer. */
const mostHints = 100;

/** What `PUT /attempts/{attemptId}` takes. */
export const saveAnswersBody = z.strictObject({
  answers: z.record(questionId, z.nullable(answer)).check(
    z.refine(
      (answers) => Object.keys(answers).length > 0 && Object.keys(answers).length <= mostQuestions,
      `must answer 1 to ${mostQuestions} questions`,
    ),
    z.describe(
      'By questionId: an optionId (single), a list of them (multiple), true or false, a text, or a number; null takes an answer back. Other answers stay',
    ),
  ),
});

export const saveAnswersExample = { answers: { q1: 'b', q2: ['a', 'c'], q3: null } };

/** What `POST /attempts/{attemptId}/hints` takes. */
export const takeHintBody = z.strictObject({
  questionId,
  number: z
    .optional(z.int().check(z.minimum(1), z.maximum(mostHints)))
    .check(z.describe('Which of the question’s hints, from 1; without it the next one')),
});
