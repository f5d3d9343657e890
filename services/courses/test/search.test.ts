import * as fc from 'fast-check';
import type { CourseCard, DescribedCourse } from '../src/course.ts';
import { newCourse } from '../src/course.ts';
import { cardOf, courseItems } from '../src/course-items.ts';
import { listingItems } from '../src/placement.ts';
import { courseWords, magnitude } from '../src/search/entries.ts';
import { queryWordsOf } from '../src/search/words.ts';
import { article, refusal, type StoredItem, startCatalogue } from './catalogue.ts';
import { courseFields } from './samples.ts';

const catalogue = await startCatalogue();
const { amara, kenji, ask, done, walk } = catalogue;
const { indexedAs, searchEntries, searchIndexItem } = await import('../src/search/search-index.ts');
afterAll(() => catalogue.stop());

type Query = Record<string, string>;

const titles = (items: { title: string }[]) => items.map(({ title }) => title);
const found = async (query: string, more: Query = {}) =>
  titles((await walk('searchCourses', { query: { query, ...more } })).items);

const remove = async (courseId: string) => {
  await done('deleteCourse', { as: amara, path: { courseId } });
  await catalogue.refreshCourse(courseId);
};

describe('a search', () => {
  const courseIds: string[] = [];
  const publish = async (fields: Record<string, unknown>, as = amara): Promise<string> => {
    const { courseId } = await catalogue.createPublished({ category: 'misc', ...fields }, as);
    courseIds.push(courseId);
    return courseId;
  };

  afterEach(async () => {
    for (const courseId of courseIds.splice(0)) {
      const { status } = await ask('deleteCourse', { as: catalogue.ada, path: { courseId } });
      if (status === 202) await catalogue.refreshCourse(courseId);
    }
  });

  test('finds the words of a title in any order, whole or begun, in any case and with or without accents', async () => {
    await publish({ title: 'A Café Guide to Demonstrations' });
    for (const query of [
      'café guide demonstrations',
      'demonstrations guide',
      'GUIDE CAFE',
      'demo',
      'demo caf',
      'd g c',
      'ｃａｆé',
      'Demonstrations, (guide)!',
      'demonstration',
    ])
      expect({ query, found: await found(query) }).toMatchObject({
        found: ['A Café Guide to Demonstrations'],
      });
    for (const query of [
      'afe',
      'onstration',
      'demonstrationsx',
      'demonstrated',
      'guide cafeteria',
      'guide x',
    ])
      expect({ query, found: await found(query) }).toMatchObject({ found: [] });
  });

  test('finds a course only under all words of the query, be they in one field or in several', async () => {
    await publish({
      title: 'Practical SQL',
      category: 'Data Science',
      tags: ['query-plans'],
      skills: ['Window functions'],
    });
    await publish({ title: 'Practical cooking', category: 'Kitchen' });
    expect((await found('practical')).sort()).toEqual(['Practical SQL', 'Practical cooking']);
    for (const query of [
      'practical sql',
      'practical science',
      'practical query',
      'practical window',
      'practical amara sql',
      'window plans data okafor',
      'queryplans datascience',
      'sql practical data science query plans window functions',
    ])
      expect({ query, found: await found(query) }).toMatchObject({ found: ['Practical SQL'] });
    expect(await found('practical sql kitchen')).toEqual([]);
    expect(await found('practical sql data science query plans window kitchen')).toEqual([]);
  });

  test('looks into title, category, tags, skills and names, and not into summary, description and lessons', async () => {
    const { courseId } = await catalogue.createDraft({
      title: 'Intitle',
      category: 'incategory',
      tags: ['intags'],
      skills: ['Inskills'],
      summary: 'Insummary',
      description: 'Indescription',
      language: 'nn',
    });
    courseIds.push(courseId);
    await catalogue.addLesson(courseId, article('Inlesson', { section: 'Insection' }));
    await done('publishCourse', { as: amara, path: { courseId } });
    await catalogue.refreshCourse(courseId);
    for (const query of ['intitle', 'incategory', 'intags', 'inskills', 'amara', 'okafor amara'])
      expect({ query, found: await found(query) }).toMatchObject({ found: ['Intitle'] });
    for (const query of ['insummary', 'indescription', 'inlesson', 'insection', 'beginner', 'nn', courseId])
      expect({ query, found: await found(query) }).toMatchObject({ found: [] });
  });

  test('finds what scripts without spaces set anywhere in a text, and words beside them', async () => {
    await publish({ title: 'はじめてのGit：変更履歴と仲よくなる' });
    await publish({ title: '日本の写真' });
    await publish({ title: 'การถ่ายภาพเบื้องต้น' });
    for (const query of [
      '変更履歴',
      '履歴',
      '歴',
      'Git',
      '変更 git',
      'はじめて',
      '仲よく',
      'ﾊｼﾞﾒﾃ'.normalize('NFKC') && 'はじめての',
    ])
      expect({ query, found: await found(query) }).toMatchObject({
        found: ['はじめてのGit：変更履歴と仲よくなる'],
      });
    expect(await found('写真')).toEqual(['日本の写真']);
    expect(await found('写真 git')).toEqual([]);
    expect(await found('ถ่ายภาพ')).toEqual(['การถ่ายภาพเบื้องต้น']);
    expect(await found('ภาพ')).toEqual(['การถ่ายภาพเบื้องต้น']);
  });

  test('finds Arabic words with and without their article, and those that only seem to have one', async () => {
    await publish({ title: 'مقدمة في تطوير الألعاب' });
    for (const query of ['ألعاب', 'الألعاب', 'العاب', 'تطوير الالعاب', 'مقدّمة'])
      expect({ query, found: await found(query) }).toMatchObject({ found: ['مقدمة في تطوير الألعاب'] });
  });

  test('takes no account of words that say nothing, unless there are no others', async () => {
    await publish({ title: 'The Art of the Fugue' });
    await publish({ title: 'To Be or Not to Be' });
    expect(await found('how is the art of')).toEqual(['The Art of the Fugue']);
    expect(await found('fugue')).toEqual(await found('a fugue in the'));
    expect(await found('to or')).toEqual(['To Be or Not to Be']);
    expect(await found('the of')).toEqual(['The Art of the Fugue']);
  });

  test('shows courses with more of the words in their title first, whoever is popular', async () => {
    const popular = await publish({ title: 'Neither', tags: ['knitting', 'patterns'] });
    await publish({ title: 'Knitting', tags: ['patterns'] });
    await publish({ title: 'Patterns for Knitting' });
    await catalogue.setGate(popular, { learners: 5_000 });
    await catalogue.refreshCourse(popular, new Date(Date.now() + 61_000));
    expect(await found('knitting patterns')).toEqual(['Patterns for Knitting', 'Knitting', 'Neither']);
    expect((await found('patterns knit'))[0]).toBe('Patterns for Knitting');
    expect((await found('knitting')).at(-1)).toBe('Neither');
  });

  test('shows those with more learners first, by powers of two, and the older first among equals', async () => {
    const learners = [3, 0, 17, 2, 100, 1, 16];
    for (const count of learners) {
      const courseId = await publish({ title: `Origami ${count}` });
      await catalogue.setGate(courseId, { learners: count });
      await catalogue.refreshCourse(courseId, new Date(Date.now() + 61_000));
    }
    expect(await found('origami')).toEqual([100, 17, 16, 3, 2, 1, 0].map((count) => `Origami ${count}`));
    const { items } = await done('searchCourses', { query: { query: 'origami' } });
    expect(items.map(({ enrollmentCount }: CourseCard) => enrollmentCount)).toEqual([
      100, 17, 16, 3, 2, 1, 0,
    ]);
  });

  test('keeps to a category, a level and a tag, alone and together', async () => {
    const levels = ['beginner', 'advanced'];
    for (const category of ['music', 'history']) {
      for (const level of levels) {
        for (const tags of [['old'], ['new', 'old-ish'], []])
          await publish({ title: `Lute ${category} ${level} ${tags[0]}`, category, level, tags });
      }
    }
    expect(await found('lute')).toHaveLength(12);
    expect(await found('lute', { category: 'music' })).toHaveLength(6);
    expect(await found('lute', { category: 'Music ' })).toHaveLength(6);
    expect(await found('lute', { level: 'advanced' })).toHaveLength(6);
    expect(await found('lute', { tag: 'old' })).toHaveLength(4);
    expect(await found('lute', { tag: 'Old', level: 'beginner' })).toHaveLength(2);
    expect(await found('lute', { category: 'music', level: 'beginner', tag: 'new' })).toEqual([
      'Lute music beginner new',
    ]);
    expect(await found('lute', { tag: 'ol' })).toEqual([]);
    expect(await found('lute', { category: 'mus' })).toEqual([]);
    expect(await found('lute', { level: 'all' })).toEqual([]);
  });

  test('finds a course no more once it is unpublished, archived or deleted, nor under the name it had', async () => {
    for (const step of ['unpublishCourse', 'archiveCourse', 'deleteCourse'] as const) {
      const courseId = await publish({ title: 'Ephemeral' });
      expect(await found('ephemeral')).toEqual(['Ephemeral']);
      await done(step, { as: amara, path: { courseId } });
      await catalogue.refreshCourse(courseId);
      expect(await found('ephemeral')).toEqual([]);
    }
    const courseId = await publish({ title: 'Ephemeral' });
    await done('updateCourse', { as: amara, path: { courseId }, body: { title: 'Enduring' } });
    await catalogue.refreshCourse(courseId);
    expect([await found('ephemeral'), await found('enduring')]).toEqual([[], ['Enduring']]);
  });

  test('finds the courses of whoever teaches them', async () => {
    const courseId = await publish({ title: 'Bonsai' }, kenji);
    await publish({ title: 'Bonfires' });
    expect(await found('kenji')).toEqual(['Bonsai']);
    expect(await found('sato bon')).toEqual(['Bonsai']);
    await done('addInstructor', { as: kenji, path: { courseId }, body: { userId: amara.userId } });
    await catalogue.refreshCourse(courseId);
    expect((await found('amara bon')).sort()).toEqual(['Bonfires', 'Bonsai']);
  });

  test('shows the same cards as the catalogue does', async () => {
    const courseId = await publish({
      title: 'Complete',
      summary: 'All there is',
      category: 'Complete Category',
      level: 'advanced',
      tags: ['a', 'b'],
      skills: ['One', 'Two'],
      language: 'pt-BR',
      price: { amount: 12.5, currency: 'EUR' },
      capacity: 30,
    });
    await publish({ title: 'Completely empty', category: 'complete-category', prerequisites: [courseId] });
    await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
    await catalogue.setGate(courseId, { learners: 12, ratingSum: 9, ratingCount: 2 });
    await catalogue.refreshCourse(courseId, new Date(Date.now() + 61_000));
    const byId = (a: CourseCard, b: CourseCard) => (a.courseId < b.courseId ? -1 : 1);
    for (const sort of ['popular', 'newest']) {
      const listed = await done('listCourses', { query: { category: 'complete-category', sort } });
      const searched = await done('searchCourses', { query: { query: 'complete' } });
      expect(listed.items).toHaveLength(2);
      expect(searched.items.sort(byId)).toEqual(listed.items.sort(byId));
    }
  });

  test('may be kept by anybody for a minute, and says where it goes on', async () => {
    for (const number of [1, 2, 3]) await publish({ title: `Caching ${number}` });
    const { headers, body } = await ask('searchCourses', { query: { query: 'caching', limit: '2' } });
    expect(headers['Cache-Control']).toBe('public, max-age=60, stale-while-revalidate=300');
    expect(headers.Link).toBe(
      `</courses/search?query=caching&limit=2&cursor=${body.nextCursor}>; rel="next"`,
    );
    const last = await ask('searchCourses', {
      query: { query: 'caching', limit: '2', cursor: body.nextCursor },
    });
    expect([last.body.items.length, last.body.nextCursor, last.headers.Link]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  test('that finds nothing is an empty page without a next one', async () => {
    for (const query of ['nothingofthesort', 'zz yy', '字', '12345'])
      expect((await ask('searchCourses', { query: { query } })).body).toEqual({ items: [] });
  });

  test.each<[string, Record<string, string | string[]>, string[]]>([
    ['no query', {}, ['/query']],
    // It is too short, and holds no letter.
    ['an empty one', { query: '' }, ['/query', '/query']],
    ['spaces', { query: '   ' }, ['/query', '/query']],
    ['no letter or digit', { query: '!!! 🎨' }, ['/query']],
    ['more than 100 letters', { query: 'x'.repeat(101) }, ['/query']],
    ['two lines', { query: 'a\nb' }, ['/query']],
    ['two queries', { query: ['a', 'b'] }, ['/query']],
    ['a level that there is not', { query: 'a', level: 'expert' }, ['/level']],
    ['an empty category', { query: 'a', category: '--' }, ['/category']],
    ['an empty tag', { query: 'a', tag: ' ' }, ['/tag']],
    ['an empty page', { query: 'a', limit: '0' }, ['/limit']],
    ['a page too long', { query: 'a', limit: '101' }, ['/limit']],
  ])('for %s is refused', async (_, query, pointers) => {
    expect(refusal(await ask('searchCourses', { query }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers,
    });
  });

  test('may be for 100 letters, for what looks like an attack, and with parameters that it does not know', async () => {
    for (const query of [
      'x'.repeat(100),
      "' OR 1=1 --",
      '{"$gt":1}',
      '../../etc',
      '#a',
      'search#a 0#99',
      '1 2 3 4 5 6 7 8 9 0',
    ])
      expect({ query, status: (await ask('searchCourses', { query: { query } })).status }).toEqual({
        query,
        status: 200,
      });
  });

  describe('goes on', () => {
    const invalid = { status: 400, code: 'invalid-cursor' };
    let cursor: string;
    beforeEach(async () => {
      for (let number = 0; number < 6; number++)
        await publish({ title: `Cursor words ${number}`, category: 'music' });
      cursor = (
        await done('searchCourses', { query: { query: 'cursor words', category: 'music', limit: '2' } })
      ).nextCursor;
    });
    const use = async (query: Query, given = cursor) =>
      refusal(await ask('searchCourses', { query: { cursor: given, ...query } }));

    test('with a page of another length, and with its filters in another spelling', async () => {
      const query = { query: 'cursor words', category: 'Music' };
      expect((await done('searchCourses', { query: { ...query, cursor, limit: '100' } })).items).toHaveLength(
        4,
      );
    });

    test('for no other query and no other filters, and with no cursor but its own', async () => {
      const query = { query: 'cursor words', category: 'music' };
      expect(await use({ ...query, query: 'cursor' })).toEqual(invalid);
      expect(await use({ query: 'cursor words' })).toEqual(invalid);
      expect(await use({ ...query, category: 'art' })).toEqual(invalid);
      expect(await use({ ...query, level: 'beginner' })).toEqual(invalid);
      expect(await use({ ...query, tag: 'x' })).toEqual(invalid);
      expect(await use(query, `${cursor.slice(0, -2)}AA`)).toEqual(invalid);
      const listing = (await done('listCourses', { query: { limit: '1' } })).nextCursor;
      expect(await use(query, listing)).toEqual(invalid);
      expect(refusal(await ask('listCourses', { query: { cursor } }))).toEqual(invalid);
    });
  });
});

/** A published course with its entries, as the service would write them. */
function planted(
  title: string,
  more: Partial<DescribedCourse> = {},
  at = 1_760_000_000_000,
): { card: CourseCard; items: object[] } {
  const now = new Date(at);
  const course: DescribedCourse = {
    ...newCourse(courseFields({ title }), { userId: amara.userId, displayName: 'Amara Okafor' }, now),
    status: 'published',
    publishedAt: now.toISOString(),
    ...more,
  };
  const card = cardOf(course);
  const indexed = indexedAs(card, course.courseId, now);
  return {
    card,
    items: [
      ...courseItems(course),
      ...listingItems(card),
      searchIndexItem(indexed),
      ...searchEntries(indexed),
    ],
  };
}

/** What a search must find, worked out by looking at every card. */
function matching(cards: CourseCard[], query: string, filters: Query = {}): CourseCard[] {
  const asked = queryWordsOf(query);
  return cards.filter((card) => {
    const { title, other } = courseWords(card);
    return (
      asked.every((word) => [...title, ...other].some((one) => one.startsWith(word))) &&
      (filters.category === undefined || card.category === filters.category) &&
      (filters.level === undefined || card.level === filters.level) &&
      (filters.tag === undefined || card.tags.includes(filters.tag))
    );
  });
}

const ids = (cards: { courseId: string }[]) => cards.map(({ courseId }) => courseId);

/** How it must be sorted as long as one window holds it. */
function sorted(cards: CourseCard[], query: string): CourseCard[] {
  const asked = queryWordsOf(query);
  const place = (card: CourseCard) => {
    const { title } = courseWords(card);
    const outside = asked.filter((word) => !title.some((one) => one.startsWith(word))).length;
    return `${outside} ${99 - magnitude(card.enrollmentCount)} ${card.courseId}`;
  };
  return cards.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

async function clear(): Promise<void> {
  const { BatchWriteCommand } = await import('@aws-sdk/lib-dynamodb');
  const items = (await catalogue.wholeTable()).filter(({ SK }: StoredItem) => SK !== 'profile');
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, at) =>
    items.slice(at * 25, at * 25 + 25),
  );
  for (const batch of batches) {
    const requests = batch.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }));
    await catalogue.raw.send(new BatchWriteCommand({ RequestItems: { [catalogue.tableName]: requests } }));
  }
}

/** Tags and skills with sixty words of three letters: more than a course may have to be found under pairs of words. */
const manyWords = {
  tags: Array.from({ length: 6 }, (_, at) => [...'abcde'].map((letter) => `x${letter}${at}`).join(' ')),
  skills: Array.from({ length: 6 }, (_, at) => [...'abcde'].map((letter) => `y${letter}${at}`).join(' ')),
};

describe('the pages of a search in four hundred courses', () => {
  const cards: CourseCard[] = [];
  beforeAll(async () => {
    await clear();
    const items: object[] = [];
    const word = (list: string[], at: number) => list[at % list.length] ?? '';
    for (let number = 0; number < 400; number++) {
      const one = planted(
        [
          word(['Practical', 'Advanced', 'Painless'], number),
          word(['SQL', 'data', 'databases', 'cooking'], Math.floor(number / 2)),
          word(['now', 'for teams', '写真', ''], Math.floor(number / 5)),
        ].join(' '),
        {
          tags: number % 3 === 0 ? ['sql', 'practice'] : ['teams'],
          category: word(['data-science', 'music'], number),
          level: number % 4 === 0 ? 'advanced' : 'beginner',
          enrollmentCount: (number * 37) % 300,
          ...(number % 12 === 5 ? manyWords : {}),
        },
        1_760_000_000_000 + number,
      );
      cards.push(one.card);
      items.push(...one.items);
    }
    await catalogue.putAll(items);
  });

  const queries = [
    'a',
    'practical',
    'p',
    'data',
    'practical sql',
    'pra dat',
    'p d',
    'practical sql teams',
    'pra dat tea',
    'okafor',
    'amara practical databases',
    'databases okafor',
    '写',
    '写真 practical',
    'sql 写真 advanced',
    'cooking music',
    'cook sql tea now',
    'nothing practical',
    'databasesx',
  ];

  describe.each(['1', '2', '3', '20', '100'])('of %s', (limit) => {
    const some = limit === '1' || limit === '2' ? queries.filter((_, at) => at % 3 === 1) : queries;

    test.each(some)('for "%s" show every match exactly once', async (query) => {
      const expected = matching(cards, query);
      const { items, pages } = await walk('searchCourses', { query: { query, limit } });
      expect(ids(items).toSorted()).toEqual(ids(expected).toSorted());
      for (const length of pages) expect(length).toBeLessThanOrEqual(Number(limit));
    });

    test.each<Query>([
      { category: 'music' },
      { level: 'advanced' },
      { tag: 'sql' },
      { category: 'data-science', level: 'advanced', tag: 'teams' },
    ])('with %j show every match exactly once', async (filters) => {
      for (const query of ['practical', 'practical data']) {
        const expected = matching(cards, query, filters);
        const { items } = await walk('searchCourses', { query: { query, limit, ...filters } });
        expect(ids(items).toSorted()).toEqual(ids(expected).toSorted());
      }
    });
  });

  test('are over as soon as one of the words, or one pair of them, is through', async () => {
    for (const query of ['practical okafor nothing', 'pr da zz', 'nothing data', 'practical data xyz'])
      expect((await walk('searchCourses', { query: { query } })).pages).toEqual([0]);
  });

  test('are sorted over all of them for one word, and for rare ones', async () => {
    for (const query of ['practical', 'data', 'advanced', 'okafor', '写真', 'cook sql tea now']) {
      const { items } = await walk('searchCourses', { query: { query, limit: '7' } });
      expect(ids(items)).toEqual(ids(sorted(matching(cards, query), query)));
    }
  });

  test('are the same for twenty who read them at once', async () => {
    const lists = await Promise.all(
      Array.from({ length: 20 }, () =>
        walk('searchCourses', { query: { query: 'practical sql', limit: '13' } }),
      ),
    );
    for (const { items } of lists) expect(items).toEqual(lists[0]?.items);
  });

  describe('while courses come and go', () => {
    const visitors: string[] = [];
    let at = 1_770_000_000_000;
    /** Adds a course before, after and among the others, by its popularity. */
    async function visit(learners: number, title = 'Practical SQL visitor'): Promise<void> {
      at += 1;
      const { card, items } = planted(title, { enrollmentCount: learners }, at);
      visitors.push(card.courseId);
      await catalogue.putAll(items);
    }
    async function leave(): Promise<void> {
      for (const courseId of visitors.splice(0)) {
        await done('deleteCourse', { as: catalogue.ada, path: { courseId } });
        await catalogue.refreshCourse(courseId);
      }
    }
    afterEach(leave);

    async function pagesWith(
      query: string,
      limit: string,
      act: (page: number) => Promise<unknown>,
    ): Promise<string[]> {
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; ; page++) {
        const body = await done('searchCourses', { query: { query, limit, ...(cursor ? { cursor } : {}) } });
        seen.push(...ids(body.items));
        cursor = body.nextCursor;
        if (cursor === undefined) return seen;
        await act(page);
      }
    }

    test.each([
      ['practical', '3'],
      ['practical', '20'],
      ['practical sql', '3'],
      ['practical sql', '20'],
      ['practical sql okafor', '5'],
      ['p s', '5'],
    ])('for "%s" in pages of %s neither repeat nor hide the others', async (query, limit) => {
      const before = ids(matching(cards, query));
      const seen = await pagesWith(query, limit, async (page) => {
        if (page < 12) await visit([0, 1_000, 5, 120, 300][page % 5] ?? 0);
        if (page % 5 === 4) await leave();
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((courseId) => !seen.includes(courseId))).toEqual([]);
    });

    test('nor do as many new ones as are read for a page', async () => {
      const query = 'practical sql';
      const before = ids(matching(cards, query));
      const seen = await pagesWith(query, '5', async (page) => {
        if (page !== 0) return;
        for (let one = 0; one < 80; one++) await visit(200_000);
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((courseId) => !seen.includes(courseId))).toEqual([]);
    });

    test('nor do those that are renamed', async () => {
      const query = 'practical sql';
      const renamed = matching(cards, query).slice(10, 20);
      const seen = await pagesWith(query, '10', async (page) => {
        const card = renamed[page];
        if (!card) return;
        await done('updateCourse', {
          as: catalogue.ada,
          path: { courseId: card.courseId },
          body: { title: page % 2 ? 'Gone' : 'SQL, practical', tags: [] },
        });
        await catalogue.refreshCourse(card.courseId);
      });
      const others = ids(matching(cards, query)).filter((courseId) => !ids(renamed).includes(courseId));
      expect(others.filter((courseId) => seen.filter((one) => one === courseId).length !== 1)).toEqual([]);
    });
  });
});

describe('whatever the courses and the query', () => {
  const vocabulary = [
    'sql',
    'sqlite',
    'data',
    'database',
    'databases',
    'practical',
    'practice',
    'c',
    'c++',
    'e-mail',
    'email',
    'the',
    'of',
    'école',
    'Ecole',
    'Straße',
    'ёлка',
    'елка',
    'Λόγος',
    '日本',
    '日本語',
    '写真',
    '写',
    'ภาษา',
    'ภา',
    'العربية',
    'عربية',
    'ألعاب',
    'الألعاب',
    '한국',
    '한국어',
  ];
  const word = fc.constantFrom(...vocabulary);
  const text = (most: number) =>
    fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));
  const course = fc.record({
    title: text(6),
    tags: fc.array(fc.constantFrom('sql', 'data', '写真', 'ภาษา', 'practice'), { maxLength: 2 }),
    skills: fc.array(text(2), { maxLength: 2 }),
    category: fc.constantFrom('data', 'music', '写真'),
    level: fc.constantFrom('beginner' as const, 'advanced' as const),
    enrollmentCount: fc.constantFrom(0, 0, 1, 2, 3, 4, 100),
  });
  const part = word.chain((whole) =>
    fc.nat([...whole].length - 1).map((at) => [...whole].slice(0, at + 1).join('')),
  );
  const question = fc.record({
    query: fc
      .tuple(
        fc.constantFrom(1, 1, 1, 2, 2, 3, 4),
        fc.array(fc.oneof(word, part, part), { minLength: 4, maxLength: 4 }),
      )
      .map(([most, words]) => words.slice(0, most).join(' ')),
    limit: fc.constantFrom('1', '2', '3', '20', '100'),
    filters: fc.constantFrom<Query>(
      {},
      {},
      {},
      { category: 'data' },
      { level: 'advanced' },
      { tag: '写真' },
      { category: 'music', level: 'beginner' },
    ),
  });

  test('the pages together are what a look at every card finds, each once, and in order', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(course, { minLength: 12, maxLength: 24 }),
        fc.array(question, { minLength: 10, maxLength: 16 }),
        async (courses, questions) => {
          await clear();
          const all = courses.map(({ title, ...more }, number) =>
            planted(title, more, 1_760_000_000_000 + number),
          );
          await catalogue.putAll(all.flatMap(({ items }) => items));
          const cards = all.map(({ card }) => card);
          for (const { query, limit, filters } of questions) {
            if (queryWordsOf(query).length === 0) continue;
            const expected = ids(sorted(matching(cards, query, filters), query));
            const { items } = await walk('searchCourses', { query: { query, limit, ...filters } });
            expect({ query, found: ids(items) }).toEqual({ query, found: expected });
            answered += expected.length;
          }
        },
      ),
      { numRuns: 25, seed: 20_260_731 },
    );
    expect(answered).toBeGreaterThan(500);
  });
});

test('nobody needs to say who they are, and a token does no harm', async () => {
  await clear();
  const { courseId } = await catalogue.createPublished({ title: 'Public' });
  for (const as of [undefined, amara, catalogue.sam])
    expect(titles((await ask('searchCourses', { as, query: { query: 'public' } })).body.items)).toEqual([
      'Public',
    ]);
  await remove(courseId);
});
