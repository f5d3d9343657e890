import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { asError } from './errors.ts';
import { count, isColdStart, logOf } from './observability.ts';
import { annotateTrace, tracing } from './tracing.ts';

/** What Cognito tells a trigger: `triggerSource` says why, `sub` among the attributes is the user's id. */
export interface PoolEvent {
  triggerSource: string;
  request: { userAttributes: Record<string, string> };
}

/** Cognito waits 5 s for a trigger, and asks twice more: a user at the other end waits for all of it. */
const mostMilliseconds = 2_000;

/**
 * The Lambda function of a trigger of the user pool that only takes note of something: it answers Cognito with the
 * event as it came. That is never held up for longer than two seconds and never refused: what `run` throws is logged
 * and counted, and the user goes on.
 *
 * @param run is given a signal that says when the time is over
 */
export function poolTrigger<E extends PoolEvent>(
  { service, name }: { service: string; name: string },
  run: (event: E, signal: AbortSignal) => Promise<void>,
): (event: E, context: Context) => Promise<E> {
  const log = logOf(service);
  const handler = middy<E, E>()
    .use(tracing())
    .handler(async (event: E) => {
      const startedAt = performance.now();
      const coldStart = isColdStart();
      annotateTrace({ service, trigger: name });
      const told = { trigger: name, source: event.triggerSource };
      const signal = AbortSignal.timeout(mostMilliseconds);
      try {
        const late = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
        await Promise.race([run(event, signal), late]);
        log.info('ran', { ...told, durationMs: Math.round(performance.now() - startedAt), coldStart });
      } catch (error) {
        count(service, 'TriggerFailures');
        log.error('fault', told, { error: asError(error) });
      }
      return event;
    });
  return (event, context) => handler(event, context);
}
