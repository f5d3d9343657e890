import { enrollmentKey, progressKey } from '@skillforge/core/keys';
import { handClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, quizOf, startClassroom } from './classroom.ts';

/** What reports of progress do, as a player sees it. */

const classroom = await startClassroom();
const { amara, kenji, ada, sam, ask, report, complete, progressOf, enrollmentOf, learner, read } = classroom;
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
beforeEach(() => clock.at(0));
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

const unstarted = { positionSeconds: 0, timeSpentSeconds: 0, completedAt: null };

describe('a report of a position', () => {
  test('begins the lesson, and is told with how the course stands', async () => {
    const { as, courseId } = await learner();
    const answer = await report(as, courseId, 2, { positionSeconds: 30, timeSpentSeconds: 40 });
    expect(answer).toMatchObject({ status: 200, headers: { 'Cache-Control': 'private, no-store' } });
    expect(answer.body).toEqual({
      courseId,
      lessonId: lessonIdOf(courseId, 2),
      status: 'in-progress',
      positionSeconds: 30,
      // Nothing is known of the time before the first report.
      timeSpentSeconds: 0,
      completedAt: null,
      enrollment: {
        percent: 0,
        status: 'active',
        resumeLessonId: lessonIdOf(courseId, 2),
        newLessonsSinceCompletion: 0,
        completedAt: null,
        certificateId: null,
      },
    });
  });

  test('is what the next reading shows, lesson by lesson in the order of the outline', async () => {
    const { as, courseId } = await learner({
      drafts: [3],
      lessons: ['article', 'video', 'article', 'article'],
    });
    await classroom.setOutline(courseId, () => ({ order: [4, 3, 2, 1] }));
    await report(as, courseId, 2, { positionSeconds: 30 });
    await complete(as, courseId, 4);
    expect(await read(as, courseId)).toEqual({
      courseId,
      percent: 33,
      status: 'active',
      resumeLessonId: lessonIdOf(courseId, 2),
      newLessonsSinceCompletion: 0,
      lessons: [
        { ...unstarted, lessonId: lessonIdOf(courseId, 4), status: 'completed', completedAt: clock.iso(0) },
        { ...unstarted, lessonId: lessonIdOf(courseId, 2), status: 'in-progress', positionSeconds: 30 },
        { ...unstarted, lessonId: lessonIdOf(courseId, 1), status: 'not-started' },
      ],
    });
  });

  test('goes forth and back; a report without one leaves it where it is', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { positionSeconds: 100 });
    clock.at(10);
    expect((await report(as, courseId, 1, { positionSeconds: 20 })).body.positionSeconds).toBe(20);
    clock.at(20);
    const answer = await report(as, courseId, 1, { timeSpentSeconds: 5 });
    expect(answer.body).toMatchObject({ positionSeconds: 20, timeSpentSeconds: 5 });
    expect((await read(as, courseId)).lessons[0]).toMatchObject({ positionSeconds: 20, timeSpentSeconds: 5 });
  });

  test('many a second are all taken', async () => {
    const { as, courseId } = await learner();
    for (const positionSeconds of [1, 2, 3, 2]) {
      const answer = await report(as, courseId, 1, { positionSeconds });
      expect(answer.body.positionSeconds).toBe(positionSeconds);
      expect((await read(as, courseId)).lessons[0].positionSeconds).toBe(positionSeconds);
    }
  });

  test('of a lesson that is in progress changes nothing in its saying so', async () => {
    const { as, courseId } = await learner();
    expect((await report(as, courseId, 1, { status: 'in-progress' })).body).toMatchObject({
      ...unstarted,
      status: 'in-progress',
    });
    const stored = await progressOf(as, courseId, 1);
    clock.at(100);
    await report(as, courseId, 1, { status: 'in-progress' });
    expect(await progressOf(as, courseId, 1)).toEqual(stored);
  });
});

describe('the time spent', () => {
  const spent = async (as: Parameters<typeof report>[0], courseId: string, seconds: number) =>
    (await report(as, courseId, 1, { timeSpentSeconds: seconds })).body.timeSpentSeconds;

  test('is credited as it passes, whatever is sent', async () => {
    const { as, courseId } = await learner();
    expect(await spent(as, courseId, 9_000)).toBe(0);
    clock.at(10);
    expect(await spent(as, courseId, 8)).toBe(8);
    // Two seconds of the ten were not spent, and are not kept for later.
    clock.at(20);
    expect(await spent(as, courseId, 9_000)).toBe(18);
    clock.at(21);
    expect(await spent(as, courseId, 9_000)).toBe(19);
    clock.at(31);
    expect(await spent(as, courseId, 29)).toBe(29);
    expect((await read(as, courseId)).lessons[0].timeSpentSeconds).toBe(29);
  });

  test('never shrinks, also where a client begins to count anew', async () => {
    const { as, courseId } = await learner();
    await spent(as, courseId, 0);
    clock.at(60);
    expect(await spent(as, courseId, 60)).toBe(60);
    clock.at(70);
    expect(await spent(as, courseId, 3)).toBe(60);
    clock.at(80);
    expect(await spent(as, courseId, 65)).toBe(65);
  });

  test('keeps fractions of seconds, so that many short reports credit as much as a long one', async () => {
    const { as, courseId } = await learner();
    await spent(as, courseId, 0);
    for (let step = 1; step <= 10; step++) {
      clock.at(step * 1.5);
      await spent(as, courseId, 9_000);
    }
    expect(await spent(as, courseId, 0)).toBe(15);
  });

  test('is not counted twice by a clock that steps back, and does not shrink by it', async () => {
    const { as, courseId } = await learner();
    await spent(as, courseId, 0);
    clock.at(100);
    expect(await spent(as, courseId, 100)).toBe(100);
    clock.at(40);
    expect(await spent(as, courseId, 200)).toBe(100);
    clock.at(100);
    expect(await spent(as, courseId, 200)).toBe(100);
    clock.at(110);
    expect(await spent(as, courseId, 200)).toBe(110);
  });

  test('is left alone, and so is its clock, by reports that do not tell it', async () => {
    const { as, courseId } = await learner();
    await spent(as, courseId, 0);
    for (const at of [10, 20, 30]) {
      clock.at(at);
      await report(as, courseId, 1, { positionSeconds: at });
    }
    clock.at(40);
    expect(await spent(as, courseId, 40)).toBe(40);
  });

  test('begins with the first report, also if that told none', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { positionSeconds: 0 });
    clock.at(30);
    expect(await spent(as, courseId, 30)).toBe(30);
  });
});

describe('a touch', () => {
  test('notes the lesson and the day with the enrollment, and moves it in the roster', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 2, { positionSeconds: 1 });
    expect(await enrollmentOf(as, courseId)).toMatchObject({
      lastLesson: 2,
      lastActivityAt: clock.iso(0),
      GSI1PK: `course#${courseId}#roster`,
      GSI1SK: `2026-03-02#${as.userId}`,
    });
  });

  test('is written once for a lesson and a day, again for another lesson, again on another day', async () => {
    const { as, courseId } = await learner();
    const activity = async () => (await enrollmentOf(as, courseId))?.lastActivityAt;
    await report(as, courseId, 1, { positionSeconds: 1 });
    clock.at(600);
    await report(as, courseId, 1, { positionSeconds: 2 });
    expect(await activity()).toBe(clock.iso(0));
    clock.at(1_200);
    await report(as, courseId, 2, { positionSeconds: 2 });
    expect(await activity()).toBe(clock.iso(1_200));
    clock.at(1_800);
    // Back at a lesson that has been begun.
    await report(as, courseId, 1, { positionSeconds: 3 });
    expect(await enrollmentOf(as, courseId)).toMatchObject({
      lastLesson: 1,
      lastActivityAt: clock.iso(1_800),
    });
    clock.at(12 * 3_600);
    await report(as, courseId, 1, { positionSeconds: 4 });
    expect(await enrollmentOf(as, courseId)).toMatchObject({
      lastActivityAt: clock.iso(12 * 3_600),
      GSI1SK: `2026-03-03#${as.userId}`,
    });
  });

  test('does not go back to a day before by a clock that does', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { positionSeconds: 1 });
    clock.at(-24 * 3_600);
    await report(as, courseId, 2, { positionSeconds: 1 });
    expect(await enrollmentOf(as, courseId)).toMatchObject({
      lastLesson: 2,
      lastActivityAt: clock.iso(0),
      GSI1SK: `2026-03-02#${as.userId}`,
    });
  });

  test('makes the lesson the one to go on with, unless it is completed', async () => {
    const { as, courseId } = await learner();
    const resume = async (number: number, body: object) =>
      (await report(as, courseId, number, body)).body.enrollment.resumeLessonId;
    expect(await resume(3, { positionSeconds: 1 })).toBe(lessonIdOf(courseId, 3));
    expect(await resume(3, { status: 'completed' })).toBe(lessonIdOf(courseId, 1));
    expect(await resume(2, { status: 'in-progress' })).toBe(lessonIdOf(courseId, 2));
  });
});

describe('completing', () => {
  test('a lesson: told with the percent, and one event', async () => {
    const { as, courseId } = await learner();
    const answer = await report(as, courseId, 1, { status: 'completed', positionSeconds: 600 });
    expect(answer.body).toMatchObject({
      status: 'completed',
      positionSeconds: 600,
      completedAt: clock.iso(0),
      enrollment: { percent: 33, status: 'active' },
    });
    const item = await progressOf(as, courseId, 1);
    expect(item?.event).toMatchObject({
      type: 'LessonCompleted',
      time: clock.iso(0),
      detail: {
        userId: as.userId,
        courseId,
        lessonId: lessonIdOf(courseId, 1),
        completedAt: clock.iso(0),
      },
    });
    expect((await enrollmentOf(as, courseId))?.completed).toEqual(new Set([1]));
  });

  test('is once: a repeat changes nothing and tells nothing, and nothing takes it back', async () => {
    const { as, courseId } = await learner();
    await complete(as, courseId, 1);
    const [item, enrollment] = [await progressOf(as, courseId, 1), await enrollmentOf(as, courseId)];
    clock.at(100);
    expect(await complete(as, courseId, 1)).toMatchObject({ status: 'completed', completedAt: clock.iso(0) });
    expect(await progressOf(as, courseId, 1)).toEqual(item);
    expect(await enrollmentOf(as, courseId)).toEqual(enrollment);

    for (const body of [{ status: 'in-progress' }, { positionSeconds: 3 }, { timeSpentSeconds: 3 }]) {
      clock.at(200);
      expect((await report(as, courseId, 1, body)).body).toMatchObject({
        status: 'completed',
        completedAt: clock.iso(0),
      });
    }
    const { lessons } = await read(as, courseId);
    expect(lessons[0]).toMatchObject({ status: 'completed', positionSeconds: 3, timeSpentSeconds: 3 });
    expect((await progressOf(as, courseId, 1))?.event).toEqual(item?.event);
  });

  test('a repeat that tells a position moves that, and nothing else', async () => {
    const { as, courseId } = await learner();
    await complete(as, courseId, 1);
    clock.at(50);
    const answer = await report(as, courseId, 1, {
      status: 'completed',
      positionSeconds: 7,
      timeSpentSeconds: 45,
    });
    expect(answer.body).toMatchObject({
      positionSeconds: 7,
      timeSpentSeconds: 45,
      completedAt: clock.iso(0),
    });
    expect(await classroom.deeds(as)).toEqual({ events: ['LessonCompleted'], certificates: 0 });
  });

  test('the last one: completes the course, with a certificate in the learner’s name', async () => {
    const { as, courseId } = await learner({}, 'Sam Rivera');
    for (const number of [3, 1]) await complete(as, courseId, number);
    expect(await classroom.deeds(as)).toEqual({
      events: ['LessonCompleted', 'LessonCompleted'],
      certificates: 0,
    });
    clock.at(60);
    const { enrollment } = await complete(as, courseId, 2);
    expect(enrollment).toEqual({
      percent: 100,
      status: 'completed',
      resumeLessonId: null,
      newLessonsSinceCompletion: 0,
      completedAt: clock.iso(60),
      certificateId: expect.stringMatching(/^\w{26}$/),
    });
    expect(
      await classroom.stored({ PK: `certificate#${enrollment.certificateId}`, SK: 'certificate' }),
    ).toEqual({
      PK: `certificate#${enrollment.certificateId}`,
      SK: 'certificate',
      certificate: {
        certificateId: enrollment.certificateId,
        userId: as.userId,
        courseId,
        courseTitle: 'Practical SQL',
        learnerName: 'Sam Rivera',
        issuedAt: clock.iso(60),
      },
    });
    expect((await enrollmentOf(as, courseId))?.event).toMatchObject({
      type: 'CourseCompleted',
      detail: {
        userId: as.userId,
        courseId,
        certificateId: enrollment.certificateId,
        completedAt: clock.iso(60),
      },
    });
    expect(await classroom.deeds(as)).toEqual({
      events: ['CourseCompleted', ...Array(3).fill('LessonCompleted')],
      certificates: 1,
    });
  });

  test('names a learner who has no profile', async () => {
    const { as, courseId } = await learner({ lessons: ['article'] });
    const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
    await classroom.raw.send(
      new DeleteCommand({
        TableName: classroom.tableName,
        Key: { PK: `user#${as.userId}`, SK: 'profile' },
      }),
    );
    const { enrollment } = await complete(as, courseId, 1);
    const certificate = await classroom.stored({
      PK: `certificate#${enrollment.certificateId}`,
      SK: 'certificate',
    });
    expect(certificate?.certificate.learnerName).toBe('Learner');
  });

  test('lessons that were added later: told of, but neither the course again nor its certificate', async () => {
    const { as, courseId } = await learner({ lessons: ['article'] });
    const { enrollment } = await complete(as, courseId, 1);
    const number = await classroom.addLesson(courseId);
    expect(await read(as, courseId)).toMatchObject({
      percent: 100,
      status: 'completed',
      newLessonsSinceCompletion: 1,
      resumeLessonId: lessonIdOf(courseId, number),
    });
    clock.at(100);
    expect((await complete(as, courseId, number)).enrollment).toEqual(enrollment);
    expect(await classroom.deeds(as)).toEqual({
      events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted'],
      certificates: 1,
    });
    expect((await enrollmentOf(as, courseId))?.completed).toEqual(new Set([1, number]));
  });

  test.each([
    ['removed', (courseId: string) => classroom.removeLesson(courseId, 3)],
    ['unpublished', (courseId: string) => classroom.hide(courseId, 3)],
  ])(
    'what is left when the last open lesson is %s: with the next report, whatever it tells',
    async (_, take) => {
      for (const body of [
        { positionSeconds: 9 },
        { status: 'in-progress' },
        { status: 'completed' },
        { timeSpentSeconds: 10_000 },
      ]) {
        const { as, courseId } = await learner();
        await complete(as, courseId, 1);
        await complete(as, courseId, 2);
        await take(courseId);
        expect(await enrollmentOf(as, courseId)).toMatchObject({ status: 'active' });
        clock.at(30);
        const answer = await report(as, courseId, 2, body);
        expect(answer.body.enrollment).toMatchObject({ percent: 100, status: 'completed' });
        expect(await classroom.deeds(as)).toEqual({
          events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted'],
          certificates: 1,
        });
        clock.at(0);
      }
    },
  );

  test('a quiz lesson: only by passing', async () => {
    const { as, courseId } = await learner({ lessons: ['article', quizOf()] });
    expect(refusal(await report(as, courseId, 2, { status: 'completed' }))).toEqual({
      status: 409,
      code: 'quiz-not-passed',
    });
    expect(await progressOf(as, courseId, 2)).toBeUndefined();
    expect((await report(as, courseId, 2, { status: 'in-progress' })).status).toBe(200);
    expect(refusal(await report(as, courseId, 2, { status: 'completed', positionSeconds: 1 }))).toEqual({
      status: 409,
      code: 'quiz-not-passed',
    });
    expect((await read(as, courseId)).lessons[1]).toMatchObject({
      status: 'in-progress',
      positionSeconds: 0,
    });
  });
});

describe('who may report and read', () => {
  const body = { positionSeconds: 1 };
  const both = async (as: typeof sam, courseId: string, number = 1) => [
    refusal(await report(as, courseId, number, body)),
    refusal(await report(as, courseId, number, { status: 'completed' })),
    refusal(await ask('getProgress', { as, path: { courseId } })),
  ];
  const forbidden = Array(3).fill({ status: 403, code: 'not-enrolled' });
  const missing = Array(3).fill({ status: 404, code: 'not-found' });

  test('nobody without a token', async () => {
    const courseId = await classroom.makeCourse();
    const path = { courseId, lessonId: lessonIdOf(courseId, 1) };
    expect((await ask('reportProgress', { path, body })).status).toBe(401);
    expect((await ask('getProgress', { path })).status).toBe(401);
  });

  test('in a published course only who is enrolled, whatever else they may do', async () => {
    const courseId = await classroom.makeCourse();
    for (const as of [sam, amara, kenji, ada]) expect(await both(as, courseId)).toEqual(forbidden);
    expect(await progressOf(sam, courseId, 1)).toBeUndefined();
  });

  test('a course that is not published is known to its instructors and admins only', async () => {
    for (const status of ['draft', 'archived'] as const) {
      const courseId = await classroom.makeCourse({ status });
      for (const as of [sam, kenji]) expect(await both(as, courseId)).toEqual(missing);
      for (const as of [amara, ada]) expect(await both(as, courseId)).toEqual(forbidden);
    }
    const courseId = await classroom.makeCourse({ status: 'deleted' });
    for (const as of [sam, amara, ada]) expect(await both(as, courseId)).toEqual(missing);
  });

  test('whoever is enrolled goes on in a course that was taken out of the catalogue', async () => {
    for (const status of ['draft', 'archived'] as const) {
      const { as, courseId } = await learner();
      await classroom.setStatus(courseId, status);
      expect((await report(as, courseId, 1, body)).status).toBe(200);
      expect((await ask('getProgress', { as, path: { courseId } })).status).toBe(200);
    }
  });

  test('whoever has cancelled does not, and knows of the course what everybody knows', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, body);
    await classroom.cancel(as, courseId, clock.iso(1));
    clock.at(10);
    expect(await both(as, courseId)).toEqual(forbidden);
    await classroom.setStatus(courseId, 'archived');
    expect(await both(as, courseId)).toEqual(missing);
  });

  test('lessons that are not of the course, not published or not there are missing, also to strangers', async () => {
    const { as, courseId } = await learner({ drafts: [3] });
    const other = await classroom.makeCourse();
    const no = { status: 404, code: 'not-found' };
    for (const who of [as, sam, ada]) {
      for (const sent of [body, { status: 'completed' }, { positionSeconds: -1 }]) {
        expect(refusal(await report(who, courseId, 3, sent))).toEqual(no);
        expect(refusal(await report(who, courseId, 4, sent))).toEqual(no);
        for (const lessonId of [lessonIdOf(other, 1), 'nonsense', courseId]) {
          const path = { courseId, lessonId };
          expect(refusal(await ask('reportProgress', { as: who, path, body: sent }))).toEqual(no);
        }
      }
    }
  });

  test('a course that is not there is missing', async () => {
    expect(await both(sam, '01JD0M8Z5W3V7QH2K4N6P8R0TS')).toEqual(missing);
    expect(refusal(await ask('getProgress', { as: sam, path: { courseId: 'nonsense' } }))).toEqual({
      status: 404,
      code: 'not-found',
    });
  });

  test('they are told of their standing before of what is wrong with their request', async () => {
    const { as, courseId } = await learner();
    const wrong = { positionSeconds: 'far' };
    expect(refusal(await report(sam, courseId, 1, wrong))).toEqual({ status: 403, code: 'not-enrolled' });
    expect(refusal(await report(as, courseId, 1, wrong))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/positionSeconds'],
    });
  });

  test.each([
    [{}, ['']],
    [{ positionSeconds: -1 }, ['/positionSeconds']],
    [{ positionSeconds: 1.5 }, ['/positionSeconds']],
    [{ positionSeconds: 86_401 }, ['/positionSeconds']],
    [{ timeSpentSeconds: 100_000_001 }, ['/timeSpentSeconds']],
    [{ timeSpentSeconds: null }, ['/timeSpentSeconds']],
    [{ status: 'not-started' }, ['/status']],
    [{ status: 'completed', completedAt: '2020-01-01T00:00:00.000Z' }, ['/completedAt']],
  ])('%j is no report', async (sent, pointers) => {
    const { as, courseId } = await learner();
    expect(refusal(await report(as, courseId, 1, sent))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers,
    });
  });
});

test('progress carries a tag, and is not sent again to who holds it', async () => {
  const { as, courseId } = await learner();
  const first = await ask('getProgress', { as, path: { courseId } });
  const held = { 'If-None-Match': String(first.headers.ETag) };
  const asking = { as, path: { courseId }, headers: held };
  expect((await ask('getProgress', asking)).status).toBe(304);
  await report(as, courseId, 1, { positionSeconds: 1 });
  expect((await ask('getProgress', asking)).status).toBe(200);
});

test('a course without published lessons has no percent and nothing to go on with', async () => {
  const { as, courseId } = await learner({ lessons: ['article'], drafts: [1] });
  expect(await read(as, courseId)).toEqual({
    courseId,
    percent: null,
    status: 'active',
    resumeLessonId: null,
    newLessonsSinceCompletion: 0,
    lessons: [],
  });
});

test('a lesson whose item the outline names but nobody finds is missing', async () => {
  const { as, courseId } = await learner();
  await classroom.setOutline(courseId, ({ order }) => ({ order: [...order, 9] }));
  expect(refusal(await report(as, courseId, 9, { status: 'completed' }))).toEqual({
    status: 404,
    code: 'not-found',
  });
});

test('the items stand at their keys', async () => {
  const { as, courseId } = await learner();
  await report(as, courseId, 1, { positionSeconds: 1 });
  const key = progressKey(as.userId, courseId, lessonIdOf(courseId, 1));
  expect(key).toEqual({ PK: `user#${as.userId}`, SK: `progress#${courseId}#${courseId}-1` });
  expect(await classroom.stored(key)).toBeDefined();
  expect(await classroom.stored(enrollmentKey(as.userId, courseId))).toBeDefined();
});
