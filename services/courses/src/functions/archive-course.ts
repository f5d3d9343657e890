import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { archiveCourse } from '../contract.ts';
import { archive, showCourse } from '../course.ts';
import { saveCourse } from '../course-repository.ts';

export const main = endpoint(archiveCourse, editableCourse, async ({ subject: before }) => {
  const course = archive(before);
  await saveCourse(before, course);
  return ok(showCourse(course), course.revisions);
});
