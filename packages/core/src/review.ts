import { lostRace } from './errors.ts';
import type { StoredEvent } from './events/event.ts';
import { type Key, reviewIndexKeys, reviewKey } from './keys.ts';
import { formerLearner } from './profile.ts';
import { type Piece, remove, update } from './table.ts';

export type Rating = 1 | 2 | 3 | 4 | 5;

/** What lists show of a review. Times are ISO 8601. */
export interface ReviewCard {
  /** The author's user id. */
  reviewId: string;
  courseId: string;
  /** As copied from the profile; who changes it there is copied anew. */
  author: { userId: string; displayName: string; avatarKey: string | null };
  rating: Rating;
  text: string;
  helpfulCount: number;
  /** Its author’s name is not copied: it is among the course’s instructors, as long as they are one. */
  reply: { text: string; repliedAt: string; author: { userId: string } } | null;
  createdAt: string;
  updatedAt: string;
}

/** The item of a review: without the keys of the lists while it is hidden. */
export interface ReviewItem extends Key {
  card: ReviewCard;
  /** Tells it from an earlier review of the same author that was deleted: a ULID, for two may be of one millisecond. */
  generation: string;
  /** Counts edits of what the card says, and of whether it is hidden. */
  revision: number;
  hidden: boolean;
  reports: number;
  event?: StoredEvent;
}

/**
 * What is left of a hidden review that its author has deleted, in its place: nothing that they wrote, but that their next
 * one is hidden too. An administrator who shows it takes it away.
 */
export interface ReviewTombstone extends Key {
  generation: string;
  revision: number;
  hidden: true;
  reports: number;
  /** ISO 8601. */
  deletedAt: string;
}

/** What may stand at a review's key. */
export type StoredReview = ReviewItem | ReviewTombstone;

/** Whether there is a review, and not only what is left of one. */
export function isReview(stored: StoredReview | undefined): stored is ReviewItem {
  return stored !== undefined && 'card' in stored;
}

/** What somebody has said of a review: good for the review that they saw, not for a later one by the same author. */
export interface Mark {
  /** The review's. */
  generation: string;
}

/** The item of a vote. It is left behind by a review that is deleted, and then is nobody's. */
export interface VoteItem extends Key, Mark {}

export function isMarkOf<M extends Mark>(
  mark: M | undefined,
  review: Pick<ReviewItem, 'generation'> | undefined,
): mark is M {
  return mark !== undefined && mark.generation === review?.generation;
}

/**
 * That a review is still as it was read. The revision alone would not tell: it starts anew in a review that is deleted
 * and posted again.
 */
export function sameReview({ generation, revision }: Pick<ReviewItem, 'generation' | 'revision'>) {
  return { generation, revision };
}

/**
 * Copies an author's name and picture anew to a review; nothing if it bears them already.
 *
 * The pieces are good for the review as it was read: otherwise they refuse with `LostRaceError`.
 */
export function renameAuthor(
  { PK, SK, card, generation, revision }: ReviewItem,
  { displayName, avatarKey }: { displayName: string; avatarKey: string | null },
): Piece[] {
  if (card.author.displayName === displayName && card.author.avatarKey === avatarKey) return [];
  const set = {
    'card.author.displayName': displayName,
    'card.author.avatarKey': avatarKey,
    revision: revision + 1,
  };
  return [update({ PK, SK }, { set, onlyIf: sameReview({ generation, revision }) }, lostRace)];
}

/** Takes an author's name and picture off a review, which stays and counts: see `renameAuthor`. A tombstone has none. */
export function anonymiseReview(review: StoredReview): Piece[] {
  if (!isReview(review)) return [];
  return renameAuthor(review, { displayName: formerLearner, avatarKey: null });
}

/**
 * Counts a vote in or out: while the review is the one that was read, is shown or hidden as it was, and has the votes
 * that it had. A hidden review keeps its votes, and has no place in the lists.
 */
export function countVote({ card, generation, hidden }: Omit<ReviewItem, keyof Key>, by: 1 | -1): Piece {
  const { courseId, reviewId } = card;
  const helpfulCount = card.helpfulCount + by;
  const place = hidden
    ? {}
    : { GSI3SK: reviewIndexKeys(courseId, reviewId, { ...card, helpfulCount }).GSI3SK };
  const onlyIf = { hidden, generation, 'card.helpfulCount': card.helpfulCount };
  return update(
    reviewKey(courseId, reviewId),
    { set: { 'card.helpfulCount': helpfulCount, ...place }, onlyIf },
    lostRace,
  );
}

/**
 * Takes a vote back, whatever has become of the review since: it is at `reviewKeyOfMark(vote.SK)`. A vote for one that is
 * gone, or for an earlier one of its author, counts nowhere and is only deleted.
 *
 * The pieces are good for vote and review as they were read: otherwise they refuse with `LostRaceError`.
 */
export function withdrawVote({ PK, SK, generation }: VoteItem, review: StoredReview | undefined): Piece[] {
  const gone = remove({ PK, SK }, { onlyIf: { generation } }, lostRace);
  return isReview(review) && isMarkOf({ generation }, review) ? [gone, countVote(review, -1)] : [gone];
}
