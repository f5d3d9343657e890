import fc from 'fast-check';
import {
  editProfile,
  erased,
  heldAnew,
  isActiveAdmin,
  isHeld,
  isQuiet,
  isSeenByOthers,
  newAccount,
  newChange,
  newErasure,
  quietFrom,
  withRole,
  withStatus,
} from '../src/account.ts';
import { firstAccountItems } from '../src/account-items.ts';
import { isRunning, newExport } from '../src/data-export.ts';

const now = new Date('2026-03-01T09:00:00.000Z');
const poolUser = { email: 'Sam@Example.com', emailVerified: true, name: undefined, enabled: true };
const sam = newAccount('7c9e6679-7425-40de-944b-e07fc1f90ae7', poolUser, 'student', now);
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('a new account', () => {
  test('has its address in lower case, and a name that tells nothing of it', () => {
    expect(sam).toMatchObject({ email: 'sam@example.com', displayName: 'Learner 7c9e', status: 'active' });
    fc.assert(
      fc.property(fc.emailAddress(), fc.option(fc.string(), { nil: undefined }), (email, name) => {
        const { displayName } = newAccount(sam.userId, { ...poolUser, email, name }, 'student', now);
        expect(displayName).not.toContain('@');
        expect(displayName.length).toBeGreaterThan(0);
        expect(displayName.isWellFormed()).toBe(true);
      }),
    );
  });

  test('of somebody who may not sign in is deactivated', () => {
    expect(newAccount(sam.userId, { ...poolUser, enabled: false }, 'admin', now).status).toBe('deactivated');
  });
});

describe('an edit', () => {
  test('changes the given fields and counts; what changes nothing is the very same account', () => {
    const edited = editProfile(sam, { bio: 'New', displayName: undefined });
    expect(edited).toEqual({ ...sam, bio: 'New', revisions: { v: 2 } });
    expect(editProfile(edited, { bio: 'New', preferences: {} })).toBe(edited);
    expect(withRole(sam, 'student')).toBe(sam);
    expect(withStatus(sam, 'active')).toBe(sam);
  });

  test('is seen by others when it changes name or picture', () => {
    const key = `avatars/${sam.userId}/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.png`;
    expect(isSeenByOthers(sam, editProfile(sam, { bio: 'New' }))).toBe(false);
    expect(isSeenByOthers(sam, editProfile(sam, { displayName: 'New' }))).toBe(true);
    expect(isSeenByOthers(sam, editProfile(sam, { avatarKey: key }))).toBe(true);
    expect(() => editProfile(sam, { avatarKey: key.replace('7c9e', '8c9e') })).toThrow();
  });
});

test('what is left of an erased account tells nothing but its id', () => {
  const full = editProfile(withRole(sam, 'admin'), { bio: 'Me', preferences: { a: 1 }, displayName: 'Sam' });
  expect(erased(full)).toEqual({
    userId: sam.userId,
    email: '',
    displayName: 'Former learner',
    avatarKey: null,
    role: 'student',
    status: 'erased',
    createdAt: sam.createdAt,
    bio: '',
    preferences: {},
    revisions: { v: 4 },
  });
});

test('only an active admin is one of those of whom one must stay', () => {
  const admin = withRole(sam, 'admin');
  expect([sam, admin, withStatus(admin, 'deactivated'), erased(admin)].map(isActiveAdmin)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test('accounts that are made together come with the number of admins, each in the list of its role', () => {
  const ada = { ...withRole(sam, 'admin'), userId: 'ada' };
  const items = firstAccountItems([sam, ada, withStatus({ ...ada, userId: 'eve' }, 'deactivated')]);
  expect(items.at(-1)).toEqual({ PK: 'control', SK: 'admins', count: 1 });
  expect(items).toHaveLength(4);
  expect(items[1]).toMatchObject({
    PK: 'user#ada',
    SK: 'profile',
    GSI2PK: 'role#admin',
    GSI2SK: 'sam@example.com#ada',
    role: 'admin',
    status: 'active',
    card: { userId: 'ada', email: 'sam@example.com', role: 'admin' },
  });
});

describe('a change that was begun', () => {
  test('is its own process’s for half a minute, then anybody’s', () => {
    const change = newChange('role', now);
    expect([0, 29, 30, 31].map((seconds) => isHeld(change, later(seconds)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isHeld(heldAnew(change, later(40)), later(69))).toBe(true);
    expect(heldAnew(change, later(40)).changeId).toBe(change.changeId);
    // By a clock that ran ahead.
    expect(isHeld(change, later(-3_600))).toBe(false);
  });

  test('of an erasure is anybody’s at once, and quiet after a minute', () => {
    const erasure = newErasure(now);
    expect(isHeld(erasure, now)).toBe(false);
    expect([59, 60, 61].map((seconds) => isQuiet(erasure, later(seconds)))).toEqual([false, false, true]);
    expect(isHeld({ ...erasure, heldUntil: quietFrom(erasure) }, later(1))).toBe(true);
  });
});

test('an export is running for an hour at most', () => {
  const asked = newExport(now);
  expect([0, 3_599, 3_600].map((seconds) => isRunning(asked, later(seconds)))).toEqual([true, true, false]);
});
