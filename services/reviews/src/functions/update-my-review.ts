import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { ownReviewToChange } from '../access.ts';
import { updateMyReview } from '../contract.ts';
import { editReview } from '../review.ts';
import { editMyReview } from '../review-repository.ts';
import { showOwnReview } from '../review-view.ts';

export const main = endpoint(updateMyReview, ownReviewToChange, async ({ subject, body, commit }) => {
  const review = editReview(subject.review, body);
  return commit(editMyReview(subject.review, review), ok(showOwnReview(review, subject.instructors)));
});
