import { bytes, jsonBytes, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';
import { uploadKey } from './files/upload-key.ts';
import { lessonTypes, mostLessons, optionId, questionId } from './lesson-fields.ts';

/** A page of lessons shows their content, and Lambda answers with 6 MB at most. */
const mostContentBytes = 48_000;

const content = text(0, mostContentBytes).check(
  z.refine((markdown) => bytes(markdown) <= mostContentBytes, `must be at most ${mostContentBytes} bytes`),
  z.describe('Markdown; of an article'),
);

/** A whole number from `least` to `most`. */
function whole(least: number, most: number) {
  return z.int().check(z.minimum(least), z.maximum(most));
}

/** Made when the first lesson is written: it is the largest schema, and a function's start should not wait for it. */
function writtenQuiz() {
  const question = {
    questionId: z.optional(questionId).check(z.describe('Made by the server if missing')),
    prompt: text(1, 2_000),
    points: z._default(whole(1, 100), 1),
    hints: z._default(
      z.array(z.strictObject({ text: text(1, 500), cost: whole(0, 100) })).check(z.maxLength(5)),
      [],
    ),
    explanation: z._default(text(0, 2_000), ''),
  };

  const options = z.array(z.strictObject({ optionId, text: line(1, 500) })).check(
    z.minLength(2),
    z.maxLength(12),
    z.refine(
      (all) => new Set(all.map((option) => option.optionId)).size === all.length,
      'must differ in optionId',
    ),
  );

  /** A number that the table keeps as it is: it refuses whole numbers above 2^53 and fractions below 1e-130. */
  const figure = z.number().check(
    z.minimum(-1e15),
    z.maximum(1e15),
    z.refine((value) => value === 0 || Math.abs(value) >= 1e-100, 'must be 0 or at least 1e-100'),
  );

  const single = z.strictObject({ ...question, type: z.literal('single'), options, answer: optionId }).check(
    z.refine((asked) => asked.options.some((option) => option.optionId === asked.answer), {
      path: ['answer'],
      message: 'must be the optionId of an option',
    }),
  );

  const multiple = z
    .strictObject({
      ...question,
      type: z.literal('multiple'),
      options,
      answer: z.array(optionId).check(z.minLength(1)),
    })
    .check(
      z.refine(
        (asked) =>
          new Set(asked.answer).size === asked.answer.length &&
          asked.answer.every((id) => asked.options.some((option) => option.optionId === id)),
        { path: ['answer'], message: 'must be different optionIds of options' },
      ),
    );

  const trueFalse = z.strictObject({ ...question, type: z.literal('true-false'), answer: z.boolean() });

  const shortText = z.strictObject({
    ...question,
    type: z.literal('text'),
    answer: z
      .union([
        z.pipe(
          line(1, 200),
          z.transform((answer: string) => [answer]),
        ),
        z.array(line(1, 200)).check(z.minLength(1), z.maxLength(10)),
      ])
      .check(z.describe('Every accepted answer')),
  });

  const numeric = z.strictObject({
    ...question,
    type: z.literal('numeric'),
    answer: figure,
    tolerance: z._default(figure.check(z.minimum(0)), 0),
  });

  return z
    .strictObject({
      passPercent: z._default(whole(0, 100), 70),
      maxAttempts: z._default(whole(0, 100), 0).check(z.describe('0 is no limit')),
      timeLimitSeconds: z._default(z.nullable(whole(10, 86_400)), null).check(z.describe('null is no limit')),
      questions: z
        .array(z.discriminatedUnion('type', [single, multiple, trueFalse, shortText, numeric]))
        .check(z.minLength(1), z.maxLength(100)),
    })
    .check(
      z.refine((quiz) => jsonBytes(quiz) <= mostContentBytes, `must be at most ${mostContentBytes} bytes`),
    );
}

const fields = {
  title: line(1, 160),
  section: line(0, 80).check(z.describe('Lessons of one section stand together in the outline')),
  type: z.enum(lessonTypes),
  status: z.enum(['draft', 'published']),
  preview: z.boolean().check(z.describe('May be seen by everybody')),
  durationSeconds: whole(0, 86_400),
  position: whole(1, mostLessons).check(z.describe('In the outline, from 1')),
  content: z.optional(content),
  videoKey: z.optional(uploadKey),
  fileKey: z.optional(uploadKey),
  quiz: z.optional(z.lazy(writtenQuiz)),
};

/** What `POST /courses/{courseId}/lessons` takes. */
export const createLessonBody = z.strictObject({
  ...fields,
  section: z._default(fields.section, ''),
  status: z._default(fields.status, 'draft'),
  preview: z._default(fields.preview, false),
  durationSeconds: z._default(fields.durationSeconds, 0),
  position: z
    .optional(fields.position)
    .check(z.describe('In the outline, from 1; at the end of its section if missing')),
});

/** What `PUT /lessons/{lessonId}` takes: the fields to change. */
export const updateLessonBody = z.partial(z.strictObject(fields));

export const createLessonExample = {
  title: 'Your first SELECT',
  section: 'Asking questions',
  type: 'article',
  status: 'published',
  preview: true,
  durationSeconds: 300,
  content: '# Your first SELECT\n\nA query names what you want, not how to get it.',
};
