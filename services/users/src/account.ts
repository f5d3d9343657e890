import { isDeepStrictEqual } from 'node:util';
import { UnprocessableError } from '@skillforge/core/errors';
import { isAvatarKey } from '@skillforge/core/files/file-names';
import { line } from '@skillforge/core/http/fields';
import { newId } from '@skillforge/core/ids';
import type { UserRole, UserStatus } from '@skillforge/core/profile';
import { formerLearner, namelessLearner } from '@skillforge/core/user-names';
import type * as z from 'zod/mini';
import type { Preferences, updateMeBody } from './profile-body.ts';

/** The rules of accounts. Nothing here reads or writes. */

/**
 * Something that was begun with an account and has to be finished: in the user pool, or, for an erasure, everywhere. It is
 * finished by whoever began it or, should that die, by the clock.
 */
export interface PendingChange {
  changeId: string;
  kind: 'role' | 'deactivation' | 'activation' | 'erasure';
  /** ISO 8601. */
  begunAt: string;
  /** Until when somebody is at it, in milliseconds since 1970: nobody else takes it up before. */
  heldUntil: number;
  /** Of an erasure: the courses whose enrollments are gone, which lead to the reviews. */
  courseIds?: string[];
}

/** Somebody's account. Times are ISO 8601. */
export interface Account {
  userId: string;
  email: string;
  displayName: string;
  /** Below `avatars/<userId>/`; null without a picture. */
  avatarKey: string | null;
  role: UserRole;
  status: UserStatus;
  createdAt: string;
  bio: string;
  preferences: Preferences;
  pending?: PendingChange | undefined;
  revisions: { v: number };
}

/** What the user pool knows of somebody. */
export interface PoolUser {
  email: string;
  emailVerified: boolean;
  name: string | undefined;
  enabled: boolean;
}

const longestName = 80;
const nameRule = line(1, longestName);

/** As much of a name as is allowed, without half a character at its end. */
const cut = (name: string) => name.slice(0, longestName).replace(/[\uD800-\uDBFF]$/, '');

/** A name to begin with: the pool's, or one that tells nothing but four characters of the id. */
function firstName(userId: string, name: string | undefined): string {
  // A pool that has no names of its own may have put the address there.
  const sayable = name?.includes('@') ? undefined : nameRule.safeParse(cut(name ?? '')).data;
  return sayable ?? `${namelessLearner} ${userId.slice(0, 4)}`;
}

/** The account of somebody whom the pool knows. */
export function newAccount(
  userId: string,
  { email, name, enabled }: PoolUser,
  role: UserRole,
  now = new Date(),
): Account {
  return {
    userId,
    email: email.toLowerCase(),
    displayName: firstName(userId, name),
    avatarKey: null,
    role,
    status: enabled ? 'active' : 'deactivated',
    createdAt: now.toISOString(),
    bio: '',
    preferences: {},
    revisions: { v: 1 },
  };
}

function edited(account: Account, changes: Partial<Account>): Account {
  const next = { ...account, ...changes };
  if (isDeepStrictEqual(next, account)) return account;
  return { ...next, revisions: { v: account.revisions.v + 1 } };
}

/**
 * An account with some fields of its profile changed; the very same object if nothing is.
 *
 * @throws UnprocessableError `invalid-request` when the picture is none that its owner has uploaded
 */
export function editProfile(account: Account, fields: z.output<typeof updateMeBody>): Account {
  const { avatarKey } = fields;
  if (avatarKey && !isAvatarKey(avatarKey, account.userId)) {
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', {
      errors: [
        { in: 'body', pointer: '/avatarKey', detail: 'Must be the key of an avatar that you uploaded' },
      ],
    });
  }
  return edited(
    account,
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  );
}

/** Whether others have copied what an edit changes. */
export function isSeenByOthers(before: Account, after: Account): boolean {
  return before.displayName !== after.displayName || before.avatarKey !== after.avatarKey;
}

export function withRole(account: Account, role: UserRole): Account {
  return edited(account, { role });
}

export function withStatus(account: Account, status: 'active' | 'deactivated'): Account {
  return edited(account, { status });
}

/** What is left of an account that its owner has had erased. */
export function erased(account: Account): Account {
  return edited(account, {
    email: '',
    displayName: formerLearner,
    avatarKey: null,
    role: 'student',
    status: 'erased',
    bio: '',
    preferences: {},
  });
}

/** Whether somebody is one of those of whom one must stay. */
export function isActiveAdmin({ role, status }: Pick<Account, 'role' | 'status'>): boolean {
  return role === 'admin' && status === 'active';
}

/** How long whoever begins a change may be at it: longer than a function that answers requests lives. */
const holdMilliseconds = 30_000;

/** How long after an erasure a request may still write that was under way: tokens are refused within 5 s, functions end within 20. */
const lateWritesMilliseconds = 60_000;

/** A change as whoever carries it out themself begins it. */
export function newChange(kind: PendingChange['kind'], now: Date): PendingChange {
  return {
    changeId: newId(now.getTime()),
    kind,
    begunAt: now.toISOString(),
    heldUntil: now.getTime() + holdMilliseconds,
  };
}

/** An erasure, for whoever comes first. */
export function newErasure(now: Date): PendingChange {
  return { ...newChange('erasure', now), heldUntil: 0 };
}

/** Whether somebody may be at it. */
export function isHeld({ heldUntil }: PendingChange, now: Date): boolean {
  // No hold is longer: one that seems so was written by a clock that ran ahead.
  const left = heldUntil - now.getTime();
  return left > 0 && left <= holdMilliseconds + lateWritesMilliseconds;
}

/** A change as it is taken up by somebody else. */
export function heldAnew(change: PendingChange, now: Date): PendingChange {
  return { ...change, heldUntil: now.getTime() + holdMilliseconds };
}

/** Whether nobody can write for the account of an erasure any more. */
export function isQuiet({ begunAt }: PendingChange, now: Date): boolean {
  return now.getTime() - Date.parse(begunAt) > lateWritesMilliseconds;
}

/** From when on the next pass of an erasure may find nothing new, in milliseconds since 1970. */
export function quietFrom({ begunAt }: PendingChange): number {
  return Date.parse(begunAt) + lateWritesMilliseconds;
}
