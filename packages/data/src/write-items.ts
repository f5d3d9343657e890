import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '@skillforge/core/keys';

/** The table that data is written to. */
export interface TargetTable {
  endpoint?: string | undefined;
  region: string;
  tableName: string;
}

/** In transactions, for the embedded engine then goes to its file once for all of them: nine times as fast. */
const mostOfABatch = 50;
const batchesAtOnce = 8;

/** A client for a table of the laptop's or a test's. */
export function clientFor({ endpoint, region }: TargetTable): DynamoDBDocumentClient {
  const local = endpoint ? { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } : {};
  return DynamoDBDocumentClient.from(new DynamoDBClient({ region, ...local }), {
    marshallOptions: { removeUndefinedValues: true },
  });
}

async function writeBatch(client: DynamoDBDocumentClient, tableName: string, items: Key[]): Promise<void> {
  const puts = items.map((item) => ({ Put: { TableName: tableName, Item: { ...item } } }));
  await client.send(new TransactWriteCommand({ TransactItems: puts }));
}

/**
 * Writes any number of items, as they come, eight batches at once.
 *
 * @returns how many were written
 */
export async function writeItems(
  target: TargetTable,
  items: Iterable<Key> | AsyncIterable<Key>,
): Promise<number> {
  const client = clientFor(target);
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let written = 0;
  const worker = async () => {
    for (;;) {
      const batch: Key[] = [];
      while (batch.length < mostOfABatch) {
        const next = await source.next();
        if (next.done) break;
        batch.push(next.value);
      }
      if (batch.length === 0) return;
      await writeBatch(client, target.tableName, batch);
      written += batch.length;
    }
  };
  try {
    await Promise.all(Array.from({ length: batchesAtOnce }, worker));
  } finally {
    // Whoever makes the items need not go on where they cannot be written.
    await source.return?.();
    client.destroy();
  }
  return written;
}
