import { type AuditAction, noteInAudit } from '@skillforge/core/audit';
import type { Caller } from '@skillforge/core/caller';
import { checkTeaches, checkTeachesNot, countRating } from '@skillforge/core/course/gate';
import { ConflictError, lostRace, NotFoundError } from '@skillforge/core/errors';
import { eventOf, type StoredEvent } from '@skillforge/core/events/event';
import {
  type IndexName,
  type Key,
  reportKey,
  reviewIndexKeys,
  reviewKey,
  reviewsPartition,
  voteKey,
} from '@skillforge/core/keys';
import {
  countVote,
  isMarkOf,
  type Mark,
  type ReviewItem,
  type ReviewTombstone,
  type StoredReview,
  sameReview,
  type VoteItem,
  withdrawVote,
} from '@skillforge/core/review';
import {
  getItems,
  type Item,
  itemOf,
  type Page,
  type PageRequest,
  type Piece,
  putNew,
  queryPage,
  remove,
  update,
} from '@skillforge/core/table';
import { countedRating, type Review } from './review.ts';
import type { ModerationReason } from './review-body.ts';
import type { ReviewSort } from './review-query.ts';

/** The item of a report; left behind like a vote, and gone after a year, for it may say something of somebody. */
export interface ReportItem extends Key, Mark {
  reason: string;
  comment?: string | undefined;
  /** ISO 8601. */
  reportedAt: string;
  /** Seconds since 1970. */
  ttl: number;
  event?: StoredEvent;
}

const reportKeptSeconds = 365 * 24 * 60 * 60;

/** A review, or what is left of one, and whatever else is asked for with it, in one call; strongly consistent. */
export async function readReview(
  courseId: string,
  reviewId: string,
  others: Key[],
): Promise<{ review: StoredReview | undefined; items: Item[] }> {
  const key = reviewKey(courseId, reviewId);
  const items = await getItems<Item>([key, ...others], { consistent: true });
  return { review: itemOf<StoredReview>(items, key), items };
}

const lists: Record<ReviewSort, { index: IndexName; descending: boolean }> = {
  newest: { index: 'GSI1', descending: true },
  highest: { index: 'GSI2', descending: true },
  lowest: { index: 'GSI2', descending: false },
  helpful: { index: 'GSI3', descending: true },
};

/** A page of a course's visible reviews. */
export function listReviews(
  courseId: string,
  sort: ReviewSort,
  page: PageRequest,
): Promise<Page<Pick<ReviewItem, 'card'>>> {
  const partition = reviewsPartition(courseId);
  return queryPage({ ...lists[sort], partition, consistent: false }, page);
}

const keyOf = ({ card }: Pick<Review, 'card'>) => reviewKey(card.courseId, card.reviewId);
const listKeysOf = ({ card }: Pick<Review, 'card'>) => reviewIndexKeys(card.courseId, card.reviewId, card);

/** That what is left of a review is still as it was read. */
const sameTombstone = ({ generation, revision, deletedAt }: ReviewTombstone) => ({
  ...sameReview({ generation, revision }),
  deletedAt,
});

/** Writes a new review where there is none, or in place of what is left of a hidden one. */
function writeNew(item: ReviewItem, buried: ReviewTombstone | undefined): Piece {
  if (!buried) {
    return putNew(item, (stored) => {
      // A tombstone that was not there yet when it was looked for.
      if (stored?.deletedAt !== undefined) return lostRace();
      return new ConflictError('already-reviewed', 'You have reviewed this course already.');
    });
  }
  const { PK, SK, ...set } = item;
  return update({ PK, SK }, { set, remove: ['deletedAt'], onlyIf: sameTombstone(buried) }, lostRace);
}

/** What posting a review writes. */
export function createReview(review: Review, buried: ReviewTombstone | undefined): Piece[] {
  const { courseId, reviewId, rating, author, createdAt } = review.card;
  const detail = { userId: author.userId, courseId, reviewId, rating, postedAt: createdAt };
  const item: ReviewItem = {
    ...keyOf(review),
    ...(review.hidden ? {} : listKeysOf(review)),
    ...review,
    ...eventOf('ReviewPosted', detail, new Date(createdAt)),
  };
  // Before the other refusal: whoever teaches the course by now is told so, reviewed or not.
  return [...countChange(courseId, { after: review }, author.userId), writeNew(item, buried)];
}

/**
 * What a review's coming, going or change means for its course's figures.
 *
 * @param author where given, asks that they do not teach the course, whether or not the figures change
 */
function countChange(
  courseId: string,
  { before, after }: { before?: Review; after?: Review },
  author?: string,
): Piece[] {
  const [from, to] = [countedRating(before), countedRating(after)];
  const refuse = (gate: Item | undefined) => (gate ? lostRace() : new NotFoundError('course'));
  if (from !== to) return [countRating(courseId, { from, to }, author, refuse)];
  return author === undefined ? [] : [checkTeachesNot(courseId, author, refuse)];
}

/**
 * The keys of the lists that a change sets or, where undefined, removes. Votes set the key of theirs, and edits run
 * beside them: neither may write what the other has counted.
 */
function changedListKeys(before: Review, after: Review): Record<string, string | undefined> {
  const keys = listKeysOf(after);
  if (after.hidden) return Object.fromEntries(Object.keys(keys).map((name) => [name, undefined]));
  return before.hidden ? keys : { GSI2SK: keys.GSI2SK };
}

/**
 * What a change of a review writes: nothing if it is the very same object.
 *
 * @param author where it is theirs: they must not teach the course
 */
function changeReview(before: Review, after: Review, author?: string): Piece[] {
  if (after === before) return [];
  const { card, hidden, revision } = after;
  const set = {
    'card.rating': card.rating,
    'card.text': card.text,
    'card.reply': card.reply,
    'card.updatedAt': card.updatedAt,
    hidden,
    revision,
    ...changedListKeys(before, after),
  };
  return [
    update(keyOf(before), { set, onlyIf: sameReview(before) }, lostRace),
    ...countChange(card.courseId, { before, after }, author),
  ];
}

/** What an author's change of their review writes. */
export function editMyReview(before: Review, after: Review): Piece[] {
  return changeReview(before, after, before.card.author.userId);
}

/** What a reply to a review writes; whoever is no admin must still teach the course. */
export function writeReply(before: Review, after: Review, { userId, isAdmin }: Caller): Piece[] {
  if (after === before) return [];
  const teachesYet = isAdmin ? [] : [checkTeaches(before.card.courseId, userId, lostRace)];
  return [...changeReview(before, after), ...teachesYet];
}

/** Who hides or shows a review, and why. */
interface Moderation {
  actorId: string;
  reason?: ModerationReason;
}

function noteModeration(
  action: AuditAction,
  { courseId, reviewId: userId }: { courseId: string; reviewId: string },
  { actorId, reason }: Moderation,
): Piece {
  return noteInAudit({ actorId, action, userId, details: { courseId, ...(reason ? { reason } : {}) } });
}

/** What hiding or showing a review writes: the audit tells of it. */
export function moderateReview(before: Review, after: Review, by: Moderation): Piece[] {
  if (after === before) return [];
  const action: AuditAction = after.hidden ? 'review-hidden' : 'review-unhidden';
  return [...changeReview(before, after), noteModeration(action, before.card, by)];
}

/** What showing again writes where nothing is left to be shown: the author's next review is not hidden. */
export function clearTombstone(
  buried: ReviewTombstone,
  path: { courseId: string; reviewId: string },
  by: Moderation,
): Piece[] {
  const { PK, SK } = buried;
  return [
    remove({ PK, SK }, { onlyIf: sameTombstone(buried) }, lostRace),
    noteModeration('review-unhidden', path, by),
  ];
}

/** What deleting a review removes, or leaves of a hidden one: or to post anew would be to show it again. */
export function deleteReview(review: Review, now = new Date()): Piece[] {
  const { hidden, revision } = review;
  const onlyIf = sameReview(review);
  if (!hidden) {
    const { courseId } = review.card;
    return [remove(keyOf(review), { onlyIf }, lostRace), ...countChange(courseId, { before: review })];
  }
  const set = { deletedAt: now.toISOString(), revision: revision + 1 };
  return [update(keyOf(review), { set, remove: ['card', 'event'], onlyIf }, lostRace)];
}

/** Writes a mark where none stands, or one that was left behind by an earlier review of the same author. */
function writeMark<M extends Key & Mark>({ PK, SK, ...fields }: M, left: Mark | undefined): Piece {
  if (!left) return putNew({ PK, SK, ...fields }, lostRace);
  const onlyIf = { generation: left.generation };
  return update({ PK, SK }, { set: fields, onlyIf }, lostRace);
}

/** What a vote for a review writes; nothing if it has the voter's already. */
export function castVote(review: Review, vote: VoteItem | undefined, userId: string): Piece[] {
  if (isMarkOf(vote, review)) return [];
  const { courseId, reviewId } = review.card;
  const item: VoteItem = { ...voteKey(userId, courseId, reviewId), generation: review.generation };
  return [writeMark(item, vote), countVote(review, 1)];
}

/** What taking a vote back removes; nothing if the review has none of the voter's. */
export function takeVoteBack(review: ReviewItem, vote: VoteItem | undefined): Piece[] {
  return isMarkOf(vote, review) ? withdrawVote(vote, review) : [];
}

/** What a report of a review writes; nothing if the same person has reported it already. */
export function reportReview(
  review: Review,
  left: ReportItem | undefined,
  { userId, reason, comment }: { userId: string; reason: string; comment?: string | undefined },
  now = new Date(),
): Piece[] {
  if (isMarkOf(left, review)) return [];
  const { generation } = review;
  const { courseId, reviewId } = review.card;
  const item: ReportItem = {
    ...reportKey(userId, courseId, reviewId),
    generation,
    reason,
    comment,
    reportedAt: now.toISOString(),
    ttl: Math.floor(now.getTime() / 1_000) + reportKeptSeconds,
    ...eventOf('ReviewReported', { courseId, reviewId, reportedBy: userId, reason }, now),
  };
  const onlyIf = { hidden: false, generation };
  return [writeMark(item, left), update(keyOf(review), { add: { reports: 1 }, onlyIf }, lostRace)];
}
