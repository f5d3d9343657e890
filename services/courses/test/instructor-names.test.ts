import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { courseKey, gateKey, profileKey, teachesKey } from '@skillforge/core/keys';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Person } from './catalogue.ts';
import { refusal, startCatalogue } from './catalogue.ts';
import { expectSearchIsRight } from './search-entries.ts';
import { streamRecord } from './stream-records.ts';

const catalogue = await startCatalogue();
const { ask, done, ada } = catalogue;
const { main: projectCourses } = await import('../src/functions/project-courses.ts');
afterAll(() => catalogue.stop());

const deliver = (...Records: DynamoDBRecord[]) => projectCourses({ Records }, lambdaContext);

const image = (displayName: string, more: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries({ displayName, ...more }).map(([name, S]) => [name, { S }]));

/** Writes a person's name on their profile, and gives the stream's record of it. */
async function rename({ userId }: Person, from: string | undefined, to: string): Promise<DynamoDBRecord> {
  await catalogue.put({ ...profileKey(userId), displayName: to, role: 'instructor' });
  const OldImage = from === undefined ? undefined : image(from);
  return streamRecord(profileKey(userId), { ...(OldImage ? { OldImage } : {}), NewImage: image(to) });
}

const cardOf = async (courseId: string) => (await catalogue.stored(courseKey(courseId)))?.card;
const names = (card: { instructors: { displayName: string }[] }) =>
  card.instructors.map(({ displayName }) => displayName);
const found = async (query: string) =>
  (await catalogue.walk('searchCourses', { query: { query } })).items.map(({ courseId }) => courseId).sort();

async function countCalls(work: () => Promise<unknown>): Promise<number> {
  let calls = 0;
  const hook = () => {
    calls += 1;
  };
  await catalogue.disturbed(hook, work);
  return calls;
}

let ines: Person;
let otto: Person;
beforeEach(async () => {
  ines = await catalogue.person('instructor', 'Ines Quintero');
  otto = await catalogue.person('instructor', 'Otto Brandt');
});

/** Published courses of somebody's. */
async function coursesOf(author: Person, count: number): Promise<string[]> {
  const made: string[] = [];
  for (let number = 0; number < count; number++)
    made.push(
      (await catalogue.createPublished({ title: `Lesson plans ${number}`, category: 'names' }, author))
        .courseId,
    );
  return made.sort();
}

describe('an instructor who takes another name', () => {
  test('has it on all of their courses: on the course itself, in every list and in the search', async () => {
    const mine = await coursesOf(ines, 3);
    const { courseId: draft } = await catalogue.createDraft({}, ines);
    const [others = ''] = await coursesOf(otto, 1);
    await done('addInstructor', {
      as: ines,
      path: { courseId: mine[0] ?? '' },
      body: { userId: otto.userId },
    });
    await catalogue.refreshCourse(mine[0] ?? '');
    const untouched = await catalogue.itemsOf(others);
    expect(await found('quintero')).toEqual(mine);

    const record = await rename(ines, 'Ines Quintero', 'Inés Valdivia');
    expect(await deliver(record)).toEqual({ batchItemFailures: [] });
    // What that wrote comes as records of its own.
    expect(await deliver(...mine.map((courseId) => streamRecord(courseKey(courseId))))).toEqual({
      batchItemFailures: [],
    });

    expect(names(await cardOf(draft))).toEqual(['Inés Valdivia']);
    expect(names(await done('getCourse', { path: { courseId: mine[0] ?? '' } }))).toEqual([
      'Inés Valdivia',
      'Otto Brandt',
    ]);
    for (const sort of ['newest', 'popular', 'top-rated']) {
      for (const category of [undefined, 'names']) {
        const { items } = await catalogue.walk('listCourses', {
          query: { sort, ...(category ? { category } : {}) },
        });
        const shown = items.filter(({ courseId }) => mine.includes(courseId));
        expect(shown).toHaveLength(3);
        for (const card of shown) expect(names(card)[0]).toBe('Inés Valdivia');
      }
    }
    expect(await found('valdivia')).toEqual(mine);
    expect(await found('quintero')).toEqual([]);
    expect(await found('otto valdivia')).toEqual([mine[0]]);
    const { items } = await catalogue.walk('searchCourses', { query: { query: 'valdivia plans' } });
    for (const card of items) expect(names(card)[0]).toBe('Inés Valdivia');
    await expectSearchIsRight(catalogue);
    expect(await catalogue.itemsOf(others)).toEqual(untouched);
  });

  test('has it there once: the record may come twice, and late, when they have taken yet another', async () => {
    const [courseId = ''] = await coursesOf(ines, 1);
    const first = await rename(ines, 'Ines Quintero', 'Second');
    const second = await rename(ines, 'Second', 'Third');
    await deliver(first);
    expect(names(await cardOf(courseId))).toEqual(['Third']);
    const { revision } = (await catalogue.stored(courseKey(courseId))) ?? {};
    await deliver(second, first);
    await deliver(second);
    expect((await catalogue.stored(courseKey(courseId)))?.revision).toBe(revision);
  });

  test('makes a new version of the course: whoever edits what they read before is refused', async () => {
    const [courseId = ''] = await coursesOf(ines, 1);
    const before = await ask('getCourse', { as: ines, path: { courseId } });
    await deliver(await rename(ines, 'Ines Quintero', 'New'));
    const held = { 'If-Match': String(before.headers.ETag) };
    const edit = () =>
      ask('updateCourse', { as: ines, path: { courseId }, headers: held, body: { title: 'Stale' } });
    expect(refusal(await edit())).toEqual({ status: 412, code: 'stale' });
    const now = await ask('getCourse', { as: ines, path: { courseId } });
    expect(now.headers.ETag).not.toBe(before.headers.ETag);
    expect(now.body.updatedAt).toBe(before.body.updatedAt);
  });

  test('loses no edit of a course that happens at the same moment, nor does the edit lose the name', async () => {
    const [courseId = ''] = await coursesOf(ines, 1);
    // The edit comes between what the renaming has read and what it writes …
    const record = await rename(ines, 'Ines Quintero', 'First');
    await catalogue.beforeFirstWrite(
      () => done('updateCourse', { as: ines, path: { courseId }, body: { title: 'Edited' } }),
      () => deliver(record),
    );
    expect(await cardOf(courseId)).toMatchObject({
      title: 'Edited',
      instructors: [{ displayName: 'First' }],
    });
    // … or the renaming between what the edits have read and what they write.
    const again = await rename(ines, 'First', 'Second');
    await catalogue.beforeFirstWrite(
      () => deliver(again),
      () => done('updateCourse', { as: ines, path: { courseId }, body: { title: 'Edited again' } }),
    );
    expect(await cardOf(courseId)).toMatchObject({
      title: 'Edited again',
      instructors: [{ displayName: 'Second' }],
    });
    const third = await rename(ines, 'Second', 'Third');
    await catalogue.beforeFirstWrite(
      () => deliver(third),
      () => done('addInstructor', { as: ines, path: { courseId }, body: { userId: otto.userId } }),
    );
    expect(names(await cardOf(courseId))).toEqual(['Third', 'Otto Brandt']);
    const fourth = await rename(ines, 'Third', 'Fourth');
    await catalogue.beforeFirstWrite(
      () => done('removeInstructor', { as: ada, path: { courseId, userId: ines.userId } }),
      () => deliver(fourth),
    );
    expect(names(await cardOf(courseId))).toEqual(['Otto Brandt']);
  });

  test('who teaches with another who is renamed at the same moment has the new name, and so has the other', async () => {
    const [courseId = ''] = await coursesOf(ines, 1);
    await done('addInstructor', { as: ines, path: { courseId }, body: { userId: otto.userId } });
    const records = [await rename(ines, 'Ines Quintero', 'One'), await rename(otto, 'Otto Brandt', 'Two')];
    await Promise.all(records.map((record) => deliver(record)));
    expect(names(await cardOf(courseId))).toEqual(['One', 'Two']);
  });

  test('does not bring back a course that is being deleted or has gone', async () => {
    const [buried = '', gone = '', kept = ''] = await coursesOf(ines, 3);
    await done('deleteCourse', { as: ines, path: { courseId: gone } });
    await catalogue.refreshCourse(gone);
    // A trace of it that somebody has put back.
    await catalogue.put({ ...teachesKey(ines.userId, gone) });
    await done('deleteCourse', { as: ines, path: { courseId: buried } });
    const tombstone = await catalogue.stored(courseKey(buried));
    expect(await deliver(await rename(ines, 'Ines Quintero', 'New'))).toEqual({ batchItemFailures: [] });
    expect(await catalogue.stored(courseKey(buried))).toEqual(tombstone);
    expect(await catalogue.itemsOf(gone)).toEqual([]);
    expect(names(await cardOf(kept))).toEqual(['New']);
  });

  test('whose renaming dies after some courses has it finished by another', async () => {
    const mine = await coursesOf(ines, 4);
    const record = await rename(ines, 'Ines Quintero', 'New');
    let writes = 0;
    const answer = await catalogue.disturbed(
      ({ command }) => {
        if (command === 'TransactWriteItemsCommand') writes += 1;
        if (writes > 2) throw new Error('killed');
      },
      () => deliver(record),
    );
    expect(answer.batchItemFailures).toHaveLength(1);
    await deliver(record);
    for (const courseId of mine) expect(names(await cardOf(courseId))).toEqual(['New']);
  });
});

describe('a record', () => {
  test('that tells of no other name costs nothing', async () => {
    const [courseId = ''] = await coursesOf(ines, 1);
    const key = profileKey(ines.userId);
    const records = [
      streamRecord(key, {
        OldImage: image('Ines Quintero', { bio: 'a' }),
        NewImage: image('Ines Quintero', { bio: 'b' }),
      }),
      streamRecord({ ...key, SK: 'usage#create-course#20260731' }, { NewImage: { count: { N: '1' } } }),
      streamRecord({ ...key, SK: `enroll#${courseId}` }, { NewImage: { status: { S: 'active' } } }),
      streamRecord({ PK: 'control', SK: 'x' }, { NewImage: image('No user') }),
    ];
    expect(await countCalls(() => deliver(...records))).toBe(0);
  });

  test('of a first profile puts its name on the courses that were made without one', async () => {
    const early = await catalogue.person('instructor', 'unused');
    await catalogue.raw.send(
      new DeleteCommand({ TableName: catalogue.tableName, Key: profileKey(early.userId) }),
    );
    const { courseId } = await catalogue.createDraft({}, early);
    expect(names(await cardOf(courseId))).toEqual(['Instructor']);
    await deliver(await rename(early, undefined, 'At last'));
    expect(names(await cardOf(courseId))).toEqual(['At last']);
  });

  test('of a first profile of somebody who teaches nothing reads twice and writes nothing', async () => {
    const record = await rename(await catalogue.person('instructor'), undefined, 'New here');
    expect(await countCalls(() => deliver(record))).toBe(2);
  });

  test('of a profile that is gone leaves the name that the courses have', async () => {
    const [courseId = ''] = await coursesOf(ines, 1);
    await catalogue.raw.send(
      new DeleteCommand({ TableName: catalogue.tableName, Key: profileKey(ines.userId) }),
    );
    const record = streamRecord(profileKey(ines.userId), { OldImage: image('Ines Quintero') });
    expect(await deliver(record)).toEqual({ batchItemFailures: [] });
    expect(names(await cardOf(courseId))).toEqual(['Ines Quintero']);
  });

  test('of a name and one of a course are each done once in a batch, and a failure is told of its own record only', async () => {
    const [mine = ''] = await coursesOf(ines, 1);
    const [others = ''] = await coursesOf(otto, 1);
    const renamed = await rename(ines, 'Ines Quintero', 'New');
    const again = streamRecord(profileKey(ines.userId), { OldImage: image('x'), NewImage: image('New') });
    const poison = streamRecord(courseKey(others));
    const answer = await catalogue.disturbed(
      ({ input }) => {
        if (JSON.stringify(input).includes(others)) throw new Error('poison');
      },
      () => deliver(poison, renamed, again, streamRecord(gateKey(others))),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: poison.dynamodb?.SequenceNumber }] });
    expect(names(await cardOf(mine))).toEqual(['New']);
  });
});
