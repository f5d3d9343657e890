import { randomUUID } from 'node:crypto';
import { coursePartition } from '@skillforge/core/keys';
import { article, draftFields, type Operation, refusal, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, kenji, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const teacher = await catalogue.person('instructor', 'Omar');

interface Creation {
  operation: Operation;
  body: Record<string, unknown>;
  other: Record<string, unknown>;
  /** How many of what the route creates are there. */
  count(courseId: string): Promise<number>;
}

const creations: Creation[] = [
  {
    operation: 'createCourse',
    body: draftFields({ title: 'Once' }),
    other: draftFields({ title: 'Another' }),
    count: async () => (await catalogue.walk('listMyCourses', { as: amara })).items.length,
  },
  {
    operation: 'createLesson',
    body: article('Once'),
    other: article('Another'),
    count: async (courseId) =>
      (await catalogue.walk('listLessons', { as: amara, path: { courseId } })).items.length,
  },
  {
    operation: 'addInstructor',
    body: { userId: teacher.userId },
    other: { userId: kenji.userId },
    count: async (courseId) =>
      (await done('getCourse', { as: amara, path: { courseId } })).instructors.length,
  },
  {
    operation: 'createUpload',
    body: { purpose: 'file', contentType: 'application/zip', sizeBytes: 200_000_000 },
    other: { purpose: 'video', contentType: 'video/mp4', sizeBytes: 200_000_000 },
    count: async (courseId) => {
      const items = await catalogue.storedUnder(coursePartition(courseId));
      return items.filter(({ SK }) => String(SK).startsWith('upload')).length;
    },
  },
];

describe.each(creations)('with an Idempotency-Key $operation', ({ operation, body, other, count }) => {
  let courseId: string;
  let key: string;
  const post = (sent: object, headers = {}) =>
    ask(operation, {
      as: amara,
      path: { courseId },
      body: sent,
      headers: { 'Idempotency-Key': key, ...headers },
    });

  beforeEach(async () => {
    courseId = (await catalogue.createDraft()).courseId;
    key = randomUUID();
  });

  test('gives a repeat the first answer, and creates nothing more', async () => {
    const before = await count(courseId);
    const first = await post(body);
    expect(first.status).toBe(201);
    expect(first.headers).not.toHaveProperty('Idempotent-Replayed');
    for (let repeat = 0; repeat < 2; repeat++) {
      const again = await post(body);
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers['Idempotent-Replayed']).toBe('true');
      expect(again.headers.ETag).toBe(first.headers.ETag);
      expect(again.headers.Location).toBe(first.headers.Location);
    }
    expect(await count(courseId)).toBe(before + 1);
  });

  test('gives the first answer also after what was created has changed', async () => {
    const first = await post(body);
    await done('updateCourse', { as: amara, path: { courseId }, body: { title: 'Changed since' } });
    await catalogue.addLesson(courseId, article('More'));
    expect(await post(body)).toMatchObject({ status: 201, body: first.body });
  });

  test('creates one of ten at once, and answers all ten alike', async () => {
    const before = await count(courseId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['Idempotent-Replayed'] === 'true')).toHaveLength(9);
    expect(await count(courseId)).toBe(before + 1);
  });

  test('refuses another body under the same key', async () => {
    await post(body);
    const before = await count(courseId);
    expect(refusal(await post(other))).toEqual({ status: 422, code: 'idempotency-key-reused' });
    expect(await count(courseId)).toBe(before);
  });

  test('refuses a key that is none', async () => {
    for (const bad of ['', ' ', 'two words', 'x'.repeat(256), 'é']) {
      expect(refusal(await post(body, { 'Idempotency-Key': bad }))).toEqual({
        status: 400,
        code: 'invalid-idempotency-key',
      });
    }
  });

  test('keeps no refusal: once the body is right the same key creates', async () => {
    expect((await post({})).status).toBe(422);
    expect((await post(body)).status).toBe(201);
  });

  test('does not answer another caller with what this one was told', async () => {
    const first = await post(body);
    const theirs = await ask(operation, {
      as: ada,
      path: { courseId },
      body,
      headers: { 'Idempotency-Key': key },
    });
    expect(theirs.headers).not.toHaveProperty('Idempotent-Replayed');
    expect(theirs.body).not.toEqual(first.body);
  });

  test('does not mix up two courses', async () => {
    const first = await post(body);
    courseId = (await catalogue.createDraft()).courseId;
    const second = await post(body);
    // A new course belongs to no other one: there the path is the same, and so is the request.
    if (operation === 'createCourse') expect(second.body).toEqual(first.body);
    else expect(second).toMatchObject({ status: 201, headers: { 'X-Request-Id': 'gateway-request-id' } });
    expect('Idempotent-Replayed' in second.headers).toBe(operation === 'createCourse');
  });
});

test('without a key the same request creates twice', async () => {
  const { courseId } = await catalogue.createDraft();
  const one = await catalogue.addLesson(courseId, article('Twice'));
  const two = await catalogue.addLesson(courseId, article('Twice'));
  expect(one.lessonId).not.toBe(two.lessonId);
});

test('a key is no way around the rights: whoever lost theirs is refused, not answered again', async () => {
  const { courseId } = await catalogue.createDraft();
  await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
  const post = () =>
    ask('createLesson', {
      as: kenji,
      path: { courseId },
      body: article('Kenji’s'),
      headers: { 'Idempotency-Key': 'kenji-1' },
    });
  expect((await post()).status).toBe(201);
  await done('removeInstructor', { as: amara, path: { courseId, userId: kenji.userId } });
  expect(refusal(await post())).toEqual({ status: 404, code: 'not-found' });
});
