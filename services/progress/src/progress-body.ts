import * as z from 'zod/mini';

/** The longest lesson there is, in seconds. */
const longestLesson = 86_400;

/** More than three years: no client's total is larger. */
const mostTime = 100_000_000;

/** A whole number from 0 to `most`. */
function upTo(most: number) {
  return z.int().check(z.minimum(0), z.maximum(most));
}

/** What `PUT /progress/{courseId}/{lessonId}` takes. */
export const reportProgressBody = z
  .strictObject({
    status: z
      .optional(z.enum(['in-progress', 'completed']))
      .check(
        z.describe('A completed lesson stays completed. A quiz is completed by passing it, not from here'),
      ),
    positionSeconds: z.optional(upTo(longestLesson)).check(z.describe('Where to go on')),
    timeSpentSeconds: z
      .optional(upTo(mostTime))
      .check(
        z.describe(
          'The running total of the time spent in this lesson. No more is credited than has passed since the last report of it',
        ),
      ),
  })
  .check(
    z.refine(
      (told) => Object.values(told).some((value) => value !== undefined),
      'must tell status, positionSeconds or timeSpentSeconds',
    ),
  );

export const reportProgressExample = { positionSeconds: 120, timeSpentSeconds: 130 };
