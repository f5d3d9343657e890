import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableOutline } from '../access.ts';
import { reorderLessons } from '../contract.ts';
import { changeOutline } from '../course-repository.ts';
import { lessonIdsOf, reorder } from '../outline.ts';

export const main = endpoint(reorderLessons, editableOutline, async ({ subject: outline, body, commit }) => {
  const course = reorder(outline, body.lessonIds);
  const reply = ok({ courseId: course.courseId, lessonIds: lessonIdsOf(course) }, course.revisions);
  const pieces = changeOutline(outline.course, course);
  return commit(pieces, reply);
});
