import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { updateCourse } from '../contract.ts';
import { editCourse } from '../course.ts';
import { changeCourse } from '../course-repository.ts';
import { showCourse } from '../course-view.ts';
import { publishThumbnail } from '../files/thumbnail.ts';
import { checkPrerequisites } from '../prerequisites.ts';

export const main = endpoint(
  updateCourse,
  editableCourse,
  async ({ caller, subject: before, body, commit }) => {
    await checkPrerequisites(caller, body.prerequisites, before);
    const course = editCourse(before, body);
    await publishThumbnail(course, before, body.thumbnailKey);
    return commit(changeCourse(before, course), ok(showCourse(course), course.revisions));
  },
);
