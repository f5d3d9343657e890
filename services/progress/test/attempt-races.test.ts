import { stopClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, quizOf, rightAnswers, startClassroom, wrongAnswers } from './classroom.ts';

/** Attempts on which much happens at once. */

const classroom = await startClassroom();
const { ask, learner, start, save, submit, attempt, attemptOf, quizStateOf, beforeFirstWrite } = classroom;
afterEach(() => {
  import.meta.jest.useRealTimers();
});
afterAll(() => classroom.stop());

type Person = typeof classroom.sam;

const many = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));
const withQuiz = (more: Parameters<typeof quizOf>[0] = {}) => learner({ lessons: ['article', quizOf(more)] });
const get = async (as: Person, attemptId: string) =>
  (await ask('getAttempt', { as, path: { attemptId } })).body;
const hint = (as: Person, attemptId: string) =>
  ask('takeHint', { as, path: { attemptId }, body: { questionId: 'single' } });
const attemptsOf = async (as: Person, courseId: string) =>
  (await ask('listAttempts', { as, path: { lessonId: lessonIdOf(courseId, 2) }, query: { limit: '100' } }))
    .body.items;

/** Who asked for what could not be found out in a dozen tries is told to come again. */
const withoutBusy = <T extends { status: number }>(answers: T[]) =>
  answers.filter(({ status }) => status !== 503);

test('of 64 that start at once one does, and the others are told which', async () => {
  const { as, courseId } = await withQuiz({ maxAttempts: 3 });
  const answers = await many(64, () => start(as, courseId, 2));
  const [first] = answers.filter(({ status }) => status === 201);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const answer of withoutBusy(answers).filter((one) => one !== first)) {
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'attempt-open', attemptId: first?.body.attemptId },
    });
  }
  expect(await quizStateOf(as, courseId, 2)).toMatchObject({ started: 1, open: { number: 1 } });
  expect(await attemptsOf(as, courseId)).toHaveLength(1);
});

test('never more attempts than there are, however starts and submissions cross', async () => {
  const { as, courseId } = await withQuiz({ maxAttempts: 5 });
  await many(8, async () => {
    for (let round = 0; round < 8; round++) {
      const { status, body } = await start(as, courseId, 2);
      if (status === 201 || body.code === 'attempt-open') await submit(as, body.attemptId);
    }
  });
  const items = await attemptsOf(as, courseId);
  expect(items.map(({ number }: { number: number }) => number)).toEqual([5, 4, 3, 2, 1]);
  expect(items.every(({ status }: { status: string }) => status === 'submitted')).toBe(true);
  expect(refusal(await start(as, courseId, 2))).toEqual({ status: 409, code: 'no-attempts-left' });
  const state = await quizStateOf(as, courseId, 2);
  expect(state).toMatchObject({ started: 5 });
  expect(state).not.toHaveProperty('open');
});

test('answers to different questions that are saved at once all last', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  const answers = await Promise.all(
    Object.entries(rightAnswers).map(([questionId, answer]) => save(as, attemptId, { [questionId]: answer })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect((await get(as, attemptId)).answers).toEqual({ ...rightAnswers, text: 'having' });
});

test('each hint is taken once, by however many at once', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  const answers = withoutBusy(await many(10, () => hint(as, attemptId)));
  const taken = answers.filter(({ status }) => status === 201).map(({ body }) => body.number);
  expect(taken.sort()).toEqual([1, 2]);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    expect(refusal(answer)).toEqual({ status: 409, code: 'no-more-hints' });
  }
  expect((await attemptOf(as, courseId, 2, 1))?.hints).toEqual({ q0: 2 });
});

test('submissions at once are one, with one result and one of each event', async () => {
  const { as, courseId } = await withQuiz();
  await classroom.complete(as, courseId, 1);
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, rightAnswers);
  const answers = await many(16, () => submit(as, attemptId));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers[0]?.body).toMatchObject({ scorePercent: 100, results: { length: 5 } });
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  expect(await classroom.deeds(as)).toEqual({
    events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted', 'QuizPassed'],
    certificates: 1,
  });
});

test('an answer that is saved before the grading is written counts, and one after it is refused', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, wrongAnswers);
  const { body } = await beforeFirstWrite(
    () => save(as, attemptId, { single: 'b' }),
    () => submit(as, attemptId),
  );
  expect(body).toMatchObject({ scorePercent: 100, answers: { single: 'b' } });
  expect(refusal(await save(as, attemptId, { single: 'a' }))).toEqual({
    status: 409,
    code: 'attempt-submitted',
  });
});

test('an answer that meets the submission is refused', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  const answer = await beforeFirstWrite(
    () => submit(as, attemptId),
    () => save(as, attemptId, rightAnswers),
    ({ command }) => command === 'UpdateItemCommand',
  );
  expect(refusal(answer)).toEqual({ status: 409, code: 'attempt-submitted' });
  expect(await get(as, attemptId)).toMatchObject({ scorePercent: 0, answers: {} });
});

test('one hint that is asked for by its number, by however many at once, is taken once and answered to all', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  const first = () => ask('takeHint', { as, path: { attemptId }, body: { questionId: 'single', number: 1 } });
  const answers = withoutBusy(await many(10, first));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
  expect(new Set(answers.map(({ body }) => body.text)).size).toBe(1);
  expect((await attemptOf(as, courseId, 2, 1))?.hints).toEqual({ q0: 1 });
});

test('a hint that is taken before the grading is written lowers the points, and one after it is refused', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, rightAnswers);
  await beforeFirstWrite(
    () => hint(as, attemptId),
    () => submit(as, attemptId),
  );
  expect(await attemptOf(as, courseId, 2, 1)).toMatchObject({ result: { points: 9 } });
  const other = await withQuiz();
  const second = (await start(other.as, other.courseId, 2)).body.attemptId;
  const answer = await beforeFirstWrite(
    () => submit(other.as, second),
    () => hint(other.as, second),
  );
  expect(refusal(answer)).toEqual({ status: 409, code: 'attempt-submitted' });
});

test('answers, hints and submissions that cross leave a result that is that of what is stored', async () => {
  for (let round = 0; round < 6; round++) {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    await Promise.all([
      ...Object.entries(rightAnswers).map(([id, answer]) => save(as, attemptId, { [id]: answer })),
      hint(as, attemptId),
      submit(as, attemptId),
    ]);
    const shown = (await submit(as, attemptId)).body;
    const points: Record<string, number> = { single: 4, multiple: 3, truth: 1, text: 1, figure: 1 };
    const earned = Object.keys(shown.answers).reduce((sum, id) => sum + (points[id] ?? 0), 0);
    expect(shown.scorePercent).toBe(earned * 10);
    expect((await attemptOf(as, courseId, 2, 1))?.result.scorePercent).toBe(earned * 10);
  }
});

test('whoever cancels between the reading and the start has started nothing', async () => {
  const { as, courseId } = await withQuiz();
  const answer = await beforeFirstWrite(
    () => classroom.cancel(as, courseId, new Date().toISOString()),
    () => start(as, courseId, 2),
  );
  expect(refusal(answer)).toEqual({ status: 403, code: 'not-enrolled' });
  expect(await attemptOf(as, courseId, 2, 1)).toBeUndefined();
});

test('whoever cancels between the reading and a pass has completed nothing', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, rightAnswers);
  const answer = await beforeFirstWrite(
    () => classroom.cancel(as, courseId, new Date().toISOString()),
    () => submit(as, attemptId),
  );
  expect(refusal(answer)).toEqual({ status: 403, code: 'not-enrolled' });
  expect(await classroom.deeds(as)).toEqual({ events: [], certificates: 0 });
});

test('a quiz passed and a lesson completed at the same moment complete the course, once', async () => {
  for (let round = 0; round < 8; round++) {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 2)).body;
    await save(as, attemptId, rightAnswers);
    await Promise.all([submit(as, attemptId), classroom.complete(as, courseId, 1)]);
    expect(await classroom.deeds(as)).toEqual({
      events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted', 'QuizPassed'],
      certificates: 1,
    });
  }
});

test('an attempt that is over is graded once, by however many that start the next', async () => {
  const { as, courseId } = await withQuiz({ timeLimitSeconds: 60 });
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, rightAnswers);
  stopClock(import.meta.jest, Date.now() + 61_000);
  const answers = await many(12, (at) => (at % 3 === 0 ? submit(as, attemptId) : start(as, courseId, 2)));
  expect(withoutBusy(answers).filter(({ status }) => status === 201)).toHaveLength(1);
  expect(await attemptsOf(as, courseId)).toMatchObject([
    { number: 2, status: 'open' },
    { number: 1, status: 'expired', scorePercent: 100 },
  ]);
  expect(await classroom.deeds(as)).toEqual({ events: ['LessonCompleted', 'QuizPassed'], certificates: 0 });
});

test('attempts of many learners at one quiz do not meet', async () => {
  const courseId = await classroom.makeCourse({ lessons: [quizOf()] });
  const learners = await many(10, async () => {
    const as = await classroom.person('student');
    await classroom.enroll(as, courseId);
    return as;
  });
  const results = await Promise.all(
    learners.map((as, at) => attempt(as, courseId, 1, at % 2 === 0 ? rightAnswers : wrongAnswers)),
  );
  expect(results.map(({ scorePercent }) => scorePercent)).toEqual([
    100, 60, 100, 60, 100, 60, 100, 60, 100, 60,
  ]);
  const status = async (as: Person) => (await classroom.read(as, courseId)).status;
  expect(await Promise.all(learners.map(status))).toEqual(
    learners.map((_, at) => (at % 2 === 0 ? 'completed' : 'active')),
  );
});
