import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { startDynamoDB } from '../src/dynamodb.ts';
import { LOCAL_AWS } from '../src/local-aws.ts';
import { createTable, enableStream, tableDefinition } from '../src/table.ts';
import { startTestTable } from '../src/test-table.ts';

const directory = mkdtempSync(join(tmpdir(), 'skillforge-dynamodb-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}

async function silent(endpoint: string, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await delay(10)) {
    if (!(await answers(endpoint))) return true;
  }
  return false;
}

test('a test table has the keys and the indexes of the template', async () => {
  const table = await startTestTable({ stream: true });
  try {
    const { Table } = await table.client.send(new DescribeTableCommand({ TableName: table.tableName }));
    expect(Table?.KeySchema).toEqual([
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ]);
    expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual([
      'GSI1',
      'GSI2',
      'GSI3',
    ]);
    for (const index of Table?.GlobalSecondaryIndexes ?? []) {
      const declared = tableDefinition().GlobalSecondaryIndexes?.find(
        (other) => other.IndexName === index.IndexName,
      );
      expect(index.Projection).toEqual(declared?.Projection);
    }
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  } finally {
    await table.stop();
  }
});

test('two test tables at the same time do not meet', async () => {
  const [one, two] = await Promise.all([startTestTable(), startTestTable()]);
  try {
    const Item = { PK: { S: 'a' }, SK: { S: 'b' } };
    await one.client.send(new PutItemCommand({ TableName: one.tableName, Item }));
    const there = await two.client.send(new GetItemCommand({ TableName: two.tableName, Key: Item }));
    expect(there.Item).toBeUndefined();
  } finally {
    await Promise.all([one.stop(), two.stop()]);
  }
});

test('a file keeps its items over a restart, and creating the table again changes nothing', async () => {
  const file = join(directory, 'kept.sqlite');
  const Item = { PK: { S: 'a' }, SK: { S: 'b' } };
  for (const start of [1, 2]) {
    const engine = await startDynamoDB({ file });
    const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: engine.endpoint });
    const { created, streamArn } = await createTable(client, 'kept');
    expect(created).toBe(start === 1);
    expect(streamArn).toMatch(/^arn:aws:dynamodb:/);
    if (start === 1) await client.send(new PutItemCommand({ TableName: 'kept', Item }));
    else expect((await client.send(new GetItemCommand({ TableName: 'kept', Key: Item }))).Item).toEqual(Item);
    client.destroy();
    await engine.stop();
    expect(await answers(engine.endpoint)).toBe(false);
  }
});

test('a table can be given its stream later, and once', async () => {
  const { client, tableName, stop } = await startTestTable();
  const { Table: before } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  expect(before?.StreamSpecification?.StreamEnabled ?? false).toBe(false);
  const arn = await enableStream(client, tableName);
  expect(arn).toMatch(new RegExp(`/${tableName}/stream/`));
  expect(await enableStream(client, tableName)).toBe(arn);
  const { Table: after } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  expect(after?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  await stop();
});

test('the engine dies within a second when its parent is killed', async () => {
  const source = `
    const { startDynamoDB } = await import(${JSON.stringify(new URL('../src/dynamodb.ts', import.meta.url).href)});
    const engine = await startDynamoDB();
    console.log(engine.endpoint);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endpoint = await new Promise<string>((resolve) =>
    parent.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  expect(await answers(endpoint)).toBe(true);
  parent.kill('SIGKILL');
  expect(await silent(endpoint, 10_000)).toBe(true);
});

test('a port in use is an error that says which', async () => {
  const engine = await startDynamoDB();
  const port = Number(new URL(engine.endpoint).port);
  await expect(startDynamoDB({ port })).rejects.toThrow(`127.0.0.1:${port}`);
  await engine.stop();
});
