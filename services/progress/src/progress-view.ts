import { type CourseItem, publishedLessons } from '@skillforge/core/course/course';
import {
  type EnrollmentItem,
  newLessonsSinceCompletion,
  percentOf,
  resumeLesson,
} from '@skillforge/core/enrollment/enrollment';
import { lessonIdOf } from '@skillforge/core/ids';
import type { Learning } from './access.ts';
import type { Place, Standing } from './progress.ts';
import { type ProgressItem, visibleReport } from './report.ts';

function showEnrollment(courseId: string, course: CourseItem, enrollment: EnrollmentItem) {
  const resume = resumeLesson(enrollment, course);
  return {
    percent: percentOf(enrollment, course),
    status: enrollment.status,
    resumeLessonId: resume === undefined ? null : lessonIdOf(courseId, resume),
    newLessonsSinceCompletion: newLessonsSinceCompletion(enrollment, course),
  };
}

function showLesson(
  lessonId: string,
  completed: boolean,
  item: ProgressItem | undefined,
  enrollment: EnrollmentItem,
) {
  if (!item) {
    const status = completed ? 'completed' : 'not-started';
    return { lessonId, status, positionSeconds: 0, timeSpentSeconds: 0, completedAt: null };
  }
  const { positionSeconds, timeMilliseconds } = visibleReport(item, enrollment);
  return {
    lessonId,
    status: completed ? 'completed' : 'in-progress',
    positionSeconds,
    timeSpentSeconds: Math.floor(timeMilliseconds / 1_000),
    completedAt: item.completedAt ?? null,
  };
}

/** A lesson's progress, and how the course stands with it. */
export function showLessonProgress(
  { courseId, lessonId, number }: Place,
  { course, enrollment, progress }: Standing,
) {
  return {
    courseId,
    ...showLesson(lessonId, enrollment.completed?.has(number) ?? false, progress, enrollment),
    enrollment: {
      ...showEnrollment(courseId, course, enrollment),
      completedAt: enrollment.completedAt ?? null,
      certificateId: enrollment.certificateId ?? null,
    },
  };
}

/** How far a learner is in a course, lesson by lesson. */
export function showCourseProgress(
  courseId: string,
  { course, enrollment, lessons }: Learning & { lessons: ProgressItem[] },
) {
  const items = new Map(lessons.map((item) => [item.lessonId, item]));
  return {
    courseId,
    ...showEnrollment(courseId, course, enrollment),
    lessons: publishedLessons(course).map((number) => {
      const lessonId = lessonIdOf(courseId, number);
      const completed = enrollment.completed?.has(number) ?? false;
      return showLesson(lessonId, completed, items.get(lessonId), enrollment);
    }),
  };
}
