import * as z from 'zod/mini';

/** The key of an upload, as its answer gave it. Whether it is one of this course is a matter of the rules. */
export const uploadKey = z
  .string()
  .check(z.maxLength(300), z.regex(/^courses\/[\w./-]+$/, 'must be the key of an upload to this course'));
