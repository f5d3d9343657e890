import { isDeepStrictEqual } from 'node:util';
import { dueKey, type Key, type ListingSort, listingKey, placementKey } from '@skillforge/core/keys';
import type { CourseCard } from './course.ts';

/**
 * Where a published course stands in the sorted listings, and what its card says there. A change of its content moves
 * it at once; a change of its figures alone at most once in `figuresInterval`, however many enroll.
 */
export interface Placement {
  /** Another one for every move. */
  placementId: string;
  courseId: string;
  card: CourseCard;
  /** ISO 8601. */
  placedAt: string;
}

export interface PlacementItem extends Key {
  placement: Placement;
}

/** Says that a course's figures have changed, and from when on they may move it (ISO 8601). */
export interface DueItem extends Key {
  dueAt: string;
}

export interface ListingItem extends Key {
  card: CourseCard;
}

const figuresInterval = 60_000;

const priorRatings = 10;
const priorSum = 35;

/** What `top-rated` sorts by: the mean, drawn to 3.5 while there are few ratings; in millionths. */
export function score({ ratingSum, ratingCount }: Pick<CourseCard, 'ratingSum' | 'ratingCount'>): number {
  return Math.round(((ratingSum + priorSum) / (ratingCount + priorRatings)) * 1_000_000);
}

function value(sort: ListingSort, card: CourseCard): number {
  return sort === 'popular' ? card.enrollmentCount : score(card);
}

/** The entries of a card: in each sorted listing, of its category and of all. */
export function listingItems(card: CourseCard): ListingItem[] {
  const sorts: ListingSort[] = ['popular', 'top-rated'];
  return sorts.flatMap((sort) =>
    [undefined, card.category].map((category) => ({
      ...listingKey(sort, category, value(sort, card), card.courseId),
      card,
    })),
  );
}

export function placementItem(placement: Placement): PlacementItem {
  return { ...placementKey(placement.courseId), placement };
}

/** A minute later, for both ISO 8601. */
export function aMinuteAfter(since: string): string {
  return new Date(Date.parse(since) + figuresInterval).toISOString();
}

/** Says that a course is to be looked at again a minute after something was done about it. */
export function dueItem({ courseId, since }: { courseId: string; since: string }): DueItem {
  return { ...dueKey(courseId), dueAt: aMinuteAfter(since) };
}

/** What enrollments and reviews change. */
export const figures = ({ enrollmentCount, ratingSum, ratingCount }: CourseCard) => ({
  enrollmentCount,
  ratingSum,
  ratingCount,
});

export function sameFigures(a: CourseCard, b: CourseCard): boolean {
  return isDeepStrictEqual(figures(a), figures(b));
}

/** What is to be done about a course's place: nothing, wait for the minute to pass, move it, or take it out. */
export type Step = 'none' | 'wait' | 'place' | 'remove';

/** @param card as it stands now; undefined when the course is not in the catalogue */
export function nextStep(
  placed: Placement | undefined,
  card: CourseCard | undefined,
  now = new Date(),
): Step {
  if (!card) return placed ? 'remove' : 'none';
  if (!placed) return 'place';
  if (isDeepStrictEqual(placed.card, card)) return 'none';
  const onlyFigures = isDeepStrictEqual({ ...placed.card, ...figures(card) }, card);
  const recently = now.getTime() - Date.parse(placed.placedAt) < figuresInterval;
  return onlyFigures && recently ? 'wait' : 'place';
}
