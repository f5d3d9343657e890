import { profileKey, revokedKey } from '@skillforge/core/keys';
import { type Cost, capacityMeter } from '@skillforge/testing/capacity-meter';
import type { Account } from '../src/account.ts';
import { accountFields } from '../src/account-items.ts';
import { type Member, type Operation, startUsers } from './users.ts';

/** What the routes cost: the budgets of docs/data-model.md, counted at the table's client. */

const users = await startUsers();
const { ask, done, member, signUp, putAll, put } = users;
const measured = capacityMeter(users.table);
afterAll(() => users.stop());

const ada = await member('admin', { email: 'ada@skillforge.test' });
const sam = await member('student', { email: 'sam@skillforge.test' });

async function costOf(operation: Operation, asking: Parameters<typeof ask>[1] = {}): Promise<Cost> {
  const { result, cost } = await measured(() => ask(operation, asking));
  expect({ operation, status: result.status }).toEqual({
    operation,
    status: result.status < 300 ? result.status : 200,
  });
  return { ...cost, consistentReads: cost.consistentReads.toSorted() };
}

/** An account as they are: a name of two words, a picture, a biography of 300 characters, some preferences. */
function realistic(number: number, role: Account['role']): Account {
  const userId = `7c9e6679-7425-40de-944b-${String(number).padStart(12, '0')}`;
  return {
    userId,
    email: `firstname.lastname.${String(number).padStart(6, '0')}@university.example`,
    displayName: 'Ingrid Sørensen-Haddad',
    avatarKey: `avatars/${userId}/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.webp`,
    role,
    status: 'active',
    createdAt: '2026-03-01T09:00:00.000Z',
    bio: 'b'.repeat(300),
    preferences: { language: 'nb-NO', emailNotifications: true, playbackSpeed: 1.25 },
    revisions: { v: 1 },
  };
}

const plant = (from: number, to: number, roleOf: (number: number) => Account['role']) =>
  putAll(
    Array.from({ length: to - from }, (_, at) => {
      const account = realistic(from + at, roleOf(from + at));
      return { ...profileKey(account.userId), ...accountFields(account) };
    }),
  );

describe('one’s own profile', () => {
  test('is read in one call, strongly consistent, for 1 RCU', async () => {
    expect(await costOf('getMe', { as: sam })).toEqual({
      roundTrips: 1,
      calls: ['GetItemCommand'],
      readUnits: 1,
      writeUnits: 0,
      consistentReads: [true],
    });
  });

  test('takes over a role of the pool in two trips, beside the pool and the revocations', async () => {
    const noor = await member();
    await users.pool('AdminAddUserToGroup', { Username: noor.email, GroupName: 'instructor' });
    const as = { ...noor, token: await users.tokenOf(noor.userId, 'instructor') };
    const cost = await costOf('getMe', { as });
    expect(cost.calls).toEqual(['GetItemCommand', 'TransactWriteItemsCommand']);
    expect(cost.consistentReads).toEqual([true]);
    expect(cost.writeUnits).toBeLessThanOrEqual(8);
    expect(await costOf('getMe', { as })).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  test('is changed in two trips: 2 WCU, and 2 more for the index when a list shows what changes', async () => {
    const quiet = await costOf('updateMe', { as: sam, body: { bio: 'b' } });
    expect(quiet).toMatchObject({ roundTrips: 2, calls: ['GetItemCommand', 'TransactWriteItemsCommand'] });
    expect([quiet.readUnits, quiet.writeUnits]).toEqual([1, 2]);
    const seen = await costOf('updateMe', { as: sam, body: { displayName: 'Sam R.' } });
    expect(seen.roundTrips).toBe(2);
    expect(seen.writeUnits).toBeLessThanOrEqual(4);
  });

  test('is made in two trips', async () => {
    const cost = await costOf('getMe', { as: await signUp() });
    expect(cost).toMatchObject({ roundTrips: 2, readUnits: 0.5 + 0.5 });
    expect(cost.writeUnits).toBeLessThanOrEqual(4);
  });
});

describe('a page of 20 users', () => {
  const queries: Record<string, string>[] = [
    {},
    { role: 'student' },
    { email: 'firstname' },
    { role: 'instructor' },
  ];

  test('takes one trip and 3 RCU at most, however many users there are', async () => {
    await plant(0, 300, (number) =>
      number % 10 === 0 ? 'instructor' : number % 97 === 1 ? 'admin' : 'student',
    );
    const small = new Map<object, Cost>();
    for (const query of queries) {
      const cost = await costOf('listUsers', { as: ada, query });
      expect({ query, roundTrips: cost.roundTrips }).toEqual({ query, roundTrips: 1 });
      expect(cost.calls).toEqual(Array(query.role ? 1 : 3).fill('QueryCommand'));
      expect(new Set(cost.consistentReads)).toEqual(new Set([false]));
      expect(cost.readUnits).toBeLessThanOrEqual(3);
      expect(cost.writeUnits).toBe(0);
      small.set(query, cost);
    }
    await plant(300, 2_000, (number) => (number % 10 === 0 ? 'instructor' : 'student'));
    for (const query of queries) {
      expect({ query, cost: await costOf('listUsers', { as: ada, query }) }).toEqual({
        query,
        cost: small.get(query),
      });
      let cursor = (await done('listUsers', { as: ada, query })).nextCursor;
      for (let page = 0; page < 3; page++) {
        const cost = await costOf('listUsers', { as: ada, query: { ...query, cursor } });
        expect([cost.roundTrips, cost.readUnits <= 3]).toEqual([1, true]);
        cursor = (await done('listUsers', { as: ada, query: { ...query, cursor } })).nextCursor;
      }
    }
  }, 60_000);

  test('of which more are admins than students takes a second trip, and still gives whole pages', async () => {
    await putAll(
      Array.from({ length: 40 }, (_, at) => {
        const account = { ...realistic(10_000 + at, 'admin'), email: `admins-${at}@skillforge.test` };
        return { ...profileKey(account.userId), ...accountFields(account) };
      }),
    );
    const cost = await costOf('listUsers', { as: ada, query: { email: 'admins-' } });
    expect(cost).toMatchObject({ roundTrips: 2 });
    expect(cost.readUnits).toBeLessThanOrEqual(3.5);
  });
});

describe('the other reads', () => {
  test('a public user takes two trips, none strongly consistent: profile and entries, then the courses', async () => {
    const amara = await member('instructor');
    const instructors = [{ userId: amara.userId, displayName: 'Amara' }];
    for (let at = 0; at < 5; at++) await users.plantCourse(`01JD0M8Z5W3V7QH2K4N6P8R0T${at}`, { instructors });
    const cost = await costOf('getUser', { path: amara });
    expect(cost).toMatchObject({ roundTrips: 2, consistentReads: [false, false, false] });
    expect(cost.readUnits).toBeLessThanOrEqual(0.5 + 0.5 + 5 * 0.5);
    // Who teaches nothing takes one.
    expect(await costOf('getUser', { path: sam })).toMatchObject({ roundTrips: 1, readUnits: 1 });
  });

  test('the audit takes one query for each month that it looks into, six at most', async () => {
    const cost = await costOf('listAudit', { as: ada });
    expect(new Set(cost.consistentReads)).toEqual(new Set([true]));
    expect(cost.calls.length).toBeLessThanOrEqual(6);
    expect(cost.readUnits).toBeLessThanOrEqual(6);
  });

  test('how far an export is takes one strongly consistent read', async () => {
    expect(await costOf('getExport', { as: sam })).toMatchObject({ roundTrips: 1, consistentReads: [true] });
  });
});

describe('changes of an account', () => {
  test('a new role takes three trips and at most 18 WCU, whoever else there is', async () => {
    await put({ ...revokedKey, users: {} });
    const change = async (role: string) => costOf('changeRole', { as: ada, path: sam, body: { role } });
    const cost = await change('instructor');
    // The profile; the decision; its end.
    expect(cost.calls).toEqual(['GetItemCommand', 'TransactWriteItemsCommand', 'TransactWriteItemsCommand']);
    expect(cost.roundTrips).toBe(3);
    expect(cost.writeUnits).toBeLessThanOrEqual(18);
    expect(await change('instructor')).toMatchObject({ roundTrips: 1, writeUnits: 0, readUnits: 1 });
    await change('student');
  });

  test('an erasure is asked for in two trips', async () => {
    const noor: Member = await member();
    const cost = await costOf('deleteMe', { as: noor });
    expect(cost).toMatchObject({ roundTrips: 2 });
    expect(cost.writeUnits).toBeLessThanOrEqual(10);
  });

  test('an export is asked for in three trips: profile and count, the last one, the write', async () => {
    const noor = await member();
    const cost = await costOf('requestExport', { as: noor });
    expect(cost.roundTrips).toBeLessThanOrEqual(3);
    expect(cost.writeUnits).toBeLessThanOrEqual(4);
  });
});
