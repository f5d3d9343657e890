import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { visibleCourse } from '../access.ts';
import { getCourse } from '../contract.ts';
import { showCourse } from '../course-view.ts';

export const main = endpoint(getCourse, visibleCourse, async ({ subject: course }) =>
  ok(showCourse(course), course.revisions),
);
