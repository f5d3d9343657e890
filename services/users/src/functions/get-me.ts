import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { ownAccount } from '../access.ts';
import { showProfile } from '../account-view.ts';
import { getMe } from '../contract.ts';

export const main = endpoint(getMe, ownAccount, async ({ subject: account }) =>
  ok(showProfile(account), account.revisions),
);
