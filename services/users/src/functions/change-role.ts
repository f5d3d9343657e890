import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { accountToChange } from '../access.ts';
import { withRole } from '../account.ts';
import { changeAccount } from '../account-changes.ts';
import { showUser } from '../account-view.ts';
import { changeRole } from '../contract.ts';

export const main = endpoint(changeRole, accountToChange, async ({ caller, subject: before, body }) => {
  const by = { kind: 'role', actorId: caller.userId } as const;
  return ok(showUser(await changeAccount(before, withRole(before, body.role), by)));
});
