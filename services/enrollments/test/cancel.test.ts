import { newId } from '@skillforge/core/ids';
import { rosterIndexKey } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { refusal } from '@skillforge/testing/service';
import { startSchool } from './school.ts';

const { jest: jestOfThisFile } = import.meta;

const school = await startSchool();
const { amara, sam, lena, ask, enroll, cancel, makeCourse, gateOf, enrollmentOf } = school;
afterAll(() => school.stop());
afterEach(() => jestOfThisFile.useRealTimers());

const atTime = (moment: string) => stopClock(jestOfThisFile, moment);

describe('cancelling', () => {
  test('gives the seat back, leaves the roster and keeps what was learnt', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    await school.learn(sam, courseId, { completed: new Set([1, 3]), lastLesson: 3 });
    const before = await enrollmentOf(sam, courseId);
    atTime('2026-03-12T10:00:00.000Z');
    const answer = await cancel(sam, courseId);
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    const { GSI1PK: _, GSI1SK: __, ...kept } = before ?? {};
    expect(await enrollmentOf(sam, courseId)).toEqual({
      ...kept,
      status: 'cancelled',
      cancelledAt: '2026-03-12T10:00:00.000Z',
    });
    expect(await gateOf(courseId)).toMatchObject({ learners: 0, everEnrolled: 1 });
  });

  test('again changes nothing', async () => {
    const courseId = await makeCourse({ learners: 4 });
    await enroll(sam, courseId);
    await cancel(sam, courseId);
    const [item, gate] = [await enrollmentOf(sam, courseId), await gateOf(courseId)];
    for (let repeat = 0; repeat < 3; repeat++) expect((await cancel(sam, courseId)).status).toBe(204);
    expect([await enrollmentOf(sam, courseId), await gateOf(courseId)]).toEqual([item, gate]);
  });

  test('what was completed is a 409, and stays', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    await school.complete(sam, courseId);
    expect(refusal(await cancel(sam, courseId))).toEqual({ status: 409, code: 'already-completed' });
    expect(await enrollmentOf(sam, courseId)).toMatchObject({ status: 'completed' });
    expect(await gateOf(courseId)).toMatchObject({ learners: 1 });
  });

  test('where one never enrolled is a 404: in a course of others, one’s own, or none', async () => {
    const courseId = await makeCourse();
    await enroll(lena, courseId);
    for (const [as, where] of [
      [sam, courseId],
      [amara, courseId],
      [sam, newId()],
      [sam, 'nonsense'],
    ] as const) {
      expect(refusal(await cancel(as, where))).toEqual({ status: 404, code: 'not-found' });
    }
    expect(await enrollmentOf(lena, courseId)).toMatchObject({ status: 'active' });
    expect(await gateOf(courseId)).toMatchObject({ learners: 1 });
  });

  test.each(['draft', 'archived'] as const)('is possible when the course is %s by then', async (status) => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    await school.setStatus(courseId, status);
    expect((await cancel(sam, courseId)).status).toBe(204);
    expect(await gateOf(courseId)).toMatchObject({ learners: 0 });
  });
});

describe('enrolling again', () => {
  /** Enrolled with something learnt, then cancelled. */
  async function cancelled(fields: Parameters<typeof makeCourse>[0] = {}) {
    const courseId = await makeCourse(fields);
    const learner = await school.person('student');
    atTime('2026-03-10T08:00:00.000Z');
    await enroll(learner, courseId);
    await school.learn(learner, courseId, {
      completed: new Set([1]),
      lastLesson: 2,
      lastActivityAt: '2026-03-11T20:00:00.000Z',
    });
    atTime('2026-03-12T10:00:00.000Z');
    await cancel(learner, courseId);
    atTime('2026-04-01T07:30:00.000Z');
    return { courseId, learner };
  }

  test('answers 200 with the progress that was made, and takes a seat for no new person', async () => {
    const { courseId, learner } = await cancelled({ learners: 2, capacity: 3 });
    const answer = await enroll(learner, courseId);
    expect(answer.status).toBe(200);
    expect(answer.headers.Location).toBeUndefined();
    expect(answer.body).toMatchObject({
      courseId,
      status: 'active',
      enrolledAt: '2026-03-10T08:00:00.000Z',
      lastActivityAt: '2026-03-11T20:00:00.000Z',
      percent: 25,
      resumeLessonId: `${courseId}-2`,
    });
    expect((await ask('getMyEnrollment', { as: learner, path: { courseId } })).body).toEqual(answer.body);
    expect(await gateOf(courseId)).toMatchObject({ learners: 3, everEnrolled: 3 });
  });

  test('notes the pause, stands on the roster again, and tells no event anew', async () => {
    const { courseId, learner } = await cancelled();
    const before = await enrollmentOf(learner, courseId);
    await enroll(learner, courseId);
    const { cancelledAt, ...kept } = before ?? {};
    expect(await enrollmentOf(learner, courseId)).toEqual({
      ...kept,
      ...rosterIndexKey(courseId, '2026-03-11', learner.userId),
      status: 'active',
      pauses: [{ from: cancelledAt, to: '2026-04-01T07:30:00.000Z' }],
    });
  });

  test('keeps the last twenty pauses', async () => {
    const { courseId, learner } = await cancelled();
    const pauses = Array.from({ length: 20 }, (_, at) => ({
      from: `2026-01-${10 + at}`,
      to: `2026-01-${11 + at}`,
    }));
    await school.learn(learner, courseId, { pauses });
    await enroll(learner, courseId);
    const stored = await enrollmentOf(learner, courseId);
    expect(stored?.pauses).toHaveLength(20);
    expect(stored?.pauses.slice(0, 19)).toEqual(pauses.slice(1));
    expect(stored?.pauses[19]).toMatchObject({ to: '2026-04-01T07:30:00.000Z' });
  });

  test('under a clock that is behind makes a pause of no length, not one that ends before it began', async () => {
    const { courseId, learner } = await cancelled();
    atTime('2026-03-12T09:59:00.000Z');
    await enroll(learner, courseId);
    const moment = '2026-03-12T10:00:00.000Z';
    expect((await enrollmentOf(learner, courseId))?.pauses).toEqual([{ from: moment, to: moment }]);
  });

  test('does not ask for prerequisites, which were met', async () => {
    const { courseId, learner } = await cancelled();
    await school.changeCourse(courseId, { gate: { prerequisites: [newId()] } });
    expect((await enroll(learner, courseId)).status).toBe(200);
  });

  test.each([
    ['own-course', 403, { instructors: ['other', 'self'] }],
    ['not-open', 409, { status: 'archived' }],
    ['not-open', 409, { status: 'draft' }],
    ['course-full', 409, { capacity: 3, learners: 3 }],
    // The first reason goes before the others.
    ['own-course', 403, { instructors: ['self'], status: 'archived', capacity: 1, learners: 3 }],
    ['not-open', 409, { status: 'archived', capacity: 1, learners: 3 }],
  ] as const)('is refused with %s (%i) where %j', async (code, status, changes) => {
    const { courseId, learner } = await cancelled();
    const gate = {
      ...changes,
      ...('instructors' in changes
        ? { instructors: changes.instructors.map((one) => (one === 'self' ? learner.userId : one)) }
        : {}),
    };
    await school.changeCourse(courseId, { gate: { ...gate, instructors: [...(gate.instructors ?? [])] } });
    const before = [await gateOf(courseId), await enrollmentOf(learner, courseId)];
    expect(refusal(await enroll(learner, courseId))).toEqual({ status, code });
    expect([await gateOf(courseId), await enrollmentOf(learner, courseId)]).toEqual(before);
  });

  test('many times, with as many cancellations, counts one person and one seat', async () => {
    const { courseId, learner } = await cancelled();
    for (let round = 0; round < 25; round++) {
      expect((await enroll(learner, courseId)).status).toBe(200);
      expect((await cancel(learner, courseId)).status).toBe(204);
    }
    expect((await enrollmentOf(learner, courseId))?.pauses).toHaveLength(20);
    expect(await gateOf(courseId)).toMatchObject({ learners: 0, everEnrolled: 1 });
  });
});
