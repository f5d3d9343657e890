import { courseKey, gateKey, lessonKey, searchPartition } from '@skillforge/core/keys';
import { type Cost, capacityMeter } from '@skillforge/testing/capacity-meter';
import { itemBytes } from '@skillforge/testing/item-size';
import { type CourseCard, type DescribedCourse, newCourse } from '../src/course.ts';
import { cardOf, courseItems } from '../src/course-items.ts';
import { listingItems } from '../src/placement.ts';
import { indexedAs, searchEntries, searchIndexItem } from '../src/search/search-index.ts';
import { queryWordsOf } from '../src/search/words.ts';
import { article, type Operation, startCatalogue } from './catalogue.ts';
import { courseFields } from './samples.ts';

/** What the routes cost: the budgets of docs/data-model.md, counted at the table's client. */

const catalogue = await startCatalogue();
const { amara, sam, ada, kenji, ask, done } = catalogue;
const measured = capacityMeter(catalogue.table);
afterAll(() => catalogue.stop());

async function costOf(operation: Operation, asking: Parameters<typeof ask>[1] = {}): Promise<Cost> {
  const { result, cost } = await measured(() => ask(operation, asking));
  expect({ operation, status: result.status }).toEqual({
    operation,
    status: result.status < 300 ? result.status : 200,
  });
  // Reads that run side by side end in any order.
  return { ...cost, consistentReads: cost.consistentReads.toSorted() };
}

/** Half a unit for every 4 KB that are read, as a read that is not strongly consistent costs. */
const eventual = (bytes: number) => Math.ceil(bytes / 4_096) / 2;

const instructor = { userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', displayName: 'Amara Okafor' };

/** A published course as catalogues have them: 40 characters of title, 120 of summary, four tags, three skills. */
function realistic(number: number): DescribedCourse {
  const moment = new Date(1_760_000_000_000 + number * 60_000);
  const fields = courseFields({
    title: `Practical SQL for people with data ${number}`.padEnd(40, '.'),
    summary:
      'Ask a database good questions and get answers fast: joins, windows, indexes, and how to read what a plan says. '.padEnd(
        120,
        '.',
      ),
    category: ['data-science', 'programming', 'languages'][number % 3],
    level: 'intermediate',
    tags: ['sql', 'databases', 'web-development', 'analytics'],
    skills: ['Joins', 'Window functions', 'Query plans'],
    price: { amount: 49.99, currency: 'USD' },
  });
  return {
    ...newCourse(fields, instructor, moment),
    status: 'published',
    publishedAt: moment.toISOString(),
    order: Array.from({ length: 24 }, (_, at) => at + 1),
    lessonCount: 24,
    durationSeconds: 18_640,
    enrollmentCount: 1_000 + number,
    everEnrolled: 1_200 + number,
    ratingSum: 1_431 + number,
    ratingCount: 310 + number,
  };
}

async function plant(from: number, to: number): Promise<void> {
  const courses = Array.from({ length: to - from }, (_, at) => realistic(from + at));
  await catalogue.putAll(
    courses.flatMap((course) => [courseItems(course)[0], ...listingItems(courseItems(course)[0].card)]),
  );
}

const lists = ['newest', 'popular', 'top-rated'].flatMap((sort): Record<string, string>[] => [
  { sort },
  { sort, category: 'data-science' },
  { sort, level: 'intermediate', tag: 'sql' },
]);

describe('a page of 20 of the catalogue', () => {
  const small = new Map<object, Cost>();

  beforeAll(async () => {
    // In each of the three categories one more than a page holds, so that all pages read as much.
    await plant(0, 66);
    for (const query of lists) small.set(query, await costOf('listCourses', { query }));
  });

  test.each(lists)('by %j takes one call and at most 3 RCU, and reads what may be a moment old', (query) => {
    const cost = small.get(query);
    expect(cost).toMatchObject({
      roundTrips: 1,
      calls: ['QueryCommand'],
      writeUnits: 0,
      consistentReads: [false],
    });
    expect(cost?.readUnits).toBeLessThanOrEqual(3);
    expect(cost?.readUnits).toBeGreaterThanOrEqual(2);
  });

  test('costs what its cards weigh: an entry of a listing 780 bytes, and one of an index 840', async () => {
    const course = realistic(7);
    const [item] = courseItems(course);
    const { GSI1PK, GSI1SK } = { GSI1PK: '', GSI1SK: '', ...item };
    const entries = listingItems(item.card);
    const listed = entries.map((entry) => itemBytes(entry));
    for (const weight of listed) expect(Math.abs(weight - 780)).toBeLessThan(15);
    const newest = itemBytes({ PK: item.PK, SK: item.SK, GSI1PK, GSI1SK, card: item.card });
    expect(Math.abs(newest - 840)).toBeLessThan(15);
    // One entry more than the page is read, to know whether there is another page.
    expect([small.get(lists[0] ?? {}), small.get(lists[3] ?? {})]).toMatchObject([
      { readUnits: eventual(21 * newest) },
      { readUnits: eventual(21 * Number(listed[0])) },
    ]);
  });

  test('costs the same with 2,000 courses as with 66, at the start and deep inside', async () => {
    await plant(66, 2_000);
    for (const query of lists) {
      const { result, cost } = await measured(() => ask('listCourses', { query }));
      expect({ query, ...cost }).toEqual({ query, ...small.get(query) });
      let cursor = result.body.nextCursor;
      for (let page = 0; page < 5; page++)
        cursor = (await done('listCourses', { query: { ...query, cursor } })).nextCursor;
      expect({ query, ...(await costOf('listCourses', { query: { ...query, cursor } })) }).toEqual({
        query,
        ...small.get(query),
      });
    }
  }, 120_000);
});

describe('a page of 20 of a search among 600 courses that all match', () => {
  /** What is asked, and how many lookups that takes: of words; or of pairs of words, and of courses with too many for pairs. */
  const searches: [query: Record<string, string>, lookups: number, mostReadUnits: number][] = [
    // What is asked for is what is kept: no more is read than is shown.
    [{ query: 'sql' }, 1, 1.5],
    [{ query: 'p' }, 1, 1.5],
    // A filter, or a ninth letter, may leave less than was read.
    [{ query: 'sql', level: 'intermediate' }, 1, 4.5],
    [{ query: 'practical' }, 1, 4.5],
    [{ query: 'practical sql' }, 2, 4.5],
    [{ query: 'sql pr' }, 2, 5],
    [{ query: 'sql practical databases' }, 4, 6],
    [{ query: 'sq pr we' }, 3, 6],
    [{ query: 'practical sql for people with data okafor', category: 'programming' }, 4, 6],
  ];

  beforeAll(async () => {
    const { lookupsOf } = await import('../src/search/search.ts');
    // Only what these queries read: the rest would be two hundred thousand entries more.
    const read = new Set(
      searches.flatMap(([{ query = '' }]) =>
        lookupsOf(queryWordsOf(query))
          .flat()
          .map((one) => searchPartition(one)),
      ),
    );
    const courses = Array.from({ length: 600 }, (_, at) => realistic(at));
    const entries = courses.flatMap((course) =>
      searchEntries(indexedAs(cardOf(course), course.courseId, new Date())),
    );
    await catalogue.putAll(entries.filter(({ PK }) => read.has(PK)));
  });

  test.each(searches)(
    'by %j takes %i calls at the same moment, and at most %d RCU',
    async (query, lookups, most) => {
      let cursor: string | undefined;
      for (let page = 0; page < 4; page++) {
        const { result, cost } = await measured(() =>
          ask('searchCourses', { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }),
        );
        cursor = result.body.nextCursor;
        expect(result.body.items.length).toBeGreaterThan(0);
        // What has been read to its end is not read again.
        const calls = page === 0 ? lookups : cost.calls.length;
        expect(calls).toBeLessThanOrEqual(lookups);
        expect(cost).toMatchObject({
          roundTrips: 1,
          calls: Array(calls).fill('QueryCommand'),
          writeUnits: 0,
          consistentReads: Array(calls).fill(false),
        });
        expect(cost.readUnits).toBeLessThanOrEqual(most);
      }
    },
  );

  test('is full though two thirds of what is read do not pass the filter', async () => {
    for (const query of ['sql', 'practical'])
      expect((await done('searchCourses', { query: { query, category: 'programming' } })).items).toHaveLength(
        20,
      );
  });

  test('that is not there takes half a unit for each lookup', async () => {
    expect(await costOf('searchCourses', { query: { query: 'nowhere' } })).toMatchObject({ readUnits: 0.5 });
    expect(await costOf('searchCourses', { query: { query: 'nowhere at once' } })).toMatchObject({
      roundTrips: 1,
      readUnits: 1,
    });
  });
});

describe('one course', () => {
  let courseId: string;
  let weight: number;
  beforeAll(async () => {
    ({ courseId } = await catalogue.createPublished({
      description: 'd'.repeat(9_000),
      summary: 's'.repeat(120),
    }));
    const items = (await catalogue.itemsOf(courseId)).filter(({ SK }) =>
      ['about', 'course', 'gate'].includes(SK),
    );
    weight = items.reduce((sum, item) => sum + itemBytes(item), 0);
    await catalogue.enroll(sam, courseId);
  });

  test('costs anybody one call and half a unit for every 4 KB of its three items', async () => {
    for (const as of [undefined, sam]) {
      expect(await costOf('getCourse', { as, path: { courseId } })).toEqual({
        roundTrips: 1,
        calls: ['QueryCommand'],
        readUnits: eventual(weight),
        writeUnits: 0,
        consistentReads: [false],
      });
    }
    expect(eventual(weight)).toBe(1.5);
  });

  test('is read as it was written last by whoever may be an editor', async () => {
    for (const as of [amara, kenji, ada]) {
      expect(await costOf('getCourse', { as, path: { courseId } })).toMatchObject({
        roundTrips: 1,
        readUnits: 2 * eventual(weight),
        consistentReads: [true],
      });
    }
  });

  test('that is archived costs an enrolled learner one strongly consistent read of the enrollment more', async () => {
    const archived = await catalogue.createPublished();
    await done('archiveCourse', { as: amara, path: archived });
    await catalogue.enroll(sam, archived.courseId);
    expect(await costOf('getCourse', { as: sam, path: archived })).toMatchObject({
      calls: ['QueryCommand', 'GetItemCommand'],
      readUnits: 1.5,
      consistentReads: [false, true],
    });
  });
});

describe('the outline and its lessons', () => {
  let courseId: string;
  let outlineWeight: number;
  let contentWeight: number;
  beforeAll(async () => {
    ({ courseId } = await catalogue.createPublished());
    for (let number = 2; number <= 20; number++)
      await catalogue.addLesson(courseId, article(`Lesson ${number}`, { content: 'c'.repeat(3_000) }));
    await catalogue.enroll(sam, courseId);
    const items = await catalogue.itemsOf(courseId);
    const weigh = (starts: (SK: string) => boolean) =>
      items.filter(({ SK }) => starts(SK)).reduce((sum, item) => sum + itemBytes(item), 0);
    outlineWeight = weigh((SK) => SK === 'course' || SK === 'gate' || SK.startsWith('lesson#'));
    contentWeight = weigh((SK) => SK.startsWith('lesson-content#'));
  });

  test('cost whoever may see no content one round trip and half a unit for every 4 KB of entries', async () => {
    expect(await costOf('listLessons', { path: { courseId } })).toEqual({
      roundTrips: 1,
      calls: ['QueryCommand'],
      readUnits: eventual(outlineWeight),
      writeUnits: 0,
      consistentReads: [false],
    });
    // Somebody with a token is looked for among the enrolled at the same moment.
    const student = await catalogue.person('student');
    expect(await costOf('listLessons', { as: student, path: { courseId } })).toMatchObject({
      roundTrips: 1,
      readUnits: eventual(outlineWeight) + 1,
      consistentReads: [false, true],
    });
  });

  test('cost a learner a second round trip for the contents of the page, and no more', async () => {
    const cost = await costOf('listLessons', { as: sam, path: { courseId } });
    expect(cost).toMatchObject({
      roundTrips: 2,
      calls: ['QueryCommand', 'GetItemCommand', 'BatchGetItemCommand'],
      consistentReads: [false, false, true],
    });
    // Each item of a batch is rounded up by itself; these are below 4 KB.
    expect(contentWeight).toBeGreaterThan(19 * 3_000);
    expect(cost.readUnits).toBe(eventual(outlineWeight) + 1 + 20 * 0.5);
    const { readUnits } = await costOf('listLessons', { as: sam, path: { courseId }, query: { limit: '4' } });
    expect(readUnits).toBe(eventual(outlineWeight) + 1 + 4 * 0.5);
  });

  test('cost an editor two round trips, all of them strongly consistent', async () => {
    expect(await costOf('listLessons', { as: amara, path: { courseId } })).toMatchObject({
      roundTrips: 2,
      consistentReads: [true, true, true],
    });
    expect(await costOf('listLessons', { as: ada, path: { courseId } })).toMatchObject({
      roundTrips: 2,
      calls: ['QueryCommand', 'BatchGetItemCommand'],
      consistentReads: [true, true],
    });
  });

  test('one lesson costs one round trip: 2 RCU for an enrolled learner, 1 for anybody', async () => {
    const path = { lessonId: `${courseId}-5` };
    expect(await costOf('getLesson', { as: sam, path })).toEqual({
      roundTrips: 1,
      calls: ['GetItemCommand', 'GetItemCommand', 'GetItemCommand'],
      readUnits: 2,
      writeUnits: 0,
      consistentReads: [false, false, true],
    });
    expect(await costOf('getLesson', { path })).toMatchObject({
      roundTrips: 1,
      readUnits: 1,
      consistentReads: [false, false],
    });
    expect(await costOf('getLesson', { as: amara, path })).toMatchObject({
      roundTrips: 1,
      consistentReads: [true, true, true],
    });
  });

  test('half a thousand lessons cost no more than their entries weigh', async () => {
    const course = await catalogue.createPublished();
    const entry = await catalogue.stored(lessonKey(course.courseId, `${course.courseId}-1`));
    const item = await catalogue.stored(courseKey(course.courseId));
    const numbers = Array.from({ length: 500 }, (_, at) => at + 1);
    const entries = numbers.map((number) => {
      const lessonId = `${course.courseId}-${number}`;
      return {
        ...entry,
        ...lessonKey(course.courseId, lessonId),
        entry: { ...entry?.entry, lessonId, number },
      };
    });
    await catalogue.putAll([...entries, { ...item, order: numbers }]);
    const items = (await catalogue.itemsOf(course.courseId)).filter(
      ({ SK }) => SK === 'course' || SK === 'gate' || SK.startsWith('lesson#'),
    );
    const weight = items.reduce((sum, one) => sum + itemBytes(one), 0);
    expect(weight / 500).toBeLessThan(400);
    expect(await costOf('listLessons', { path: course })).toMatchObject({
      roundTrips: 1,
      readUnits: eventual(weight),
    });
  });
});

test('what one teaches costs two round trips, strongly consistent', async () => {
  const cost = await costOf('listMyCourses', { as: amara });
  expect(cost).toMatchObject({
    roundTrips: 2,
    calls: ['QueryCommand', 'BatchGetItemCommand'],
    consistentReads: [true, true],
  });
});

test('editors read what was written last before they write', async () => {
  const { courseId } = await catalogue.createPublished();
  const { lessonId } = await catalogue.addLesson(courseId, article('Two'));
  const path = { courseId, lessonId, userId: kenji.userId };
  const edits: [Operation, unknown][] = [
    ['updateCourse', { title: 'New' }],
    ['createLesson', article('Three')],
    ['updateLesson', { title: 'New', section: 'S' }],
    ['reorderLessons', { lessonIds: [3, 2, 1].map((number) => `${courseId}-${number}`) }],
    ['unpublishCourse', undefined],
    ['publishCourse', undefined],
    ['archiveCourse', undefined],
    ['removeInstructor', undefined],
    ['deleteLesson', undefined],
    ['deleteCourse', undefined],
  ];
  await done('addInstructor', { as: amara, path, body: { userId: kenji.userId } });
  for (const [operation, body] of edits) {
    const cost = await costOf(operation, { as: amara, path, body, headers: { 'If-Match': '*' } });
    expect({
      operation,
      roundTrips: cost.roundTrips,
      all: cost.consistentReads.every((flag) => flag),
    }).toEqual({ operation, roundTrips: 2, all: true });
    expect(cost.consistentReads.length).toBeGreaterThan(0);
  }
});

describe('the projection', () => {
  const cost = async (work: () => Promise<unknown>) => (await measured(work)).cost;

  /** What a refresh calls that writes and removes so many search entries, 99 in a transaction. */
  const writing = (entries: number) => [
    'BatchGetItemCommand',
    // The place; what begins the entries; they themselves; what ends them.
    ...Array(3 + Math.ceil(entries / 99)).fill('TransactWriteItemsCommand'),
    // The mark that what began has set.
    'DeleteItemCommand',
  ];
  const entriesOf = async (courseId: string): Promise<number> =>
    (await catalogue.wholeTable()).filter(({ PK, SK }) => PK.startsWith('search#') && SK.endsWith(courseId))
      .length;

  test('reads what was written last, in one call when there is nothing to do', async () => {
    const { courseId } = await catalogue.createPublished();
    // Four items of less than 4 KB: course, gate, place, and where the search entries are.
    expect(await cost(() => catalogue.refreshCourse(courseId))).toEqual({
      roundTrips: 1,
      calls: ['BatchGetItemCommand'],
      readUnits: 4,
      writeUnits: 0,
      consistentReads: [true],
    });
  });

  test('moves a course in two calls when the search ranks it as before', async () => {
    const { courseId } = await catalogue.createPublished();
    await catalogue.setGate(courseId, { learners: 2 });
    await catalogue.refreshCourse(courseId, new Date(Date.now() + 61_000));
    await catalogue.setGate(courseId, { learners: 3 });
    const later = new Date(Date.now() + 122_000);
    expect(await cost(() => catalogue.refreshCourse(courseId, later))).toMatchObject({
      calls: ['BatchGetItemCommand', 'TransactWriteItemsCommand'],
      consistentReads: [true],
    });
  });

  test('moves the search entries too when its learners have doubled: each is removed and written', async () => {
    const { courseId } = await catalogue.createPublished();
    const entries = await entriesOf(courseId);
    await catalogue.setGate(courseId, { learners: 1 });
    expect(await cost(() => catalogue.refreshCourse(courseId, new Date(Date.now() + 61_000)))).toMatchObject({
      calls: writing(2 * entries),
      consistentReads: [true],
    });
    expect(await entriesOf(courseId)).toBe(entries);
  });

  test('writes the 240 entries of a realistic course in eight calls, and takes them out in as many', async () => {
    const { title, summary, category, level, tags, skills, price } = realistic(1);
    const { courseId } = await catalogue.createDraft({
      title,
      summary,
      category,
      level,
      tags,
      skills,
      price,
    });
    await catalogue.addLesson(courseId, article('One'));
    await done('publishCourse', { as: amara, path: { courseId } });
    const written = await cost(() => catalogue.refreshCourse(courseId));
    const entries = await entriesOf(courseId);
    expect(Math.abs(entries - 240)).toBeLessThan(15);
    expect(written).toMatchObject({ calls: writing(entries), consistentReads: [true] });
    expect(written.calls).toHaveLength(8);
    // Each entry tells the whole card, so each is written again.
    await done('updateCourse', { as: amara, path: { courseId }, body: { summary: 'Another' } });
    expect((await cost(() => catalogue.refreshCourse(courseId))).calls).toEqual(writing(entries));
    await done('unpublishCourse', { as: amara, path: { courseId } });
    expect((await cost(() => catalogue.refreshCourse(courseId))).calls).toEqual(writing(entries));
    expect(await entriesOf(courseId)).toBe(0);
  });

  test('looks for what is due in one strongly consistent read', async () => {
    expect(await cost(() => catalogue.refreshDueCourses())).toMatchObject({
      calls: ['QueryCommand'],
      consistentReads: [true],
    });
  });
});

describe('the items of a course', () => {
  const many = <T>(count: number, make: (number: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const published = (more: Partial<DescribedCourse>): DescribedCourse => ({
    ...realistic(1),
    capacity: 1_000_000,
    lessonCount: 500,
    durationSeconds: 500 * 86_400,
    enrollmentCount: 1_234_567,
    everEnrolled: 1_234_567,
    ratingSum: 4_321_099,
    ratingCount: 1_234_567,
    nextLessonNumber: 1_000,
    ...more,
  });
  /** The longest that the schemas allow: 1,600 bytes of text on the card, eight instructors, ten prerequisites. */
  const longest = {
    ...courseFields({
      title: '字'.repeat(120),
      summary: '字'.repeat(200),
      category: '字'.repeat(40),
      level: 'intermediate',
      tags: many(10, (at) => `${at}`.padStart(30, 't')),
      skills: many(10, (at) => `${at}`.padStart(34, 's')),
      language: 'zh-Hant-TW-abcdefgh-abcdefgh-abcdef',
      price: { amount: 999_999.99, currency: 'USD' },
      prerequisites: many(10, (at) => `01JD0M8Z5W3V7QH2K4N6P8R0T${at}`),
    }),
    instructors: many(8, (at) => ({
      userId: `7c9e6679-7425-40de-944b-e07fc1f90ae${at}`,
      displayName: 'n'.repeat(60),
    })),
  };
  const numbers = many(500, (at) => at + 1);
  const cardBytes = (more: Partial<DescribedCourse>) => itemBytes(courseItems(published(more))[0]);

  test('are weighed as the table weighs them', async () => {
    for (const order of [[], numbers.slice(0, 300), numbers]) {
      const [item] = courseItems(published({ ...longest, order, drafts: order }));
      await catalogue.put({ ...item });
      const { cost } = await measured(() =>
        ask('getLesson', { path: { lessonId: `${item.card.courseId}-999` } }).catch(() => undefined),
      );
      // Half a unit is the lesson that is not there.
      expect(cost.readUnits - 0.5).toBe(eventual(itemBytes(item)));
    }
  });

  test('a card takes at most 4 KB with realistic texts and 500 lessons, and with the longest texts and 60', () => {
    expect(cardBytes({ order: numbers })).toBeLessThanOrEqual(4_096);
    expect(cardBytes({ ...longest, order: numbers.slice(0, 60) })).toBeLessThanOrEqual(4_096);
  });

  // A known gap: 500 numbers take 2 KB in `order` and as much again in `drafts`, 7.6 KB together with the longest texts.
  // Whoever stores them more closely sees this test fail, and makes it a plain one.
  test.failing('a card takes at most 4 KB with the longest texts and 500 lessons, all drafts', () => {
    expect(cardBytes({ ...longest, order: numbers, drafts: numbers })).toBeLessThanOrEqual(4_096);
  });

  test('a gate takes at most 1 KB, however many lessons there are and however long the texts', async () => {
    const [, , gate] = courseItems(published({ ...longest, order: numbers, drafts: numbers }));
    expect(itemBytes(gate)).toBeLessThanOrEqual(1_024);
    const ids = many(8, (at) => ({ userId: `${at}`.padStart(64, 'u'), displayName: 'n' }));
    const [, , largest] = courseItems(published({ ...longest, instructors: ids }));
    expect(itemBytes(largest)).toBeLessThanOrEqual(1_024);
    const { courseId } = await catalogue.createPublished();
    expect(itemBytes((await catalogue.stored(gateKey(courseId))) ?? {})).toBeLessThanOrEqual(300);
  });

  test('a search entry takes 440 bytes with realistic texts, 3.2 KB with the longest ones and most instructors', () => {
    const average = (course: DescribedCourse) => {
      const entries = searchEntries(indexedAs(cardOf(course), 'x'.repeat(26), new Date()));
      return entries.reduce((sum, entry) => sum + itemBytes(entry), 0) / entries.length;
    };
    for (const number of [0, 1, 599]) expect(Math.abs(average(realistic(number)) - 440)).toBeLessThan(15);
    expect(average(published(longest))).toBeLessThan(3_300);
  });

  test('a course of nothing but different words has some 3,000 search entries, and a record of them of 11 KB', () => {
    let made = 0;
    const word = () => {
      made += 1;
      return `${(1_000 + made * 37).toString(36)}abcdefgh`.slice(0, 8);
    };
    const words = (count: number) => many(count, word).join(' ');
    const course = published({
      title: words(13),
      tags: many(10, () => words(3)),
      skills: many(10, () => words(10)),
      instructors: many(8, (at) => ({ userId: `${at}`, displayName: words(6) })),
    });
    const indexed = indexedAs(cardOf(course), 'x'.repeat(26), new Date());
    expect(searchEntries(indexed).length).toBeLessThan(3_500);
    expect(itemBytes(searchIndexItem(indexed))).toBeLessThan(12_000);
  });

  test('a listed card with the longest texts weighs less than 4 KB, so that a page of 20 stays below 11 RCU', () => {
    const { card }: { card: CourseCard } = courseItems(published(longest))[0];
    for (const entry of listingItems(card)) expect(itemBytes(entry)).toBeLessThan(4_096);
  });
});
