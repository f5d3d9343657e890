import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent, ok } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { isReview } from '@skillforge/core/review';
import { reviewToModerate } from '../access.ts';
import { hideReview } from '../contract.ts';
import { setHidden } from '../review.ts';
import { moderateReview } from '../review-repository.ts';
import { showModeratedReview } from '../review-view.ts';

export const main = endpoint(hideReview, reviewToModerate, async ({ caller, subject, body, commit }) => {
  const { review: before, instructors } = subject;
  // Its author has deleted it; what is left of it is hidden.
  if (!isReview(before)) return noContent();
  const review = setHidden(before, true);
  const pieces = moderateReview(before, review, { actorId: caller.userId, ...body });
  const reply = await commit(pieces, ok(showModeratedReview(review, instructors)));
  if (review !== before) count(hideReview.service, 'ReviewsHidden');
  return reply;
});
