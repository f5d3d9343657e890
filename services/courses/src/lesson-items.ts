import type * as shared from '@skillforge/core/course/lesson';
import { lessonContentKey, lessonKey } from '@skillforge/core/keys';
import type { Lesson, LessonEntry } from './lesson.ts';

/** How a lesson stands in the table: its entry in the outline, and the whole of it beside. */

export interface LessonItem extends shared.LessonItem {
  entry: LessonEntry;
  revision: number;
}

export interface LessonContentItem extends shared.LessonContentItem {
  lesson: Lesson;
}

/** The entry's fields, without the content. */
export function entryOf(lesson: Lesson): LessonEntry {
  const { content: _, videoKey: __, fileKey: ___, quiz: ____, ...entry } = lesson;
  return entry;
}

export function lessonItem(lesson: Lesson): LessonItem {
  return {
    ...lessonKey(lesson.courseId, lesson.lessonId),
    entry: entryOf(lesson),
    revision: lesson.revisions.v,
  };
}

export function lessonContentItem(lesson: Lesson): LessonContentItem {
  return { ...lessonContentKey(lesson.courseId, lesson.lessonId), lesson };
}
