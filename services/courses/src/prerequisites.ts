import type { Caller } from '@skillforge/core/caller';
import { UnprocessableError } from '@skillforge/core/errors';
import type { CourseCard } from './course.ts';
import { readGates } from './course-repository.ts';

/**
 * Looks at the prerequisites that a request adds: each must be published, or a course of the caller's own, and none the
 * very course that asks for them. Another's draft is refused like one that is not there.
 *
 * @param before the course that asks for them, if it is not new
 * @throws UnprocessableError `invalid-request` that points at each that nobody could ever complete before
 */
export async function checkPrerequisites(
  caller: Caller,
  courseIds: string[] = [],
  before?: Pick<CourseCard, 'courseId' | 'prerequisites'>,
): Promise<void> {
  const already = before?.prerequisites.filter((courseId) => courseId !== before.courseId) ?? [];
  const added = courseIds.filter((courseId) => !already.includes(courseId));
  if (added.length === 0) return;
  const gates = await readGates(added);
  const known = (courseId: string) => {
    if (courseId === before?.courseId) return false;
    const gate = gates.get(courseId);
    return (
      gate?.status === 'published' || (gate && (caller.isAdmin || gate.instructors.includes(caller.userId)))
    );
  };
  const errors = courseIds.flatMap((courseId, place) =>
    already.includes(courseId) || known(courseId)
      ? []
      : [{ in: 'body' as const, pointer: `/prerequisites/${place}`, detail: 'There is no such course' }],
  );
  if (errors.length > 0) {
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', { errors });
  }
}
