import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { updateCourse } from '../contract.ts';
import { editCourse, showCourse } from '../course.ts';
import { saveCourse } from '../course-repository.ts';
import { checkPrerequisites } from '../prerequisites.ts';

export const main = endpoint(updateCourse, editableCourse, async ({ subject: before, body }) => {
  await checkPrerequisites(body.prerequisites);
  const course = editCourse(before, body);
  await saveCourse(before, course);
  return ok(showCourse(course), course.revisions);
});
