import * as z from 'zod/mini';
import { category, levels, tag } from './course-fields.ts';

/** What `GET /courses` is asked for. */
export const listCoursesQuery = z.object({
  category: z.optional(category),
  level: z.optional(z.enum(levels)),
  tag: z.optional(tag),
  sort: z._default(z.enum(['newest', 'top-rated', 'popular']), 'newest'),
});
