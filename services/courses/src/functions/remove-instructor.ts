import { NotFoundError } from '@skillforge/core/errors';
import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import * as contract from '../contract.ts';
import { teaches, withoutInstructor } from '../course.ts';
import { removeInstructor } from '../course-repository.ts';

export const main = endpoint(
  contract.removeInstructor,
  editableCourse,
  async ({ subject: before, path, commit }) => {
    if (!teaches(path.userId, before)) throw new NotFoundError('instructor of this course');
    const course = withoutInstructor(before, path.userId);
    return commit(removeInstructor(before, course, path.userId), noContent());
  },
);
