import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { asError } from './errors.ts';
import { count, duration, isColdStart, logOf } from './observability.ts';
import { annotateTrace, tracing } from './tracing.ts';

/** A kind of thing that stream records may concern, and what is to be done when one has changed. */
export interface Subject {
  /** The id of the thing that a record concerns, or undefined for none of this kind. */
  idOf: (record: DynamoDBRecord) => string | undefined;
  /** Brings up to date what follows from the thing as it is now. */
  refresh: (id: string) => Promise<void>;
}

/** That a batch of stream records concerns a thing, and the first record that does. */
interface Change {
  id: string;
  refresh: Subject['refresh'];
  first: DynamoDBRecord;
}

/** A batch may concern a hundred things, and each takes some calls, one after the other. */
const changesAtOnce = 8;

export type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** How long ago the oldest of some changes was written, in milliseconds; the stream tells whole seconds. */
export function lagOf(records: DynamoDBRecord[]): number {
  const times = records.flatMap(({ dynamodb }) => dynamodb?.ApproximateCreationDateTime ?? []);
  return times.length > 0 ? Math.max(0, Date.now() - Math.min(...times) * 1_000) : 0;
}

/** What a reader of a stream answers: Lambda calls again from the first of the failed records on. */
export function batchResponse(failed: DynamoDBRecord[]): DynamoDBBatchResponse {
  return {
    batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
  };
}

/**
 * The Lambda function of a projection: for each thing that a batch concerns it brings up to date what follows from
 * it, once, however many records tell of it.
 *
 * `refresh` reads the present state and so may be called for records that come twice, late or in another order. What
 * fails is reported from its first record on: the rest of the batch is not held up, and what keeps failing ends in
 * the dead-letter queue.
 *
 * @param subjects the kinds of things that it follows
 */
export function projection(
  { service, name }: { service: string; name: string },
  subjects: Record<string, Subject>,
): StreamHandler {
  const log = logOf(service);
  const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(tracing())
    .handler(async ({ Records: records }: DynamoDBStreamEvent) => {
      const startedAt = performance.now();
      const coldStart = isColdStart();
      const changes = new Map<string, Change>();
      for (const first of records) {
        for (const [kind, { idOf, refresh }] of Object.entries(subjects)) {
          const id = idOf(first);
          const change = `${kind} ${id}`;
          if (id !== undefined && !changes.has(change)) changes.set(change, { id, refresh, first });
        }
      }
      const failed: DynamoDBRecord[] = [];
      const waiting = [...changes.values()].reverse();
      const worker = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          const { id, refresh, first } = next;
          try {
            await refresh(id);
          } catch (error) {
            failed.push(first);
            log.error('fault', { projection: name, id }, { error: asError(error) });
          }
        }
      };
      await Promise.all(Array.from({ length: changesAtOnce }, worker));
      annotateTrace({ service, projection: name });
      duration(service, 'ProjectionLag', lagOf(records));
      if (failed.length > 0) count(service, 'ProjectionFailures', failed.length);
      log.info('projected', {
        projection: name,
        records: records.length,
        changes: changes.size,
        failed: failed.length,
        durationMs: Math.round(performance.now() - startedAt),
        coldStart,
      });
      return batchResponse(failed);
    });
  return (event, context) => handler(event, context);
}
