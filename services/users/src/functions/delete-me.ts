import { endpoint } from '@skillforge/core/http/endpoint';
import { accepted } from '@skillforge/core/http/reply';
import { ownAccountOrRemains } from '../access.ts';
import { erased, newErasure } from '../account.ts';
import { beginErasure } from '../account-repository.ts';
import { deleteMe } from '../contract.ts';

export const main = endpoint(deleteMe, ownAccountOrRemains, async ({ subject: account, commit }) => {
  if (account.status === 'erased') return accepted();
  const now = new Date();
  return commit(await beginErasure(account, erased(account), newErasure(now), now), accepted());
});
