import type { UserRole } from '@skillforge/core/profile';
import { transact } from '@skillforge/core/table';
import { type Account, withRole } from './account.ts';
import { takeOverRole } from './account-repository.ts';
import { refusedUntil } from './revocations.ts';
import { readPoolRole } from './user-pool.ts';

/** How long the pool may still tell groups from before a change, to be on the safe side. */
const settlingMilliseconds = 60_000;

/**
 * An account with the role of its user's groups: an operator may have changed these in the pool, past the profile. The
 * first admin is made that way.
 *
 * An account whose change is not finished is left alone, for that sets the groups, and so is one whose tokens were refused
 * a moment ago: its last change may not be seen everywhere in the pool.
 *
 * @param told the role that a token tells, which may be older than a change: the pool is asked if the profile has another
 *   one, and has to agree with it
 * @throws LostRaceError when the account has changed since it was read, ServiceUnavailableError without the pool
 */
export async function withPoolRole(account: Account, told?: UserRole): Promise<Account> {
  const { userId, pending, status } = account;
  if (pending || status === 'erased' || told === account.role) return account;
  const role = await readPoolRole(userId);
  if (role === undefined || role === account.role || (told !== undefined && told !== role)) return account;
  const now = new Date();
  const settledAt = (await refusedUntil(userId)) * 1000 + settlingMilliseconds;
  if (now.getTime() < settledAt) return account;
  const after = withRole(account, role);
  await transact(takeOverRole(account, after, now));
  return after;
}
