import { bytes, instant, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod';

const courseId = z.ulid().meta({ examples: ['01JD0M8Z5W3V7QH2K4N6P8R0TS'] });

export const levels = ['beginner', 'intermediate', 'advanced', 'all'] as const;
const level = z.enum(levels);

/** A category as its slug: "Data Science" and "data-science" are one. */
export const category = line(1, 40)
  .transform((label) =>
    label
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .replaceAll(/^-|-$/g, ''),
  )
  .refine((slug) => slug !== '', 'must hold a letter or a digit')
  .meta({ examples: ['data-science'] });

export const tag = line(1, 30)
  .toLowerCase()
  .meta({ examples: ['web-development'] });

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language tag')
  .meta({ examples: ['en', 'pt-BR', 'ja'] });

const price = z
  .strictObject({
    amount: z.number().min(0).max(1_000_000).multipleOf(0.01).describe("In the currency's major unit"),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
  })
  .nullable()
  .describe('null is free');

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

const rating = z.strictObject({
  average: z.number().nullable().describe('1 to 5, two decimals; null without reviews'),
  count: z.int(),
});

/** A course as lists show it. */
export const courseCard = z
  .strictObject({
    courseId,
    title: z.string(),
    summary: z.string(),
    category: z.string(),
    level,
    tags: z.array(z.string()),
    language: z.string(),
    thumbnailUrl: z.string().nullable(),
    instructors: z.array(z.strictObject({ userId: z.string(), displayName: z.string() })),
    status: z.enum(['draft', 'published', 'archived']),
    capacity: z.int().nullable(),
    prerequisites: z.array(z.string()),
    skills: z.array(z.string()),
    price,
    lessonCount: z.int().describe('Published lessons'),
    durationSeconds: z.int().describe('Of the published lessons'),
    enrollmentCount: z.int(),
    rating,
    createdAt: instant,
    updatedAt: instant,
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'CourseCard' });

/** A course with its description. */
export const course = courseCard.extend({ description: z.string() }).meta({ id: 'Course' });

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

export const courseExample = {
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  title: 'Practical SQL',
  summary: 'Ask a database good questions, and get answers fast.',
  description: 'From the first `SELECT` to window functions, on data you can play with.',
  category: 'data-science',
  level: 'beginner',
  tags: ['sql', 'databases'],
  language: 'en',
  thumbnailUrl: null,
  instructors: [{ userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', displayName: 'Amara Okafor' }],
  status: 'published',
  capacity: null,
  prerequisites: [],
  skills: ['Joins', 'Window functions'],
  price: { amount: 49.99, currency: 'USD' },
  lessonCount: 12,
  durationSeconds: 8_640,
  enrollmentCount: 1_204,
  rating: { average: 4.61, count: 310 },
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-09T17:30:00.000Z',
  publishedAt: '2026-03-08T08:00:00.000Z',
};

const { description: _, ...card } = courseExample;
export const courseCardExample = card;

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
