import { isDeepStrictEqual } from 'node:util';
import {
  aboutKey,
  catalogPartition,
  categoryPartition,
  courseIdOfPartition,
  courseKey,
  gateKey,
  lessonContentKey,
  lessonKey,
  listingPartition,
  placementKey,
  searchIndexKey,
  searchPrefix,
  teachesKey,
  teachesPrefix,
} from '@skillforge/core/keys';
import { type Indexed, searchEntries } from '@skillforge/courses/search/search-index';
import * as z from 'zod';
import type { Item } from './table.ts';

/** What docs/data-model.md promises of the items of courses, as a check over a whole table. */

const itemKey = z.looseObject({ PK: z.string(), SK: z.string() });
type Keyed = z.infer<typeof itemKey>;

const card = z.looseObject({
  courseId: z.string(),
  title: z.string(),
  category: z.string(),
  status: z.enum(['draft', 'published', 'archived', 'deleted']),
  instructors: z.array(z.looseObject({ userId: z.string() })),
  lessonCount: z.number(),
  durationSeconds: z.number(),
  publishedAt: z.string().nullable(),
});
const courseItem = z.looseObject({
  card,
  order: z.array(z.number()),
  drafts: z.array(z.number()),
  nextLessonNumber: z.number(),
  GSI1PK: z.string().optional(),
  GSI2PK: z.string().optional(),
});
const aboutItem = z.looseObject({ description: z.string() });
const gateItem = z.looseObject({
  status: z.string(),
  instructors: z.array(z.string()),
  everEnrolled: z.number(),
});
const entry = z.looseObject({
  lessonId: z.string(),
  number: z.number(),
  status: z.enum(['draft', 'published']),
  durationSeconds: z.number(),
});
const lessonItem = z.looseObject({ entry, revision: z.number() });
const contentItem = z.looseObject({ lesson: entry });
const listingItem = z.looseObject({ card });

const listingSorts = ['popular', 'top-rated'] as const;

const sorted = (values: (string | number)[]) => JSON.stringify(values.toSorted());

interface Course {
  courseId: string;
  item: z.infer<typeof courseItem>;
  items: Keyed[];
}

function coursesIn(items: Keyed[]): { courses: Course[]; flaws: string[] } {
  const byCourse = Map.groupBy(items, ({ PK }) => courseIdOfPartition(PK));
  const courses: Course[] = [];
  const flaws: string[] = [];
  for (const [courseId, own] of byCourse) {
    if (courseId === undefined) continue;
    const found = own.find(({ SK }) => SK === courseKey(courseId).SK);
    if (found) courses.push({ courseId, item: courseItem.parse(found), items: own });
    else flaws.push(`${courseId} has no card, but ${own.map(({ SK }) => SK).join(', ')}`);
  }
  return { courses, flaws };
}

/**
 * What is not whole in the courses that somebody can see, at any moment: each has its card, description, gate and
 * lessons, and stands where those who teach it look.
 */
export function brokenCourses(table: Item[]): string[] {
  const items = table.map((item) => itemKey.parse(item));
  const { courses, flaws } = coursesIn(items);
  const alive = courses.filter(({ item }) => item.card.status !== 'deleted');
  for (const course of alive) flaws.push(...flawsOf(course));

  const taught = items.filter(({ SK }) => SK.startsWith(teachesPrefix)).map(({ PK, SK }) => `${PK} ${SK}`);
  const teach = (of: Course[]) =>
    of.flatMap(({ courseId, item }) =>
      item.card.instructors.map(({ userId }) => {
        const { PK, SK } = teachesKey(userId, courseId);
        return `${PK} ${SK}`;
      }),
    );
  const known = new Set(teach(courses));
  flaws.push(...teach(alive).flatMap((one) => (taught.includes(one) ? [] : [`${one} is missing`])));
  flaws.push(...taught.flatMap((one) => (known.has(one) ? [] : [`${one} is of no course`])));
  return flaws;
}

function flawsOf({ courseId, item, items }: Course): string[] {
  const flaws: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) flaws.push(`${courseId}: ${what}`);
  };
  const at = ({ SK }: { SK: string }) => items.find((one) => one.SK === SK);
  const { card: own, order, drafts } = item;
  expect(aboutItem.safeParse(at(aboutKey(courseId))).success, 'no description');
  const gate = gateItem.safeParse(at(gateKey(courseId))).data;
  expect(gate !== undefined, 'no gate');
  expect(gate?.status === own.status, `the gate says ${gate?.status}, the card ${own.status}`);
  const instructors = own.instructors.map(({ userId }) => userId);
  expect(sorted(gate?.instructors ?? []) === sorted(instructors), 'the gate names other instructors');

  const entries = items.flatMap((one) => lessonItem.safeParse(one).data?.entry ?? []);
  const contents = items.flatMap((one) => contentItem.safeParse(one).data?.lesson ?? []);
  const numbers = entries.map(({ number }) => number);
  expect(new Set(order).size === order.length, `the order ${order} names a lesson twice`);
  expect(sorted(order) === sorted(numbers), `the order is ${order}, the entries are ${numbers}`);
  expect(sorted(contents.map(({ number }) => number)) === sorted(order), 'entries and contents differ');
  expect(
    order.every((number) => number < item.nextLessonNumber),
    'the next number is taken',
  );
  for (const lesson of [...entries, ...contents]) {
    const other = contents.find(({ number }) => number === lesson.number);
    expect(
      lesson.status === other?.status,
      `lesson ${lesson.number} is ${lesson.status} and ${other?.status}`,
    );
    expect(drafts.includes(lesson.number) === (lesson.status === 'draft'), `drafts are not ${drafts}`);
  }
  const published = entries.filter(({ status }) => status === 'published');
  expect(own.lessonCount === published.length, `counts ${own.lessonCount} lessons`);
  const seconds = published.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  expect(own.durationSeconds === seconds, `lasts ${own.durationSeconds} s, its lessons ${seconds} s`);

  const listed = own.status === 'published';
  expect(!listed || own.publishedAt !== null, 'is published at no time');
  expect(item.GSI1PK === (listed ? catalogPartition : undefined), `stands in ${item.GSI1PK}`);
  expect(item.GSI2PK === (listed ? categoryPartition(own.category) : undefined), `stands in ${item.GSI2PK}`);

  const keys = [
    courseKey(courseId),
    aboutKey(courseId),
    gateKey(courseId),
    placementKey(courseId),
    searchIndexKey(courseId),
    ...entries.map(({ lessonId }) => lessonKey(courseId, lessonId)),
    ...contents.map(({ lessonId }) => lessonContentKey(courseId, lessonId)),
  ].map(({ SK }) => SK);
  for (const { SK } of items) expect(keys.includes(SK), `nobody knows ${SK}`);
  return flaws;
}

/**
 * What the projections have not done yet, or wrong: every published course stands once in each of its sorted listings
 * with the card of today, and under its own words in the search, nothing else does, and of deleted courses nothing is left.
 */
export function openProjections(table: Item[]): string[] {
  const items = table.map((item) => itemKey.parse(item));
  const { courses } = coursesIn(items);
  const expected = new Map<string, string[]>();
  const flaws: string[] = [];
  for (const { courseId, item, items: own } of courses) {
    const placed = own.some(({ SK }) => SK === placementKey(courseId).SK);
    if (item.card.status === 'deleted') flaws.push(`${courseId} is not gone yet`);
    const listed = item.card.status === 'published';
    if (placed !== listed) flaws.push(`${courseId} is ${item.card.status} and ${placed ? '' : 'not '}placed`);
    if (!listed) continue;
    for (const partition of listingSorts.flatMap((sort) => [
      listingPartition(sort, undefined),
      listingPartition(sort, item.card.category),
    ])) {
      expected.set(partition, [...(expected.get(partition) ?? []), JSON.stringify(canonical(item.card))]);
    }
  }
  const isListing = ({ PK }: Keyed) =>
    listingSorts.some((sort) => PK.startsWith(listingPartition(sort, undefined)));
  const found = Map.groupBy(items.filter(isListing), ({ PK }) => PK);
  for (const partition of new Set([...expected.keys(), ...found.keys()])) {
    const entries = (found.get(partition) ?? []).map((one) =>
      JSON.stringify(canonical(listingItem.parse(one).card)),
    );
    if (sorted(entries) !== sorted(expected.get(partition) ?? [])) {
      flaws.push(
        `${partition} has ${entries.length} entries that are not its ${expected.get(partition)?.length ?? 0} courses`,
      );
    }
  }
  return [...flaws, ...openSearchEntries(items, courses)];
}

const searchIndexItem = z.looseObject({ indexed: z.custom<Indexed>() });

/** Entries of the search that are missing, of yesterday, or nobody's. */
function openSearchEntries(items: Keyed[], courses: Course[]): string[] {
  const flaws: string[] = [];
  const expected = new Map<string, unknown>();
  for (const { courseId, item, items: own } of courses) {
    const found = own.find(({ SK }) => SK === searchIndexKey(courseId).SK);
    const isListed = item.card.status === 'published';
    if (isListed !== (found !== undefined))
      flaws.push(`${courseId} is ${item.card.status}, indexed: ${!isListed}`);
    if (!found) continue;
    const { indexed } = searchIndexItem.parse(found);
    if (!indexed.isWhole) flaws.push(`${courseId} is being indexed`);
    if (indexed.card.title !== item.card.title) flaws.push(`${courseId} is indexed as ${indexed.card.title}`);
    for (const { PK, SK, row } of searchEntries(indexed)) expected.set(`${PK} ${SK}`, row);
  }
  for (const { PK, SK, row } of items.filter((item) => item.PK.startsWith(searchPrefix))) {
    const key = `${PK} ${SK}`;
    if (!expected.has(key)) flaws.push(`${key} is nobody's`);
    else if (!isDeepStrictEqual(expected.get(key), row)) flaws.push(`${key} says something else`);
    expected.delete(key);
  }
  return [...flaws, ...[...expected.keys()].map((key) => `${key} is missing`)];
}

/** The same content in the same order of names. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, canonical(part)]);
}
