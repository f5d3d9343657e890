import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { optional, required } from '../env.ts';
import { pauseBeforeRetry } from '../retry.ts';
import { traceCalls } from '../tracing.ts';
import type { StoredEvent } from './event.ts';
import { eventSources } from './schemas.ts';

/** Another EventBridge than AWS's own; set on laptops and in tests. */
const endpoint = optional('EVENTS_ENDPOINT');
const busName = required('EVENT_BUS_NAME');

const client = traceCalls(
  new EventBridgeClient({
    region: required('AWS_REGION'),
    ...(endpoint && { endpoint }),
    maxAttempts: 3,
    retryMode: 'standard',
    // A hundred events are ten calls: three attempts of each end before the function that tells them does.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  }),
);

/** EventBridge takes no more in one call. */
export const mostEntries = 10;

/** An event that the bus did not take, and why. */
export interface Refusal {
  event: StoredEvent;
  error: Error;
  /** The event is not as the bus asks: it will never be taken, however often it is told. */
  hopeless: boolean;
}

/** Refusals of one entry that are gone a moment later. The client itself only repeats calls that are refused as a whole. */
const passing = new Set(['InternalFailure', 'ThrottlingException']);

/** Refusals of what is wrong with an entry itself, and not with the bus, its limits or our rights. */
const hopelessOfEntries = new Set(['InvalidArgument', 'MalformedDetail']);
/** The same of a whole call, for the sake of one of its entries. */
const hopelessOfCalls = new Set(['SerializationException', 'ValidationException']);

/** The source of an event: the service that tells of its type. */
export function sourceOf({ type }: Pick<StoredEvent, 'type'>): string {
  return `skillforge.${eventSources[type]}`;
}

function entryOf(event: StoredEvent): PutEventsRequestEntry {
  const { eventId, type, time, detail } = event;
  return {
    EventBusName: busName,
    Source: sourceOf(event),
    DetailType: type,
    Time: new Date(time),
    Detail: JSON.stringify({ eventId, time, ...detail }),
  };
}

function refusalOf({ ErrorCode = 'Unknown', ErrorMessage = '' }: PutEventsResultEntry): Error {
  return Object.assign(new Error(ErrorMessage), { name: ErrorCode });
}

/**
 * Tells the bus of some events, ten at a time. Neither throws nor stops for those that are refused: it answers them.
 *
 * @param signal ends it early; what was not told by then is refused
 */
export async function putEvents(events: StoredEvent[], signal?: AbortSignal): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  for (let start = 0; start < events.length; start += mostEntries) {
    refused.push(...(await putSome(events.slice(start, start + mostEntries), signal)));
  }
  return refused;
}

async function putSome(events: StoredEvent[], signal: AbortSignal | undefined): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  let waiting = events;
  for (let attempt = 1; ; attempt++) {
    const again: Refusal[] = [];
    try {
      const { Entries = [] } = await client.send(
        new PutEventsCommand({ Entries: waiting.map(entryOf) }),
        signal ? { abortSignal: signal } : {},
      );
      for (const [at, event] of waiting.entries()) {
        const entry = Entries[at] ?? { ErrorMessage: 'The bus did not answer for this event.' };
        if (entry.EventId !== undefined && entry.ErrorCode === undefined) continue;
        const list = passing.has(entry.ErrorCode ?? '') ? again : refused;
        list.push({
          event,
          error: refusalOf(entry),
          hopeless: hopelessOfEntries.has(entry.ErrorCode ?? ''),
        });
      }
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      const hopeless = hopelessOfCalls.has(reason.name);
      if (!hopeless || waiting.length === 1) {
        return [...refused, ...waiting.map((event) => ({ event, error: reason, hopeless }))];
      }
      // The others must not go down with the one that is meant.
      const half = Math.ceil(waiting.length / 2);
      return [
        ...refused,
        ...(await putSome(waiting.slice(0, half), signal)),
        ...(await putSome(waiting.slice(half), signal)),
      ];
    }
    const [first] = again;
    if (!first) return refused;
    try {
      signal?.throwIfAborted();
      await pauseBeforeRetry(attempt, first.error);
    } catch {
      return [...refused, ...again];
    }
    waiting = again.map(({ event }) => event);
  }
}
