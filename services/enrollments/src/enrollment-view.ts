import { showCard } from '@skillforge/core/course/card-view';
import type { CourseItem } from '@skillforge/core/course/course';
import {
  type EnrollmentItem,
  newLessonsSinceCompletion,
  percentOf,
  resumeLesson,
} from '@skillforge/core/enrollment/enrollment';
import { avatarUrl } from '@skillforge/core/files/media-url';
import { lessonIdOf } from '@skillforge/core/ids';
import { namelessLearner, type PublicProfile } from '@skillforge/core/profile';

/** An enrollment as its learner sees it. */
export function showEnrollment(enrollment: EnrollmentItem, course: CourseItem) {
  const { courseId, userId, status, enrolledAt, completedAt, lastActivityAt, certificateId } = enrollment;
  const lesson = resumeLesson(enrollment, course);
  return {
    courseId,
    userId,
    status,
    enrolledAt,
    completedAt: completedAt ?? null,
    lastActivityAt,
    percent: percentOf(enrollment, course),
    resumeLessonId: lesson === undefined ? null : lessonIdOf(courseId, lesson),
    certificateId: certificateId ?? null,
    newLessonsSinceCompletion: newLessonsSinceCompletion(enrollment, course),
    course: showCard(course.card),
  };
}

/** A learner as the course's instructors see them. */
export function showRosterEntry(
  { enrollment, profile }: { enrollment: EnrollmentItem; profile: PublicProfile | undefined },
  course: CourseItem,
) {
  const { userId, status, enrolledAt, lastActivityAt, completedAt } = enrollment;
  return {
    userId,
    displayName: profile?.displayName ?? namelessLearner,
    avatarUrl: avatarUrl(userId, profile?.avatarKey ?? null),
    status,
    percent: percentOf(enrollment, course),
    enrolledAt,
    lastActivityAt,
    completedAt: completedAt ?? null,
  };
}
