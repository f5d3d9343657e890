import { call } from '@skillforge/testing/api-gateway';
import { score } from '../src/placement.ts';
import { draftFields, refusal, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, ask, done, walk } = catalogue;
afterAll(() => catalogue.stop());

interface Known {
  courseId: string;
  category: string;
  level: string;
  tags: string[];
  publishedAt: string;
  learners: number;
  ratingSum: number;
  ratingCount: number;
}

const categories = ['music', 'history', 'data-science'];
const levels = ['beginner', 'intermediate', 'advanced', 'all'];
const known: Known[] = [];
const soon = new Date(Date.now() + 120_000);

/** Publishes a course with these figures, as its learners and reviewers have made them. */
async function publish(number: number): Promise<Known> {
  const fields = {
    category: categories[number % 3] ?? '',
    level: levels[number % 4] ?? '',
    tags: [`third-${number % 3}`, ...(number % 13 === 0 ? ['rare'] : [])],
  };
  const { courseId, publishedAt } = await catalogue.createPublished({ title: `Course ${number}`, ...fields });
  // Several courses share each value, so that ties are there too.
  const ratingCount = number % 7;
  const figures = { learners: (number * 7) % 10, ratingSum: ratingCount * (1 + (number % 5)), ratingCount };
  await catalogue.setGate(courseId, { ...figures, everEnrolled: figures.learners });
  await catalogue.refreshCourse(courseId, soon);
  return { courseId, publishedAt, ...fields, ...figures };
}

beforeAll(async () => {
  for (let number = 0; number < 42; number++) known.push(await publish(number));
  await catalogue.createDraft({ title: 'A draft', category: 'music' });
  const archived = await catalogue.createPublished({ title: 'Archived', category: 'music' });
  await done('archiveCourse', { as: amara, path: archived });
  await catalogue.refreshCourse(archived.courseId);
  const unpublished = await catalogue.createPublished({ title: 'Unpublished', category: 'music' });
  await done('unpublishCourse', { as: amara, path: unpublished });
  await catalogue.refreshCourse(unpublished.courseId);
});

const byId = (a: Known, b: Known) => (a.courseId < b.courseId ? -1 : 1);
const orders = {
  newest: (a: Known, b: Known) =>
    a.publishedAt === b.publishedAt ? byId(b, a) : a.publishedAt < b.publishedAt ? 1 : -1,
  popular: (a: Known, b: Known) => b.learners - a.learners || byId(a, b),
  'top-rated': (a: Known, b: Known) => score(b) - score(a) || byId(a, b),
};
const sorts = ['newest', 'popular', 'top-rated'] as const;

const ids = (courses: { courseId: string }[]) => courses.map(({ courseId }) => courseId);
const inOrder = (sort: keyof typeof orders, which: (course: Known) => boolean = () => true) =>
  ids(known.filter(which).sort(orders[sort]));

describe.each(sorts)('sorted by %s', (sort) => {
  test.each(['1', '7', '20', '100'])(
    'the catalogue is the same in pages of %s, without repeats or gaps',
    async (limit) => {
      const { items, pages } = await walk('listCourses', { query: { sort, limit } });
      expect(ids(items)).toEqual(inOrder(sort));
      // Each page is full but the last, and the last is not empty.
      const full = Math.min(Number(limit), known.length);
      expect(pages.slice(0, -1)).toEqual(Array(Math.ceil(known.length / Number(limit)) - 1).fill(full));
      expect(pages.at(-1)).toBe(known.length % Number(limit) || full);
    },
  );

  test.each(categories)('the category %s is its part of it', async (category) => {
    const { items } = await walk('listCourses', { query: { sort, category, limit: '4' } });
    expect(ids(items)).toEqual(inOrder(sort, (course) => course.category === category));
    expect(items).toHaveLength(14);
  });

  test.each([
    ['a level', { level: 'advanced' }, (course: Known) => course.level === 'advanced'],
    ['a tag', { tag: 'third-2' }, (course: Known) => course.tags.includes('third-2')],
    ['a rare tag', { tag: 'Rare' }, (course: Known) => course.tags.includes('rare')],
    [
      'a level and a tag',
      { level: 'all', tag: 'third-0' },
      (course: Known) => course.level === 'all' && course.tags.includes('third-0'),
    ],
    [
      'a category and a level',
      { category: 'music', level: 'beginner' },
      (course: Known) => course.category === 'music' && course.level === 'beginner',
    ],
    ['a tag that no course has', { tag: 'none' }, () => false],
    ['part of a tag', { tag: 'third' }, () => false],
  ])('%s is found by going to the end, though pages are short', async (_, filter, fits) => {
    const { items, pages } = await walk('listCourses', { query: { sort, limit: '5', ...filter } });
    expect(ids(items)).toEqual(inOrder(sort, fits));
    for (const length of pages) expect(length).toBeLessThanOrEqual(5);
    // The work of a page is bounded: it looks at five courses, whatever it finds.
    expect(pages.length).toBeGreaterThanOrEqual('category' in filter ? 3 : 9);
  });

  test('fifty readers at once get the same complete list', async () => {
    const lists = await Promise.all(
      Array.from({ length: 50 }, () => walk('listCourses', { query: { sort, limit: '20' } })),
    );
    const expected = inOrder(sort);
    for (const { items } of lists) expect(ids(items)).toEqual(expected);
  });
});

test('newest is the sort when none is asked for', async () => {
  expect(ids((await walk('listCourses')).items)).toEqual(inOrder('newest'));
});

test('a category is asked for in any spelling, also in the middle of a list', async () => {
  const first = await done('listCourses', { query: { category: 'Data Science', limit: '3' } });
  const rest = await done('listCourses', {
    query: { category: 'data-science', limit: '100', cursor: first.nextCursor },
  });
  expect([...ids(first.items), ...ids(rest.items)]).toEqual(
    inOrder('newest', ({ category }) => category === 'data-science'),
  );
});

test('a card tells rating and learners and no description, and everybody may keep the list for a minute', async () => {
  const { headers, body } = await ask('listCourses', { query: { sort: 'popular', limit: '1' } });
  const [best] = [...known].sort(orders.popular);
  expect(body.items[0]).toMatchObject({
    courseId: best?.courseId,
    enrollmentCount: best?.learners,
    rating: { count: best?.ratingCount },
    status: 'published',
    instructors: [{ displayName: 'Amara Okafor' }],
  });
  expect(body.items[0]).not.toHaveProperty('description');
  expect(headers['Cache-Control']).toBe('public, max-age=60, stale-while-revalidate=300');
});

test('a card of the newest tells the same figures as one of the most popular', async () => {
  const [newest, popular] = await Promise.all(
    ['newest', 'popular'].map((sort) => done('listCourses', { query: { sort, limit: '100' } })),
  );
  const sorted = (items: { courseId: string }[]) =>
    [...items].sort((a, b) => (a.courseId < b.courseId ? -1 : 1));
  expect(sorted(newest.items)).toEqual(sorted(popular.items));
});

describe('a page', () => {
  test('holds twenty unless asked otherwise, and links to the next', async () => {
    const { headers, body } = await ask('listCourses', { query: { sort: 'popular', tag: 'third-1' } });
    expect(headers.Link).toBe(`</courses?sort=popular&tag=third-1&cursor=${body.nextCursor}>; rel="next"`);
    expect((await done('listCourses')).items).toHaveLength(20);
    const last = await ask('listCourses', { query: { limit: '100' } });
    expect(last.headers).not.toHaveProperty('Link');
    expect(last.body).not.toHaveProperty('nextCursor');
  });

  test.each(['0', '101', 'x', '', '-1', '1.5', '1e1', ' 5', '99999999999'])(
    'of %j is refused',
    async (limit) => {
      expect(refusal(await ask('listCourses', { query: { limit } }))).toEqual({
        status: 422,
        code: 'invalid-request',
        pointers: ['/limit'],
      });
    },
  );

  test.each([
    [{ sort: 'cheapest' }, ['/sort']],
    [{ level: 'expert' }, ['/level']],
    [{ category: '--' }, ['/category']],
    [{ tag: ' ' }, ['/tag']],
    [{ sort: ['newest', 'popular'] }, ['/sort']],
    [{ limit: ['1', '2'] }, ['/limit']],
  ])('of %j is refused', async (query, pointers) => {
    expect(refusal(await ask('listCourses', { query }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers,
    });
  });

  test('of a category or tag of any text is empty, not an error', async () => {
    for (const text of ["' OR 1=1", '../..', '{"$gt":""}', '字', '#', ':level']) {
      expect((await ask('listCourses', { query: { tag: text } })).status).toBe(200);
      expect((await ask('listCourses', { query: { category: `x${text}` } })).body.items).toEqual([]);
    }
  });
});

describe('a cursor', () => {
  const invalid = { status: 400, code: 'invalid-cursor' };
  const cursorOf = async (query: Record<string, string> = {}) =>
    String((await done('listCourses', { query: { limit: '5', ...query } })).nextCursor);
  const use = async (cursor: string, query: Record<string, string> = {}) =>
    refusal(await ask('listCourses', { query: { cursor, ...query } }));

  test('goes on with another length of page', async () => {
    const cursor = await cursorOf();
    const { items } = await done('listCourses', { query: { cursor, limit: '100' } });
    expect(ids(items)).toEqual(inOrder('newest').slice(5));
  });

  test('is refused under another sort, category, level or tag', async () => {
    const cursor = await cursorOf({ category: 'music' });
    expect(await use(cursor, { category: 'music' })).toMatchObject({ status: 200 });
    const others: Record<string, string>[] = [
      {},
      { category: 'history' },
      { category: 'music', sort: 'popular' },
      { category: 'music', level: 'all' },
      { category: 'music', tag: 'rare' },
    ];
    for (const query of others) expect(await use(cursor, query)).toEqual(invalid);
  });

  test('of another route is refused', async () => {
    const { courseId } = await catalogue.createPublished({
      title: 'Two pages of lessons',
      category: 'other',
    });
    await catalogue.addLesson(courseId, { title: 'Two', type: 'video', status: 'published' });
    const lessons = String(
      (await done('listLessons', { path: { courseId }, query: { limit: '1' } })).nextCursor,
    );
    const mine = String((await done('listMyCourses', { as: amara, query: { limit: '1' } })).nextCursor);
    const courses = await cursorOf();
    expect(await use(lessons)).toEqual(invalid);
    expect(await use(mine)).toEqual(invalid);
    for (const cursor of [courses, lessons]) {
      expect(refusal(await ask('listMyCourses', { as: amara, query: { cursor } }))).toEqual(invalid);
    }
    const other = await catalogue.createPublished({ category: 'other' });
    expect(refusal(await ask('listLessons', { path: other, query: { cursor: lessons } }))).toEqual(invalid);
    expect((await ask('listLessons', { path: { courseId }, query: { cursor: lessons } })).status).toBe(200);
    for (const gone of [courseId, other.courseId]) {
      await done('deleteCourse', { as: amara, path: { courseId: gone } });
      await catalogue.refreshCourse(gone);
    }
  });

  test('of one’s own list is good for nobody else', async () => {
    const kenji = catalogue.kenji;
    const cursor = String((await done('listMyCourses', { as: amara, query: { limit: '1' } })).nextCursor);
    expect(refusal(await ask('listMyCourses', { as: kenji, query: { cursor } }))).toEqual(invalid);
    expect((await ask('listMyCourses', { as: amara, query: { cursor } })).status).toBe(200);
  });

  test('changed in any of its characters is refused', async () => {
    const cursor = await cursorOf();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const [at, character] of [...cursor].entries()) {
      const other = alphabet[(alphabet.indexOf(character) + 1) % 64];
      const changed = `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`;
      expect({ at, ...(await use(changed)) }).toEqual({ at, ...invalid });
    }
    for (const changed of [
      '',
      'x',
      cursor.slice(0, -1),
      `${cursor}A`,
      `${cursor}=`,
      cursor.repeat(2),
      ` ${cursor}`,
    ]) {
      expect({ changed, ...(await use(changed)) }).toEqual({ changed, ...invalid });
    }
  });

  test('comes before wrong filters: 400, then 422', async () => {
    expect(await use('x', { sort: 'cheapest', limit: '0' })).toEqual(invalid);
  });

  test('of another stage is refused', async () => {
    const cursor = await cursorOf();
    const answerIn = async (stage: string) => {
      import.meta.jest.resetModules();
      process.env.STAGE = stage;
      const { main } = await import('../src/functions/list-courses.ts');
      return refusal(await call(main, { path: '/courses', query: { cursor } }));
    };
    expect(await answerIn('prod')).toEqual(invalid);
    expect(await answerIn('test')).toMatchObject({ status: 200 });
  });
});

describe('while somebody pages', () => {
  test.each(sorts)('by %s, courses that are published neither repeat nor hide others', async (sort) => {
    const there = new Set(inOrder(sort));
    const late: string[] = [];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await done('listCourses', { query: { sort, limit: '5', ...(cursor ? { cursor } : {}) } });
      seen.push(...ids(page.items));
      cursor = page.nextCursor;
      const { courseId } = await catalogue.createPublished({ title: 'Late', category: 'late' });
      late.push(courseId);
    } while (cursor && late.length < 30);
    expect(cursor).toBeUndefined();
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen.filter((id) => !late.includes(id)))).toEqual(there);
    for (const courseId of late) {
      await done('deleteCourse', { as: amara, path: { courseId } });
      await catalogue.refreshCourse(courseId);
    }
  });

  test('the course at the end of a page may leave the catalogue, and nothing else is missed', async () => {
    const extra = await catalogue.createPublished({ title: 'Leaves', category: 'late' });
    const first = await done('listCourses', { query: { limit: '1' } });
    expect(ids(first.items)).toEqual([extra.courseId]);
    await done('deleteCourse', { as: amara, path: extra });
    await catalogue.refreshCourse(extra.courseId);
    const { items } = await done('listCourses', { query: { limit: '100', cursor: first.nextCursor } });
    expect(ids(items)).toEqual(inOrder('newest'));
  });

  test('a course that is published again stands at its old place', async () => {
    const [, second] = [...known].sort(orders.newest);
    const path = { courseId: second?.courseId ?? '' };
    await done('archiveCourse', { as: amara, path });
    await catalogue.refreshCourse(path.courseId);
    expect(ids((await walk('listCourses')).items)).not.toContain(path.courseId);
    await done('publishCourse', { as: amara, path });
    await catalogue.refreshCourse(path.courseId);
    expect(ids((await walk('listCourses')).items)).toEqual(inOrder('newest'));
    expect(ids((await walk('listCourses', { query: { sort: 'top-rated' } })).items)).toEqual(
      inOrder('top-rated'),
    );
  });
});

test('one’s own list goes on though courses are made meanwhile', async () => {
  const teacher = await catalogue.person('instructor');
  const first = [];
  for (let number = 0; number < 9; number++)
    first.push(await catalogue.createDraft(draftFields({ title: `${number}` }), teacher));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await done('listMyCourses', {
      as: teacher,
      query: { limit: '4', ...(cursor ? { cursor } : {}) },
    });
    seen.push(...ids(page.items));
    cursor = page.nextCursor;
    await catalogue.createDraft({ title: 'Late' }, teacher);
  } while (cursor);
  expect(seen).toEqual(ids(first).reverse());
});
