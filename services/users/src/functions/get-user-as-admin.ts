import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { anyAccount } from '../access.ts';
import { showUser } from '../account-view.ts';
import { getUserAsAdmin } from '../contract.ts';

export const main = endpoint(getUserAsAdmin, anyAccount, async ({ subject: account }) =>
  ok(showUser(account)),
);
