import { revokedKey } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { type Member, refusal, startUsers } from './users.ts';

/** Whose tokens are refused from when on: by a clock that the test sets. */

const users = await startUsers();
const { ask, done, member, tokenOf, revoked, stored, put } = users;
afterAll(() => users.stop());

const start = Date.parse('2026-11-20T12:00:00.000Z');

function at(seconds: number): void {
  stopClock(import.meta.jest, start + seconds * 1000);
}

beforeEach(() => at(0));
afterEach(() => import.meta.jest.useRealTimers());

const ada = await member('admin');
const revokedAnswer = { status: 401, code: 'token-revoked' };

async function asAda(): Promise<Member> {
  return { ...ada, token: await tokenOf(ada.userId, 'admin') };
}

describe('somebody who is deactivated', () => {
  test('is refused within five seconds, until they are activated and sign in again', async () => {
    const sam = await member();
    const token = await tokenOf(sam.userId, 'student', { iat: start / 1000 - 600 });
    const old = { ...sam, token };
    expect((await ask('getMe', { as: old })).status).toBe(200);
    at(1);
    await done('deactivateUser', { as: await asAda(), path: sam });
    at(6);
    const answer = await ask('getMe', { as: old });
    expect(refusal(answer)).toEqual(revokedAnswer);
    expect(answer.headers['WWW-Authenticate']).toContain('error="invalid_token"');
    at(20);
    await done('activateUser', { as: await asAda(), path: sam });
    at(26);
    expect(refusal(await ask('getMe', { as: old }))).toEqual(revokedAnswer);
    expect((await users.askAnew('getMe', sam, 'student')).status).toBe(200);
    // As long as the old token lives, whatever is written meanwhile.
    at(3_599);
    await done('deactivateUser', { as: await asAda(), path: await member() });
    at(3_604);
    expect(
      refusal(
        await ask('getMe', {
          as: {
            ...old,
            token: await tokenOf(sam.userId, 'student', { iat: start / 1000 + 1, exp: start / 1000 + 3_700 }),
          },
        }),
      ),
    ).toEqual(revokedAnswer);
  });

  test('cannot use a token of the very second either; one of the next is good', async () => {
    const sam = await member('instructor');
    await done('changeRole', { as: await asAda(), path: sam, body: { role: 'student' } });
    at(5);
    const until = Number((await revoked())[sam.userId]);
    const issued = async (iat: number) =>
      (await ask('getMe', { as: { ...sam, token: await tokenOf(sam.userId, 'student', { iat }) } })).status;
    expect([await issued(until - 1), await issued(until), await issued(until + 1)]).toEqual([401, 401, 200]);
  });

  test('is refused what they got between the decision and the change of the pool', async () => {
    const sam = await member('instructor');
    let meanwhile: Member | undefined;
    await users.watched(
      async (seen) => {
        if (seen !== 'pool AdminRemoveUserFromGroup' || meanwhile) return;
        at(3);
        meanwhile = { ...sam, token: await tokenOf(sam.userId, 'instructor') };
        at(4);
      },
      async () => done('changeRole', { as: await asAda(), path: sam, body: { role: 'student' } }),
    );
    at(10);
    expect(refusal(await ask('getMe', { as: meanwhile }))).toEqual(revokedAnswer);
  });

  test('stays refused when a clock steps back', async () => {
    const sam = await member();
    await done('deactivateUser', { as: await asAda(), path: sam });
    const before = Number((await revoked())[sam.userId]);
    at(-30);
    await done('changeRole', { as: await asAda(), path: sam, body: { role: 'instructor' } });
    expect((await revoked())[sam.userId]).toBe(before);
  });
});

describe('the item of the revocations', () => {
  test('loses entries whose tokens have expired, some at each write, and no others', async () => {
    const now = start / 1000;
    const old = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`old-${at}`, now - 3_700 - at]));
    await put({ ...revokedKey, users: { ...old, living: now - 3_600 } });
    const sizes: number[] = [];
    for (let round = 0; round < 3; round++) {
      const sam = await member();
      await done('deactivateUser', { as: await asAda(), path: sam });
      sizes.push(Object.keys(await revoked()).length);
      expect(await revoked()).toMatchObject({ [sam.userId]: expect.any(Number), living: now - 3_600 });
    }
    // Twenty go with each of the two writes of a change.
    expect(sizes).toEqual([12, 3, 4]);
  });

  test('keeps an entry that is renewed while it is being dropped', async () => {
    const sam = await member();
    await put({ ...revokedKey, users: { [sam.userId]: start / 1000 - 4_000 } });
    const noor = await member();
    const as = await asAda();
    let renewed = false;
    await users.watched(
      async (seen) => {
        if (renewed || seen !== 'table TransactWriteItems') return;
        renewed = true;
        await put({ ...revokedKey, users: { [sam.userId]: start / 1000 - 5 } });
      },
      () => done('deactivateUser', { as, path: noor }),
    );
    expect(await revoked()).toEqual({
      [sam.userId]: start / 1000 - 5,
      [noor.userId]: expect.any(Number),
    });
  });

  test('is made when it is missing, once, however many come at once', async () => {
    const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
    await users.raw.send(new DeleteCommand({ TableName: users.tableName, Key: revokedKey }));
    const people = await Promise.all(Array.from({ length: 5 }, () => member()));
    const as = await asAda();
    const answers = await Promise.all(people.map((path) => ask('deactivateUser', { as, path })));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(Object.keys((await stored(revokedKey))?.users ?? {}).sort()).toEqual(
      people.map(({ userId }) => userId).sort(),
    );
  });
});
