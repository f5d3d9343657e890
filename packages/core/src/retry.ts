import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from './errors.ts';

const attempts = 6;
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
