import { randomUUID } from 'node:crypto';
import type { EventBridgeEvent } from 'aws-lambda';

/**
 * An event as the bus hands it to a function.
 *
 * @param service that tells of it: `users` becomes the source `skillforge.users`
 * @param detail what the event says; id and time are added unless they are given
 */
export function busEvent(
  service: string,
  type: string,
  detail: Record<string, unknown>,
): EventBridgeEvent<string, Record<string, unknown>> {
  const time = new Date().toISOString();
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': type,
    source: `skillforge.${service}`,
    account: '000000000000',
    time: `${time.slice(0, 19)}Z`,
    region: 'us-east-1',
    resources: [],
    detail: { eventId: randomUUID(), time, ...detail },
  };
}
