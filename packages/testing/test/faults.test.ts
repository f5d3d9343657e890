import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { startTestTable } from '@skillforge/embedded/test-table';
import { type ChooseFault, type Fault, injectFaults } from '../src/faults.ts';

const { endpoint, tableName, client: plain, stop } = await startTestTable();
const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint, maxAttempts: 3, retryMode: 'standard' });
const table = DynamoDBDocumentClient.from(client);
const raw = DynamoDBDocumentClient.from(plain);
const { during } = injectFaults(table);

afterAll(async () => {
  client.destroy();
  await stop();
});

const keyOf = (name: string) => ({ PK: `fault#${name}`, SK: 'count' });

async function countOf(name: string): Promise<number | undefined> {
  const { Item } = await raw.send(
    new GetCommand({ TableName: tableName, Key: keyOf(name), ConsistentRead: true }),
  );
  return Item?.count;
}

const addOne = (name: string) => ({
  TableName: tableName,
  Key: keyOf(name),
  UpdateExpression: 'ADD #count :one',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: { ':one': 1 },
});

/** One more, in a transaction of two items. */
const countInTransaction = (name: string) =>
  table.send(
    new TransactWriteCommand({
      TransactItems: [{ Update: addOne(name) }, { Update: addOne(`${name}-too`) }],
    }),
  );

const countAlone = (name: string) => table.send(new UpdateCommand(addOne(name)));

/** The first attempts fail so, one after the other. */
function inTurn(...faults: Fault[]): ChooseFault {
  return ({ attempt }) => (attempt === 0 ? undefined : faults.shift());
}

const everyAttempt =
  (fault: Fault): ChooseFault =>
  ({ attempt }) =>
    attempt === 0 ? undefined : fault;

const forGood: ChooseFault = () => 'lost-for-good';

/** The name of what a piece of work throws. */
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );

test('a transaction that meets a conflict is cancelled for one of its items, and writes nothing', async () => {
  const error = await during(inTurn('conflict'), () => countInTransaction('conflict')).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'TransactionCanceledException' });
  const { CancellationReasons: reasons } = Object(error);
  expect(reasons.map(({ Code }: { Code: string }) => Code).sort()).toEqual(['None', 'TransactionConflict']);
  expect([await countOf('conflict'), await countOf('conflict-too')]).toEqual([undefined, undefined]);
});

test('a single write that meets a transaction is refused by the other name; a read meets none', async () => {
  expect(await errorOf(during(everyAttempt('conflict'), () => countAlone('conflict-alone')))).toBe(
    'TransactionConflictException',
  );
  const { met } = await during(everyAttempt('conflict'), () =>
    table.send(new GetCommand({ TableName: tableName, Key: keyOf('conflict-alone') })),
  );
  expect(met).toEqual([]);
});

test('a throttled call is done by the SDK’s next attempt, once', async () => {
  const { met, result } = await during(inTurn('throttle', 'throttle'), () => countAlone('throttled'));
  expect(met.map(({ fault }) => fault)).toEqual(['throttle', 'throttle']);
  expect(result.$metadata.attempts).toBe(3);
  expect(await countOf('throttled')).toBe(1);
});

test('a call that is throttled at every attempt fails as throttled, and writes nothing', async () => {
  const error = await errorOf(during(everyAttempt('throttle'), () => countInTransaction('refused')));
  expect(error).toMatch(/^(ThrottlingException|ProvisionedThroughputExceededException)$/);
  expect(await countOf('refused')).toBeUndefined();
});

test('a transaction whose answer is lost is sent again with its token, and done once', async () => {
  const tokens: unknown[] = [];
  client.middlewareStack.add(
    (next) => (sent) => {
      const { body } = Object(sent.request);
      const { ClientRequestToken: token } = JSON.parse(new TextDecoder().decode(body));
      if (token !== undefined) tokens.push(token);
      return next(sent);
    },
    { step: 'deserialize', name: 'tokens', priority: 'low' },
  );
  const { met, result } = await during(inTurn('lost-answer', 'lost-answer'), () =>
    countInTransaction('lost'),
  );
  expect(met).toHaveLength(2);
  expect(result.$metadata.attempts).toBe(3);
  expect([await countOf('lost'), await countOf('lost-too')]).toEqual([1, 1]);
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
});

test('a single write whose answer is lost is done by each of its attempts: it has no token', async () => {
  await during(inTurn('lost-answer'), () => countAlone('lost-alone'));
  expect(await countOf('lost-alone')).toBe(2);
});

test('a conditional write whose answer is lost finds what it wrote itself', async () => {
  const put = new PutCommand({
    TableName: tableName,
    Item: { ...keyOf('own-write'), count: 1 },
    ConditionExpression: 'attribute_not_exists(PK)',
  });
  expect(await errorOf(during(inTurn('lost-answer'), () => table.send(put)))).toBe(
    'ConditionalCheckFailedException',
  );
  expect(await countOf('own-write')).toBe(1);
});

test('a call that is lost for good is done once, and its caller is told of a timeout', async () => {
  expect(await errorOf(during(forGood, () => countInTransaction('given-up')))).toBe('TimeoutError');
  expect(await countOf('given-up')).toBe(1);
  expect(await errorOf(during(everyAttempt('lost-answer'), () => countInTransaction('lost-thrice')))).toBe(
    'TimeoutError',
  );
  expect(await countOf('lost-thrice')).toBe(1);
});

test('nothing fails before and after', async () => {
  await during(forGood, async () => {});
  await countInTransaction('calm');
  expect(await countOf('calm')).toBe(1);
});

describe('faults by chance', () => {
  const rates = { conflict: 0.2, throttle: 0.1, 'lost-answer': 0.1, 'lost-for-good': 0.1 };

  /** Forty transactions one after the other; how many of them told that they were done. */
  async function manyCounts(name: string): Promise<number> {
    let done = 0;
    for (let round = 0; round < 40; round++) {
      await countInTransaction(name).then(
        () => {
          done += 1;
        },
        () => {},
      );
    }
    return done;
  }

  test('are the same for the same seed, others for another', async () => {
    const first = await during({ seed: 7, rates }, () => manyCounts('chance-1'));
    const again = await during({ seed: 7, rates }, () => manyCounts('chance-2'));
    const other = await during({ seed: 8, rates }, () => manyCounts('chance-3'));
    expect(again).toEqual(first);
    expect(other.met).not.toEqual(first.met);
    expect(new Set(first.met.map(({ fault }) => fault)).size).toBe(4);
  });

  test('count whatever was done, whether or not it was told', async () => {
    const { result, met } = await during({ seed: 11, rates }, () => manyCounts('told'));
    const untold = met.filter(({ fault }) => fault === 'lost-for-good').length;
    const conflicts = met.filter(({ fault }) => fault === 'conflict').length;
    expect(conflicts).toBeGreaterThan(0);
    const count = (await countOf('told')) ?? 0;
    expect(count).toBeGreaterThanOrEqual(result);
    expect(count).toBeLessThanOrEqual(result + untold + conflicts);
    expect(await countOf('told-too')).toBe(count);
  });

  test('tell their seed when the work fails under them, and keep its error', async () => {
    const failed = during({ seed: 42, rates: { conflict: 1 } }, () => countInTransaction('failed'));
    await expect(failed).rejects.toThrow(/seed 42 \(conflict of TransactWriteItemsCommand\)/);
    await expect(failed).rejects.toHaveProperty('cause.name', 'TransactionCanceledException');
    const { seed } = await during({ rates }, async () => {});
    expect(seed).toEqual(expect.any(Number));
  });
});
