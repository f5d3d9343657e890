import { createLessonBody, updateLessonBody } from '../src/lesson-body.ts';
import { reorderLessonsBody } from '../src/lesson-order-schema.ts';
import { wrong } from './samples.ts';

const required = { title: 'T', type: 'article' };

const many = <T>(count: number, make: (number: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

test('a new lesson needs title and type; it is a draft of no section, no preview, without a duration', () => {
  expect(wrong(createLessonBody, {})).toEqual(['/title', '/type']);
  expect(createLessonBody.parse(required)).toEqual({
    ...required,
    section: '',
    status: 'draft',
    preview: false,
    durationSeconds: 0,
  });
  expect(updateLessonBody.parse({})).toEqual({});
});

describe.each([
  ['a new lesson', createLessonBody, required],
  ['an edit', updateLessonBody, {}],
])('%s', (_, schema, rest) => {
  const key = 'courses/01JD0M8Z5W3V7QH2K4N6P8R0TS/videos/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.mp4';

  test.each([
    ['title', ['x', 'x'.repeat(160)], ['', ' ', 'x'.repeat(161), 'two\nlines']],
    ['section', ['', 'x'.repeat(80)], ['x'.repeat(81), null, 'two\nlines']],
    ['type', ['video', 'article', 'quiz', 'file'], ['page', '', null]],
    ['status', ['draft', 'published'], ['archived', null]],
    ['preview', [true, false], ['true', 1, null]],
    ['durationSeconds', [0, 86_400], [-1, 86_401, 1.5, '60']],
    ['position', [1, 500], [0, 501, 1.5, '1', null]],
    [
      'content',
      ['', 'x'.repeat(48_000), '字'.repeat(16_000), 'two\nlines'],
      ['x'.repeat(48_001), '字'.repeat(16_001), null],
    ],
    [
      'videoKey',
      [key],
      [
        '',
        'avatars/x/a.png',
        'courses/',
        'courses/x/a b',
        `courses/x/${'y'.repeat(300)}`,
        `/${key}`,
        null,
        7,
      ],
    ],
    [
      'fileKey',
      [key],
      ['', 'https://example.com/courses/x/y', 'courses/x/%2e%2e', 'courses/x/y\n', 'Courses/x/y'],
    ],
  ])('takes as %s only what its limits allow', (field, good, bad) => {
    for (const value of good) {
      expect({ value, wrong: wrong(schema, { ...rest, [field]: value }) }).toEqual({ value, wrong: [] });
    }
    for (const value of bad) {
      const pointers = wrong(schema, { ...rest, [field]: value });
      expect({
        value,
        found: pointers.length > 0 && pointers.every((pointer) => pointer === `/${field}`),
      }).toEqual({
        value,
        found: true,
      });
    }
  });

  test.each(['lessonId', 'courseId', 'number', 'revisions', 'locked', 'videoUrl'])('takes no %s', (field) => {
    expect(schema.safeParse({ ...rest, [field]: 1 }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: [field] },
    ]);
  });
});

describe('a quiz', () => {
  const options = [
    { optionId: 'a', text: 'A' },
    { optionId: 'b', text: 'B' },
    { optionId: 'c', text: 'C' },
  ];
  const question = { type: 'true-false', prompt: 'Is it so?', answer: true };
  const asked = (questions: unknown, more: object = {}) =>
    wrong(createLessonBody, { title: 'Q', type: 'quiz', quiz: { questions, ...more } });
  const quizOf = (question: object) =>
    createLessonBody.parse({ title: 'Q', type: 'quiz', quiz: { questions: [question] } }).quiz;

  test('passes with 70 per cent in any number of attempts without a limit of time, unless it says otherwise', () => {
    expect(quizOf(question)).toEqual({
      passPercent: 70,
      maxAttempts: 0,
      timeLimitSeconds: null,
      questions: [{ ...question, points: 1, hints: [], explanation: '' }],
    });
  });

  test.each([
    ['passPercent', [0, 100], [-1, 101, 50.5, null]],
    ['maxAttempts', [0, 100], [-1, 101, 1.5]],
    ['timeLimitSeconds', [null, 10, 86_400], [9, 86_401, 60.5]],
    ['questions', [[question], many(100, () => question)], [[], many(101, () => question), null]],
  ])('takes as %s only what its limits allow', (field, good, bad) => {
    for (const value of good) expect(asked([question], { [field]: value })).toEqual([]);
    for (const value of bad)
      expect({ value, wrong: asked([question], { [field]: value }) }).toEqual({
        value,
        wrong: [`/quiz/${field}`],
      });
  });

  test('takes at most 48,000 bytes', () => {
    const long = { ...question, prompt: '字'.repeat(1_000), explanation: 'x'.repeat(1_000) };
    expect(asked(many(11, () => long))).toEqual([]);
    expect(asked(many(12, () => long))).toEqual(['/quiz']);
  });

  test.each([
    ['prompt', ['x', 'x'.repeat(2_000), 'two\nlines'], ['', 'x'.repeat(2_001), null]],
    ['points', [1, 100], [0, 101, 1.5]],
    ['explanation', ['', 'x'.repeat(2_000)], ['x'.repeat(2_001)]],
    ['questionId', ['q1', 'x'.repeat(26), 'a-b_c'], ['', 'x'.repeat(27), 'a b', 'a#b']],
    [
      'hints',
      [[], many(5, () => ({ text: 'h', cost: 0 })), [{ text: 'x'.repeat(500), cost: 100 }]],
      [many(6, () => ({ text: 'h', cost: 0 }))],
    ],
  ])('has questions with a %s within its limits', (field, good, bad) => {
    for (const value of good) expect(asked([{ ...question, [field]: value }])).toEqual([]);
    for (const value of bad) {
      expect({ value, wrong: asked([{ ...question, [field]: value }]) }).toEqual({
        value,
        wrong: [`/quiz/questions/0/${field}`],
      });
    }
  });

  test.each([
    [{ text: '', cost: 1 }, 'text'],
    [{ text: 'x'.repeat(501), cost: 1 }, 'text'],
    [{ text: 'h', cost: -1 }, 'cost'],
    [{ text: 'h', cost: 101 }, 'cost'],
    [{ text: 'h', cost: 0.5 }, 'cost'],
  ])('refuses the hint %j', (hint, field) => {
    expect(asked([{ ...question, hints: [hint] }])).toEqual([`/quiz/questions/0/hints/0/${field}`]);
  });

  test.each([
    ['single', { options, answer: 'b' }],
    ['multiple', { options, answer: ['a', 'c'] }],
    ['true-false', { answer: false }],
    ['text', { answer: ['Paris', 'París'] }],
    ['numeric', { answer: -3.5, tolerance: 0.1 }],
  ])('of type %s keeps its question as it is written', (type, question) => {
    expect(quizOf({ type, prompt: 'P', ...question })?.questions).toEqual([
      { type, prompt: 'P', points: 1, hints: [], explanation: '', ...question },
    ]);
  });

  test('takes one accepted text as a list of one, and no tolerance as none', () => {
    expect(quizOf({ type: 'text', prompt: 'P', answer: ' Paris ' })?.questions[0]?.answer).toEqual(['Paris']);
    expect(quizOf({ type: 'numeric', prompt: 'P', answer: 4 })?.questions[0]).toMatchObject({ tolerance: 0 });
  });

  test.each([
    ['single', { options, answer: 'd' }, ['/answer']],
    ['single', { options, answer: ['a'] }, ['/answer']],
    ['single', { options }, ['/answer']],
    ['single', { answer: 'a' }, ['/options']],
    ['single', { options: options.slice(0, 1), answer: 'a' }, ['/options']],
    [
      'single',
      { options: many(13, (at) => ({ optionId: `o${at}`, text: 'x' })), answer: 'o1' },
      ['/options'],
    ],
    ['single', { options: [...options, { optionId: 'a', text: 'again' }], answer: 'a' }, ['/options']],
    [
      'single',
      { options: [{ optionId: 'a', text: '' }, ...options.slice(1)], answer: 'a' },
      ['/options/0/text'],
    ],
    [
      'single',
      { options: [{ optionId: 'a b', text: 'x' }, ...options.slice(1)], answer: 'b' },
      ['/options/0/optionId'],
    ],
    [
      'single',
      { options: [{ optionId: 'x'.repeat(21), text: 'x' }, ...options], answer: 'b' },
      ['/options/0/optionId'],
    ],
    ['multiple', { options, answer: [] }, ['/answer']],
    ['multiple', { options, answer: 'a' }, ['/answer']],
    ['multiple', { options, answer: ['a', 'a'] }, ['/answer']],
    ['multiple', { options, answer: ['a', 'd'] }, ['/answer']],
    ['true-false', { answer: 'true' }, ['/answer']],
    ['true-false', {}, ['/answer']],
    ['text', { answer: '' }, ['/answer']],
    ['text', { answer: [] }, ['/answer']],
    ['text', { answer: many(11, (at) => `a${at}`) }, ['/answer']],
    ['text', { answer: ['x'.repeat(201)] }, ['/answer/0']],
    ['text', { answer: true }, ['/answer']],
    ['numeric', { answer: '4' }, ['/answer']],
    ['numeric', { answer: 1e300 }, ['/answer']],
    ['numeric', { answer: -9_007_199_254_740_992 }, ['/answer']],
    ['numeric', { answer: 1e-200 }, ['/answer']],
    ['numeric', { answer: 4, tolerance: -1 }, ['/tolerance']],
    ['numeric', { answer: 4, tolerance: 1e16 }, ['/tolerance']],
    ['essay', { answer: 'x' }, ['/type']],
  ])('refuses %s with %j', (type, question, pointers) => {
    expect(asked([{ type, prompt: 'P', ...question }])).toEqual(
      pointers.map((pointer) => `/quiz/questions/0${pointer}`),
    );
  });

  test('takes no field that its type of question does not have', () => {
    for (const question of [
      { type: 'true-false', prompt: 'P', answer: true, options },
      { type: 'text', prompt: 'P', answer: 'x', tolerance: 1 },
    ]) {
      expect(asked([question])).toEqual(['/quiz/questions/0']);
    }
  });
});

test('an order lists up to 500 ids', () => {
  expect(wrong(reorderLessonsBody, { lessonIds: many(500, String) })).toEqual([]);
  expect(wrong(reorderLessonsBody, { lessonIds: many(501, String) })).toEqual(['/lessonIds']);
  expect(wrong(reorderLessonsBody, { lessonIds: ['x'.repeat(41), 3] })).toEqual([
    '/lessonIds/0',
    '/lessonIds/1',
  ]);
  expect(wrong(reorderLessonsBody, {})).toEqual(['/lessonIds']);
});
