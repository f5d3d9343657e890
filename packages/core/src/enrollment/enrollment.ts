import { type CourseItem, publishedLessons } from '../course/course.ts';
import type { StoredEvent } from '../events/event.ts';
import type { Key } from '../keys.ts';

/** What the services that enroll learners and follow their progress both know: the rules are pure. */

export type EnrollmentStatus = 'active' | 'cancelled' | 'completed';

/** The item of an enrollment. Times are ISO 8601. */
export interface EnrollmentItem extends Key {
  userId: string;
  courseId: string;
  status: EnrollmentStatus;
  enrolledAt: string;
  /** As of the last touch that was written here: a lesson's first of a day, another lesson, a completion. */
  lastActivityAt: string;
  completedAt?: string;
  cancelledAt?: string;
  /** The times between cancelling and enrolling again, the last twenty. */
  pauses?: { from: string; to: string }[];
  /** The numbers of the lessons completed, published or not; missing without any. It only grows. */
  completed?: Set<number>;
  /** The number of the lesson last touched. */
  lastLesson?: number;
  certificateId?: string;
  event?: StoredEvent;
}

type Lessons = Pick<CourseItem, 'order' | 'drafts'>;
type Learning = Pick<EnrollmentItem, 'status' | 'completed' | 'lastLesson'>;

/** Whether the course's content is open to the learner. */
export function isOpen({ status }: Pick<EnrollmentItem, 'status'>): boolean {
  return status === 'active' || status === 'completed';
}

/** Whether every published lesson is completed, and there is one. */
export function hasCompletedAll(completed: ReadonlySet<number> | undefined, course: Lessons): boolean {
  const published = publishedLessons(course);
  return published.length > 0 && published.every((number) => completed?.has(number));
}

/**
 * The share of the published lessons that are completed, in whole per cent rounded down: 100 once the course is
 * completed, null for a course without lessons.
 */
export function percentOf({ status, completed }: Learning, course: Lessons): number | null {
  if (status === 'completed') return 100;
  const published = publishedLessons(course);
  if (published.length === 0) return null;
  const done = published.filter((number) => completed?.has(number)).length;
  return Math.floor((100 * done) / published.length);
}

/**
 * The number of the lesson to go on with: the one last touched if it is published and not completed, else the first
 * that is not completed, in order; undefined when none is left.
 */
export function resumeLesson({ completed, lastLesson }: Learning, course: Lessons): number | undefined {
  const open = publishedLessons(course).filter((number) => !completed?.has(number));
  return lastLesson !== undefined && open.includes(lastLesson) ? lastLesson : open[0];
}

/** How many lessons that the learner has not completed were published since they completed the course. */
export function newLessonsSinceCompletion({ status, completed }: Learning, course: Lessons): number {
  if (status !== 'completed') return 0;
  // All that were published when the course was completed are among the completed ones.
  return publishedLessons(course).filter((number) => !completed?.has(number)).length;
}

/** The day by which the roster sorts, `2026-03-01`. */
export function activityDay(at: string): string {
  return at.slice(0, 10);
}
