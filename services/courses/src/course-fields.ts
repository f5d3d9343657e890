import { line } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

/** The fields that what a course takes and what it shows have in common. */

export { courseId, level, levels, price } from '@skillforge/core/course/fields';

function slugOf(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** A category as its slug: "Data Science" and "data-science" are one. */
export const category = z.pipe(line(1, 40), z.transform(slugOf)).check(
  z.refine((slug) => slug !== '', 'must hold a letter or a digit'),
  // A few letters are two in lower case, and what is written must be what can be asked for.
  z.refine((slug) => slug.length <= 40, 'must be at most 40 characters in lower case'),
  z.meta({ examples: ['data-science'] }),
);

export const tag = line(1, 30).check(z.toLowerCase(), z.meta({ examples: ['web-development'] }));
