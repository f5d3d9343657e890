import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { readFunctions } from '@skillforge/local/functions-config';
import { ROOT } from '@skillforge/local/settings';
import * as z from 'zod';
import { awsLetterBox } from '../src/dead-letters/aws.ts';
import { GoneError, type LetterBox, replay } from '../src/dead-letters/letter.ts';
import { type FakeAws, startFakeAws } from './fake-aws.ts';

let aws: FakeAws;
let box: LetterBox;

beforeEach(async () => {
  aws = await startFakeAws();
  const to = { ...LOCAL_AWS, endpoint: aws.endpoint, maxAttempts: 1 };
  const { filterPatterns = [] } =
    readFunctions(ROOT).find(({ name }) => name === 'events-publish-events')?.streams[0] ?? {};
  box = awsLetterBox({
    stage: 'dev',
    region: 'us-east-1',
    sqs: new SQSClient(to),
    lambda: new LambdaClient(to),
    streams: new DynamoDBStreamsClient(to),
    filterPatterns: () => filterPatterns,
  });
});
afterEach(() => aws.stop());

const streamQueue = 'skillforge-events-dev-StreamDeadLetters-AbC123';
const eventQueue = 'skillforge-users-dev-EventDeadLetters-XyZ789';
const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

const withEvent = { event: { M: { eventId: { S: 'E' } } } };

function aboutRecords(id: string, from: number, to: number, batchSize: number) {
  const body = {
    requestContext: {
      requestId: 'r',
      functionArn: arn('skillforge-events-dev-publish-events'),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 6,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-03-01T10:00:00.000Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-1',
      startSequenceNumber: String(from),
      endSequenceNumber: String(to),
      approximateArrivalOfFirstRecord: '2026-03-01T09:59:00.000Z',
      approximateArrivalOfLastRecord: '2026-03-01T09:59:00.000Z',
      batchSize,
      streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/skillforge-dev/stream/2026',
    },
  };
  return { id, body: JSON.stringify(body) };
}

const event = (eventId: string) => ({
  version: '0',
  id: 'bus-id',
  'detail-type': 'SignUpConfirmed',
  source: 'skillforge.foundation',
  account: '000000000000',
  time: '2026-03-01T10:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { eventId, time: '2026-03-01T10:00:00.000Z', userId: 'u1' },
});

function aboutEvent(id: string, eventId: string) {
  const body = {
    version: '1.0',
    timestamp: '2026-03-01T11:00:00.000Z',
    requestContext: {
      requestId: 'r',
      functionArn: arn('skillforge-users-dev-make-profile:$LATEST'),
      condition: 'RetriesExhausted',
      approximateInvokeCount: 3,
    },
    requestPayload: event(eventId),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: 'Error', errorMessage: 'no luck' },
  };
  return { id, body: JSON.stringify(body) };
}

const idsIn = (queue: string) => aws.queues.get(queue)?.map(({ id }) => id);
const everyBack = () => [...aws.queues.values()].flat().every(({ taken }) => !taken);

const recordsCalled = z.object({
  Records: z.array(
    z.object({
      eventSourceARN: z.string(),
      dynamodb: z.object({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }),
    }),
  ),
});
const numbersIn = (payload: unknown) =>
  recordsCalled.parse(payload).Records.map(({ dynamodb }) => dynamodb.SequenceNumber);

const run = (service?: string) => replay(box, service, () => {});

test('the letters of all services of the stage are listed, and are there for others after that', async () => {
  aws.queues.set(streamQueue, [aboutRecords('a', 5, 9, 3)]);
  aws.queues.set(eventQueue, [
    aboutEvent('b', 'E1'),
    {
      id: 'c',
      body: JSON.stringify(event('E2')),
      attributes: {
        RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/skillforge-dev/x',
        TARGET_ARN: arn('skillforge-users-dev-make-profile'),
        ERROR_CODE: 'NO_PERMISSIONS',
        ERROR_MESSAGE: 'not allowed',
      },
    },
  ]);
  aws.queues.set('skillforge-events-prod-StreamDeadLetters-AbC123', [aboutRecords('other', 1, 1, 1)]);
  aws.queues.set('skillforge-events-dev-Something-AbC123', [aboutRecords('other', 1, 1, 1)]);
  const letters = await box.take(undefined);
  expect(letters).toMatchObject([
    {
      service: 'events',
      shortName: 'publish-events',
      about: '3 record(s) from 5 of shardId-1',
      reason: 'RetryAttemptsExhausted',
      setAsideAt: '2026-03-01T10:00:00.000Z',
    },
    {
      service: 'users',
      shortName: 'make-profile',
      about: 'event SignUpConfirmed E2',
      reason: 'NO_PERMISSIONS: not allowed',
    },
    {
      service: 'users',
      shortName: 'make-profile',
      about: 'event SignUpConfirmed E1',
      reason: 'RetriesExhausted: no luck',
    },
  ]);
  for (const letter of letters) await box.giveBack(letter);
  expect(everyBack()).toBe(true);
  expect(aws.calls).toEqual([]);
});

test('one service may be asked for alone, and all of many letters are found', async () => {
  const many = Array.from({ length: 23 }, (_, at) => aboutEvent(`m${at}`, `E${at}`));
  aws.queues.set(eventQueue, many);
  aws.queues.set(streamQueue, [aboutRecords('a', 5, 9, 3)]);
  expect(await box.take('users')).toHaveLength(23);
  expect(await box.take('courses')).toEqual([]);
});

describe('records of the stream', () => {
  beforeEach(() => {
    aws.shards.set(
      'shardId-1',
      [3, 5, 6, 7, 9, 12].map((sequence) => ({ sequence, image: sequence === 6 ? {} : withEvent })),
    );
  });

  test('are read again, just those of the letter that the function takes, and handed over', async () => {
    aws.queues.set(streamQueue, [aboutRecords('a', 5, 9, 3)]);
    const { taken, kept } = await run();
    expect([taken.length, kept.length]).toEqual([1, 0]);
    expect(aws.calls.map(({ name }) => name)).toEqual(['skillforge-events-dev-publish-events']);
    expect(numbersIn(aws.calls[0]?.payload)).toEqual(['5', '7', '9']);
    expect(recordsCalled.parse(aws.calls[0]?.payload).Records[0]).toMatchObject({
      eventSourceARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/skillforge-dev/stream/2026',
      dynamodb: { ApproximateCreationDateTime: 1_772_359_200 },
    });
    expect(idsIn(streamQueue)).toEqual([]);
  });

  const failures: [string, () => unknown, RegExp][] = [
    [
      'reports one of them as failed',
      () => ({ batchItemFailures: [{ itemIdentifier: '7' }] }),
      /failed again with 1/,
    ],
    [
      'fails altogether',
      () => {
        throw new Error('still broken');
      },
      /still broken/,
    ],
  ];
  test.each(failures)('stay in the queue when the function %s', async (_what, behave, reason) => {
    aws.behave = behave;
    aws.queues.set(streamQueue, [aboutRecords('a', 5, 9, 3)]);
    const { taken, kept } = await run();
    expect(taken).toEqual([]);
    expect(kept[0]?.error.message).toMatch(reason);
    expect(idsIn(streamQueue)).toEqual(['a']);
    expect(everyBack()).toBe(true);
  });

  test('that the stream has forgotten are told of, and their letter stays; others are replayed', async () => {
    aws.trimmedTo = 5;
    aws.queues.set(streamQueue, [aboutRecords('a', 5, 9, 3), aboutRecords('b', 7, 9, 2)]);
    const { taken, kept } = await run();
    expect(taken.map(({ id }) => id)).toEqual(['b']);
    expect(kept[0]?.error).toBeInstanceOf(GoneError);
    expect(kept[0]?.error.message).toMatch(
      /the records 5 to 9 of shardId-1 any more: it keeps them for 24 hours/,
    );
    expect(idsIn(streamQueue)).toEqual(['a']);
    expect(everyBack()).toBe(true);
  });

  test('that are fewer than the letter says are as good as gone', async () => {
    aws.queues.set(streamQueue, [aboutRecords('a', 5, 9, 7)]);
    const { kept } = await run();
    expect(kept[0]?.error).toBeInstanceOf(GoneError);
    expect(aws.calls).toEqual([]);
  });
});

describe('a record that its reader has set aside by itself', () => {
  const payload = {
    setAside: true,
    Records: [
      {
        eventID: 'record-7',
        dynamodb: {
          SequenceNumber: '7',
          NewImage: { event: { M: { eventId: { S: 'E7' }, type: { S: 'QuizLost' } } } },
        },
      },
    ],
  };
  beforeEach(() => {
    const body = {
      version: '1.0',
      timestamp: '2026-03-01T12:00:00.000Z',
      requestContext: {
        requestId: 'r',
        functionArn: arn('skillforge-events-dev-publish-events'),
        functionName: 'skillforge-events-dev-publish-events',
        condition: 'EventRefused',
        approximateInvokeCount: 1,
      },
      requestPayload: payload,
      responseContext: { functionError: 'InvalidEventError: event.type: no type of event' },
      responsePayload: {
        errorType: 'InvalidEventError',
        errorMessage: 'InvalidEventError: event.type: no type of event',
      },
    };
    aws.queues.set(streamQueue, [{ id: 'p', body: JSON.stringify(body) }]);
    // The stream has long forgotten it.
    aws.trimmedTo = 1_000;
  });

  test('is listed with what it is about, and replayed from the letter alone', async () => {
    const [letter] = await box.take('events');
    expect(letter).toMatchObject({
      service: 'events',
      shortName: 'publish-events',
      about: 'event QuizLost E7 of the record 7',
      reason: 'EventRefused: InvalidEventError: event.type: no type of event',
      setAsideAt: '2026-03-01T12:00:00.000Z',
    });
    if (letter) await box.giveBack(letter);
    expect(await run()).toMatchObject({ taken: [{ id: 'p' }], kept: [] });
    expect(aws.calls).toEqual([{ name: 'skillforge-events-dev-publish-events', payload }]);
    expect(idsIn(streamQueue)).toEqual([]);
  });

  test('stays while it does not fit', async () => {
    aws.behave = () => ({ batchItemFailures: [{ itemIdentifier: '7' }] });
    const { kept } = await run();
    expect(kept[0]?.error.message).toMatch(/failed again with 1/);
    expect(idsIn(streamQueue)).toEqual(['p']);
    expect(everyBack()).toBe(true);
  });
});

describe('events', () => {
  test('are handed to the function that failed with them, or that was never reached', async () => {
    aws.queues.set(eventQueue, [
      aboutEvent('b', 'E1'),
      {
        id: 'c',
        body: JSON.stringify(event('E2')),
        attributes: { TARGET_ARN: arn('skillforge-users-dev-make-profile'), ERROR_CODE: 'SDK_CLIENT_ERROR' },
      },
    ]);
    const { taken, kept } = await run('users');
    expect([taken.length, kept.length]).toEqual([2, 0]);
    expect(aws.calls).toEqual(
      expect.arrayContaining([
        { name: 'skillforge-users-dev-make-profile', payload: event('E1') },
        { name: 'skillforge-users-dev-make-profile', payload: event('E2') },
      ]),
    );
    expect(idsIn(eventQueue)).toEqual([]);
  });

  test('that fail again stay', async () => {
    aws.behave = (_name, payload) => {
      if (JSON.stringify(payload).includes('E1')) throw new Error('still broken');
      return null;
    };
    aws.queues.set(eventQueue, [aboutEvent('b', 'E1'), aboutEvent('c', 'E2')]);
    const { taken, kept } = await run();
    expect(taken.map(({ id }) => id)).toEqual(['c']);
    expect(kept[0]?.error.message).toMatch(/still broken/);
    expect(idsIn(eventQueue)).toEqual(['b']);
    expect(everyBack()).toBe(true);
  });

  test('a message that is nothing of ours stays', async () => {
    aws.queues.set(eventQueue, [
      { id: 'x', body: 'hello' },
      { id: 'y', body: '{"detail-type":"X","time":"t"}' },
    ]);
    const { kept } = await run();
    expect(kept.map(({ error }) => error.message)).toEqual([
      expect.stringContaining('no dead letter of ours'),
      expect.stringContaining('no dead letter of ours'),
    ]);
    expect(idsIn(eventQueue)).toEqual(['x', 'y']);
  });
});
