import { usageKey } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { testRights } from '@skillforge/testing/rights';
import { lessonIdOf, quizOf, rightAnswers, startClassroom } from './classroom.ts';

/** Each function has just the rights that its calls need. */

const classroom = await startClassroom();
const { ask, done, learner, report, complete, start, save, attempt } = classroom;
afterEach(() => {
  import.meta.jest.useRealTimers();
});
afterAll(() => classroom.stop());

const withQuiz = async (more: Parameters<typeof quizOf>[0] = {}) => {
  const found = await learner({ lessons: [quizOf(more), 'article'] });
  return { ...found, path: { courseId: found.courseId, lessonId: lessonIdOf(found.courseId, 1) } };
};

const begun = async () => {
  const found = await withQuiz();
  const { attemptId } = (await start(found.as, found.courseId, 1)).body;
  return { ...found, attemptId };
};

testRights({
  functionsYml: new URL('../functions.yml', import.meta.url),
  service: classroom,
  works: {
    'report-progress': async () => {
      const { as, courseId } = await learner({ lessons: ['article', 'article'] });
      return async () => {
        await report(as, courseId, 1, { positionSeconds: 1 });
        await report(as, courseId, 1, { positionSeconds: 2 });
        await report(as, courseId, 2, { positionSeconds: 2 });
        await report(as, courseId, 1, { positionSeconds: 'far' });
        await complete(as, courseId, 1);
        await complete(as, courseId, 2);
        await complete(as, courseId, 2);
      };
    },
    'get-progress': async () => {
      const { as, courseId } = await learner({ lessons: ['article', 'article'] });
      await complete(as, courseId, 1);
      // With the last open lesson gone, reading completes the course.
      await classroom.hide(courseId, 2);
      return () => done('getProgress', { as, path: { courseId } });
    },
    'start-attempt': async () => {
      const { as, courseId, path } = await withQuiz({ timeLimitSeconds: 60 });
      await complete(as, courseId, 2);
      const { attemptId } = (await start(as, courseId, 1)).body;
      await save(as, attemptId, rightAnswers);
      return async () => {
        // With one open it is looked for among the answers that were given; when it is over it is graded.
        const headers = { 'Idempotency-Key': 'k' };
        expect((await ask('startAttempt', { as, path, headers })).status).toBe(409);
        stopClock(import.meta.jest, Date.now() + 61_000);
        await done('startAttempt', { as, path, headers });
      };
    },
    'list-attempts': async () => {
      const { as, path } = await withQuiz();
      return () => done('listAttempts', { as, path });
    },
    'get-attempt': async () => {
      const { as, attemptId } = await begun();
      return () => done('getAttempt', { as, path: { attemptId } });
    },
    'save-answers': async () => {
      const { as, attemptId } = await begun();
      return () => done('saveAnswers', { as, path: { attemptId }, body: { answers: { single: 'b' } } });
    },
    'take-hint': async () => {
      const { as, attemptId } = await begun();
      const asking = { as, path: { attemptId }, body: { questionId: 'single' } };
      const hint = (key: string) => ask('takeHint', { ...asking, headers: { 'Idempotency-Key': key } });
      return async () => {
        for (const key of ['a', 'b']) expect((await hint(key)).status).toBe(201);
        expect((await hint('c')).status).toBe(409);
        const again = { ...asking, body: { ...asking.body, number: 1 } };
        expect((await ask('takeHint', again)).status).toBe(200);
      };
    },
    'submit-attempt': async () => {
      const { as, courseId, attemptId } = await begun();
      await complete(as, courseId, 2);
      await save(as, attemptId, rightAnswers);
      return () => done('submitAttempt', { as, path: { attemptId } });
    },
    'get-health': async () => () => done('getHealth'),
  },
});

test('starts of a day are counted', async () => {
  const { as, courseId } = await withQuiz();
  await attempt(as, courseId, 1, {});
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  expect(await classroom.stored(usageKey(as.userId, 'start-attempt', day))).toMatchObject({ calls: 1 });
});
