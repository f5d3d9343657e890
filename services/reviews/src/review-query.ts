import * as z from 'zod/mini';

/** What `GET /reviews/{courseId}` is asked for. */
export const listReviewsQuery = z.object({
  sort: z._default(z.enum(['newest', 'highest', 'lowest', 'helpful']), 'newest'),
});

export type ReviewSort = z.output<typeof listReviewsQuery>['sort'];
