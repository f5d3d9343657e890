import type { Caller } from '@skillforge/core/caller';
import { UnprocessableError } from '@skillforge/core/errors';
import { readProfile } from '@skillforge/core/profile';
import type { Instructor } from './course.ts';

/** The caller as the author of a course. Who has no profile yet is still let in, under no name of their own. */
export async function authorOf(caller: Caller): Promise<Instructor> {
  const profile = await readProfile(caller.userId);
  return { userId: caller.userId, displayName: profile?.displayName ?? 'Instructor' };
}

/**
 * Somebody else as a co-instructor.
 *
 * @throws UnprocessableError `not-an-instructor` when there is no instructor of that id
 */
export async function instructorOf(userId: string): Promise<Instructor> {
  const profile = await readProfile(userId);
  if (!profile || profile.role === 'student') {
    throw new UnprocessableError('not-an-instructor', 'There is no instructor of that id.', {
      errors: [{ in: 'body', pointer: '/userId', detail: 'No instructor has this id' }],
    });
  }
  return { userId, displayName: profile.displayName };
}
