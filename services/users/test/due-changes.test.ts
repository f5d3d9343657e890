import { accountDueKey, accountDuePartition } from '@skillforge/core/keys';
import { printedBy } from '@skillforge/testing/log-capture';
import { type Member, poolChangesNothing, startUsers } from './users.ts';

/** What the clock finishes of changes that were begun. */

const users = await startUsers({ POWERTOOLS_LOG_LEVEL: 'INFO' });
const { ask, done, member, inPool, stored, storedUnder } = users;
afterAll(() => users.stop());
afterEach(() => import.meta.jest.restoreAllMocks());

const { inOrder } = await import('../src/due-changes.ts');
const ada = await member('admin');

const people = (count: number) => Promise.all(Array.from({ length: count }, () => member()));

/** Begins a change of the role of each, which the pool does not hear of. */
async function begun(count: number): Promise<Member[]> {
  const members = await people(count);
  await users.watched(poolChangesNothing, () =>
    Promise.all(members.map((path) => ask('changeRole', { as: ada, path, body: { role: 'instructor' } }))),
  );
  return members;
}

async function erasing(count: number): Promise<Member[]> {
  const members = await people(count);
  await Promise.all(members.map((as) => done('deleteMe', { as })));
  return members;
}

const isDue = async ({ userId }: Member) => (await stored(accountDueKey(userId))) !== undefined;

test('each failure is logged with whose account it is and why, and no address', async () => {
  const members = await begun(3);
  let broken = 0;
  const { text, lines } = await printedBy(() =>
    users.watched(
      (seen) => {
        if (seen !== 'pool AdminAddUserToGroup' || broken === 2) return;
        broken += 1;
        throw new Error('The group is gone', { cause: new Error('Somebody has deleted it') });
      },
      () => expect(users.finishDueChanges()).rejects.toThrow('2 account changes could not be finished'),
    ),
  );
  const told = lines.filter(({ message }) => message === 'unfinished');
  const left = [];
  for (const one of members) if (await isDue(one)) left.push(one.userId);
  expect(left).toHaveLength(2);
  expect(told.map(({ userId }) => userId).sort()).toEqual(left.sort());
  for (const line of told) {
    expect(line).toMatchObject({
      level: 'ERROR',
      service: 'users',
      kind: 'role',
      changeId: expect.any(String),
      error: {
        message: 'The group is gone',
        cause: expect.objectContaining({ message: 'Somebody has deleted it' }),
      },
    });
  }
  expect(text).not.toContain('@example.com');
  expect(await users.finishDueChanges()).toBe(2);
});

test('changes that somebody waits for come before erasures, whoever they are of', async () => {
  const mark = (SK: string, kind: 'role' | 'deactivation' | 'activation' | 'erasure') => ({
    PK: accountDuePartition,
    SK,
    changeId: SK,
    kind,
  });
  const due = [
    mark('a', 'erasure'),
    mark('b', 'role'),
    mark('c', 'erasure'),
    mark('d', 'activation'),
    mark('e', 'deactivation'),
  ];
  const firsts = new Set<string>();
  for (let round = 0; round < 200; round++) {
    const kinds = inOrder(due).map(({ kind }) => kind);
    expect(kinds.slice(3)).toEqual(['erasure', 'erasure']);
    expect(kinds.slice(0, 3)).not.toContain('erasure');
    firsts.add(inOrder(due)[0]?.SK ?? '');
  }
  // Nobody is the first each time, and holds the others up.
  expect([...firsts].sort()).toEqual(['b', 'd', 'e']);
  expect(inOrder([])).toEqual([]);
  // And the marks tell which they are.
  const [role, erasure] = [...(await begun(1)), ...(await erasing(1))];
  const kinds = new Map((await storedUnder(accountDuePartition)).map(({ SK, kind }) => [SK, kind]));
  expect([kinds.get(role?.userId), kinds.get(erasure?.userId)]).toEqual(['role', 'erasure']);
  await users.finishDueChanges();
});

test('four are worked on at a time', async () => {
  await begun(7);
  let [now, most] = [0, 0];
  await users.watched(
    async (seen) => {
      if (seen !== 'pool AdminAddUserToGroup') return;
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 100));
      now -= 1;
    },
    async () => expect(await users.finishDueChanges()).toBe(7),
  );
  expect(most).toBe(4);
});

test('no new ones are taken up when half of the time is over; those that are left come next', async () => {
  const members = await erasing(6);
  const real = performance.now.bind(performance);
  let later = 0;
  import.meta.jest.spyOn(performance, 'now').mockImplementation(() => real() + later);
  const { lines } = await printedBy(() =>
    users.watched(
      (seen) => {
        if (seen === 'pool AdminDeleteUser') later = 26_000;
      },
      () => users.finishDueChanges(),
    ),
  );
  const leftOf = async () => (await Promise.all(members.map(inPool))).filter(Boolean).length;
  expect(await leftOf()).toBeGreaterThanOrEqual(2);
  expect(await leftOf()).toBeLessThan(6);
  expect(lines).toContainEqual(expect.objectContaining({ level: 'WARN', message: 'left' }));
  later = 0;
  await users.finishDueChanges();
  expect(await leftOf()).toBe(0);
});
