import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditAction } from '@skillforge/core/audit';
import { lostRace, ServiceUnavailableError } from '@skillforge/core/errors';
import { count } from '@skillforge/core/observability';
import { untilWon } from '@skillforge/core/retry';
import { transact } from '@skillforge/core/table';
import { type Account, heldAnew, isHeld, newChange, type PendingChange } from './account.ts';
import {
  beginChange,
  endChange,
  FinishedByOthersError,
  holdChange,
  readAccount,
} from './account-repository.ts';
import { passOfErasure } from './erasure.ts';
import { revokeTokens } from './revocations.ts';
import {
  disable,
  enable,
  groupSteps,
  type PoolStep,
  signOutEverywhere,
  signOutUnlessDisabled,
} from './user-pool.ts';

/**
 * Changes that profile and user pool make together. The first transaction decides: from there on the change holds in the
 * table, and is marked as one that has to be carried out in the pool. The second takes the marks away. In between
 * whoever dies leaves the rest to the clock.
 *
 * One at a time is at an account's change, for the pool knows no conditions: a second change waits for the first, or
 * carries it out itself once nobody can be at it any more.
 */

/** How long the pool may take in all, so that the caller is told and the hold does not run out. */
const mostPoolMilliseconds = 9_000;

function poolSteps({ role }: Account, { kind }: PendingChange): PoolStep[] {
  if (kind === 'role') return [...groupSteps(role), signOutUnlessDisabled];
  // Whoever signed in between sign-out and disabling could go on from there.
  return kind === 'activation' ? [enable, signOutEverywhere] : [signOutUnlessDisabled, disable];
}

async function carryOutInPool(account: Account, change: PendingChange): Promise<void> {
  const startedAt = performance.now();
  for (const step of poolSteps(account, change)) {
    if (performance.now() - startedAt > mostPoolMilliseconds) {
      throw new ServiceUnavailableError(new Error('The user pool takes too long'));
    }
    await step(account.userId);
  }
}

/**
 * Carries a change out in the pool, and ends it.
 *
 * @returns up to which second tokens are refused now; undefined for a change that refuses none
 * @throws ServiceUnavailableError when the pool or the table cannot be reached
 */
async function carryOut(account: Account, change: PendingChange): Promise<number | undefined> {
  const { userId } = account;
  try {
    await carryOutInPool(account, change);
  } catch (error) {
    // Whoever comes next need not wait; if this fails too, they do.
    await holdChange(userId, change, 0).catch(() => false);
    throw error;
  }
  let refusedUntil: number | undefined;
  try {
    await untilWon(async () => {
      const now = new Date();
      refusedUntil = change.kind === 'activation' ? undefined : Math.floor(now.getTime() / 1000);
      // Once more: who signed in since the first time may have got a token with the old groups.
      const revocation = refusedUntil === undefined ? [] : [await revokeTokens(userId, now)];
      await transact([...endChange(userId, change), ...revocation]);
    });
  } catch (error) {
    if (!(error instanceof FinishedByOthersError)) throw error;
  }
  return refusedUntil;
}

/** A token tells its second only: one that is asked for after the answer must not bear the last refused one. */
async function untilSecondIsOver(second: number): Promise<void> {
  // A timer may go off a moment early.
  const left = (second + 1) * 1000 + 5 - Date.now();
  await sleep(Math.min(Math.max(left, 0), 1_005));
}

const actions = {
  role: 'role-changed',
  deactivation: 'user-deactivated',
  activation: 'user-activated',
} as const satisfies Record<string, AuditAction>;

/**
 * Changes an account in profile and user pool.
 *
 * @param after the very same object when nothing is to change
 * @returns the account as it is now
 * @throws ConflictError `last-admin`, LostRaceError when it has changed since or another change is not finished yet,
 *   ServiceUnavailableError (a change that was decided by then is finished in the background)
 */
export async function changeAccount(
  before: Account,
  after: Account,
  { kind, actorId }: { kind: keyof typeof actions; actorId: string },
): Promise<Account> {
  if (before.pending) {
    await finishAccountChange(before.userId);
    throw lostRace();
  }
  if (after === before) return before;
  const now = new Date();
  const change = newChange(kind, now);
  const details: Record<string, string> = kind === 'role' ? { from: before.role, to: after.role } : {};
  const audit = { actorId, action: actions[kind], userId: after.userId, details };
  await transact(await beginChange(before, after, change, audit, now));
  if (kind === 'deactivation') count('users', 'UsersDeactivated');
  const refusedUntil = await carryOut(after, change);
  if (refusedUntil !== undefined) await untilSecondIsOver(refusedUntil);
  return after;
}

/**
 * Finishes what was begun with an account, unless somebody is at it.
 *
 * @returns false when there is something left to be done
 */
export async function finishAccountChange(userId: string, now = new Date()): Promise<boolean> {
  const account = await readAccount(userId);
  const change = account?.pending;
  if (!account || !change) return true;
  if (isHeld(change, now)) return false;
  if (change.kind === 'erasure') return passOfErasure(userId, change, now);
  const held = heldAnew(change, now);
  if (!(await holdChange(userId, change, held.heldUntil))) return false;
  await carryOut(account, held);
  return true;
}

/** Goes on with an erasure, unless somebody is at it. */
export async function continueErasure(userId: string, now = new Date()): Promise<void> {
  const change = (await readAccount(userId))?.pending;
  if (change?.kind === 'erasure' && !isHeld(change, now)) await passOfErasure(userId, change, now);
}
