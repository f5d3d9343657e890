import type { CourseItem } from '@skillforge/core/course/course';
import type { LessonItem } from '@skillforge/core/course/lesson';
import { issueCertificate } from '@skillforge/core/enrollment/certificate';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { lostRace } from '@skillforge/core/errors';
import {
  courseKey,
  enrollmentKey,
  type Key,
  lessonKey,
  profileKey,
  progressKey,
  progressPrefix,
  userPartition,
} from '@skillforge/core/keys';
import type { ProfileItem } from '@skillforge/core/profile';
import {
  type Changes,
  getItems,
  itemOf,
  itemsUnder,
  type Piece,
  putNew,
  queryAll,
  transact,
  update,
  updateItem,
} from '@skillforge/core/table';
import type { Advance, Learner, Place } from './progress.ts';
import { asTold, type ProgressItem, quietMilliseconds, type Report, type Told } from './report.ts';

/** A course and whether somebody is enrolled in it, as they stand; either may be missing. */
export interface Participation {
  course: CourseItem | undefined;
  enrollment: EnrollmentItem | undefined;
}

const strongly = { consistent: true };

/** A course and somebody's enrollment in it. */
export async function readParticipation(userId: string, courseId: string): Promise<Participation> {
  const keys = { course: courseKey(courseId), enrollment: enrollmentKey(userId, courseId) };
  const items = await getItems(Object.values(keys), strongly);
  return {
    course: itemOf<CourseItem>(items, keys.course),
    enrollment: itemOf<EnrollmentItem>(items, keys.enrollment),
  };
}

/** All that completing a lesson asks for, in one call. */
export async function readLessonStanding({ userId, courseId, lessonId }: Place) {
  const keys = {
    course: courseKey(courseId),
    enrollment: enrollmentKey(userId, courseId),
    lesson: lessonKey(courseId, lessonId),
    progress: progressKey(userId, courseId, lessonId),
    profile: profileKey(userId),
  };
  const items = await getItems(Object.values(keys), strongly);
  return {
    course: itemOf<CourseItem>(items, keys.course),
    enrollment: itemOf<EnrollmentItem>(items, keys.enrollment),
    lesson: itemOf<LessonItem>(items, keys.lesson)?.entry,
    progress: itemOf<ProgressItem>(items, keys.progress),
    learnerName: itemOf<ProfileItem>(items, keys.profile)?.displayName,
  };
}

/** What somebody calls themself, if they have a profile. */
export async function readLearnerName(userId: string): Promise<string | undefined> {
  const [profile] = await getItems<ProfileItem>([profileKey(userId)], strongly);
  return profile?.displayName;
}

/** A course, somebody's enrollment in it, and their progress in its lessons. */
export async function readCourseProgress(userId: string, courseId: string) {
  const [participation, items] = await Promise.all([
    readParticipation(userId, courseId),
    queryAll({ partition: userPartition(userId), prefix: progressPrefix(courseId), ...strongly }),
  ]);
  return { ...participation, lessons: itemsUnder<ProgressItem>(items, progressPrefix(courseId)) };
}

/** What came of a report that was written unseen: the item before it; or the item that did not let it. */
export type Moved = { done: true; before: ProgressItem } | { done: false; stored: ProgressItem | undefined };

/**
 * Writes a report upon the one before, whatever that says, if it may be taken as it is told: the item is there, the
 * report before is not of this very moment, and the time told is no less than what is known and no more than that and
 * what has passed since.
 */
export async function moveOn(
  { userId, courseId, lessonId }: Place,
  told: Told,
  { reportId, now }: { reportId: string; now: number },
): Promise<Moved> {
  const conditions = ['#report.#reportedAt <= :quiet'];
  const values: Record<string, unknown> = { ':quiet': now - quietMilliseconds };
  const names: Record<string, string> = { '#report': 'report', '#reportedAt': 'reportedAt' };
  if (told.timeSpentSeconds !== undefined) {
    conditions.push('#report.#timeMilliseconds <= :sent', '#report.#timeAnchor >= :sentMinusNow');
    values[':sent'] = told.timeSpentSeconds * 1_000;
    values[':sentMinusNow'] = told.timeSpentSeconds * 1_000 - now;
    names['#timeMilliseconds'] = 'timeMilliseconds';
    names['#timeAnchor'] = 'timeAnchor';
  }
  const changed = Object.entries(asTold(told, { reportId, now }));
  const moved = await updateItem<ProgressItem>(progressKey(userId, courseId, lessonId), {
    copy: { before: 'report' },
    set: Object.fromEntries(changed.map(([name, value]) => [`report.${name}`, value])),
    condition: { expression: conditions.join(' AND '), names, values },
  });
  if (moved.done) return moved;
  const { stored } = moved;
  // An attempt of this very call whose answer was lost: what it kept is what was there before.
  if (stored?.before && stored.report.reportId === reportId) {
    const { before: report, ...item } = stored;
    return { done: true, before: { ...item, report } };
  }
  return { done: false, stored };
}

/** Puts back what a report was written upon, unless something has been written upon that since. */
export async function takeBack(
  { userId, courseId, lessonId }: Place,
  reportId: string,
  report: Report,
): Promise<void> {
  await updateItem(progressKey(userId, courseId, lessonId), {
    set: { report },
    remove: ['before'],
    onlyIf: { 'report.reportId': reportId },
  });
}

/** The fields in which one item differs from another; those that it has no more are undefined. */
function changed<T extends object>(before: T, after: T): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(before));
  const gone = [...old.keys()].filter((name) => !(name in after)).map((name) => [name, undefined] as const);
  return Object.fromEntries([
    ...Object.entries(after).filter(([name, value]) => old.get(name) !== value),
    ...gone,
  ]);
}

function progressChanges(before: ProgressItem, after: ProgressItem): Changes {
  return { set: changed(before, after), onlyIf: { 'report.reportId': before.report.reportId } };
}

/** The completed lessons only grow: as many as were read are the same that were read. */
function completedAsRead({ completed }: EnrollmentItem): Pick<Changes, 'onlyIf' | 'condition'> {
  if (!completed || completed.size === 0) return { onlyIf: { completed: undefined } };
  return {
    condition: {
      expression: 'size(#completed) = :known',
      names: { '#completed': 'completed' },
      values: { ':known': completed.size },
    },
  };
}

function enrollmentChanges({ before, after, completedLesson, certificate }: Advance): Changes {
  const { completed: _, ...set } = changed(before.enrollment, after.enrollment);
  const { onlyIf, condition } =
    completedLesson !== undefined || certificate ? completedAsRead(before.enrollment) : { onlyIf: {} };
  return {
    set,
    ...(completedLesson === undefined ? {} : { include: { completed: completedLesson } }),
    onlyIf: { status: before.enrollment.status, ...onlyIf },
    ...(condition ? { condition } : {}),
  };
}

/** What a step writes, provided that nothing has changed since what it starts from was read. */
export function advancePieces({ userId, courseId }: Learner, step: Advance): Piece[] {
  const { before, after, certificate } = step;
  const pieces: Piece[] = [];
  if (after.progress && after.progress !== before.progress) {
    // The enrollment is asked in the same transaction: nothing needs to be kept for the case that it was cancelled.
    const { before: _, ...item } = after.progress;
    pieces.push(
      before.progress
        ? update(keyOf(before.progress), progressChanges(before.progress, item), lostRace)
        : putNew(item, lostRace),
    );
  }
  if (after.enrollment !== before.enrollment) {
    pieces.push(update(enrollmentKey(userId, courseId), enrollmentChanges(step), lostRace));
  }
  if (certificate) pieces.push(...issueCertificate(certificate, lostRace));
  return pieces;
}

const keyOf = ({ PK, SK }: Key): Key => ({ PK, SK });

/** Writes a step: alone what is but one item, or else all of it in one transaction. */
export async function saveAdvance(learner: Learner, step: Advance): Promise<void> {
  const { before, after } = step;
  const reported = after.progress !== before.progress;
  const touched = after.enrollment !== before.enrollment;
  if (reported && touched) return transact(advancePieces(learner, step));
  if (reported && before.progress && after.progress) {
    return changeAlone(keyOf(before.progress), progressChanges(before.progress, after.progress));
  }
  if (touched && !step.certificate) {
    return changeAlone(enrollmentKey(learner.userId, learner.courseId), enrollmentChanges(step));
  }
  if (touched) return transact(advancePieces(learner, step));
}

async function changeAlone(key: Key, changes: Changes): Promise<void> {
  const { done } = await updateItem(key, changes);
  if (!done) throw lostRace();
}
