import {
  courseIdOfEntry,
  courseIdOfPartition,
  courseKey,
  type Key,
  searchPrefix,
  teachesPrefix,
  userIdOfPartition,
} from '@skillforge/core/keys';
import { walkTable } from './table-walk.ts';

export interface Rebuilt {
  courses: number;
  instructors: number;
  strays: number;
  /** What failed, and why; all else was done. */
  failures: { what: string; error: unknown }[];
}

const tasksAtOnce = 8;

const nameOf = ({ PK, SK }: Key) => `${PK} ${SK}`;

/** A course's entries come one by one, from all over the table; what it accounts for is read once for many of them. */
const mostAccounts = 5_000;

function accounts(read: (courseId: string) => Promise<Key[]>) {
  const kept = new Map<string, Promise<Set<string>>>();
  return {
    of(courseId: string): Promise<Set<string>> {
      const held = kept.get(courseId);
      if (held) return held;
      const found = read(courseId).then((keys) => new Set(keys.map(nameOf)));
      // One that failed is read again for the next entry.
      found.catch(() => kept.delete(courseId));
      if (kept.size >= mostAccounts) kept.clear();
      kept.set(courseId, found);
      return found;
    },
  };
}

/**
 * Looks at everything in the table that is copied from something else (listings, search entries, instructors' names on
 * cards), mends what is wrong and removes what is nobody's. It does so as the projections do, under the same conditions,
 * so both may work at once, and nobody who browses or searches meets anything that is half done.
 *
 * @param file remembers how far it has come, so that it can be cut short and called again
 */
export async function rebuildProjections(
  file: string,
  onProgress?: (done: number) => void,
): Promise<Rebuilt> {
  const { listingAccount, refreshCourse, removeStray, searchAccount } = await import(
    '@skillforge/courses/projection'
  );
  const { refreshInstructor } = await import('@skillforge/courses/instructor-names');
  const searched = accounts(async (courseId) => (await searchAccount(courseId)).keys);
  const listed = accounts(async (courseId) => (await listingAccount(courseId)).keys);
  const named = new Set<string>();
  const rebuilt = { courses: 0, instructors: 0, strays: 0 };
  const failures = new Map<string, unknown>();

  /** What there is to do about a key: mostly nothing. */
  function taskFor(key: Key): (() => Promise<void>) | undefined {
    const courseId = courseIdOfPartition(key.PK);
    if (courseId !== undefined && key.SK === courseKey(courseId).SK) {
      return async () => {
        await refreshCourse(courseId, new Date(), { thorough: true });
        rebuilt.courses += 1;
      };
    }
    const userId = userIdOfPartition(key.PK);
    if (userId !== undefined && key.SK.startsWith(teachesPrefix)) {
      // Of all that somebody teaches, the first brings the name to all.
      if (named.has(userId)) return undefined;
      named.add(userId);
      return async () => {
        await refreshInstructor(userId).catch((error: unknown) => {
          named.delete(userId);
          throw error;
        });
        rebuilt.instructors += 1;
      };
    }
    const entryOf = courseIdOfEntry(key);
    if (entryOf === undefined) return undefined;
    return async () => {
      // What was accounted for a moment ago is the projections' own to remove.
      const known = key.PK.startsWith(searchPrefix) ? searched : listed;
      if ((await known.of(entryOf)).has(nameOf(key))) return;
      if (await removeStray(entryOf, key)) rebuilt.strays += 1;
    };
  }

  await walkTable(
    file,
    async (keys) => {
      const tasks = keys.flatMap((key) => {
        const task = taskFor(key);
        return task ? [{ key, task }] : [];
      });
      const failed: Key[] = [];
      const worker = async () => {
        for (let next = tasks.pop(); next; next = tasks.pop()) {
          try {
            await next.task();
            failures.delete(nameOf(next.key));
          } catch (error) {
            failures.set(nameOf(next.key), error);
            failed.push(next.key);
          }
        }
      };
      await Promise.all(Array.from({ length: tasksAtOnce }, worker));
      return failed;
    },
    onProgress,
  );
  return { ...rebuilt, failures: [...failures].map(([what, error]) => ({ what, error })) };
}
