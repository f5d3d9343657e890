import { bytes, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod';
import { category, courseId, level, price, tag } from './course-fields.ts';

const language = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language tag')
  .meta({ examples: ['en', 'pt-BR', 'ja'] });

const unique = <T>(values: T[]) => [...new Set(values)];

const fields = {
  title: line(1, 120),
  summary: line(0, 200),
  description: text(0, 10_000).describe('Markdown'),
  category,
  level,
  tags: z.array(tag).max(10).transform(unique),
  language,
  skills: z.array(line(1, 60)).max(10).transform(unique),
  price,
  capacity: z.int().min(1).max(1_000_000).nullable().describe('Seats; null is no limit'),
  prerequisites: z.array(courseId).max(10).transform(unique).describe('Courses to complete first'),
};

/** What `POST /courses` takes. */
export const createCourseBody = z.strictObject({
  ...fields,
  summary: fields.summary.default(''),
  tags: fields.tags.default([]),
  language: fields.language.default('en'),
  skills: fields.skills.default([]),
  price: fields.price.default(null),
  capacity: fields.capacity.default(null),
  prerequisites: fields.prerequisites.default([]),
});

/** What `PUT /courses/{courseId}` takes: the fields to change. */
export const updateCourseBody = z.strictObject(fields).partial();

/** What `POST /courses/{courseId}/instructors` takes. */
export const addInstructorBody = z.strictObject({
  userId: z.string().regex(/^[\w-]{1,64}$/, 'must be a user’s id'),
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
