import { courseKey, dueKey, gateKey, placementKey } from '@skillforge/core/keys';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import type { DynamoDBRecord } from 'aws-lambda';
import { article, startCatalogue } from './catalogue.ts';
import { expectedEntries, listingEntries } from './listing-entries.ts';
import { streamRecord } from './stream-records.ts';

const catalogue = await startCatalogue();
const { amara, done, refreshDueCourses } = catalogue;
const { main: projectCourses } = await import('../src/functions/project-courses.ts');
const { main: projectDueCourses } = await import('../src/functions/project-due-courses.ts');
afterAll(() => catalogue.stop());

const start = Date.now();
/** So many seconds after the start: the tests' clock stands still, however slow the machine is. */
const after = (seconds: number) => new Date(start + seconds * 1_000);
const refreshCourse = (courseId: string, now = after(0)) => catalogue.refreshCourse(courseId, now);

const entries = (courseId: string) => listingEntries(catalogue, courseId);
const expected = expectedEntries;
const isDue = async (courseId: string) => (await catalogue.stored(dueKey(courseId))) !== undefined;
const cardOf = async (courseId: string) => (await catalogue.stored(courseKey(courseId)))?.card;

/** A published course that the projection has not seen yet. */
async function publishedOnly(fields: Record<string, unknown> = {}): Promise<string> {
  const { courseId } = await catalogue.createDraft({ category: 'music', ...fields });
  await catalogue.addLesson(courseId, article('One'));
  await done('publishCourse', { as: amara, path: { courseId } });
  return courseId;
}

const edit = (courseId: string, body: object) =>
  done('updateCourse', { as: amara, path: { courseId }, body });
const go = (courseId: string, step: 'publishCourse' | 'unpublishCourse' | 'archiveCourse' | 'deleteCourse') =>
  done(step, { as: amara, path: { courseId } });

describe('refreshing a course', () => {
  test('puts a published one into the listings, and leaves a draft out', async () => {
    const draft = await catalogue.createDraft();
    await refreshCourse(draft.courseId);
    expect(await entries(draft.courseId)).toEqual([]);
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    expect(await entries(courseId)).toEqual(expected('music', 0));
  });

  test('of a course that there is not does nothing', async () => {
    const before = await catalogue.wholeTable();
    await refreshCourse('01JD0M8Z5W3V7QH2K4N6P8R0TS');
    expect(await catalogue.wholeTable()).toEqual(before);
  });

  test('a second time changes nothing', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    const before = await catalogue.wholeTable();
    await refreshCourse(courseId);
    await refreshCourse(courseId, after(3_600));
    expect(await catalogue.wholeTable()).toEqual(before);
  });

  test('moves it at once when it is renamed, or gets another category, level, lesson or instructor', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    const listed = async () => {
      await refreshCourse(courseId);
      const cards = [];
      for (const sort of ['popular', 'top-rated'] as const) {
        for (const category of [undefined, 'music', 'art']) {
          const found = (await catalogue.listing(sort, category)).filter(
            ({ card }) => card.courseId === courseId,
          );
          cards.push(...found.map(({ card }) => card));
        }
      }
      expect(cards).toHaveLength(4);
      for (const card of cards) expect(card).toEqual(cards[0]);
      return cards[0];
    };
    await edit(courseId, { title: 'New name' });
    expect(await listed()).toMatchObject({ title: 'New name' });
    await edit(courseId, { category: 'Art' });
    expect(await listed()).toMatchObject({ category: 'art' });
    expect(await entries(courseId)).toEqual(expected('art', 0));
    await edit(courseId, { level: 'advanced' });
    expect(await listed()).toMatchObject({ level: 'advanced' });
    await catalogue.addLesson(courseId, article('Two'));
    expect(await listed()).toMatchObject({ lessonCount: 2, durationSeconds: 120 });
    await done('addInstructor', { as: amara, path: { courseId }, body: { userId: catalogue.kenji.userId } });
    expect((await listed()).instructors).toHaveLength(2);
    // The text of a lesson is on no card: its edit moves nothing.
    const before = await catalogue.stored(placementKey(courseId));
    await done('updateLesson', {
      as: amara,
      path: { lessonId: `${courseId}-1` },
      body: { content: 'Another' },
    });
    await refreshCourse(courseId);
    expect(await catalogue.stored(placementKey(courseId))).toEqual(before);
  });

  test('takes it out when it is unpublished, archived or deleted, and puts it back with exact figures', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    for (const step of ['unpublishCourse', 'archiveCourse'] as const) {
      await go(courseId, step);
      await refreshCourse(courseId);
      expect(await entries(courseId)).toEqual([]);
      expect(await catalogue.stored(placementKey(courseId))).toBeUndefined();
      await catalogue.setGate(courseId, { learners: step === 'archiveCourse' ? 5 : 4 });
      await go(courseId, 'publishCourse');
      await refreshCourse(courseId);
      expect(await entries(courseId)).toEqual(expected('music', step === 'archiveCourse' ? 5 : 4));
      expect(await cardOf(courseId)).toMatchObject({ enrollmentCount: step === 'archiveCourse' ? 5 : 4 });
    }
    await go(courseId, 'deleteCourse');
    await refreshCourse(courseId);
    expect(await entries(courseId)).toEqual([]);
  });

  test('moves it for its figures at most once a minute, and then by the clock', async () => {
    // What the courses of other tests wait for.
    await refreshDueCourses(after(61));
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    await catalogue.setGate(courseId, { learners: 1, everEnrolled: 1 });
    await refreshCourse(courseId, after(59));
    expect(await entries(courseId)).toEqual(expected('music', 0));
    expect(await isDue(courseId)).toBe(true);
    await catalogue.setGate(courseId, { learners: 3, ratingSum: 9, ratingCount: 2 });
    await refreshCourse(courseId, after(59));

    await refreshDueCourses(after(58));
    expect(await entries(courseId)).toEqual(expected('music', 0));
    expect(await refreshDueCourses(after(61))).toBe(1);
    expect(await entries(courseId)).toEqual(expected('music', 3, 9, 2));
    expect(await cardOf(courseId)).toMatchObject({ enrollmentCount: 3, ratingSum: 9, ratingCount: 2 });
    expect(await isDue(courseId)).toBe(false);
    expect(await refreshDueCourses(after(9_999))).toBe(0);
  });

  test('moves it for its figures at once when a minute has passed without a move', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    await catalogue.setGate(courseId, { learners: 7 });
    await refreshCourse(courseId, after(61));
    expect(await entries(courseId)).toEqual(expected('music', 7));
    expect(await isDue(courseId)).toBe(false);
  });

  test('takes the figures along when its content moves it', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    await catalogue.setGate(courseId, { learners: 2 });
    await refreshCourse(courseId);
    await edit(courseId, { title: 'New name' });
    await refreshCourse(courseId, after(30));
    expect(await entries(courseId)).toEqual(expected('music', 2));
    // The mark that is left does no harm: when its time has come nothing has to be done, or another minute waited.
    await catalogue.setGate(courseId, { learners: 4 });
    await refreshDueCourses(after(62));
    expect(await entries(courseId)).toEqual(expected('music', 2));
    expect(await isDue(courseId)).toBe(true);
    await refreshDueCourses(after(91));
    expect(await entries(courseId)).toEqual(expected('music', 4));
    expect(await isDue(courseId)).toBe(false);
  });

  test('leaves the content’s revisions as they are', async () => {
    const courseId = await publishedOnly();
    const before = await catalogue.stored(courseKey(courseId));
    await catalogue.setGate(courseId, { learners: 2 });
    await refreshCourse(courseId);
    const item = await catalogue.stored(courseKey(courseId));
    expect([item?.revision, item?.orderRevision, item?.card.updatedAt]).toEqual([
      before?.revision,
      before?.orderRevision,
      before?.card.updatedAt,
    ]);
  });

  test('keeps going over many marks, and passes over those whose time has not come', async () => {
    const early: string[] = [];
    for (let number = 0; number < 3; number++) {
      const courseId = await publishedOnly();
      await refreshCourse(courseId);
      await catalogue.setGate(courseId, { learners: number + 1 });
      await refreshCourse(courseId);
      early.push(courseId);
    }
    const late = await publishedOnly();
    await refreshCourse(late, after(100));
    await catalogue.setGate(late, { learners: 9 });
    await refreshCourse(late, after(100));
    // More marks than a page of them holds, of courses that have gone.
    await catalogue.putAll(
      Array.from({ length: 150 }, (_, at) => ({
        ...dueKey(`00000000000000000000000${100 + at}`),
        dueAt: after(0).toISOString(),
      })),
    );
    expect(await refreshDueCourses(after(70))).toBe(153);
    for (const [at, courseId] of early.entries())
      expect(await entries(courseId)).toEqual(expected('music', at + 1));
    expect(await entries(late)).toEqual(expected('music', 0));
    expect((await catalogue.storedUnder('listing-due')).map(({ SK }) => SK)).toEqual([late]);
    expect(await refreshDueCourses(after(200))).toBe(1);
  });

  test('goes on with the other courses when one fails, and tells of it', async () => {
    const courses: string[] = [];
    for (let number = 0; number < 3; number++) {
      const courseId = await publishedOnly();
      await refreshCourse(courseId);
      await catalogue.setGate(courseId, { learners: 1 });
      await refreshCourse(courseId);
      courses.push(courseId);
    }
    const [poison = '', ...others] = courses;
    const run = catalogue.disturbed(failFor(poison), () => refreshDueCourses(after(70)));
    await expect(run).rejects.toThrow('1 courses could not be moved');
    for (const courseId of others) expect(await entries(courseId)).toEqual(expected('music', 1));
    expect(await entries(poison)).toEqual(expected('music', 0));
    expect(await isDue(poison)).toBe(true);
    expect(await refreshDueCourses(after(70))).toBe(1);
    expect(await entries(poison)).toEqual(expected('music', 1));
  });
});

/** Fails every call that names a course. */
function failFor(courseId: string) {
  return ({ input }: { input: object }) => {
    if (JSON.stringify(input).includes(courseId)) throw new Error('poison');
  };
}

test('the figures of a course that has left the catalogue still reach its card', async () => {
  const { courseId } = await catalogue.createPublished();
  await refreshCourse(courseId);
  await done('archiveCourse', { as: amara, path: { courseId } });
  await catalogue.setGate(courseId, { learners: 7, everEnrolled: 7, ratingSum: 9, ratingCount: 2 });
  await refreshCourse(courseId);
  const { items } = await catalogue.walk('listMyCourses', { as: amara });
  const card = items.find((one: { courseId: string }) => one.courseId === courseId);
  expect(card).toMatchObject({ enrollmentCount: 7, rating: { average: 4.5, count: 2 } });
});

describe('in parallel', () => {
  test('ten at once leave one place', async () => {
    for (let round = 0; round < 3; round++) {
      const courseId = await publishedOnly();
      await Promise.all(Array.from({ length: 10 }, () => refreshCourse(courseId)));
      expect(await entries(courseId)).toEqual(expected('music', 0));
      await catalogue.setGate(courseId, { learners: 12, ratingSum: 4, ratingCount: 1 });
      await edit(courseId, { category: 'art' });
      await Promise.all(Array.from({ length: 10 }, (_, at) => refreshCourse(courseId, after(at * 10))));
      expect(await entries(courseId)).toEqual(expected('art', 12, 4, 1));
    }
  });

  test('ten at once and ten by the clock while the course is edited, unpublished and published leave one place', async () => {
    const courseId = await publishedOnly();
    const refreshing = Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        Promise.all([refreshCourse(courseId, after(at * 20)), refreshDueCourses(after(at * 20))]),
      ),
    );
    await edit(courseId, { category: 'art' });
    await go(courseId, 'unpublishCourse');
    await catalogue.setGate(courseId, { learners: 3 });
    await edit(courseId, { category: 'dance' });
    await go(courseId, 'publishCourse');
    await refreshing;
    await refreshCourse(courseId, after(999));
    expect(await entries(courseId)).toEqual(expected('dance', 3));
  });

  test('a first place that comes too late, when the course is out of the catalogue again, is not taken', async () => {
    for (const leave of ['unpublishCourse', 'archiveCourse', 'deleteCourse'] as const) {
      const courseId = await publishedOnly();
      await catalogue.beforeFirstWrite(
        async () => {
          await go(courseId, leave);
          await refreshCourse(courseId);
        },
        () => refreshCourse(courseId),
      );
      expect({ leave, left: await entries(courseId) }).toEqual({ leave, left: [] });
      expect(await catalogue.stored(placementKey(courseId))).toBeUndefined();
    }
  });

  test('a first place that comes too late, when another has taken it with later figures, is not taken twice', async () => {
    const courseId = await publishedOnly();
    await catalogue.beforeFirstWrite(
      async () => {
        await catalogue.setGate(courseId, { learners: 8 });
        await refreshCourse(courseId);
      },
      () => refreshCourse(courseId),
    );
    expect(await entries(courseId)).toEqual(expected('music', 8));
  });

  test('an edit or a lesson that comes between reading and writing is on the card that is listed', async () => {
    const courseId = await publishedOnly({ category: 'late-edits' });
    const listed = async () => (await catalogue.listing('popular', 'late-edits')).map(({ card }) => card);
    await catalogue.beforeFirstWrite(
      () => catalogue.addLesson(courseId, article('Two')),
      () => refreshCourse(courseId),
    );
    expect(await listed()).toMatchObject([{ lessonCount: 2 }]);
    await edit(courseId, { title: 'One' });
    await catalogue.beforeFirstWrite(
      () => edit(courseId, { title: 'Two' }),
      () => refreshCourse(courseId),
    );
    expect(await listed()).toMatchObject([{ title: 'Two', lessonCount: 2 }]);
  });

  test('a move that comes too late, when another has moved it or taken it out, is not made', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    await edit(courseId, { title: 'One' });
    await catalogue.beforeFirstWrite(
      async () => {
        await edit(courseId, { title: 'Two', category: 'art' });
        await refreshCourse(courseId);
      },
      () => refreshCourse(courseId),
    );
    expect(await entries(courseId)).toEqual(expected('art', 0));
    expect(
      (await catalogue.listing('popular', 'art')).find(({ card }) => card.courseId === courseId)?.card.title,
    ).toBe('Two');
    await edit(courseId, { title: 'Three' });
    await catalogue.beforeFirstWrite(
      async () => {
        await go(courseId, 'unpublishCourse');
        await refreshCourse(courseId);
      },
      () => refreshCourse(courseId),
    );
    expect(await entries(courseId)).toEqual([]);
  });

  test('one that is killed before its write leaves the old place, one after it the new', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    await edit(courseId, { category: 'art' });
    const killed = catalogue.disturbed(
      ({ command }) => {
        if (command === 'TransactWriteItemsCommand') throw new Error('killed');
      },
      () => refreshCourse(courseId),
    );
    await expect(killed).rejects.toThrow('killed');
    expect(await entries(courseId)).toEqual(expected('music', 0));
    await refreshCourse(courseId);
    expect(await entries(courseId)).toEqual(expected('art', 0));
  });
});

describe('the function behind the stream', () => {
  const deliver = (...Records: DynamoDBRecord[]) => projectCourses({ Records }, lambdaContext);

  test('brings each course of a batch up to date', async () => {
    const [one, two] = [await publishedOnly(), await publishedOnly()];
    expect(await deliver(streamRecord(courseKey(one)), streamRecord(gateKey(two)))).toEqual({
      batchItemFailures: [],
    });
    expect(await entries(one)).toEqual(expected('music', 0));
    expect(await entries(two)).toEqual(expected('music', 0));
  });

  test('takes records that come twice, late or in another order', async () => {
    const courseId = await publishedOnly();
    const first = streamRecord(courseKey(courseId));
    await go(courseId, 'unpublishCourse');
    const second = streamRecord(courseKey(courseId));
    await go(courseId, 'publishCourse');
    const third = streamRecord(courseKey(courseId));
    await deliver(third, first, second, first);
    expect(await entries(courseId)).toEqual(expected('music', 0));
    await go(courseId, 'archiveCourse');
    await deliver(streamRecord(courseKey(courseId)), second);
    await deliver(first);
    expect(await entries(courseId)).toEqual([]);
  });

  test('works on a course once a batch, however many records tell of it', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId);
    let calls = 0;
    const hook = () => {
      calls += 1;
    };
    await catalogue.disturbed(hook, () =>
      deliver(...Array.from({ length: 20 }, () => streamRecord(gateKey(courseId)))),
    );
    expect(calls).toBe(1);
  });

  test('passes over records of other things', async () => {
    expect(
      await deliver(
        streamRecord({ PK: 'user#x', SK: 'profile' }),
        streamRecord({ PK: 'listing#popular', SK: 'x' }),
      ),
    ).toEqual({
      batchItemFailures: [],
    });
  });

  test('reports only the record of the course that fails, and takes the others', async () => {
    const courses = [await publishedOnly(), await publishedOnly(), await publishedOnly()];
    const [one = '', poison = '', three = ''] = courses;
    const records = courses.map((courseId) => streamRecord(courseKey(courseId)));
    const answer = await catalogue.disturbed(failFor(poison), () =>
      deliver(...records, streamRecord(gateKey(poison))),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber }] });
    expect(await entries(one)).toEqual(expected('music', 0));
    expect(await entries(poison)).toEqual([]);
    expect(await entries(three)).toEqual(expected('music', 0));
    expect(await deliver(...records.slice(1))).toEqual({ batchItemFailures: [] });
    expect(await entries(poison)).toEqual(expected('music', 0));
  });

  test('has one beside it that runs by the clock and moves what has waited', async () => {
    const courseId = await publishedOnly();
    await refreshCourse(courseId, after(-120));
    await catalogue.setGate(courseId, { learners: 6 });
    await catalogue.put({ ...dueKey(courseId), dueAt: after(-1).toISOString() });
    await projectDueCourses({}, lambdaContext);
    expect(await entries(courseId)).toEqual(expected('music', 6));
    expect(await isDue(courseId)).toBe(false);
  });
});
