import { editLesson, type Lesson, newLesson, showLesson } from '../src/lesson.ts';
import { createLessonBody, updateLessonBody } from '../src/lesson-body.ts';
import { lesson as shownSchema } from '../src/lesson-schema.ts';
import { monday, refusalOf, tuesday } from './samples.ts';

const courseId = '01JD0M8Z5W3V7QH2K4N6P8R0TS';

const uploadId = '01JD0MB3H8Y6T5R4E3W2Q1A0ZX';
const videoKey = `courses/${courseId}/videos/${uploadId}.mp4`;
const fileKey = `courses/${courseId}/files/${uploadId}.pdf`;

const make = (fields: Record<string, unknown>): Lesson =>
  newLesson(
    createLessonBody.parse({ title: 'T', type: 'article', ...fields }),
    { courseId, number: 7 },
    monday,
  );

const edit = (lesson: Lesson, fields: Record<string, unknown>): Lesson =>
  editLesson(lesson, updateLessonBody.parse(fields), tuesday);

/** A lesson as it comes back from the table: without the fields that are undefined. */
const stored = (lesson: Lesson): Lesson => JSON.parse(JSON.stringify(lesson));

const options = [
  { optionId: 'a', text: 'A' },
  { optionId: 'b', text: 'B' },
];
const questions = [
  { type: 'single', prompt: 'One?', options, answer: 'a', explanation: 'Because of secret-single' },
  { type: 'multiple', prompt: 'Some?', options, answer: ['a', 'b'], explanation: 'secret-multiple' },
  { type: 'true-false', prompt: 'Right?', answer: true, explanation: 'secret-true-false' },
  { type: 'text', prompt: 'Which?', answer: ['secret-text'], hints: [{ text: 'secret-hint', cost: 2 }] },
  { type: 'numeric', prompt: 'How many?', answer: 987654, tolerance: 123456, points: 3 },
];
const quiz = () => make({ type: 'quiz', quiz: { questions } });

test('a new lesson has the id of its course and number, and is a draft unless it says otherwise', () => {
  expect(make({})).toEqual({
    lessonId: `${courseId}-7`,
    courseId,
    number: 7,
    title: 'T',
    section: '',
    type: 'article',
    status: 'draft',
    preview: false,
    durationSeconds: 0,
    content: '',
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
    revisions: { v: 1 },
  });
});

test('questions without an id get the next free one', () => {
  const ids = (given: (string | undefined)[]) =>
    make({
      type: 'quiz',
      quiz: {
        questions: given.map((questionId) => ({ type: 'true-false', prompt: 'P', answer: true, questionId })),
      },
    }).quiz?.questions.map(({ questionId }) => questionId);
  expect(ids([undefined, undefined])).toEqual(['q1', 'q2']);
  expect(ids(['q2', undefined, 'own', undefined])).toEqual(['q2', 'q1', 'own', 'q3']);
});

describe('what a lesson holds belongs to its type', () => {
  const content = {
    article: { content: 'x' },
    video: { videoKey },
    file: { fileKey },
    quiz: { quiz: { questions: questions.slice(0, 1) } },
  };
  const types = ['article', 'video', 'file', 'quiz'] as const;
  const pairs = types.flatMap((type) => types.map((other) => [type, other] as const));

  test.each(pairs)('a lesson of type %s with what an %s has', (type, other) => {
    const own = content[type];
    const [field] = Object.keys(content[other]);
    if (type === other) {
      expect(make({ type, ...own })).toHaveProperty(String(field));
      return;
    }
    const refused = { status: 422, code: 'invalid-request', errors: [{ in: 'body', pointer: `/${field}` }] };
    expect(refusalOf(() => make({ type, ...own, ...content[other] }))).toMatchObject(refused);
    expect(refusalOf(() => edit(make({ type, ...own }), content[other]))).toMatchObject(refused);
  });

  test.each([
    ['videoKey', 'video', videoKey, fileKey],
    ['fileKey', 'file', fileKey, videoKey],
  ] as const)(
    'a %s is refused when it is of another course or purpose, or of none',
    (field, type, own, other) => {
      expect(make({ type, [field]: own })).toHaveProperty(field, own);
      for (const foreign of [
        own.replace(courseId, '01JD0M8Z5W3V7QH2K4N6P8R0TX'),
        own.replace(courseId, `${courseId}x`),
        other,
        `courses/${courseId}/thumbnails/${uploadId}.png`,
        `courses/${courseId}/a.bin`,
      ]) {
        const refused = { status: 422, errors: [{ pointer: `/${field}` }] };
        expect(refusalOf(() => make({ type, [field]: foreign }))).toMatchObject(refused);
        expect(refusalOf(() => edit(make({ type }), { [field]: foreign }))).toMatchObject(refused);
      }
    },
  );

  test('a quiz needs its questions', () => {
    expect(refusalOf(() => make({ type: 'quiz' }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/quiz' }],
    });
  });

  test('two questions of one id are refused', () => {
    const twice = {
      questions: questions.slice(0, 2).map((question) => ({ ...question, questionId: 'same' })),
    };
    expect(refusalOf(() => make({ type: 'quiz', quiz: twice }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/quiz/questions' }],
    });
  });

  test('everything that is wrong is told at once', () => {
    expect(
      refusalOf(() => edit(make({}), { type: 'video', fileKey, videoKey: 'courses/x/y' })),
    ).toMatchObject({
      errors: [
        { pointer: '/videoKey' },
        { pointer: '/fileKey' },
        { pointer: '/videoKey' },
        { pointer: '/type' },
      ],
    });
  });
});

describe('an edit', () => {
  test('changes the given fields only', () => {
    const before = make({ content: 'Old', preview: true });
    expect(edit(before, { title: 'New' })).toEqual({
      ...before,
      title: 'New',
      updatedAt: '2026-03-03T09:00:00.000Z',
      revisions: { v: 2 },
    });
  });

  test.each([
    ['an article', make({ content: 'x' }), { title: 'T', content: 'x', type: 'article' }],
    ['a video', make({ type: 'video' }), { preview: false }],
    ['a quiz', quiz(), { quiz: { questions } }],
  ])('that changes nothing of %s gives back the very same lesson', (_, lesson, fields) => {
    const before = stored(lesson);
    expect(edit(before, {})).toBe(before);
    expect(edit(before, fields)).toBe(before);
    expect(edit(before, { position: 3 })).toBe(before);
  });

  test('cannot change the type', () => {
    expect(refusalOf(() => edit(make({}), { type: 'video' }))).toMatchObject({
      status: 422,
      code: 'invalid-request',
      errors: [{ pointer: '/type' }],
    });
  });
});

describe('a lesson that is shown', () => {
  test.each(['locked', 'learner', 'editor'] as const)(
    'to a caller of the view %s fits its contract',
    (view) => {
      for (const lesson of [quiz(), make({ content: 'x' }), make({ type: 'video', videoKey })]) {
        const shown = showLesson(lesson, 3, view);
        expect(shownSchema.safeParse(shown).error).toBeUndefined();
        expect(shown).toMatchObject({ lessonId: lesson.lessonId, position: 3 });
      }
    },
  );

  test('locked, tells nothing of its content', () => {
    const shown = showLesson(quiz(), 1, 'locked');
    expect(Object.keys(shown).sort()).toEqual(
      'courseId createdAt durationSeconds lessonId locked position preview section status title type updatedAt'.split(
        ' ',
      ),
    );
    expect(shown).toMatchObject({ locked: true });
  });

  test('to a learner, asks the questions and tells neither answers nor explanations, hint texts or tolerances', () => {
    const shown = showLesson(quiz(), 1, 'learner');
    const told = JSON.stringify(shown);
    for (const secret of ['secret', 'answer', 'explanation', 'tolerance', '987654', '123456']) {
      expect(told).not.toContain(secret);
    }
    expect(shown).toMatchObject({
      quiz: {
        passPercent: 70,
        questions: [
          { questionId: 'q1', type: 'single', prompt: 'One?', options, points: 1, hints: [] },
          { questionId: 'q2', type: 'multiple', options },
          { questionId: 'q3', type: 'true-false' },
          { questionId: 'q4', type: 'text', hints: [{ cost: 2 }] },
          { questionId: 'q5', type: 'numeric', points: 3 },
        ],
      },
    });
  });

  test('to an editor, tells everything that was written', () => {
    expect(showLesson(quiz(), 1, 'editor')).toMatchObject({ quiz: { questions } });
    expect(showLesson(make({ type: 'file', fileKey }), 1, 'editor')).toMatchObject({ fileKey });
  });

  test('to a learner, names no place in the bucket', () => {
    const shown = showLesson(make({ type: 'file', fileKey }), 1, 'learner');
    expect(JSON.stringify(shown)).not.toContain('courses/');
  });
});
