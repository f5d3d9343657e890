import { endpoint } from '@skillforge/core/http/endpoint';
import { created } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { reviewer } from '../access.ts';
import { postReview } from '../contract.ts';
import { newReview } from '../review.ts';
import { createReview } from '../review-repository.ts';
import { showOwnReview } from '../review-view.ts';

export const main = endpoint(
  postReview,
  reviewer,
  async ({ path, subject: { author, buried }, body, commit }) => {
    const hidden = buried !== undefined;
    const review = newReview(path.courseId, author, { ...body, hidden });
    const location = `/reviews/${path.courseId}/mine`;
    const reply = await commit(createReview(review, buried), created(showOwnReview(review, []), location));
    count(postReview.service, 'ReviewsPosted');
    return reply;
  },
);
