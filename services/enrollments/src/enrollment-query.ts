import * as z from 'zod/mini';

/** What `GET /me/enrollments` is asked for. */
export const listMyEnrollmentsQuery = z.object({
  status: z.optional(z.enum(['active', 'cancelled', 'completed'])),
});

/** What `GET /courses/{courseId}/enrollments` is asked for. */
export const listRosterQuery = z.object({
  sort: z
    ._default(z.enum(['recent', 'inactive']), 'recent')
    .check(z.describe('By the day of the last activity: the latest first, or the longest ago first')),
});
