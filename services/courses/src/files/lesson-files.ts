import { signDownload } from '@skillforge/core/files/downloads';
import { nameOf } from '@skillforge/core/files/file-names';
import { keepUpload } from '@skillforge/core/files/uploads';
import { type Lesson, type LessonEntry, type LessonView, showLesson } from '../lesson.ts';

/** Long enough to go through a lesson, and for a pause. */
const readingSeconds = 60 * 60;

type Shown = LessonEntry & Pick<Lesson, 'content' | 'videoKey' | 'fileKey' | 'quiz'>;

/** A file is saved under its lesson's title, or under its own name where a file's cannot have any of that. */
function downloadName({ title }: LessonEntry, key: string): string {
  const name = nameOf(key);
  const sayable = title.replaceAll(/[\s/\\:*?"<>|]+/g, ' ').trim();
  return sayable === '' ? name : `${sayable}${name.slice(name.lastIndexOf('.'))}`;
}

async function fileUrls(lesson: Shown, view: LessonView) {
  if (view === 'locked') return {};
  const { videoKey, fileKey } = lesson;
  const seconds = readingSeconds + lesson.durationSeconds;
  if (videoKey) return { videoUrl: await signDownload(videoKey, { seconds }) };
  if (fileKey) {
    return { fileUrl: await signDownload(fileKey, { seconds, downloadName: downloadName(lesson, fileKey) }) };
  }
  return {};
}

/** A lesson as a caller of that view sees it, with the address of its file for those who may have it. */
export async function showWholeLesson(lesson: Shown, position: number, view: LessonView) {
  return { ...showLesson(lesson, position, view), ...(await fileUrls(lesson, view)) };
}

/**
 * Takes the files into use that a lesson names anew.
 *
 * @throws UnprocessableError `not-uploaded`
 */
export async function keepFiles(lesson: Lesson, before?: Lesson): Promise<void> {
  for (const field of ['videoKey', 'fileKey'] as const) {
    const key = lesson[field];
    if (key !== undefined && key !== before?.[field]) await keepUpload(key, field);
  }
}
