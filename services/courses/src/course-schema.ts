import { cardFields, courseCard, courseCardExample } from '@skillforge/core/course/card-schema';
import { pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

/** A course with its description. */
export const course = z
  .strictObject({ ...cardFields, description: z.string() })
  .check(z.meta({ id: 'Course' }));

/** A page of the catalogue. */
export const coursePage = pageOf(courseCard);

export { courseCardExample };

export const courseExample = {
  ...courseCardExample,
  description: 'From the first `SELECT` to window functions, on data you can play with.',
};

export const draftExample = { ...courseExample, status: 'draft' };
export const archivedExample = { ...courseExample, status: 'archived' };
export const newCourseExample = { ...draftExample, publishedAt: null, lessonCount: 0, enrollmentCount: 0 };
export const draftCardExample = { ...courseCardExample, status: 'draft', publishedAt: null };
