import { startUsers } from './users.ts';

const users = await startUsers();
const { done, walk, member } = users;
afterAll(() => users.stop());

const { noteInAudit } = await import('@skillforge/core/audit');
const { transact } = await import('@skillforge/core/table');
const { listAudit } = await import('../src/audit-repository.ts');

const ada = await member('admin');

async function note(at: string, userId: string): Promise<void> {
  await transact([
    noteInAudit(
      { actorId: ada.userId, action: 'role-changed', userId, details: { from: 'a', to: 'b' } },
      new Date(at),
    ),
  ]);
}

async function walkFrom(now: string, limit: number) {
  const [entries, pages]: [string[], number[]] = [[], []];
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await listAudit({ limit, startKey }, new Date(now));
    entries.push(...page.items.map(({ userId }) => userId));
    pages.push(page.items.length);
    startKey = page.nextKey;
  } while (startKey);
  return { entries, pages };
}

describe('the audit list', () => {
  test('goes back over months, the newest first, and steps over those without entries', async () => {
    const times = [
      '2026-01-15T00:00:00.000Z',
      '2026-02-28T23:59:59.999Z',
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-12-31T23:59:59.999Z',
      '2027-01-01T00:00:00.000Z',
      '2028-06-01T00:00:00.000Z',
    ];
    for (const [at, time] of times.entries()) await note(time, `user-${at}`);
    for (const limit of [1, 2, 3, 100]) {
      const { entries, pages } = await walkFrom('2028-07-01T00:00:00.000Z', limit);
      const two = ['user-2', 'user-3'];
      expect([...entries.slice(0, 3), ...entries.slice(5)]).toEqual([
        'user-6',
        'user-5',
        'user-4',
        'user-1',
        'user-0',
      ]);
      expect(entries.slice(3, 5).toSorted()).toEqual(two);
      // The months in between take pages of their own: the work of a page is bounded.
      expect(pages.every((length) => length <= limit)).toBe(true);
      expect(pages.length).toBeGreaterThan(4);
    }
  });

  test('fills a page from several months', async () => {
    const { items } = await listAudit({ limit: 4 }, new Date('2026-03-15T00:00:00.000Z'));
    expect(items.map(({ userId }) => userId).slice(2)).toEqual(['user-1', 'user-0']);
    // Six months at most.
    const none = await listAudit({ limit: 4 }, new Date('2028-01-15T00:00:00.000Z'));
    expect(none).toEqual({ items: [], nextKey: { month: '202707' } });
  });

  test('shows who did what to whom', async () => {
    const sam = await member();
    await done('changeRole', { as: ada, path: sam, body: { role: 'instructor' } });
    await done('deactivateUser', { as: ada, path: sam });
    const { items } = await walk('listAudit', { as: ada, query: { limit: '1' } });
    expect(items.slice(0, 2)).toEqual([
      {
        auditId: expect.stringMatching(/^[0-9A-Z]{26}$/),
        at: expect.stringMatching(/Z$/),
        actorId: ada.userId,
        action: 'user-deactivated',
        userId: sam.userId,
        details: {},
      },
      expect.objectContaining({ action: 'role-changed', details: { from: 'student', to: 'instructor' } }),
    ]);
  });
});
