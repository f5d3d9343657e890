import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for what comes true in the background.
 *
 * @param look what is seen at present
 * @param isThere whether that is what is waited for
 * @returns what was seen last, also if it did not come in time: the caller's own expectation then shows the difference
 */
export async function eventually<T>(
  look: () => Promise<T>,
  isThere: (seen: T) => boolean,
  withinMs: number,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || Date.now() > deadline) return seen;
    await delay(50);
  }
}
