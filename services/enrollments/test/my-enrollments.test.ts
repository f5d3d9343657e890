import { newId } from '@skillforge/core/ids';
import { courseKey, gateKey } from '@skillforge/core/keys';
import { refusal } from '@skillforge/testing/service';
import { startSchool } from './school.ts';

const school = await startSchool();
const { sam, lena, ada, ask, done, walk, enroll, cancel, makeCourse } = school;
afterAll(() => school.stop());

const list = (as = sam, query: Record<string, string> = {}) => ask('listMyEnrollments', { as, query });

describe('one’s enrollment', () => {
  test('tells the progress in the course as it is now', async () => {
    const courseId = await makeCourse({ lessons: 3 });
    await enroll(sam, courseId);
    const read = () => done('getMyEnrollment', { as: sam, path: { courseId } });
    await school.learn(sam, courseId, { completed: new Set([2]), lastLesson: 2 });
    expect(await read()).toMatchObject({ percent: 33, resumeLessonId: `${courseId}-1` });
    await school.learn(sam, courseId, { lastLesson: 3 });
    expect(await read()).toMatchObject({ percent: 33, resumeLessonId: `${courseId}-3` });
    // One lesson is a draft now, and they stand in another order.
    await school.changeCourse(courseId, { course: { order: [3, 2, 1], drafts: [3] } });
    expect(await read()).toMatchObject({ percent: 50, resumeLessonId: `${courseId}-1` });
  });

  test('that is completed stays so when lessons are added, and counts them', async () => {
    const courseId = await makeCourse({ lessons: 2 });
    await enroll(sam, courseId);
    await school.learn(sam, courseId, { completed: new Set([1, 2]) });
    const { certificateId, issuedAt } = await school.complete(sam, courseId);
    await school.changeCourse(courseId, { course: { order: [1, 2, 3, 4], drafts: [4] } });
    expect(await done('getMyEnrollment', { as: sam, path: { courseId } })).toMatchObject({
      status: 'completed',
      completedAt: issuedAt,
      certificateId,
      percent: 100,
      newLessonsSinceCompletion: 1,
      resumeLessonId: `${courseId}-3`,
    });
  });

  test('is another’s to nobody: not to other learners, instructors or admins', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    for (const as of [lena, ada, school.amara]) {
      const answer = await ask('getMyEnrollment', { as, path: { courseId } });
      expect(refusal(answer)).toEqual({ status: 404, code: 'not-found' });
    }
  });

  test('in a course that is archived or a draft again is kept; in one that is gone it is a 404', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    for (const status of ['draft', 'archived'] as const) {
      await school.setStatus(courseId, status);
      const found = await done('getMyEnrollment', { as: sam, path: { courseId } });
      expect(found.course).toMatchObject({ courseId, status });
    }
    await school.setStatus(courseId, 'deleted');
    expect((await ask('getMyEnrollment', { as: sam, path: { courseId } })).status).toBe(404);
    expect((await list()).body.items.map((one: { courseId: string }) => one.courseId)).not.toContain(
      courseId,
    );
    expect((await ask('getMyEnrollment', { as: sam, path: { courseId: newId() } })).status).toBe(404);
  });

  test('has a tag, and whoever holds it is told that nothing has changed', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    const read = (headers: Record<string, string> = {}) =>
      ask('getMyEnrollment', { as: sam, path: { courseId }, headers });
    const held = { 'If-None-Match': String((await read()).headers.ETag) };
    expect(await read(held)).toMatchObject({ status: 304, body: undefined });
    await school.learn(sam, courseId, { completed: new Set([1]) });
    expect((await read(held)).status).toBe(200);
  });

  test('is kept by nobody on its way', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    const answer = await ask('getMyEnrollment', { as: sam, path: { courseId } });
    expect(answer.headers['Cache-Control']).toBe('private, no-store');
  });
});

describe('the list of one’s enrollments', () => {
  test('shows each with its course and progress, the latest made course first, and nobody else’s', async () => {
    const learner = await school.person('student');
    const ids = [newId(1_000), newId(2_000), newId(3_000)];
    for (const [at, courseId] of ids.entries()) {
      await makeCourse({ courseId, title: `Course ${at}` });
      await enroll(learner, courseId);
      await enroll(lena, courseId);
    }
    await school.learn(learner, ids[1] ?? '', { completed: new Set([1, 2]), lastLesson: 3 });
    const { body } = await list(learner);
    expect(body.items).toMatchObject([
      { courseId: ids[2], percent: 0, course: { title: 'Course 2' } },
      { courseId: ids[1], percent: 50, resumeLessonId: `${ids[1]}-3`, course: { title: 'Course 1' } },
      { courseId: ids[0], percent: 0, course: { title: 'Course 0' } },
    ]);
    expect(body.nextCursor).toBeUndefined();
    for (const item of body.items) expect(item.userId).toBe(learner.userId);
  });

  test('shows what is active, cancelled or completed, or all', async () => {
    const learner = await school.person('student');
    const [active, cancelled, completed] = [await makeCourse(), await makeCourse(), await makeCourse()];
    for (const courseId of [active, cancelled, completed]) await enroll(learner, courseId);
    await cancel(learner, cancelled);
    await school.complete(learner, completed);
    for (const [status, expected] of Object.entries({ active, cancelled, completed })) {
      const { items } = await walk('listMyEnrollments', { as: learner, query: { status } });
      expect(items.map((one) => [one.courseId, one.status])).toEqual([[expected, status]]);
    }
    expect((await walk('listMyEnrollments', { as: learner })).items).toHaveLength(3);
    expect(refusal(await list(learner, { status: 'open' }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/status'],
    });
  });

  describe('of 45', () => {
    const ids = Array.from({ length: 45 }, (_, at) => newId(5_000 + at));
    let learner: typeof sam;

    beforeAll(async () => {
      learner = await school.person('student');
      for (const courseId of ids) await makeCourse({ courseId });
      for (const courseId of ids) await enroll(learner, courseId);
      for (const courseId of ids.slice(0, 30)) await cancel(learner, courseId);
    });

    test.each([
      [undefined, [20, 20, 5]],
      ['45', [45]],
      ['44', [44, 1]],
      ['15', [15, 15, 15]],
    ])('comes in pages of %s', async (limit, expected) => {
      const { items, pages } = await walk('listMyEnrollments', {
        as: learner,
        query: limit === undefined ? {} : { limit },
      });
      expect(pages).toEqual(expected);
      expect(items.map(({ courseId }) => courseId)).toEqual(ids.toReversed());
    });

    test('under a filter shows all that fit, over pages that may be short', async () => {
      const { items, pages } = await walk('listMyEnrollments', {
        as: learner,
        query: { status: 'active', limit: '10' },
      });
      expect(items.map(({ courseId }) => courseId)).toEqual(ids.slice(30).toReversed());
      expect(pages.length).toBeGreaterThan(2);
    });

    test('tells the next page in a header, and takes its cursor from nobody else, nowhere else, unchanged only', async () => {
      const { body, headers } = await list(learner, { limit: '10', status: 'active' });
      const cursor = String(body.nextCursor);
      expect(headers.Link).toContain('rel="next"');
      expect(headers.Link).toContain('status=active');
      const refused = { status: 400, code: 'invalid-cursor' };
      expect(refusal(await list(lena, { status: 'active', cursor }))).toEqual(refused);
      expect(refusal(await list(learner, { cursor }))).toEqual(refused);
      expect(refusal(await list(learner, { status: 'cancelled', cursor }))).toEqual(refused);
      expect(refusal(await list(learner, { status: 'active', cursor: `${cursor}x` }))).toEqual(refused);
      expect(refusal(await ask('listMyCertificates', { as: learner, query: { cursor } }))).toEqual(refused);
      expect((await list(learner, { status: 'active', cursor })).status).toBe(200);
    });

    test('neither repeats nor hides what is there while others come', async () => {
      const first = await list(learner, { limit: '20' });
      for (const at of [0, 9_000]) {
        const courseId = await makeCourse({ courseId: newId(5_010 + at) });
        await enroll(learner, courseId);
      }
      const { items } = await walk('listMyEnrollments', {
        as: learner,
        query: { limit: '20', cursor: first.body.nextCursor },
      });
      const seen = [...first.body.items, ...items].map(({ courseId }: { courseId: string }) => courseId);
      expect(new Set(seen).size).toBe(seen.length);
      for (const courseId of ids) expect(seen).toContain(courseId);
    });

    test.each(['0', '101', '-1', 'many', '1.5'])('takes no limit of %s', async (limit) => {
      expect(refusal(await list(learner, { limit }))).toMatchObject({ status: 422, pointers: ['/limit'] });
    });
  });

  test('leaves out a course whose item is not there', async () => {
    const [learner, courseId] = [await school.person('student'), await makeCourse()];
    await enroll(learner, courseId);
    await school.removeAll([courseKey(courseId), gateKey(courseId)]);
    expect((await list(learner)).body).toEqual({ items: [] });
  });
});
