import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { showUser } from '../account-view.ts';
import * as contract from '../contract.ts';
import { listUsers } from '../user-list.ts';

export const main = endpoint(contract.listUsers, async ({ query, page }) => {
  const { items, nextKey } = await listUsers(query, page);
  return pageReply({ items: items.map(showUser), nextKey });
});
