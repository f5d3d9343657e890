import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { unpublishCourse } from '../contract.ts';
import { unpublish } from '../course.ts';
import { changeCourse } from '../course-repository.ts';
import { showCourse } from '../course-view.ts';

export const main = endpoint(unpublishCourse, editableCourse, async ({ subject: before, commit }) => {
  const course = unpublish(before);
  return commit(changeCourse(before, course), ok(showCourse(course), course.revisions));
});
