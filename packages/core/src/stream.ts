import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { asError } from './errors.ts';
import { count, duration, isColdStart, logOf } from './observability.ts';
import { annotateTrace, tracing } from './tracing.ts';

/** A change of one thing that a batch of stream records tells of: its id, and the records in their order. */
interface Change {
  id: string;
  first: DynamoDBRecord;
}

export type StreamHandler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/** How long ago the oldest of some changes was written, in milliseconds; the stream tells whole seconds. */
function lagOf(records: DynamoDBRecord[]): number {
  const times = records.flatMap(({ dynamodb }) => dynamodb?.ApproximateCreationDateTime ?? []);
  return times.length > 0 ? Math.max(0, Date.now() - Math.min(...times) * 1_000) : 0;
}

/**
 * The Lambda function of a projection: for each thing that a batch concerns it brings up to date what follows from
 * it, once, however many records tell of it.
 *
 * `refresh` reads the present state and so may be called for records that come twice, late or in another order. What
 * fails is reported from its first record on: the rest of the batch is not held up, and what keeps failing ends in
 * the dead-letter queue.
 *
 * @param idOf the thing that a record concerns, or undefined for none
 */
export function projection(
  { service, name }: { service: string; name: string },
  idOf: (record: DynamoDBRecord) => string | undefined,
  refresh: (id: string) => Promise<void>,
): StreamHandler {
  const log = logOf(service);
  const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(tracing())
    .handler(async ({ Records: records }: DynamoDBStreamEvent) => {
      const startedAt = performance.now();
      const coldStart = isColdStart();
      const changes = new Map<string, Change>();
      for (const record of records) {
        const id = idOf(record);
        if (id !== undefined && !changes.has(id)) changes.set(id, { id, first: record });
      }
      const failed: DynamoDBRecord[] = [];
      for (const { id, first } of changes.values()) {
        try {
          await refresh(id);
        } catch (error) {
          failed.push(first);
          log.error('fault', { projection: name, id }, { error: asError(error) });
        }
      }
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
      return {
        batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
      };
    });
  return (event, context) => handler(event, context);
}
