import { refusal, startReviews } from './reviews.ts';

const reviews = await startReviews();
const { ask, done, createCourse, enroll, learner, person } = reviews;
afterAll(() => reviews.stop());

/** A request to post a review under a key. */
async function posting(key = 'a') {
  const courseId = await createCourse();
  const sam = await learner(courseId);
  const post = (body: unknown = { rating: 5, text: 'Clear.' }) =>
    ask('postReview', { as: sam, path: { courseId }, body, headers: { 'Idempotency-Key': key } });
  return { courseId, sam, post };
}

test('a repeat gives the first answer, and does nothing', async () => {
  const { courseId, post } = await posting();
  const [first, second] = [await post(), await post()];
  expect(first).toMatchObject({ status: 201 });
  expect(first.headers).not.toHaveProperty('Idempotent-Replayed');
  expect(second).toMatchObject({
    status: 201,
    body: first.body,
    headers: { 'Idempotent-Replayed': 'true', Location: `/reviews/${courseId}/mine` },
  });
  expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 5, ratingCount: 1 });
});

test('repeats at the same moment all get the one answer', async () => {
  const { courseId, post } = await posting();
  const answers = await Promise.all(Array.from({ length: 8 }, () => post()));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.createdAt)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers['Idempotent-Replayed'] === 'true')).toHaveLength(7);
  expect(await reviews.gateOf(courseId)).toMatchObject({ ratingCount: 1 });
});

test('the same key with another body is refused', async () => {
  const { courseId, post } = await posting();
  await post();
  expect(refusal(await post({ rating: 1 }))).toEqual({ status: 422, code: 'idempotency-key-reused' });
  expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 5 });
});

test('another key does not make another review', async () => {
  const { courseId, sam, post } = await posting('one');
  await post();
  const again = await ask('postReview', {
    as: sam,
    path: { courseId },
    body: { rating: 5, text: 'Clear.' },
    headers: { 'Idempotency-Key': 'two' },
  });
  expect(refusal(again)).toEqual({ status: 409, code: 'already-reviewed' });
});

test('a key is its sender’s own, and good for one course', async () => {
  const { courseId, sam, post } = await posting('shared');
  await post();
  const mia = await learner(courseId);
  const body = { rating: 5, text: 'Clear.' };
  const headers = { 'Idempotency-Key': 'shared' };
  expect((await done('postReview', { as: mia, path: { courseId }, body, headers })).reviewId).toBe(
    mia.userId,
  );
  const other = await createCourse();
  await enroll(sam, other);
  expect((await done('postReview', { as: sam, path: { courseId: other }, body, headers })).courseId).toBe(
    other,
  );
});

test('a repeat after the review was edited or deleted still tells of the first', async () => {
  const { courseId, sam, post } = await posting();
  const { body: first } = await post();
  await done('updateMyReview', { as: sam, path: { courseId }, body: { rating: 1 } });
  expect((await post()).body).toEqual(first);
  await done('deleteMyReview', { as: sam, path: { courseId } });
  expect((await post()).body).toEqual(first);
  expect((await ask('getMyReview', { as: sam, path: { courseId } })).status).toBe(404);
});

test('a refusal is not kept: the same key may succeed later', async () => {
  const courseId = await createCourse();
  const sam = await person('student');
  const asking = { as: sam, path: { courseId }, body: { rating: 5 }, headers: { 'Idempotency-Key': 'a' } };
  expect((await ask('postReview', asking)).status).toBe(403);
  await enroll(sam, courseId);
  expect((await ask('postReview', asking)).status).toBe(201);
});
