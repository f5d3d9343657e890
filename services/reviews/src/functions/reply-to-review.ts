import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { reviewToReplyTo } from '../access.ts';
import { replyToReview } from '../contract.ts';
import { replyTo } from '../review.ts';
import { writeReply } from '../review-repository.ts';
import { showReview } from '../review-view.ts';

export const main = endpoint(replyToReview, reviewToReplyTo, async ({ caller, subject, body, commit }) => {
  const { review: before, instructors } = subject;
  const review = replyTo(before, { ...body, userId: caller.userId });
  return commit(writeReply(before, review, caller), ok(showReview(review.card, instructors)));
});
