import type { Caller } from '@skillforge/core/caller';
import type { CourseItem } from '@skillforge/core/course/course';
import { lostRace, NotFoundError } from '@skillforge/core/errors';
import type { Commit } from '@skillforge/core/http/idempotency';
import { created, ok, type Reply } from '@skillforge/core/http/reply';
import { type Entry, newEnrollment, nextEntry, refusalOf } from './enrollment.ts';
import {
  entryPieces,
  piecesOf,
  RefusedEntryError,
  readCourse,
  standingOf,
  told,
} from './enrollment-repository.ts';
import { showEnrollment } from './enrollment-view.ts';

const mostTries = 4;

/** What came of an entry. */
export interface Entered {
  kind: Entry['kind'];
  reply: Reply;
}

function replyTo({ kind, enrollment }: Entry, course: CourseItem | undefined): Reply {
  if (!course) throw new NotFoundError('course');
  const shown = showEnrollment(enrollment, course);
  return kind === 'first' ? created(shown, `/me/enrollments/${enrollment.courseId}`) : ok(shown);
}

/**
 * Lets somebody into a course, or tells why not. It tries first and asks then: nearly everybody comes for the first
 * time to a course that asks for nothing, and is in after one transaction, with the course read beside it for the
 * answer. What the table refuses tells most often how to try again.
 *
 * @throws NotFoundError, ForbiddenError `own-course`, ConflictError `already-enrolled`, `not-open`,
 *   `prerequisite-missing`, `course-full`
 */
export async function enterCourse(caller: Caller, courseId: string, commit: Commit): Promise<Entered> {
  const course = readCourse(courseId);
  let entry: Entry = { kind: 'first', enrollment: newEnrollment(caller.userId, courseId), prerequisites: [] };
  for (let tries = 0; tries < mostTries; tries++) {
    const pieces = entryPieces(entry);
    const present: Entry = entry;
    const reply = course.then((found) => replyTo(present, found));
    try {
      return { kind: entry.kind, reply: await commit(piecesOf(pieces), reply) };
    } catch (error) {
      if (!(error instanceof RefusedEntryError)) throw error;
      let next = nextEntry(caller, entry, told(pieces, error.failed));
      if (next === undefined) {
        const standing = await standingOf(pieces, error.failed);
        next = nextEntry(caller, entry, standing);
        if (next === undefined) throw refusalOf(caller, standing, (await course)?.card) ?? lostRace();
      }
      if (next === 'done') return { kind: entry.kind, reply: await reply };
      entry = next;
    }
  }
  throw lostRace();
}
