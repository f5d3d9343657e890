import { lostRace } from '@skillforge/core/errors';
import { deleteFolder } from '@skillforge/core/files/deletion';
import { courseFolders } from '@skillforge/core/files/file-names';
import { newId } from '@skillforge/core/ids';
import {
  courseIdOfMark,
  courseKey,
  coursePartition,
  dueKey,
  duePartition,
  gateKey,
  type Key,
  placementKey,
  searchIndexKey,
  searchPrefix,
  teachesKey,
  writingKey,
} from '@skillforge/core/keys';
import { untilWon } from '@skillforge/core/retry';
import {
  areStored,
  check,
  checkMissing,
  deleteItem,
  deleteItems,
  getItem,
  getItems,
  itemAt,
  type PageRequest,
  type Piece,
  put,
  putItem,
  putNew,
  queryKeys,
  queryPage,
  remove,
  removeOthers,
  transact,
  update,
} from '@skillforge/core/table';
import type { CourseCard } from './course.ts';
import { type CourseItem, cardOf, courseFrom, type GateItem } from './course-items.ts';
import {
  type DueItem,
  dueItem,
  listingItems,
  nextStep,
  type Placement,
  type PlacementItem,
  placementItem,
  sameFigures,
} from './placement.ts';
import { removeSearchEntries, unmark, writeSearchEntries } from './search/index-writer.ts';
import {
  entryKeys,
  type Indexed,
  nextSearchStep,
  type SearchIndexItem,
  searchEntries,
} from './search/search-index.ts';

/**
 * What follows from a course: its places in the sorted listings, the figures on its card, under which words it is found,
 * and, for a tombstone, that everything goes. All of it is worked out from the present state, so it may run for the same
 * course twice, late, or in parallel with itself.
 */

interface State {
  item: CourseItem | undefined;
  /** The card with exact figures. */
  exact: CourseCard | undefined;
  /** The same, while the course is in the catalogue. */
  listed: CourseCard | undefined;
  placed: Placement | undefined;
  indexed: Indexed | undefined;
}

async function readState(courseId: string): Promise<State> {
  const keys = [courseKey, gateKey, placementKey, searchIndexKey].map((keyOf) => keyOf(courseId));
  const items = await getItems(keys, { consistent: true });
  const item = itemAt<CourseItem>(items, courseKey(courseId));
  const gate = itemAt<GateItem>(items, gateKey(courseId));
  const exact = item && gate ? cardOf(courseFrom(item, gate)) : undefined;
  return {
    item,
    exact,
    listed: exact?.status === 'published' ? exact : undefined,
    placed: itemAt<PlacementItem>(items, placementKey(courseId))?.placement,
    indexed: itemAt<SearchIndexItem>(items, searchIndexKey(courseId))?.indexed,
  };
}

/** Of two projections at the same moment one has to look again. */
const sameAs = ({ placementId }: Placement) => ({ 'placement.placementId': placementId });

function moveTo(card: CourseCard, { item, placed }: State, now: Date): Piece[] {
  const { courseId } = card;
  const entries = listingItems(card);
  const placement: Placement = {
    placementId: newId(now.getTime()),
    courseId,
    card,
    placedAt: now.toISOString(),
  };
  const pieces = [
    placed
      ? update(placementKey(courseId), { set: { placement }, onlyIf: sameAs(placed) }, lostRace)
      : putNew(placementItem(placement), lostRace),
    ...removeOthers(placed ? listingItems(placed.card) : [], entries),
    ...entries.map((entry) => put(entry)),
  ];
  return item ? [...pieces, tellFigures(card, item)] : pieces;
}

/**
 * Writes the exact figures on the card, or asks at least that the course is still as it was read: the three items were
 * not read at one moment, and nothing else would tell that an edit came between.
 */
function tellFigures(exact: CourseCard, { card: told, revision, orderRevision }: CourseItem): Piece {
  const { courseId, enrollmentCount, ratingSum, ratingCount } = exact;
  const onlyIf = { revision, orderRevision };
  if (sameFigures(told, exact)) return check(courseKey(courseId), onlyIf, lostRace);
  const set = {
    'card.enrollmentCount': enrollmentCount,
    'card.ratingSum': ratingSum,
    'card.ratingCount': ratingCount,
  };
  return update(courseKey(courseId), { set, onlyIf }, lostRace);
}

function takeOut(courseId: string, placed: Placement): Piece[] {
  return [
    remove(placementKey(courseId), { onlyIf: sameAs(placed) }, lostRace),
    ...removeOthers(listingItems(placed.card), []),
  ];
}

/**
 * Removes all that a deleted course has left, its tombstone last: whoever dies in between leaves it to be found, by the
 * stream's retry or, should that give up, by the due mark that was set with it.
 */
async function sweep(item: CourseItem): Promise<void> {
  const { courseId, instructors } = item.card;
  const tombstone = [courseKey(courseId), gateKey(courseId)];
  const keys = await queryKeys({ partition: coursePartition(courseId), consistent: true });
  // Somebody has accounted for entries since the state was read: these go first.
  const accounts = [placementKey(courseId), searchIndexKey(courseId)];
  if (keys.some((key) => accounts.some(({ SK }) => SK === key.SK))) throw lostRace();
  const rest = keys.filter((key) => !tombstone.some(({ SK }) => SK === key.SK));
  for (const folder of courseFolders(courseId)) await deleteFolder(folder);
  await deleteItems([...rest, ...instructors.map(({ userId }) => teachesKey(userId, courseId))]);
  await transact(tombstone.map((key) => remove(key)));
  await deleteItems([dueKey(courseId), writingKey(courseId)]);
}

/**
 * How far a refresh looks. A thorough one does not trust what is remembered of the entries, but reads each: it mends what
 * somebody's hand, a lost write or an older version has left. It leaves tombstones to the clock, which has the right to
 * their files.
 */
export interface Settings {
  thorough: boolean;
}

/** @returns when to look at the course again because its figures have to wait (ISO 8601: when they were placed) */
async function refreshListings(state: State, now: Date, { thorough }: Settings): Promise<string | undefined> {
  const { listed, placed, item, exact } = state;
  const isBroken = thorough && placed && !(await areStored(listingItems(placed.card)));
  const step = isBroken && listed ? 'place' : nextStep(placed, listed, now);
  if (step === 'place' && listed) await transact(moveTo(listed, state, now));
  if (step === 'remove' && placed) await transact(takeOut(placed.courseId, placed));
  const isBuried = item?.card.status === 'deleted';
  if (item && exact && !listed && !isBuried && !sameFigures(item.card, exact)) {
    await transact([tellFigures(exact, item)]);
  }
  return step === 'wait' ? placed?.placedAt : undefined;
}

/** @returns the id of what was written, or when to look at the course again (ISO 8601: when it was indexed) */
async function refreshSearch(
  { listed, indexed, item }: State,
  now: Date,
  { thorough }: Settings,
): Promise<{ wrote?: string; waitsSince?: string | undefined }> {
  const isBroken = thorough && indexed && !(await areStored(searchEntries(indexed)));
  const step = isBroken && listed ? 'write' : nextSearchStep(indexed, listed, now);
  if (step === 'remove' && indexed) return { wrote: await removeSearchEntries(indexed, item, now) };
  if (step === 'write' && listed && item) {
    return { wrote: await writeSearchEntries(indexed, listed, item, now) };
  }
  return { waitsSince: step === 'wait' ? indexed?.indexedAt : undefined };
}

async function refreshOnce(courseId: string, now: Date, settings: Settings): Promise<void> {
  const state = await readState(courseId);
  const listingsWaitSince = await refreshListings(state, now, settings);
  const { wrote, waitsSince } = await refreshSearch(state, now, settings);
  const [since] = [listingsWaitSince, waitsSince].flatMap((time) => time ?? []).sort();
  if (wrote !== undefined) await unmark(courseId, wrote);
  if (state.item?.card.status === 'deleted') {
    if (!settings.thorough) await sweep(state.item);
  } else if (since !== undefined) await putItem(dueItem({ courseId, since }));
}

/** Brings everything that follows from a course up to date. */
export async function refreshCourse(
  courseId: string,
  now = new Date(),
  settings: Settings = { thorough: false },
): Promise<void> {
  await untilWon(() => refreshOnce(courseId, now, settings));
}

/** Which entries a course accounts for, as of a moment ago, and the condition that it still does so and no others. */
export interface Account {
  keys: Key[];
  unchanged: Piece;
}

export async function searchAccount(courseId: string): Promise<Account> {
  const key = searchIndexKey(courseId);
  const indexed = (await getItem<SearchIndexItem>(key, { consistent: false }))?.indexed;
  return indexed
    ? { keys: entryKeys(indexed), unchanged: check(key, { 'indexed.indexId': indexed.indexId }, lostRace) }
    : { keys: [], unchanged: checkMissing(key, lostRace) };
}

export async function listingAccount(courseId: string): Promise<Account> {
  const key = placementKey(courseId);
  const placed = (await getItem<PlacementItem>(key, { consistent: false }))?.placement;
  return placed
    ? { keys: listingItems(placed.card), unchanged: check(key, sameAs(placed), lostRace) }
    : { keys: [], unchanged: checkMissing(key, lostRace) };
}

/**
 * Removes an entry of a listing or of the search that no course accounts for.
 *
 * Whoever writes entries accounts for them first. So one that is not accounted for, while the account stays as it was
 * read, is nobody's.
 *
 * @returns whether it was a stray
 */
export async function removeStray(courseId: string, { PK, SK }: Key): Promise<boolean> {
  let isStray = false;
  await untilWon(async () => {
    const account = PK.startsWith(searchPrefix) ? searchAccount(courseId) : listingAccount(courseId);
    const { keys, unchanged } = await account;
    isStray = !keys.some((key) => key.PK === PK && key.SK === SK);
    if (isStray) await transact([remove({ PK, SK }), unchanged]);
  });
  return isStray;
}

/**
 * Moves the courses whose figures have waited for their minute.
 *
 * @returns how many were moved
 * @throws AggregateError of what failed, after all others have been moved: one course must not hold up the rest
 */
export async function refreshDueCourses(now = new Date()): Promise<number> {
  const failures: unknown[] = [];
  let moved = 0;
  let startKey: PageRequest['startKey'];
  do {
    const due = await queryPage<DueItem>(
      { partition: duePartition, consistent: true },
      { limit: 100, startKey },
    );
    for (const { PK, SK, dueAt } of due.items) {
      if (Date.parse(dueAt) > now.getTime()) continue;
      try {
        await refreshCourse(courseIdOfMark(SK), now);
        // Last, so that a process that dies before leaves the mark; a later mark has another time and stays.
        await deleteItem({ PK, SK }, { onlyIf: { dueAt } });
        moved += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    startKey = due.nextKey;
  } while (startKey);
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} courses could not be moved`);
  return moved;
}
