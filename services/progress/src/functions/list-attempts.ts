import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import * as repository from '../attempt-repository.ts';
import { showSummary } from '../attempt-view.ts';
import { quizOfAttempts } from '../attempting.ts';
import { listAttempts } from '../contract.ts';

export const main = endpoint(listAttempts, quizOfAttempts, async ({ subject: place, page }) => {
  const { items, nextKey } = await repository.listAttempts(place, page);
  return pageReply({ items: items.map((attempt) => showSummary(attempt)), nextKey });
});
