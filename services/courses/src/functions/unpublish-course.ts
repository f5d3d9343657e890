import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { unpublishCourse } from '../contract.ts';
import { showCourse, unpublish } from '../course.ts';
import { saveCourse } from '../course-repository.ts';

export const main = endpoint(unpublishCourse, editableCourse, async ({ subject: before }) => {
  const course = unpublish(before);
  await saveCourse(before, course);
  return ok(showCourse(course), course.revisions);
});
