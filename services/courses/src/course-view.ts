import { courseMediaKey } from '@skillforge/core/files/file-names';
import { mediaUrl } from '@skillforge/core/files/media-url';
import type { CourseCard, DescribedCourse } from './course.ts';

/** A course as callers see it. */

/** The mean rating in two decimals, or null without any. */
function average(sum: number, count: number): number | null {
  return count === 0 ? null : Math.round((sum / count) * 100) / 100;
}

/** A course as lists show it. */
export function showCard(course: CourseCard) {
  return {
    courseId: course.courseId,
    title: course.title,
    summary: course.summary,
    category: course.category,
    level: course.level,
    tags: course.tags,
    language: course.language,
    thumbnailUrl: course.thumbnail ? mediaUrl(courseMediaKey(course.courseId, course.thumbnail)) : null,
    instructors: course.instructors,
    status: course.status,
    capacity: course.capacity,
    prerequisites: course.prerequisites,
    skills: course.skills,
    price: course.price,
    lessonCount: course.lessonCount,
    durationSeconds: course.durationSeconds,
    enrollmentCount: course.enrollmentCount,
    rating: { average: average(course.ratingSum, course.ratingCount), count: course.ratingCount },
    createdAt: course.createdAt,
    updatedAt: course.updatedAt,
    publishedAt: course.publishedAt,
  };
}

/** A course as its own route shows it. */
export function showCourse(course: DescribedCourse) {
  return { ...showCard(course), description: course.description };
}
