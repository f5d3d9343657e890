import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '@skillforge/core/caller';
import type { CourseCard, CourseStatus, Instructor } from '@skillforge/core/course/course';
import { ConflictError, type FieldError, UnprocessableError } from '@skillforge/core/errors';
import { isCourseFileKey, nameOf } from '@skillforge/core/files/file-names';
import { newId } from '@skillforge/core/ids';
import type * as z from 'zod/mini';
import {
  cardTextBytes,
  type createCourseBody,
  mostCardTextBytes,
  type updateCourseBody,
} from './course-body.ts';

export type { CourseCard, CourseStatus, Instructor };

/** A course, with the order of its lessons and the revisions that edits are checked against. */
export interface Course extends CourseCard {
  /** The numbers of all lessons, in order. */
  order: number[];
  /** The numbers of those that are not published. */
  drafts: number[];
  nextLessonNumber: number;
  /** How many ever enrolled, cancelled or not. */
  everEnrolled: number;
  /** `v` counts edits of the course itself, `o` edits of its outline. */
  revisions: { v: number; o: number };
}

export interface DescribedCourse extends Course {
  description: string;
}

export const mostInstructors = 8;

/** A new draft of a caller's. */
export function newCourse(
  fields: z.output<typeof createCourseBody>,
  author: Instructor,
  now = new Date(),
): DescribedCourse {
  const course: DescribedCourse = {
    courseId: newId(now.getTime()),
    ...fields,
    thumbnail: null,
    instructors: [author],
    status: 'draft',
    lessonCount: 0,
    durationSeconds: 0,
    enrollmentCount: 0,
    ratingSum: 0,
    ratingCount: 0,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    publishedAt: null,
    order: [],
    drafts: [],
    nextLessonNumber: 1,
    everEnrolled: 0,
    revisions: { v: 1, o: 1 },
  };
  checkCardSize(course);
  return course;
}

function checkCardSize(course: DescribedCourse): void {
  if (cardTextBytes(course) <= mostCardTextBytes) return;
  throw new UnprocessableError(
    'invalid-request',
    `Title, summary, tags and skills take more than ${mostCardTextBytes} bytes together.`,
    {
      errors: [{ in: 'body', pointer: '/summary', detail: 'Too long together with title, tags and skills' }],
    },
  );
}

function edited(course: DescribedCourse, changes: Partial<DescribedCourse>, now: Date): DescribedCourse {
  const next = { ...course, ...changes };
  if (isDeepStrictEqual(next, course)) return course;
  return {
    ...next,
    updatedAt: now.toISOString(),
    revisions: { ...course.revisions, v: course.revisions.v + 1 },
  };
}

/**
 * A course with some fields changed; the very same object if nothing is.
 *
 * @throws UnprocessableError `invalid-request` when a published course would lose its description, or requires itself,
 *   or its thumbnail is none that was uploaded to it
 */
export function editCourse(
  course: DescribedCourse,
  { thumbnailKey, ...fields }: z.output<typeof updateCourseBody>,
  now = new Date(),
): DescribedCourse {
  const thumbnail = thumbnailKey ? nameOf(thumbnailKey) : thumbnailKey;
  const given = Object.fromEntries(
    Object.entries({ ...fields, thumbnail }).filter(([, value]) => value !== undefined),
  );
  const next = edited(course, given, now);
  const errors: FieldError[] = [];
  if (next.status === 'published' && next.description === '') {
    errors.push({ in: 'body', pointer: '/description', detail: 'A published course needs a description' });
  }
  if (thumbnailKey && !isCourseFileKey(thumbnailKey, course.courseId, 'thumbnail')) {
    errors.push({
      in: 'body',
      pointer: '/thumbnailKey',
      detail: 'Must be the key of a thumbnail uploaded to this course',
    });
  }
  if (next.prerequisites.includes(course.courseId)) {
    errors.push({ in: 'body', pointer: '/prerequisites', detail: 'A course cannot require itself' });
  }
  if (errors.length > 0)
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', { errors });
  checkCardSize(next);
  return next;
}

/** @throws UnprocessableError `not-publishable` that names all that is missing */
export function publish(course: DescribedCourse, now = new Date()): DescribedCourse {
  if (course.status === 'published') return course;
  const missing: FieldError[] = [];
  const miss = (field: string, detail: string) => missing.push({ in: 'body', pointer: `/${field}`, detail });
  if (course.title === '') miss('title', 'A title is missing');
  if (course.description === '') miss('description', 'A description is missing');
  if (course.lessonCount === 0) miss('lessons', 'A published lesson is missing');
  if (missing.length > 0) {
    throw new UnprocessableError('not-publishable', 'The course cannot be published yet.', {
      errors: missing,
    });
  }
  return edited(course, { status: 'published', publishedAt: course.publishedAt ?? now.toISOString() }, now);
}

/** @throws ConflictError `archived` */
export function unpublish(course: DescribedCourse, now = new Date()): DescribedCourse {
  if (course.status === 'archived') {
    throw new ConflictError('archived', 'An archived course is not published.');
  }
  return edited(course, { status: 'draft' }, now);
}

export function archive(course: DescribedCourse, now = new Date()): DescribedCourse {
  return edited(course, { status: 'archived' }, now);
}

/** @throws ConflictError `has-enrollments` once anybody has enrolled, whether or not they cancelled */
export function entomb(course: DescribedCourse, now = new Date()): DescribedCourse {
  if (course.everEnrolled > 0) throw hasEnrollments();
  return edited(course, { status: 'deleted' }, now);
}

export function hasEnrollments(): ConflictError {
  return new ConflictError('has-enrollments', 'Somebody has enrolled in this course: archive it instead.');
}

/** @throws ConflictError `already-instructor`, `too-many-instructors` */
export function withInstructor(
  course: DescribedCourse,
  instructor: Instructor,
  now = new Date(),
): DescribedCourse {
  if (teaches(instructor.userId, course)) {
    throw new ConflictError('already-instructor', 'They teach this course already.');
  }
  if (course.instructors.length >= mostInstructors) {
    throw new ConflictError('too-many-instructors', `A course has ${mostInstructors} instructors at most.`);
  }
  return edited(course, { instructors: [...course.instructors, instructor] }, now);
}

/** @throws ConflictError `last-instructor` */
export function withoutInstructor(
  course: DescribedCourse,
  userId: string,
  now = new Date(),
): DescribedCourse {
  const instructors = course.instructors.filter((instructor) => instructor.userId !== userId);
  if (instructors.length === 0) {
    throw new ConflictError('last-instructor', 'A course keeps one instructor at least.');
  }
  return edited(course, { instructors }, now);
}

export function teaches(userId: string, course: Pick<CourseCard, 'instructors'>): boolean {
  return course.instructors.some((instructor) => instructor.userId === userId);
}

/** Whether a caller may edit the course and sees it in every state. */
export function edits(caller: Caller | undefined, course: Pick<CourseCard, 'instructors'>): boolean {
  if (!caller) return false;
  return caller.isAdmin || (caller.isInstructor && teaches(caller.userId, course));
}
