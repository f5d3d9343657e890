import {
  courseIdOfRank,
  lastRank,
  searchPartition,
  searchRank,
  searchRankRange,
} from '@skillforge/core/keys';
import { type Page, type PageRequest, queryPage } from '@skillforge/core/table';
import type { CourseCard } from '../course.ts';
import {
  anyOther,
  beginsAny,
  type CourseWords,
  cardOfRow,
  courseWords,
  popularityOf,
  rankUnder,
  type SearchEntry,
} from './entries.ts';
import { longestPrefixOf, pairBeginningOf, queryWordsOf } from './words.ts';

/**
 * The search: published courses in which every word of a query is found. Whatever else could search (OpenSearch, where
 * a catalogue has outgrown this: docs/decisions/0010) would take the place of `searchCourses` and of what writes the
 * entries (`index-writer.ts`), and of nothing else.
 *
 * The table keeps, for each beginning of a word and each pair of beginnings, the courses that have it, by rank. A query
 * looks under the pairs of its most telling words, all at once, or under its words where there is no pair. A course that
 * has all words stands under each, so as soon as one of them has been read to its end nothing is left to find: the
 * rarest bounds the search, whichever it is.
 */

/** What is searched for. */
export interface SearchQuery {
  query: string;
  category?: string | undefined;
  level?: string | undefined;
  tag?: string | undefined;
}

/** So many words are looked up; a further one only filters. */
const mostWords = 3;

/** So many entries are read for a page, over all lookups: at about 500 bytes each these are 40 KB, 5 read units. */
const entriesPerPage = 80;

/** Few courses have too many words for pairs. */
const sharesOfGroups = [0.8, 0.2];

/**
 * What is looked up for the words of a query. Each group finds all that is asked for among the courses that it is about:
 * so it is through when any one of its lookups, one or two beginnings, has been read to its end.
 */
export function lookupsOf(asked: string[]): string[][][] {
  const pairable = [...new Set(asked.flatMap((word) => pairBeginningOf(word) ?? []))].slice(0, mostWords);
  const [mostTelling = ''] = pairable;
  const pairs = pairable.flatMap((one, at) => pairable.slice(at + 1).map((another) => [one, another]));
  if (pairs.length > 0) return [pairs, [[anyOther, mostTelling]]];
  const beginnings = [...new Set(asked.map(longestPrefixOf))].slice(0, mostWords);
  return [beginnings.map((one) => [one])];
}

/**
 * How far a search has come: of each lookup, the ranks after which its window begins (empty: at the first) and with which
 * it ends (empty: not known yet), and within what was found there, the place after which the page begins.
 */
interface Progress {
  from: string[];
  to: string[];
  after: string;
}

function progressOf(startKey: PageRequest['startKey'], lookups: string[][]): Progress {
  const nothing = lookups.map(() => '');
  const { from, to, after } = startKey ?? {};
  const ranks = (value: unknown) => (Array.isArray(value) ? value.map(String) : nothing);
  return { from: ranks(from), to: ranks(to), after: typeof after === 'string' ? after : '' };
}

/** A part of what stands under a lookup, in order of rank. */
interface Window {
  entries: SearchEntry[];
  /** The rank up to which it was read; `lastRank` when that was all. */
  end: string;
}

async function readWindow(lookup: string[], from: string, to: string, limit: number): Promise<Window> {
  if (from === lastRank) return { entries: [], end: lastRank };
  const partition = searchPartition(lookup);
  const { items, nextKey } = await queryPage<SearchEntry>(
    { partition, range: searchRankRange({ from, to }) },
    { limit, ...(from === '' ? {} : { startKey: { PK: partition, SK: from } }) },
  );
  return { entries: items, end: typeof nextKey?.SK === 'string' ? nextKey.SK : to || lastRank };
}

interface Found {
  card: CourseCard;
  words: CourseWords;
}

function isAsked({ card, words }: Found, asked: string[], { category, level, tag }: SearchQuery): boolean {
  return (
    asked.every((word) => beginsAny(word, words.title) || beginsAny(word, words.other)) &&
    (category === undefined || card.category === category) &&
    (level === undefined || card.level === level) &&
    (tag === undefined || card.tags.includes(tag))
  );
}

/** What a page is sorted by: how many of the words are not in the title, then as the index sorts. */
function placeOf({ card, words }: Found, asked: string[]): string {
  const outsideTitle = asked.filter((word) => !beginsAny(word, words.title)).length;
  return searchRank(outsideTitle, popularityOf(card), card.courseId);
}

/** Whether a course was already read under one of the lookups, in a window before these. */
function wasRead({ card, words }: Found, lookups: string[][], from: string[]): boolean {
  return lookups.some((lookup, at) => {
    const rank = rankUnder(lookup, words, card);
    return rank !== undefined && rank <= (from[at] ?? '');
  });
}

/** Whether all that stands under a query's only word is found: then no more is read than is shown. */
function findsAll({ category, level, tag }: SearchQuery, [word = '', ...others]: string[]): boolean {
  const isWhole = others.length === 0 && longestPrefixOf(word) === word;
  return isWhole && category === undefined && level === undefined && tag === undefined;
}

/**
 * A page of published courses in which every word of a query is found, in one round trip.
 *
 * Courses with more of the words in the title come first, then those with more learners (by powers of two). Where more
 * is found than a window holds, the order is that of each window. As the work for a page is bounded, a page may be
 * short or empty: only a missing `nextKey` ends the search.
 */
export async function searchCourses(query: SearchQuery, page: PageRequest): Promise<Page<CourseCard>> {
  const asked = queryWordsOf(query.query);
  const groups = lookupsOf(asked);
  const lookups = groups.flat();
  const progress = progressOf(page.startKey, lookups);
  const most = findsAll(query, asked) ? page.limit : entriesPerPage;
  const sizes = groups.flatMap((group, at) => {
    const share = groups.length === 1 ? 1 : (sharesOfGroups[at] ?? 0);
    return group.map(() => Math.min(most, Math.floor((entriesPerPage * share) / group.length)));
  });
  const windows = await Promise.all(
    lookups.map((lookup, at) => {
      const [from = '', to = '', size = 1] = [progress.from[at], progress.to[at], sizes[at]];
      // A window that is read again may have grown in between.
      return readWindow(lookup, from, to, to === '' ? size : 2 * size);
    }),
  );

  const found = new Map<string, Found>();
  for (const { SK, row } of windows.flatMap(({ entries }) => entries)) {
    const courseId = courseIdOfRank(SK);
    if (!found.has(courseId)) {
      const card = cardOfRow(courseId, row);
      found.set(courseId, { card, words: courseWords(card) });
    }
  }
  const sorted = [...found.values()]
    .filter((one) => isAsked(one, asked, query) && !wasRead(one, lookups, progress.from))
    .map((one) => ({ card: one.card, place: placeOf(one, asked) }))
    .filter(({ place }) => place > progress.after)
    .sort((a, b) => (a.place < b.place ? -1 : 1));

  const shown = sorted.slice(0, page.limit);
  const to = windows.map(({ end }) => end);
  const last = shown.at(-1);
  const items = shown.map(({ card }) => card);
  if (last && sorted.length > shown.length) {
    return { items, nextKey: { from: progress.from, to, after: last.place } };
  }
  const ends = new Map(lookups.map((lookup, at) => [lookup, to[at]]));
  const isThrough = (group: string[][]) => group.some((lookup) => ends.get(lookup) === lastRank);
  if (groups.every(isThrough)) return { items };
  const from = groups.flatMap((group) =>
    group.map((lookup) => (isThrough(group) ? lastRank : (ends.get(lookup) ?? lastRank))),
  );
  return { items, nextKey: { from, to: to.map(() => ''), after: '' } };
}
