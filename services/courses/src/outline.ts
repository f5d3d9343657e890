import { isDeepStrictEqual } from 'node:util';
import { ConflictError, type FieldError, UnprocessableError } from '@skillforge/core/errors';
import { lessonIdOf } from '@skillforge/core/ids';
import type { Course } from './course.ts';
import type { LessonEntry } from './lesson.ts';
import { mostLessons } from './lesson-fields.ts';

/** A course and its lessons' entries, in no particular order. */
export interface Outline {
  course: Course;
  lessons: LessonEntry[];
  revisions: Course['revisions'];
}

/** The numbers with those of one section next to each other, each section at the place of its first lesson. */
function sectionBySection(order: number[], sectionOf: (number: number) => string): number[] {
  return [...Map.groupBy(order, sectionOf).values()].flat();
}

function sections(lessons: LessonEntry[]): (number: number) => string {
  const known = new Map(lessons.map((lesson) => [lesson.number, lesson.section]));
  return (number) => known.get(number) ?? '';
}

/** The entries in the course's order. */
export function inOrder({ course, lessons }: Outline): LessonEntry[] {
  const byNumber = new Map(lessons.map((lesson) => [lesson.number, lesson]));
  return course.order.flatMap((number) => byNumber.get(number) ?? []);
}

/** A lesson's place, counted from 1 over the lessons that the caller sees. */
export function positionOf(
  course: Pick<Course, 'order' | 'drafts'>,
  number: number,
  seesDrafts: boolean,
): number {
  const seen = seesDrafts ? course.order : course.order.filter((one) => !course.drafts.includes(one));
  return seen.indexOf(number) + 1;
}

/** The course with another outline: its order, its drafts, and the figures that count published lessons. */
function withOutline(course: Course, lessons: LessonEntry[], order: number[], now: Date): Course {
  const published = lessons.filter((lesson) => lesson.status === 'published');
  return {
    ...course,
    order: sectionBySection(order, sections(lessons)),
    drafts: lessons.filter((lesson) => lesson.status === 'draft').map((lesson) => lesson.number),
    lessonCount: published.length,
    durationSeconds: published.reduce((sum, lesson) => sum + lesson.durationSeconds, 0),
    updatedAt: now.toISOString(),
    revisions: { ...course.revisions, o: course.revisions.o + 1 },
  };
}

function insert(order: number[], number: number, position: number | undefined): number[] {
  const others = order.filter((one) => one !== number);
  return position === undefined ? [...others, number] : others.toSpliced(position - 1, 0, number);
}

/**
 * The course with one more lesson, at `position` (from 1) or at the end of its section.
 *
 * @throws ConflictError `too-many-lessons`
 */
export function addLesson(
  outline: Outline,
  lesson: LessonEntry,
  position: number | undefined,
  now = new Date(),
): Course {
  const { course, lessons } = outline;
  if (lessons.length >= mostLessons) {
    throw new ConflictError('too-many-lessons', `A course has ${mostLessons} lessons at most.`);
  }
  const order = insert(course.order, lesson.number, position);
  return {
    ...withOutline(course, [...lessons, lesson], order, now),
    nextLessonNumber: lesson.number + 1,
  };
}

/**
 * The course after one of its lessons has changed; the very same object if the change does not concern the outline.
 */
export function replaceLesson(
  outline: Outline,
  lesson: LessonEntry,
  position: number | undefined,
  now = new Date(),
): Course {
  const { course, lessons } = outline;
  const before = lessons.find((one) => one.number === lesson.number);
  const others = lessons.filter((one) => one.number !== lesson.number);
  // Into another section it goes at its end; where it stood, it would draw the whole section there.
  const moves = position !== undefined || before?.section !== lesson.section;
  const order = moves ? insert(course.order, lesson.number, position) : course.order;
  const next = withOutline(course, [...others, lesson], order, now);
  const same =
    isDeepStrictEqual(next.order, course.order) &&
    before?.section === lesson.section &&
    before.status === lesson.status &&
    before.durationSeconds === lesson.durationSeconds;
  return same ? course : next;
}

/** The course without one of its lessons. */
export function dropLesson(outline: Outline, number: number, now = new Date()): Course {
  const { course, lessons } = outline;
  return withOutline(
    course,
    lessons.filter((lesson) => lesson.number !== number),
    course.order.filter((one) => one !== number),
    now,
  );
}

/**
 * The course with its lessons in the order of the given ids; the very same object if that is its order.
 *
 * @throws UnprocessableError `not-a-permutation` with a pointer to each id that is doubled or of no lesson, or to the
 *   list when ids are missing
 */
export function reorder(outline: Outline, lessonIds: string[], now = new Date()): Course {
  const { course, lessons } = outline;
  const numbers = new Map(lessons.map((lesson) => [lesson.lessonId, lesson.number]));
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [place, lessonId] of lessonIds.entries()) {
    const pointer = `/lessonIds/${place}`;
    if (!numbers.has(lessonId)) errors.push({ in: 'body', pointer, detail: 'No lesson of this course' });
    else if (seen.has(lessonId)) errors.push({ in: 'body', pointer, detail: 'Stands twice' });
    seen.add(lessonId);
  }
  const missing = [...numbers.keys()].filter((lessonId) => !seen.has(lessonId));
  if (missing.length > 0) {
    errors.push({ in: 'body', pointer: '/lessonIds', detail: `Missing: ${missing.join(', ')}` });
  }
  if (errors.length > 0) {
    throw new UnprocessableError('not-a-permutation', 'Every lesson of the course must stand once.', {
      errors,
    });
  }
  const order = lessonIds.flatMap((lessonId) => numbers.get(lessonId) ?? []);
  const next = withOutline(course, lessons, order, now);
  return isDeepStrictEqual(next.order, course.order) ? course : next;
}

/** The ids of a course's lessons in order. */
export function lessonIdsOf(course: Course): string[] {
  return course.order.map((number) => lessonIdOf(course.courseId, number));
}
