import { accountDueKey, accountDuePartition, auditPartition } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { injectFaults } from '@skillforge/testing/faults';
import { type Member, type Operation, poolChangesNothing, refusal, startUsers } from './users.ts';

const users = await startUsers();
const { ask, done, member, signUp, profileOf, inPool, adminCount, stored, storedUnder, revoked } = users;
afterAll(() => users.stop());

const ada = await member('admin', { name: 'Ada Novak' });
const faults = injectFaults(users.table);

const month = () => new Date().toISOString().slice(0, 7).replace('-', '');

async function auditOf({ userId }: Member) {
  const entries = (await storedUnder(auditPartition(month()))).map(({ entry }) => entry);
  return entries.filter((entry) => entry.userId === userId);
}

async function isFinished({ userId }: Member): Promise<boolean> {
  return !(await profileOf({ userId }))?.pending && !(await stored(accountDueKey(userId)));
}

/** The holds of all changes that were begun run out. */
async function later(): Promise<void> {
  const { raw, tableName } = users;
  const { UpdateCommand } = await import('@aws-sdk/lib-dynamodb');
  const { profileKey } = await import('@skillforge/core/keys');
  for (const { SK } of await storedUnder(accountDuePartition)) {
    await raw.send(
      new UpdateCommand({
        TableName: tableName,
        Key: profileKey(String(SK)),
        UpdateExpression: 'SET pending.heldUntil = :past',
        ConditionExpression: 'attribute_exists(pending)',
        ExpressionAttributeValues: { ':past': 0 },
      }),
    );
  }
}

const setRole = (user: Member, role: string, as = ada) =>
  ask('changeRole', { as, path: { userId: user.userId }, body: { role } });

describe('a role', () => {
  test('changes in profile, index and pool, signs out, and is noted', async () => {
    const sam = await member();
    const [, from] = [await done('getMe', { as: sam }), Math.floor(Date.now() / 1000)];
    const answer = await setRole(sam, 'instructor');
    const answeredAt = Math.floor(Date.now() / 1000);
    expect(answer).toMatchObject({
      status: 200,
      body: { userId: sam.userId, email: sam.email, role: 'instructor' },
    });
    expect(await profileOf(sam)).toMatchObject({
      role: 'instructor',
      card: { role: 'instructor', email: sam.email },
      GSI2PK: 'role#instructor',
    });
    expect(await inPool(sam)).toEqual({ enabled: true, groups: ['instructor'] });
    expect(await isFinished(sam)).toBe(true);
    expect(await auditOf(sam)).toMatchObject([
      { actorId: ada.userId, action: 'role-changed', details: { from: 'student', to: 'instructor' } },
    ]);
    expect((await revoked())[sam.userId]).toBeGreaterThanOrEqual(from);
    // A token from after the answer is good at once, for the last refused second is over.
    expect((await revoked())[sam.userId]).toBeLessThan(answeredAt);
    expect((await users.askAnew('getMe', sam, 'instructor')).body).toMatchObject({ role: 'instructor' });
  });

  test('goes from any to any, in one group at most', async () => {
    const sam = await member();
    for (const role of ['instructor', 'admin', 'student', 'admin', 'instructor', 'student'] as const) {
      expect((await setRole(sam, role)).body).toMatchObject({ role });
      expect(await inPool(sam)).toEqual({ enabled: true, groups: role === 'student' ? [] : [role] });
    }
    expect(await auditOf(sam)).toHaveLength(6);
  });

  test('and an edit of the profile at the same moment lose nothing of each other, and count both', async () => {
    const sam = await member();
    const answer = await users.beforeFirstWrite(
      () => done('updateMe', { as: sam, body: { displayName: 'Edited' } }),
      () => setRole(sam, 'instructor'),
    );
    expect(answer.body).toMatchObject({ role: 'instructor', displayName: 'Edited' });
    expect(await profileOf(sam)).toMatchObject({
      revision: 3,
      role: 'instructor',
      card: { role: 'instructor', displayName: 'Edited' },
    });
  });

  test('given again changes nothing', async () => {
    const sam = await member();
    await setRole(sam, 'instructor');
    const before = [await profileOf(sam), await auditOf(sam), await revoked()];
    const calls: string[] = [];
    await users.watched(
      (seen) => void calls.push(seen),
      () => setRole(sam, 'instructor'),
    );
    expect(calls).toEqual(['table GetItem', 'pool AdminListGroupsForUser']);
    expect([await profileOf(sam), await auditOf(sam), await revoked()]).toEqual(before);
  });

  test('of somebody without a profile makes it first, with the groups of the pool', async () => {
    const omar = await signUp('instructor');
    expect(await done('getUserAsAdmin', { as: ada, path: omar })).toMatchObject({ role: 'instructor' });
    const kenji = await signUp('instructor');
    expect((await setRole(kenji, 'student')).body).toMatchObject({ role: 'student', email: kenji.email });
    expect(await inPool(kenji)).toMatchObject({ groups: [] });
  });

  test.each([
    [{ role: 'owner' }, ['/role']],
    [{}, ['/role']],
    [{ role: 'admin', more: 1 }, ['/more']],
  ])('that is %j is a 422', async (body, pointers) => {
    const sam = await member();
    expect(refusal(await ask('changeRole', { as: ada, path: sam, body }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers,
    });
  });

  test('of nobody is a 404, also before a wrong body', async () => {
    for (const userId of ['nobody', '7c9e6679-7425-40de-944b-e07fc1f90ae7']) {
      const asking = { as: ada, path: { userId }, body: { role: 'owner' } };
      expect(refusal(await ask('changeRole', asking))).toEqual({ status: 404, code: 'not-found' });
    }
    // By an address nobody is found: ids only.
    const sam = await signUp();
    expect(refusal(await ask('getUserAsAdmin', { as: ada, path: { userId: sam.email } }))).toMatchObject({
      status: 404,
    });
  });

  test('of somebody who has signed up but not confirmed is a 404', async () => {
    const Username = 'unconfirmed@example.com';
    const made = await users.pool('SignUp', {
      ClientId: users.cognito.clientId,
      Username,
      Password: 'A-password-2026!',
      UserAttributes: [{ Name: 'email', Value: Username }],
    });
    const asking = { as: ada, path: { userId: made.UserSub } };
    expect(refusal(await ask('getUserAsAdmin', asking))).toEqual({ status: 404, code: 'not-found' });
  });

  test.each(['student', 'instructor'] as const)('is not for a %s to give', async (role) => {
    const person = await member(role);
    const asking = { as: person, path: ada, body: { role: 'student' } };
    for (const operation of ['changeRole', 'deactivateUser', 'activateUser', 'getUserAsAdmin'] as const) {
      const answer = await ask(operation, operation === 'changeRole' ? asking : { as: person, path: ada });
      expect(refusal(answer)).toEqual({ status: 403, code: 'role-required' });
    }
  });
});

describe('a role that was given in the pool, past the profile', () => {
  /** Somebody with a student's profile, whom an operator puts into a group then. */
  async function given(group: string): Promise<Member> {
    const person = await member();
    await users.pool('AdminAddUserToGroup', { Username: person.email, GroupName: group });
    return {
      ...person,
      token: await users.tokenOf(person.userId, group === 'admin' ? 'admin' : 'instructor'),
    };
  }
  const byPool = (from: string, to: string) => ({
    action: 'role-changed',
    details: { from, to, source: 'user-pool' },
  });

  test.each(['getMe', 'updateMe', 'requestExport'] as const)(
    'is taken over by %s, listed, counted and noted, once',
    async (operation) => {
      const before = await adminCount();
      const noor = await given('admin');
      const body = operation === 'updateMe' ? { bio: 'Hello' } : undefined;
      const { body: shown } = await ask(operation, { as: noor, body });
      if (operation !== 'requestExport') expect(shown).toMatchObject({ role: 'admin' });
      expect(await profileOf(noor)).toMatchObject({
        role: 'admin',
        card: { role: 'admin', email: noor.email },
        GSI2PK: 'role#admin',
      });
      expect(await adminCount()).toBe(before + 1);
      const listed = await done('listUsers', { as: ada, query: { role: 'admin', email: noor.email } });
      expect(listed.items).toMatchObject([{ userId: noor.userId }]);
      const calls: string[] = [];
      await users.watched(
        (seen) => void calls.push(seen),
        () => done('getMe', { as: noor }),
      );
      expect(calls).toEqual(['table GetItem']);
      expect(await auditOf(noor)).toEqual([
        expect.objectContaining({ actorId: noor.userId, ...byPool('student', 'admin') }),
      ]);
      expect((await revoked())[noor.userId]).toBeUndefined();
    },
  );

  test('is taken over once by many requests at the same moment, also under conflicts and throttles', async () => {
    const before = await adminCount();
    const noor = await given('admin');
    const { result: answers } = await faults.during({ rates: { conflict: 0.1, throttle: 0.05 } }, () =>
      Promise.all(Array.from({ length: 8 }, () => ask('getMe', { as: noor }))),
    );
    for (const { status } of answers) expect([200, 503]).toContain(status);
    expect(await done('getMe', { as: noor })).toMatchObject({ role: 'admin' });
    expect(await adminCount()).toBe(before + 1);
    expect(await auditOf(noor)).toHaveLength(1);
  });

  test('is not taken over from a token alone, which may be older than a change', async () => {
    const sam = await member();
    const before = [await profileOf(sam), await adminCount()];
    expect((await users.askAnew('getMe', sam, 'admin')).body).toMatchObject({ role: 'student' });
    // Nor one that is neither the token's nor the profile's.
    await users.pool('AdminAddUserToGroup', { Username: sam.email, GroupName: 'instructor' });
    expect((await users.askAnew('getMe', sam, 'admin')).body).toMatchObject({ role: 'student' });
    expect([await profileOf(sam), await adminCount()]).toEqual(before);
  });

  test('is left alone while a change is not finished, which then sets the groups', async () => {
    const noor = await given('admin');
    await users.watched(poolChangesNothing, () => setRole(noor, 'instructor'));
    const before = await adminCount();
    const pending = await profileOf(noor);
    expect(pending).toMatchObject({ role: 'instructor', pending: { kind: 'role' } });
    stopClock(import.meta.jest, Date.now() + 61_000);
    try {
      expect((await users.askAnew('getMe', noor, 'admin')).body).toMatchObject({ role: 'instructor' });
    } finally {
      import.meta.jest.useRealTimers();
    }
    expect(await profileOf(noor)).toEqual(pending);
    expect(await users.finishDueChanges()).toBe(1);
    expect(await inPool(noor)).toMatchObject({ groups: ['instructor'] });
    expect(await adminCount()).toBe(before);
  });

  test('is not believed for a minute after a change, for the pool may still tell the old groups', async () => {
    const noor = await member('admin');
    await setRole(noor, 'student');
    await users.pool('AdminAddUserToGroup', { Username: noor.email, GroupName: 'admin' });
    const before = await adminCount();
    expect((await users.askAnew('getMe', noor, 'admin')).body).toMatchObject({ role: 'student' });
    expect(await adminCount()).toBe(before);
    stopClock(import.meta.jest, Date.now() + 61_000);
    try {
      expect((await users.askAnew('getMe', noor, 'admin')).body).toMatchObject({ role: 'admin' });
    } finally {
      import.meta.jest.useRealTimers();
    }
    expect(await adminCount()).toBe(before + 1);
  });

  test('that was taken away there is taken over too, from the last admin as well', async () => {
    const { adminsKey } = await import('@skillforge/core/keys');
    const before = await adminCount();
    const noor = await member('admin');
    await users.put({ ...adminsKey, count: 1 });
    await users.pool('AdminRemoveUserFromGroup', { Username: noor.email, GroupName: 'admin' });
    expect((await users.askAnew('getMe', noor, 'student')).body).toMatchObject({ role: 'student' });
    expect(await adminCount()).toBe(0);
    await users.put({ ...adminsKey, count: before });
  });

  test.each([
    ['be demoted', (last: Member) => setRole(last, 'student', last)],
    ['be deactivated', (last: Member) => ask('deactivateUser', { as: last, path: last })],
    ['be erased', (last: Member) => ask('deleteMe', { as: last })],
  ])('counts before its owner can %s: the last admin cannot', async (_, act) => {
    const { adminsKey } = await import('@skillforge/core/keys');
    const before = await adminCount();
    const noor = await given('admin');
    await users.put({ ...adminsKey, count: 0 });
    expect(refusal(await act(noor))).toEqual({ status: 409, code: 'last-admin' });
    expect(await profileOf(noor)).toMatchObject({ role: 'admin', status: 'active' });
    expect(await inPool(noor)).toEqual({ enabled: true, groups: ['admin'] });
    expect(await adminCount()).toBe(1);
    await users.put({ ...adminsKey, count: before + 1 });
  });

  test('can be taken away by the route, group and all, though the profile had not heard of it', async () => {
    const before = await adminCount();
    const noor = await given('admin');
    expect((await setRole(noor, 'student')).body).toMatchObject({ role: 'student' });
    expect(await inPool(noor)).toEqual({ enabled: true, groups: [] });
    expect(await adminCount()).toBe(before);
    expect(await auditOf(noor)).toMatchObject([
      byPool('student', 'admin'),
      { actorId: ada.userId, details: { from: 'admin', to: 'student' } },
    ]);
  });

  test('and lost there is given back by the route, though the profile still says it', async () => {
    const noor = await member('instructor');
    await users.pool('AdminRemoveUserFromGroup', { Username: noor.email, GroupName: 'instructor' });
    expect((await setRole(noor, 'instructor')).body).toMatchObject({ role: 'instructor' });
    expect(await inPool(noor)).toEqual({ enabled: true, groups: ['instructor'] });
    expect(await profileOf(noor)).toMatchObject({ role: 'instructor', GSI2PK: 'role#instructor' });
  });

  test('is a 503 to take over while the pool cannot be reached, and nothing is changed', async () => {
    const noor = await given('admin');
    const before = await profileOf(noor);
    const down = (seen: string) => {
      if (seen.startsWith('pool')) throw Object.assign(new Error('Down'), { name: 'TimeoutError' });
    };
    for (const operation of ['getMe', 'deleteMe'] as const) {
      const answer = await users.watched(down, () => ask(operation, { as: noor }));
      expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
    }
    expect(await profileOf(noor)).toEqual(before);
  });
});

describe('the steps in the pool', () => {
  async function stepsOf(work: () => Promise<unknown>): Promise<string[]> {
    const steps: string[] = [];
    await users.watched((seen) => {
      if (/^pool Admin(?!Get|List)/.test(seen)) steps.push(seen.slice('pool Admin'.length));
    }, work);
    return steps;
  }

  test('end sessions while the user is enabled: before a deactivation, after an activation', async () => {
    const sam = await member();
    expect(await stepsOf(() => done('deactivateUser', { as: ada, path: sam }))).toEqual([
      'UserGlobalSignOut',
      'DisableUser',
    ]);
    expect(await stepsOf(() => done('activateUser', { as: ada, path: sam }))).toEqual([
      'EnableUser',
      'UserGlobalSignOut',
    ]);
    await done('deleteMe', { as: { ...sam, token: await users.tokenOf(sam.userId, 'student') } });
    expect(await stepsOf(() => users.finishAccountChange(sam.userId))).toEqual([
      'UserGlobalSignOut',
      'DisableUser',
      'DeleteUser',
    ]);
  });

  test('go on where the pool has done them already, or somebody else has', async () => {
    const sam = await member();
    await users.pool('AdminDisableUser', { Username: sam.email });
    expect((await setRole(sam, 'instructor')).status).toBe(200);
    expect(await done('deactivateUser', { as: ada, path: sam })).toMatchObject({ status: 'deactivated' });
    expect(await inPool(sam)).toEqual({ enabled: false, groups: ['instructor'] });
    expect(await isFinished(sam)).toBe(true);
  });
});

describe('deactivation', () => {
  test('ends sign-ins, is noted and counted out of the lists of the public; activation undoes it', async () => {
    const sam = await member();
    expect(await done('deactivateUser', { as: ada, path: sam })).toMatchObject({ status: 'deactivated' });
    expect(await inPool(sam)).toEqual({ enabled: false, groups: [] });
    expect(await profileOf(sam)).toMatchObject({ status: 'deactivated', card: { status: 'deactivated' } });
    expect(refusal(await ask('getUser', { path: sam }))).toEqual({ status: 404, code: 'not-found' });
    expect(await isFinished(sam)).toBe(true);
    const refusedUntil = (await revoked())[sam.userId];
    expect(await done('deactivateUser', { as: ada, path: sam })).toMatchObject({ status: 'deactivated' });
    expect(await done('activateUser', { as: ada, path: sam })).toMatchObject({ status: 'active' });
    expect(await done('activateUser', { as: ada, path: sam })).toMatchObject({ status: 'active' });
    expect(await inPool(sam)).toEqual({ enabled: true, groups: [] });
    expect((await revoked())[sam.userId]).toBe(refusedUntil);
    expect(await done('getUser', { path: sam })).toMatchObject({ userId: sam.userId });
    expect((await auditOf(sam)).map(({ action }) => action)).toEqual(['user-deactivated', 'user-activated']);
    expect((await users.askAnew('getMe', sam, 'student')).status).toBe(200);
  });

  test('keeps the role, which can be changed meanwhile', async () => {
    const sam = await member('instructor');
    await done('deactivateUser', { as: ada, path: sam });
    expect((await setRole(sam, 'admin')).body).toMatchObject({ role: 'admin', status: 'deactivated' });
    expect(await inPool(sam)).toEqual({ enabled: false, groups: ['admin'] });
    const before = await adminCount();
    await done('activateUser', { as: ada, path: sam });
    expect(await adminCount()).toBe(before + 1);
    await setRole(sam, 'student');
    expect(await adminCount()).toBe(before);
  });

  test('of somebody whom the pool has disabled already stands in the profile that is made', async () => {
    const sam = await signUp();
    await users.pool('AdminDisableUser', { Username: sam.email });
    expect(await done('getUserAsAdmin', { as: ada, path: sam })).toMatchObject({ status: 'deactivated' });
  });
});

describe('the last admin', () => {
  /** Makes these the only active admins. */
  async function onlyAdmins(...admins: Member[]): Promise<void> {
    const { adminsKey } = await import('@skillforge/core/keys');
    await users.put({ ...adminsKey, count: admins.length });
  }

  test.each([
    ['be demoted', (last: Member) => setRole(last, 'student', last)],
    ['be deactivated', (last: Member) => ask('deactivateUser', { as: last, path: last })],
    ['be erased', (last: Member) => ask('deleteMe', { as: last })],
  ])('cannot %s', async (_, act) => {
    const before = await adminCount();
    const last = await member('admin');
    await onlyAdmins(last);
    const profile = await profileOf(last);
    expect(refusal(await act(last))).toEqual({ status: 409, code: 'last-admin' });
    expect(await profileOf(last)).toEqual(profile);
    expect(await adminCount()).toBe(1);
    expect(await inPool(last)).toEqual({ enabled: true, groups: ['admin'] });
    await onlyAdmins(...Array(before + 1).fill(last));
  });

  test('is one of two who demote each other at the same moment', async () => {
    for (const act of ['role', 'role', 'role', 'deactivation'] as const) {
      const [one, other] = [await member('admin'), await member('admin')];
      const before = await adminCount();
      await onlyAdmins(one, other);
      const demote = (by: Member, user: Member) =>
        act === 'role' ? setRole(user, 'instructor', by) : ask('deactivateUser', { as: by, path: user });
      const answers = await Promise.all([demote(one, other), demote(other, one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await adminCount()).toBe(1);
      const groups = await Promise.all([one, other].map(inPool));
      const active = groups.filter((found) => found?.enabled && found.groups.includes('admin'));
      expect(active).toHaveLength(1);
      await onlyAdmins(...Array(before - 1).fill(one));
    }
  });

  test('is not one who is deactivated', async () => {
    const before = await adminCount();
    const other = await member('admin');
    await done('deactivateUser', { as: ada, path: other });
    expect(await adminCount()).toBe(before);
    await setRole(other, 'student');
    expect(await adminCount()).toBe(before);
  });
});

describe('a change that dies', () => {
  const acts: [string, Operation, (user: Member) => Promise<unknown>][] = [
    ['a new role', 'changeRole', (user) => setRole(user, 'instructor')],
    ['a deactivation', 'deactivateUser', (user) => ask('deactivateUser', { as: ada, path: user })],
    ['an activation', 'activateUser', (user) => ask('activateUser', { as: ada, path: user })],
  ];

  test.each(acts)('%s is done or not, and the clock finishes it', async (_, operation, act) => {
    let [whole, partly] = [0, 0];
    for (let calls = 1; ; calls++) {
      const sam = await member();
      if (operation === 'activateUser') await done('deactivateUser', { as: ada, path: sam });
      const before = await profileOf(sam);
      const noted = (await auditOf(sam)).length;
      const { died } = await users.dyingAfter(calls, () => act(sam));
      const begun = (await profileOf(sam))?.pending !== undefined;
      partly += begun ? 1 : 0;
      // Nobody else takes it up while its process may live.
      expect(await users.finishDueChanges()).toBe(0);
      await later();
      expect(await users.finishDueChanges()).toBe(begun ? 1 : 0);
      expect(await isFinished(sam)).toBe(true);
      const after = await profileOf(sam);
      const isDone = after?.revision !== before?.revision;
      const status = { changeRole: 'active', deactivateUser: 'deactivated' }[String(operation)] ?? 'active';
      expect(await inPool(sam)).toEqual(
        isDone
          ? { enabled: status === 'active', groups: operation === 'changeRole' ? ['instructor'] : [] }
          : { enabled: before?.status === 'active', groups: [] },
      );
      expect((await auditOf(sam)).length).toBe(noted + (isDone ? 1 : 0));
      if (!died) {
        whole += 1;
        break;
      }
    }
    // After the first transaction, and after each step of the pool.
    const steps = { changeRole: 3, deactivateUser: 2, activateUser: 2 };
    expect([whole, partly]).toEqual([1, 1 + Number(new Map(Object.entries(steps)).get(operation))]);
  });

  test('is found by the next change, which finishes it first', async () => {
    const sam = await member();
    // The table's three calls are made, and no change of the pool's.
    await users.watched(
      (seen) => {
        poolChangesNothing(seen);
        if (seen === 'table UpdateItem') throw new Error('The process has died');
      },
      () => setRole(sam, 'instructor'),
    );
    expect((await profileOf(sam))?.pending).toMatchObject({ kind: 'role' });
    // While its process may live, others wait for it; not for ever.
    expect(refusal(await ask('deactivateUser', { as: ada, path: sam }))).toMatchObject({ status: 503 });
    await later();
    expect(await done('deactivateUser', { as: ada, path: sam })).toMatchObject({ status: 'deactivated' });
    expect(await inPool(sam)).toEqual({ enabled: false, groups: ['instructor'] });
    expect(await isFinished(sam)).toBe(true);
  });

  test('is a 503 while the pool cannot be reached; a repeat finishes it', async () => {
    const sam = await member();
    const answer = await users.watched(poolChangesNothing, () => setRole(sam, 'instructor'));
    expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
    expect(await profileOf(sam)).toMatchObject({ role: 'instructor' });
    expect(await inPool(sam)).toMatchObject({ groups: [] });
    // Nobody is at it any more: nobody has to wait.
    expect(await setRole(sam, 'instructor')).toMatchObject({ status: 200, body: { role: 'instructor' } });
    expect(await inPool(sam)).toMatchObject({ groups: ['instructor'] });
    expect(await isFinished(sam)).toBe(true);
    expect(await auditOf(sam)).toHaveLength(1);
  });

  test('holds nobody else up: what fails is told after the others are finished', async () => {
    const [sam, noor] = [await member(), await member()];
    for (const one of [sam, noor]) await users.watched(poolChangesNothing, () => setRole(one, 'instructor'));
    const [first] = (await storedUnder(accountDuePartition)).map(({ SK }) => String(SK));
    let failed = false;
    const finishing = users.watched(
      (seen) => {
        if (failed || seen !== 'pool AdminAddUserToGroup') return;
        failed = true;
        throw new Error(`Not for ${first}`);
      },
      () => users.finishDueChanges(),
    );
    await expect(finishing).rejects.toThrow('1 account changes could not be finished');
    expect([await isFinished(sam), await isFinished(noor)].filter(Boolean)).toHaveLength(1);
    expect(await users.finishDueChanges()).toBe(1);
  });

  test('of somebody whom the pool has no more is finished all the same', async () => {
    const sam = await member();
    await users.pool('AdminDeleteUser', { Username: sam.email });
    expect((await setRole(sam, 'instructor')).status).toBe(200);
    expect(await isFinished(sam)).toBe(true);
  });
});

describe('many changes at once', () => {
  test('of one user come one after the other; profile and pool agree', async () => {
    const sam = await member();
    const roles = ['instructor', 'admin', 'student', 'instructor'] as const;
    const before = await adminCount();
    const answers = await Promise.all(roles.map((role) => setRole(sam, role)));
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    await later();
    await users.finishDueChanges();
    const profile = await profileOf(sam);
    const groups = profile?.role === 'student' ? [] : [profile?.role];
    expect(await inPool(sam)).toEqual({ enabled: true, groups });
    expect(await adminCount()).toBe(before + (profile?.role === 'admin' ? 1 : 0));
    expect(await isFinished(sam)).toBe(true);
    if (profile?.role === 'admin') await setRole(sam, 'student');
  });

  test('of many users lose no revocation, also under conflicts, throttles and lost answers', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => member()));
    const from = Math.floor(Date.now() / 1000);
    const { result: answers } = await faults.during(
      { rates: { conflict: 0.1, throttle: 0.05, 'lost-answer': 0.05 } },
      () => Promise.all(people.map((one) => setRole(one, 'instructor'))),
    );
    for (const { status } of answers) expect([200, 503]).toContain(status);
    await later();
    await users.finishDueChanges();
    const until = await revoked();
    for (const [at, one] of people.entries()) {
      const changed = (await profileOf(one))?.role === 'instructor';
      expect(changed || answers[at]?.status === 503).toBe(true);
      expect(await inPool(one)).toMatchObject({ groups: changed ? ['instructor'] : [] });
      if (changed) expect(until[one.userId]).toBeGreaterThanOrEqual(from);
      expect(await auditOf(one)).toHaveLength(changed ? 1 : 0);
    }
  });

  test('whose answers are lost for good are done once', async () => {
    const sam = await member();
    let lost = false;
    const { result } = await faults.during(
      ({ command, attempt }) => {
        if (lost || attempt !== 0 || command !== 'TransactWriteItemsCommand') return undefined;
        lost = true;
        return 'lost-for-good';
      },
      () => setRole(sam, 'instructor'),
    );
    expect(refusal(result)).toMatchObject({ status: 503 });
    await later();
    expect((await setRole(sam, 'instructor')).status).toBe(200);
    expect(await auditOf(sam)).toHaveLength(1);
    expect(await inPool(sam)).toMatchObject({ groups: ['instructor'] });
  });
});
