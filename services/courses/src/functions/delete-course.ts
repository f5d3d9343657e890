import { endpoint } from '@skillforge/core/http/endpoint';
import { accepted } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { deleteCourse } from '../contract.ts';
import { entomb } from '../course.ts';
import { buryCourse } from '../course-repository.ts';

export const main = endpoint(deleteCourse, editableCourse, async ({ subject: course, commit }) =>
  commit(buryCourse(course, entomb(course)), accepted()),
);
