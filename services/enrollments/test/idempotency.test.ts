import { randomUUID } from 'node:crypto';
import { refusal } from '@skillforge/testing/service';
import { startSchool } from './school.ts';

const school = await startSchool();
const { sam, lena, ask, enroll, cancel, makeCourse, gateOf } = school;
afterAll(() => school.stop());

let headers: Record<string, string>;
beforeEach(() => {
  headers = { 'Idempotency-Key': randomUUID() };
});

test('a repeat gets the first answer, and enrolls nobody again', async () => {
  const courseId = await makeCourse();
  const first = await enroll(sam, courseId, headers);
  expect([first.status, first.headers['Idempotent-Replayed']]).toEqual([201, undefined]);
  for (let repeat = 0; repeat < 2; repeat++) {
    const again = await enroll(sam, courseId, headers);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers).toMatchObject({ 'Idempotent-Replayed': 'true', Location: first.headers.Location });
  }
  expect(await gateOf(courseId)).toMatchObject({ learners: 1, everEnrolled: 1 });
});

test('ten at once are all answered as the one that enrolled', async () => {
  const courseId = await makeCourse({ capacity: 1 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => enroll(sam, courseId, headers)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(answers.filter((answer) => answer.headers['Idempotent-Replayed'] === 'true')).toHaveLength(9);
  expect(await gateOf(courseId)).toMatchObject({ learners: 1, everEnrolled: 1 });
});

test('two at once without a key: one 201, one 409', async () => {
  const courseId = await makeCourse();
  const answers = await Promise.all([enroll(sam, courseId), enroll(sam, courseId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('a repeat after the cancellation tells what was, and does not enroll again', async () => {
  const courseId = await makeCourse();
  const first = await enroll(sam, courseId, headers);
  await cancel(sam, courseId);
  expect(await enroll(sam, courseId, headers)).toMatchObject({ status: 201, body: first.body });
  expect(await school.enrollmentOf(sam, courseId)).toMatchObject({ status: 'cancelled' });
  const anew = await enroll(sam, courseId, { 'Idempotency-Key': randomUUID() });
  expect([anew.status, anew.headers['Idempotent-Replayed']]).toEqual([200, undefined]);
});

test('a repeat of enrolling again gets its 200', async () => {
  const courseId = await makeCourse();
  await enroll(sam, courseId);
  await cancel(sam, courseId);
  const first = await enroll(sam, courseId, headers);
  const again = await enroll(sam, courseId, headers);
  expect([first.status, again.status, again.headers['Idempotent-Replayed']]).toEqual([200, 200, 'true']);
  expect(again.body).toEqual(first.body);
  expect(await gateOf(courseId)).toMatchObject({ learners: 1, everEnrolled: 1 });
});

test('a repeat is answered though the course is full, closed or gone by then', async () => {
  const courseId = await makeCourse({ capacity: 1 });
  await enroll(sam, courseId, headers);
  for (const status of ['archived', 'deleted'] as const) {
    await school.setStatus(courseId, status);
    expect((await enroll(sam, courseId, headers)).status).toBe(201);
  }
});

test('a refusal is not kept: once there is a seat the same key enrolls', async () => {
  const courseId = await makeCourse({ capacity: 1 });
  await enroll(lena, courseId);
  expect((await enroll(sam, courseId, headers)).body.code).toBe('course-full');
  await cancel(lena, courseId);
  expect((await enroll(sam, courseId, headers)).status).toBe(201);
});

test('the same key with another body, or of another person, or for another course is another request', async () => {
  const [courseId, other] = [await makeCourse(), await makeCourse()];
  await enroll(sam, courseId, headers);
  const withBody = await ask('enroll', { as: sam, path: { courseId }, body: {}, headers });
  expect(refusal(withBody)).toEqual({ status: 422, code: 'idempotency-key-reused' });
  for (const [as, where] of [
    [lena, courseId],
    [sam, other],
  ] as const) {
    const answer = await enroll(as, where, headers);
    expect([answer.status, answer.headers['Idempotent-Replayed']]).toEqual([201, undefined]);
  }
  expect(await gateOf(courseId)).toMatchObject({ learners: 2, everEnrolled: 2 });
});

test('a key is refused that is none', async () => {
  const courseId = await makeCourse();
  for (const bad of ['', ' ', 'two words', 'x'.repeat(256)]) {
    const answer = await enroll(sam, courseId, { 'Idempotency-Key': bad });
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid-idempotency-key' });
  }
});

test('under a key too, all refusals are as without', async () => {
  const own = await makeCourse();
  expect((await enroll(school.amara, own, headers)).body.code).toBe('own-course');
  const secret = await makeCourse({ status: 'draft', publishedAt: null });
  expect((await enroll(sam, secret, headers)).status).toBe(404);
  expect((await enroll(school.amara, secret, headers)).body.code).toBe('own-course');
  expect((await enroll(sam, '01JD0M8Z5W3V7QH2K4N6P8R0TS', headers)).status).toBe(404);
});
