import { progressKey } from '@skillforge/core/keys';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, quizOf, rightAnswers, startClassroom } from './classroom.ts';

/** Completions at the same moment: nothing twice, nothing lost. */

const classroom = await startClassroom();
const { learner, report, complete, read, progressOf, enrollmentOf, beforeFirstWrite, deeds } = classroom;
afterAll(() => classroom.stop());

const many = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test('of the last two lessons completed at once one completes the course, every time', async () => {
  for (let round = 0; round < 12; round++) {
    const { as, courseId } = await learner();
    await complete(as, courseId, 1);
    const answers = await Promise.all([complete(as, courseId, 2), complete(as, courseId, 3)]);
    expect(answers.map(({ enrollment }) => enrollment.status).sort()).toContain('completed');
    expect(await read(as, courseId)).toMatchObject({ percent: 100, status: 'completed' });
    expect(await deeds(as)).toEqual({
      events: ['CourseCompleted', ...Array(3).fill('LessonCompleted')],
      certificates: 1,
    });
  }
});

test('the second of two finds the first done when that comes between its reading and its writing', async () => {
  const { as, courseId } = await learner({ lessons: ['article', 'article'] });
  const { body } = await beforeFirstWrite(
    () => complete(as, courseId, 2),
    () => report(as, courseId, 1, { status: 'completed' }),
  );
  expect(body.enrollment).toMatchObject({ percent: 100, status: 'completed' });
  expect(await deeds(as)).toEqual({
    events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted'],
    certificates: 1,
  });
});

test('all lessons of a course at once are all completed, and so is the course', async () => {
  const { as, courseId } = await learner({ lessons: Array(8).fill('article') });
  const answers = await many(8, (at) => report(as, courseId, at + 1, { status: 'completed' }));
  for (const [at, { status }] of answers.entries()) {
    // Who could not get through in a dozen tries was told to come again.
    if (status === 503) await complete(as, courseId, at + 1);
    else expect(status).toBe(200);
  }
  expect((await enrollmentOf(as, courseId))?.completed).toEqual(new Set(numbers(8)));
  expect(await deeds(as)).toEqual({
    events: ['CourseCompleted', ...Array(8).fill('LessonCompleted')],
    certificates: 1,
  });
});

test('one lesson completed by many requests at once is completed once', async () => {
  const { as, courseId } = await learner({ lessons: ['article'] });
  const answers = await many(16, () => report(as, courseId, 1, { status: 'completed', positionSeconds: 9 }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { certificateId } = (await enrollmentOf(as, courseId)) ?? {};
  for (const { body } of answers) {
    expect(body).toMatchObject({ status: 'completed', enrollment: { status: 'completed', certificateId } });
  }
  expect(await deeds(as)).toEqual({ events: ['CourseCompleted', 'LessonCompleted'], certificates: 1 });
});

test('a position that is reported meanwhile is not lost, nor is the completion', async () => {
  const { as, courseId } = await learner();
  await report(as, courseId, 1, { positionSeconds: 1 });
  const { body } = await beforeFirstWrite(
    () => report(as, courseId, 1, { positionSeconds: 77 }),
    () => report(as, courseId, 1, { status: 'completed' }),
  );
  expect(body).toMatchObject({ status: 'completed', positionSeconds: 77 });
  expect(await progressOf(as, courseId, 1)).toMatchObject({
    report: { positionSeconds: 77 },
    completedAt: body.completedAt,
  });
});

test('first touches of one lesson at once make one item', async () => {
  const { as, courseId } = await learner();
  const answers = await many(10, (at) => report(as, courseId, 2, { positionSeconds: at }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { positionSeconds } = (await read(as, courseId)).lessons[1];
  expect(answers.map(({ body }) => body.positionSeconds)).toContain(positionSeconds);
});

test('reports and completions of one lesson at once leave it completed, once', async () => {
  for (let round = 0; round < 5; round++) {
    const { as, courseId } = await learner();
    const bodies = [
      { positionSeconds: 5 },
      { status: 'completed' },
      { timeSpentSeconds: 5 },
      { status: 'in-progress' },
      { status: 'completed', positionSeconds: 6 },
      { positionSeconds: 7, timeSpentSeconds: 6 },
    ];
    const answers = await Promise.all(bodies.map((body) => report(as, courseId, 1, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await read(as, courseId)).toMatchObject({
      percent: 33,
      lessons: [{ status: 'completed' }, {}, {}],
    });
    expect(await deeds(as)).toEqual({ events: ['LessonCompleted'], certificates: 0 });
  }
});

test('who cancels between the reading and the completing has completed nothing', async () => {
  const { as, courseId } = await learner({ lessons: ['article'] });
  const answer = await beforeFirstWrite(
    () => classroom.cancel(as, courseId, new Date().toISOString()),
    () => report(as, courseId, 1, { status: 'completed' }),
  );
  expect(refusal(answer)).toEqual({ status: 403, code: 'not-enrolled' });
  expect(await deeds(as)).toEqual({ events: [], certificates: 0 });
  expect(await progressOf(as, courseId, 1)).toBeUndefined();
});

test('a course that loses its last open lesson is completed once, by however many reports', async () => {
  const { as, courseId } = await learner();
  await complete(as, courseId, 1);
  await complete(as, courseId, 2);
  await classroom.hide(courseId, 3);
  const answers = await many(12, (at) => report(as, courseId, 1 + (at % 2), { positionSeconds: at }));
  for (const { status, body } of answers) {
    expect(status === 503 || body.enrollment.status === 'completed').toBe(true);
  }
  expect(await deeds(as)).toEqual({
    events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted'],
    certificates: 1,
  });
});

test('two courses of one learner do not meet', async () => {
  const { as, courseId } = await learner({ lessons: ['article', quizOf()] });
  const other = await classroom.makeCourse({ lessons: ['article'] });
  await classroom.enroll(as, other);
  await Promise.all([
    complete(as, courseId, 1),
    complete(as, other, 1),
    classroom.attempt(as, courseId, 2, rightAnswers),
  ]);
  expect([(await read(as, courseId)).status, (await read(as, other)).status]).toEqual([
    'completed',
    'completed',
  ]);
  expect((await deeds(as)).certificates).toBe(2);
});

test('an item that somebody has written by hand with no completion keeps its learner from nothing', async () => {
  const { as, courseId } = await learner({ lessons: ['article'] });
  await classroom.enroll(as, courseId, { completed: new Set([1]) });
  // Completed by the set, without an item: told as completed, and the course with it.
  expect(await read(as, courseId)).toMatchObject({
    percent: 100,
    status: 'completed',
    lessons: [{ status: 'completed' }],
  });
  expect((await complete(as, courseId, 1)).enrollment.status).toBe('completed');
  expect(await deeds(as)).toEqual({ events: ['CourseCompleted'], certificates: 1 });
  const lessonId = lessonIdOf(courseId, 1);
  expect(await classroom.stored(progressKey(as.userId, courseId, lessonId))).not.toHaveProperty('event');
});
