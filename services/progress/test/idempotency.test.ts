import { stopClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, quizOf, rightAnswers, startClassroom } from './classroom.ts';

/** Requests that come twice. */

const classroom = await startClassroom();
const { ask, learner, start, submit, save, attemptOf, quizStateOf } = classroom;
afterEach(() => {
  import.meta.jest.useRealTimers();
});
afterAll(() => classroom.stop());

type Person = typeof classroom.sam;

const withQuiz = () => learner({ lessons: [quizOf({ timeLimitSeconds: 60 })] });
const keyed = (key: string) => ({ 'Idempotency-Key': key });
const hint = (as: Person, attemptId: string, key: string, questionId = 'single') =>
  ask('takeHint', { as, path: { attemptId }, body: { questionId }, headers: keyed(key) });

describe('the start of an attempt under a key', () => {
  test('is answered again as it was, also when the attempt was worked on and submitted', async () => {
    const { as, courseId } = await withQuiz();
    const first = await start(as, courseId, 1, keyed('a'));
    expect(first.headers).not.toHaveProperty('Idempotent-Replayed');
    const repeat = async () => {
      const again = await start(as, courseId, 1, keyed('a'));
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers).toMatchObject({
        Location: first.headers.Location,
        'Idempotent-Replayed': 'true',
      });
    };
    await repeat();
    await save(as, first.body.attemptId, { single: 'b' });
    await repeat();
    await submit(as, first.body.attemptId);
    await repeat();
    expect(await quizStateOf(as, courseId, 1)).toMatchObject({ started: 1 });
  });

  test('is answered again also after its time', async () => {
    const { as, courseId } = await withQuiz();
    const first = await start(as, courseId, 1, keyed('a'));
    stopClock(import.meta.jest, Date.now() + 61_000);
    expect(await start(as, courseId, 1, keyed('a'))).toMatchObject({ status: 201, body: first.body });
    expect(await quizStateOf(as, courseId, 1)).toMatchObject({ started: 1 });
  });

  test('starts one of ten at once, and answers all alike', async () => {
    const { as, courseId } = await withQuiz();
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(as, courseId, 1, keyed('a'))));
    for (const { status, body } of answers) {
      expect(status).toBe(201);
      expect(body).toEqual(answers[0]?.body);
    }
    expect(answers.filter(({ headers }) => headers['Idempotent-Replayed'])).toHaveLength(9);
    expect(await quizStateOf(as, courseId, 1)).toMatchObject({ started: 1 });
  });

  test('is another start under another key, and for another quiz', async () => {
    const { as, courseId } = await learner({ lessons: [quizOf(), quizOf()] });
    const first = await start(as, courseId, 1, keyed('a'));
    expect(refusal(await start(as, courseId, 1, keyed('b')))).toEqual({ status: 409, code: 'attempt-open' });
    expect((await start(as, courseId, 2, keyed('a'))).body.attemptId).toBe(`${lessonIdOf(courseId, 2)}-1`);
    await submit(as, first.body.attemptId);
    expect((await start(as, courseId, 1, keyed('b'))).body.number).toBe(2);
  });

  test('is no way in for one who has cancelled since', async () => {
    const { as, courseId } = await withQuiz();
    await start(as, courseId, 1, keyed('a'));
    await classroom.cancel(as, courseId, new Date().toISOString());
    expect(refusal(await start(as, courseId, 1, keyed('a')))).toEqual({ status: 403, code: 'not-enrolled' });
  });
});

describe('a hint under a key', () => {
  test('is taken once, and told again; another key takes the next', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 1)).body;
    const first = await hint(as, attemptId, 'a');
    for (let repeat = 0; repeat < 3; repeat++) {
      const again = await hint(as, attemptId, 'a');
      expect(again).toMatchObject({
        status: 201,
        body: first.body,
        headers: { 'Idempotent-Replayed': 'true' },
      });
    }
    expect((await attemptOf(as, courseId, 1, 1))?.hints).toEqual({ q0: 1 });
    expect((await hint(as, attemptId, 'b')).body.number).toBe(2);
    // Also when there is none left, and when the attempt is over.
    expect(await hint(as, attemptId, 'a')).toMatchObject({ status: 201, body: first.body });
    await submit(as, attemptId);
    expect(await hint(as, attemptId, 'a')).toMatchObject({ status: 201, body: first.body });
    expect(refusal(await hint(as, attemptId, 'c'))).toEqual({ status: 409, code: 'no-more-hints' });
  });

  test('is one of ten at once', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 1)).body;
    const answers = await Promise.all(Array.from({ length: 10 }, () => hint(as, attemptId, 'a')));
    for (const { status, body } of answers) expect([status, body.number]).toEqual([201, 1]);
    expect((await attemptOf(as, courseId, 1, 1))?.hints).toEqual({ q0: 1 });
  });

  test('of another question under the same key is refused', async () => {
    const { as, courseId } = await withQuiz();
    const { attemptId } = (await start(as, courseId, 1)).body;
    await hint(as, attemptId, 'a');
    const other = await hint(as, attemptId, 'a', 'multiple');
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency-key-reused');
  });
});

test('without a key a second start finds the first open, and a second hint is the next', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 1)).body;
  expect(refusal(await start(as, courseId, 1))).toEqual({ status: 409, code: 'attempt-open' });
  const take = () => ask('takeHint', { as, path: { attemptId }, body: { questionId: 'single' } });
  expect([(await take()).body.number, (await take()).body.number]).toEqual([1, 2]);
});

test('saving and submitting twice is saving and submitting once', async () => {
  const { as, courseId } = await withQuiz();
  const { attemptId } = (await start(as, courseId, 1)).body;
  const saved = await save(as, attemptId, rightAnswers);
  expect((await save(as, attemptId, rightAnswers)).body).toEqual(saved.body);
  const submitted = await submit(as, attemptId);
  expect((await submit(as, attemptId)).body).toEqual(submitted.body);
  expect(await classroom.deeds(as)).toEqual({
    events: ['CourseCompleted', 'LessonCompleted', 'QuizPassed'],
    certificates: 1,
  });
});
