import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { editableLesson } from '../access.ts';
import * as contract from '../contract.ts';
import { deleteLesson } from '../lesson-repository.ts';
import { dropLesson } from '../outline.ts';

export const main = endpoint(contract.deleteLesson, editableLesson, async ({ subject, commit }) => {
  const { lesson, outline } = subject;
  const course = dropLesson(outline, lesson.number);
  return commit(deleteLesson(lesson, outline.course, course), noContent());
});
