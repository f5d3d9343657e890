import { bytes, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';
import { category, courseId, level, price, tag } from './course-fields.ts';
import { uploadKey } from './files/upload-key.ts';

const language = z
  .string()
  .check(
    z.maxLength(35),
    z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language tag'),
    z.meta({ examples: ['en', 'pt-BR', 'ja'] }),
  );

/** At most so many, each once. */
function set<T extends z.ZodMiniType>(item: T, most: number) {
  return z.pipe(
    z.array(item).check(z.maxLength(most)),
    z.transform((values: z.output<T>[]) => [...new Set(values)]),
  );
}

const fields = {
  title: line(1, 120),
  summary: line(0, 200),
  description: text(0, 10_000).check(z.describe('Markdown')),
  category,
  level,
  tags: set(tag, 10),
  language,
  skills: set(line(1, 60), 10),
  price,
  capacity: z
    .nullable(z.int().check(z.minimum(1), z.maximum(1_000_000)))
    .check(z.describe('Seats; null is no limit')),
  prerequisites: set(courseId, 10).check(z.describe('Courses to complete first')),
};

/** What `POST /courses` takes. */
export const createCourseBody = z.strictObject({
  ...fields,
  summary: z._default(fields.summary, ''),
  tags: z._default(fields.tags, []),
  language: z._default(fields.language, 'en'),
  skills: z._default(fields.skills, []),
  price: z._default(fields.price, null),
  capacity: z._default(fields.capacity, null),
  prerequisites: z._default(fields.prerequisites, []),
});

/** What `PUT /courses/{courseId}` takes: the fields to change. */
export const updateCourseBody = z.partial(
  z.strictObject({
    ...fields,
    thumbnailKey: z
      .nullable(uploadKey)
      .check(z.describe('From an upload to this course whose purpose is `thumbnail`; null for none')),
  }),
);

/** What `POST /courses/{courseId}/instructors` takes. */
export const addInstructorBody = z.strictObject({
  userId: z.string().check(z.regex(/^[\w-]{1,64}$/, 'must be a user’s id')),
});

/** The text on a card that an instructor writes, in bytes: lists stay cheap while cards stay small. */
export const mostCardTextBytes = 1_600;

/** How many bytes an instructor's text takes on a card. */
export function cardTextBytes(card: {
  title: string;
  summary: string;
  tags: string[];
  skills: string[];
}): number {
  return [card.title, card.summary, ...card.tags, ...card.skills].reduce(
    (sum, value) => sum + bytes(value),
    0,
  );
}

export const createCourseExample = {
  title: 'Practical SQL',
  summary: 'Ask a database good questions, and get answers fast.',
  description: 'From the first `SELECT` to window functions, on data you can play with.',
  category: 'data-science',
  level: 'beginner',
  tags: ['sql', 'databases'],
  skills: ['Joins', 'Window functions'],
  price: { amount: 49.99, currency: 'USD' },
};
