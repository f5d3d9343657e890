import type { Caller } from '@skillforge/core/caller';
import { asError, ConflictError, NotFoundError } from '@skillforge/core/errors';
import { newId } from '@skillforge/core/ids';
import { count, logOf } from '@skillforge/core/observability';
import { namelessLearner } from '@skillforge/core/profile';
import type * as z from 'zod/mini';
import { type Learning, lessonOf, openLesson } from './access.ts';
import { type Advance, advance, isThrough, type Place, type Standing } from './progress.ts';
import type { reportProgressBody } from './progress-body.ts';
import {
  moveOn,
  readLessonStanding,
  readParticipation,
  saveAdvance,
  takeBack,
} from './progress-repository.ts';
import { asTold, type ProgressItem, type Told, visibleReport, wasPaused } from './report.ts';

const service = 'progress';

interface Asked {
  caller: Caller;
  path: { courseId: string; lessonId: string };
}

/**
 * Refuses before an unsound request is told what is wrong with it. A sound one is refused by `report`, which writes at
 * the same moment as it reads.
 */
export async function refuseUnsound({ sound, ...asked }: Asked & { sound: boolean }): Promise<Place> {
  const place = lessonOf(asked);
  if (!sound) openLesson(asked.caller, place, await readParticipation(place.userId, place.courseId));
  return place;
}

/** Takes a report of a lesson, and gives how the learner stands after it. */
export async function report(
  caller: Caller,
  place: Place,
  { status, ...told }: z.output<typeof reportProgressBody>,
): Promise<Standing> {
  const says = Object.values(told).some((value) => value !== undefined);
  if (status !== 'completed' && says) return await follow(caller, place, told);
  return await settle(caller, place, { told: says ? told : undefined, completes: status === 'completed' });
}

/** Writes a report while it is found out whether it may be made: one round trip for a player that goes on playing. */
async function follow(caller: Caller, place: Place, told: Told): Promise<Standing> {
  const now = Date.now();
  const mine = { reportId: newId(now), now };
  const [moved, found] = await Promise.all([
    moveOn(place, told, mine),
    readParticipation(place.userId, place.courseId),
  ]);
  let learning: Learning;
  try {
    learning = openLesson(caller, place, found);
  } catch (refusal) {
    if (moved.done) await undo(place, mine.reportId, moved.before, found.enrollment);
    throw refusal;
  }
  const step = moved.done
    ? upon(place, { ...learning, progress: moved.before }, told, mine)
    : advance(place, { ...learning, progress: moved.stored }, { told });
  await saveAdvance(place, step);
  return isThrough(step.after) ? await settle(caller, place, {}) : step.after;
}

/** What is left to do after a report was written upon another. */
function upon(
  place: Place,
  { progress, ...learning }: Learning & { progress: ProgressItem },
  told: Told,
  mine: { reportId: string; now: number },
): Advance {
  const known = visibleReport(progress, learning.enrollment);
  if (known === progress.report && !wasPaused(mine.now, learning.enrollment)) {
    const report = { ...known, ...asTold(told, mine) };
    return advance(place, { ...learning, progress: { ...progress, report, before: known } }, {});
  }
  // It stands upon one that counts for nothing: said once more, upon what was before that.
  const standing = { ...progress, report: { ...known, reportId: mine.reportId } };
  return advance(place, { ...learning, progress: standing }, { told });
}

/** Takes back what a refused caller has written. Should that fail, nobody is shown it all the same. */
async function undo(
  place: Place,
  reportId: string,
  before: ProgressItem,
  enrollment: Learning['enrollment'] | undefined,
): Promise<void> {
  try {
    await takeBack(place, reportId, enrollment ? visibleReport(before, enrollment) : before.report);
  } catch (error) {
    logOf(service).warn('A refused report could not be taken back', { error: asError(error) });
  }
}

/** Reads all there is to know, then takes the step that is due. */
async function settle(
  caller: Caller,
  place: Place,
  { told, completes = false }: { told?: Told | undefined; completes?: boolean },
): Promise<Standing> {
  const { lesson, progress, learnerName = namelessLearner, ...found } = await readLessonStanding(place);
  const learning = openLesson(caller, place, found);
  if (!lesson) throw new NotFoundError('lesson');
  if (completes && lesson.type === 'quiz' && !learning.enrollment.completed?.has(place.number)) {
    throw new ConflictError('quiz-not-passed', 'A quiz is completed by passing it.');
  }
  const step = advance(place, { ...learning, progress }, { told, completes, learnerName });
  await saveAdvance(place, step);
  countSteps(step);
  return step.after;
}

/** Counts what a step has completed, once it is written. */
export function countSteps({ completedLesson, certificate }: Advance): void {
  if (completedLesson !== undefined) count(service, 'LessonsCompleted');
  if (certificate) count(service, 'CoursesCompleted');
}
