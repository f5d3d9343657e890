import { profileKey, reviewKey } from '@skillforge/core/keys';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import { busEvent } from '@skillforge/testing/bus-events';
import { injectFaults } from '@skillforge/testing/faults';
import { type Person, startReviews } from './reviews.ts';

/** Names and pictures on reviews follow their authors' profiles. */

const reviews = await startReviews();
const { main } = await import('../src/functions/refresh-author.ts');
const { ask, done, createCourse, enroll, person, reviewed, reviewOf, beforeFirstWrite } = reviews;
const faults = injectFaults(reviews.table);
afterAll(() => reviews.stop());

const updated = ({ userId }: Person) => main(busEvent('users', 'ProfileUpdated', { userId }), lambdaContext);

async function rename({ userId }: Person, displayName: string, more: object = {}): Promise<void> {
  const card = { userId, displayName, avatarKey: null, ...more };
  await reviews.put({ ...profileKey(userId), displayName, role: 'student', card, ...more });
}

const nameOn = async (courseId: string, { userId }: Person) =>
  (await reviewOf(courseId, userId))?.card.author.displayName;

async function expectWhole(courseId: string): Promise<void> {
  const { found, expected } = await reviews.wholeness(courseId);
  expect(found).toEqual(expected);
}

test('a new name and a new picture go to every review of their owner, hidden ones too', async () => {
  const courses = [await createCourse(), await createCourse(), await createCourse()];
  const [first = '', second = '', unreviewed = ''] = courses;
  const sam = await person('student', 'Sam Rivera');
  for (const courseId of courses) await enroll(sam, courseId);
  for (const courseId of [first, second])
    await done('postReview', { as: sam, path: { courseId }, body: { rating: 4 } });
  await done('hideReview', { as: reviews.ada, path: { courseId: second, reviewId: sam.userId } });
  const avatarKey = `avatars/${sam.userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.png`;
  await rename(sam, 'Samuel Rivera', { avatarKey });
  await updated(sam);
  for (const courseId of [first, second]) {
    expect((await reviewOf(courseId, sam.userId))?.card.author).toEqual({
      userId: sam.userId,
      displayName: 'Samuel Rivera',
      avatarKey,
    });
    await expectWhole(courseId);
  }
  const [shown] = (await done('listReviews', { path: { courseId: first } })).items;
  expect(shown.author).toEqual({
    userId: sam.userId,
    displayName: 'Samuel Rivera',
    avatarUrl: `/media/avatars/${sam.userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.png`,
  });
  expect(await reviewOf(unreviewed, sam.userId)).toBeUndefined();
});

test('an event that is told again writes nothing, nor does one that changes neither name nor picture', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId);
  await rename(author, 'Another');
  await updated(author);
  const before = await reviewOf(courseId, author.userId);
  const commands: string[] = [];
  await reviews.disturbed(
    ({ command }) => void commands.push(command),
    () => updated(author),
  );
  expect(commands).toEqual(['QueryCommand', 'BatchGetItemCommand']);
  expect(await reviewOf(courseId, author.userId)).toEqual(before);
});

test('events that come late or in another order leave the name of the profile as it is now', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId);
  await rename(author, 'Second');
  // Its event is on its way while the next change is made and told.
  await beforeFirstWrite(
    async () => {
      await rename(author, 'Third');
      await updated(author);
    },
    () => updated(author),
  );
  expect(await nameOn(courseId, author)).toBe('Third');
});

test('a name that is taken back while its event is on its way does not stay', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId);
  await rename(author, 'Second');
  // The review bears the old name all the while, so that nothing about it tells that the profile has changed.
  await beforeFirstWrite(
    async () => {
      await rename(author, 'Sam Rivera');
      await updated(author);
    },
    () => updated(author),
  );
  expect(await nameOn(courseId, author)).toBe('Sam Rivera');
});

test('a review that is edited, voted for or deleted meanwhile keeps what was done to it', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId, { rating: 4 });
  await rename(author, 'Second');
  await beforeFirstWrite(
    async () => {
      await done('updateMyReview', { as: author, path, body: { rating: 1 } });
      await done('voteHelpful', { as: reviews.kenji, path });
    },
    () => updated(author),
  );
  expect((await reviewOf(courseId, author.userId))?.card).toMatchObject({
    rating: 1,
    helpfulCount: 1,
    author: { displayName: 'Second' },
  });
  await rename(author, 'Third');
  await beforeFirstWrite(
    () => done('deleteMyReview', { as: author, path }),
    () => updated(author),
  );
  expect(await reviewOf(courseId, author.userId)).toBeUndefined();
  await expectWhole(courseId);
});

test('whoever is renamed while posting has the new name once that is told of', async () => {
  const courseId = await createCourse();
  const sam = await person('student', 'First');
  await enroll(sam, courseId);
  await beforeFirstWrite(
    async () => {
      await rename(sam, 'Second');
      await updated(sam);
    },
    () => ask('postReview', { as: sam, path: { courseId }, body: { rating: 4 } }),
  );
  expect(await nameOn(courseId, sam)).toBe('First');
  const event = (await reviewOf(courseId, sam.userId))?.event;
  await main(busEvent('reviews', 'ReviewPosted', { ...event?.detail }), lambdaContext);
  expect(await nameOn(courseId, sam)).toBe('Second');
});

test('an account that is erased leaves reviews of a former learner', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId);
  await rename(author, 'Sam Rivera', { status: 'erased', avatarKey: 'avatars/x/y.png' });
  await updated(author);
  expect((await reviewOf(courseId, author.userId))?.card.author).toEqual({
    userId: author.userId,
    displayName: 'Former learner',
    avatarKey: null,
  });
  await expectWhole(courseId);
});

test('what is left of a hidden review takes no name', async () => {
  const courseId = await createCourse();
  const { author, path } = await reviewed(courseId);
  await done('hideReview', { as: reviews.ada, path });
  await done('deleteMyReview', { as: author, path });
  const left = await reviews.stored(reviewKey(courseId, author.userId));
  await rename(author, 'Samuel Rivera');
  await updated(author);
  expect(await reviews.stored(reviewKey(courseId, author.userId))).toEqual(left);
});

test('somebody without a profile keeps the name that their reviews bear', async () => {
  const courseId = await createCourse();
  const nobody = { userId: 'unknown', token: await reviews.token({ userId: 'unknown' }) };
  await enroll(nobody, courseId);
  await done('postReview', { as: nobody, path: { courseId }, body: { rating: 4 } });
  await updated(nobody);
  expect(await nameOn(courseId, nobody)).toBe('Learner');
});

test('more courses than one call can read are all looked at', async () => {
  const sam = await person('student', 'First');
  const courses = await Promise.all(Array.from({ length: 120 }, () => createCourse()));
  for (const courseId of courses) await enroll(sam, courseId);
  const chosen = courses.toSorted().filter((_, at) => at % 40 === 39);
  for (const courseId of chosen)
    await done('postReview', { as: sam, path: { courseId }, body: { rating: 4 } });
  await rename(sam, 'Second');
  await updated(sam);
  expect(chosen).toHaveLength(3);
  for (const courseId of chosen) expect(await nameOn(courseId, sam)).toBe('Second');
}, 30_000);

test('what the table refuses for good is thrown, and a later delivery ends the work', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId);
  await rename(author, 'Second');
  const isWrite = ({ command }: { command: string }) => command === 'TransactWriteItemsCommand';
  await expect(
    faults.during(
      (attempt) => (isWrite(attempt) && attempt.attempt > 0 ? 'throttle' : undefined),
      () => updated(author),
    ),
  ).rejects.toThrow();
  expect(await nameOn(courseId, author)).toBe('Sam Rivera');
  await updated(author);
  expect(await nameOn(courseId, author)).toBe('Second');
});

test('an event of another type, or without a user, is refused: it is set aside', async () => {
  await expect(main(busEvent('reviews', 'ReviewReported', {}), lambdaContext)).rejects.toThrow();
  await expect(main(busEvent('users', 'ProfileUpdated', {}), lambdaContext)).rejects.toThrow();
});
