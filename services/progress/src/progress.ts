import type { CourseItem } from '@skillforge/core/course/course';
import { type NewCertificate, newCertificate } from '@skillforge/core/enrollment/certificate';
import { activityDay, type EnrollmentItem, hasCompletedAll } from '@skillforge/core/enrollment/enrollment';
import { eventOf } from '@skillforge/core/events/event';
import { newId } from '@skillforge/core/ids';
import { progressKey, rosterIndexKey } from '@skillforge/core/keys';
import { momentOf, nextReport, type ProgressItem, type Told, visibleReport } from './report.ts';

/** What a report, or a passed quiz, makes of a learner's progress. Pure. */

/** Whose progress, in which course. */
export interface Learner {
  userId: string;
  courseId: string;
}

/** Whose progress, in which lesson. */
export interface Place extends Learner {
  lessonId: string;
  number: number;
}

/** What there is of a learner's progress in a course, and in one lesson of it. */
export interface Standing {
  course: CourseItem;
  /** An open one. */
  enrollment: EnrollmentItem;
  progress?: ProgressItem | undefined;
}

/** A step on: what was, and what is to be. What stays the same is the very same object. */
export interface Advance {
  before: Standing;
  after: Standing;
  /** The number of the lesson that is completed by this. */
  completedLesson?: number | undefined;
  /** Of the course, where it is completed by this. */
  certificate?: NewCertificate | undefined;
}

/** What a step is made of. */
export interface Deed {
  /** Missing where nothing is told of the lesson itself, or it has been written already. */
  told?: Told | undefined;
  completes?: boolean;
  /** For the certificate. Without it the course is not completed by this step, even if nothing of it is left. */
  learnerName?: string | undefined;
}

/** Whether the learner has completed all there is without having been told so: what was left was taken away. */
export function isThrough({ course, enrollment }: Standing): boolean {
  return enrollment.status === 'active' && hasCompletedAll(enrollment.completed, course);
}

/** Whether somebody who is here has not been noted as being here on this day. */
function isNews({ enrollment, progress }: Standing, { number }: Place, at: string): boolean {
  return (
    progress === undefined ||
    enrollment.lastLesson !== number ||
    activityDay(enrollment.lastActivityAt) < activityDay(at)
  );
}

/**
 * The step that a deed is. A lesson that was completed stays so; the course is completed with the last of its published
 * lessons, or as soon as there is none left, once and for all.
 */
export function advance(place: Place, before: Standing, deed: Deed, now = new Date()): Advance {
  const { told, completes = false, learnerName } = deed;
  const { course, enrollment } = before;
  const completed = enrollment.completed ?? new Set<number>();
  const completesLesson = completes && !completed.has(place.number);
  const next: EnrollmentItem = completesLesson
    ? { ...enrollment, completed: new Set([...completed, place.number]) }
    : enrollment;
  const certificate =
    learnerName === undefined
      ? undefined
      : certificateFor(place, { course, enrollment: next }, learnerName, now);
  return {
    before,
    after: {
      course,
      enrollment: enrollmentAfter(place, before, next, certificate, now),
      progress: progressAfter(
        place,
        before,
        told ?? (completesLesson ? {} : undefined),
        completesLesson,
        now,
      ),
    },
    completedLesson: completesLesson ? place.number : undefined,
    certificate,
  };
}

/**
 * The step of a learner who has completed all there is without having been told so: it completes the course, and says
 * nothing of any lesson.
 */
export function conclude(learner: Learner, before: Standing, learnerName: string, now = new Date()): Advance {
  const certificate = certificateFor(learner, before, learnerName, now);
  if (!certificate) return { before, after: before };
  const touched = touchedBy(learner, before.enrollment, now);
  return {
    before,
    after: { ...before, enrollment: completedWith(certificate, touched, now) },
    certificate,
  };
}

/** The certificate of whoever has completed all there is and has none. */
function certificateFor(
  { userId, courseId }: Learner,
  standing: Standing,
  learnerName: string,
  now: Date,
): NewCertificate | undefined {
  if (!isThrough(standing)) return undefined;
  return newCertificate({ userId, courseId, courseTitle: standing.course.card.title, learnerName }, now);
}

/** An enrollment whose learner is here. A clock that steps back makes nobody less active than they were. */
function touchedBy({ userId, courseId }: Learner, enrollment: EnrollmentItem, now: Date): EnrollmentItem {
  const at = new Date(Math.max(now.getTime(), Date.parse(enrollment.lastActivityAt))).toISOString();
  return { ...enrollment, lastActivityAt: at, ...rosterIndexKey(courseId, activityDay(at), userId) };
}

function completedWith(
  { userId, courseId, certificateId, issuedAt: completedAt }: NewCertificate,
  enrollment: EnrollmentItem,
  now: Date,
): EnrollmentItem {
  return {
    ...enrollment,
    status: 'completed',
    completedAt,
    certificateId,
    ...eventOf('CourseCompleted', { userId, courseId, certificateId, completedAt }, now),
  };
}

function enrollmentAfter(
  place: Place,
  before: Standing,
  next: EnrollmentItem,
  certificate: NewCertificate | undefined,
  now: Date,
): EnrollmentItem {
  const touched = { ...touchedBy(place, next, now), lastLesson: place.number };
  if (certificate) return completedWith(certificate, touched, now);
  return next === before.enrollment && !isNews(before, place, touched.lastActivityAt) ? next : touched;
}

function progressAfter(
  place: Place,
  { enrollment, progress }: Standing,
  told: Told | undefined,
  completesLesson: boolean,
  now: Date,
): ProgressItem | undefined {
  if (progress && !told) return progress;
  const { userId, courseId, lessonId } = place;
  const known = progress && visibleReport(progress, enrollment);
  const [reportId, moment] = [newId(now.getTime()), momentOf(now.getTime(), enrollment)];
  const completedAt = now.toISOString();
  return {
    ...(progress ?? { ...progressKey(userId, courseId, lessonId), lessonId }),
    report: nextReport(known, told ?? {}, { reportId, now: now.getTime(), moment }),
    // Kept for whoever writes this without asking the enrollment.
    ...(known ? { before: known } : {}),
    ...(completesLesson
      ? { completedAt, ...eventOf('LessonCompleted', { userId, courseId, lessonId, completedAt }, now) }
      : {}),
  };
}
