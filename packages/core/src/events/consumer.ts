import middy from '@middy/core';
import type { Context, EventBridgeEvent } from 'aws-lambda';
import { asError } from '../errors.ts';
import { count, duration, isColdStart, logOf } from '../observability.ts';
import { annotateTrace, tracing } from '../tracing.ts';
import type { StoredEvent } from './event.ts';
import { InvalidEventError, readEvent } from './read-event.ts';
import type { EventType } from './schemas.ts';

/** What is to be done about events, by their type. A handler sees an event at least once: see docs/events.md. */
export type EventHandlers = { [T in EventType]?: (event: StoredEvent<T>) => Promise<void> };

export type BusEvent = EventBridgeEvent<string, unknown>;

export type Consumer = (event: BusEvent, context: Context) => Promise<void>;

/**
 * The Lambda function of a target of the bus: checks each event against the schema of its type and hands it to the
 * handler of that type.
 *
 * Whatever goes wrong is thrown, also for an event that it has no handler for or that does not fit: Lambda calls again
 * as often as functions.yml says, and sets the event aside after that.
 */
export function consumer(
  { service, name }: { service: string; name: string },
  handlers: EventHandlers,
): Consumer {
  const log = logOf(service);

  async function hand<T extends EventType>(event: StoredEvent<T>): Promise<void> {
    const handle = handlers[event.type];
    if (!handle) throw new InvalidEventError(`${name} has no handler for ${event.type}`);
    await handle(event);
  }

  const handler = middy<BusEvent, void>()
    .use(tracing())
    .handler(async (received: BusEvent) => {
      const startedAt = performance.now();
      const told = { consumer: name, type: received['detail-type'], busEventId: received.id };
      annotateTrace({ service, consumer: name, eventType: told.type });
      const coldStart = isColdStart();
      try {
        const event = readReceived(received);
        await hand(event);
        duration(service, 'EventLag', Math.max(0, Date.now() - Date.parse(event.time)));
        log.info('consumed', {
          ...told,
          eventId: event.eventId,
          durationMs: Math.round(performance.now() - startedAt),
          coldStart,
        });
      } catch (error) {
        count(service, 'EventFailures');
        log.error('fault', told, { error: asError(error) });
        throw error;
      }
    });
  return (event, context) => handler(event, context);
}

/** An event as the bus hands it over: id and time stand among the fields of its detail. */
function readReceived({ 'detail-type': type, detail }: BusEvent): StoredEvent {
  if (typeof detail !== 'object' || detail === null) throw new InvalidEventError('event.detail: no object');
  const { eventId, time, ...fields } = { eventId: undefined, time: undefined, ...detail };
  return readEvent({ eventId, type, time, detail: fields }, 'drop');
}
