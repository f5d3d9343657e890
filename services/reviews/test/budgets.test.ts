import { profileKey, reviewIndexKeys, reviewKey } from '@skillforge/core/keys';
import type { Rating, ReviewItem } from '@skillforge/core/review';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import { busEvent } from '@skillforge/testing/bus-events';
import { type Cost, capacityMeter } from '@skillforge/testing/capacity-meter';
import { newReview } from '../src/review.ts';
import { enrollmentItem, type Operation, type Person, sorts, startReviews } from './reviews.ts';

/** What the routes cost: the budgets of docs/data-model.md, counted at the table's client. */

const reviews = await startReviews();
const { amara, kenji, ada, ask, done, createCourse, person } = reviews;
const { main: refreshAuthor } = await import('../src/functions/refresh-author.ts');
const measured = capacityMeter(reviews.table);
afterAll(() => reviews.stop());

async function costOf(operation: Operation, asking: Parameters<typeof ask>[1] = {}): Promise<Cost> {
  const { result, cost } = await measured(() => ask(operation, asking));
  expect(result.status).toBeLessThan(300);
  return cost;
}

/** 200 characters, as learners write. */
const typicalText =
  'I had used SELECT for years without knowing what a window was. The lessons are short, each ends with a query to write. The part on plans could be longer. Still, the best ten hours I spent on databases.';

const longText = '語'.repeat(2_000);

/** A typical reviewer: with a picture. */
const avatarKeyOf = (userId: string) => `avatars/${userId}/01JD0M8Z5W3V7QH2K4N6P8R0TS.webp`;

function reviewItem(courseId: string, number: number, text: string): ReviewItem {
  const userId = `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
  const author = { userId, displayName: 'Katharina Berg', avatarKey: avatarKeyOf(userId) };
  const ratings: Rating[] = [5, 4, 5, 3, 4, 5, 2, 5, 4, 1];
  const rating = ratings[number % 10] ?? 5;
  const review = newReview(courseId, author, { rating, text }, new Date(1_770_000_000_000 + number * 61_001));
  const reply = {
    text: 'Thank you, Katharina. There will be more on plans next month.',
    repliedAt: review.card.createdAt,
    author: { userId: amara.userId },
  };
  const card = { ...review.card, helpfulCount: number % 40, reply: number % 13 === 3 ? reply : null };
  return {
    ...reviewKey(courseId, userId),
    ...reviewIndexKeys(courseId, userId, card),
    ...review,
    card,
  };
}

/** A course with so many reviews, past the functions. */
async function planted(count: number, text = typicalText): Promise<string> {
  const courseId = await createCourse();
  await reviews.putAll(Array.from({ length: count }, (_, number) => reviewItem(courseId, number, text)));
  return courseId;
}

describe('a page of 20 reviews', () => {
  test.each(sorts)(
    'by %s takes one round trip and at most 3 RCU, and reads what may be a moment old',
    async (sort) => {
      const courseId = await planted(60);
      const cost = await costOf('listReviews', { path: { courseId }, query: { sort } });
      expect(cost).toMatchObject({ roundTrips: 1, writeUnits: 0, consistentReads: [false, false] });
      expect(cost.calls.toSorted()).toEqual(['BatchGetItemCommand', 'QueryCommand']);
      expect(cost.readUnits).toBeLessThanOrEqual(3);
      expect(cost.readUnits).toBeGreaterThanOrEqual(2.5);
    },
  );

  test('costs the same with 1,000 reviews, at the start and deep inside', async () => {
    const [few, many] = [await planted(25), await planted(1_000)];
    for (const sort of sorts) {
      const small = await costOf('listReviews', { path: { courseId: few }, query: { sort } });
      let cursor: string | undefined;
      for (let page = 0; page < 4; page++) {
        const query = { sort, ...(cursor === undefined ? {} : { cursor }) };
        const { result, cost } = await measured(() =>
          ask('listReviews', { path: { courseId: many }, query }),
        );
        expect(Math.abs(cost.readUnits - small.readUnits)).toBeLessThanOrEqual(0.5);
        expect(cost).toMatchObject({ roundTrips: 1 });
        cursor = result.body.nextCursor;
      }
    }
  });

  test('of the longest that there can be costs 18 RCU', async () => {
    const courseId = await planted(25, longText);
    const cost = await costOf('listReviews', { path: { courseId } });
    expect(cost.roundTrips).toBe(1);
    expect(cost.readUnits).toBe(18);
  });
});

/** Somebody who may review a course, with a profile as users have them. */
async function learner(courseId: string): Promise<Person> {
  const somebody = await person('student', 'Katharina Berg');
  const { userId } = somebody;
  const card = {
    userId,
    email: 'katharina.berg@example.com',
    displayName: 'Katharina Berg',
    avatarKey: avatarKeyOf(userId),
    role: 'student',
    status: 'active',
    createdAt: '2026-03-01T09:00:00.000Z',
  };
  await reviews.put({ ...profileKey(userId), displayName: card.displayName, role: 'student', card });
  const completed = new Set(Array.from({ length: 40 }, (_, at) => at + 1));
  await reviews.putAll([enrollmentItem(userId, courseId, { completed })]);
  return somebody;
}

const post = (as: Person, courseId: string, text: string, headers = {}) =>
  costOf('postReview', { as, path: { courseId }, body: { rating: 4, text }, headers });

describe('posting a review', () => {
  test('takes two round trips and at most 12 WCU', async () => {
    const courseId = await createCourse();
    const cost = await post(await learner(courseId), courseId, typicalText);
    expect(cost).toMatchObject({ roundTrips: 2, consistentReads: [true] });
    expect(cost.calls.toSorted()).toEqual([
      'BatchGetItemCommand',
      'TransactWriteItemsCommand',
      'UpdateItemCommand',
    ]);
    // The count 1, the review 2 and in each list 1, the gate 1; a transaction takes twice what it writes to the table.
    expect([cost.readUnits, cost.writeUnits]).toEqual([4, 1 + 2 * 2 + 3 + 2 * 1]);
    expect(cost.writeUnits).toBeLessThanOrEqual(12);
  });

  test('with a key takes 2 WCU per KB more', async () => {
    const courseId = await createCourse();
    const plain = await post(await learner(courseId), courseId, typicalText);
    const keyed = await post(await learner(courseId), courseId, typicalText, { 'Idempotency-Key': 'a' });
    expect(keyed.roundTrips).toBe(2);
    expect(keyed.writeUnits - plain.writeUnits).toBe(2);
  });

  test('of the longest kind takes 38 WCU', async () => {
    const courseId = await createCourse();
    const cost = await post(await learner(courseId), courseId, longText);
    expect(cost.writeUnits).toBe(38);
  });
});

test('the other routes take one strongly consistent read and one transaction, and as much as they need', async () => {
  const courseId = await createCourse();
  const author = await learner(courseId);
  await done('postReview', { as: author, path: { courseId }, body: { rating: 4, text: typicalText } });
  const path = { courseId, reviewId: author.userId };
  const reply = { text: 'Thank you! There will be more on plans.' };
  const routes: [Operation, Parameters<typeof ask>[1], readUnits: number, writeUnits: number][] = [
    ['getMyReview', { as: author, path }, 2, 0],
    ['updateMyReview', { as: author, path, body: { rating: 2 } }, 3, 10],
    ['updateMyReview', { as: author, path, body: { text: `${typicalText}!` } }, 3, 9],
    ['updateMyReview', { as: author, path, body: { rating: 2 } }, 3, 0],
    ['voteHelpful', { as: kenji, path }, 3, 10],
    ['voteHelpful', { as: kenji, path }, 3, 0],
    ['withdrawVote', { as: kenji, path }, 3, 10],
    ['withdrawVote', { as: kenji, path }, 3, 0],
    ['replyToReview', { as: amara, path, body: reply }, 3, 9],
    ['replyToReview', { as: ada, path, body: { text: 'Thank you!' } }, 3, 7],
    ['reportReview', { as: kenji, path, body: { reason: 'spam' } }, 3, 6],
    ['reportReview', { as: kenji, path, body: { reason: 'spam' } }, 3, 0],
    ['hideReview', { as: ada, path }, 2, 11],
    ['hideReview', { as: ada, path }, 2, 0],
    ['unhideReview', { as: ada, path }, 2, 11],
    ['deleteMyReview', { as: author, path }, 2, 9],
    ['postReview', { as: author, path, body: { rating: 3, text: typicalText } }, 4, 10],
    ['hideReview', { as: ada, path }, 2, 11],
    ['updateMyReview', { as: author, path, body: { rating: 2 } }, 3, 4],
    ['deleteMyReview', { as: author, path }, 2, 2],
    ['hideReview', { as: ada, path }, 2, 0],
    ['postReview', { as: author, path, body: { rating: 3, text: typicalText } }, 4, 5],
    ['deleteMyReview', { as: author, path }, 2, 2],
    ['unhideReview', { as: ada, path }, 2, 4],
  ];
  for (const [operation, asking, readUnits, writeUnits] of routes) {
    const writes = writeUnits > 0 ? ['TransactWriteItemsCommand'] : [];
    expect({ operation, ...(await costOf(operation, asking)) }).toEqual({
      operation,
      roundTrips: 1 + writes.length,
      calls: ['BatchGetItemCommand', ...(operation === 'postReview' ? ['UpdateItemCommand'] : []), ...writes],
      readUnits,
      writeUnits,
      consistentReads: [true],
    });
  }
});

test('a new name takes a look at all of a learner’s courses, and a read and a transaction for each review', async () => {
  const courseId = await createCourse();
  const author = await learner(courseId);
  const { userId } = author;
  await done('postReview', { as: author, path: { courseId }, body: { rating: 4, text: typicalText } });
  const tell = async (service: string, type: string, detail: Record<string, unknown>) =>
    (await measured(() => refreshAuthor(busEvent(service, type, detail), lambdaContext))).cost;
  const postedAt = new Date().toISOString();
  const posted = { userId, courseId, reviewId: userId, rating: 4, postedAt };
  expect(await tell('reviews', 'ReviewPosted', posted)).toEqual({
    roundTrips: 1,
    calls: ['BatchGetItemCommand'],
    readUnits: 2,
    writeUnits: 0,
    consistentReads: [true],
  });
  const profile = await reviews.stored(profileKey(userId));
  await reviews.put({ ...profileKey(userId), ...profile, displayName: 'Katharina Sommer' });
  expect(await tell('users', 'ProfileUpdated', { userId })).toEqual({
    roundTrips: 4,
    calls: ['QueryCommand', 'BatchGetItemCommand', 'BatchGetItemCommand', 'TransactWriteItemsCommand'],
    readUnits: 1 + 2 + 2,
    writeUnits: 2 * 2 + 3 + 2 * 1,
    consistentReads: [true, true, true],
  });
  expect(await tell('users', 'ProfileUpdated', { userId })).toMatchObject({ roundTrips: 2, writeUnits: 0 });
});
