import * as z from 'zod/mini';
import { mostLessons } from './lesson-fields.ts';

/** What `PUT /courses/{courseId}/lessons/order` takes. */
export const reorderLessonsBody = z.strictObject({
  lessonIds: z
    .array(z.string().check(z.maxLength(40)))
    .check(z.maxLength(mostLessons), z.describe('Every lesson of the course, once each')),
});

/** What it answers. */
export const reorderedLessons = z.strictObject({ courseId: z.string(), lessonIds: z.array(z.string()) });
