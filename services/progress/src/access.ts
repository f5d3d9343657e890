import type { Caller } from '@skillforge/core/caller';
import { type CourseItem, publishedLessons } from '@skillforge/core/course/course';
import { type EnrollmentItem, isOpen } from '@skillforge/core/enrollment/enrollment';
import { ForbiddenError, NotFoundError } from '@skillforge/core/errors';
import { parseLessonId } from '@skillforge/core/ids';
import type { Place } from './progress.ts';
import { type Participation, readCourseProgress } from './progress-repository.ts';

/** Who may learn what: what a request is about, or why not. */

interface Asked<P> {
  caller: Caller;
  path: P;
}

/** A course that is there, and an enrollment that lets its learner in. */
export interface Learning {
  course: CourseItem;
  enrollment: EnrollmentItem;
}

/** Whether somebody who is not enrolled may know of a course. */
function mayKnow({ userId, isAdmin }: Caller, { card }: CourseItem): boolean {
  return card.status === 'published' || isAdmin || card.instructors.some((one) => one.userId === userId);
}

/**
 * A course that the caller may know of.
 *
 * @throws NotFoundError
 */
function knownCourse(caller: Caller, { course, enrollment }: Participation): CourseItem {
  const gone = !course || course.card.status === 'deleted';
  if (gone || !((enrollment && isOpen(enrollment)) || mayKnow(caller, course))) {
    throw new NotFoundError('course');
  }
  return course;
}

/** @throws ForbiddenError `not-enrolled`, also for one who has cancelled */
export function openEnrollment(enrollment: EnrollmentItem | undefined): EnrollmentItem {
  if (enrollment && isOpen(enrollment)) return enrollment;
  throw new ForbiddenError('not-enrolled', 'Only who is enrolled in the course may do this.');
}

/**
 * A course that the caller learns.
 *
 * @throws NotFoundError, then ForbiddenError `not-enrolled`
 */
function openCourse(caller: Caller, found: Participation): Learning {
  const course = knownCourse(caller, found);
  return { course, enrollment: openEnrollment(found.enrollment) };
}

/**
 * The course of a lesson that the caller learns: the lesson is one of those that are published.
 *
 * @throws NotFoundError, then ForbiddenError `not-enrolled`
 */
export function openLesson(
  caller: Caller,
  { number }: Pick<Place, 'number'>,
  found: Participation,
): Learning {
  const course = knownCourse(caller, found);
  if (!publishedLessons(course).includes(number)) throw new NotFoundError('lesson');
  return { course, enrollment: openEnrollment(found.enrollment) };
}

/**
 * The place that a lesson's id leads to.
 *
 * @throws NotFoundError for what is no lesson's id
 */
export function placeOf({ userId }: Caller, lessonId: string): Place {
  const found = parseLessonId(lessonId);
  if (!found) throw new NotFoundError('lesson');
  return { userId, lessonId, ...found };
}

/** The place of a lesson of a course. */
export function lessonOf({ caller, path }: Asked<{ courseId: string; lessonId: string }>): Place {
  const place = placeOf(caller, path.lessonId);
  if (place.courseId !== path.courseId) throw new NotFoundError('lesson');
  return place;
}

/** A course that the caller learns, with how far they are. */
export async function learntCourse({ caller, path }: Asked<{ courseId: string }>) {
  const { lessons, ...found } = await readCourseProgress(caller.userId, path.courseId);
  return { ...openCourse(caller, found), lessons };
}
