import * as z from 'zod';
import { category, levels, tag } from './course-fields.ts';

/** What `GET /courses` is asked for. */
export const listCoursesQuery = z.object({
  category: category.optional(),
  level: z.enum(levels).optional(),
  tag: tag.optional(),
  sort: z.enum(['newest', 'top-rated', 'popular']).default('newest'),
});
