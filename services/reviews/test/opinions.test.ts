import { coursePartition, profileKey, reportKey, userPartition, voteKey } from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { courseItems, refusal, startReviews } from './reviews.ts';

/** What others say of a review: votes, reports, replies. */

const { jest: jestOfThisFile } = import.meta;
const reviews = await startReviews();
const { amara, kenji, ada, ask, done, createCourse, learner, person, reviewed, reviewOf, stored } = reviews;
afterAll(() => reviews.stop());

const missing = { status: 404, code: 'not-found' };
const helpful = async (courseId: string, reviewId: string) =>
  (await reviewOf(courseId, reviewId))?.card.helpfulCount;

async function expectWhole(courseId: string): Promise<void> {
  const { found, expected } = await reviews.wholeness(courseId);
  expect(found).toEqual(expected);
}

describe('a vote', () => {
  test('is counted once, however often it is cast', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const sam = await person('student');
    for (let times = 0; times < 3; times++) {
      expect(await ask('voteHelpful', { as: sam, path })).toMatchObject({ status: 204, body: undefined });
      expect(await helpful(courseId, author.userId)).toBe(1);
    }
    await expectWhole(courseId);
  });

  test('is anybody’s who is signed in, but for the author', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    for (const as of [await learner(courseId), await person('student'), amara, kenji, ada])
      expect((await ask('voteHelpful', { as, path })).status).toBe(204);
    expect((await ask('voteHelpful', { path })).status).toBe(401);
    const refused = { status: 403, code: 'own-review' };
    expect(refusal(await ask('voteHelpful', { as: author, path }))).toEqual(refused);
    expect(refusal(await ask('withdrawVote', { as: author, path }))).toEqual(refused);
    expect(await helpful(courseId, author.userId)).toBe(5);
    await expectWhole(courseId);
  });

  test('can be taken back, and cast again', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    for (const [operation, count] of [
      ['withdrawVote', 0],
      ['voteHelpful', 1],
      ['withdrawVote', 0],
      ['withdrawVote', 0],
      ['voteHelpful', 1],
    ] as const) {
      expect((await ask(operation, { as: kenji, path })).status).toBe(204);
      expect(await helpful(courseId, author.userId)).toBe(count);
    }
    await expectWhole(courseId);
  });

  test('does not make a review look changed by its author', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const before = await reviewOf(courseId, author.userId);
    await done('voteHelpful', { as: kenji, path });
    const after = await reviewOf(courseId, author.userId);
    expect(after?.card).toEqual({ ...before?.card, helpfulCount: 1 });
    expect(after?.revision).toBe(before?.revision);
  });

  test('of a review that was deleted neither counts for the next one of its author nor stands in its way', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const [sam, mia] = [await person('student'), await person('student')];
    await done('voteHelpful', { as: sam, path });
    await done('voteHelpful', { as: mia, path });
    await done('deleteMyReview', { as: author, path });
    expect(refusal(await ask('voteHelpful', { as: sam, path }))).toEqual(missing);
    expect(refusal(await ask('withdrawVote', { as: sam, path }))).toEqual(missing);
    await done('postReview', { as: author, path, body: { rating: 1 } });
    expect(await helpful(courseId, author.userId)).toBe(0);
    // What is taken back is not there: the vote was another's.
    await done('withdrawVote', { as: mia, path });
    expect(await helpful(courseId, author.userId)).toBe(0);
    await done('voteHelpful', { as: sam, path });
    await done('voteHelpful', { as: sam, path });
    expect(await helpful(courseId, author.userId)).toBe(1);
    await done('withdrawVote', { as: sam, path });
    expect(await helpful(courseId, author.userId)).toBe(0);
    await expectWhole(courseId);
  });
});

test('a review that is posted anew in the very millisecond of the one before has no marks of it', async () => {
  stopClock(jestOfThisFile, '2026-03-09T12:00:00.000Z');
  try {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await done('voteHelpful', { as: kenji, path });
    await done('reportReview', { as: kenji, path, body: { reason: 'spam' } });
    await done('deleteMyReview', { as: author, path });
    await done('postReview', { as: author, path, body: { rating: 1 } });
    await done('withdrawVote', { as: kenji, path });
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ reports: 0, card: { helpfulCount: 0 } });
    await done('voteHelpful', { as: kenji, path });
    await done('reportReview', { as: kenji, path, body: { reason: 'spam' } });
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ reports: 1, card: { helpfulCount: 1 } });
    await expectWhole(courseId);
  } finally {
    jestOfThisFile.useRealTimers();
  }
});

test('a vote and a report lie in the partition of whoever gave them, and not in the course’s', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  const sam = await person('student');
  await done('voteHelpful', { as: sam, path });
  await done('reportReview', { as: sam, path, body: { reason: 'other', comment: 'Names my neighbour.' } });
  const keysUnder = async (partition: string) =>
    (await reviews.storedUnder(partition)).map(({ SK }) => SK).sort();
  expect(await keysUnder(userPartition(sam.userId))).toEqual([
    'profile',
    `report#${courseId}#${author.userId}`,
    `vote#${courseId}#${author.userId}`,
  ]);
  expect(await keysUnder(coursePartition(courseId))).toEqual(['course', 'gate', `review#${author.userId}`]);
});

describe('a report', () => {
  const report = (as: typeof amara, path: Record<string, string>, body: unknown = { reason: 'spam' }) =>
    ask('reportReview', { as, path, body });

  test('is counted once, with its event', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const comment = 'Sells another course.';
    expect(await report(kenji, path, { reason: 'spam', comment })).toMatchObject({
      status: 204,
      body: undefined,
    });
    const item = await stored(reportKey(kenji.userId, courseId, author.userId));
    expect(item).toEqual({
      ...reportKey(kenji.userId, courseId, author.userId),
      reason: 'spam',
      comment,
      generation: (await reviewOf(courseId, author.userId))?.generation,
      reportedAt: expect.stringMatching(/Z$/),
      ttl: expect.any(Number),
      event: {
        eventId: expect.any(String),
        type: 'ReviewReported',
        time: item?.reportedAt,
        detail: { courseId, reviewId: author.userId, reportedBy: kenji.userId, reason: 'spam' },
      },
    });
    expect(item?.ttl - Date.parse(item?.reportedAt) / 1_000).toBeCloseTo(365 * 24 * 60 * 60, -1);
    expect((await report(kenji, path, { reason: 'offensive' })).status).toBe(204);
    expect(await stored(reportKey(kenji.userId, courseId, author.userId))).toEqual(item);
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ reports: 1, revision: 1 });
  });

  test('is anybody’s who is signed in, but for the author', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    for (const as of [await person('student'), amara, kenji, ada])
      expect((await report(as, path)).status).toBe(204);
    expect((await ask('reportReview', { path, body: { reason: 'spam' } })).status).toBe(401);
    expect(refusal(await report(author, path))).toEqual({ status: 403, code: 'own-review' });
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ reports: 4 });
    await expectWhole(courseId);
  });

  test('is not shown to the public nor to the author', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await report(kenji, path);
    const [shown] = (await done('listReviews', { path })).items;
    expect(shown).not.toHaveProperty('reports');
    expect(await done('getMyReview', { as: author, path })).not.toHaveProperty('reports');
  });

  test('needs a reason', async () => {
    const { path } = await reviewed(await createCourse());
    expect(refusal(await report(kenji, path, { comment: 'Hm' }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/reason'],
    });
  });

  test('of a review that was deleted does not count for the next one of its author', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await report(kenji, path, { reason: 'other', comment: 'Long ago' });
    const before = await stored(reportKey(kenji.userId, courseId, author.userId));
    await done('deleteMyReview', { as: author, path });
    await done('postReview', { as: author, path, body: { rating: 1 } });
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ reports: 0 });
    expect((await report(kenji, path)).status).toBe(204);
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ reports: 1 });
    const after = await stored(reportKey(kenji.userId, courseId, author.userId));
    expect(after).toMatchObject({ reason: 'spam' });
    expect(after).not.toHaveProperty('comment');
    expect(after?.event.eventId).not.toBe(before?.event.eventId);
  });
});

describe('a reply', () => {
  const reply = (as: typeof amara | undefined, path: Record<string, string>, text = 'Thanks!') =>
    ask('replyToReview', { as, path, body: { text } });

  test('stands on the review under its author’s name', async () => {
    const courseId = await createCourse('published', [kenji, amara]);
    const { author, path } = await reviewed(courseId);
    const { status, body } = await reply(kenji, path);
    expect(status).toBe(200);
    expect(body.reply).toEqual({
      text: 'Thanks!',
      repliedAt: expect.stringMatching(/Z$/),
      author: { userId: kenji.userId, displayName: 'Instructor 0' },
    });
    expect((await reviewOf(courseId, author.userId))?.card.reply?.author).toEqual({ userId: kenji.userId });
    expect((await done('listReviews', { path })).items[0]).toEqual(body);
    const { hidden: _, ...own } = await done('getMyReview', { as: author, path });
    expect(own).toEqual(body);
  });

  test('can be changed, and by a co-instructor too', async () => {
    const courseId = await createCourse('published', [amara, kenji]);
    const { path } = await reviewed(courseId);
    await reply(amara, path);
    const again = await reply(amara, path);
    expect((await reply(amara, path)).body).toEqual(again.body);
    expect((await reply(kenji, path, 'Thank you!')).body.reply).toMatchObject({
      text: 'Thank you!',
      author: { userId: kenji.userId },
    });
  });

  test('is for the course’s instructors and admins', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    expect((await reply(undefined, path)).status).toBe(401);
    for (const as of [author, await person('student')])
      expect(refusal(await reply(as, path))).toEqual({ status: 403, code: 'role-required' });
    expect(refusal(await reply(kenji, path))).toEqual({ status: 403, code: 'not-your-course' });
    expect((await reply(ada, path)).body.reply.author).toEqual({
      userId: ada.userId,
      displayName: 'Instructor',
    });
  });

  test('bears no name of who teaches the course no more, nor is one kept that could outlive an account', async () => {
    const courseId = await createCourse('published', [amara, kenji]);
    const { author, path } = await reviewed(courseId);
    await reply(kenji, path);
    await reviews.putAll(
      courseItems(courseId, [{ userId: amara.userId, displayName: 'Amara Okafor' }]).slice(0, 1),
    );
    const [shown] = (await done('listReviews', { path })).items;
    expect(shown.reply.author).toEqual({ userId: kenji.userId, displayName: 'Instructor' });
    expect((await done('getMyReview', { as: author, path })).reply).toEqual(shown.reply);
    expect((await reply(ada, path)).body.reply.author.displayName).toBe('Instructor');
    const kept = Object.values((await reviewOf(courseId, author.userId))?.card.reply ?? {});
    expect(kept).toEqual(expect.arrayContaining(['Thanks!', { userId: ada.userId }]));
  });

  test('of somebody without a profile is an instructor’s', async () => {
    const courseId = await createCourse();
    const { path } = await reviewed(courseId);
    const userId = 'admin-without-profile';
    const as = { userId, token: await reviews.token({ userId, groups: ['admin'] }) };
    expect(await stored(profileKey(userId))).toBeUndefined();
    expect((await reply(as, path)).body.reply.author.displayName).toBe('Instructor');
  });

  test('is possible while the course is not in the catalogue; for others there is no such review', async () => {
    const courseId = await createCourse();
    const { path } = await reviewed(courseId);
    await reviews.setGate(courseId, { status: 'draft' });
    expect((await reply(amara, path)).status).toBe(200);
    expect((await reply(ada, path)).status).toBe(200);
    expect(refusal(await reply(kenji, path))).toEqual(missing);
  });

  test('does not count as an edit by the review’s author', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const before = await reviewOf(courseId, author.userId);
    await reply(amara, path);
    const after = await reviewOf(courseId, author.userId);
    expect(after?.card.updatedAt).toBe(before?.card.updatedAt);
    await expectWhole(courseId);
  });

  test('goes with the review that it was for', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await reply(amara, path);
    await done('deleteMyReview', { as: author, path });
    const { body } = await ask('postReview', { as: author, path, body: { rating: 1 } });
    expect(body.reply).toBeNull();
  });

  test('must say something', async () => {
    const { path } = await reviewed(await createCourse());
    expect(refusal(await reply(amara, path, ' '))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/text'],
    });
  });
});

describe('a review that nobody may see', () => {
  const acts = [
    ['voteHelpful', undefined],
    ['withdrawVote', undefined],
    ['reportReview', { reason: 'spam' }],
    ['replyToReview', { text: 'Thanks!' }],
  ] as const;

  test.each(acts)(
    'is not there for %s: hidden, missing, of another course, or of a course that is a draft',
    async (operation, body) => {
      const courseId = await createCourse();
      const { author, path } = await reviewed(courseId);
      const told = async (where: Record<string, string>, as = amara) =>
        refusal(await ask(operation, { as, path: where, body }));
      expect(await told({ courseId, reviewId: 'nobody' })).toEqual(missing);
      expect(await told({ courseId: await createCourse(), reviewId: author.userId })).toEqual(missing);
      expect(await told({ courseId, reviewId: 'no id!' })).toEqual(missing);
      await done('hideReview', { as: ada, path });
      for (const as of [amara, ada]) expect(await told(path, as)).toEqual(missing);
      await done('unhideReview', { as: ada, path });
      await reviews.setGate(courseId, { status: 'archived' });
      expect(await told(path, kenji)).toEqual(missing);
      expect(await stored(voteKey(amara.userId, courseId, author.userId))).toBeUndefined();
      expect(await reviewOf(courseId, author.userId)).toMatchObject({
        reports: 0,
        card: { helpfulCount: 0, reply: null },
      });
    },
  );
});
