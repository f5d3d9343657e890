import { handClock } from '@skillforge/testing/clock';
import { injectFaults } from '@skillforge/testing/faults';
import { printedBy } from '@skillforge/testing/log-capture';
import { lessonIdOf, quizOf, rightAnswers, startClassroom, wrongAnswers } from './classroom.ts';

/** What is counted for CloudWatch: each thing that really happened, once. */

const classroom = await startClassroom({
  POWERTOOLS_LOG_LEVEL: 'INFO',
  POWERTOOLS_METRICS_DISABLED: 'false',
});
const { ask, learner, report, complete, start, save, submit, read } = classroom;
const faults = injectFaults(classroom.table);
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

const names = ['AttemptsStarted', 'CoursesCompleted', 'LessonsCompleted', 'QuizzesPassed'];

/** The business metrics that a piece of work counts, each as often as it does. */
async function counted(work: () => Promise<unknown>): Promise<string[]> {
  const { lines } = await printedBy(work);
  return lines
    .filter((line) => '_aws' in line && line.Service === 'progress')
    .flatMap((line) => names.filter((name) => line[name] === 1))
    .sort();
}

test('lessons and the course are counted as they are completed, and no repeat is', async () => {
  const { as, courseId } = await learner({ lessons: ['article', 'article'] });
  expect(await counted(() => report(as, courseId, 1, { positionSeconds: 1 }))).toEqual([]);
  expect(await counted(() => complete(as, courseId, 1))).toEqual(['LessonsCompleted']);
  expect(await counted(() => complete(as, courseId, 1))).toEqual([]);
  expect(await counted(() => complete(as, courseId, 2))).toEqual(['CoursesCompleted', 'LessonsCompleted']);
  expect(await counted(() => complete(as, courseId, 2))).toEqual([]);
});

test('completions at the same moment are counted once', async () => {
  const { as, courseId } = await learner({ lessons: ['article'] });
  const many = () => Promise.all(Array.from({ length: 8 }, () => complete(as, courseId, 1)));
  expect(await counted(many)).toEqual(['CoursesCompleted', 'LessonsCompleted']);
});

test.each([
  ['read', (as: typeof classroom.sam, courseId: string) => read(as, courseId)],
  [
    'reported of',
    (as: typeof classroom.sam, courseId: string) => report(as, courseId, 1, { positionSeconds: 1 }),
  ],
])('a course with nothing left is counted when it is %s, once', async (_, act) => {
  const { as, courseId } = await learner({ lessons: ['article', 'article'] });
  await complete(as, courseId, 1);
  await classroom.hide(courseId, 2);
  const many = () => Promise.all(Array.from({ length: 4 }, () => act(as, courseId)));
  expect(await counted(many)).toEqual(['CoursesCompleted']);
  expect(await counted(() => act(as, courseId))).toEqual([]);
});

test('attempts are counted as they are started, and those that are passed', async () => {
  const { as, courseId } = await learner({ lessons: [quizOf()] });
  const headers = { 'Idempotency-Key': 'a' };
  const starting = () => start(as, courseId, 1, headers);
  expect(await counted(starting)).toEqual(['AttemptsStarted']);
  // The same again under its key, and one that is refused because the first is open.
  expect(await counted(starting)).toEqual([]);
  expect(await counted(() => start(as, courseId, 1))).toEqual([]);
  const lessonId = lessonIdOf(courseId, 1);
  await save(as, `${lessonId}-1`, wrongAnswers);
  expect(await counted(() => submit(as, `${lessonId}-1`))).toEqual([]);

  expect(await counted(() => start(as, courseId, 1))).toEqual(['AttemptsStarted']);
  await save(as, `${lessonId}-2`, rightAnswers);
  expect(await counted(() => submit(as, `${lessonId}-2`))).toEqual([
    'CoursesCompleted',
    'LessonsCompleted',
    'QuizzesPassed',
  ]);
  expect(await counted(() => submit(as, `${lessonId}-2`))).toEqual([]);
  // Passed once more: of lesson and course nothing is new.
  await start(as, courseId, 1);
  await save(as, `${lessonId}-3`, rightAnswers);
  expect(await counted(() => submit(as, `${lessonId}-3`))).toEqual(['QuizzesPassed']);
});

test('a pass whose time is over counts when it is graded, with the attempt that comes after it', async () => {
  clock.at(0);
  const { as, courseId } = await learner({ lessons: ['article', quizOf({ timeLimitSeconds: 60 })] });
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, rightAnswers);
  clock.at(61);
  expect(await counted(() => start(as, courseId, 2))).toEqual([
    'AttemptsStarted',
    'LessonsCompleted',
    'QuizzesPassed',
  ]);
});

test('what is refused or fails is not counted', async () => {
  const { as, courseId } = await learner({ lessons: ['article', quizOf()] });
  expect(await counted(() => report(as, courseId, 2, { status: 'completed' }))).toEqual([]);
  expect(await counted(() => ask('startAttempt', { path: { lessonId: lessonIdOf(courseId, 2) } }))).toEqual(
    [],
  );
  const failing = (work: () => Promise<unknown>) => () =>
    faults.during(
      ({ command, attempt }) =>
        attempt > 0 && command === 'TransactWriteItemsCommand' ? 'throttle' : undefined,
      work,
    );
  expect(await counted(failing(() => report(as, courseId, 1, { status: 'completed' })))).toEqual([]);
  expect(await counted(failing(() => start(as, courseId, 2)))).toEqual([]);
}, 20_000);
