import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { reviewToVoteFor } from '../access.ts';
import { withdrawVote } from '../contract.ts';
import { takeVoteBack } from '../review-repository.ts';

export const main = endpoint(withdrawVote, reviewToVoteFor, async ({ subject, commit }) =>
  commit(takeVoteBack(subject.review, subject.mark), noContent()),
);
