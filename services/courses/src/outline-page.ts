import { wireBytes } from '@skillforge/core/http/fields';
import type { Page, PageRequest } from '@skillforge/core/table';
import { showWholeLesson } from './files/lesson-files.ts';
import type { LessonEntry, LessonView } from './lesson.ts';
import { readLessons } from './lesson-repository.ts';
import { inOrder, type Outline } from './outline.ts';

/** Lambda answers with 6 MB at most; the rest is for headers. A page that would be larger is shorter. */
const mostPageBytes = 5_500_000;

/** Where a page begins: after this lesson or, should it have gone since, where it stood. */
function startOf(entries: LessonEntry[], startKey: PageRequest['startKey']): number {
  if (!startKey) return 0;
  const place = entries.findIndex((entry) => entry.number === startKey.after);
  return place === -1 ? Number(startKey.place) : place + 1;
}

/** As many as fit into one answer, and one at least. */
function fitting(items: unknown[]): unknown[] {
  let size = 0;
  const tooMany = items.findIndex((item) => {
    size += wireBytes(item);
    return size > mostPageBytes;
  });
  return tooMany === -1 ? items : items.slice(0, Math.max(1, tooMany));
}

/** A page of an outline; the content of those lessons that the caller may see is read in one more call. */
export async function outlinePage(
  seen: { outline: Outline; viewOf: (entry: LessonEntry) => LessonView; consistent: boolean },
  page: PageRequest,
): Promise<Page<unknown>> {
  const entries = inOrder(seen.outline);
  const start = startOf(entries, page.startKey);
  const wanted = entries.slice(start, start + page.limit);
  const open = wanted.filter((entry) => seen.viewOf(entry) !== 'locked').map(({ lessonId }) => lessonId);
  const whole = await readLessons(seen.outline.course.courseId, open, seen);
  const shown = await Promise.all(
    wanted.map((entry, offset) =>
      showWholeLesson(whole.get(entry.lessonId) ?? entry, start + offset + 1, seen.viewOf(entry)),
    ),
  );
  const items = fitting(shown);
  const last = wanted.at(items.length - 1);
  return {
    items,
    nextKey:
      last && start + items.length < entries.length
        ? { after: last.number, place: start + items.length - 1 }
        : undefined,
  };
}
