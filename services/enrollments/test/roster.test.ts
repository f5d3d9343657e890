import { newId } from '@skillforge/core/ids';
import { profileKey } from '@skillforge/core/keys';
import { refusal } from '@skillforge/testing/service';
import { startSchool, students } from './school.ts';

const school = await startSchool({ PUBLIC_URL: 'https://api.example' });
const { amara, kenji, sam, lena, ada, ask, done, walk, enroll, cancel, makeCourse } = school;
afterAll(() => school.stop());

/** Says when somebody was last active, as the progress service does. */
async function active(person: typeof sam, courseId: string, at: string): Promise<void> {
  const { rosterKeys } = await import('../src/enrollment.ts');
  const { userId } = person;
  await school.learn(person, courseId, {
    lastActivityAt: at,
    ...rosterKeys({ userId, courseId, lastActivityAt: at }),
  });
}

const roster = (courseId: string, as = amara, query: Record<string, string> = {}) =>
  ask('listRoster', { as, path: { courseId }, query });

test('shows each learner by name, with progress and activity, and no address of theirs', async () => {
  const courseId = await makeCourse();
  const pictured = await school.person('student', 'Mia Chen');
  const avatarKey = `avatars/${pictured.userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.webp`;
  await school.put({
    ...profileKey(pictured.userId),
    displayName: 'Mia Chen',
    role: 'student',
    card: { email: 'mia@example.com', avatarKey },
  });
  await enroll(sam, courseId);
  await enroll(pictured, courseId);
  await active(sam, courseId, '2026-03-12T10:00:00.000Z');
  await school.learn(sam, courseId, { completed: new Set([1]) });
  await active(pictured, courseId, '2026-03-11T10:00:00.000Z');
  await school.learn(pictured, courseId, { completed: new Set([1, 2, 3, 4]) });
  const { issuedAt } = await school.complete(pictured, courseId);
  const { body, headers } = await roster(courseId);
  expect(body.items).toEqual([
    {
      userId: sam.userId,
      displayName: 'Sam Rivera',
      avatarUrl: null,
      status: 'active',
      percent: 25,
      enrolledAt: expect.any(String),
      lastActivityAt: '2026-03-12T10:00:00.000Z',
      completedAt: null,
    },
    {
      userId: pictured.userId,
      displayName: 'Mia Chen',
      avatarUrl: `https://api.example/media/avatars/${pictured.userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.webp`,
      status: 'completed',
      percent: 100,
      enrolledAt: expect.any(String),
      lastActivityAt: '2026-03-11T10:00:00.000Z',
      completedAt: issuedAt,
    },
  ]);
  expect(JSON.stringify(body)).not.toContain('@');
  expect(headers['Cache-Control']).toBe('private, no-store');
});

test('somebody without a profile is a learner without a name', async () => {
  const courseId = await makeCourse();
  const unknown = await school.person('student');
  await enroll(unknown, courseId);
  await school.removeAll([profileKey(unknown.userId)]);
  expect((await roster(courseId)).body.items).toMatchObject([{ displayName: 'Learner', avatarUrl: null }]);
});

test('who has cancelled is not on it, and is again once they come back', async () => {
  const courseId = await makeCourse();
  await enroll(sam, courseId);
  await enroll(lena, courseId);
  await cancel(sam, courseId);
  const names = async () =>
    (await roster(courseId)).body.items.map(({ displayName }: { displayName: string }) => displayName).sort();
  expect(await names()).toEqual(['Lena Fischer']);
  await enroll(sam, courseId);
  expect(await names()).toEqual(['Lena Fischer', 'Sam Rivera']);
});

test('who cancels between the index and the enrollments is left out', async () => {
  const courseId = await makeCourse();
  await enroll(sam, courseId);
  await enroll(lena, courseId);
  let acted = false;
  const { body } = await school.disturbed(
    async ({ command }) => {
      if (acted || command !== 'BatchGetItemCommand') return;
      acted = true;
      await cancel(sam, courseId);
    },
    () => roster(courseId),
  );
  expect(body.items).toMatchObject([{ displayName: 'Lena Fischer' }]);
});

describe('who may see it', () => {
  test('every instructor of the course and admins; of what others may know of, a 403, of what not, a 404', async () => {
    const courseId = await makeCourse({ instructors: [amara, kenji] });
    for (const as of [amara, kenji, ada]) expect((await roster(courseId, as)).status).toBe(200);
    const another = await makeCourse({ instructors: [kenji] });
    expect(refusal(await roster(another, amara))).toEqual({ status: 403, code: 'not-your-course' });
    const draft = await makeCourse({ instructors: [kenji], status: 'draft' });
    expect(refusal(await roster(draft, amara))).toEqual({ status: 404, code: 'not-found' });
    for (const as of [kenji, ada]) expect((await roster(draft, as)).status).toBe(200);
  });

  test('no student, even one of its learners', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    for (const as of [sam, lena]) {
      expect(refusal(await roster(courseId, as))).toEqual({ status: 403, code: 'role-required' });
    }
    expect((await ask('listRoster', { path: { courseId } })).status).toBe(401);
  });

  test('a course that is not there, or that is being deleted, has none', async () => {
    const gone = await makeCourse({ status: 'deleted' });
    for (const courseId of [newId(), gone, 'x y']) {
      for (const as of [amara, ada]) expect((await roster(courseId, as)).status).toBe(404);
    }
  });

  test('a wrong query is told after all that', async () => {
    const another = await makeCourse({ instructors: [kenji] });
    expect((await roster(another, amara, { sort: 'name' })).status).toBe(403);
    expect(refusal(await roster(another, kenji, { sort: 'name' }))).toMatchObject({
      status: 422,
      pointers: ['/sort'],
    });
  });
});

describe('of 230 learners', () => {
  let courseId: string;
  let order: string[];

  beforeAll(async () => {
    courseId = await makeCourse();
    const other = await makeCourse();
    const learners = await students(school, 230);
    const { newEnrollment, rosterKeys } = await import('../src/enrollment.ts');
    const items = learners.flatMap(({ userId }, at) =>
      [courseId, other].map((id) => {
        const lastActivityAt = new Date(Date.UTC(2026, 0, 1 + (at % 40), 12)).toISOString();
        const enrollment = { ...newEnrollment(userId, id), lastActivityAt };
        return { ...enrollment, ...rosterKeys(enrollment) };
      }),
    );
    await school.putAll(items);
    order = items
      .filter((item) => item.courseId === courseId)
      .toSorted((a, b) => (a.GSI1SK < b.GSI1SK ? -1 : 1))
      .map(({ userId }) => userId);
  });

  test.each([
    [{}, [...Array(11).fill(20), 10], 'recent'],
    [{ limit: '100' }, [100, 100, 30], 'recent'],
    [{ sort: 'recent', limit: '100' }, [100, 100, 30], 'recent'],
    [{ sort: 'inactive', limit: '100' }, [100, 100, 30], 'inactive'],
  ] as [Record<string, string>, number[], string][])(
    '%j comes in pages of %j, by activity',
    async (query, expected, sort) => {
      const { items, pages } = await walk('listRoster', { as: amara, path: { courseId }, query });
      expect(pages).toEqual(expected);
      expect(items.map(({ userId }) => userId)).toEqual(sort === 'recent' ? order.toReversed() : order);
      expect(items.every(({ displayName }) => displayName.startsWith('Learner '))).toBe(true);
    },
  );

  test('a cursor is good for its course, its sort and its caller', async () => {
    const { nextCursor: cursor } = (await roster(courseId)).body;
    const refused = { status: 400, code: 'invalid-cursor' };
    expect(refusal(await roster(await makeCourse(), amara, { cursor }))).toEqual(refused);
    expect(refusal(await roster(courseId, amara, { sort: 'inactive', cursor }))).toEqual(refused);
    expect(refusal(await roster(courseId, ada, { cursor }))).toEqual(refused);
    expect(
      await done('listRoster', { as: amara, path: { courseId }, query: { cursor, limit: '5' } }),
    ).toMatchObject({
      items: order
        .toReversed()
        .slice(20, 25)
        .map((userId) => ({ userId })),
    });
  });
});
