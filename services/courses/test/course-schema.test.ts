import * as fc from 'fast-check';
import { addInstructorBody, createCourseBody, updateCourseBody } from '../src/course-body.ts';
import { category, tag } from '../src/course-fields.ts';
import { listCoursesQuery } from '../src/course-query.ts';
import { courseFields, wrong } from './samples.ts';

const required = { title: 'T', description: 'D', category: 'c', level: 'all' };

const ulid = (number: number) => `01JD0M8Z5W3V7QH2K4N6P8R0${String(number).padStart(2, '0')}`;
const many = <T>(count: number, make: (number: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

test('a new course needs title, description, category and level; the rest has its defaults', () => {
  expect(wrong(createCourseBody, {})).toEqual(['/title', '/description', '/category', '/level']);
  expect(createCourseBody.parse(required)).toEqual({
    ...required,
    summary: '',
    tags: [],
    language: 'en',
    skills: [],
    price: null,
    capacity: null,
    prerequisites: [],
  });
});

test('an edit needs nothing and fills in nothing', () => {
  expect(updateCourseBody.parse({})).toEqual({});
  expect(updateCourseBody.parse({ title: 'Only this' })).toEqual({ title: 'Only this' });
});

describe.each([
  ['a new course', createCourseBody, required],
  ['an edit', updateCourseBody, {}],
])('%s', (_, schema, rest) => {
  test.each([
    ['title', ['x', 'x'.repeat(120), '字'.repeat(120)], ['', '   ', 'x'.repeat(121), 7, null]],
    ['summary', ['', 'x'.repeat(200)], ['x'.repeat(201), null]],
    [
      'description',
      ['', 'x'.repeat(10_000), 'two\nlines\twith\r\ntabs'],
      ['x'.repeat(10_001), null, 'bell\u0007'],
    ],
    ['category', ['c', 'x'.repeat(40)], ['', '---', 'x'.repeat(41), null]],
    ['level', ['beginner', 'intermediate', 'advanced', 'all'], ['expert', '', null]],
    [
      'tags',
      [[], many(10, (at) => `tag ${at}`), ['x'.repeat(30)]],
      [many(11, (at) => `tag ${at}`), [''], ['x'.repeat(31)], [3], 'sql'],
    ],
    [
      'language',
      ['en', 'pt-BR', 'ja', 'zh-Hant-TW'],
      ['', 'EN', 'english', 'e', 'en-', 'en_US', `en${'-abcdefgh'.repeat(4)}`, null],
    ],
    [
      'skills',
      [[], many(10, (at) => `skill ${at}`), ['x'.repeat(60)]],
      [many(11, (at) => `skill ${at}`), [''], ['x'.repeat(61)]],
    ],
    ['capacity', [null, 1, 1_000_000], [0, -1, 1.5, 1_000_001, '10']],
    [
      'prerequisites',
      [[], many(10, ulid)],
      [many(11, ulid), ['no-ulid'], [ulid(1).slice(1)], [`${ulid(1)}0`]],
    ],
  ])('takes as %s only what its limits allow', (field, good, bad) => {
    for (const value of good) {
      expect({ value, wrong: wrong(schema, { ...rest, [field]: value }) }).toEqual({ value, wrong: [] });
    }
    for (const value of bad) {
      const pointers = wrong(schema, { ...rest, [field]: value });
      expect({
        value,
        found: pointers.length > 0 && pointers.every((pointer) => pointer.startsWith(`/${field}`)),
      }).toEqual({
        value,
        found: true,
      });
    }
  });

  test('takes as price an amount with cents and a currency, or nothing for free', () => {
    const price = (amount: unknown, currency: unknown = 'USD') =>
      wrong(schema, { ...rest, price: { amount, currency } });
    expect(wrong(schema, { ...rest, price: null })).toEqual([]);
    for (const amount of [0, 0.01, 0.29, 19.99, 49.9, 999_999.99, 1_000_000])
      expect(price(amount)).toEqual([]);
    for (const amount of [-0.01, 0.001, 1.005, 0.1 + 0.2, 1e-7, 5e-324, 1_000_000.01, '5', null]) {
      expect({ amount, wrong: price(amount)[0] }).toEqual({ amount, wrong: '/price/amount' });
    }
    for (const currency of ['usd', 'US', 'USDX', '', 840])
      expect(price(1, currency)).toEqual(['/price/currency']);
    expect(wrong(schema, { ...rest, price: { amount: 1, currency: 'USD', vat: 1 } })).toEqual(['/price']);
  });

  test.each([
    'status',
    'courseId',
    'instructors',
    'publishedAt',
    'everEnrolled',
    'ratingSum',
    'thumbnailUrl',
    '__proto__',
  ])('takes no %s', (field) => {
    const { error } = schema.safeParse(
      JSON.parse(
        JSON.stringify(rest).replace('{', `{"${field}":1${Object.keys(rest).length > 0 ? ',' : ''}`),
      ),
    );
    expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: [field] }]);
  });
});

test('every amount of whole cents is a price', () => {
  const amount = createCourseBody.shape.price;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
      const price = { amount: cents / 100, currency: 'EUR' };
      expect(amount.parse(price)).toEqual(price);
    }),
  );
});

test('texts are trimmed and in Unicode’s NFC form, on one line and without control characters', () => {
  // 'e' with a combining accent.
  const parsed = courseFields({ title: '  Cafe\u0301  ', tags: [' Cre\u0300me '], summary: '\u3000x\u3000' });
  expect(parsed).toMatchObject({ title: 'Café', tags: ['crème'], summary: 'x' });
  for (const title of ['two\nlines', 'a\u0000b', 'half a pair \ud800', 'bell\u0007', 'a\u0085b']) {
    expect(wrong(createCourseBody, { ...required, title })).toEqual(['/title']);
  }
  expect(wrong(createCourseBody, { ...required, description: 'half a pair \udc00' })).toEqual([
    '/description',
  ]);
});

test('a limit counts the text as it is kept: trimmed and composed', () => {
  expect(courseFields({ title: `  ${'e\u0301'.repeat(120)}  ` }).title).toBe('é'.repeat(120));
});

test('tags, skills and prerequisites keep each value once, in order', () => {
  expect(
    courseFields({
      tags: ['SQL', 'web', 'sql', 'Web'],
      skills: ['Joins', 'joins', 'Joins'],
      prerequisites: [ulid(2), ulid(1), ulid(2)],
    }),
  ).toMatchObject({ tags: ['sql', 'web'], skills: ['Joins', 'joins'], prerequisites: [ulid(2), ulid(1)] });
});

describe('a category', () => {
  test.each([
    ['Data Science', 'data-science'],
    ['data-science', 'data-science'],
    ['  C++ & C# ', 'c-c'],
    ['Künste', 'künste'],
    ['語学', '語学'],
    ['हिन्दी', 'हिन्दी'],
    ['a#b/c%d', 'a-b-c-d'],
    ['--x--', 'x'],
  ])('%j is kept as %j', (label, slug) => {
    expect(category.parse(label)).toBe(slug);
  });

  test('that is kept can be asked for: its slug is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 45 }), (label) => {
        const first = category.safeParse(label);
        if (first.success) expect(category.parse(first.data)).toBe(first.data);
      }),
      { numRuns: 2_000, examples: [['İ'.repeat(40)], ['İ'.repeat(20)]] },
    );
  });

  test('holds nothing that a key is made of', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (label) => {
        const slug = category.safeParse(label);
        if (slug.success) expect(slug.data).not.toMatch(/[#\s/]/);
      }),
    );
  });
});

test('the catalogue is asked by category, level, tag and sort, in any spelling of the first', () => {
  expect(listCoursesQuery.parse({})).toEqual({ sort: 'newest' });
  expect(
    listCoursesQuery.parse({ category: 'Data Science', tag: 'SQL', level: 'all', sort: 'top-rated' }),
  ).toEqual({
    category: 'data-science',
    tag: 'sql',
    level: 'all',
    sort: 'top-rated',
  });
  expect(
    wrong(listCoursesQuery, { category: '#', tag: '', level: 'expert', sort: 'cheapest' }).sort(),
  ).toEqual(['/category', '/level', '/sort', '/tag']);
  expect(tag.parse('SQL')).toBe('sql');
});

test('an instructor is named by their id and nothing else', () => {
  expect(wrong(addInstructorBody, { userId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' })).toEqual([]);
  for (const userId of ['', 'a#b', 'x'.repeat(65), 5])
    expect(wrong(addInstructorBody, { userId })).toEqual(['/userId']);
  expect(addInstructorBody.safeParse({ userId: 'u', role: 'admin' }).error?.issues).toMatchObject([
    { keys: ['role'] },
  ]);
});
