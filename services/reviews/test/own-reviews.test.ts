import { enrollmentKey, profileKey, reviewKey } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { refusal, startReviews } from './reviews.ts';

/** Posting a review, and what its author may do with it. */

const reviews = await startReviews();
const { amara, kenji, ada, ask, done, createCourse, enroll, learner, person, reviewed, stored } = reviews;
const { jest: jestOfThisFile } = import.meta;
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => reviews.stop());

const post = (as: typeof amara, courseId: string, body: unknown = { rating: 5, text: 'Clear.' }) =>
  ask('postReview', { as, path: { courseId }, body });

describe('posting a review', () => {
  test('is answered with the review, and where it stands', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId, 'Sam Rivera');
    const answer = await post(sam, courseId);
    expect(answer).toMatchObject({
      status: 201,
      headers: {
        Location: `/reviews/${courseId}/mine`,
        'Cache-Control': 'private, no-store',
        'RateLimit-Policy': '"review";q=20;w=86400',
      },
    });
    expect(answer.body).toEqual({
      reviewId: sam.userId,
      courseId,
      author: { userId: sam.userId, displayName: 'Sam Rivera', avatarUrl: null },
      rating: 5,
      text: 'Clear.',
      helpfulCount: 0,
      reply: null,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: answer.body.createdAt,
      hidden: false,
    });
    expect((await done('getMyReview', { as: sam, path: { courseId } })).text).toBe('Clear.');
  });

  test('writes it with its event, and counts it', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    const { createdAt } = (await post(sam, courseId, { rating: 2 })).body;
    const item = await reviews.reviewOf(courseId, sam.userId);
    expect(item).toMatchObject({ revision: 1, hidden: false, reports: 0 });
    expect(item?.event).toEqual({
      eventId: expect.any(String),
      type: 'ReviewPosted',
      time: createdAt,
      detail: { userId: sam.userId, courseId, reviewId: sam.userId, rating: 2, postedAt: createdAt },
    });
    expect(await reviews.gateOf(courseId)).toMatchObject({
      ratingSum: 2,
      ratingCount: 1,
      distribution: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 0 },
    });
  });

  test('bears the author’s name and picture; who has no profile yet is called a learner', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    const avatarKey = `avatars/${sam.userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.png`;
    const card = { userId: sam.userId, avatarKey };
    await reviews.put({ ...profileKey(sam.userId), displayName: 'Sam R.', role: 'student', card });
    expect((await post(sam, courseId)).body.author).toEqual({
      userId: sam.userId,
      displayName: 'Sam R.',
      avatarUrl: `/media/avatars/${sam.userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.png`,
    });
    const nobody = { userId: 'no-profile', token: await reviews.token({ userId: 'no-profile' }) };
    await enroll(nobody, courseId);
    expect((await post(nobody, courseId)).body.author.displayName).toBe('Learner');
  });

  test('is for who has cancelled or completed the course as well', async () => {
    const courseId = await createCourse();
    for (const status of ['cancelled', 'completed'] as const) {
      const somebody = await person('student');
      await enroll(somebody, courseId, { status });
      expect((await post(somebody, courseId)).status).toBe(201);
    }
  });

  test.each(['draft', 'archived'] as const)(
    'is for learners of a course that is %s by now; for others there is none',
    async (status) => {
      const courseId = await createCourse(status);
      expect((await post(await learner(courseId), courseId)).status).toBe(201);
      expect(refusal(await post(await person('student'), courseId))).toEqual({
        status: 404,
        code: 'not-found',
      });
      expect(refusal(await post(kenji, courseId))).toEqual({ status: 404, code: 'not-found' });
      expect(refusal(await post(amara, courseId))).toEqual({ status: 403, code: 'own-course' });
      expect(refusal(await post(ada, courseId))).toEqual({ status: 403, code: 'not-eligible' });
    },
  );

  test('needs an enrollment and a lesson completed', async () => {
    const courseId = await createCourse();
    const sam = await person('student');
    const refused = { status: 403, code: 'not-eligible' };
    expect(refusal(await post(sam, courseId))).toEqual(refused);
    const begun = { userId: sam.userId, courseId, status: 'active' };
    await reviews.put({ ...enrollmentKey(sam.userId, courseId), ...begun });
    expect(refusal(await post(sam, courseId))).toEqual(refused);
    expect(refusal(await post(kenji, courseId))).toEqual(refused);
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingCount: 0 });
  });

  test('is not for who teaches the course, even if they have learnt it', async () => {
    const courseId = await createCourse('published', [amara, kenji]);
    await enroll(kenji, courseId);
    expect(refusal(await post(kenji, courseId))).toEqual({ status: 403, code: 'own-course' });
    expect(refusal(await post(amara, courseId))).toEqual({ status: 403, code: 'own-course' });
  });

  test('of a course that is not there, or is being deleted, is a 404', async () => {
    const missing = { status: 404, code: 'not-found' };
    const sam = await person('student');
    expect(refusal(await post(sam, '01JD0M8Z5W3V7QH2K4N6P8R0TS'))).toEqual(missing);
    expect(refusal(await post(sam, 'a b'))).toEqual(missing);
    const courseId = await createCourse();
    await enroll(sam, courseId);
    await reviews.setGate(courseId, { status: 'deleted' });
    expect(refusal(await post(sam, courseId))).toEqual(missing);
  });

  test('is possible once', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    expect((await post(sam, courseId, { rating: 5 })).status).toBe(201);
    expect(refusal(await post(sam, courseId, { rating: 1 }))).toEqual({
      status: 409,
      code: 'already-reviewed',
    });
    expect(await done('getMyReview', { as: sam, path: { courseId } })).toMatchObject({ rating: 5 });
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 5, ratingCount: 1 });
  });

  test('refuses in the order of all routes', async () => {
    const courseId = await createCourse();
    const path = { courseId };
    const sam = await learner(courseId);
    const bad = { rating: 9, stars: 5 };
    expect((await ask('postReview', { path, body: bad })).status).toBe(401);
    const text = { headers: { 'Content-Type': 'text/plain' }, body: '{}' };
    expect((await ask('postReview', { as: sam, path, ...text })).status).toBe(415);
    expect((await ask('postReview', { as: sam, path, body: '{' })).status).toBe(400);
    expect((await post(await person('student'), courseId, bad)).status).toBe(403);
    expect(refusal(await post(sam, courseId, bad))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/rating', '/stars'],
    });
    expect((await post(sam, courseId)).status).toBe(201);
    expect((await post(sam, courseId, bad)).status).toBe(422);
  });

  test('is possible twenty times a day', async () => {
    stopClock(jestOfThisFile, '2026-03-09T12:00:00.000Z');
    const sam = await person('student');
    for (let nth = 1; nth <= 20; nth++) {
      const courseId = await createCourse();
      await enroll(sam, courseId);
      expect((await post(sam, courseId)).status).toBe(201);
    }
    const courseId = await createCourse();
    await enroll(sam, courseId);
    const refused = await post(sam, courseId);
    expect(refusal(refused)).toEqual({ status: 429, code: 'rate-limited' });
    expect(refused.headers['Retry-After']).toBe(String(12 * 60 * 60));
    expect(await stored(reviewKey(courseId, sam.userId))).toBeUndefined();
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingCount: 0 });
    stopClock(jestOfThisFile, '2026-03-10T00:00:00.000Z');
    const as = { ...sam, token: await reviews.token({ userId: sam.userId }) };
    expect((await post(as, courseId)).status).toBe(201);
  });
});

describe('one’s own review', () => {
  test('is there for its author alone', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId);
    const path = { courseId };
    expect((await ask('getMyReview', { path })).status).toBe(401);
    expect((await ask('getMyReview', { as: author, path })).status).toBe(200);
    for (const as of [await person('student'), await learner(courseId), amara, kenji, ada]) {
      expect(refusal(await ask('getMyReview', { as, path }))).toEqual({ status: 404, code: 'not-found' });
      expect((await ask('updateMyReview', { as, path, body: { rating: 1 } })).status).toBe(404);
      expect((await ask('deleteMyReview', { as, path })).status).toBe(404);
    }
    expect(await done('getMyReview', { as: author, path })).toMatchObject({ rating: 4 });
  });

  test('is changed in the given fields, and counted anew', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId, { rating: 5, text: 'Clear.' });
    await reviewed(courseId, { rating: 3 });
    const path = { courseId };
    const edited = await done('updateMyReview', { as: author, path, body: { rating: 1 } });
    expect(edited).toMatchObject({ rating: 1, text: 'Clear.', hidden: false });
    expect(edited.updatedAt >= edited.createdAt).toBe(true);
    expect(await done('getMyReview', { as: author, path })).toEqual(edited);
    expect(await reviews.gateOf(courseId)).toMatchObject({
      ratingSum: 4,
      ratingCount: 2,
      distribution: { 1: 1, 2: 0, 3: 1, 4: 0, 5: 0 },
    });
    const emptied = await done('updateMyReview', { as: author, path, body: { text: '' } });
    expect(emptied).toMatchObject({ rating: 1, text: '' });
    expect((await reviews.reviewOf(courseId, author.userId))?.revision).toBe(3);
  });

  test('that is changed to what it is stays as it is, its time too', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId, { rating: 5, text: 'Clear.' });
    const before = await reviews.reviewOf(courseId, author.userId);
    for (const body of [{}, { rating: 5 }, { rating: 5, text: ' Clear. ' }])
      expect((await ask('updateMyReview', { as: author, path: { courseId }, body })).status).toBe(200);
    expect(await reviews.reviewOf(courseId, author.userId)).toEqual(before);
  });

  test('is not changed by who teaches the course by now, but deleted', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId);
    const path = { courseId };
    await reviews.setGate(courseId, { instructors: [amara.userId, author.userId] });
    for (const body of [{ rating: 5 }, { text: 'The best there is.' }, {}])
      expect(refusal(await ask('updateMyReview', { as: author, path, body }))).toEqual({
        status: 403,
        code: 'own-course',
      });
    expect(await done('getMyReview', { as: author, path })).toMatchObject({ rating: 4, text: '' });
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 4, ratingCount: 1 });
    expect((await ask('deleteMyReview', { as: author, path })).status).toBe(204);
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
  });

  test('is not changed by what does not fit', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId);
    const answer = await ask('updateMyReview', {
      as: author,
      path: { courseId },
      body: { rating: 0, helpfulCount: 9 },
    });
    expect(refusal(answer)).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/rating', '/helpfulCount'],
    });
  });

  test('keeps its event through an edit: that it was posted is told once', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId);
    const before = await reviews.reviewOf(courseId, author.userId);
    await done('updateMyReview', { as: author, path: { courseId }, body: { rating: 1 } });
    expect((await reviews.reviewOf(courseId, author.userId))?.event).toEqual(before?.event);
  });

  test('is deleted, counts no more, and can be posted anew', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId, { rating: 5 });
    const path = { courseId };
    expect((await ask('deleteMyReview', { as: author, path })).status).toBe(204);
    expect((await ask('getMyReview', { as: author, path })).status).toBe(404);
    expect((await ask('deleteMyReview', { as: author, path })).status).toBe(404);
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
    expect((await post(author, courseId, { rating: 2 })).status).toBe(201);
    const { found, expected } = await reviews.wholeness(courseId);
    expect(found).toEqual(expected);
  });

  test('stays with a learner whose course is archived', async () => {
    const courseId = await createCourse();
    const { author } = await reviewed(courseId);
    await reviews.setGate(courseId, { status: 'archived' });
    const path = { courseId };
    expect((await ask('getMyReview', { as: author, path })).status).toBe(200);
    expect((await ask('updateMyReview', { as: author, path, body: { rating: 1 } })).status).toBe(200);
    expect((await ask('deleteMyReview', { as: author, path })).status).toBe(204);
  });
});
