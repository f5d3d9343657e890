import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { accountToChange } from '../access.ts';
import { withStatus } from '../account.ts';
import { changeAccount } from '../account-changes.ts';
import { showUser } from '../account-view.ts';
import { deactivateUser } from '../contract.ts';

export const main = endpoint(deactivateUser, accountToChange, async ({ caller, subject: before }) => {
  const by = { kind: 'deactivation', actorId: caller.userId } as const;
  return ok(showUser(await changeAccount(before, withStatus(before, 'deactivated'), by)));
});
