import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDB } from './dynamodb.ts';
import { LOCAL_AWS } from './local-aws.ts';
import { createTable } from './table.ts';

export interface TestTable {
  endpoint: string;
  tableName: string;
  client: DynamoDBClient;
  /** Closes the client and ends the engine; its data is gone. */
  stop(): Promise<void>;
}

/**
 * An empty table in an embedded DynamoDB of its own, in memory: for the tests of whatever reads or writes the table.
 *
 * @param options.stream `true` for a table with its stream; without it writes are faster.
 * @throws EmbeddedStartError when the engine is not installed.
 */
export async function startTestTable(options: { stream?: boolean } = {}): Promise<TestTable> {
  const engine = await startDynamoDB();
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: engine.endpoint });
  const tableName = 'skillforge-test';
  try {
    await createTable(client, tableName, { stream: options.stream ?? false });
  } catch (error) {
    client.destroy();
    await engine.stop();
    throw error;
  }
  return {
    endpoint: engine.endpoint,
    tableName,
    client,
    async stop() {
      client.destroy();
      await engine.stop();
    },
  };
}
