import { endpoint } from '@skillforge/core/http/endpoint';
import { created } from '@skillforge/core/http/reply';
import * as contract from '../contract.ts';
import { newCourse } from '../course.ts';
import { createCourse } from '../course-repository.ts';
import { showCourse } from '../course-view.ts';
import { authorOf } from '../instructors.ts';
import { checkPrerequisites } from '../prerequisites.ts';

export const main = endpoint(contract.createCourse, async ({ caller, body, commit }) => {
  await checkPrerequisites(caller, body.prerequisites);
  const { instructor, stillNamed } = await authorOf(caller);
  const course = newCourse(body, instructor);
  const location = `/courses/${course.courseId}`;
  return commit(
    [...createCourse(course), stillNamed],
    created(showCourse(course), location, course.revisions),
  );
});
