import { courseMediaKey } from '../files/file-names.ts';
import { mediaUrl } from '../files/media-url.ts';
import type { CourseCard } from './course.ts';

/** The mean rating in two decimals, or null without any. */
export function average(sum: number, count: number): number | null {
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
