import { eventSchemas } from '@skillforge/core/events/schemas';
import { newId } from '@skillforge/core/ids';
import { enrollmentKey, rosterIndexKey } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { startSchool } from './school.ts';

const { jest: jestOfThisFile } = import.meta;

const school = await startSchool();
const { amara, kenji, sam, lena, ada, ask, enroll, cancel, makeCourse, gateOf, enrollmentOf } = school;
afterAll(() => school.stop());

const now = '2026-03-10T08:15:00.000Z';

const atTime = (moment: string) => stopClock(jestOfThisFile, moment);
afterEach(() => jestOfThisFile.useRealTimers());

describe('enrolling for the first time', () => {
  test('answers the enrollment with its course, and tells where it is found', async () => {
    const courseId = await makeCourse();
    atTime(now);
    const { status, body, headers } = await enroll(sam, courseId);
    expect(status).toBe(201);
    expect(headers.Location).toBe(`/me/enrollments/${courseId}`);
    const { course, ...enrollment } = body;
    expect(enrollment).toEqual({
      courseId,
      userId: sam.userId,
      status: 'active',
      enrolledAt: now,
      completedAt: null,
      lastActivityAt: now,
      percent: 0,
      resumeLessonId: `${courseId}-1`,
      certificateId: null,
      newLessonsSinceCompletion: 0,
    });
    expect(course).toMatchObject({ courseId, title: 'Practical SQL', status: 'published' });
    const found = await ask('getMyEnrollment', { as: sam, path: { courseId } });
    expect(found.body).toEqual(body);
  });

  test('writes the enrollment with its event and its place on the roster, and counts the seat', async () => {
    const courseId = await makeCourse({ learners: 3 });
    atTime(now);
    await enroll(sam, courseId);
    const { event, ...item } = (await enrollmentOf(sam, courseId)) ?? {};
    expect(item).toEqual({
      ...enrollmentKey(sam.userId, courseId),
      ...rosterIndexKey(courseId, '2026-03-10', sam.userId),
      userId: sam.userId,
      courseId,
      status: 'active',
      enrolledAt: now,
      lastActivityAt: now,
    });
    expect(event).toMatchObject({ type: 'EnrollmentCreated', time: now });
    expect(eventSchemas.EnrollmentCreated.parse(event.detail)).toEqual({
      userId: sam.userId,
      courseId,
      enrolledAt: now,
    });
    expect(await gateOf(courseId)).toMatchObject({ learners: 4, everEnrolled: 4 });
  });

  test('takes nothing but an empty body', async () => {
    const courseId = await makeCourse();
    const wrong = await ask('enroll', { as: sam, path: { courseId }, body: { userId: lena.userId } });
    expect(refusal(wrong)).toEqual({ status: 422, code: 'invalid-request', pointers: ['/userId'] });
    expect((await ask('enroll', { as: sam, path: { courseId }, body: {} })).status).toBe(201);
    expect(await enrollmentOf(lena, courseId)).toBeUndefined();
  });

  test('in a course without lessons has no percent and no lesson to go on with', async () => {
    const courseId = await makeCourse({ lessons: 0 });
    expect((await enroll(sam, courseId)).body).toMatchObject({ percent: null, resumeLessonId: null });
  });

  test('the instructor of another course and an admin learn as anybody', async () => {
    const courseId = await makeCourse();
    expect((await enroll(kenji, courseId)).status).toBe(201);
    expect((await enroll(ada, courseId)).status).toBe(201);
  });
});

describe('enrolling where one may not', () => {
  const code = async (...asking: Parameters<typeof enroll>) => refusal(await enroll(...asking));

  test('in a course that is not there, or that is being deleted, is a 404', async () => {
    const gone = await makeCourse({ status: 'deleted' });
    for (const courseId of [newId(), gone, 'nonsense', '../course']) {
      expect(await code(sam, courseId)).toEqual({ status: 404, code: 'not-found' });
    }
    expect(await code(amara, gone)).toEqual({ status: 404, code: 'not-found' });
    expect(await enrollmentOf(sam, gone)).toBeUndefined();
  });

  test('in one’s own course is a 403, whatever else is against it', async () => {
    for (const fields of [
      {},
      { status: 'draft', publishedAt: null },
      { status: 'archived' },
      { capacity: 0 },
    ] as const) {
      const courseId = await makeCourse({ ...fields, prerequisites: [newId()], instructors: [kenji, amara] });
      expect(await code(amara, courseId)).toEqual({ status: 403, code: 'own-course' });
    }
  });

  test('in a course that was never published is a 404, for who may know of it a 409', async () => {
    const courseId = await makeCourse({ status: 'draft', publishedAt: null });
    expect(await code(sam, courseId)).toEqual({ status: 404, code: 'not-found' });
    expect(await code(kenji, courseId)).toEqual({ status: 404, code: 'not-found' });
    expect(await code(ada, courseId)).toEqual({ status: 409, code: 'not-open' });
  });

  test.each(['draft', 'archived'] as const)('in a course that is %s now is a 409', async (status) => {
    const courseId = await makeCourse({ status });
    expect(await code(sam, courseId)).toEqual({ status: 409, code: 'not-open' });
  });

  test('twice is a 409, also once it is completed', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    expect(await code(sam, courseId)).toEqual({ status: 409, code: 'already-enrolled' });
    await school.complete(sam, courseId);
    expect(await code(sam, courseId)).toEqual({ status: 409, code: 'already-enrolled' });
    expect(await gateOf(courseId)).toMatchObject({ learners: 1, everEnrolled: 1 });
  });

  test('in a full course is a 409, until somebody leaves', async () => {
    const courseId = await makeCourse({ capacity: 1 });
    await enroll(lena, courseId);
    expect(await code(sam, courseId)).toEqual({ status: 409, code: 'course-full' });
    await cancel(lena, courseId);
    expect((await enroll(sam, courseId)).status).toBe(201);
    expect(await code(lena, courseId)).toEqual({ status: 409, code: 'course-full' });
  });

  test('a refusal leaves nothing behind', async () => {
    const courseId = await makeCourse({ capacity: 3, learners: 3 });
    await enroll(sam, courseId);
    expect(await enrollmentOf(sam, courseId)).toBeUndefined();
    expect(await gateOf(courseId)).toMatchObject({ learners: 3, everEnrolled: 3 });
  });
});

describe('prerequisites', () => {
  test('that are not completed are named, in words and for a program', async () => {
    const [one, two, three] = [await makeCourse(), await makeCourse(), await makeCourse()];
    const courseId = await makeCourse({ prerequisites: [one, two, three] });
    const newcomer = await school.person('student');
    await enroll(newcomer, one);
    await school.completed(newcomer, two);
    const answer = await enroll(newcomer, courseId);
    expect(refusal(answer)).toEqual({ status: 409, code: 'prerequisite-missing' });
    expect(answer.body.prerequisites).toEqual([one, three]);
    for (const id of [one, three]) expect(answer.body.detail).toContain(id);
    expect(answer.body.detail).not.toContain(two);
    expect(await enrollmentOf(newcomer, courseId)).toBeUndefined();
  });

  test('that are all completed let in', async () => {
    const [one, two] = [await makeCourse(), await makeCourse()];
    const courseId = await makeCourse({ prerequisites: [one, two] });
    const newcomer = await school.person('student');
    await school.completed(newcomer, one);
    await school.completed(newcomer, two);
    expect((await enroll(newcomer, courseId)).status).toBe(201);
    expect(await gateOf(courseId)).toMatchObject({ learners: 1, everEnrolled: 1 });
  });

  test('that were cancelled are not completed', async () => {
    const one = await makeCourse();
    const courseId = await makeCourse({ prerequisites: [one] });
    const newcomer = await school.person('student');
    await enroll(newcomer, one);
    await cancel(newcomer, one);
    expect((await enroll(newcomer, courseId)).body.prerequisites).toEqual([one]);
  });

  test('of a course that names itself do not count: it could never be begun', async () => {
    const one = await makeCourse();
    const courseId = newId();
    await makeCourse({ courseId, prerequisites: [courseId, one] });
    const newcomer = await school.person('student');
    expect((await enroll(newcomer, courseId)).body.prerequisites).toEqual([one]);
    await school.completed(newcomer, one);
    expect((await enroll(newcomer, courseId)).status).toBe(201);
  });

  test('as many as a course may have are looked at in one transaction', async () => {
    const prerequisites = Array.from({ length: 10 }, () => newId());
    const courseId = await makeCourse({ prerequisites });
    const newcomer = await school.person('student');
    expect((await enroll(newcomer, courseId)).body.prerequisites).toEqual(prerequisites);
    for (const id of prerequisites) await school.completed(newcomer, id);
    expect((await enroll(newcomer, courseId)).status).toBe(201);
  });

  test('are those that the course asks for when one comes in, not a moment before', async () => {
    const [one, two] = [await makeCourse(), await makeCourse()];
    const courseId = await makeCourse({ prerequisites: [one] });
    const newcomer = await school.person('student');
    await school.completed(newcomer, one);
    let tries = 0;
    const answer = await school.disturbed(
      async ({ command }) => {
        // Before the second try: the first has told that `one` is asked for.
        if (command !== 'TransactWriteItemsCommand' || ++tries !== 2) return;
        await school.changeCourse(courseId, { gate: { prerequisites: [one, two] } });
      },
      () => enroll(newcomer, courseId),
    );
    expect(answer.body).toMatchObject({ code: 'prerequisite-missing', prerequisites: [two] });
  });
});

describe('of several reasons against it', () => {
  // In the order in which they are told; each with what makes it true.
  const reasons = ['already-enrolled', 'not-open', 'prerequisite-missing', 'course-full'] as const;
  type Reason = (typeof reasons)[number] | 'own-course';
  const all: Reason[] = ['own-course', ...reasons];
  const subsets = Array.from({ length: 2 ** all.length - 1 }, (_, mask) =>
    all.filter((_, at) => ((mask + 1) >> at) & 1),
  );

  test.each(subsets.map((subset) => [subset.join(', '), subset] as const))(
    '%s: the first is told',
    async (_, subset) => {
      const holds = (reason: Reason) => subset.includes(reason);
      const learner = await school.person('student');
      const courseId = await makeCourse();
      if (holds('already-enrolled')) await enroll(learner, courseId);
      await school.changeCourse(courseId, {
        card: holds('not-open') ? { status: 'archived' } : {},
        gate: {
          ...(holds('own-course') ? { instructors: [amara.userId, learner.userId] } : {}),
          ...(holds('not-open') ? { status: 'archived' } : {}),
          ...(holds('prerequisite-missing') ? { prerequisites: [newId()] } : {}),
          ...(holds('course-full') ? { capacity: holds('already-enrolled') ? 1 : 0 } : {}),
        },
      });
      const before = await gateOf(courseId);
      const answer = await enroll(learner, courseId);
      expect(answer.body.code).toBe(subset[0]);
      expect(answer.status).toBe(subset[0] === 'own-course' ? 403 : 409);
      expect(await gateOf(courseId)).toEqual(before);
    },
  );
});
