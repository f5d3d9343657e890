import { count } from '@skillforge/core/observability';
import { transact } from '@skillforge/core/table';
import { type Account, newAccount } from './account.ts';
import { accountFrom } from './account-items.ts';
import { createAccount, readAccountItem } from './account-repository.ts';
import { readPoolRole, readPoolUser } from './user-pool.ts';

/**
 * Somebody's account, made from what the user pool knows of them, their groups too, if they have none yet. An erased one is never made
 * anew.
 *
 * @returns undefined for somebody whom the pool does not know either
 * @throws LostRaceError when another has made it at the same moment
 */
export async function accountOf(userId: string): Promise<Account | undefined> {
  const item = await readAccountItem(userId);
  const known = item && accountFrom(userId, item);
  if (known) return known;
  const [poolUser, role] = await Promise.all([readPoolUser(userId), readPoolRole(userId)]);
  if (!poolUser || !role) return undefined;
  const made = newAccount(userId, poolUser, role);
  const account = item ? { ...made, displayName: item.displayName } : made;
  await transact(createAccount(account, item));
  count('users', 'UsersRegistered');
  return account;
}
