import { LostRaceError } from '@skillforge/core/errors';
import { newId } from '@skillforge/core/ids';
import {
  courseKey,
  coursePartition,
  dueKey,
  duePartition,
  gateKey,
  type Key,
  placementKey,
  teachesKey,
} from '@skillforge/core/keys';
import { pauseBeforeRetry } from '@skillforge/core/retry';
import {
  check,
  deleteItem,
  deleteItems,
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

/**
 * What follows from a course: its places in the sorted listings, the figures on its card, and, for a tombstone, that
 * everything goes. All of it is worked out from the present state, so it may run for the same course twice, late, or
 * in parallel with itself.
 */

interface State {
  item: CourseItem | undefined;
  /** The card with exact figures. */
  exact: CourseCard | undefined;
  /** The same, while the course is in the catalogue. */
  listed: CourseCard | undefined;
  placed: Placement | undefined;
}

async function readState(courseId: string): Promise<State> {
  const keys = [courseKey(courseId), gateKey(courseId), placementKey(courseId)];
  const items = await getItems(keys, { consistent: true });
  const item = itemAt<CourseItem>(items, courseKey(courseId));
  const gate = itemAt<GateItem>(items, gateKey(courseId));
  const exact = item && gate ? cardOf(courseFrom(item, gate)) : undefined;
  return {
    item,
    exact,
    listed: exact?.status === 'published' ? exact : undefined,
    placed: itemAt<PlacementItem>(items, placementKey(courseId))?.placement,
  };
}

const lost = () => new LostRaceError();

/** Of two projections at the same moment one has to look again. */
const sameAs = ({ placementId }: Placement) => ({ 'placement.placementId': placementId });

/** Takes the old entries out, except those that the new ones replace in their place. */
function withdraw(placed: Placement | undefined, kept: Key[]): Piece[] {
  if (!placed) return [];
  return listingItems(placed.card)
    .filter((old) => !kept.some((one) => one.PK === old.PK && one.SK === old.SK))
    .map(({ PK, SK }) => remove({ PK, SK }));
}

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
      ? update(placementKey(courseId), { set: { placement }, onlyIf: sameAs(placed) }, lost)
      : putNew(placementItem(placement), lost),
    ...withdraw(placed, entries),
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
  if (sameFigures(told, exact)) return check(courseKey(courseId), onlyIf, lost);
  const set = {
    'card.enrollmentCount': enrollmentCount,
    'card.ratingSum': ratingSum,
    'card.ratingCount': ratingCount,
  };
  return update(courseKey(courseId), { set, onlyIf }, lost);
}

function takeOut(courseId: string, placed: Placement): Piece[] {
  return [remove(placementKey(courseId), { onlyIf: sameAs(placed) }, lost), ...withdraw(placed, [])];
}

/**
 * Removes all that a deleted course has left, its tombstone last: whoever dies in between leaves it to be found, by the
 * stream's retry or, should that give up, by the due mark that was set with it.
 */
async function sweep(item: CourseItem): Promise<void> {
  const { courseId, instructors } = item.card;
  const tombstone = [courseKey(courseId), gateKey(courseId)];
  const keys = await queryKeys({ partition: coursePartition(courseId), consistent: true });
  const rest = keys.filter((key) => !tombstone.some(({ SK }) => SK === key.SK));
  await deleteItems([...rest, ...instructors.map(({ userId }) => teachesKey(userId, courseId))]);
  await transact(tombstone.map((key) => remove(key)));
  await deleteItems([dueKey(courseId)]);
}

async function refreshOnce(courseId: string, now: Date): Promise<void> {
  const state = await readState(courseId);
  switch (nextStep(state.placed, state.listed, now)) {
    case 'place':
      if (state.listed) await transact(moveTo(state.listed, state, now));
      break;
    case 'remove':
      if (state.placed) await transact(takeOut(courseId, state.placed));
      break;
    case 'wait':
      if (state.placed) await putItem(dueItem(state.placed));
      break;
    case 'none':
      break;
  }
  if (state.item?.card.status === 'deleted') await sweep(state.item);
  else if (state.item && state.exact && !state.listed && !sameFigures(state.item.card, state.exact)) {
    await transact([tellFigures(state.exact, state.item)]);
  }
}

/** Brings everything that follows from a course up to date. */
export async function refreshCourse(courseId: string, now = new Date()): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await refreshOnce(courseId, now);
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      await pauseBeforeRetry(attempt, error);
    }
  }
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
    for (const { PK, SK: courseId, dueAt } of due.items) {
      if (Date.parse(dueAt) > now.getTime()) continue;
      try {
        await refreshCourse(courseId, now);
        // Last, so that a process that dies before leaves the mark; a later mark has another time and stays.
        await deleteItem({ PK, SK: courseId }, { onlyIf: { dueAt } });
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
