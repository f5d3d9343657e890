import { handClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, questions, quizOf, rightAnswers, startClassroom, wrongAnswers } from './classroom.ts';

/** Attempts at quizzes, as their learner sees them. */

const classroom = await startClassroom();
const { amara, kenji, ada, sam, ask, learner, start, save, submit, attempt, read, attemptOf, quizStateOf } =
  classroom;
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
beforeEach(() => clock.at(0));
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

type Person = typeof sam;

const get = (as: Person, attemptId: string) => ask('getAttempt', { as, path: { attemptId } });
const hint = (as: Person, attemptId: string, questionId: string) =>
  ask('takeHint', { as, path: { attemptId }, body: { questionId } });

/** Somebody in a course of an article and a quiz. */
const withQuiz = (more: Parameters<typeof quizOf>[0] = {}) => learner({ lessons: ['article', quizOf(more)] });

const notFound = { status: 404, code: 'not-found' };
const notEnrolled = { status: 403, code: 'not-enrolled' };

describe('starting an attempt', () => {
  test('gives the questions, and nothing that tells an answer', async () => {
    const { as, courseId } = await withQuiz({ timeLimitSeconds: 600 });
    const lessonId = lessonIdOf(courseId, 2);
    const answer = await start(as, courseId, 2);
    expect(answer).toMatchObject({ status: 201, headers: { Location: `/attempts/${lessonId}-1` } });
    const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `Option ${optionId}` }));
    const asked = (questionId: string, points = 1) => ({
      questionId,
      prompt: `What of ${questionId}?`,
      points,
      hints: [],
    });
    expect(answer.body).toEqual({
      attemptId: `${lessonId}-1`,
      lessonId,
      number: 1,
      status: 'open',
      startedAt: clock.iso(0),
      expiresAt: clock.iso(600),
      answers: {},
      questions: [
        { ...asked('single', 4), type: 'single', options, hints: [{ cost: 1 }, { cost: 2 }] },
        { ...asked('multiple', 3), type: 'multiple', options },
        { ...asked('truth'), type: 'true-false' },
        { ...asked('text'), type: 'text' },
        { ...asked('figure'), type: 'numeric' },
      ],
    });
    expect((await get(as, `${lessonId}-1`)).body).toEqual(answer.body);
  });

  test('while one is open tells which', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    const again = await start(as, courseId, 2);
    expect(again).toMatchObject({
      status: 409,
      headers: { Location: `/attempts/${attemptId}` },
      body: { code: 'attempt-open', attemptId },
    });
  });

  test('as often as the quiz may be tried, and no more', async () => {
    const { as, courseId } = await withQuiz({ maxAttempts: 2 });
    for (const number of [1, 2]) {
      expect((await attempt(as, courseId, 2, {})).attemptId).toBe(`${lessonIdOf(courseId, 2)}-${number}`);
    }
    expect(refusal(await start(as, courseId, 2))).toEqual({ status: 409, code: 'no-attempts-left' });
    // An editor lets them try once more.
    await classroom.editQuiz(courseId, 2, quizOf({ maxAttempts: 3 }));
    expect((await start(as, courseId, 2)).status).toBe(201);
  });

  test('is possible after a pass, while attempts remain, and the best counts', async () => {
    const { as, courseId } = await withQuiz({ maxAttempts: 2 });
    await attempt(as, courseId, 2, rightAnswers);
    await attempt(as, courseId, 2, wrongAnswers);
    expect(await quizStateOf(as, courseId, 2)).toMatchObject({
      started: 2,
      best: { number: 1, scorePercent: 100 },
      passedAt: clock.iso(0),
    });
    expect((await read(as, courseId)).lessons[1].status).toBe('completed');
    expect(refusal(await start(as, courseId, 2))).toEqual({ status: 409, code: 'no-attempts-left' });
  });

  test('is for who is enrolled, in a published quiz', async () => {
    const { as, courseId } = await withQuiz();
    for (const who of [sam, amara, kenji, ada]) {
      expect(refusal(await start(who, courseId, 2))).toEqual(notEnrolled);
      expect(refusal(await start(who, courseId, 1))).toEqual(notFound);
    }
    expect(refusal(await start(as, courseId, 1))).toEqual(notFound);
    expect(refusal(await start(as, courseId, 3))).toEqual(notFound);
    expect(refusal(await ask('startAttempt', { as, path: { lessonId: 'nonsense' } }))).toEqual(notFound);
    expect((await ask('startAttempt', { path: { lessonId: lessonIdOf(courseId, 2) } })).status).toBe(401);
    await classroom.hide(courseId, 2);
    expect(refusal(await start(as, courseId, 2))).toEqual(notFound);
    await classroom.unhide(courseId, 2);
    await classroom.cancel(as, courseId, clock.iso(0));
    expect(refusal(await start(as, courseId, 2))).toEqual(notEnrolled);
    await classroom.setStatus(courseId, 'archived');
    expect(refusal(await start(as, courseId, 2))).toEqual(notFound);
  });

  test('goes on with numbers of its own for each learner', async () => {
    const { as, courseId } = await withQuiz();
    const other = await classroom.person('student');
    await classroom.enroll(other, courseId);
    const [one, two] = [await start(as, courseId, 2), await start(other, courseId, 2)];
    expect(one.body.attemptId).toBe(two.body.attemptId);
    await save(as, one.body.attemptId, { single: 'a' });
    expect((await get(other, two.body.attemptId)).body.answers).toEqual({});
  });
});

describe('saving answers', () => {
  test('changes those that are given, and takes back what is null', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    expect((await save(as, attemptId, { single: 'a', multiple: ['a', 'a', 'c'] })).body.answers).toEqual({
      single: 'a',
      multiple: ['a', 'c'],
    });
    const later = { text: '  having  ', figure: 0.1 + 0.2, truth: false, single: null };
    const kept = { multiple: ['a', 'c'], text: 'having', figure: 0.1 + 0.2, truth: false };
    const answer = await save(as, attemptId, later);
    expect(answer.body).toMatchObject({ status: 'open', answers: kept });
    expect(answer.body.answers).toEqual(kept);
    expect((await get(as, attemptId)).body).toEqual(answer.body);
    expect((await save(as, attemptId, { single: null })).body.answers).toEqual(kept);
    expect((await save(as, attemptId, { figure: -1e15, text: '' })).body.answers).toMatchObject({
      figure: -1e15,
      text: '',
    });
  });

  test.each([
    [{ single: 'd' }, ['/answers/single']],
    [{ single: ['b'] }, ['/answers/single']],
    [{ multiple: 'a' }, ['/answers/multiple']],
    [{ multiple: ['a', 'd'] }, ['/answers/multiple']],
    [{ truth: 'true' }, ['/answers/truth']],
    [{ text: 7 }, ['/answers/text']],
    [{ figure: '7' }, ['/answers/figure']],
    [{ nobody: 'a', text: true, figure: 1 }, ['/answers/nobody', '/answers/text']],
    [{ nobody: null }, ['/answers/nobody']],
    [{ text: 'x'.repeat(201) }, ['/answers/text']],
    [{ figure: 1e16 }, ['/answers/figure']],
    [{ figure: 1e-200 }, ['/answers/figure']],
    [{ 'no id': 'a' }, ['/answers/no id']],
    [{ multiple: Array(13).fill('a') }, ['/answers/multiple']],
    [{}, ['/answers']],
    ['all of them', ['/answers']],
  ])('of %j is refused, and saves nothing', async (answers, pointers) => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    expect(refusal(await save(as, attemptId, answers))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers,
    });
    expect((await get(as, attemptId)).body.answers).toEqual({});
  });

  test('takes no other field', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    const body = { answers: { single: 'b' }, status: 'submitted' };
    expect(refusal(await ask('saveAnswers', { as, path: { attemptId }, body }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/status'],
    });
  });

  test('is over when the attempt is', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = await attempt(as, courseId, 2, { single: 'a' });
    expect(refusal(await save(as, attemptId, { single: 'b' }))).toEqual({
      status: 409,
      code: 'attempt-submitted',
    });
    expect(refusal(await save(as, attemptId, { single: 'd' }))).toMatchObject({ status: 422 });
    expect(refusal(await hint(as, attemptId, 'single'))).toEqual({ status: 409, code: 'attempt-submitted' });
  });

  test('works for question ids that mean something elsewhere', async () => {
    const ids = ['constructor', 'toString', 'a-b', '-', 'q0'];
    const { as, courseId } = await withQuiz({
      questions: ids.map((questionId) => ({
        ...(questions()[2] as Extract<ReturnType<typeof questions>[number], { type: 'true-false' }>),
        questionId,
      })),
    });
    const { attemptId } = (await start(as, courseId, 2)).body;
    expect((await save(as, attemptId, { 'a-b': true })).body.answers).toEqual({ 'a-b': true });
    expect(refusal(await save(as, attemptId, { valueOf: true }))).toMatchObject({
      pointers: ['/answers/valueOf'],
    });
    const all = Object.fromEntries(ids.map((id) => [id, true]));
    await save(as, attemptId, all);
    expect((await submit(as, attemptId)).body).toMatchObject({ scorePercent: 100, answers: all });
  });
});

describe('hints', () => {
  test('come one by one, each at its cost, and stay seen', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    expect(await hint(as, attemptId, 'single')).toMatchObject({
      status: 201,
      body: { questionId: 'single', number: 1, text: 'Not the first.', cost: 1, remaining: 1 },
    });
    const shown = async () => (await get(as, attemptId)).body.questions[0].hints;
    expect(await shown()).toEqual([{ cost: 1, text: 'Not the first.' }, { cost: 2 }]);
    expect((await hint(as, attemptId, 'single')).body).toEqual({
      questionId: 'single',
      number: 2,
      text: 'The second.',
      cost: 2,
      remaining: 0,
    });
    expect(refusal(await hint(as, attemptId, 'single'))).toEqual({ status: 409, code: 'no-more-hints' });
    expect(refusal(await hint(as, attemptId, 'truth'))).toEqual({ status: 409, code: 'no-more-hints' });
    expect(refusal(await hint(as, attemptId, 'nobody'))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/questionId'],
    });
  });

  describe('that are asked for by their number', () => {
    const numbered = (as: Person, attemptId: string, number: unknown, questionId = 'single') =>
      ask('takeHint', { as, path: { attemptId }, body: { questionId, number } });

    test('are taken in their order, and one that was taken is the same again, at no cost', async () => {
      const { as, courseId } = await withQuiz();
      const { attemptId } = (await start(as, courseId, 2)).body;
      const first = { questionId: 'single', number: 1, text: 'Not the first.', cost: 1, remaining: 1 };
      expect(refusal(await numbered(as, attemptId, 2))).toEqual({ status: 409, code: 'hint-not-next' });
      expect(await numbered(as, attemptId, 1)).toMatchObject({ status: 201, body: first });
      expect(await numbered(as, attemptId, 1)).toMatchObject({ status: 200, body: first });
      expect((await attemptOf(as, courseId, 2, 1))?.hints).toEqual({ q0: 1 });
      expect(await numbered(as, attemptId, 2)).toMatchObject({
        status: 201,
        body: { number: 2, text: 'The second.', cost: 2, remaining: 0 },
      });
      expect(await numbered(as, attemptId, 1)).toMatchObject({ status: 200, body: first });
      expect((await attemptOf(as, courseId, 2, 1))?.hints).toEqual({ q0: 2 });
    });

    test('beyond the last are none, and those that cannot be are told of', async () => {
      const { as, courseId } = await withQuiz();
      const { attemptId } = (await start(as, courseId, 2)).body;
      const noMore = { status: 409, code: 'no-more-hints' };
      expect(refusal(await numbered(as, attemptId, 1, 'truth'))).toEqual(noMore);
      expect(refusal(await numbered(as, attemptId, 3))).toEqual({ status: 409, code: 'hint-not-next' });
      for (const number of [1, 2]) expect((await numbered(as, attemptId, number)).status).toBe(201);
      expect(refusal(await numbered(as, attemptId, 3))).toEqual(noMore);
      for (const number of [0, -1, 1.5, 101, '1', null]) {
        expect(refusal(await numbered(as, attemptId, number))).toEqual({
          status: 422,
          code: 'invalid-request',
          pointers: ['/number'],
        });
      }
    });

    test('are there again when the attempt has ended, and no new one is taken then', async () => {
      const { as, courseId } = await withQuiz();
      const { attemptId } = (await start(as, courseId, 2)).body;
      await numbered(as, attemptId, 1);
      await save(as, attemptId, rightAnswers);
      await submit(as, attemptId);
      expect((await numbered(as, attemptId, 1)).status).toBe(200);
      expect(refusal(await numbered(as, attemptId, 2))).toEqual({ status: 409, code: 'attempt-submitted' });
      expect(await attemptOf(as, courseId, 2, 1)).toMatchObject({ hints: { q0: 1 }, result: { points: 9 } });
    });
  });

  test('lower the points, not the score', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    await hint(as, attemptId, 'single');
    await save(as, attemptId, rightAnswers);
    const { body } = await submit(as, attemptId);
    expect(body).toMatchObject({ scorePercent: 100, passed: true });
    expect(body.results.map(({ points }: { points: number }) => points)).toEqual([3, 3, 1, 1, 1]);
    expect(await attemptOf(as, courseId, 2, 1)).toMatchObject({ result: { points: 9 } });
    // What was not taken stays unsaid.
    expect(body.questions[0].hints).toEqual([{ cost: 1, text: 'Not the first.' }, { cost: 2 }]);
  });
});

describe('submitting', () => {
  test('a pass: the score, the answers, the lesson completed, one event of each kind', async () => {
    const { as, courseId } = await withQuiz();
    const lessonId = lessonIdOf(courseId, 2);
    clock.at(5);
    const done = await attempt(as, courseId, 2, rightAnswers);
    expect(done).toMatchObject({
      status: 'submitted',
      scorePercent: 100,
      passed: true,
      answers: { ...rightAnswers, text: 'having' },
    });
    expect(done.results).toEqual([
      { questionId: 'single', correct: true, points: 4, answer: 'b', explanation: 'Because of single.' },
      {
        questionId: 'multiple',
        correct: true,
        points: 3,
        answer: ['a', 'c'],
        explanation: 'Because of multiple.',
      },
      { questionId: 'truth', correct: true, points: 1, answer: true, explanation: 'Because of truth.' },
      {
        questionId: 'text',
        correct: true,
        points: 1,
        answer: ['HAVING', 'having clause'],
        explanation: 'Because of text.',
      },
      { questionId: 'figure', correct: true, points: 1, answer: 0.3, explanation: 'Because of figure.' },
    ]);
    expect(await read(as, courseId)).toMatchObject({
      percent: 50,
      lessons: [{ status: 'not-started' }, { status: 'completed', completedAt: clock.iso(5) }],
    });
    expect((await attemptOf(as, courseId, 2, 1))?.event).toMatchObject({
      type: 'QuizPassed',
      detail: {
        userId: as.userId,
        courseId,
        lessonId,
        attemptId: `${lessonId}-1`,
        scorePercent: 100,
        passedAt: clock.iso(5),
      },
    });
    expect(await classroom.deeds(as)).toEqual({ events: ['LessonCompleted', 'QuizPassed'], certificates: 0 });
  });

  test('a failure: the score and no more, and nothing is completed', async () => {
    const { as, courseId } = await withQuiz();
    const done = await attempt(as, courseId, 2, wrongAnswers);
    expect(done).toMatchObject({ status: 'submitted', scorePercent: 60, passed: false });
    expect(done).not.toHaveProperty('results');
    expect(JSON.stringify(done)).not.toMatch(/Because of|"correct"|"answer"/);
    expect(await classroom.deeds(as)).toEqual({ events: [], certificates: 0 });
    expect((await read(as, courseId)).percent).toBe(0);
  });

  test('an empty attempt is a zero', async () => {
    const { as, courseId } = await withQuiz();
    expect(await attempt(as, courseId, 2, {})).toMatchObject({ scorePercent: 0, passed: false, answers: {} });
  });

  test('again gives the same result, and does nothing more', async () => {
    const { as, courseId } = await withQuiz();
    const done = await attempt(as, courseId, 2, rightAnswers);
    const [item, state] = [await attemptOf(as, courseId, 2, 1), await quizStateOf(as, courseId, 2)];
    clock.at(1_000);
    expect(await submit(as, done.attemptId)).toMatchObject({ status: 200, body: done });
    expect(await attemptOf(as, courseId, 2, 1)).toEqual(item);
    expect(await quizStateOf(as, courseId, 2)).toEqual(state);
  });

  test('the last quiz passed completes the course, with one certificate', async () => {
    const { as, courseId } = await withQuiz();
    await classroom.complete(as, courseId, 1);
    await attempt(as, courseId, 2, rightAnswers);
    expect(await read(as, courseId)).toMatchObject({ percent: 100, status: 'completed' });
    await attempt(as, courseId, 2, rightAnswers);
    // Each passed attempt is told of; lesson and course are once.
    expect(await classroom.deeds(as)).toEqual({
      events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted', 'QuizPassed', 'QuizPassed'],
      certificates: 1,
    });
  });

  test('keeps where the learner is in the lesson, and what time they spent', async () => {
    const { as, courseId } = await withQuiz();
    await classroom.report(as, courseId, 2, { positionSeconds: 9, timeSpentSeconds: 0 });
    clock.at(30);
    await classroom.report(as, courseId, 2, { timeSpentSeconds: 30 });
    await attempt(as, courseId, 2, rightAnswers);
    expect((await read(as, courseId)).lessons[1]).toMatchObject({
      status: 'completed',
      positionSeconds: 9,
      timeSpentSeconds: 30,
    });
  });

  test('of an attempt whose quiz was edited, unpublished or deleted counts by its own questions', async () => {
    const change: Record<string, (courseId: string) => Promise<void>> = {
      edited: (courseId) =>
        classroom.editQuiz(courseId, 2, quizOf({ passPercent: 0, questions: questions().slice(2, 3) })),
      unpublished: (courseId) => classroom.hide(courseId, 2),
      deleted: (courseId) => classroom.removeLesson(courseId, 2),
    };
    for (const [what, happens] of Object.entries(change)) {
      const { as, courseId } = await withQuiz();
      const { attemptId } = (await start(as, courseId, 2)).body;
      await save(as, attemptId, { single: 'b' });
      await happens(courseId);
      expect((await get(as, attemptId)).body.questions).toHaveLength(5);
      const { single: _, ...others } = rightAnswers;
      expect((await save(as, attemptId, others)).status).toBe(200);
      expect((await submit(as, attemptId)).body).toMatchObject({ scorePercent: 100, passed: true });
      const { completed } = (await classroom.enrollmentOf(as, courseId)) ?? {};
      expect({ what, completed }).toEqual({ what, completed: what === 'deleted' ? undefined : new Set([2]) });
    }
  });

  test('of a quiz that comes back finds the lesson completed', async () => {
    const { as, courseId } = await withQuiz({ maxAttempts: 1 });
    const { attemptId } = (await start(as, courseId, 2)).body;
    await save(as, attemptId, rightAnswers);
    await classroom.hide(courseId, 2);
    await submit(as, attemptId);
    await classroom.unhide(courseId, 2);
    expect((await read(as, courseId)).lessons[1]).toMatchObject({ status: 'completed' });
  });
});

describe('right answers are shown', () => {
  const shows = async (as: Person, attemptId: string) => 'results' in (await get(as, attemptId)).body;

  test('of all attempts once one is passed, also while another is open', async () => {
    const { as, courseId } = await withQuiz();
    const failed = await attempt(as, courseId, 2, wrongAnswers);
    expect(await shows(as, failed.attemptId)).toBe(false);
    await attempt(as, courseId, 2, rightAnswers);
    expect(await shows(as, failed.attemptId)).toBe(true);
    const open = (await start(as, courseId, 2)).body;
    expect(await shows(as, failed.attemptId)).toBe(true);
    expect(await shows(as, open.attemptId)).toBe(false);
  });

  test('once no attempt is left, not while the last is open, and no more when there is another', async () => {
    const { as, courseId } = await withQuiz({ maxAttempts: 2 });
    const first = await attempt(as, courseId, 2, wrongAnswers);
    expect(await shows(as, first.attemptId)).toBe(false);
    const { attemptId } = (await start(as, courseId, 2)).body;
    expect(await shows(as, first.attemptId)).toBe(false);
    expect((await submit(as, attemptId)).body.results).toHaveLength(5);
    expect(await shows(as, first.attemptId)).toBe(true);
    await classroom.editQuiz(courseId, 2, quizOf({ maxAttempts: 3 }));
    expect(await shows(as, first.attemptId)).toBe(false);
    expect((await submit(as, attemptId)).body).not.toHaveProperty('results');
    await classroom.editQuiz(courseId, 2, quizOf({ maxAttempts: 0 }));
    expect(await shows(as, first.attemptId)).toBe(false);
  });

  test('of a quiz that was deleted, which nobody can try again', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = await attempt(as, courseId, 2, wrongAnswers);
    await classroom.hide(courseId, 2);
    expect(await shows(as, attemptId)).toBe(false);
    await classroom.removeLesson(courseId, 2);
    expect(await shows(as, attemptId)).toBe(true);
  });
});

describe('an attempt', () => {
  test('is nobody’s but its learner’s', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    const other = await classroom.person('student');
    await classroom.enroll(other, courseId);
    for (const who of [other, sam, amara, ada]) {
      expect(refusal(await get(who, attemptId))).toEqual(notFound);
      expect(refusal(await save(who, attemptId, { single: 'b' }))).toEqual(notFound);
      expect(refusal(await hint(who, attemptId, 'single'))).toEqual(notFound);
      expect(refusal(await submit(who, attemptId))).toEqual(notFound);
    }
    for (const wrong of ['nonsense', `${attemptId}9`, lessonIdOf(courseId, 2), `${courseId}-x-1`]) {
      expect(refusal(await get(as, wrong))).toEqual(notFound);
      expect(refusal(await submit(as, wrong))).toEqual(notFound);
    }
    const path = { attemptId };
    for (const operation of ['getAttempt', 'saveAnswers', 'takeHint', 'submitAttempt'] as const) {
      expect((await ask(operation, { path, body: operation === 'getAttempt' ? undefined : {} })).status).toBe(
        401,
      );
    }
  });

  test('is read, but not worked on, by who has cancelled', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    await classroom.cancel(as, courseId, clock.iso(0));
    expect((await get(as, attemptId)).status).toBe(200);
    expect(refusal(await save(as, attemptId, { single: 'b' }))).toEqual(notEnrolled);
    expect(refusal(await hint(as, attemptId, 'single'))).toEqual(notEnrolled);
    expect(refusal(await submit(as, attemptId))).toEqual(notEnrolled);
    expect(refusal(await save(as, attemptId, 'wrong'))).toEqual(notEnrolled);
    await classroom.enrollAgain(as, courseId, clock.iso(1));
    expect((await save(as, attemptId, { single: 'b' })).status).toBe(200);
  });

  test('carries a tag', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    const held = { 'If-None-Match': String((await get(as, attemptId)).headers.ETag) };
    const again = () => ask('getAttempt', { as, path: { attemptId }, headers: held });
    expect((await again()).status).toBe(304);
    await save(as, attemptId, { single: 'b' });
    expect((await again()).status).toBe(200);
  });
});

describe('the list of attempts', () => {
  const list = (as: Person, courseId: string, query: Record<string, string> = {}) =>
    ask('listAttempts', { as, path: { lessonId: lessonIdOf(courseId, 2) }, query });

  test('tells of each, the newest first, without questions', async () => {
    const { as, courseId } = await withQuiz();
    const lessonId = lessonIdOf(courseId, 2);
    await attempt(as, courseId, 2, wrongAnswers);
    clock.at(10);
    await start(as, courseId, 2);
    expect((await list(as, courseId)).body).toEqual({
      items: [
        {
          attemptId: `${lessonId}-2`,
          lessonId,
          number: 2,
          status: 'open',
          startedAt: clock.iso(10),
          expiresAt: null,
        },
        {
          attemptId: `${lessonId}-1`,
          lessonId,
          number: 1,
          status: 'submitted',
          startedAt: clock.iso(0),
          expiresAt: null,
          scorePercent: 60,
          passed: false,
        },
      ],
    });
  });

  test('is paged, and its cursors are good for their learner and quiz only', async () => {
    const quiz = quizOf();
    const { as, courseId } = await learner({ lessons: ['article', quiz, quiz] });
    for (let number = 1; number <= 12; number++) await attempt(as, courseId, 2, {});
    const path = { lessonId: lessonIdOf(courseId, 2) };
    const { items, pages } = await classroom.walk('listAttempts', { as, path, query: { limit: '5' } });
    expect(items.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(pages).toEqual([5, 5, 2]);
    const { nextCursor } = (await list(as, courseId, { limit: '5' })).body;
    const other = await classroom.person('student');
    await classroom.enroll(other, courseId);
    const invalid = { status: 400, code: 'invalid-cursor' };
    expect(refusal(await list(other, courseId, { cursor: nextCursor }))).toEqual(invalid);
    expect(refusal(await list(as, courseId, { cursor: `${nextCursor}x` }))).toEqual(invalid);
    const elsewhere = { lessonId: lessonIdOf(courseId, 3) };
    expect(
      refusal(await ask('listAttempts', { as, path: elsewhere, query: { cursor: nextCursor } })),
    ).toEqual(invalid);
    expect(refusal(await list(as, courseId, { limit: '0' }))).toMatchObject({ status: 422 });
  });

  test('is empty before the first, and stays whatever becomes of quiz and enrollment', async () => {
    const { as, courseId } = await withQuiz();
    expect((await list(as, courseId)).body).toEqual({ items: [] });
    for (const who of [sam, amara, ada]) expect(refusal(await list(who, courseId))).toEqual(notEnrolled);
    await attempt(as, courseId, 2, {});
    await classroom.cancel(as, courseId, clock.iso(1));
    expect((await list(as, courseId)).body.items).toHaveLength(1);
    await classroom.removeLesson(courseId, 2);
    expect((await list(as, courseId)).body.items).toHaveLength(1);
    expect(refusal(await list(sam, courseId))).toEqual(notFound);
    expect(refusal(await ask('listAttempts', { as, path: { lessonId: lessonIdOf(courseId, 1) } }))).toEqual(
      notFound,
    );
  });
});
