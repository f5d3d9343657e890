import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** JSON logs. Never give one an event, a body, a token or an e-mail address. */
export const logger = new Logger({ serviceName: 'skillforge' });

/** The log of one service: in the laptop's one process the functions of all services share this module. */
export function logOf(service: string): Logger {
  return logger.createChild({ serviceName: service });
}

const metrics = new Metrics({ namespace: 'SkillForge', serviceName: 'skillforge' });

function emit(
  service: string,
  name: string,
  unit: (typeof MetricUnit)[keyof typeof MetricUnit],
  value: number,
): void {
  metrics.singleMetric().addDimension('Service', service).addMetric(name, unit, value);
}

/** Counts a thing that happened, as an embedded metric with the service as its dimension. */
export function count(service: string, name: string, value = 1): void {
  emit(service, name, MetricUnit.Count, value);
}

/** Tells how long a thing took or waited, as an embedded metric with the service as its dimension. */
export function duration(service: string, name: string, milliseconds: number): void {
  emit(service, name, MetricUnit.Milliseconds, milliseconds);
}

let cold = true;

/** True for the first request of a container, false after. */
export function isColdStart(): boolean {
  const first = cold;
  cold = false;
  return first;
}
