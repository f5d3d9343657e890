import { type FunctionEnvironment, startFunctionEnvironment } from '@skillforge/testing/function-environment';
import type { GateItem } from '../src/course/course.ts';

const environment: FunctionEnvironment = await startFunctionEnvironment();
const { checkTeaches, checkTeachesNot, countRating, freeSeat, takeSeat } = await import(
  '../src/course/gate.ts'
);
const { gateKey } = await import('../src/keys.ts');
const { getItem, putItem, table, transact } = await import('../src/table.ts');
const { LostRaceError } = await import('../src/errors.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const anOpenGate: Omit<GateItem, 'PK' | 'SK'> = {
  status: 'published',
  instructors: ['amara', 'kenji'],
  capacity: null,
  prerequisites: [],
  everEnrolled: 7,
  learners: 5,
  ratingSum: 13,
  ratingCount: 3,
  distribution: { 1: 0, 2: 0, 3: 1, 4: 0, 5: 2 },
};

let made = 0;
async function gate(changes: Partial<GateItem> = {}): Promise<string> {
  made += 1;
  const courseId = `C${made}`;
  const item = { ...gateKey(courseId), ...anOpenGate, ...changes };
  await putItem(item);
  return courseId;
}

const stored = (courseId: string) => getItem<GateItem>(gateKey(courseId), { consistent: true });
const seat = (courseId: string, more: Partial<Parameters<typeof takeSeat>[0]> = {}) =>
  takeSeat(
    { courseId, userId: 'sam', prerequisites: [], first: true, ...more },
    (found) => new LostRaceError(JSON.stringify(found ?? null)),
  );

describe('a seat', () => {
  test('is counted, with the person if it is their first', async () => {
    const courseId = await gate();
    await transact([seat(courseId)]);
    await transact([seat(courseId, { first: false })]);
    expect(await stored(courseId)).toMatchObject({ learners: 7, everEnrolled: 8 });
    await transact([freeSeat(courseId)]);
    expect(await stored(courseId)).toMatchObject({ learners: 6, everEnrolled: 8 });
  });

  const closed: [string, Partial<GateItem>][] = [
    ['a draft', { status: 'draft' }],
    ['archived', { status: 'archived' }],
    ['being deleted', { status: 'deleted' }],
    ['taught by the learner', { instructors: ['amara', 'sam'] }],
    ['full', { capacity: 5 }],
    ['overfull, after its capacity was lowered', { capacity: 2 }],
    ['only for those who have completed another', { prerequisites: ['C0'] }],
  ];

  test.each(closed)(
    'is not to be had where the course is %s, and the refusal is told why',
    async (_, changes) => {
      const courseId = await gate(changes);
      await expect(transact([seat(courseId)])).rejects.toThrow(LostRaceError);
      const told = await transact([seat(courseId)]).catch((error: Error) => JSON.parse(error.message));
      expect(told).toMatchObject(changes);
      expect(await stored(courseId)).toMatchObject({ learners: 5, everEnrolled: 7 });
    },
  );

  test.each([
    ['the last one', { capacity: 6 }, []],
    ['where the very prerequisites are met', { prerequisites: ['C0', 'C9'] }, ['C0', 'C9']],
    ['where a gate is from before there were prerequisites', { prerequisites: undefined }, []],
  ])('is to be had: %s', async (_, changes, prerequisites) => {
    const courseId = await gate(changes);
    await transact([seat(courseId, { prerequisites })]);
    expect(await stored(courseId)).toMatchObject({ learners: 6 });
  });

  test('is not to be had where other prerequisites were met', async () => {
    const courseId = await gate({ prerequisites: ['C9'] });
    await expect(transact([seat(courseId, { prerequisites: ['C0'] })])).rejects.toThrow(LostRaceError);
    const older = await gate({ prerequisites: undefined });
    await expect(transact([seat(older, { prerequisites: ['C0'] })])).rejects.toThrow(LostRaceError);
  });

  test('asks for no prerequisites of whoever need not tell theirs, and for all else as ever', async () => {
    const courseId = await gate({ prerequisites: ['C9'], capacity: 6 });
    await transact([seat(courseId, { prerequisites: undefined, first: false })]);
    expect(await stored(courseId)).toMatchObject({ learners: 6, everEnrolled: 7 });
    await expect(transact([seat(courseId, { prerequisites: undefined })])).rejects.toThrow(LostRaceError);
    const closedOnes: Partial<GateItem>[] = [{ status: 'draft' }, { instructors: ['sam'] }];
    for (const changes of closedOnes) {
      const closedTo = await gate(changes);
      await expect(transact([seat(closedTo, { prerequisites: undefined })])).rejects.toThrow(LostRaceError);
    }
  });

  test('is not to be had in a course that is not there', async () => {
    await expect(transact([seat('C-none')])).rejects.toThrow('null');
    await expect(transact([freeSeat('C-none')])).rejects.toThrow();
    expect(await stored('C-none')).toBeUndefined();
  });

  test('is taken by one of many who are after the last', async () => {
    const courseId = await gate({ capacity: 6 });
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, (_, number) => transact([seat(courseId, { userId: `learner-${number}` })])),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stored(courseId)).toMatchObject({ learners: 6 });
  });
});

describe('a rating', () => {
  test.each([
    ['comes', { to: 4 }, { ratingSum: 17, ratingCount: 4, distribution: { 1: 0, 2: 0, 3: 1, 4: 1, 5: 2 } }],
    ['goes', { from: 5 }, { ratingSum: 8, ratingCount: 2, distribution: { 1: 0, 2: 0, 3: 1, 4: 0, 5: 1 } }],
    [
      'becomes another',
      { from: 3, to: 1 },
      { ratingSum: 11, ratingCount: 3, distribution: { 1: 1, 2: 0, 3: 0, 4: 0, 5: 2 } },
    ],
    ['stays', { from: 5, to: 5 }, anOpenGate],
  ] as const)('that %s is in sum, count and distribution', async (_, change, expected) => {
    const courseId = await gate();
    await transact([countRating(courseId, change)]);
    const { ratingSum, ratingCount, distribution } = expected;
    expect(await stored(courseId)).toMatchObject({ ratingSum, ratingCount, distribution });
  });

  test('is not taken from somebody who teaches the course', async () => {
    const courseId = await gate();
    const refuse = () => new LostRaceError();
    await expect(transact([countRating(courseId, { to: 5 }, 'kenji', refuse)])).rejects.toThrow(
      LostRaceError,
    );
    await transact([countRating(courseId, { to: 5 }, 'sam', refuse)]);
    expect(await stored(courseId)).toMatchObject({ ratingSum: 18, ratingCount: 4 });
  });
});

test('who does not teach the course passes where nobody may who does, and the course must be there', async () => {
  const courseId = await gate();
  const refuse = (stored: object | undefined) => (stored ? new LostRaceError() : new Error('none'));
  await transact([checkTeachesNot(courseId, 'sam', refuse)]);
  await expect(transact([checkTeachesNot(courseId, 'kenji', refuse)])).rejects.toThrow(LostRaceError);
  await expect(transact([checkTeachesNot('C-none', 'sam', refuse)])).rejects.toThrow('none');
});

test('who teaches the course passes, nobody else does', async () => {
  const courseId = await gate();
  await transact([checkTeaches(courseId, 'kenji', () => new LostRaceError())]);
  await expect(transact([checkTeaches(courseId, 'sam', () => new LostRaceError())])).rejects.toThrow(
    LostRaceError,
  );
});
