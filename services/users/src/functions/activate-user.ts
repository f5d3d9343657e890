import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { accountToChange } from '../access.ts';
import { withStatus } from '../account.ts';
import { changeAccount } from '../account-changes.ts';
import { showUser } from '../account-view.ts';
import { activateUser } from '../contract.ts';

export const main = endpoint(activateUser, accountToChange, async ({ caller, subject: before }) => {
  const by = { kind: 'activation', actorId: caller.userId } as const;
  return ok(showUser(await changeAccount(before, withStatus(before, 'active'), by)));
});
