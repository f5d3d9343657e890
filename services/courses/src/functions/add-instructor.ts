import { endpoint } from '@skillforge/core/http/endpoint';
import { created } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import * as contract from '../contract.ts';
import { withInstructor } from '../course.ts';
import { addInstructor } from '../course-repository.ts';
import { showCourse } from '../course-view.ts';
import { instructorOf } from '../instructors.ts';

export const main = endpoint(
  contract.addInstructor,
  editableCourse,
  async ({ subject: before, body, commit }) => {
    const { instructor, stillNamed } = await instructorOf(body.userId);
    const course = withInstructor(before, instructor);
    const reply = created(showCourse(course), `/courses/${course.courseId}`, course.revisions);
    return commit([...addInstructor(before, course, instructor.userId), stillNamed], reply);
  },
);
