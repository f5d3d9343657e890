import { auditPartition, reviewKey } from '@skillforge/core/keys';
import { refusal, startReviews } from './reviews.ts';

/** Hiding reviews, and showing them again. */

const reviews = await startReviews();
const { amara, kenji, ada, ask, done, createCourse, person, reviewed, reviewOf, storedUnder } = reviews;
afterAll(() => reviews.stop());

async function expectWhole(courseId: string): Promise<void> {
  const { found, expected } = await reviews.wholeness(courseId);
  expect(found).toEqual(expected);
}

const audit = async (courseId: string) => {
  const items = await storedUnder(auditPartition(new Date().toISOString().slice(0, 7).replace('-', '')));
  return items.map(({ entry }) => entry).filter(({ details }) => details.courseId === courseId);
};

test('a hidden review is in no list and counts nowhere; its author is told', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId, { rating: 1, text: 'Rude.' });
  await reviewed(courseId, { rating: 5 });
  const { status, body } = await ask('hideReview', { as: ada, path, body: { reason: 'offensive' } });
  expect(status).toBe(200);
  const own = await done('getMyReview', { as: author, path });
  expect(own).toMatchObject({ hidden: true, text: 'Rude.' });
  expect(body).toEqual({ ...own, reports: 0 });
  const { items, summary } = await done('listReviews', { path });
  expect(items).toHaveLength(1);
  expect(summary).toEqual({ average: 5, count: 1, distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 } });
  await expectWhole(courseId);
});

test('an edit of a hidden review counts nowhere either; shown again it counts as it is by then', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId, { rating: 1 });
  await done('voteHelpful', { as: kenji, path });
  await done('hideReview', { as: ada, path });
  expect(
    await done('updateMyReview', { as: author, path, body: { rating: 3, text: 'Sorry.' } }),
  ).toMatchObject({
    rating: 3,
    hidden: true,
  });
  expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
  await expectWhole(courseId);
  expect(await done('unhideReview', { as: ada, path })).toMatchObject({
    rating: 3,
    hidden: false,
    helpfulCount: 1,
  });
  expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 3, ratingCount: 1 });
  expect((await done('listReviews', { path })).items[0]).toMatchObject({ text: 'Sorry.', helpfulCount: 1 });
  await expectWhole(courseId);
});

describe('a hidden review that its author deletes', () => {
  const missing = { status: 404, code: 'not-found' };

  /** With a vote and a report, hidden by Ada, then deleted. */
  async function deleted() {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId, { rating: 1, text: 'Rude.' });
    await done('voteHelpful', { as: kenji, path });
    await done('reportReview', { as: kenji, path, body: { reason: 'offensive' } });
    await done('hideReview', { as: ada, path });
    const before = await reviewOf(courseId, author.userId);
    expect((await ask('deleteMyReview', { as: author, path })).status).toBe(204);
    return { courseId, author, path, before };
  }

  test('leaves nothing of theirs but that it was hidden, and counts nowhere', async () => {
    const { courseId, author, before } = await deleted();
    expect(await reviews.stored(reviewKey(courseId, author.userId))).toEqual({
      ...reviewKey(courseId, author.userId),
      hidden: true,
      generation: before?.generation,
      revision: 3,
      reports: 1,
      deletedAt: expect.stringMatching(/Z$/),
    });
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
    await expectWhole(courseId);
  });

  test('is not there any more, to its author nor to anybody else', async () => {
    const { author, path } = await deleted();
    const acts = [
      ['getMyReview', author, undefined],
      ['updateMyReview', author, { rating: 5 }],
      ['deleteMyReview', author, undefined],
      ['voteHelpful', kenji, undefined],
      ['withdrawVote', kenji, undefined],
      ['reportReview', amara, { reason: 'spam' }],
      ['replyToReview', amara, { text: 'Thanks!' }],
    ] as const;
    for (const [operation, as, body] of acts)
      expect({ operation, ...refusal(await ask(operation, { as, path, body })) }).toEqual({
        operation,
        ...missing,
      });
    expect((await done('listReviews', { path })).items).toEqual([]);
  });

  test('is hidden still when it is posted anew, as its author is told, until it is shown', async () => {
    const { courseId, author, path } = await deleted();
    const { status, body } = await ask('postReview', {
      as: author,
      path,
      body: { rating: 5, text: 'Ruder.' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ rating: 5, text: 'Ruder.', hidden: true, helpfulCount: 0 });
    expect(await done('getMyReview', { as: author, path })).toEqual(body);
    expect((await done('listReviews', { path })).items).toEqual([]);
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
    await expectWhole(courseId);
    expect(refusal(await ask('postReview', { as: author, path, body: { rating: 5 } }))).toEqual({
      status: 409,
      code: 'already-reviewed',
    });
    const item = await reviews.stored(reviewKey(courseId, author.userId));
    expect(item?.event).toMatchObject({ type: 'ReviewPosted', detail: { rating: 5 } });
    expect(item).not.toHaveProperty('deletedAt');
    // However often it is tried.
    await done('deleteMyReview', { as: author, path });
    expect((await ask('postReview', { as: author, path, body: { rating: 4 } })).body.hidden).toBe(true);
    expect(await done('unhideReview', { as: ada, path })).toMatchObject({ hidden: false, reports: 0 });
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 4, ratingCount: 1 });
    await expectWhole(courseId);
    await done('deleteMyReview', { as: author, path });
    expect((await ask('postReview', { as: author, path, body: { rating: 3 } })).body.hidden).toBe(false);
    await expectWhole(courseId);
  });

  test('stays hidden when it is hidden again; once it is shown, the next one is not hidden', async () => {
    const { courseId, author, path } = await deleted();
    expect(await ask('hideReview', { as: ada, path })).toMatchObject({ status: 204, body: undefined });
    expect(await audit(courseId)).toHaveLength(1);
    const shown = await ask('unhideReview', { as: ada, path, body: { reason: 'other' } });
    expect(shown).toMatchObject({ status: 204, body: undefined });
    expect((await audit(courseId)).at(-1)).toMatchObject({
      actorId: ada.userId,
      action: 'review-unhidden',
      userId: author.userId,
      details: { courseId, reason: 'other' },
    });
    expect(await reviews.stored(reviewKey(courseId, author.userId))).toBeUndefined();
    expect(refusal(await ask('unhideReview', { as: ada, path }))).toEqual(missing);
    expect((await ask('postReview', { as: author, path, body: { rating: 3 } })).body.hidden).toBe(false);
    expect(await reviews.gateOf(courseId)).toMatchObject({ ratingSum: 3, ratingCount: 1 });
    await expectWhole(courseId);
  });

  test('is not posted anew by who teaches the course by now', async () => {
    const { courseId, author, path } = await deleted();
    const { instructors = [] } = await reviews.gateOf(courseId);
    await reviews.beforeFirstWrite(
      () => reviews.setGate(courseId, { instructors: [...instructors, author.userId] }),
      async () => {
        expect(refusal(await ask('postReview', { as: author, path, body: { rating: 5 } }))).toEqual({
          status: 403,
          code: 'own-course',
        });
      },
    );
    await expectWhole(courseId);
  });
});

test('what is hidden or shown already stays as it is, and is not noted again', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  expect((await ask('unhideReview', { as: ada, path })).status).toBe(200);
  expect(await audit(courseId)).toEqual([]);
  const first = await done('hideReview', { as: ada, path });
  expect(await done('hideReview', { as: ada, path, body: { reason: 'spam' } })).toEqual(first);
  expect(await reviewOf(courseId, author.userId)).toMatchObject({ revision: 2 });
  expect(await audit(courseId)).toHaveLength(1);
});

test('the audit tells who did what to whose review, and why', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  const admin = await person('admin');
  await done('hideReview', { as: ada, path, body: { reason: 'offensive' } });
  await done('unhideReview', { as: admin, path });
  const entry = { auditId: expect.any(String), at: expect.any(String), userId: author.userId };
  expect(await audit(courseId)).toEqual([
    { ...entry, actorId: ada.userId, action: 'review-hidden', details: { courseId, reason: 'offensive' } },
    { ...entry, actorId: admin.userId, action: 'review-unhidden', details: { courseId } },
  ]);
});

test('administrators see how many have reported it', async () => {
  const { path } = await reviewed(await createCourse());
  for (const as of [kenji, amara]) await done('reportReview', { as, path, body: { reason: 'spam' } });
  expect(await done('hideReview', { as: ada, path })).toMatchObject({ reports: 2 });
});

test.each(['hideReview', 'unhideReview'] as const)('%s is for administrators', async (operation) => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  expect((await ask(operation, { path })).status).toBe(401);
  for (const as of [author, await person('student'), amara, kenji])
    expect(refusal(await ask(operation, { as, path }))).toEqual({ status: 403, code: 'role-required' });
  expect((await ask(operation, { as: ada, path: { courseId, reviewId: 'nobody' } })).status).toBe(404);
  expect(refusal(await ask(operation, { as: ada, path, body: { reason: 'because' } }))).toEqual({
    status: 422,
    code: 'invalid-request',
    pointers: ['/reason'],
  });
  await reviews.setGate(courseId, { status: 'archived' });
  expect((await ask(operation, { as: ada, path })).status).toBe(200);
});

test('health tells whether the table answers', async () => {
  expect(await done('getHealth')).toEqual({ service: 'reviews', version: '0.1.0', table: 'ok' });
  const silent = () => {
    throw Object.assign(new Error('No answer'), { name: 'TimeoutError' });
  };
  expect(refusal(await reviews.disturbed(silent, () => ask('getHealth')))).toEqual({
    status: 503,
    code: 'temporarily-unavailable',
  });
});
