import { UnprocessableError } from '@skillforge/core/errors';
import { existingCourses } from './course-repository.ts';

/** @throws UnprocessableError `invalid-request` for a prerequisite that is no course: nobody could ever complete it */
export async function checkPrerequisites(courseIds: string[] | undefined): Promise<void> {
  if (!courseIds || courseIds.length === 0) return;
  const existing = await existingCourses(courseIds);
  const errors = courseIds.flatMap((courseId, place) =>
    existing.has(courseId)
      ? []
      : [{ in: 'body' as const, pointer: `/prerequisites/${place}`, detail: 'There is no such course' }],
  );
  if (errors.length > 0)
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', { errors });
}
