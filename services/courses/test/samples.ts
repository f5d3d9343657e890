import type { Course, DescribedCourse } from '../src/course.ts';
import { newCourse } from '../src/course.ts';
import { createCourseBody } from '../src/course-body.ts';
import type { LessonEntry } from '../src/lesson.ts';
import { newLesson } from '../src/lesson.ts';
import { createLessonBody } from '../src/lesson-body.ts';
import type { Outline } from '../src/outline.ts';

/** Courses and lessons for the tests of the pure rules. */

export const amara = { userId: 'amara', displayName: 'Amara Okafor' };
export const kenji = { userId: 'kenji', displayName: 'Kenji Sato' };

export const monday = new Date('2026-03-02T09:00:00.000Z');
export const tuesday = new Date('2026-03-03T09:00:00.000Z');

/** The fields of a new course as its schema makes them. */
export const courseFields = (more: Record<string, unknown> = {}) =>
  createCourseBody.parse({
    title: 'Practical SQL',
    description: 'From the first `SELECT` on.',
    category: 'data-science',
    level: 'beginner',
    ...more,
  });

/** A draft, with some of its properties replaced. */
export function sampleCourse(more: Partial<DescribedCourse> = {}): DescribedCourse {
  return { ...newCourse(courseFields(), amara, monday), ...more };
}

export const lessonFields = (more: Record<string, unknown> = {}) =>
  createLessonBody.parse({ title: 'Your first SELECT', type: 'article', ...more });

/** A lesson's entry with some of its properties replaced. */
export function sampleLesson(course: Course, more: Partial<LessonEntry> = {}): LessonEntry {
  const { courseId, nextLessonNumber } = course;
  const number = more.number ?? nextLessonNumber;
  const { content: _, quiz: __, ...entry } = newLesson(lessonFields(), { courseId, number }, monday);
  return { ...entry, ...more };
}

export function emptyOutline(): Outline {
  const course = sampleCourse();
  return { course, lessons: [], revisions: course.revisions };
}

/** What a rule throws; a failure when it throws nothing. */
export function refusalOf(rule: () => unknown): unknown {
  try {
    rule();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused');
}

/** A schema of any make, as far as these tests look at it. */
interface Schema {
  safeParse(value: unknown): { error?: { issues: { path: PropertyKey[] }[] } | undefined };
}

/** The pointers to what is wrong with a value. */
export function wrong(schema: Schema, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map(({ path }) => `/${path.map(String).join('/')}`);
}
