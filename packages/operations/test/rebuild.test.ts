import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '@skillforge/core/keys';
import { sampleCatalogue } from '@skillforge/data/catalogue';
import type { Ratings } from '@skillforge/data/course-items';
import type { SampleInstructor } from '@skillforge/data/sample';
import { writeItems } from '@skillforge/data/write-items';
import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';

const environment = await startFunctionEnvironment();
// These read their settings while they load.
const { table, tableName } = await import('@skillforge/core/table');
const keys = await import('@skillforge/core/keys');
const { buildSampleCourse } = await import('@skillforge/data/sample-courses');
const { finishedCourseItems, finishedSearchItems, withFigures } = await import(
  '@skillforge/data/course-items'
);
const { refreshCourse } = await import('@skillforge/courses/projection');
const { main: searchCourses } = await import('@skillforge/courses/functions/search-courses');
const { rebuildProjections } = await import('../src/rebuild.ts');

const dataDir = await mkdtemp(join(tmpdir(), 'skillforge-rebuild-'));
const file = join(dataDir, 'state', 'rebuild.json');
afterAll(async () => {
  table.destroy();
  await environment.stop();
  await rm(dataDir, { recursive: true, force: true });
});

type Item = Record<string, unknown> & Key;

let interfere: ((command: string, input: string) => void) | undefined;
table.middlewareStack.add(
  (next, { commandName = '' }) =>
    async (step) => {
      interfere?.(commandName, JSON.stringify(step.input));
      return next(step);
    },
  { step: 'initialize', name: 'interference', priority: 'high' },
);
afterEach(() => {
  interfere = undefined;
});

async function wholeTable(): Promise<Item[]> {
  const found: Item[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey }));
    found.push(...((page.Items ?? []) as Item[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  const name = ({ PK, SK }: Key) => `${PK} ${SK}`;
  return found.sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

const keyOf = ({ PK, SK }: Key): Key => ({ PK, SK });
const remove = (key: Key) => table.send(new DeleteCommand({ TableName: tableName, Key: keyOf(key) }));
const put = (item: Key) => table.send(new PutCommand({ TableName: tableName, Item: { ...item } }));
const putAll = (items: Key[]) =>
  writeItems({ endpoint: environment.endpoint, region: 'us-east-1', tableName }, items);

async function clear(): Promise<void> {
  const items = await wholeTable();
  const worker = async () => {
    for (let item = items.pop(); item; item = items.pop()) await remove(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const now = new Date('2026-11-01T12:00:00Z');
const samples = sampleCatalogue.slice(0, 6);
const ratings: Ratings = [1, 0, 2, 5, 9];
const courses = samples.map((sample, place) => {
  const { course, lessons } = buildSampleCourse(sample, (key: SampleInstructor) => ({
    userId: `user-${key}`,
    displayName: `Teacher ${key}`,
  }));
  return { course: withFigures(course, 40 * (place + 1) ** 2, ratings), lessons };
});
const teachers = [
  ...new Map(
    courses.flatMap(({ course }) => course.instructors.map((one) => [one.userId, one] as const)),
  ).values(),
];
const published = courses.filter(({ course }) => course.status === 'published').map(({ course }) => course);
const right = [
  ...courses.flatMap(({ course, lessons }) => [
    ...finishedCourseItems(course, lessons, ratings, now),
    ...finishedSearchItems(course, now),
  ]),
  ...teachers.map(({ userId, displayName }) => ({
    ...keys.profileKey(userId),
    displayName,
    role: 'instructor',
  })),
];

/** What of an item counts: not which writing made it, and when. */
const changing = new Set(['placementId', 'placedAt', 'indexId', 'indexedAt', 'revision']);
const settled = (items: Item[]) =>
  items.map((item) =>
    JSON.parse(JSON.stringify(item), (name, value) => (changing.has(name) ? undefined : value)),
  );

let intact: Item[];
beforeEach(async () => {
  await clear();
  await putAll(right);
  intact = await wholeTable();
});

const isEntry = ({ PK }: Key) => PK.startsWith('search#') || PK.startsWith('listing#');
const [first, second, third] = published;
if (!first || !second || !third) throw new Error('The sample has too few published courses');

/** Breaks what can be broken; every mend but a name is done by one run. */
async function breakThings(): Promise<void> {
  const entries = intact.filter(isEntry);
  for (const entry of entries.filter((_, at) => at % 17 === 0)) await remove(entry);
  const of = (courseId: string, kind: string) =>
    entries.filter(({ PK, SK }) => PK.startsWith(kind) && SK.endsWith(courseId));
  // Of one course all entries of the search, of another those of the listings.
  for (const entry of of(third?.courseId ?? '', 'search#')) await remove(entry);
  for (const entry of of(second?.courseId ?? '', 'listing#')) await remove(entry);
  // Entries of no course, of a course under words and at values that it does not have.
  const rank = keys.searchRank(0, 3, '01JD0M8Z5W3V7QH2K4N6P8R0TS');
  await put(keys.searchKey(['stray'], rank));
  await put(keys.searchKey(['foreign'], keys.searchRank(1, 0, first?.courseId ?? '')));
  await put(keys.searchKey(['str', 'for'], keys.searchRank(2, 0, first?.courseId ?? '')));
  await put(keys.listingKey('popular', undefined, 123_456, first?.courseId ?? ''));
  await put(keys.listingKey('top-rated', 'nowhere', 1, '01JD0M8Z5W3V7QH2K4N6P8R0TS'));
  // An entry that tells something else, and a record of the entries that is lost.
  const [row] = of(first?.courseId ?? '', 'search#');
  const [listed] = of(first?.courseId ?? '', 'listing#popular');
  await put(Object.assign({}, row, { row: ['Somebody’s hand'] }));
  await put(Object.assign({}, listed, { card: { title: 'Somebody’s hand' } }));
  await remove(keys.searchIndexKey(second?.courseId ?? ''));
  await remove(keys.placementKey(third?.courseId ?? ''));
}

describe('a rebuild', () => {
  test('of a table in which all is right changes nothing, and says how much it has looked at', async () => {
    const done: number[] = [];
    const rebuilt = await rebuildProjections(file, (count) => done.push(count));
    expect(rebuilt).toEqual({
      courses: courses.length,
      instructors: teachers.length,
      strays: 0,
      failures: [],
    });
    expect(await wholeTable()).toEqual(intact);
    expect(done[0]).toBe(0);
    expect(done.at(-1)).toBe(intact.length);
    expect(existsSync(file)).toBe(false);
  });

  test('puts back what is missing, removes what is nobody’s, and mends what somebody’s hand has changed', async () => {
    await breakThings();
    expect(settled(await wholeTable())).not.toEqual(settled(intact));
    const rebuilt = await rebuildProjections(file);
    expect(rebuilt).toMatchObject({ courses: courses.length, failures: [] });
    expect(rebuilt.strays).toBeGreaterThanOrEqual(5);
    expect(settled(await wholeTable())).toEqual(settled(intact));
    expect(await rebuildProjections(file)).toMatchObject({ strays: 0, failures: [] });
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });

  test('writes everything of a course that the projections have never seen', async () => {
    for (const item of intact.filter((one) => isEntry(one) && one.SK.endsWith(second.courseId)))
      await remove(item);
    await remove(keys.searchIndexKey(second.courseId));
    await remove(keys.placementKey(second.courseId));
    await rebuildProjections(file);
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });

  test('takes the entries of a course that is being deleted out, and leaves its files and the rest to the clock', async () => {
    const tombstone = intact.find(({ PK, SK }) => PK === `course#${first.courseId}` && SK === 'course');
    await put(Object.assign({}, tombstone, { card: { ...Object(tombstone?.card), status: 'deleted' } }));
    expect(await rebuildProjections(file)).toMatchObject({ failures: [] });
    const left = await wholeTable();
    expect(left.filter((item) => isEntry(item) && item.SK.endsWith(first.courseId))).toEqual([]);
    expect(
      left.filter(({ PK, SK }) => PK === `course#${first.courseId}` && SK.startsWith('lesson#')),
    ).not.toEqual([]);
    const others = (items: Item[]) =>
      settled(items.filter(({ PK, SK }) => !`${PK} ${SK}`.includes(first.courseId)));
    expect(others(left)).toEqual(others(intact));
  });

  test('brings a name that stands on a profile only to all courses, their lists and the search', async () => {
    const [teacher] = first.instructors;
    if (!teacher) throw new Error('Nobody teaches it');
    await put({
      ...keys.profileKey(teacher.userId),
      ...{ displayName: 'Zuleika Dobson', role: 'instructor' },
    });
    await rebuildProjections(file);
    // What that has written on the courses reaches the lists by the stream; here by another run.
    await rebuildProjections(file);
    expect(JSON.stringify(await wholeTable())).not.toContain(teacher.displayName);
    const theirs = published.filter(({ instructors }) =>
      instructors.some(({ userId }) => userId === teacher.userId),
    );
    expect((await search('zuleika dobson')).sort()).toEqual(theirs.map(({ courseId }) => courseId).sort());
  });

  test('that is cut short goes on where it was, and ends with all mended', async () => {
    await breakThings();
    const expected = settled(intact);
    let scans = 0;
    interfere = (command) => {
      if (command !== 'ScanCommand') return;
      scans += 1;
      if (scans > 2) throw new Error('cut short');
    };
    await expect(rebuildProjections(file)).rejects.toThrow('cut short');
    interfere = undefined;
    const kept: { done: number; segments: unknown[] } = JSON.parse(await readFile(file, 'utf8'));
    expect(kept.done).toBeGreaterThan(0);
    // Of the four parts two could not even begin.
    expect(kept.segments.filter((at) => at === 'from the start')).toHaveLength(2);
    const looked: unknown[] = [];
    interfere = (command, input) => {
      if (command === 'ScanCommand') looked.push(JSON.parse(input).Segment);
    };
    const done: number[] = [];
    await rebuildProjections(file, (count) => done.push(count));
    interfere = undefined;
    const left = kept.segments.flatMap((at, segment) => (at === null ? [] : [segment]));
    expect([...new Set(looked)].sort()).toEqual(left);
    expect(done[0]).toBe(kept.done);
    expect(existsSync(file)).toBe(false);
    expect(settled(await wholeTable())).toEqual(expected);
  });

  test('that dies in the midst of a course’s entries is finished by the next', async () => {
    await breakThings();
    for (const fatal of [10, 40, 90]) {
      let calls = 0;
      interfere = () => {
        calls += 1;
        if (calls >= fatal) throw new Error('killed');
      };
      await rebuildProjections(file).catch(() => {});
    }
    interfere = undefined;
    await rm(file, { force: true });
    await rebuildProjections(file);
    // The marks that the dead have left go when the clock looks at them.
    const { refreshDueCourses } = await import('@skillforge/courses/projection');
    await refreshDueCourses(new Date(Date.now() + 120_000));
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });

  test('tries what failed once more at the end', async () => {
    await breakThings();
    let failures = 0;
    interfere = (command, input) => {
      if (command === 'ScanCommand' || failures > 2 || !input.includes(third.courseId)) return;
      failures += 1;
      throw new Error('for a moment');
    };
    expect(await rebuildProjections(file)).toMatchObject({ failures: [] });
    expect(failures).toBe(3);
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });

  test('that was cut short more than a day ago begins at the start', async () => {
    const from = (startedAt: string) =>
      writeFile(file, JSON.stringify({ segments: [null, null, null, null], done: 7, failed: [], startedAt }));
    await rebuildProjections(file);
    await from(new Date(Date.now() - 3_600_000).toISOString());
    expect(await rebuildProjections(file)).toMatchObject({ courses: 0 });
    await from(new Date(Date.now() - 25 * 3_600_000).toISOString());
    expect(await rebuildProjections(file)).toMatchObject({ courses: courses.length });
  });

  test('with a file that it cannot read begins at the start', async () => {
    await rebuildProjections(file);
    await writeFile(file, '{ half');
    expect(await rebuildProjections(file)).toMatchObject({ courses: courses.length });
    expect(existsSync(file)).toBe(false);
  });

  test('tells of what failed, and does all the rest', async () => {
    await breakThings();
    interfere = (command, input) => {
      if (command !== 'ScanCommand' && input.includes(third.courseId)) throw new Error('poison');
    };
    const { failures, courses: looked } = await rebuildProjections(file);
    interfere = undefined;
    expect(looked).toBe(courses.length - 1);
    expect(failures.map(({ what }) => what)).toContain(`course#${third.courseId} course`);
    // What concerns it are its own items and entries, and the names of those who teach it.
    const concerned = [third.courseId, ...third.instructors.map(({ userId }) => userId)];
    for (const { what, error } of failures) {
      expect(concerned.some((id) => what.includes(id))).toBe(true);
      expect(error).toMatchObject({ message: 'poison' });
    }
    const others = (items: Item[]) =>
      settled(items.filter(({ PK, SK }) => !`${PK} ${SK}`.includes(third.courseId)));
    expect(others(await wholeTable())).toEqual(others(intact));
    expect(await rebuildProjections(file)).toMatchObject({ failures: [] });
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });

  test('works while courses are refreshed and while another rebuild does the same', async () => {
    await breakThings();
    const refreshing = (async () => {
      for (let round = 0; round < 3; round++)
        for (const { courseId } of published) await refreshCourse(courseId);
    })();
    const other = join(dataDir, 'other.json');
    const results = await Promise.all([rebuildProjections(file), rebuildProjections(other), refreshing]);
    expect([results[0].failures, results[1].failures]).toEqual([[], []]);
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });

  test('hides no course from whoever searches meanwhile, though it writes all entries again', async () => {
    // Every entry tells an old summary, as after a change of what entries hold.
    const old = intact.filter(({ PK }) => PK.startsWith('search#'));
    await putAll(
      old.map((item) => Object.assign({}, item, { row: Array.from(item.row as unknown[]).with(1, 'Old') })),
    );
    let isOver = false;
    const missed: string[] = [];
    let searches = 0;
    const searching = (async () => {
      while (!isOver) {
        for (const { title, courseId } of published) {
          searches += 1;
          if (!(await search(title.slice(0, 100))).includes(courseId)) missed.push(title);
        }
      }
    })();
    await rebuildProjections(file);
    isOver = true;
    await searching;
    expect(searches).toBeGreaterThan(published.length);
    expect(missed).toEqual([]);
    expect(settled(await wholeTable())).toEqual(settled(intact));
  });
});

/** The courses that a query finds. */
async function search(query: string): Promise<string[]> {
  const { status, body } = await call(searchCourses, {
    path: '/courses/search',
    query: { query, limit: '100' },
  });
  expect(status).toBe(200);
  return body.items.map(({ courseId }: { courseId: string }) => courseId);
}

describe('the command', () => {
  const command = fileURLToPath(new URL('../src/rebuild-projections.ts', import.meta.url));
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [command, ...args], {
      env: { PATH: process.env.PATH, SKILLFORGE_DATA: dataDir },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  test.each([
    [
      'without a stack says how to start one',
      [],
      `No stack is running on ${dataDir}: start it with pnpm dev, or name a stage on AWS with --stage.`,
    ],
    [
      'with a flag that there is not names those that there are',
      ['--fast'],
      expect.stringMatching(/'--fast'.*There are --stage, --region and --from-start\.$/),
    ],
    [
      'with a word too many does so too',
      ['prod'],
      expect.stringMatching(/'prod'.*There are --stage, --region and --from-start\.$/),
    ],
    ['for a stage that cannot be says so', ['--stage', '../prod'], '../prod is no name of a stage.'],
    [
      'for a stage without a name says so',
      ['--stage'],
      expect.stringMatching(/There are --stage, --region and --from-start\.$/),
    ],
  ])('%s, in one line, and ends with 1', async (_, args, sentence) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout, lines: stderr.trim().split('\n') }).toEqual({
      code: 1,
      stdout: '',
      lines: [sentence],
    });
  });
});
