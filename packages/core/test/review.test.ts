import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import type { ReviewItem, ReviewTombstone, VoteItem } from '../src/review.ts';

const environment = await startFunctionEnvironment();
const { getItem, putItem, table, transact } = await import('../src/table.ts');
const { LostRaceError } = await import('../src/errors.ts');
const { reviewIndexKeys, reviewKey, reviewKeyOfMark, voteKey } = await import('../src/keys.ts');
const { anonymiseReview, isMarkOf, isReview, renameAuthor, withdrawVote } = await import('../src/review.ts');
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

let courses = 0;

/** A stored review of Sam's. */
async function review(more: Partial<ReviewItem> = {}): Promise<ReviewItem> {
  courses += 1;
  const [courseId, reviewId, createdAt] = [`course-${courses}`, 'sam', '2026-03-01T09:00:00.000Z'];
  const card: ReviewItem['card'] = {
    reviewId,
    courseId,
    author: { userId: 'sam', displayName: 'Sam Rivera', avatarKey: 'avatars/sam/1.png' },
    rating: 4,
    text: 'Clear.',
    helpfulCount: 3,
    reply: null,
    createdAt,
    updatedAt: createdAt,
  };
  const item: ReviewItem = {
    ...reviewKey(courseId, reviewId),
    ...reviewIndexKeys(courseId, reviewId, card),
    card,
    generation: 'first',
    revision: 1,
    hidden: false,
    reports: 0,
    ...more,
  };
  await putItem(item);
  return item;
}

const stored = (item: Pick<ReviewItem, 'PK' | 'SK'>) =>
  getItem<ReviewItem>({ PK: item.PK, SK: item.SK }, { consistent: true });

test('a review is anonymised: name and picture go, the rest stays, in the lists too', async () => {
  const before = await review();
  await transact(anonymiseReview(before));
  expect(await stored(before)).toEqual({
    ...before,
    card: { ...before.card, author: { userId: 'sam', displayName: 'Former learner', avatarKey: null } },
    revision: 2,
  });
});

test('a review that is anonymised already takes no write, nor does a name that it bears', async () => {
  const before = await review();
  await transact(anonymiseReview(before));
  const after = await stored(before);
  expect(after && anonymiseReview(after)).toEqual([]);
  expect(renameAuthor(before, before.card.author)).toEqual([]);
  const { displayName } = before.card.author;
  expect(renameAuthor(before, { displayName, avatarKey: null })).toHaveLength(1);
});

test.each([
  ['was edited', { revision: 2 }],
  ['was deleted and posted again', { generation: 'second' }],
])('a review that %s since it was read is left as it is: the race is lost', async (_, more) => {
  const read = await review();
  const now = { ...read, ...more };
  await putItem(now);
  await expect(transact(anonymiseReview(read))).rejects.toThrow(LostRaceError);
  expect(await stored(read)).toEqual(now);
});

test('a review that is gone is not brought back', async () => {
  const read = { ...(await review()), SK: 'review#nobody' };
  await expect(transact(anonymiseReview(read))).rejects.toThrow(LostRaceError);
  expect(await stored(read)).toBeUndefined();
});

/** What is left of a review that was hidden and deleted. */
function tombstoneOf({ PK, SK, generation }: ReviewItem): ReviewTombstone {
  return { PK, SK, generation, revision: 3, hidden: true, reports: 2, deletedAt: '2026-03-02T09:00:00.000Z' };
}

test('a tombstone is no review, and bears no name that could be taken off', async () => {
  const item = await review();
  expect(isReview(item)).toBe(true);
  expect(isReview(tombstoneOf(item))).toBe(false);
  expect(isReview(undefined)).toBe(false);
  expect(anonymiseReview(tombstoneOf(item))).toEqual([]);
});

test('a mark is of the review that it was made of, not of a later one, nor of none', () => {
  expect(isMarkOf({ generation: 'first' }, { generation: 'first' })).toBe(true);
  expect(isMarkOf({ generation: 'first' }, { generation: 'second' })).toBe(false);
  expect(isMarkOf(undefined, { generation: 'first' })).toBe(false);
  expect(isMarkOf({ generation: 'first' }, undefined)).toBe(false);
});

describe('a vote that is taken back', () => {
  async function voteFor({ card, generation }: ReviewItem): Promise<VoteItem> {
    const item: VoteItem = { ...voteKey('mia', card.courseId, card.reviewId), generation };
    await putItem(item);
    return item;
  }

  test('is gone, and counts no more, in the list of the helpful either', async () => {
    const before = await review();
    const vote = await voteFor(before);
    expect(reviewKeyOfMark(vote.SK)).toEqual({ PK: before.PK, SK: before.SK });
    await transact(withdrawVote(vote, before));
    expect(await stored(vote)).toBeUndefined();
    const card = { ...before.card, helpfulCount: 2 };
    expect(await stored(before)).toEqual({
      ...before,
      ...reviewIndexKeys(card.courseId, card.reviewId, card),
      card,
    });
  });

  test('of a hidden review does not bring it back to the lists', async () => {
    const { PK, SK, card, generation, revision, reports } = await review();
    const hidden: ReviewItem = { PK, SK, card, generation, revision, reports, hidden: true };
    await putItem(hidden);
    await transact(withdrawVote(await voteFor(hidden), hidden));
    expect(await stored(hidden)).toEqual({ ...hidden, card: { ...card, helpfulCount: 2 } });
  });

  test('of a review that is gone, of an earlier one or of a tombstone is only deleted', async () => {
    const earlier = await review();
    const now = { ...earlier, generation: 'second' };
    await putItem(now);
    for (const left of [undefined, now, tombstoneOf(earlier)]) {
      const vote = await voteFor(earlier);
      await transact(withdrawVote(vote, left));
      expect(await stored(vote)).toBeUndefined();
      expect(await stored(now)).toEqual(now);
    }
  });

  test.each([
    ['has another vote', ({ card }: ReviewItem) => ({ card: { ...card, helpfulCount: 4 } })],
    ['was hidden', () => ({ hidden: true })],
    ['was deleted and posted again', () => ({ generation: 'second' })],
  ])('from a review that %s since it was read loses the race, and both stay', async (_, changes) => {
    const read = await review();
    const vote = await voteFor(read);
    const now = { ...read, ...changes(read) };
    await putItem(now);
    await expect(transact(withdrawVote(vote, read))).rejects.toThrow(LostRaceError);
    expect(await stored(now)).toEqual(now);
    expect(await stored(vote)).toEqual(vote);
  });

  test.each([
    ['taken back', undefined],
    ['cast again for a later review', 'second'],
  ])('and was %s meanwhile counts once', async (_, generation) => {
    const read = await review();
    const vote = await voteFor(read);
    const later: VoteItem = { ...vote, generation: generation ?? '' };
    if (generation) await putItem(later);
    else await transact(withdrawVote(vote, undefined));
    await expect(transact(withdrawVote(vote, read))).rejects.toThrow(LostRaceError);
    expect((await stored(read))?.card.helpfulCount).toBe(3);
  });
});
