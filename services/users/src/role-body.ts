import * as z from 'zod/mini';

/** What `PUT /admin/users/{userId}/role` takes. */
export const changeRoleBody = z.strictObject({ role: z.enum(['student', 'instructor', 'admin']) });
