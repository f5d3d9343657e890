import { text } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const rating = z.literal([1, 2, 3, 4, 5]).check(z.describe('1 is the worst, 5 the best'));

const reviewText = text(0, 2_000).check(z.describe('Plain text; empty for a rating alone'));

/** What `POST /reviews/{courseId}` takes. */
export const postReviewBody = z.strictObject({ rating, text: z._default(reviewText, '') });

/** What `PUT /reviews/{courseId}/mine` takes: the fields to change. */
export const updateMyReviewBody = z.partial(z.strictObject({ rating, text: reviewText }));

/** What `PUT /reviews/{courseId}/{reviewId}/reply` takes. */
export const replyToReviewBody = z.strictObject({
  text: text(1, 1_000).check(z.describe('Plain text')),
});

const reason = z.enum(['spam', 'offensive', 'off-topic', 'conflict-of-interest', 'personal-data', 'other']);

/** What `POST /reviews/{courseId}/{reviewId}/report` takes. */
export const reportReviewBody = z.strictObject({
  reason,
  comment: z.optional(text(1, 500).check(z.describe('What else there is to say'))),
});

/** What `POST /reviews/{courseId}/{reviewId}/hide` and `…/unhide` take, if anything. */
export const moderateReviewBody = z.strictObject({
  reason: z.optional(reason).check(z.describe('Stands in the audit')),
});

export type ModerationReason = z.output<typeof moderateReviewBody>['reason'];
