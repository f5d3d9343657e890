import { isColdStart, logger, tracer } from './observability.ts';

/**
 * The Lambda function of a task that runs by the clock.
 *
 * @param run does the work and tells how many things it concerned; what it throws is an error of the function
 */
export function scheduled(
  { service, name }: { service: string; name: string },
  run: () => Promise<number>,
): () => Promise<void> {
  return async () => {
    const startedAt = performance.now();
    const coldStart = isColdStart();
    tracer.putAnnotation('service', service);
    const done = await run();
    logger.info('ran', {
      service,
      task: name,
      done,
      durationMs: Math.round(performance.now() - startedAt),
      coldStart,
    });
  };
}
