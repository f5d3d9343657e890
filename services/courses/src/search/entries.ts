import { type Key, searchKey, searchRank } from '@skillforge/core/keys';
import type { CourseCard } from '../course.ts';
import { pairBeginningOf, prefixesOf, wordsOf } from './words.ts';

/** How a published course stands in the search: under which beginnings of words, at which rank, with what. */

/**
 * A card without the names of its fields, times in milliseconds: a query reads 80 of these, and the names alone would be
 * a third of what it reads. Its course is in its sort key, its status is `published`.
 */
export type SearchRow = [
  title: string,
  summary: string,
  category: string,
  level: CourseCard['level'],
  tags: string[],
  language: string,
  thumbnail: string | null,
  instructors: [userId: string, displayName: string][],
  capacity: number | null,
  prerequisites: string[],
  skills: string[],
  price: [amount: number, currency: string] | null,
  lessonCount: number,
  durationSeconds: number,
  enrollmentCount: number,
  ratingSum: number,
  ratingCount: number,
  createdAt: number,
  updatedAt: number,
  publishedAt: number,
];

export interface SearchEntry extends Key {
  row: SearchRow;
}

export function rowOf(card: CourseCard): SearchRow {
  return [
    card.title,
    card.summary,
    card.category,
    card.level,
    card.tags,
    card.language,
    card.thumbnail,
    card.instructors.map(({ userId, displayName }) => [userId, displayName]),
    card.capacity,
    card.prerequisites,
    card.skills,
    card.price && [card.price.amount, card.price.currency],
    card.lessonCount,
    card.durationSeconds,
    card.enrollmentCount,
    card.ratingSum,
    card.ratingCount,
    Date.parse(card.createdAt),
    Date.parse(card.updatedAt),
    Date.parse(card.publishedAt ?? card.createdAt),
  ];
}

export function cardOfRow(courseId: string, row: SearchRow): CourseCard {
  const [title, summary, category, level, tags, language, thumbnail, instructors, capacity, ...rest] = row;
  const [prerequisites, skills, price, lessonCount, durationSeconds, ...figures] = rest;
  const [enrollmentCount, ratingSum, ratingCount, createdAt, updatedAt, publishedAt] = figures;
  return {
    courseId,
    title,
    summary,
    category,
    level,
    tags,
    language,
    thumbnail,
    instructors: instructors.map(([userId, displayName]) => ({ userId, displayName })),
    status: 'published',
    capacity,
    prerequisites,
    skills,
    price: price && { amount: price[0], currency: price[1] },
    lessonCount,
    durationSeconds,
    enrollmentCount,
    ratingSum,
    ratingCount,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    publishedAt: new Date(publishedAt).toISOString(),
  };
}

type Searched = Pick<CourseCard, 'title' | 'tags' | 'category' | 'skills' | 'instructors'>;

/** The words under which a course is found: those of its title, and those of the rest. */
export interface CourseWords {
  title: string[];
  other: string[];
}

export function courseWords({ title, tags, category, skills, instructors }: Searched): CourseWords {
  const names = instructors.map(({ displayName }) => displayName);
  return {
    title: wordsOf(title),
    other: [...new Set([category, ...names, ...tags, ...skills].flatMap(wordsOf))],
  };
}

/** How popular a course is, in powers of two: 0 without learners, 1 with one, 2 with two or three, and so on. */
export function popularityOf({ enrollmentCount }: Pick<CourseCard, 'enrollmentCount'>): number {
  return magnitude(enrollmentCount);
}

/** How many binary digits a whole number has, 0 for 0: it changes whenever the number doubles. At most 99. */
export function magnitude(count: number): number {
  return count < 1 ? 0 : Math.min(99, 1 + Math.floor(Math.log2(count)));
}

/** Where the entries of a course are: everything that their keys follow from. */
export interface Standing {
  popularity: number;
  /** The beginnings of the title's words. */
  title: string[];
  /** The beginnings of other words, as far as they are not among the title's. */
  other: string[];
}

export function standingOf(card: CourseCard): Standing {
  const words = courseWords(card);
  const title = new Set(words.title.flatMap(prefixesOf));
  const other = new Set(words.other.flatMap(prefixesOf)).difference(title);
  return { popularity: popularityOf(card), title: [...title], other: [...other] };
}

/** What a course with too many words for pairs stands under, together with each of them. */
export const anyOther = '*';

/** Pairs grow with the square: so many beginnings make 1,770. Most courses have about 20. */
const mostPaired = 60;

function pairableOf(beginnings: string[]): string[] {
  return beginnings.filter((beginning) => pairBeginningOf(beginning) === beginning);
}

/** Whether a course has too many words for pairs. */
function isWide({ title, other }: Pick<Standing, 'title' | 'other'>): boolean {
  return pairableOf(title).length + pairableOf(other).length > mostPaired;
}

/**
 * The keys of a course's entries: under each beginning of a word, and under each pair of two words' beginnings. Thousands
 * of courses have a common word, but few have two of them, so a query of several words need not look far. The few
 * courses with very many words stand under each one together with `anyOther` instead, where a query looks too.
 */
export function keysOf(courseId: string, standing: Standing): Key[] {
  const { popularity, title, other } = standing;
  const inTitle = new Set(title);
  const all = [...title, ...other];
  const pairable = pairableOf(all);
  const together = isWide(standing)
    ? pairable.map((one) => [anyOther, one])
    : pairable.flatMap((one, at) => pairable.slice(at + 1).map((another) => [one, another]));
  return [...all.map((one) => [one]), ...together].map((beginnings) => {
    const outsideTitle = beginnings.filter((one) => one !== anyOther && !inTitle.has(one)).length;
    return searchKey(beginnings, searchRank(outsideTitle, popularity, courseId));
  });
}

/** The rank that a course has under some beginnings, all of which it has; undefined if it does not stand under these. */
export function rankUnder(beginnings: string[], words: CourseWords, card: CourseCard): string | undefined {
  const [first, ...others] = beginnings;
  if (others.length > 0) {
    const beginningsOf = (list: string[]) => list.flatMap((word) => pairBeginningOf(word) ?? []);
    const title = new Set(beginningsOf(words.title));
    const other = new Set(beginningsOf(words.other)).difference(title);
    if (isWide({ title: [...title], other: [...other] }) !== (first === anyOther)) return undefined;
  }
  const outsideTitle = beginnings.filter((one) => one !== anyOther && !beginsAny(one, words.title)).length;
  return searchRank(outsideTitle, popularityOf(card), card.courseId);
}

export function beginsAny(beginning: string, words: string[]): boolean {
  return words.some((word) => word.startsWith(beginning));
}
