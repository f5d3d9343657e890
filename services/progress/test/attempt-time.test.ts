import { handClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, quizOf, rightAnswers, startClassroom, wrongAnswers } from './classroom.ts';

/** Attempts with a time limit, by a clock that a test sets. The limit is ten minutes. */

const classroom = await startClassroom();
const { ask, learner, start, save, submit, attemptOf, quizStateOf, read } = classroom;
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
beforeEach(() => clock.at(0));
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

const limit = 600;
const expired = { status: 409, code: 'attempt-expired' };

/** Somebody who has begun a quiz, and saved some answers. */
async function begun(answers: Record<string, unknown>, more: Parameters<typeof quizOf>[0] = {}) {
  const { as, courseId } = await learner({
    lessons: ['article', quizOf({ timeLimitSeconds: limit, ...more })],
  });
  const { attemptId } = (await start(as, courseId, 2)).body;
  if (Object.keys(answers).length > 0) expect((await save(as, attemptId, answers)).status).toBe(200);
  return { as, courseId, attemptId };
}

const hint = (as: typeof classroom.sam, attemptId: string) =>
  ask('takeHint', { as, path: { attemptId }, body: { questionId: 'single' } });
const get = async (as: typeof classroom.sam, attemptId: string) =>
  (await ask('getAttempt', { as, path: { attemptId } })).body;

test.each([
  [-0.001, 200, 201],
  [0, 200, 201],
  [0.001, 409, 409],
])('%d seconds from the limit an answer is a %i, a hint a %i', async (off, saved, hinted) => {
  const { as, attemptId } = await begun({});
  clock.at(limit + off);
  expect((await save(as, attemptId, { single: 'b' })).status).toBe(saved);
  expect((await hint(as, attemptId)).status).toBe(hinted);
  expect((await get(as, attemptId)).status).toBe(off > 0 ? 'expired' : 'open');
});

test.each([
  [-0.001, 'submitted'],
  [0, 'submitted'],
  [0.001, 'expired'],
])(
  '%d seconds from the limit a submission makes the attempt %s, and counts what was saved',
  async (off, status) => {
    const { as, courseId, attemptId } = await begun(rightAnswers);
    clock.at(limit + off);
    expect((await submit(as, attemptId)).body).toMatchObject({ status, scorePercent: 100, passed: true });
    expect((await read(as, courseId)).lessons[1].status).toBe('completed');
  },
);

test('an answer that was under way when the time ended does not count', async () => {
  const { as, attemptId } = await begun(wrongAnswers);
  clock.at(limit - 1);
  // It is judged by the clock at the moment of its writing, not at that of its arrival.
  const answer = await classroom.disturbed(
    ({ command }) => {
      if (command === 'BatchGetItemCommand') clock.at(limit + 1);
    },
    () => save(as, attemptId, { single: 'b' }),
  );
  expect(refusal(answer)).toEqual(expired);
  expect((await submit(as, attemptId)).body).toMatchObject({ scorePercent: 60, passed: false });
});

test('an attempt that is over tells so, and its score when it is submitted', async () => {
  const { as, courseId, attemptId } = await begun(wrongAnswers);
  clock.at(limit + 1);
  const before = await get(as, attemptId);
  expect(before).toMatchObject({ status: 'expired', answers: wrongAnswers });
  expect(before).not.toHaveProperty('scorePercent');
  const { items } = (await ask('listAttempts', { as, path: { lessonId: lessonIdOf(courseId, 2) } })).body;
  expect(items).toMatchObject([{ status: 'expired', number: 1 }]);
  const { body } = await submit(as, attemptId);
  expect(body).toMatchObject({ status: 'expired', scorePercent: 60, passed: false });
  expect(await get(as, attemptId)).toEqual(body);
  clock.at(limit + 100);
  expect((await submit(as, attemptId)).body).toEqual(body);
});

test('a new attempt has the one that is over graded first', async () => {
  const { as, courseId, attemptId } = await begun(wrongAnswers);
  clock.at(limit);
  expect(refusal(await start(as, courseId, 2))).toEqual({ status: 409, code: 'attempt-open' });
  clock.at(limit + 1);
  const second = await start(as, courseId, 2);
  expect(second).toMatchObject({ status: 201, body: { number: 2, expiresAt: clock.iso(2 * limit + 1) } });
  expect(await get(as, attemptId)).toMatchObject({ status: 'expired', scorePercent: 60 });
  expect(await quizStateOf(as, courseId, 2)).toMatchObject({
    started: 2,
    open: { number: 2 },
    best: { number: 1, scorePercent: 60 },
  });
});

test('one that would pass passes then, and completes lesson and course', async () => {
  const { as, courseId, attemptId } = await begun(rightAnswers);
  await classroom.complete(as, courseId, 1);
  clock.at(limit + 1);
  expect((await start(as, courseId, 2)).status).toBe(201);
  expect(await get(as, attemptId)).toMatchObject({ status: 'expired', scorePercent: 100, passed: true });
  expect(await classroom.deeds(as)).toEqual({
    events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted', 'QuizPassed'],
    certificates: 1,
  });
});

test('the last one is graded too, when another is asked for in vain', async () => {
  const { as, courseId, attemptId } = await begun(wrongAnswers, { maxAttempts: 1 });
  clock.at(limit + 1);
  // Ungraded it is still open: nothing is told of it.
  expect(await get(as, attemptId)).not.toHaveProperty('results');
  expect(refusal(await start(as, courseId, 2))).toEqual({ status: 409, code: 'no-attempts-left' });
  expect(await get(as, attemptId)).toMatchObject({ status: 'expired', results: { length: 5 } });
});

test('a clock that steps back reopens nothing that was graded', async () => {
  for (const overdue of [false, true]) {
    const { as, attemptId } = await begun(wrongAnswers);
    clock.at(overdue ? limit + 10 : limit - 10);
    const { body } = await submit(as, attemptId);
    clock.at(5);
    const code = overdue ? 'attempt-expired' : 'attempt-submitted';
    expect(refusal(await save(as, attemptId, { single: 'b' }))).toEqual({ status: 409, code });
    expect(refusal(await hint(as, attemptId))).toEqual({ status: 409, code });
    expect((await submit(as, attemptId)).body).toEqual(body);
    expect(await get(as, attemptId)).toEqual(body);
    clock.at(0);
  }
});

test('without a limit there is none', async () => {
  const { as, courseId, attemptId } = await begun({}, { timeLimitSeconds: null });
  clock.at(300 * 24 * 3_600);
  expect((await save(as, attemptId, rightAnswers)).status).toBe(200);
  expect((await submit(as, attemptId)).body).toMatchObject({
    status: 'submitted',
    expiresAt: null,
    passed: true,
  });
  expect(await attemptOf(as, courseId, 2, 1)).not.toHaveProperty('expiresAt');
});

test('a limit that is edited meanwhile is that of the next attempt', async () => {
  const { as, courseId, attemptId } = await begun({});
  await classroom.editQuiz(courseId, 2, quizOf({ timeLimitSeconds: 10 }));
  clock.at(limit);
  expect((await save(as, attemptId, { single: 'b' })).status).toBe(200);
  await submit(as, attemptId);
  expect((await start(as, courseId, 2)).body.expiresAt).toBe(clock.iso(limit + 10));
});
