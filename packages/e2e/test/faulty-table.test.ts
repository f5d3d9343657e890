import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { startTestTable, type TestTable } from '@skillforge/embedded/test-table';
import { type FaultKind, type FaultyTable, faultKinds, startFaultyTable } from './faulty-table.ts';

let engine: TestTable;
let table: FaultyTable;
let TableName: string;
/** As patient as the functions' client. */
let patient: DynamoDBClient;
/** Tells of every fault at once. */
let once: DynamoDBClient;

beforeAll(async () => {
  engine = await startTestTable();
  table = await startFaultyTable(engine.endpoint);
  TableName = engine.tableName;
  [patient, once] = [clientOf(table, 3), clientOf(table, 1)];
});

const clientOf = ({ endpoint }: FaultyTable, maxAttempts: number, requestTimeout = 300) =>
  new DynamoDBClient({
    ...LOCAL_AWS,
    endpoint,
    maxAttempts,
    requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
  });

afterAll(async () => {
  patient.destroy();
  once.destroy();
  await table.stop();
  await engine.stop();
});

afterEach(() => table.behave());

const keyOf = (name: string) => ({ PK: { S: name }, SK: { S: 'item' } });

function always(kind: FaultKind): void {
  table.misbehave({ seed: 1, rates: { [kind]: 1 } });
}

const put = (name: string) => new PutItemCommand({ TableName, Item: keyOf(name) });

const countUp = (name: string) => ({
  Update: {
    TableName,
    Key: keyOf(name),
    UpdateExpression: 'ADD times :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  },
});

async function stored(name: string) {
  return (await engine.client.send(new GetItemCommand({ TableName, Key: keyOf(name) }))).Item;
}

/** What a call ends with. Node's own errors are of another realm than a test's `Error`: the client wraps them. */
async function errorOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test.each([
  ['throttled', /^(ThrottlingException|ProvisionedThroughputExceededException): /, false],
  ['conflict', /^TransactionConflictException: /, false],
  ['failed', /^InternalServerError: /, false],
  ['failed-late', /^InternalServerError: /, true],
  ['broken', /socket hang up|ECONNRESET/, false],
  ['broken-late', /socket hang up|ECONNRESET/, true],
  ['slow', /TimeoutError|ETIMEDOUT/, true],
] as const)('a single write that is %s ends as on AWS, done or not', async (kind, name, isDone) => {
  always(kind);
  expect(await errorOf(once.send(put(kind)))).toMatch(name);
  expect((await stored(kind)) !== undefined).toBe(isDone);
});

test.each([
  ['conflict', ['TransactionConflict']],
  ['throttled-item', ['ThrottlingError', 'ProvisionedThroughputExceeded']],
] as const)('a transaction that meets %s is cancelled for one of its items', async (kind, codes) => {
  always(kind);
  const TransactItems = [countUp(`${kind}-1`), countUp(`${kind}-2`)];
  const error: TransactionCanceledException = await once
    .send(new TransactWriteItemsCommand({ TransactItems }))
    .then(
      () => {
        throw new Error('It was not cancelled.');
      },
      (thrown) => thrown,
    );
  const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  expect(error.name).toBe('TransactionCanceledException');
  expect(reasons.filter((code) => code !== 'None')).toEqual([expect.stringMatching(codes.join('|'))]);
  expect(reasons).toHaveLength(2);
  expect(await stored(`${kind}-1`)).toBeUndefined();
});

test.each(['broken-late', 'failed-late', 'slow'] as const)(
  'the engine does a transaction once whose answer is lost (%s), for its token stays the same',
  async (kind) => {
    always(kind);
    const name = `once-${kind}`;
    const sending = patient.send(new TransactWriteItemsCommand({ TransactItems: [countUp(name)] }));
    expect(await errorOf(sending)).not.toBe('none');
    expect(table.met[kind]).toBeGreaterThan(2);
    expect((await stored(name))?.times).toEqual({ N: '1' });
  },
);

test('what has no token is done again: a single update that only counts', async () => {
  always('broken-late');
  await errorOf(patient.send(new UpdateItemCommand(countUp('again').Update)));
  expect((await stored('again'))?.times).toEqual({ N: '3' });
});

test('a batch does a part and hands back the rest', async () => {
  always('partly');
  const names = ['a', 'b', 'c', 'd'];
  const written = await once.send(
    new BatchWriteItemCommand({
      RequestItems: { [TableName]: names.map((name) => ({ PutRequest: { Item: keyOf(name) } })) },
    }),
  );
  const left = written.UnprocessedItems?.[TableName] ?? [];
  expect(left.length).toBeGreaterThan(0);
  const there = (await Promise.all(names.map(stored))).filter((item) => item !== undefined);
  expect(there.length + left.length).toBe(names.length);
  expect(there.length).toBeGreaterThan(0);

  const Keys = names.map(keyOf);
  const read = await once.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }));
  const unread = read.UnprocessedKeys?.[TableName]?.Keys ?? [];
  expect(unread.length).toBeGreaterThan(0);
  expect(unread.length).toBeLessThan(names.length);
});

test('reads are throttled, fail and break as well, and a storm hits nearly every call', async () => {
  for (const kind of ['throttled', 'failed', 'broken'] as const) {
    always(kind);
    expect(await errorOf(once.send(new GetItemCommand({ TableName, Key: keyOf('any') })))).not.toBe('none');
  }
  table.misbehave({ seed: 2, rates: {}, storms: 1 });
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      errorOf(once.send(new GetItemCommand({ TableName, Key: keyOf('any') }))),
    ),
  );
  expect(answers.filter((name) => name !== 'none').length).toBeGreaterThan(25);
});

test('one seed gives the same faults to the same calls', async () => {
  const faultsOf = async (seed: number) => {
    // One of its own: a call of another test that comes late would take one of the seed's numbers.
    const own = await startFaultyTable(engine.endpoint);
    const client = clientOf(own, 1, 10_000);
    own.misbehave({ seed, rates: { throttled: 0.3, failed: 0.3 } });
    const found: string[] = [];
    for (let at = 0; at < 20; at++) {
      found.push(await errorOf(client.send(new GetItemCommand({ TableName, Key: keyOf('any') }))));
    }
    client.destroy();
    await own.stop();
    return found;
  };
  const first = await faultsOf(7);
  expect(await faultsOf(7)).toEqual(first);
  expect(await faultsOf(8)).not.toEqual(first);
});

test('a table that behaves hands on every call, and what is not about items is never meddled with', async () => {
  const before = { ...table.met };
  await once.send(put('calm'));
  expect(await stored('calm')).toEqual(keyOf('calm'));
  expect(table.met).toEqual(before);
  for (const kind of faultKinds) expect(before[kind]).toBeGreaterThan(0);
});
