import type { Caller } from '@skillforge/core/caller';
import { ForbiddenError, NotFoundError } from '@skillforge/core/errors';
import { readGate } from './roster-repository.ts';

/** A course whose learners the caller may see: of its instructors, or an admin. */
export async function taughtCourse({
  caller,
  path: { courseId },
}: {
  caller: Caller;
  path: { courseId: string };
}): Promise<{ courseId: string }> {
  const gate = await readGate(courseId);
  if (!gate) throw new NotFoundError('course');
  if (caller.isAdmin || gate.instructors.includes(caller.userId)) return { courseId };
  // Another's draft is nobody's to know of.
  if (gate.status !== 'published') throw new NotFoundError('course');
  throw new ForbiddenError('not-your-course', 'Only its instructors and admins may see who learns here.');
}
