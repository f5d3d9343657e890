import type { Caller } from '@skillforge/core/caller';
import { lostRace, UnprocessableError } from '@skillforge/core/errors';
import { profileKey } from '@skillforge/core/keys';
import { readProfile } from '@skillforge/core/profile';
import { check, checkMissing, type Piece } from '@skillforge/core/table';
import { namelessInstructor } from '@skillforge/core/user-names';
import type { Instructor } from './course.ts';

/** Somebody whose name is about to be copied to a card. */
export interface NamedInstructor {
  instructor: Instructor;
  /** That they still bear this name: a later name goes to the courses that they teach by then. */
  stillNamed: Piece;
}

/** The caller as the author of a course. Who has no profile yet is still let in, under no name of their own. */
export async function authorOf({ userId }: Caller): Promise<NamedInstructor> {
  const profile = await readProfile(userId);
  if (!profile) {
    const stillNamed = checkMissing(profileKey(userId), lostRace);
    return { instructor: { userId, displayName: namelessInstructor }, stillNamed };
  }
  return named(userId, profile.displayName);
}

function named(userId: string, displayName: string): NamedInstructor {
  return {
    instructor: { userId, displayName },
    stillNamed: check(profileKey(userId), { displayName }, lostRace),
  };
}

/**
 * Somebody else as a co-instructor.
 *
 * @throws UnprocessableError `not-an-instructor` when there is no instructor of that id
 */
export async function instructorOf(userId: string): Promise<NamedInstructor> {
  const profile = await readProfile(userId);
  if (!profile || profile.role === 'student') {
    throw new UnprocessableError('not-an-instructor', 'There is no instructor of that id.', {
      errors: [{ in: 'body', pointer: '/userId', detail: 'No instructor has this id' }],
    });
  }
  return named(userId, profile.displayName);
}
