import * as z from 'zod/mini';
import { instant } from '../http/fields.ts';
import { courseId, level, price } from './fields.ts';

const rating = z.strictObject({
  average: z.nullable(z.number()).check(z.describe('1 to 5, two decimals; null without reviews')),
  count: z.int(),
});

/** The fields of a course as lists show it. */
export const cardFields = {
  courseId,
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  level,
  tags: z.array(z.string()),
  language: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  instructors: z.array(z.strictObject({ userId: z.string(), displayName: z.string() })),
  status: z.enum(['draft', 'published', 'archived']),
  capacity: z.nullable(z.int()),
  prerequisites: z.array(z.string()),
  skills: z.array(z.string()),
  price,
  lessonCount: z.int().check(z.describe('Published lessons')),
  durationSeconds: z.int().check(z.describe('Of the published lessons')),
  enrollmentCount: z.int(),
  rating,
  createdAt: instant,
  updatedAt: instant,
  publishedAt: z.nullable(instant),
};

/** A course as lists show it. */
export const courseCard = z.strictObject(cardFields).check(z.meta({ id: 'CourseCard' }));

export const courseCardExample = {
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  title: 'Practical SQL',
  summary: 'Ask a database good questions, and get answers fast.',
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
