import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { reviewToVoteFor } from '../access.ts';
import { voteHelpful } from '../contract.ts';
import { castVote } from '../review-repository.ts';

export const main = endpoint(voteHelpful, reviewToVoteFor, async ({ caller, subject, commit }) =>
  commit(castVote(subject.review, subject.mark, caller.userId), noContent()),
);
