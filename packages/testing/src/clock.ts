/**
 * Stops the time of day at a moment (ISO 8601, or milliseconds since 1970) as the code under test sees it; everything else
 * that tells or takes time goes on. Undo it with `useRealTimers`.
 */
export function stopClock(jestOfThisFile: Pick<typeof jest, 'useFakeTimers'>, moment: string | number): void {
  jestOfThisFile.useFakeTimers({
    now: new Date(moment),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

/** A clock that a test sets; times are told in seconds since it was first set. */
export function handClock(
  jestOfThisFile: Pick<typeof jest, 'useFakeTimers'>,
  start = '2026-03-02T12:00:00.000Z',
) {
  const zero = Date.parse(start);
  return {
    zero,
    at: (seconds: number) => stopClock(jestOfThisFile, zero + seconds * 1_000),
    iso: (seconds: number) => new Date(zero + seconds * 1_000).toISOString(),
  };
}
