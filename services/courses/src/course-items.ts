import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import {
  aboutKey,
  catalogIndexKey,
  categoryIndexKey,
  courseKey,
  gateKey,
  type Key,
  teachesKey,
} from '@skillforge/core/keys';
import type { Course, CourseCard, DescribedCourse } from './course.ts';

/** How a course stands in the table: see docs/data-model.md. Nothing here reads or writes. */

export type { CourseItem, GateItem };

export interface AboutItem extends Key {
  description: string;
}

/** The card's fields, without those that only whole courses have. */
export function cardOf(course: Course): CourseCard {
  return {
    courseId: course.courseId,
    title: course.title,
    summary: course.summary,
    category: course.category,
    level: course.level,
    tags: course.tags,
    language: course.language,
    thumbnail: course.thumbnail,
    instructors: course.instructors,
    status: course.status,
    capacity: course.capacity,
    prerequisites: course.prerequisites,
    skills: course.skills,
    price: course.price,
    lessonCount: course.lessonCount,
    durationSeconds: course.durationSeconds,
    enrollmentCount: course.enrollmentCount,
    ratingSum: course.ratingSum,
    ratingCount: course.ratingCount,
    createdAt: course.createdAt,
    updatedAt: course.updatedAt,
    publishedAt: course.publishedAt,
  };
}

/** The keys by which a published course stands in the catalogue's indexes; undefined ones are removed. */
export function catalogKeys(course: Course): Record<string, string | undefined> {
  const { courseId, category, publishedAt, status } = course;
  if (status !== 'published' || publishedAt === null) {
    return { GSI1PK: undefined, GSI1SK: undefined, GSI2PK: undefined, GSI2SK: undefined };
  }
  return { ...catalogIndexKey(publishedAt, courseId), ...categoryIndexKey(category, publishedAt, courseId) };
}

/** The items of a course: card, description, gate, and an entry for each who teaches it. */
export function courseItems(course: DescribedCourse): [CourseItem, AboutItem, GateItem, ...Key[]] {
  const { courseId } = course;
  const catalog = Object.entries(catalogKeys(course)).filter(([, value]) => value !== undefined);
  return [
    {
      ...courseKey(courseId),
      ...Object.fromEntries(catalog),
      card: cardOf(course),
      order: course.order,
      drafts: course.drafts,
      nextLessonNumber: course.nextLessonNumber,
      revision: course.revisions.v,
      orderRevision: course.revisions.o,
    },
    { ...aboutKey(courseId), description: course.description },
    {
      ...gateKey(courseId),
      status: course.status,
      instructors: course.instructors.map(({ userId }) => userId),
      capacity: course.capacity,
      prerequisites: course.prerequisites,
      everEnrolled: course.everEnrolled,
      learners: course.enrollmentCount,
      ratingSum: course.ratingSum,
      ratingCount: course.ratingCount,
      distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
    },
    ...course.instructors.map(({ userId }) => teachesKey(userId, courseId)),
  ];
}

/** A course from its card and its gate, whose counters are exact where the card's may be a minute old. */
export function courseFrom(item: CourseItem, gate: GateItem): Course {
  return {
    ...item.card,
    // Cards of before there were pictures have none.
    thumbnail: item.card.thumbnail ?? null,
    enrollmentCount: gate.learners,
    ratingSum: gate.ratingSum,
    ratingCount: gate.ratingCount,
    order: item.order,
    drafts: item.drafts,
    nextLessonNumber: item.nextLessonNumber,
    everEnrolled: gate.everEnrolled,
    revisions: { v: item.revision, o: item.orderRevision },
  };
}
