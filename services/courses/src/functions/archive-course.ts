import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { archiveCourse } from '../contract.ts';
import { archive } from '../course.ts';
import { changeCourse } from '../course-repository.ts';
import { showCourse } from '../course-view.ts';

export const main = endpoint(archiveCourse, editableCourse, async ({ subject: before, commit }) => {
  const course = archive(before);
  return commit(changeCourse(before, course), ok(showCourse(course), course.revisions));
});
