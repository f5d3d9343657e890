import { publicEndpoint } from '@skillforge/core/http/public-endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import * as contract from '../contract.ts';
import { showCard } from '../course-view.ts';
import { searchCourses } from '../search/search.ts';

export const main = publicEndpoint(contract.searchCourses, async ({ query, page }) => {
  const { items, nextKey } = await searchCourses(query, page);
  return pageReply({ items: items.map(showCard), nextKey });
});
