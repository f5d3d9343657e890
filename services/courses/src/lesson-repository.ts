import { lostRace } from '@skillforge/core/errors';
import {
  courseKey,
  coursePartition,
  lessonContentKey,
  lessonKey,
  lessonPrefix,
  outlineRange,
} from '@skillforge/core/keys';
import {
  getItem,
  getItems,
  itemsUnder,
  type Piece,
  putNew,
  queryAll,
  remove,
  update,
} from '@skillforge/core/table';
import type { Course } from './course.ts';
import type { CourseItem } from './course-items.ts';
import { changeOutline, courseIn } from './course-repository.ts';
import type { Lesson } from './lesson.ts';
import {
  entryOf,
  type LessonContentItem,
  type LessonItem,
  lessonContentItem,
  lessonItem,
} from './lesson-items.ts';
import type { Outline } from './outline.ts';

const lessonIn = ({ lesson }: LessonContentItem) => lesson;

/** A course and its lessons' entries, in one query; undefined if the course is not there. */
export async function readOutline(
  courseId: string,
  { consistent }: { consistent: boolean },
): Promise<Outline | undefined> {
  const items = await queryAll({ partition: coursePartition(courseId), range: outlineRange, consistent });
  const course = courseIn(courseId, items);
  if (!course) return undefined;
  const lessons = itemsUnder<LessonItem>(items, lessonPrefix).map(({ entry }) => entry);
  return { course, lessons, revisions: course.revisions };
}

/** What a lesson's own route knows of its course: the card, without the gate's exact counters. */
export type LessonCourse = Pick<CourseItem['card'], 'courseId' | 'instructors' | 'status' | 'publishedAt'> &
  Pick<Course, 'order' | 'drafts'>;

/** The course that a lesson belongs to, as far as its card tells; undefined if it is not there. */
export async function readLessonCourse(
  courseId: string,
  { consistent }: { consistent: boolean },
): Promise<LessonCourse | undefined> {
  const found = await getItem<CourseItem>(courseKey(courseId), { consistent });
  if (!found || found.card.status === 'deleted') return undefined;
  return { ...found.card, order: found.order, drafts: found.drafts };
}

/** A whole lesson. */
export async function readLesson(
  { courseId, lessonId }: { courseId: string; lessonId: string },
  { consistent }: { consistent: boolean },
): Promise<Lesson | undefined> {
  const item = await getItem<LessonContentItem>(lessonContentKey(courseId, lessonId), { consistent });
  return item && lessonIn(item);
}

/** Whole lessons of a course, by id. */
export async function readLessons(
  courseId: string,
  lessonIds: string[],
  { consistent }: { consistent: boolean },
): Promise<Map<string, Lesson>> {
  const items = await getItems<LessonContentItem>(
    lessonIds.map((lessonId) => lessonContentKey(courseId, lessonId)),
    { consistent },
  );
  return new Map(items.map(lessonIn).map((lesson) => [lesson.lessonId, lesson]));
}

/** What a new lesson writes: itself, and its course with the new outline. */
export function createLesson(lesson: Lesson, before: Course, after: Course): Piece[] {
  return [
    ...changeOutline(before, after),
    putNew(lessonItem(lesson), lostRace),
    putNew(lessonContentItem(lesson), lostRace),
  ];
}

/** What an edit of a lesson writes, provided that nobody else has edited it since `before` was read. */
export function changeLesson(before: Lesson, after: Lesson): Piece[] {
  if (after === before) return [];
  return [
    update(
      lessonKey(after.courseId, after.lessonId),
      {
        set: { entry: entryOf(after), revision: after.revisions.v },
        onlyIf: { revision: before.revisions.v },
      },
      lostRace,
    ),
    update(lessonContentKey(after.courseId, after.lessonId), { set: { lesson: after } }, lostRace),
  ];
}

/** What deleting a lesson writes, provided that nobody else has edited it since it was read. */
export function deleteLesson(lesson: Lesson, before: Course, after: Course): Piece[] {
  return [
    ...changeOutline(before, after),
    remove(
      lessonKey(lesson.courseId, lesson.lessonId),
      { onlyIf: { revision: lesson.revisions.v } },
      lostRace,
    ),
    remove(lessonContentKey(lesson.courseId, lesson.lessonId)),
  ];
}
