import type { Caller } from '@skillforge/core/caller';
import { asError, asProblem, ServiceUnavailableError } from '@skillforge/core/errors';
import { logOf } from '@skillforge/core/observability';
import { namelessLearner } from '@skillforge/core/profile';
import { untilWon } from '@skillforge/core/retry';
import { learntCourse } from './access.ts';
import { conclude, isThrough } from './progress.ts';
import { readLearnerName, saveAdvance } from './progress-repository.ts';
import { countSteps } from './reporting.ts';

const service = 'progress';

type Learnt = Awaited<ReturnType<typeof learntCourse>>;

/**
 * A course that the caller learns, completed if they have completed all that is left of it: when the last open lesson
 * is taken away there is nothing more to report, and so reading completes it. While the table does not let that be
 * written, the course stays as it was read, and the next reading tries again.
 *
 * @throws what `learntCourse` throws, for somebody who leaves the course at that moment
 */
export async function settled(
  asked: { caller: Caller; path: { courseId: string } },
  read: Learnt,
): Promise<Learnt> {
  if (!isThrough(read)) return read;
  const learner = { userId: asked.caller.userId, courseId: asked.path.courseId };
  let [found, again] = [read, false];
  try {
    await untilWon(async () => {
      if (again) found = await learntCourse(asked);
      again = true;
      if (!isThrough(found)) return;
      const step = conclude(learner, found, (await readLearnerName(learner.userId)) ?? namelessLearner);
      await saveAdvance(learner, step);
      countSteps(step);
      found = { ...found, ...step.after };
    });
    return found;
  } catch (error) {
    if (!(asProblem(error) instanceof ServiceUnavailableError)) throw error;
    logOf(service).warn('A course could not be completed while it was read', { error: asError(error) });
    return read;
  }
}
