import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableLesson } from '../access.ts';
import { updateLesson } from '../contract.ts';
import { changeOutline } from '../course-repository.ts';
import { keepFiles, showWholeLesson } from '../files/lesson-files.ts';
import { editLesson } from '../lesson.ts';
import { changeLesson } from '../lesson-repository.ts';
import { positionOf, replaceLesson } from '../outline.ts';

export const main = endpoint(updateLesson, editableLesson, async ({ subject, body, commit }) => {
  const { lesson: before, outline } = subject;
  const lesson = editLesson(before, body);
  const course = replaceLesson(outline, lesson, body.position);
  await keepFiles(lesson, before);
  const shown = await showWholeLesson(lesson, positionOf(course, lesson.number, true), 'editor');
  const pieces = [...changeOutline(outline.course, course), ...changeLesson(before, lesson)];
  const reply = ok(shown, lesson.revisions);
  return commit(pieces, reply);
});
