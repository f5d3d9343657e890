import { publicEndpoint } from '@skillforge/core/http/public-endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { publishedCourse } from '../access.ts';
import * as contract from '../contract.ts';
import { listReviews } from '../review-repository.ts';
import { showReview, showSummary } from '../review-view.ts';

export const main = publicEndpoint(contract.listReviews, async ({ path: { courseId }, query, page }) => {
  const [{ gate, instructors }, { items, nextKey }] = await Promise.all([
    publishedCourse(courseId),
    listReviews(courseId, query.sort, page),
  ]);
  const shown = items.map(({ card }) => showReview(card, instructors));
  return pageReply({ items: shown, nextKey, summary: showSummary(gate) });
});
