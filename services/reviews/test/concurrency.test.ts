import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { gateKey, voteKey } from '@skillforge/core/keys';
import { injectFaults, randomFrom } from '@skillforge/testing/faults';
import { type Person, refusal, startReviews } from './reviews.ts';

const reviews = await startReviews();
const { amara, kenji, ada, ask, done, createCourse, enroll, learner, person, reviewed, reviewOf } = reviews;
const { beforeFirstWrite, gateOf, setGate } = reviews;
const faults = injectFaults(reviews.table);
afterAll(() => reviews.stop());

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();
const inParallel = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

const isTransaction = ({ command }: { command: string }) => command === 'TransactWriteItemsCommand';

async function expectWhole(courseId: string): Promise<void> {
  const { found, expected } = await reviews.wholeness(courseId);
  expect(found).toEqual(expected);
}

test('sixty-four voters at once end exactly right, and who is told to come again is counted then', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  const voters = await inParallel(64, () => person('student'));
  let waiting = voters;
  for (let round = 0; waiting.length > 0; round++) {
    expect(round).toBeLessThan(5);
    const answers = await Promise.all(
      waiting.map(async (as) => ({ as, ...(await ask('voteHelpful', { as, path })) })),
    );
    for (const { status } of answers) expect([204, 503]).toContain(status);
    const counted = (await reviewOf(courseId, author.userId))?.card.helpfulCount;
    const votes = (await reviews.wholeTable()).filter(
      ({ SK }) => SK === voteKey('', courseId, author.userId).SK,
    );
    expect(votes).toHaveLength(Number(counted));
    waiting = answers.filter(({ status }) => status === 503).map(({ as }) => as);
    expect(counted).toBe(64 - waiting.length);
  }
  await expectWhole(courseId);
}, 60_000);

test('one person who votes ten times at once has one vote', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  expect(statuses(await inParallel(10, () => ask('voteHelpful', { as: kenji, path })))).toEqual(
    Array(10).fill(204),
  );
  expect((await reviewOf(courseId, author.userId))?.card.helpfulCount).toBe(1);
  expect(statuses(await inParallel(10, () => ask('withdrawVote', { as: kenji, path })))).toEqual(
    Array(10).fill(204),
  );
  expect((await reviewOf(courseId, author.userId))?.card.helpfulCount).toBe(0);
});

test('one person who posts ten times at once has one review, counted once', async () => {
  const courseId = await createCourse();
  const sam = await learner(courseId);
  const answers = await inParallel(10, (at) =>
    ask('postReview', { as: sam, path: { courseId }, body: { rating: (at % 5) + 1 } }),
  );
  expect(statuses(answers)).toEqual([201, ...Array(9).fill(409)]);
  const [posted] = answers.filter(({ status }) => status === 201);
  expect(await gateOf(courseId)).toMatchObject({ ratingSum: posted?.body.rating, ratingCount: 1 });
  await expectWhole(courseId);
});

test('thirty people who post at once are all counted, though every other transaction meets another', async () => {
  const courseId = await createCourse();
  const authors = await inParallel(30, () => learner(courseId));
  const random = randomFrom(7);
  const { result, met } = await faults.during(
    (attempt) => (isTransaction(attempt) && random() < 0.4 ? 'conflict' : undefined),
    () =>
      Promise.all(
        authors.map((as, at) =>
          ask('postReview', { as, path: { courseId }, body: { rating: (at % 5) + 1 } }),
        ),
      ),
  );
  expect(met.length).toBeGreaterThan(10);
  const posted = result.filter(({ status }) => status === 201);
  for (const { status } of result) expect([201, 503]).toContain(status);
  expect(posted.length).toBeGreaterThan(25);
  expect(await gateOf(courseId)).toMatchObject({ ratingCount: posted.length });
  await expectWhole(courseId);
});

test('ten edits of one review at once all take effect, one after the other', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId, { rating: 3 });
  const answers = await inParallel(10, (at) =>
    ask('updateMyReview', { as: author, path, body: { rating: [1, 2, 4, 5][at % 4], text: `Edit ${at}` } }),
  );
  expect(statuses(answers)).toEqual(Array(10).fill(200));
  expect((await reviewOf(courseId, author.userId))?.revision).toBe(11);
  await expectWhole(courseId);
});

test('edits of different fields at once are both kept', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId, { rating: 3, text: 'Old' });
  await beforeFirstWrite(
    () => done('updateMyReview', { as: author, path, body: { text: 'New' } }),
    () => done('updateMyReview', { as: author, path, body: { rating: 5 } }),
  );
  expect((await reviewOf(courseId, author.userId))?.card).toMatchObject({ rating: 5, text: 'New' });
  await expectWhole(courseId);
});

describe('what happens just before something is written', () => {
  const edit = (as: Person, path: Record<string, string>) =>
    ask('updateMyReview', { as, path, body: { rating: 1 } });

  test('an edit of a review that is deleted by then finds it gone', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const answer = await beforeFirstWrite(
      () => done('deleteMyReview', { as: author, path }),
      () => edit(author, path),
    );
    expect(answer.status).toBe(404);
    expect(await gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
  });

  // Both are of revision 1, and may be of one millisecond.
  test.each(['updateMyReview', 'deleteMyReview'] as const)(
    '%s of a review that was deleted and posted anew by then counts the new one',
    async (operation) => {
      const courseId = await createCourse();
      const { author, path } = await reviewed(courseId, { rating: 5 });
      const body = operation === 'updateMyReview' ? { rating: 2 } : undefined;
      const answer = await beforeFirstWrite(
        async () => {
          await done('deleteMyReview', { as: author, path });
          await done('postReview', { as: author, path, body: { rating: 4 } });
        },
        () => ask(operation, { as: author, path, body }),
      );
      expect(answer.status).toBeLessThan(300);
      expect(await gateOf(courseId)).toMatchObject(
        body ? { ratingSum: 2, ratingCount: 1 } : { ratingSum: 0, ratingCount: 0 },
      );
      await expectWhole(courseId);
    },
  );

  test('an edit of a review that is hidden by then stays hidden and counts nowhere', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const answer = await beforeFirstWrite(
      () => done('hideReview', { as: ada, path }),
      () => edit(author, path),
    );
    expect(answer.body).toMatchObject({ rating: 1, hidden: true });
    expect(await gateOf(courseId)).toMatchObject({ ratingSum: 0, ratingCount: 0 });
    await expectWhole(courseId);
  });

  test('hiding a review that is edited by then takes the new rating out', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId, { rating: 5 });
    const hidden = await beforeFirstWrite(
      () => edit(author, path),
      () => done('hideReview', { as: ada, path }),
    );
    expect(hidden).toMatchObject({ rating: 1, hidden: true });
    await expectWhole(courseId);
  });

  test('a review that two administrators hide at once is noted once', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    expect(statuses(await inParallel(6, () => ask('hideReview', { as: ada, path })))).toEqual(
      Array(6).fill(200),
    );
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ revision: 2, hidden: true });
    const noted = (await reviews.wholeTable()).filter(({ entry }) => entry?.details.courseId === courseId);
    expect(noted).toHaveLength(1);
    await expectWhole(courseId);
  });

  test('a vote for a review that is edited by then is kept, and so is the edit', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await beforeFirstWrite(
      () => edit(author, path),
      () => done('voteHelpful', { as: kenji, path }),
    );
    expect((await reviewOf(courseId, author.userId))?.card).toMatchObject({ rating: 1, helpfulCount: 1 });
    await beforeFirstWrite(
      () => done('withdrawVote', { as: kenji, path }),
      () => done('updateMyReview', { as: author, path, body: { rating: 5 } }),
    );
    expect((await reviewOf(courseId, author.userId))?.card).toMatchObject({ rating: 5, helpfulCount: 0 });
    await expectWhole(courseId);
  });

  test.each([
    ['voteHelpful', undefined],
    ['reportReview', { reason: 'spam' }],
    ['replyToReview', { text: 'Thanks!' }],
  ] as const)('%s of a review that is hidden by then finds none', async (operation, body) => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const answer = await beforeFirstWrite(
      () => done('hideReview', { as: ada, path }),
      () => ask(operation, { as: amara, path, body }),
    );
    expect(refusal(answer)).toEqual({ status: 404, code: 'not-found' });
    expect(await reviewOf(courseId, author.userId)).toMatchObject({
      reports: 0,
      card: { helpfulCount: 0, reply: null },
    });
    await expectWhole(courseId);
  });

  test.each([
    ['voteHelpful', undefined],
    ['reportReview', { reason: 'spam' }],
  ] as const)(
    '%s of a review that was deleted and posted anew by then is of the new one',
    async (operation, body) => {
      const courseId = await createCourse();
      const { author, path } = await reviewed(courseId);
      await done(operation, { as: amara, path, body });
      await beforeFirstWrite(
        async () => {
          await done('deleteMyReview', { as: author, path });
          await done('postReview', { as: author, path, body: { rating: 4 } });
        },
        () => done(operation, { as: kenji, path, body }),
      );
      await expectWhole(courseId);
    },
  );

  test('whoever has become an instructor of the course by then is refused', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    const answer = await beforeFirstWrite(
      () => setGate(courseId, { instructors: [amara.userId, sam.userId] }),
      () => ask('postReview', { as: sam, path: { courseId }, body: { rating: 5 } }),
    );
    expect(refusal(answer)).toEqual({ status: 403, code: 'own-course' });
    expect(await gateOf(courseId)).toMatchObject({ ratingCount: 0 });
  });

  test.each([
    ['another rating', { rating: 5 }, false],
    ['another text', { text: 'The best there is.' }, false],
    ['another rating, hidden', { rating: 5 }, true],
  ])('whoever teaches the course by then cannot give their review %s', async (_, body, hidden) => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    if (hidden) await done('hideReview', { as: ada, path });
    const before = await reviewOf(courseId, author.userId);
    const answer = await beforeFirstWrite(
      () => setGate(courseId, { instructors: [amara.userId, author.userId] }),
      () => ask('updateMyReview', { as: author, path, body }),
    );
    expect(refusal(answer)).toEqual({ status: 403, code: 'own-course' });
    expect(await reviewOf(courseId, author.userId)).toEqual(before);
    await expectWhole(courseId);
  });

  test('a review that is hidden and deleted while it is posted is posted as hidden', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    const path = { courseId, reviewId: sam.userId };
    const answer = await beforeFirstWrite(
      async () => {
        await done('postReview', { as: sam, path, body: { rating: 1 } });
        await done('hideReview', { as: ada, path });
        await done('deleteMyReview', { as: sam, path });
      },
      () => ask('postReview', { as: sam, path, body: { rating: 5 } }),
    );
    expect(answer).toMatchObject({ status: 201, body: { rating: 5, hidden: true } });
    await expectWhole(courseId);
  });

  test('a review that is hidden while it is deleted leaves what hides the next one', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await beforeFirstWrite(
      () => done('hideReview', { as: ada, path }),
      () => done('deleteMyReview', { as: author, path }),
    );
    expect(await done('postReview', { as: author, path, body: { rating: 5 } })).toMatchObject({
      hidden: true,
    });
    await expectWhole(courseId);
  });

  test('what is left of a review is shown by an administrator while the next is posted: it is visible', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await done('hideReview', { as: ada, path });
    await done('deleteMyReview', { as: author, path });
    const posted = await beforeFirstWrite(
      () => done('unhideReview', { as: ada, path }),
      () => done('postReview', { as: author, path, body: { rating: 5 } }),
    );
    expect(posted).toMatchObject({ hidden: false });
    await expectWhole(courseId);
  });

  test('the next one is posted while an administrator shows what is left of the last: it is visible', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await done('hideReview', { as: ada, path });
    await done('deleteMyReview', { as: author, path });
    const shown = await beforeFirstWrite(
      () => done('postReview', { as: author, path, body: { rating: 5 } }),
      () => done('unhideReview', { as: ada, path }),
    );
    expect(shown).toMatchObject({ rating: 5, hidden: false });
    await expectWhole(courseId);
  });

  test('one person who posts ten times at once in place of a hidden review has one, hidden', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    await done('hideReview', { as: ada, path });
    await done('deleteMyReview', { as: author, path });
    const answers = await inParallel(10, (at) =>
      ask('postReview', { as: author, path, body: { rating: (at % 5) + 1 } }),
    );
    expect(statuses(answers)).toEqual([201, ...Array(9).fill(409)]);
    expect(await reviewOf(courseId, author.userId)).toMatchObject({ hidden: true });
    await expectWhole(courseId);
  });

  test('whoever teaches the course no more by then cannot reply', async () => {
    const courseId = await createCourse();
    const { author, path } = await reviewed(courseId);
    const answer = await beforeFirstWrite(
      () => setGate(courseId, { instructors: [kenji.userId] }),
      () => ask('replyToReview', { as: amara, path, body: { text: 'Thanks!' } }),
    );
    expect(refusal(answer)).toEqual({ status: 403, code: 'not-your-course' });
    expect((await reviewOf(courseId, author.userId))?.card.reply).toBeNull();
  });

  test('a course that is gone by then has no reviews', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    const answer = await beforeFirstWrite(
      () => setGate(courseId, { status: 'deleted', instructors: [sam.userId] }),
      () => ask('postReview', { as: sam, path: { courseId }, body: { rating: 5 } }),
    );
    expect(refusal(answer)).toEqual({ status: 404, code: 'not-found' });
  });

  test('what others count on the gate is kept', async () => {
    const courseId = await createCourse();
    const sam = await learner(courseId);
    await beforeFirstWrite(
      () =>
        reviews.raw.send(
          new UpdateCommand({
            TableName: reviews.tableName,
            Key: gateKey(courseId),
            UpdateExpression: 'SET learners = learners + :one',
            ExpressionAttributeValues: { ':one': 1 },
          }),
        ),
      () => done('postReview', { as: sam, path: { courseId }, body: { rating: 5 } }),
    );
    expect(await gateOf(courseId)).toMatchObject({ learners: 1, ratingCount: 1 });
  });
});

describe('a process that dies', () => {
  /** After so many calls to the table nothing more gets through. */
  const dyingAfter = (calls: number, work: () => Promise<unknown>) => {
    let made = 0;
    return reviews.disturbed(() => {
      made += 1;
      if (made > calls) throw Object.assign(new Error('The process is gone'), { name: 'TimeoutError' });
    }, work);
  };

  test.each([0, 1, 2, 3])(
    'after %i calls of posting leaves all or nothing, and a repeat ends it',
    async (calls) => {
      const courseId = await createCourse();
      const sam = await person('student');
      await enroll(sam, courseId);
      const post = () => ask('postReview', { as: sam, path: { courseId }, body: { rating: 5 } });
      await dyingAfter(calls, post);
      await expectWhole(courseId);
      expect([201, 409]).toContain((await post()).status);
      expect(await gateOf(courseId)).toMatchObject({ ratingSum: 5, ratingCount: 1 });
      await expectWhole(courseId);
    },
  );

  test.each([0, 1, 2])(
    'after %i calls of hiding, voting and deleting leaves all or nothing',
    async (calls) => {
      const courseId = await createCourse();
      const { author, path } = await reviewed(courseId);
      for (const [operation, as] of [
        ['voteHelpful', kenji],
        ['hideReview', ada],
        ['unhideReview', ada],
        ['withdrawVote', kenji],
        ['deleteMyReview', author],
      ] as const) {
        await dyingAfter(calls, () => ask(operation, { as, path }));
        await expectWhole(courseId);
        await ask(operation, { as, path });
        await expectWhole(courseId);
      }
      expect(await gateOf(courseId)).toMatchObject({ ratingCount: 0 });
    },
  );
});

test('a review whose answer was lost is there once', async () => {
  const courseId = await createCourse();
  const sam = await learner(courseId);
  const post = () => ask('postReview', { as: sam, path: { courseId }, body: { rating: 5 } });
  const { result } = await faults.during(
    (attempt) => (isTransaction(attempt) && attempt.attempt === 1 ? 'lost-answer' : undefined),
    post,
  );
  expect(result.status).toBe(201);
  expect(await gateOf(courseId)).toMatchObject({ ratingCount: 1 });
  const { author, path } = await reviewed(courseId);
  const lost = await faults.during(
    (attempt) => (isTransaction(attempt) ? 'lost-for-good' : undefined),
    () => ask('deleteMyReview', { as: author, path }),
  );
  expect(lost.result).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
  expect((await ask('deleteMyReview', { as: author, path })).status).toBe(404);
  await expectWhole(courseId);
});
