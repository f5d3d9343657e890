import { isDeepStrictEqual } from 'node:util';
import { type Key, searchIndexKey } from '@skillforge/core/keys';
import type { CourseCard } from '../course.ts';
import { figures } from '../placement.ts';
import {
  keysOf,
  magnitude,
  popularityOf,
  rowOf,
  type SearchEntry,
  type Standing,
  standingOf,
} from './entries.ts';

/**
 * The search entries of one course, kept as its card is. There are more of them than one transaction takes. So beside
 * the course stands where entries of it may be: what is going to be written is added there first, then the entries are
 * written, at last what was removed is taken off. Whoever dies in between leaves no entry that is not accounted for.
 */
export interface Indexed {
  /** Another one for every writing: of two that write at the same moment, the entries take the latter's only. */
  indexId: string;
  courseId: string;
  /** Where there may be entries. */
  standings: Standing[];
  /** False while they are being written. */
  isWhole: boolean;
  /** What the entries say. */
  card: CourseCard;
  /** ISO 8601. */
  indexedAt: string;
}

export interface SearchIndexItem extends Key {
  indexed: Indexed;
}

export function searchIndexItem(indexed: Indexed): SearchIndexItem {
  return { ...searchIndexKey(indexed.courseId), indexed };
}

/** How a course is indexed once all of its entries are written. */
export function indexedAs(card: CourseCard, indexId: string, now: Date): Indexed {
  const { courseId } = card;
  return {
    indexId,
    courseId,
    standings: [standingOf(card)],
    isWhole: true,
    card,
    indexedAt: now.toISOString(),
  };
}

/** Where entries of a course may be. */
export function entryKeys({ courseId, standings }: Indexed): Key[] {
  return standings.flatMap((standing) => keysOf(courseId, standing));
}

/** All entries of a course. */
export function searchEntries(indexed: Indexed): SearchEntry[] {
  const row = rowOf(indexed.card);
  return entryKeys(indexed).map((key) => ({ ...key, row }));
}

/** Each writing costs some hundred units, so what changes often is written once a minute at most. */
const interval = 60_000;

const outline = ({ lessonCount, durationSeconds, updatedAt }: CourseCard) => ({
  lessonCount,
  durationSeconds,
  updatedAt,
});

/** What is to be done about a course's entries: nothing, wait for the minute to pass, write them, or take them out. */
export type SearchStep = 'none' | 'wait' | 'write' | 'remove';

/**
 * Figures alone are written when their number has doubled or halved: in between, the search shows those of the last
 * writing. What changes often is written once a minute at most.
 *
 * @param card as it stands now; undefined when the course is not in the catalogue
 */
export function nextSearchStep(
  indexed: Indexed | undefined,
  card: CourseCard | undefined,
  now: Date,
): SearchStep {
  if (!card) return indexed ? 'remove' : 'none';
  if (!indexed?.isWhole) return 'write';
  const { popularity } = standingOf(card);
  const standings = indexed.standings.map((standing) => ({ ...standing, popularity }));
  if (!isDeepStrictEqual(standings, [standingOf(card)])) return 'write';
  const told = { ...indexed.card, ...figures(card) };
  if (!isDeepStrictEqual({ ...told, ...outline(card) }, card)) return 'write';
  const isOutOfDate =
    !isDeepStrictEqual(outline(told), outline(card)) ||
    popularityOf(indexed.card) !== popularity ||
    magnitude(indexed.card.ratingCount) !== magnitude(card.ratingCount);
  if (!isOutOfDate) return 'none';
  return now.getTime() - Date.parse(indexed.indexedAt) < interval ? 'wait' : 'write';
}
