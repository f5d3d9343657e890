import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { ownReview } from '../access.ts';
import { deleteMyReview } from '../contract.ts';
import { deleteReview } from '../review-repository.ts';

export const main = endpoint(deleteMyReview, ownReview, async ({ subject: { review }, commit }) =>
  commit(deleteReview(review), noContent()),
);
