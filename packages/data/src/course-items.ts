import type { Key } from '@skillforge/core/keys';
import type { Course, DescribedCourse } from '@skillforge/courses/course';
import { cardOf, courseItems } from '@skillforge/courses/course-items';
import type { Lesson } from '@skillforge/courses/lesson';
import { lessonContentItem, lessonItem } from '@skillforge/courses/lesson-items';
import { listingItems, placementItem } from '@skillforge/courses/placement';
import { indexedAs, searchEntries, searchIndexItem } from '@skillforge/courses/search/search-index';

/** How many gave one, two, three, four and five stars. */
export type Ratings = [number, number, number, number, number];

/** A course's figures, as enrollments and reviews would have made them. */
export function withFigures(course: DescribedCourse, learners: number, ratings: Ratings): DescribedCourse {
  return {
    ...course,
    everEnrolled: learners,
    enrollmentCount: learners,
    ratingCount: ratings.reduce((sum, count) => sum + count, 0),
    ratingSum: ratings.reduce((sum, count, stars) => sum + count * (stars + 1), 0),
  };
}

/** The places of a published course in the listings, as the service itself would leave them. */
export function placedItems(course: Course, now: Date): Key[] {
  if (course.status !== 'published') return [];
  const card = cardOf(course);
  const { courseId } = course;
  return [
    placementItem({ placementId: courseId, courseId, card, placedAt: now.toISOString() }),
    ...listingItems(card),
  ];
}

/** All items of a course with its lessons and its places in the listings, as the service itself would leave them. */
export function finishedCourseItems(
  course: DescribedCourse,
  lessons: Lesson[],
  ratings: Ratings,
  now: Date,
): Key[] {
  const [item, about, gate, ...teaches] = courseItems(course);
  const [one, two, three, four, five] = ratings;
  const counted = { ...gate, distribution: { 1: one, 2: two, 3: three, 4: four, 5: five } };
  return [
    item,
    about,
    counted,
    ...teaches,
    ...lessons.map(lessonItem),
    ...lessons.map(lessonContentItem),
    ...placedItems(course, now),
  ];
}

/** The search entries of a published course, as the service itself would leave them. */
export function finishedSearchItems(course: Course, now: Date): Key[] {
  if (course.status !== 'published') return [];
  const indexed = indexedAs(cardOf(course), course.courseId, now);
  return [searchIndexItem(indexed), ...searchEntries(indexed)];
}
