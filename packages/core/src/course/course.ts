import type { Key } from '../keys.ts';

/** What every service may know of a course, as the courses service writes it. */

export interface Instructor {
  userId: string;
  displayName: string;
}

export type CourseStatus = 'draft' | 'published' | 'archived';

/** What lists show of a course. Times are ISO 8601, durations in seconds. */
export interface CourseCard {
  courseId: string;
  title: string;
  summary: string;
  category: string;
  level: 'beginner' | 'intermediate' | 'advanced' | 'all';
  tags: string[];
  language: string;
  /** The name of its picture among the public media; null without one. */
  thumbnail: string | null;
  instructors: Instructor[];
  /** `deleted` is the tombstone that stands until everything else is gone; nobody is shown it. */
  status: CourseStatus | 'deleted';
  capacity: number | null;
  prerequisites: string[];
  skills: string[];
  price: { amount: number; currency: string } | null;
  lessonCount: number;
  durationSeconds: number;
  enrollmentCount: number;
  ratingSum: number;
  ratingCount: number;
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
}

/** The item of a course that holds its card and the order of its lessons. */
export interface CourseItem extends Key {
  card: CourseCard;
  /** The numbers of all lessons, in order. */
  order: number[];
  /** The numbers of those that are not published. */
  drafts: number[];
  nextLessonNumber: number;
  revision: number;
  orderRevision: number;
}

/** How many gave one star, two … five. */
export type Distribution = Record<1 | 2 | 3 | 4 | 5, number>;

/** The small item of a course that other services' transactions touch. */
export interface GateItem extends Key {
  status: CourseCard['status'];
  instructors: string[];
  capacity: number | null;
  /** Missing in gates of before there were enrollments: none. */
  prerequisites?: string[];
  everEnrolled: number;
  /** Active and completed enrollments. */
  learners: number;
  /** Sum, count and distribution of the visible reviews. */
  ratingSum: number;
  ratingCount: number;
  distribution: Distribution;
}

/** The numbers of a course's published lessons, in order. */
export function publishedLessons({ order, drafts }: Pick<CourseItem, 'order' | 'drafts'>): number[] {
  const hidden = new Set(drafts);
  return order.filter((number) => !hidden.has(number));
}
