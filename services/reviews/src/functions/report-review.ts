import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { reviewToReport } from '../access.ts';
import * as contract from '../contract.ts';
import { reportReview } from '../review-repository.ts';

export const main = endpoint(
  contract.reportReview,
  reviewToReport,
  async ({ caller: { userId }, subject, body, commit }) => {
    const pieces = reportReview(subject.review, subject.mark, { userId, ...body });
    const reply = await commit(pieces, noContent());
    if (pieces.length > 0) count(contract.reportReview.service, 'ReviewsReported');
    return reply;
  },
);
