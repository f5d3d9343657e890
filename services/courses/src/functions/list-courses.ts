import { publicEndpoint } from '@skillforge/core/http/public-endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { listCourses } from '../contract.ts';
import { listPublished } from '../course-repository.ts';
import { showCard } from '../course-view.ts';

export const main = publicEndpoint(listCourses, async ({ query, page }) => {
  const { items, nextKey } = await listPublished(query, page);
  return pageReply({ items: items.map(showCard), nextKey });
});
