import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { addLetter } from '../dead-letters.ts';
import type { LocalFunction, StreamSettings } from '../functions-config.ts';
import type { Checkpoints } from './checkpoints.ts';
import { type Delivery, deliver, type StreamRecord } from './deliver.ts';
import { passes } from './filter-pattern.ts';
import { asLambdaHasIt } from './lambda-record.ts';

export interface PollerOptions {
  dynamodbEndpoint: string;
  streamArn: string;
  functions: LocalFunction[];
  checkpoints: Checkpoints;
  /** The file that batches go to when they are given up, one JSON text per line. */
  deadLetterFile: string;
  invoke(functionName: string, event: object, signal: AbortSignal): Promise<unknown>;
  log(text: string): void;
}

/** How long after an empty answer the stream is asked again, in milliseconds. */
const IDLE_MS = 100;
const SHARDS_MS = 5_000;
const MOST_RECORDS = 1_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Hands the table's changes to every function that declares a `stream` event, as a Lambda event source mapping does.
 * Each function goes at its own pace and continues where it was when the stack last ran.
 */
export function startPoller(options: PollerOptions): { stop(): Promise<void> } {
  const client = new DynamoDBStreamsClient({
    ...LOCAL_AWS,
    endpoint: options.dynamodbEndpoint,
    maxAttempts: 1,
  });
  const stopping = new AbortController();
  const readers = options.functions.flatMap((one) =>
    one.streams.map((settings) => followStream(client, options, one.name, settings, stopping.signal)),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.allSettled(readers);
      client.destroy();
    },
  };
}

async function followStream(
  client: DynamoDBStreamsClient,
  options: PollerOptions,
  functionName: string,
  settings: StreamSettings,
  signal: AbortSignal,
): Promise<void> {
  const followed = new Map<string, Promise<void>>();
  const finished = new Set<string>();
  while (!signal.aborted) {
    const shards = await listShards(client, options.streamArn).catch((): Shard[] => []);
    const present = new Set(shards.map((shard) => shard.ShardId));
    for (const { ShardId, ParentShardId } of shards) {
      if (ShardId === undefined || followed.has(ShardId)) continue;
      // A shard continues its parent: its records come after the parent's.
      if (ParentShardId && present.has(ParentShardId) && !finished.has(ParentShardId)) continue;
      followed.set(
        ShardId,
        followShard(client, options, functionName, settings, ShardId, signal).then(() => {
          finished.add(ShardId);
        }),
      );
    }
    await pause(shards.length === 0 ? IDLE_MS : SHARDS_MS, signal);
  }
  await Promise.allSettled(followed.values());
}

async function listShards(client: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn, ...(after && { ExclusiveStartShardId: after }) }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    after = StreamDescription?.LastEvaluatedShardId;
  } while (after);
  return shards;
}

async function followShard(
  client: DynamoDBStreamsClient,
  options: PollerOptions,
  functionName: string,
  settings: StreamSettings,
  shardId: string,
  signal: AbortSignal,
): Promise<void> {
  const { streamArn, checkpoints } = options;
  const delivery = deliveryTo(options, functionName, shardId, signal);
  let iterator: string | undefined;
  while (!signal.aborted) {
    try {
      if (!iterator) {
        const last = await checkpoints.read(streamArn, functionName, shardId);
        const from = { StreamArn: streamArn, ShardId: shardId };
        const found = await client.send(
          new GetShardIteratorCommand(
            last === undefined
              ? { ...from, ShardIteratorType: 'TRIM_HORIZON' }
              : { ...from, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last },
          ),
        );
        iterator = found.ShardIterator;
      }
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: MOST_RECORDS }),
      );
      const records = Records.map((record) => asLambdaHasIt(record, streamArn, LOCAL_AWS.region));
      const wanted = records.filter(isChange).filter((record) => passes(record, settings.filterPatterns));
      for (let start = 0; start < wanted.length; start += settings.batchSize) {
        const batch = wanted.slice(start, start + settings.batchSize);
        await deliver(batch, settings, delivery);
        const last = batch.at(-1);
        if (last) await checkpoints.write(streamArn, functionName, shardId, last.dynamodb.SequenceNumber);
      }
      const last = records.at(-1);
      if (last && last !== wanted.at(-1)) {
        await checkpoints.write(streamArn, functionName, shardId, last.dynamodb.SequenceNumber);
      }
      if (NextShardIterator === undefined) return;
      iterator = NextShardIterator;
      if (Records.length === 0) await pause(IDLE_MS, signal);
    } catch (error) {
      if (signal.aborted) return;
      // The engine does not answer or the iterator is out of date: ask again, from the last checkpoint.
      options.log(`${functionName} reads its stream again from the last checkpoint: ${messageOf(error)}`);
      iterator = undefined;
      await pause(5 * IDLE_MS, signal);
    }
  }
}

function deliveryTo(
  options: PollerOptions,
  functionName: string,
  shardId: string,
  signal: AbortSignal,
): Delivery {
  return {
    invoke: (Records) => options.invoke(functionName, { Records }, signal),
    now: Date.now,
    async pause(attempts) {
      await delay(Math.min(LONGEST_PAUSE_MS, IDLE_MS * 2 ** (attempts - 1)), undefined, { signal });
    },
    onFailure(records, attempts, error) {
      // An end in the middle of a batch is no failure: the batch comes again with the next start.
      signal.throwIfAborted();
      options.log(
        `${functionName} failed on ${records.length} stream record(s), attempt ${attempts}: ${messageOf(error)}`,
      );
    },
    async onDeadLetter(records, condition, attempts, error) {
      const [first, last] = [records[0], records.at(-1)];
      await addLetter(options.deadLetterFile, {
        requestContext: { functionName, condition, approximateInvokeCount: attempts },
        responseContext: { functionError: messageOf(error) },
        timestamp: new Date().toISOString(),
        DDBStreamBatchInfo: {
          shardId,
          startSequenceNumber: first?.dynamodb.SequenceNumber,
          endSequenceNumber: last?.dynamodb.SequenceNumber,
          batchSize: records.length,
          streamArn: options.streamArn,
        },
        records,
      });
      options.log(
        `${functionName} gave up ${records.length} stream record(s) (${condition}): see ${options.deadLetterFile}`,
      );
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** DynamoDB emits nothing for a write that changes nothing; the embedded engine does. */
function isChange({ eventName, dynamodb }: StreamRecord): boolean {
  return eventName !== 'MODIFY' || !isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => {});
}
