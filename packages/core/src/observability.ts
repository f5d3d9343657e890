import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** JSON logs. Never give it an event, a body, a token or an e-mail address. */
export const logger = new Logger({ serviceName: 'skillforge' });

const metrics = new Metrics({ namespace: 'SkillForge', serviceName: 'skillforge' });

/**
 * Counts a thing that happened, as an embedded metric with the service as its dimension. Each is written on its own
 * line at once, because in one laptop process the functions of all services share this module.
 */
export function count(service: string, name: string, value = 1): void {
  metrics.singleMetric().addDimension('Service', service).addMetric(name, MetricUnit.Count, value);
}

let cold = true;

/** True for the first request of a container, false after. */
export function isColdStart(): boolean {
  const first = cold;
  cold = false;
  return first;
}
