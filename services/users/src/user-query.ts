import { line } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

/** What `GET /admin/users` may be asked for. */
export const listUsersQuery = z.object({
  role: z.optional(z.enum(['student', 'instructor', 'admin'])),
  email: z
    .optional(line(1, 254).check(z.toLowerCase()))
    .check(z.describe('How the e-mail address begins, in any case')),
  status: z.optional(z.enum(['active', 'deactivated'])),
});
