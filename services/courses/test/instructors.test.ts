import { gateKey, profileKey, teachesKey } from '@skillforge/core/keys';
import { refusal, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, kenji, sam, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const add = (courseId: string, userId: string, as = amara) =>
  ask('addInstructor', { as, path: { courseId }, body: { userId } });
const remove = (courseId: string, userId: string, as = amara) =>
  ask('removeInstructor', { as, path: { courseId, userId } });

async function newCourse(): Promise<string> {
  return (await catalogue.createDraft()).courseId;
}

test('a co-instructor is added under the name in their profile, and answers 201 with the course', async () => {
  const courseId = await newCourse();
  const answer = await add(courseId, kenji.userId);
  expect(answer.status).toBe(201);
  expect(answer.body.instructors).toEqual([
    { userId: amara.userId, displayName: 'Amara Okafor' },
    { userId: kenji.userId, displayName: 'Kenji Sato' },
  ]);
  expect(answer.headers.Location).toBe(`/courses/${courseId}`);
  expect(answer.headers.ETag).toMatch(/^"v2\.o1\./);
  expect(await catalogue.stored(gateKey(courseId))).toMatchObject({
    instructors: [amara.userId, kenji.userId],
  });
});

test('a co-instructor may do everything that the first one may, and sees the course among their own', async () => {
  const courseId = await newCourse();
  await add(courseId, kenji.userId);
  const path = { courseId };
  expect((await ask('updateCourse', { as: kenji, path, body: { title: 'Kenji’s' } })).status).toBe(200);
  await catalogue.addLesson(courseId, { title: 'One', type: 'video', status: 'published' }, kenji);
  expect((await ask('publishCourse', { as: kenji, path })).status).toBe(200);
  const { items } = await done('listMyCourses', { as: kenji });
  expect(items.map((card: { courseId: string }) => card.courseId)).toContain(courseId);
  expect((await remove(courseId, amara.userId, kenji)).status).toBe(204);
});

test('who is removed loses every right, and the course leaves their list', async () => {
  const courseId = await newCourse();
  await add(courseId, kenji.userId);
  expect((await remove(courseId, kenji.userId)).status).toBe(204);
  const path = { courseId };
  const gone = { status: 404, code: 'not-found' };
  expect(refusal(await ask('getCourse', { as: kenji, path }))).toEqual(gone);
  expect(refusal(await ask('listLessons', { as: kenji, path }))).toEqual(gone);
  expect(refusal(await ask('updateCourse', { as: kenji, path, body: { title: 'X' } }))).toEqual(gone);
  expect(refusal(await ask('deleteCourse', { as: kenji, path }))).toEqual(gone);
  const { items } = await catalogue.walk('listMyCourses', { as: kenji });
  expect(items.map((card: { courseId: string }) => card.courseId)).not.toContain(courseId);
  expect(await catalogue.stored(teachesKey(kenji.userId, courseId))).toBeUndefined();
  expect(await catalogue.stored(gateKey(courseId))).toMatchObject({ instructors: [amara.userId] });
});

test('who teaches the course already is refused, also when eight do', async () => {
  const courseId = await newCourse();
  const already = { status: 409, code: 'already-instructor' };
  expect(refusal(await add(courseId, amara.userId))).toEqual(already);
  const others = await Promise.all(Array.from({ length: 8 }, () => catalogue.person('instructor')));
  const answers = [];
  for (const { userId } of others) answers.push(refusal(await add(courseId, userId)));
  expect(answers).toEqual([
    ...Array(7).fill({ status: 201, code: undefined }),
    { status: 409, code: 'too-many-instructors' },
  ]);
  expect(refusal(await add(courseId, others[0]?.userId ?? ''))).toEqual(already);
  expect((await done('getCourse', { as: amara, path: { courseId } })).instructors).toHaveLength(8);
});

test('whoever is unknown or a student cannot become one, an admin can', async () => {
  const courseId = await newCourse();
  const refused = { status: 422, code: 'not-an-instructor', pointers: ['/userId'] };
  expect(refusal(await add(courseId, 'nobody'))).toEqual(refused);
  expect(refusal(await add(courseId, sam.userId))).toEqual(refused);
  await catalogue.put({ ...profileKey('strange'), displayName: 'S', role: 'owner' });
  expect(refusal(await add(courseId, 'strange'))).toEqual(refused);
  expect((await add(courseId, ada.userId)).status).toBe(201);
  expect(await catalogue.stored(teachesKey('nobody', courseId))).toBeUndefined();
});

test('the last one cannot be removed, not even by an admin', async () => {
  const courseId = await newCourse();
  const last = { status: 409, code: 'last-instructor' };
  expect(refusal(await remove(courseId, amara.userId))).toEqual(last);
  expect(refusal(await remove(courseId, amara.userId, ada))).toEqual(last);
  expect(await catalogue.stored(teachesKey(amara.userId, courseId))).toBeDefined();
});

test('who does not teach the course cannot be removed from it', async () => {
  const courseId = await newCourse();
  for (const userId of [kenji.userId, 'nobody', 'a b']) {
    expect(refusal(await remove(courseId, userId))).toEqual({ status: 404, code: 'not-found' });
  }
});

test('another instructor can neither add nor remove one, of a draft or of a published course', async () => {
  const draft = await newCourse();
  const { courseId: published } = await catalogue.createPublished();
  expect(refusal(await add(draft, kenji.userId, kenji))).toEqual({ status: 404, code: 'not-found' });
  expect(refusal(await remove(draft, amara.userId, kenji))).toEqual({ status: 404, code: 'not-found' });
  const notTheirs = { status: 403, code: 'not-your-course' };
  expect(refusal(await add(published, kenji.userId, kenji))).toEqual(notTheirs);
  expect(refusal(await remove(published, amara.userId, kenji))).toEqual(notTheirs);
  expect((await add(draft, kenji.userId, ada)).status).toBe(201);
});

test('two who are removed at once leave one', async () => {
  for (let round = 0; round < 5; round++) {
    const courseId = await newCourse();
    await add(courseId, kenji.userId);
    const answers = await Promise.all([
      remove(courseId, amara.userId, ada),
      remove(courseId, kenji.userId, ada),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const { instructors } = await done('getCourse', { as: ada, path: { courseId } });
    expect(instructors).toHaveLength(1);
    expect(await catalogue.stored(teachesKey(instructors[0].userId, courseId))).toBeDefined();
  }
});

test('one who is added twice at once is added once', async () => {
  const courseId = await newCourse();
  const answers = await Promise.all([add(courseId, kenji.userId), add(courseId, kenji.userId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await done('getCourse', { as: amara, path: { courseId } })).instructors).toHaveLength(2);
});
