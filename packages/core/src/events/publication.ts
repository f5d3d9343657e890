import middy from '@middy/core';
import type { AttributeValue, Context, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { asError } from '../errors.ts';
import { count, duration, isColdStart, logOf } from '../observability.ts';
import { batchResponse, lagOf } from '../stream.ts';
import { annotateTrace, tracing } from '../tracing.ts';
import { type Batch, setAside } from './dead-letter.ts';
import type { StoredEvent } from './event.ts';
import { putEvents } from './event-bus.ts';
import { readEvent } from './read-event.ts';

/** What the bus is not told, and why. */
interface Refused {
  record: DynamoDBRecord;
  eventId: string | undefined;
  error: Error;
  /** It will never pass. */
  hopeless: boolean;
}

const eventIdIn = (image: Record<string, AttributeValue> | undefined) => image?.event?.M?.eventId?.S;

/** A value without DynamoDB's marks of types; of a kind that no event has, undefined. */
function plain({ S, N, BOOL, NULL, L, M }: AttributeValue): unknown {
  if (M) return Object.fromEntries(Object.entries(M).map(([name, value]) => [name, plain(value)]));
  if (L) return L.map(plain);
  return NULL ? null : (S ?? BOOL ?? (N === undefined ? undefined : Number(N)));
}

/** The event that a record brings: that of the new item, if the old one did not have it yet. Not checked. */
function newEventOf({ dynamodb }: DynamoDBRecord): Record<string, AttributeValue> | undefined {
  const event = dynamodb?.NewImage?.event?.M;
  const eventId = eventIdIn(dynamodb?.NewImage);
  return event && (eventId === undefined || eventId !== eventIdIn(dynamodb?.OldImage)) ? event : undefined;
}

/**
 * What of a batch has to be given again, and what must be set aside because it would never pass. Lambda calls again from
 * the first of the failed records on: whatever comes after that is seen again anyway, and set aside then, once.
 */
function sorted(records: DynamoDBRecord[], refused: Refused[], wasSetAside: boolean) {
  const isHopeless = ({ hopeless }: Refused) => hopeless && !wasSetAside;
  const positionOf = ({ record }: Refused) => records.indexOf(record);
  const failed = refused.filter((one) => !isHopeless(one));
  const first = Math.min(records.length, ...failed.map(positionOf));
  const hopeless = refused.filter((one) => isHopeless(one) && positionOf(one) < first);
  return { failed, hopeless };
}

/**
 * The Lambda function that reads the table's stream and tells the bus of each event that an item was written with.
 *
 * All of a batch is tried, whatever comes before it. What the bus cannot take now is reported as failed: Lambda then calls
 * again from the first of these records on, so that what comes after it is told again, under the same ids, and goes on
 * doing so as long as functions.yml says. An event that can never pass, because it does not fit its schema or the bus finds
 * it malformed, does not hold the others up: it is left in the dead-letter queue, as a whole. Where that fails too, its
 * record is reported as failed.
 */
export function publication({
  service,
  name,
}: {
  service: string;
  name: string;
}): (event: Batch, context: Context) => Promise<DynamoDBBatchResponse> {
  const log = logOf(service);
  const handler = middy<Batch, DynamoDBBatchResponse>()
    .use(tracing())
    .handler(async ({ Records: records, setAside: wasSetAside = false }: Batch, context) => {
      const startedAt = performance.now();
      const coldStart = isColdStart();
      const refused: Refused[] = [];
      const events = new Map<StoredEvent, DynamoDBRecord>();
      for (const record of records) {
        const raw = newEventOf(record);
        if (!raw) continue;
        try {
          events.set(readEvent(plain({ M: raw })), record);
        } catch (error) {
          refused.push({ record, eventId: raw.eventId?.S, error: asError(error), hopeless: true });
        }
      }
      for (const { event, error, hopeless } of await putEvents([...events.keys()])) {
        const record = events.get(event);
        if (record) refused.push({ record, eventId: event.eventId, error: asError(error), hopeless });
        events.delete(event);
      }
      const { failed, hopeless } = sorted(records, refused, wasSetAside);
      const leaving = await Promise.allSettled(
        hopeless.map(({ record, error }) => setAside(record, error, context)),
      );
      const left = new Set(hopeless.filter((_, at) => leaving[at]?.status === 'fulfilled'));
      const kept = hopeless.filter((one) => !left.has(one));
      for (const { reason } of leaving.filter((one) => one.status === 'rejected')) {
        log.error('not set aside', { publication: name }, { error: asError(reason) });
      }
      annotateTrace({ service, publication: name });
      duration(service, 'PublicationLag', lagOf(records));
      if (events.size > 0) count(service, 'EventsPublished', events.size);
      if (refused.length > 0) count(service, 'EventsRefused', refused.length);
      for (const one of refused) {
        const { record, eventId, error } = one;
        const sequenceNumber = record.dynamodb?.SequenceNumber;
        log.error(
          'refused',
          { publication: name, eventId, sequenceNumber, setAside: left.has(one) },
          { error },
        );
      }
      log.info('published', {
        publication: name,
        records: records.length,
        events: events.size,
        failed: refused.length - left.size,
        setAside: left.size,
        durationMs: Math.round(performance.now() - startedAt),
        coldStart,
      });
      return batchResponse([...failed, ...kept].map(({ record }) => record));
    });
  return (event, context) => handler(event, context);
}
