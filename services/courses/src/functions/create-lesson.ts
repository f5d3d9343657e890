import { endpoint } from '@skillforge/core/http/endpoint';
import { created } from '@skillforge/core/http/reply';
import { editableOutline } from '../access.ts';
import * as contract from '../contract.ts';
import { keepFiles, showWholeLesson } from '../files/lesson-files.ts';
import { newLesson } from '../lesson.ts';
import { createLesson } from '../lesson-repository.ts';
import { addLesson, positionOf } from '../outline.ts';

export const main = endpoint(
  contract.createLesson,
  editableOutline,
  async ({ subject: outline, body, commit }) => {
    const { courseId, nextLessonNumber: number } = outline.course;
    const lesson = newLesson(body, { courseId, number });
    const course = addLesson(outline, lesson, body.position);
    await keepFiles(lesson);
    const shown = await showWholeLesson(lesson, positionOf(course, number, true), 'editor');
    const reply = created(shown, `/lessons/${lesson.lessonId}`, lesson.revisions);
    return commit(createLesson(lesson, outline.course, course), reply);
  },
);
