import type { Page, PageRequest } from '@skillforge/core/table';
import { type LessonEntry, type LessonView, showLesson } from './lesson.ts';
import { readLessons } from './lesson-repository.ts';
import { inOrder, type Outline } from './outline.ts';

/** Where a page begins: after this lesson, or at this place should it have been deleted since. */
function startOf(entries: LessonEntry[], startKey: PageRequest['startKey']): number {
  if (!startKey) return 0;
  const place = entries.findIndex((entry) => entry.number === startKey.after);
  return place === -1 ? Number(startKey.place) : place + 1;
}

/** A page of an outline; the content of those lessons that the caller may see is read in one more call. */
export async function outlinePage(
  seen: { outline: Outline; viewOf: (entry: LessonEntry) => LessonView; consistent: boolean },
  page: PageRequest,
): Promise<Page<unknown>> {
  const entries = inOrder(seen.outline);
  const start = startOf(entries, page.startKey);
  const shown = entries.slice(start, start + page.limit);
  const open = shown.filter((entry) => seen.viewOf(entry) !== 'locked').map(({ lessonId }) => lessonId);
  const whole = await readLessons(seen.outline.course.courseId, open, seen);
  const last = shown.at(-1);
  return {
    items: shown.map((entry, offset) =>
      showLesson(whole.get(entry.lessonId) ?? entry, start + offset + 1, seen.viewOf(entry)),
    ),
    nextKey:
      last && start + shown.length < entries.length
        ? { after: last.number, place: start + shown.length }
        : undefined,
  };
}
