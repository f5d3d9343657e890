import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { visibleLesson } from '../access.ts';
import { getLesson } from '../contract.ts';
import { showWholeLesson } from '../files/lesson-files.ts';

export const main = endpoint(getLesson, visibleLesson, async ({ subject: { lesson, position, view } }) =>
  ok(await showWholeLesson(lesson, position, view), lesson.revisions),
);
