import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import {
  courseKey,
  gateKey,
  type Key,
  listingKey,
  searchIndexKey,
  searchKey,
  searchRank,
} from '@skillforge/core/keys';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import type { DynamoDBRecord } from 'aws-lambda';
import * as fc from 'fast-check';
import { article, startCatalogue } from './catalogue.ts';
import { expectedEntries, listingEntries } from './listing-entries.ts';
import { expectSearchIsRight, isDue, searchEntriesOf } from './search-entries.ts';
import { streamRecord } from './stream-records.ts';

const catalogue = await startCatalogue();
const { amara, kenji, done, refreshDueCourses } = catalogue;
const { main: projectCourses } = await import('../src/functions/project-courses.ts');
afterAll(() => catalogue.stop());

const start = Date.now();
/** So many seconds after the start: the tests' clock stands still, however slow the machine is. */
const after = (seconds: number) => new Date(start + seconds * 1_000);
const refreshCourse = (courseId: string, now = after(0)) => catalogue.refreshCourse(courseId, now);

type Step = 'publishCourse' | 'unpublishCourse' | 'archiveCourse' | 'deleteCourse';
const go = (courseId: string, step: Step) => done(step, { as: amara, path: { courseId } });
const edit = (courseId: string, body: object) =>
  done('updateCourse', { as: amara, path: { courseId }, body });

/** The titles that a query finds. */
async function found(query: string): Promise<string[]> {
  const { items } = await catalogue.walk('searchCourses', { query: { query } });
  return items.map(({ title }) => title);
}

/** A course whose entries are written in two transactions; it is not in the catalogue yet. */
async function publishable(fields: Record<string, unknown> = {}): Promise<string> {
  const { courseId } = await catalogue.createDraft({
    title: 'Practical SQL for people',
    category: 'data-science',
    tags: ['analytics'],
    skills: ['Joins'],
    ...fields,
  });
  await catalogue.addLesson(courseId, article('One'));
  return courseId;
}

/** The same in the catalogue, as it was refreshed at the start. */
async function published(fields: Record<string, unknown> = {}): Promise<string> {
  const courseId = await publishable(fields);
  await go(courseId, 'publishCourse');
  await refreshCourse(courseId);
  return courseId;
}

/** Empties the table but for the people, so that a look at all of it sees only what is being tested. */
async function clear(): Promise<void> {
  const items = (await catalogue.wholeTable()).filter(({ SK }) => SK !== 'profile');
  const keys = items.map(({ PK, SK }) => ({ PK, SK }));
  while (keys.length > 0) {
    const requests = keys.splice(0, 25).map((Key) => ({ DeleteRequest: { Key } }));
    await catalogue.raw.send(new BatchWriteCommand({ RequestItems: { [catalogue.tableName]: requests } }));
  }
}
afterEach(clear);

async function countCalls(work: () => Promise<unknown>): Promise<number> {
  let calls = 0;
  const hook = () => {
    calls += 1;
  };
  await catalogue.disturbed(hook, work);
  return calls;
}

/** Does some work whose process dies when it makes its n-th call: nothing of it is called from there on. */
async function dyingAt(fatal: number, work: () => Promise<unknown>): Promise<void> {
  let made = 0;
  const hook = () => {
    made += 1;
    if (made >= fatal) throw new Error('killed');
  };
  await expect(catalogue.disturbed(hook, work)).rejects.toThrow('killed');
}

/** Does some work that stands still before its n-th call while something else happens, and then goes on. */
async function interruptedAt(nth: number, act: () => Promise<unknown>, work: () => Promise<unknown>) {
  let made = 0;
  let isInterrupted = false;
  await catalogue.disturbed(async () => {
    if (isInterrupted) return;
    made += 1;
    if (made < nth) return;
    isInterrupted = true;
    await act();
  }, work);
  return isInterrupted;
}

describe('the search entries of a course', () => {
  let courseId: string;
  beforeEach(async () => {
    courseId = await published();
  });

  test('are there once it is published, and not before', async () => {
    await expectSearchIsRight(catalogue);
    expect((await searchEntriesOf(catalogue, courseId)).length).toBeGreaterThan(99);
    const draft = await publishable({ title: 'Unheard of' });
    await refreshCourse(draft);
    await expectSearchIsRight(catalogue);
    expect(await found('unheard')).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['its title', { title: 'Watercolour' }, 'watercolour', 'practical'],
    ['its category', { category: 'Painting' }, 'painting', 'science'],
    ['its tags', { tags: ['brushes'] }, 'brushes', 'analytics'],
    ['its skills', { skills: ['Mixing'] }, 'mixing', 'joins'],
  ])('follow %s at once', async (_, change, finds, findsNoMore) => {
    expect(await found(findsNoMore)).toHaveLength(1);
    await edit(courseId, change);
    await refreshCourse(courseId);
    await expectSearchIsRight(catalogue);
    expect(await found(finds)).toHaveLength(1);
    expect(await found(findsNoMore)).toEqual([]);
  });

  test.each<[string, object]>([
    ['summary', { summary: 'Another' }],
    ['level', { level: 'advanced' }],
    ['price', { price: { amount: 3, currency: 'EUR' } }],
    ['capacity', { capacity: 12 }],
    ['language', { language: 'de' }],
  ])('show its new %s at once', async (_, change) => {
    await edit(courseId, change);
    await refreshCourse(courseId);
    await expectSearchIsRight(catalogue);
    const { items } = await done('searchCourses', { query: { query: 'practical' } });
    expect(items).toMatchObject([change]);
  });

  test('follow those who teach it', async () => {
    expect(await found('kenji')).toEqual([]);
    await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
    await refreshCourse(courseId);
    expect(await found('kenji okafor')).toHaveLength(1);
    await done('removeInstructor', { as: amara, path: { courseId, userId: kenji.userId } });
    await refreshCourse(courseId);
    expect(await found('kenji')).toEqual([]);
    await expectSearchIsRight(catalogue);
  });

  test.each<Step>(['unpublishCourse', 'archiveCourse'])(
    'go with %s and come back when it is published again',
    async (step) => {
      await go(courseId, step);
      await refreshCourse(courseId);
      expect(await searchEntriesOf(catalogue, courseId)).toEqual([]);
      expect(await catalogue.stored(searchIndexKey(courseId))).toBeUndefined();
      expect(await isDue(catalogue, courseId)).toBe(false);
      await edit(courseId, { title: 'Changed in between' });
      await refreshCourse(courseId);
      expect(await searchEntriesOf(catalogue, courseId)).toEqual([]);
      await go(courseId, 'publishCourse');
      await refreshCourse(courseId);
      await expectSearchIsRight(catalogue);
      expect(await found('changed')).toHaveLength(1);
      expect(await found('practical')).toEqual([]);
    },
  );

  test('move when the learners double or halve, and at no other number', async () => {
    const written: number[] = [];
    for (let learners = 1; learners <= 17; learners++) {
      const before = await catalogue.stored(searchIndexKey(courseId));
      await catalogue.setGate(courseId, { learners });
      await refreshCourse(courseId, after(61 * learners));
      const now = await catalogue.stored(searchIndexKey(courseId));
      if (now?.indexed.indexId !== before?.indexed.indexId) written.push(learners);
      await expectSearchIsRight(catalogue);
    }
    expect(written).toEqual([1, 2, 4, 8, 16]);
    const [entry] = await searchEntriesOf(catalogue, courseId);
    expect(entry?.SK).toContain('#94#');
    await catalogue.setGate(courseId, { learners: 3 });
    await refreshCourse(courseId, after(61 * 18));
    expect((await searchEntriesOf(catalogue, courseId)).every(({ SK }) => SK.includes('#97#'))).toBe(true);
  });

  test('tell the rating when the number of ratings doubles, and at no other', async () => {
    const shown = async () => (await done('searchCourses', { query: { query: 'sql' } })).items[0].rating;
    const told: number[] = [];
    for (let count = 1; count <= 9; count++) {
      await catalogue.setGate(courseId, { ratingCount: count, ratingSum: 4 * count });
      await refreshCourse(courseId, after(61 * count));
      told.push((await shown()).count);
      await expectSearchIsRight(catalogue);
    }
    expect(told).toEqual([1, 2, 2, 4, 4, 4, 4, 8, 8]);
    expect((await shown()).average).toBe(4);
  });

  test('wait for the minute however often the learners double within it, and are then moved once by the clock', async () => {
    const before = await searchEntriesOf(catalogue, courseId);
    for (const learners of [1, 2, 4, 8, 16]) {
      await catalogue.setGate(courseId, { learners });
      await refreshCourse(courseId, after(learners));
    }
    expect(await searchEntriesOf(catalogue, courseId)).toEqual(before);
    expect(await isDue(catalogue, courseId)).toBe(true);
    await refreshDueCourses(after(61));
    expect((await searchEntriesOf(catalogue, courseId)).every(({ SK }) => SK.includes('#94#'))).toBe(true);
    expect(await isDue(catalogue, courseId)).toBe(false);
    await expectSearchIsRight(catalogue);
  });

  test('wait for the minute when only lessons have changed, and are then written by the clock', async () => {
    const lessons = async () =>
      (await done('searchCourses', { query: { query: 'sql' } })).items[0].lessonCount;
    for (const seconds of [1, 30, 59]) {
      await catalogue.addLesson(courseId, article('One more'));
      await refreshCourse(courseId, after(seconds));
    }
    expect(await lessons()).toBe(1);
    expect(await isDue(catalogue, courseId)).toBe(true);
    await refreshDueCourses(after(59));
    expect(await lessons()).toBe(1);
    await refreshDueCourses(after(61));
    expect(await lessons()).toBe(4);
    expect(await isDue(catalogue, courseId)).toBe(false);
    await expectSearchIsRight(catalogue);
  });

  test('take waiting lessons along with any other change', async () => {
    await catalogue.addLesson(courseId, article('One more'));
    await refreshCourse(courseId, after(1));
    await edit(courseId, { title: 'Renamed' });
    await refreshCourse(courseId, after(2));
    const { items } = await done('searchCourses', { query: { query: 'renamed' } });
    expect(items).toMatchObject([{ lessonCount: 2 }]);
    await expectSearchIsRight(catalogue);
  });

  test('cost one call when there is nothing to do', async () => {
    expect(await countCalls(() => refreshCourse(courseId))).toBe(1);
    expect(await countCalls(() => refreshCourse(courseId, after(9_999)))).toBe(1);
    await done('updateLesson', {
      as: amara,
      path: { lessonId: `${courseId}-1` },
      body: { content: 'Other' },
    });
    expect(await countCalls(() => refreshCourse(courseId, after(9_999)))).toBe(1);
  });

  test('that are written to the end leave the mark of a writing that has begun since, and dies', async () => {
    await edit(courseId, { title: 'First' });
    let isInterrupted = false;
    await catalogue.disturbed(
      async ({ command }) => {
        // The last call: what ends a writing takes its mark back.
        if (isInterrupted || command !== 'DeleteItemCommand') return;
        isInterrupted = true;
        await edit(courseId, { title: 'Second' });
        await dyingAt(4, () => refreshCourse(courseId));
      },
      () => refreshCourse(courseId),
    );
    expect(isInterrupted).toBe(true);
    expect(await isDue(catalogue, courseId)).toBe(true);
    await refreshDueCourses(after(9_999));
    await expectSearchIsRight(catalogue);
    expect(await found('second')).toHaveLength(1);
  });

  test('remember where they are once, however often their writing was cut short', async () => {
    await edit(courseId, { title: 'Renamed' });
    for (let attempt = 0; attempt < 5; attempt++) await dyingAt(4, () => refreshCourse(courseId));
    expect((await catalogue.stored(searchIndexKey(courseId)))?.indexed.standings).toHaveLength(2);
    await refreshCourse(courseId);
    await expectSearchIsRight(catalogue);
  });
});

test('a course with too many words for pairs is found by any one, two and three of them all the same', async () => {
  const letters = 'bcdfghjklmnpqrstvwxz';
  const words = Array.from({ length: 90 }, (_, at) => `${letters[at % 20]}${'aeiou'[Math.floor(at / 20)]}zz`);
  const tags = Array.from({ length: 10 }, (_, at) => words.slice(20 + at * 5, 25 + at * 5).join(' '));
  const skills = [words.slice(70, 80).join(' '), words.slice(80).join(' ')];
  const title = words.slice(0, 20).join(' ');
  const wide = await publishable({ title, tags, skills });
  // Beside one that has two of the words, and is found under the pair.
  const narrow = await publishable({ title: `${words[0]} ${words[89]}` });
  for (const courseId of [wide, narrow]) {
    await go(courseId, 'publishCourse');
    await refreshCourse(courseId);
  }
  await expectSearchIsRight(catalogue);
  expect((await searchEntriesOf(catalogue, wide)).length).toBeLessThan(600);
  for (const word of words) expect((await found(String(word))).includes(title)).toBe(true);
  for (let at = 0; at < 90; at++) {
    const query = [words[at], words[(at * 7 + 1) % 90], words[(at * 31 + 5) % 90]]
      .slice(0, 2 + (at % 2))
      .join(' ');
    expect({ query, found: await found(query) }).toMatchObject({ found: expect.arrayContaining([title]) });
  }
  expect((await found(`${words[0]} ${words[89]}`)).sort()).toEqual(
    [title, `${words[0]} ${words[89]}`].sort(),
  );
  expect(await found(`${words[0]} ${words[89]} nothing`)).toEqual([]);
});

describe('an entry that no course accounts for', () => {
  const { removeStray } = catalogue;
  const rankOf = (courseId: string, popularity = 0) => searchRank(0, popularity, courseId);

  test('is removed, and one that a course accounts for is not', async () => {
    const courseId = await published();
    const stray = searchKey(['foreign'], rankOf(courseId));
    const elsewhere = searchKey(['practica'], rankOf(courseId, 3));
    const listed = listingKey('popular', undefined, 77, courseId);
    for (const key of [stray, elsewhere, listed]) {
      await catalogue.put({ ...key });
      expect(await removeStray(courseId, key)).toBe(true);
      expect(await catalogue.stored(key)).toBeUndefined();
    }
    const own = [searchKey(['practica'], rankOf(courseId)), listingKey('popular', undefined, 0, courseId)];
    for (const key of own) expect(await removeStray(courseId, key)).toBe(false);
    await expectSearchIsRight(catalogue);
    expect(await listingEntries(catalogue, courseId)).toEqual(expectedEntries('data-science', 0));
  });

  test('stays when a course takes it just before it is removed', async () => {
    const courseId = await published();
    const draft = await publishable();
    const taken: [Key, string, () => Promise<unknown>][] = [
      [searchKey(['renamed'], rankOf(courseId)), courseId, () => edit(courseId, { title: 'Renamed' })],
      [searchKey(['practica'], rankOf(draft)), draft, () => go(draft, 'publishCourse')],
      [
        listingKey('popular', undefined, 5, courseId),
        courseId,
        () => catalogue.setGate(courseId, { learners: 5 }),
      ],
    ];
    for (const [at, [key, id, take]] of taken.entries()) {
      await catalogue.put({ ...key });
      let isStray: boolean | undefined;
      await catalogue.beforeFirstWrite(
        async () => {
          await take();
          await refreshCourse(id, after(100 * at));
        },
        async () => {
          isStray = await removeStray(id, key);
        },
      );
      expect({ key, isStray }).toEqual({ key, isStray: false });
      expect(await catalogue.stored(key)).toBeDefined();
    }
    await expectSearchIsRight(catalogue);
  });
});

describe('the function behind the stream', () => {
  const deliver = (records: DynamoDBRecord[]) => projectCourses({ Records: records }, lambdaContext);

  test('leaves what is right, however its records come: twice, late, in another order, in smaller batches; and tells of the one that fails', async () => {
    const steps: ((courseId: string) => Promise<unknown>)[] = [
      (courseId) => go(courseId, 'publishCourse'),
      (courseId) => edit(courseId, { title: 'Renamed', tags: ['other'] }),
      (courseId) => catalogue.setGate(courseId, { learners: 9 }),
      (courseId) => go(courseId, 'unpublishCourse'),
      (courseId) => go(courseId, 'publishCourse'),
      (courseId) => edit(courseId, { category: 'elsewhere' }),
    ];
    const delivery = fc.record({
      /** How many steps each course takes. */
      reaches: fc.array(fc.integer({ min: 1, max: steps.length }), { minLength: 3, maxLength: 3 }),
      order: fc.infiniteStream(fc.nat(1_000)),
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
      poison: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(delivery, async ({ reaches, order, sizes, poison }) => {
        await clear();
        const courseIds: string[] = [];
        const records: DynamoDBRecord[] = [];
        for (const reach of reaches) {
          const courseId = await publishable();
          courseIds.push(courseId);
          for (const step of steps.slice(0, reach)) {
            await step(courseId);
            records.push(streamRecord(courseKey(courseId)), streamRecord(gateKey(courseId)));
          }
        }
        const poisoned = courseIds[poison] ?? '';
        // Some come twice; at least once each course is told of.
        const late = [...records, ...records.filter((_, at) => at % 3 === 0)]
          .map((record) => ({ record, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ record }) => record);
        const failed: (string | undefined)[] = [];
        await catalogue.disturbed(
          ({ input }) => {
            if (JSON.stringify(input).includes(poisoned)) throw new Error('poison');
          },
          async () => {
            for (let from = 0, batch = 0; from < late.length; batch++) {
              const size = sizes[batch % sizes.length] ?? 1;
              const { batchItemFailures } = await deliver(late.slice(from, from + size));
              failed.push(...batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
              from += size;
            }
          },
        );
        const numbers = records
          .filter(({ dynamodb }) => dynamodb?.Keys?.PK?.S === `course#${poisoned}`)
          .map(({ dynamodb }) => dynamodb?.SequenceNumber);
        expect(failed.length).toBeGreaterThan(0);
        for (const number of failed) expect(numbers).toContain(number);
        expect(await searchEntriesOf(catalogue, poisoned)).toEqual([]);
        expect(
          await deliver([...records.filter((one) => failed.includes(one.dynamodb?.SequenceNumber))]),
        ).toEqual({
          batchItemFailures: [],
        });
        await refreshDueCourses(after(9_999));
        await expectSearchIsRight(catalogue);
      }),
      { numRuns: 12, seed: 20_260_731 },
    );
  });
});

/** What may happen to a course in the catalogue, and what it takes to have it there first. */
const happenings: Record<
  string,
  { before: () => Promise<string>; change: (courseId: string) => Promise<unknown> }
> = {
  publication: { before: publishable, change: (courseId) => go(courseId, 'publishCourse') },
  'a new title': {
    before: published,
    change: (courseId) => edit(courseId, { title: 'Relational thinking, slowly' }),
  },
  'a new price': {
    before: published,
    change: (courseId) => edit(courseId, { price: { amount: 3, currency: 'EUR' } }),
  },
  'twice the learners': {
    before: published,
    change: (courseId) => catalogue.setGate(courseId, { learners: 5 }),
  },
  unpublication: { before: published, change: (courseId) => go(courseId, 'unpublishCourse') },
  deletion: { before: published, change: (courseId) => go(courseId, 'deleteCourse') },
};

describe.each(Object.entries(happenings))('a refresh after %s', (_, { before, change }) => {
  async function prepared(): Promise<string> {
    const courseId = await before();
    await change(courseId);
    return courseId;
  }

  /** How many calls it makes. */
  async function callsOf(): Promise<number> {
    const courseId = await prepared();
    const calls = await countCalls(() => refreshCourse(courseId, after(100)));
    await clear();
    return calls;
  }

  test('that dies at whichever call is done by another one', async () => {
    const calls = await callsOf();
    expect(calls).toBeGreaterThanOrEqual(6);
    for (let fatal = 1; fatal <= calls; fatal++) {
      const courseId = await prepared();
      await dyingAt(fatal, () => refreshCourse(courseId, after(100)));
      await refreshCourse(courseId, after(100));
      await expectSearchIsRight(catalogue);
      // A deletion's own mark is of the real time.
      await refreshDueCourses(after(9_999));
      await expectSearchIsRight(catalogue);
      expect({ fatal, isDue: await isDue(catalogue, courseId) }).toEqual({ fatal, isDue: false });
      await clear();
    }
  });

  test('that dies at whichever call, with nobody to repeat it, is done by the clock once it has begun', async () => {
    const calls = await callsOf();
    let begun = 0;
    for (let fatal = 1; fatal <= calls; fatal++) {
      const courseId = await prepared();
      const was = await searchEntriesOf(catalogue, courseId);
      await dyingAt(fatal, () => refreshCourse(courseId, after(100)));
      if (await isDue(catalogue, courseId)) {
        begun += 1;
        await refreshDueCourses(after(9_999));
        await expectSearchIsRight(catalogue);
        expect(await isDue(catalogue, courseId)).toBe(false);
      } else if (await catalogue.stored(courseKey(courseId))) {
        // Either nothing was touched yet, or all is done.
        if (fatal < calls) expect(await searchEntriesOf(catalogue, courseId)).toEqual(was);
        else await expectSearchIsRight(catalogue);
      }
      await refreshCourse(courseId, after(100));
      await clear();
    }
    expect(begun).toBeGreaterThanOrEqual(calls - 3);
  });

  test('twice at the same moment leaves what one does', async () => {
    for (let round = 0; round < 4; round++) {
      const courseId = await prepared();
      await Promise.all([refreshCourse(courseId, after(100)), refreshCourse(courseId, after(100))]);
      await expectSearchIsRight(catalogue);
      // A deletion's own mark is of the real time.
      await refreshDueCourses(after(9_999));
      expect(await isDue(catalogue, courseId)).toBe(false);
      await clear();
    }
  });

  const later: Record<string, (courseId: string) => Promise<unknown>> = {
    nothing: async () => {},
    'a rename': (courseId) =>
      catalogue.ask('updateCourse', { as: amara, path: { courseId }, body: { title: 'In between' } }),
    'a publication': (courseId) => catalogue.ask('publishCourse', { as: amara, path: { courseId } }),
    'an unpublication': (courseId) => catalogue.ask('unpublishCourse', { as: amara, path: { courseId } }),
    'more learners': (courseId) => catalogue.setGate(courseId, { learners: 99 }).catch(() => {}),
    'a deletion': (courseId) => catalogue.ask('deleteCourse', { as: amara, path: { courseId } }),
  };

  test.each(Object.entries(later))(
    'that stands still at whichever call while another one sees %s, and then goes on, leaves what is right',
    async (_, act) => {
      const calls = await callsOf();
      for (let nth = 1; nth <= calls; nth++) {
        const courseId = await prepared();
        const elsewhere = async () => {
          await act(courseId);
          await refreshCourse(courseId, after(101));
        };
        await interruptedAt(nth, elsewhere, () => refreshCourse(courseId, after(100)));
        if (!(await isDue(catalogue, courseId))) await expectSearchIsRight(catalogue);
        const card = (await catalogue.stored(courseKey(courseId)))?.card;
        if (card?.status !== 'published') expect(await listingEntries(catalogue, courseId)).toEqual([]);
        await refreshDueCourses(after(9_999));
        await expectSearchIsRight(catalogue);
        expect({ nth, isDue: await isDue(catalogue, courseId) }).toEqual({ nth, isDue: false });
        if (card?.status === 'published') {
          const learners = (await catalogue.stored(gateKey(courseId)))?.learners;
          expect(await listingEntries(catalogue, courseId)).toEqual(expectedEntries(card.category, learners));
        }
        await clear();
      }
    },
  );
});
