import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { isColdStart, logOf } from './observability.ts';
import { annotateTrace, tracing } from './tracing.ts';

/**
 * The Lambda function of a task that runs by the clock.
 *
 * @param run does the work and tells how many things it concerned; what it throws is an error of the function
 */
export function scheduled(
  { service, name }: { service: string; name: string },
  run: () => Promise<number>,
): (event: unknown, context: Context) => Promise<void> {
  const log = logOf(service);
  const handler = middy<unknown, void>()
    .use(tracing())
    .handler(async () => {
      const startedAt = performance.now();
      const coldStart = isColdStart();
      annotateTrace({ service, task: name });
      const done = await run();
      log.info('ran', {
        task: name,
        done,
        durationMs: Math.round(performance.now() - startedAt),
        coldStart,
      });
    });
  return (event, context) => handler(event, context);
}
