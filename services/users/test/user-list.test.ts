import { profileKey, roleIndexKey } from '@skillforge/core/keys';
import fc from 'fast-check';
import { refusal, startUsers } from './users.ts';

const users = await startUsers();
const { ask, done, walk, member, putAll, stored } = users;
afterAll(() => users.stop());

const ada = await member('admin', { email: 'zz-admin@skillforge.test' });
const { listUsers } = await import('../src/user-list.ts');

type Role = 'student' | 'instructor' | 'admin';

interface Planted {
  userId: string;
  email: string;
  role: Role;
  status: 'active' | 'deactivated';
}

let made = 0;

async function plant(planted: Omit<Planted, 'userId'>[]): Promise<Planted[]> {
  const people = planted.map((one) => {
    made += 1;
    return { ...one, userId: `7c9e6679-7425-40de-944b-${String(made).padStart(12, '0')}` };
  });
  await putAll(
    people.map(({ userId, email, role, status }) => ({
      ...profileKey(userId),
      ...roleIndexKey(role, email, userId),
      displayName: 'Somebody',
      role,
      status,
      revision: 1,
      card: {
        userId,
        email,
        displayName: 'Somebody',
        avatarKey: null,
        role,
        status,
        createdAt: '2026-03-01T09:00:00.000Z',
      },
    })),
  );
  return people;
}

const idsOf = (people: { userId: string }[]) => people.map(({ userId }) => userId);
const byEmail = (people: Planted[]) =>
  people.toSorted((a, b) =>
    Buffer.compare(Buffer.from(`${a.email}#${a.userId}`), Buffer.from(`${b.email}#${b.userId}`)),
  );

const spread = (count: number, prefix: string, roleOf: (at: number) => Role) =>
  Array.from({ length: count }, (_, at) => ({
    email: `${prefix}-${String((at * 7919) % 1000).padStart(4, '0')}@example.com`,
    role: roleOf(at),
    status: at % 5 === 0 ? ('deactivated' as const) : ('active' as const),
  }));

describe('the list of users', () => {
  const kinds: [string, (at: number) => Role][] = [
    ['students', () => 'student'],
    ['of all roles', (at) => (['student', 'instructor', 'admin'] as const)[at % 3] ?? 'student'],
    ['of one role after the other', (at) => (at < 30 ? 'admin' : at < 60 ? 'instructor' : 'student')],
    ['instructors', () => 'instructor'],
  ];

  test.each(kinds)(
    'gives %s by their addresses: full pages, nobody twice, nobody left out',
    async (name, roleOf) => {
      const prefix = `list-${name.replaceAll(' ', '-')}`;
      const people = byEmail(await plant(spread(90, prefix, roleOf)));
      for (const limit of [1, 7, 20, 90, 100]) {
        const { items, pages } = await walk('listUsers', {
          as: ada,
          query: { email: prefix, limit: String(limit) },
        });
        expect(idsOf(items)).toEqual(idsOf(people));
        expect(pages.slice(0, -1).every((length) => length === limit)).toBe(true);
        expect(pages.at(-1)).toBeGreaterThan(0);
      }
      for (const role of ['student', 'instructor', 'admin'] as const) {
        const { items, pages } = await walk('listUsers', {
          as: ada,
          query: { email: prefix, role, limit: '8' },
        });
        expect(idsOf(items)).toEqual(idsOf(people.filter((one) => one.role === role)));
        expect(pages.slice(0, -1).every((length) => length === 8)).toBe(true);
      }
      for (const status of ['active', 'deactivated'] as const) {
        const { items } = await walk('listUsers', { as: ada, query: { email: prefix, status, limit: '8' } });
        expect(idsOf(items)).toEqual(idsOf(people.filter((one) => one.status === status)));
      }
    },
  );

  test('merges whatever stands in the three roles, page by page', async () => {
    let round = 0;
    const person = fc.record({
      email: fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '~', 'é', '😀', '豈'), maxLength: 4 }),
      role: fc.constantFrom('student', 'instructor', 'admin'),
      status: fc.constant('active' as const),
    });
    const property = async (drawn: Omit<Planted, 'userId'>[], limit: number) => {
      round += 1;
      const prefix = `drawn-${String(round).padStart(3, '0')}-`;
      const people = byEmail(await plant(drawn.map((one) => ({ ...one, email: `${prefix}${one.email}@x` }))));
      const found: string[] = [];
      let startKey: Record<string, unknown> | undefined;
      do {
        const page = await listUsers({ email: prefix }, { limit, startKey });
        found.push(...idsOf(page.items));
        startKey = page.nextKey;
        if (startKey) expect(page.items).toHaveLength(limit);
      } while (startKey);
      expect(found).toEqual(idsOf(people));
    };
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), property),
      { numRuns: 40 },
    );
  });

  test('shows card and address, and finds addresses by their beginning in any case', async () => {
    const noor = await member('instructor', { email: 'Noor.Al-Ali@Example.com', name: 'Noor' });
    const { items } = await done('listUsers', { as: ada, query: { email: ' NOOR.al' } });
    expect(items).toEqual([
      {
        userId: noor.userId,
        email: 'noor.al-ali@example.com',
        displayName: 'Noor',
        avatarUrl: null,
        role: 'instructor',
        status: 'active',
        createdAt: expect.any(String),
      },
    ]);
    expect(await done('listUsers', { as: ada, query: { email: 'noor.al', role: 'student' } })).toEqual({
      items: [],
    });
    expect((await stored(profileKey(noor.userId)))?.bio).toBe('');
  });

  test('of nobody is an empty page', async () => {
    expect(await done('listUsers', { as: ada, query: { email: 'no-such' } })).toEqual({ items: [] });
  });

  test.each([
    [{ role: 'owner' }, '/role'],
    [{ status: 'erased' }, '/status'],
    [{ email: 'x'.repeat(255) }, '/email'],
    [{ limit: '0' }, '/limit'],
    [{ limit: '101' }, '/limit'],
  ])('asked for %j is a 422', async (query, pointer) => {
    expect(refusal(await ask('listUsers', { as: ada, query }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: [pointer],
    });
  });

  test('takes its own cursors only: none of another filter, caller or route, none that was changed', async () => {
    const other = await member('admin');
    await plant(spread(5, 'cursors', () => 'student'));
    const query = { email: 'cursors', limit: '2' };
    const { nextCursor: cursor } = await done('listUsers', { as: ada, query });
    expect(cursor).not.toContain('cursors');
    const refused = { status: 400, code: 'invalid-cursor' };
    const changed = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(refusal(await ask('listUsers', { as: ada, query: { ...query, cursor: changed } }))).toEqual(
      refused,
    );
    expect(refusal(await ask('listUsers', { as: ada, query: { ...query, email: 'x', cursor } }))).toEqual(
      refused,
    );
    expect(refusal(await ask('listUsers', { as: other, query: { ...query, cursor } }))).toEqual(refused);
    expect(refusal(await ask('listAudit', { as: ada, query: { cursor } }))).toEqual(refused);
  });

  test('is for admins only', async () => {
    for (const role of ['student', 'instructor'] as const) {
      const person = await member(role);
      for (const operation of ['listUsers', 'listAudit'] as const) {
        expect(refusal(await ask(operation, { as: person }))).toEqual({ status: 403, code: 'role-required' });
      }
    }
  });
});
