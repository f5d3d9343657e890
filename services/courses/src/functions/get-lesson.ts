import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { visibleLesson } from '../access.ts';
import { getLesson } from '../contract.ts';
import { showLesson } from '../lesson.ts';

export const main = endpoint(getLesson, visibleLesson, async ({ subject: { lesson, position, view } }) =>
  ok(showLesson(lesson, position, view), lesson.revisions),
);
