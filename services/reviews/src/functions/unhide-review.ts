import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent, ok } from '@skillforge/core/http/reply';
import { isReview } from '@skillforge/core/review';
import { reviewToModerate } from '../access.ts';
import { unhideReview } from '../contract.ts';
import { setHidden } from '../review.ts';
import { clearTombstone, moderateReview } from '../review-repository.ts';
import { showModeratedReview } from '../review-view.ts';

export const main = endpoint(
  unhideReview,
  reviewToModerate,
  async ({ caller, path, subject, body, commit }) => {
    const { review: before, instructors } = subject;
    const by = { actorId: caller.userId, ...body };
    if (!isReview(before)) return commit(clearTombstone(before, path, by), noContent());
    const review = setHidden(before, false);
    const pieces = moderateReview(before, review, by);
    return commit(pieces, ok(showModeratedReview(review, instructors)));
  },
);
