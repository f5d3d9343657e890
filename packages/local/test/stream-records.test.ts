import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DeleteTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startDynamoDB } from '@skillforge/embedded/dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { createTable } from '@skillforge/embedded/table';
import { indexStreamRecords, trimStreamRecords } from '../src/streams/stream-records.ts';

const directory = mkdtempSync(join(tmpdir(), 'skillforge-records-'));
const file = join(directory, 'table.sqlite');
afterAll(() => rmSync(directory, { recursive: true }));

async function withEngine(work: (client: DynamoDBClient) => Promise<void>): Promise<void> {
  const engine = await startDynamoDB({ file });
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: engine.endpoint });
  await work(client).finally(async () => {
    client.destroy();
    await engine.stop();
  });
}

async function put(client: DynamoDBClient, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const Item = { PK: { S: 'a' }, SK: { S: String(number) }, value: { S: String(Math.random()) } };
    await client.send(new PutItemCommand({ TableName: 'trimmed', Item }));
  }
}

function sequences(): number[] {
  const database = new DatabaseSync(file);
  const rows = database.prepare('SELECT sequence_number FROM _stream_records ORDER BY id').all();
  database.close();
  return rows.map((row) => Number(row.sequence_number));
}

test('records that all readers are past are forgotten, and numbering goes on', async () => {
  await withEngine(async (client) => {
    await createTable(client, 'trimmed');
    indexStreamRecords(file);
    await put(client, 5);
  });
  trimStreamRecords(file, 'trimmed', () => 3);
  expect(sequences()).toEqual([4, 5]);
  trimStreamRecords(file, 'trimmed', () => 5);
  expect(sequences()).toEqual([5]);
  await withEngine((client) => put(client, 2));
  expect(sequences()).toEqual([5, 6, 7]);
});

test('records older than a day are forgotten, as AWS does', () => {
  trimStreamRecords(file, 'trimmed', () => 0, Date.now() + 25 * 60 * 60 * 1000);
  expect(sequences()).toEqual([7]);
});

test('the records of a table that was dropped are forgotten', async () => {
  await withEngine(async (client) => {
    await client.send(new DeleteTableCommand({ TableName: 'trimmed' }));
  });
  trimStreamRecords(file, 'trimmed', () => 0);
  expect(sequences()).toEqual([]);
});

test('a file that is not there is nothing to care for', () => {
  trimStreamRecords(join(directory, 'none.sqlite'), 'trimmed', () => 0);
});
