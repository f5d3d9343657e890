import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { ownReview } from '../access.ts';
import { getMyReview } from '../contract.ts';
import { showOwnReview } from '../review-view.ts';

export const main = endpoint(getMyReview, ownReview, async ({ subject: { review, instructors } }) =>
  ok(showOwnReview(review, instructors)),
);
