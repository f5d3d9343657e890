import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { editableCourse } from '../access.ts';
import { publishCourse } from '../contract.ts';
import { publish, showCourse } from '../course.ts';
import { saveCourse } from '../course-repository.ts';

export const main = endpoint(publishCourse, editableCourse, async ({ subject: before }) => {
  const course = publish(before);
  await saveCourse(before, course);
  if (before.status !== 'published') count(publishCourse.service, 'CoursesPublished');
  return ok(showCourse(course), course.revisions);
});
