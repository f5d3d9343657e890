import type { Caller } from '@skillforge/core/caller';
import { NotFoundError } from '@skillforge/core/errors';
import type { UserRole } from '@skillforge/core/profile';
import type { Account } from './account.ts';
import { accountOf } from './first-use.ts';
import { withPoolRole } from './pool-role.ts';

/** The preconditions of the routes: whose account it is about, or why not. */

function roleOf({ isAdmin, isInstructor }: Caller): UserRole {
  if (isAdmin) return 'admin';
  return isInstructor ? 'instructor' : 'student';
}

async function accountOrRemains(userId: string): Promise<Account> {
  const account = await accountOf(userId);
  if (!account) throw new NotFoundError('user');
  return account;
}

async function accountThere(userId: string): Promise<Account> {
  const account = await accountOrRemains(userId);
  if (account.status === 'erased') throw new NotFoundError('user');
  return account;
}

/** The caller's own account, with the role that their token tells, if the user pool says so too. */
export async function ownAccount({ caller }: { caller: Caller }): Promise<Account> {
  return withPoolRole(await accountThere(caller.userId), roleOf(caller));
}

/** The caller's own account, or what is left of it, for them to erase. */
export async function ownAccountOrRemains({ caller }: { caller: Caller }): Promise<Account> {
  return withPoolRole(await accountOrRemains(caller.userId));
}

/** Anybody's account, for administrators. */
export function anyAccount({ path }: { path: { userId: string } }): Promise<Account> {
  return accountThere(path.userId);
}

/** Anybody's account, for administrators to change. */
export async function accountToChange(asked: { path: { userId: string } }): Promise<Account> {
  return withPoolRole(await anyAccount(asked));
}
