import { isDeepStrictEqual } from 'node:util';
import { lostRace } from '@skillforge/core/errors';
import { newId } from '@skillforge/core/ids';
import { courseKey, searchIndexKey, writingKey } from '@skillforge/core/keys';
import {
  check,
  checkMissing,
  deleteItem,
  type Piece,
  put,
  putNew,
  remove,
  removeOthers,
  transact,
  update,
} from '@skillforge/core/table';
import type { CourseCard } from '../course.ts';
import type { CourseItem } from '../course-items.ts';
import { aMinuteAfter, type DueItem } from '../placement.ts';
import { type Standing, standingOf } from './entries.ts';
import { entryKeys, type Indexed, indexedAs, searchEntries, searchIndexItem } from './search-index.ts';

const sameAs = ({ indexId }: Indexed) => ({ 'indexed.indexId': indexId });

/** A transaction takes 100 writes; one of them is the look at whether this writing is still the latest. */
const mostEntriesAtOnce = 99;

async function writeAll(courseId: string, { indexId }: Indexed, pieces: Piece[]): Promise<void> {
  for (let from = 0; from < pieces.length; from += mostEntriesAtOnce) {
    const fence = check(searchIndexKey(courseId), { 'indexed.indexId': indexId }, lostRace);
    await transact([fence, ...pieces.slice(from, from + mostEntriesAtOnce)]);
  }
}

/** Says which writing is under way, and when to see whether it was cut short (ISO 8601). */
interface WritingItem extends DueItem {
  indexId: string;
}

type Revisions = Pick<CourseItem, 'revision' | 'orderRevision'>;

/**
 * Says where entries may be from now on, provided that the course is as it was read. The mark has it finished should this
 * process die.
 */
async function begin(
  before: Indexed | undefined,
  next: Indexed,
  asRead: Revisions | undefined,
): Promise<void> {
  const { courseId, indexId, indexedAt } = next;
  const key = searchIndexKey(courseId);
  const mark: WritingItem = { ...writingKey(courseId), indexId, dueAt: aMinuteAfter(indexedAt) };
  await transact([
    before
      ? update(key, { set: { indexed: next }, onlyIf: sameAs(before) }, lostRace)
      : putNew(searchIndexItem(next), lostRace),
    put(mark),
    asRead
      ? check(
          courseKey(courseId),
          { revision: asRead.revision, orderRevision: asRead.orderRevision },
          lostRace,
        )
      : checkMissing(courseKey(courseId), lostRace),
  ]);
}

/** Takes back the mark that was set when a writing began; one that was set since is another and stays. */
export async function unmark(courseId: string, indexId: string): Promise<void> {
  await deleteItem(writingKey(courseId), { onlyIf: { indexId } });
}

/** Each place once, so that the record stays small however often a writing is cut short. */
function withStanding(standings: Standing[], next: Standing): Standing[] {
  return standings.some((one) => isDeepStrictEqual(one, next)) ? standings : [...standings, next];
}

/**
 * Writes a course's entries as its card now is, and removes those that it leaves.
 *
 * @param item the course as it was read: should it have been edited since, nothing is written
 * @returns the id of this writing
 * @throws LostRaceError when somebody else has edited the course, or writes its entries too
 */
export async function writeSearchEntries(
  before: Indexed | undefined,
  card: CourseCard,
  item: Revisions,
  now: Date,
): Promise<string> {
  const { courseId } = card;
  const after = indexedAs(card, newId(now.getTime()), now);
  const standings = withStanding(before?.standings ?? [], standingOf(card));
  await begin(before, { ...after, standings, isWhole: false }, item);
  const entries = searchEntries(after);
  await writeAll(courseId, after, [
    ...removeOthers(before ? entryKeys(before) : [], entries),
    ...entries.map((entry) => put(entry)),
  ]);
  await transact([
    update(searchIndexKey(courseId), { set: { indexed: after }, onlyIf: sameAs(after) }, lostRace),
  ]);
  return after.indexId;
}

/**
 * Takes all entries of a course out.
 *
 * @param item the course as it was read, if there is one: should it be in the catalogue again, nothing is taken out
 * @returns the id of this writing
 * @throws LostRaceError when somebody else has edited the course, or writes its entries too
 */
export async function removeSearchEntries(
  before: Indexed,
  item: Revisions | undefined,
  now: Date,
): Promise<string> {
  const { courseId } = before;
  const leaving = { ...before, indexId: newId(now.getTime()), isWhole: false, indexedAt: now.toISOString() };
  await begin(before, leaving, item);
  await writeAll(courseId, leaving, removeOthers(entryKeys(before), []));
  await transact([remove(searchIndexKey(courseId), { onlyIf: sameAs(leaving) }, lostRace)]);
  return leaving.indexId;
}
