import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { editableCourse } from '../access.ts';
import { publishCourse } from '../contract.ts';
import { publish } from '../course.ts';
import { changeCourse } from '../course-repository.ts';
import { showCourse } from '../course-view.ts';

export const main = endpoint(publishCourse, editableCourse, async ({ subject: before, commit }) => {
  const course = publish(before);
  const reply = await commit(changeCourse(before, course), ok(showCourse(course), course.revisions));
  if (course !== before) count(publishCourse.service, 'CoursesPublished');
  return reply;
});
