import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { listMyCourses } from '../contract.ts';
import { listTaught } from '../course-repository.ts';
import { showCard } from '../course-view.ts';

export const main = endpoint(listMyCourses, async ({ caller, page }) => {
  const { items, nextKey } = await listTaught(caller.userId, page);
  return pageReply({ items: items.map(showCard), nextKey });
});
