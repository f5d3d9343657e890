import type { Caller } from '@skillforge/core/caller';
import { UnprocessableError } from '@skillforge/core/errors';
import { readGates } from './course-repository.ts';

/**
 * Looks at the prerequisites that a request adds: each must be published, or a course of the caller's own. Another's
 * draft is refused like one that is not there.
 *
 * @throws UnprocessableError `invalid-request` that points at each that is neither: nobody could ever complete it
 */
export async function checkPrerequisites(
  caller: Caller,
  courseIds: string[] = [],
  already: string[] = [],
): Promise<void> {
  const added = courseIds.filter((courseId) => !already.includes(courseId));
  if (added.length === 0) return;
  const gates = await readGates(added);
  const known = (courseId: string) => {
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
