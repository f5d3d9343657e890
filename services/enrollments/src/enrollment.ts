import type { Caller } from '@skillforge/core/caller';
import type { CourseCard, CourseItem, GateItem } from '@skillforge/core/course/course';
import { activityDay, type EnrollmentItem, isOpen } from '@skillforge/core/enrollment/enrollment';
import { ConflictError, ForbiddenError, NotFoundError, type ProblemError } from '@skillforge/core/errors';
import { eventOf } from '@skillforge/core/events/event';
import { enrollmentKey, rosterIndexKey } from '@skillforge/core/keys';

/** The rules of enrolling: pure, no table. */

const mostPauses = 20;

/** The keys of a course's roster, where whoever is enrolled stands and whoever has cancelled does not. */
export function rosterKeys({
  courseId,
  userId,
  lastActivityAt,
}: Pick<EnrollmentItem, 'courseId' | 'userId' | 'lastActivityAt'>) {
  return rosterIndexKey(courseId, activityDay(lastActivityAt), userId);
}

/** The first enrollment of somebody in a course, which tells that it was created. */
export function newEnrollment(userId: string, courseId: string, now = new Date()): EnrollmentItem {
  const enrolledAt = now.toISOString();
  const enrollment = { userId, courseId, enrolledAt, lastActivityAt: enrolledAt };
  return {
    ...enrollmentKey(userId, courseId),
    ...rosterKeys(enrollment),
    ...enrollment,
    status: 'active',
    ...eventOf('EnrollmentCreated', { userId, courseId, enrolledAt }, now),
  };
}

/** A cancelled enrollment, active again: with the progress it had, and one pause more. */
export function reactivate(cancelled: EnrollmentItem, now = new Date()): EnrollmentItem {
  const { cancelledAt, pauses = [], ...kept } = cancelled;
  const from = cancelledAt ?? cancelled.lastActivityAt;
  // The clock of another machine may be ahead of this one's.
  const to = new Date(Math.max(now.getTime(), Date.parse(from))).toISOString();
  return { ...kept, status: 'active', pauses: [...pauses, { from, to }].slice(-mostPauses) };
}

/** How somebody comes in: for the first time, having completed these courses, or again. */
export type Entry =
  | { kind: 'first'; enrollment: EnrollmentItem; prerequisites: string[] }
  | { kind: 'again'; before: EnrollmentItem; enrollment: EnrollmentItem };

/** What decides about an entry that the table refused, as it stands. */
export interface Standing {
  enrollment: EnrollmentItem | undefined;
  gate: GateItem | undefined;
  /** Those of the prerequisites asked for that are completed. */
  completed: ReadonlySet<string>;
}

/** Whether an enrollment was written by this very entry: its call was done, and the answer got lost. */
function isOwnWork(entry: Entry, stored: EnrollmentItem): boolean {
  if (stored.status !== 'active') return false;
  if (entry.kind === 'first') return stored.event?.eventId === entry.enrollment.event?.eventId;
  const [own, last] = [entry.enrollment.pauses?.at(-1), stored.pauses?.at(-1)];
  return own !== undefined && own.from === last?.from && own.to === last.to;
}

const asksFor = (gate: GateItem) => gate.prerequisites ?? [];

/** The courses to complete first: one that names itself could never be begun. */
export function toComplete(courseId: string, prerequisites: string[]): string[] {
  return prerequisites.filter((required) => required !== courseId);
}

function asksForOthers(entry: Entry, gate: GateItem): boolean {
  if (entry.kind === 'again') return false;
  const asked = asksFor(gate);
  return (
    asked.length !== entry.prerequisites.length || asked.some((id, at) => id !== entry.prerequisites[at])
  );
}

function isTaughtBy({ userId }: Pick<Caller, 'userId'>, gate: GateItem): boolean {
  return gate.instructors.includes(userId);
}

/**
 * What is to be done about an entry that was refused, as far as what the refusal told decides it: the table need not
 * have told of every condition that failed.
 *
 * @param told what it told; the enrollment or the gate is missing where its condition held, or was not looked at
 * @returns undefined when more has to be read
 */
export function nextEntry(
  caller: Pick<Caller, 'userId'>,
  entry: Entry,
  told: { enrollment?: EnrollmentItem | undefined; gate?: GateItem | undefined },
  now = new Date(),
): Entry | 'done' | undefined {
  const { enrollment, gate } = told;
  if (enrollment && isOwnWork(entry, enrollment)) return 'done';
  if (entry.kind === 'again') return undefined;
  if (enrollment?.status === 'cancelled') {
    return { kind: 'again', before: enrollment, enrollment: reactivate(enrollment, now) };
  }
  const mayTryWithOthers =
    !enrollment && gate?.status === 'published' && !isTaughtBy(caller, gate) && asksForOthers(entry, gate);
  return mayTryWithOthers ? { ...entry, prerequisites: asksFor(gate) } : undefined;
}

/**
 * Why somebody may not come in, the reason that goes before all others; undefined when nothing that stands is against
 * it.
 *
 * @param course its card: only who may know of the course is told that it is not open
 */
export function refusalOf(
  caller: Pick<Caller, 'userId' | 'isAdmin'>,
  { enrollment, gate, completed }: Standing,
  course: Pick<CourseCard, 'courseId' | 'publishedAt'> | undefined,
): ProblemError | undefined {
  if (!course || !gate || gate.status === 'deleted') return new NotFoundError('course');
  if (isTaughtBy(caller, gate)) return new ForbiddenError('own-course', 'You teach this course.');
  if (enrollment && isOpen(enrollment)) {
    return new ConflictError('already-enrolled', 'You are enrolled in this course already.');
  }
  if (gate.status !== 'published') {
    const isSecret = course.publishedAt === null && !caller.isAdmin;
    return isSecret
      ? new NotFoundError('course')
      : new ConflictError('not-open', 'The course is not open for enrollment.');
  }
  const asked = enrollment ? [] : toComplete(course.courseId, asksFor(gate));
  const missing = asked.filter((courseId) => !completed.has(courseId));
  if (missing.length > 0) {
    return new ConflictError('prerequisite-missing', `Complete these courses first: ${missing.join(', ')}.`, {
      members: { prerequisites: missing },
    });
  }
  if (gate.capacity !== null && gate.learners >= gate.capacity) {
    return new ConflictError('course-full', 'No seat is left in this course.');
  }
  return undefined;
}

/** A course that is there for whoever is enrolled in it. */
export function isThere(course: CourseItem | undefined): course is CourseItem {
  return course !== undefined && course.card.status !== 'deleted';
}
