import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import { freeSeat, takeSeat } from '@skillforge/core/course/gate';
import type { EnrollmentItem, EnrollmentStatus } from '@skillforge/core/enrollment/enrollment';
import { ConflictError, lostRace, NotFoundError } from '@skillforge/core/errors';
import {
  courseKey,
  enrollmentKey,
  enrollmentPrefix,
  gateKey,
  type Key,
  userPartition,
} from '@skillforge/core/keys';
import {
  check,
  type Failed,
  getItem,
  getItems,
  itemOf,
  type Page,
  type PageRequest,
  type Piece,
  putNew,
  queryPage,
  transact,
  update,
} from '@skillforge/core/table';
import { type Entry, isThere, rosterKeys, type Standing, toComplete } from './enrollment.ts';

/** What the table said to an entry: which of its conditions failed, and on what. Never told to a caller. */
export class RefusedEntryError extends Error {
  override readonly name = 'RefusedEntryError';
  readonly failed: Failed;

  constructor(failed: Failed) {
    super('The table refused the entry');
    this.failed = failed;
  }
}

const refused: Piece['refuse'] = (_stored, failed) => new RefusedEntryError(failed);

/** The pieces of an entry, with the item that each is about. */
export interface EntryPieces {
  enrollment: { key: Key; piece: Piece };
  gate: { key: Key; piece: Piece };
  /** By the course that has to be completed. */
  prerequisites: Map<string, { key: Key; piece: Piece }>;
}

/** What an entry writes and asks for; its transaction throws a `RefusedEntryError`. */
export function entryPieces(entry: Entry): EntryPieces {
  const { userId, courseId } = entry.enrollment;
  const first = entry.kind === 'first';
  const prerequisites = first ? entry.prerequisites : undefined;
  return {
    enrollment: {
      key: enrollmentKey(userId, courseId),
      piece: first ? putNew(entry.enrollment, refused) : reactivation(entry),
    },
    gate: { key: gateKey(courseId), piece: takeSeat({ courseId, userId, prerequisites, first }, refused) },
    prerequisites: new Map(
      toComplete(courseId, prerequisites ?? []).map((required) => {
        const key = enrollmentKey(userId, required);
        return [required, { key, piece: check(key, { status: 'completed' }, refused) }];
      }),
    ),
  };
}

function reactivation({ before, enrollment }: Entry & { kind: 'again' }): Piece {
  const { userId, courseId, status, pauses } = enrollment;
  return update(
    enrollmentKey(userId, courseId),
    {
      set: { status, pauses, cancelledAt: undefined, ...rosterKeys(enrollment) },
      // Cancelled then and now is not enough: it may have been active in between, and have a pause more.
      onlyIf: { status: before.status, cancelledAt: before.cancelledAt },
    },
    refused,
  );
}

const all = ({ enrollment, gate, prerequisites }: EntryPieces) => [
  enrollment,
  gate,
  ...prerequisites.values(),
];

/** Every piece of an entry, for its transaction. */
export function piecesOf(pieces: EntryPieces): Piece[] {
  return all(pieces).map(({ piece }) => piece);
}

/** The enrollment and the gate, where a refusal told of them. */
export function told({ enrollment, gate }: EntryPieces, failed: Failed) {
  const items = [...failed.values()].filter((item) => item !== undefined);
  return {
    enrollment: itemOf<EnrollmentItem>(items, enrollment.key),
    gate: itemOf<GateItem>(items, gate.key),
  };
}

/**
 * All that decides about a refused entry: what the refusal told, and read strongly what it did not. AWS promises that
 * the reason of a cancelled transaction is among its reasons, not that every condition which would fail is.
 */
export async function standingOf(pieces: EntryPieces, failed: Failed): Promise<Standing> {
  const untold = all(pieces).filter(({ piece }) => !failed.has(piece));
  const items = [
    ...[...failed.values()].filter((item) => item !== undefined),
    ...(await getItems(
      untold.map(({ key }) => key),
      { consistent: true },
    )),
  ];
  const completed = [...pieces.prerequisites].filter(
    ([, { key }]) => itemOf<EnrollmentItem>(items, key)?.status === 'completed',
  );
  return {
    enrollment: itemOf<EnrollmentItem>(items, pieces.enrollment.key),
    gate: itemOf<GateItem>(items, pieces.gate.key),
    completed: new Set(completed.map(([courseId]) => courseId)),
  };
}

/** A course with its lessons' order, read strongly; undefined if it is not there or is being deleted. */
export async function readCourse(courseId: string): Promise<CourseItem | undefined> {
  const course = await getItem<CourseItem>(courseKey(courseId), { consistent: true });
  return isThere(course) ? course : undefined;
}

/** Thrown out of the transaction where there is nothing to cancel any more. */
class AlreadyCancelledError extends Error {
  override readonly name = 'AlreadyCancelledError';
}

/**
 * Cancels an enrollment and gives its seat back, in one transaction and without reading before.
 *
 * @returns whether it was active; a repeat finds it cancelled
 * @throws NotFoundError, ConflictError `already-completed`
 */
export async function cancel(userId: string, courseId: string, now = new Date()): Promise<boolean> {
  const cancellation = update(
    enrollmentKey(userId, courseId),
    {
      set: { status: 'cancelled', cancelledAt: now.toISOString(), GSI1PK: undefined, GSI1SK: undefined },
      onlyIf: { status: 'active' },
    },
    (stored) => {
      if (!stored) return new NotFoundError('enrollment');
      if (stored.status === 'cancelled') return new AlreadyCancelledError();
      if (stored.status !== 'completed') return lostRace();
      return new ConflictError('already-completed', 'You have completed this course.');
    },
  );
  try {
    await transact([cancellation, freeSeat(courseId)]);
    return true;
  } catch (error) {
    if (error instanceof AlreadyCancelledError) return false;
    throw error;
  }
}

/** Somebody's enrollment in a course and the course, read strongly in one call. */
export async function readEnrollment(
  userId: string,
  courseId: string,
): Promise<{ enrollment: EnrollmentItem; course: CourseItem } | undefined> {
  const keys = [enrollmentKey(userId, courseId), courseKey(courseId)] as const;
  const items = await getItems([...keys], { consistent: true });
  const [enrollment, course] = [itemOf<EnrollmentItem>(items, keys[0]), itemOf<CourseItem>(items, keys[1])];
  return enrollment && isThere(course) ? { enrollment, course } : undefined;
}

/** A page of somebody's enrollments, read strongly, then their courses, as everybody sees them. */
export async function listEnrollments(
  userId: string,
  { status }: { status?: EnrollmentStatus | undefined },
  page: PageRequest,
): Promise<Page<{ enrollment: EnrollmentItem; course: CourseItem }>> {
  const found = await queryPage<EnrollmentItem>(
    {
      partition: userPartition(userId),
      prefix: enrollmentPrefix,
      descending: true,
      consistent: true,
      ...(status === undefined
        ? {}
        : {
            filter: {
              expression: '#status = :status',
              names: { '#status': 'status' },
              values: { ':status': status },
            },
          }),
    },
    page,
  );
  const courses = await getItems<CourseItem>(
    found.items.map(({ courseId }) => courseKey(courseId)),
    { consistent: false },
  );
  const byKey = new Map(courses.map((course) => [course.PK, course]));
  const items = found.items.flatMap((enrollment) => {
    const course = byKey.get(courseKey(enrollment.courseId).PK);
    return isThere(course) ? [{ enrollment, course }] : [];
  });
  return { items, nextKey: found.nextKey };
}
