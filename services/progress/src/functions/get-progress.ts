import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { learntCourse } from '../access.ts';
import { getProgress } from '../contract.ts';
import { showCourseProgress } from '../progress-view.ts';
import { settled } from '../settling.ts';

export const main = endpoint(getProgress, learntCourse, async ({ caller, path, subject }) =>
  ok(showCourseProgress(path.courseId, await settled({ caller, path }, subject)), {}),
);
