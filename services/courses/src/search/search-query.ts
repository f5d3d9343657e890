import { line } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';
import { category, level, tag } from '../course-fields.ts';
import { queryWordsOf } from './words.ts';

/** What `GET /courses/search` is asked for. */
export const searchCoursesQuery = z.object({
  query: line(1, 100).check(
    z.refine((query) => queryWordsOf(query).length > 0, 'must hold a letter or a digit'),
    z.meta({ examples: ['practical sql'] }),
  ),
  category: z.optional(category),
  level: z.optional(level),
  tag: z.optional(tag),
});
