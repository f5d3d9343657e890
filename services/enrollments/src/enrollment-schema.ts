import { courseCard, courseCardExample } from '@skillforge/core/course/card-schema';
import { courseId } from '@skillforge/core/course/fields';
import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const status = z.enum(['active', 'cancelled', 'completed']);

const percent = z
  .nullable(z.int().check(z.minimum(0), z.maximum(100)))
  .check(
    z.describe(
      'Of the published lessons, rounded down; null for a course without lessons, 100 once it is completed',
    ),
  );

/** An enrollment as its learner sees it. */
export const enrollment = z
  .strictObject({
    courseId,
    userId: z.string(),
    status,
    enrolledAt: instant,
    completedAt: z.nullable(instant),
    lastActivityAt: instant.check(z.describe('Within a day only another lesson or a completion moves it on')),
    percent,
    resumeLessonId: z
      .nullable(z.string())
      .check(z.describe('The lesson to go on with; null when none is left')),
    certificateId: z.nullable(z.string()),
    newLessonsSinceCompletion: z
      .int()
      .check(z.minimum(0), z.describe('Lessons that were published after the course was completed')),
    course: courseCard,
  })
  .check(z.meta({ id: 'Enrollment' }));

export const enrollmentPage = pageOf(enrollment);

/** A learner of a course as its instructors see them. */
export const rosterEntry = z
  .strictObject({
    userId: z.string(),
    displayName: z.string(),
    avatarUrl: z.nullable(z.string()),
    status: z.enum(['active', 'completed']),
    percent,
    enrolledAt: instant,
    lastActivityAt: instant,
    completedAt: z.nullable(instant),
  })
  .check(z.meta({ id: 'RosterEntry' }));

export const rosterPage = pageOf(rosterEntry);

const userId = '3f2b8c1d-7a64-4e0b-9d55-1c8e6f0a2b37';

export const enrollmentExample = {
  courseId: courseCardExample.courseId,
  userId,
  status: 'active',
  enrolledAt: '2026-03-10T08:15:00.000Z',
  completedAt: null,
  lastActivityAt: '2026-03-12T19:40:00.000Z',
  percent: 41,
  resumeLessonId: `${courseCardExample.courseId}-6`,
  certificateId: null,
  newLessonsSinceCompletion: 0,
  course: courseCardExample,
};

export const newEnrollmentExample = {
  ...enrollmentExample,
  lastActivityAt: enrollmentExample.enrolledAt,
  percent: 0,
  resumeLessonId: `${courseCardExample.courseId}-1`,
};

export const rosterEntryExample = {
  userId,
  displayName: 'Sam Rivera',
  avatarUrl: null,
  status: 'active',
  percent: 41,
  enrolledAt: '2026-03-10T08:15:00.000Z',
  lastActivityAt: '2026-03-12T19:40:00.000Z',
  completedAt: null,
};
