import { isDeepStrictEqual } from 'node:util';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type AttributeValue,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from '@skillforge/core/keys';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import type { Item } from '../table.ts';

/** A change of one item, as the table's stream tells it. */
export interface Change {
  key: Key;
  /** Missing where there was no item. */
  before?: Item;
  /** Missing where there is none any more. */
  after?: Item;
}

function itemOf(image: Record<string, AttributeValue> | undefined): Item | undefined {
  return image && unmarshall(image);
}

/** All changes of a table in the order in which they were made, read from its stream. */
export class History {
  readonly #tableName: string;
  readonly #passed = new Map<string, string>();
  #changes: Change[] = [];

  constructor(tableName: string) {
    this.#tableName = tableName;
  }

  /** Reads what has happened since it was last called; the table may be at another address by then. */
  async catchUp(endpoint: string): Promise<void> {
    const table = new DynamoDBClient({ ...LOCAL_AWS, endpoint });
    const streams = new DynamoDBStreamsClient({ ...LOCAL_AWS, endpoint });
    try {
      const { Table } = await table.send(new DescribeTableCommand({ TableName: this.#tableName }));
      const StreamArn = Table?.LatestStreamArn;
      const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
      for (const { ShardId } of StreamDescription?.Shards ?? []) {
        if (ShardId !== undefined) await this.#read(streams, { StreamArn, ShardId });
      }
    } finally {
      table.destroy();
      streams.destroy();
    }
  }

  /** Those of the changes read so far that are wanted; all of them are forgotten. */
  take(isWanted: (change: Change) => boolean): Change[] {
    const wanted = this.#changes.filter(isWanted);
    this.#changes = [];
    return wanted;
  }

  async #read(
    streams: DynamoDBStreamsClient,
    shard: { StreamArn: string | undefined; ShardId: string },
  ): Promise<void> {
    const passed = this.#passed.get(shard.ShardId);
    let { ShardIterator } = await streams.send(
      new GetShardIteratorCommand(
        passed === undefined
          ? { ...shard, ShardIteratorType: 'TRIM_HORIZON' }
          : { ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: passed },
      ),
    );
    while (ShardIterator) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator }),
      );
      for (const { dynamodb } of Records) {
        const key = itemOf(dynamodb?.Keys);
        const [before, after] = [itemOf(dynamodb?.OldImage), itemOf(dynamodb?.NewImage)];
        // The embedded engine tells of writes that change nothing, too.
        if (!key || isDeepStrictEqual(before, after)) continue;
        this.#changes.push({
          key: { PK: String(key.PK), SK: String(key.SK) },
          ...(before && { before }),
          ...(after && { after }),
        });
      }
      const last = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (last === undefined) return;
      this.#passed.set(shard.ShardId, last);
      ShardIterator = NextShardIterator;
    }
  }
}
