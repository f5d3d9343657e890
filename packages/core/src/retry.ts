import { setTimeout as sleep } from 'node:timers/promises';
import { LostRaceError, ServiceUnavailableError } from './errors.ts';

const attempts = 6;
const attemptsOfARace = 12;
const baseMilliseconds = 25;
const longestMilliseconds = 400;

/**
 * Waits before the next attempt, between nothing and a bound that doubles each time (full jitter: whoever collided
 * together does not come back together).
 *
 * @param attempt the attempt that has just failed, from 1
 * @param cause why it failed, kept for the log
 * @throws ServiceUnavailableError when that was the last attempt
 */
export async function pauseBeforeRetry(attempt: number, cause: unknown, most = attempts): Promise<void> {
  if (attempt >= most) throw new ServiceUnavailableError(cause);
  const bound = Math.min(longestMilliseconds, baseMilliseconds * 2 ** attempt);
  await sleep(Math.random() * bound);
}

/**
 * Does a piece of work from its start again as long as it finds that what it read has changed, a dozen times at most:
 * nobody waits for it, and of many that work on one thing at the same moment the last must win as often.
 *
 * @throws ServiceUnavailableError when it has lost that race every time
 */
export async function untilWon(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      await pauseBeforeRetry(attempt, error, attemptsOfARace);
    }
  }
}
