import { createServer } from 'node:http';
import { startQueue } from '@skillforge/embedded/queue';
import { startTestEventBus } from '@skillforge/embedded/test-event-bus';
import { readFunctions, type StreamSettings } from '@skillforge/local/functions-config';
import { ROOT } from '@skillforge/local/settings';
import { deliver, type StreamRecord } from '@skillforge/local/streams/deliver';
import { passes } from '@skillforge/local/streams/filter-pattern';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import type { DynamoDBBatchResponse } from 'aws-lambda';

const bus = await startTestEventBus();

/** What is in the way of the bus: what it answers, or nothing. */
let answerOfBus: { status: number; body: object } | undefined;
const beforeBus = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (answerOfBus) {
    response.writeHead(answerOfBus.status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answerOfBus.body));
    return;
  }
  const { authorization = '', 'x-amz-target': target = '' } = request.headers;
  const answer = await fetch(bus.endpoint, {
    method: 'POST',
    headers: { authorization, 'x-amz-target': String(target) },
    body: Buffer.concat(chunks),
  });
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(await answer.text());
});
await new Promise<void>((resolve) => beforeBus.listen(0, '127.0.0.1', resolve));
const address = beforeBus.address();
const busPort = address && typeof address === 'object' ? address.port : 0;

interface SentLetter {
  requestContext: { functionArn: string; condition: string };
  responsePayload: { errorMessage: string };
  requestPayload: { Records: StreamRecord[]; setAside: boolean };
}

/** What was left in the dead-letter queue; whether it takes anything. */
const letters: SentLetter[] = [];
let isQueueBroken = false;
const queue = await startQueue({
  name: 'letters',
  onMessage(body) {
    if (isQueueBroken) throw new Error('no');
    letters.push(JSON.parse(body));
  },
});
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  EVENT_BUS_NAME: bus.busName,
  EVENTS_ENDPOINT: `http://127.0.0.1:${busPort}`,
  DEAD_LETTERS_URL: queue.url,
  POWERTOOLS_TRACE_ENABLED: 'false',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
});
const { main } = await import('../src/functions/publish-events.ts');

afterAll(async () => {
  beforeBus.close();
  beforeBus.closeAllConnections();
  await Promise.all([bus.stop(), queue.stop()]);
});
beforeEach(() => {
  bus.events.splice(0);
  letters.splice(0);
  isQueueBroken = false;
  answerOfBus = undefined;
});

const lettersOf = () =>
  letters.flatMap(({ requestPayload }) =>
    requestPayload.Records.map(({ dynamodb }) => dynamodb.SequenceNumber),
  );

interface Attributes {
  [name: string]: { S: string } | { N: string } | { M: Attributes };
}

/** An event as an item holds it; `u<number>` has passed a quiz. */
function passed(number: number, changed: Attributes = {}): Attributes {
  return {
    eventId: { S: `EVENT${number}` },
    type: { S: 'QuizPassed' },
    time: { S: '2026-03-01T10:00:00.000Z' },
    detail: {
      M: {
        userId: { S: `u${number}` },
        courseId: { S: 'c' },
        lessonId: { S: 'c-1' },
        attemptId: { S: 'c-1-1' },
        scorePercent: { N: '87' },
        passedAt: { S: '2026-03-01T10:00:00.000Z' },
      },
    },
    ...changed,
  };
}

let sequence = 0;
beforeEach(() => {
  sequence = 0;
});

interface Change {
  from?: Attributes;
  to?: Attributes;
}

/** What the stream tells of a write; the images hold the event, if any, and something else. */
function record({ from, to }: Change): StreamRecord {
  const image = (event: Attributes) => ({ SK: { S: 'quiz' }, event: { M: event } });
  sequence += 1;
  return {
    eventID: `record-${sequence}`,
    eventName: from ? (to ? 'MODIFY' : 'REMOVE') : 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN: 'arn',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: { PK: { S: 'user' }, SK: { S: 'quiz' } },
      SequenceNumber: String(sequence),
      SizeBytes: 100,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      ...(from && { OldImage: image(from) }),
      ...(to && { NewImage: image(to) }),
    },
  };
}

async function publish(records: object[], more = {}): Promise<DynamoDBBatchResponse> {
  return main(JSON.parse(JSON.stringify({ Records: records, ...more })), lambdaContext);
}

const toldIds = () => bus.events.map(({ detail }) => detail.eventId);

describe('one batch', () => {
  test('each event that was not there before is told, with all that it says', async () => {
    const answer = await publish([record({ to: passed(1) }), record({ from: passed(2), to: passed(3) })]);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(toldIds()).toEqual(['EVENT1', 'EVENT3']);
    expect(bus.events[0]).toMatchObject({
      source: 'skillforge.progress',
      'detail-type': 'QuizPassed',
      detail: { eventId: 'EVENT1', time: '2026-03-01T10:00:00.000Z', userId: 'u1', scorePercent: 87 },
    });
  });

  test('an event that stays, or goes, is none', async () => {
    const records = [record({ from: passed(1), to: passed(1) }), record({ from: passed(2) }), record({})];
    expect(await publish(records)).toEqual({ batchItemFailures: [] });
    expect(bus.events).toEqual([]);
  });

  test('two events of one item are both told, in their order', async () => {
    await publish([record({ to: passed(1) }), record({ from: passed(1), to: passed(2) })]);
    expect(toldIds()).toEqual(['EVENT1', 'EVENT2']);
  });

  const poison: [string, Attributes][] = [
    ['of no known type', passed(2, { type: { S: 'QuizLost' } })],
    ['with a figure out of range', passed(2, { detail: { M: { scorePercent: { N: '101' } } } })],
    ['without a detail', passed(2, { detail: { S: 'none' } })],
    ['without a time', passed(2, { time: { N: '7' } })],
    ['without an id', passed(2, { eventId: { N: '7' } })],
  ];
  test.each(poison)('an event %s is set aside, and all others are told', async (_what, bad) => {
    const records = [record({ to: passed(1) }), record({ to: bad }), record({ to: passed(3) })];
    expect(await publish(records)).toEqual({ batchItemFailures: [] });
    expect(toldIds()).toEqual(['EVENT1', 'EVENT3']);
    expect(lettersOf()).toEqual(['2']);
  });

  const bad = passed(2, { type: { S: 'QuizLost' } });

  test('what is set aside is the call that brings it, with the event and no more of the item', async () => {
    const poisoned = record({ from: passed(1), to: bad });
    await publish([poisoned]);
    expect(letters).toMatchObject([
      {
        requestContext: { functionArn: lambdaContext.invokedFunctionArn, condition: 'EventRefused' },
        responsePayload: { errorMessage: expect.stringMatching(/^InvalidEventError: event\.type/) },
      },
    ]);
    const { Keys, SequenceNumber, ApproximateCreationDateTime, SizeBytes, StreamViewType } =
      poisoned.dynamodb;
    expect(letters[0]?.requestPayload).toEqual({
      setAside: true,
      Records: [
        {
          ...poisoned,
          dynamodb: {
            Keys,
            SequenceNumber,
            ApproximateCreationDateTime,
            SizeBytes,
            StreamViewType,
            NewImage: { event: { M: bad } },
          },
        },
      ],
    });
  });

  test('a replay of what was set aside fails while it does not fit, and sets nothing aside again', async () => {
    await publish([record({ to: bad }), record({ to: passed(3) })]);
    const [letter] = letters.splice(0);
    if (!letter) throw new Error('Nothing was set aside');
    bus.events.splice(0);
    const { Records, setAside } = letter.requestPayload;
    expect(await publish(Records, { setAside })).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect([letters, bus.events]).toEqual([[], []]);
    // As if the cause were mended.
    const fitting = Records.map((one) => ({
      ...one,
      dynamodb: { ...one.dynamodb, NewImage: { event: { M: passed(2) } } },
    }));
    expect(await publish(fitting, { setAside })).toEqual({ batchItemFailures: [] });
    expect(toldIds()).toEqual(['EVENT2']);
  });

  test('what the queue does not take is reported as failed', async () => {
    isQueueBroken = true;
    const records = [record({ to: passed(1) }), record({ to: bad }), record({ to: passed(3) })];
    expect(await publish(records)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(toldIds()).toEqual(['EVENT1', 'EVENT3']);
  });

  const outages: [string, number, object][] = [
    ['throttles', 400, { __type: 'ThrottlingException', message: 'Rate exceeded' }],
    ['is down', 500, { __type: 'InternalException', message: 'down' }],
    ['may not be told', 400, { __type: 'AccessDeniedException', message: 'no' }],
  ];
  test.each(outages)(
    'while the bus %s, events are reported as failed and none is set aside',
    async (_, status, body) => {
      answerOfBus = { status, body };
      const records = [record({ to: passed(1) }), record({ to: passed(2) })];
      expect(await publish(records)).toEqual({
        batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }],
      });
      expect(letters).toEqual([]);
    },
  );

  test('an event that the bus finds malformed is set aside', async () => {
    answerOfBus = {
      status: 200,
      body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail', ErrorMessage: 'malformed' }] },
    };
    expect(await publish([record({ to: passed(1) })])).toEqual({ batchItemFailures: [] });
    expect(letters).toMatchObject([{ responsePayload: { errorMessage: 'MalformedDetail: malformed' } }]);
  });

  test('poison behind what is to be given again is not set aside with each attempt, but once in the end', async () => {
    answerOfBus = { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } };
    const records = [record({ to: { ...bad } }), record({ to: passed(3) }), record({ to: bad })];
    for (let attempt = 0; attempt < 3; attempt++) {
      const remaining = attempt === 0 ? records : records.slice(1);
      expect((await publish(remaining)).batchItemFailures[0]).toEqual({ itemIdentifier: '2' });
    }
    expect(lettersOf()).toEqual(['1']);
    answerOfBus = undefined;
    expect(await publish(records.slice(1))).toEqual({ batchItemFailures: [] });
    expect(lettersOf()).toEqual(['1', '3']);
    expect(toldIds()).toEqual(['EVENT3']);
  });
});

/** The settings that functions.yml gives the stream, as the laptop reads them. */
function declared(): StreamSettings {
  const [settings] = readFunctions(ROOT).find(({ name }) => name === 'events-publish-events')?.streams ?? [];
  if (!settings) throw new Error('publish-events reads no stream');
  return settings;
}

/** Lambda's own rules for streams around the function, without its pauses; they take as long as the clock says. */
async function follow(records: StreamRecord[], batchSize: number, now = Date.now) {
  const settings = declared();
  const deadLetters: string[][] = [];
  for (let start = 0; start < records.length; start += batchSize) {
    await deliver(records.slice(start, start + batchSize), settings, {
      invoke: publish,
      onDeadLetter: async (given) =>
        void deadLetters.push(given.map(({ dynamodb }) => dynamodb.SequenceNumber)),
      pause: async () => {},
      now,
    });
  }
  return deadLetters;
}

/** A consumer that remembers ids, as docs/events.md asks of one that must not count twice. */
function counted(): Map<unknown, number> {
  const remembered = new Set<unknown>();
  const counts = new Map<unknown, number>();
  for (const { detail } of bus.events) {
    if (remembered.has(detail.eventId)) continue;
    remembered.add(detail.eventId);
    counts.set(detail.userId, (counts.get(detail.userId) ?? 0) + 1);
  }
  return counts;
}

const onceEach = (...numbers: number[]) => new Map(numbers.map((number) => [`u${number}`, 1]));

describe('the stream', () => {
  const all = Array.from({ length: 23 }, (_, at) => at + 1);

  test('brings every event that an item has to the function, and nothing else', () => {
    const { filterPatterns } = declared();
    const taken = (change: Change) => passes(record(change), filterPatterns);
    expect(taken({ to: passed(1) })).toBe(true);
    expect(taken({ from: passed(1), to: passed(2) })).toBe(true);
    expect(taken({ from: passed(1) })).toBe(false);
    expect(taken({})).toBe(false);
  });

  test.each([1, 2, 7, 100])('read in batches of %i, each event is counted once', async (batchSize) => {
    const records = all.map((number) => record({ to: passed(number) }));
    expect(await follow(records, batchSize)).toEqual([]);
    expect(counted()).toEqual(onceEach(...all));
  });

  test('read twice, in other batches, tells the same ids again: each is counted once', async () => {
    const records = all.map((number) => record({ to: passed(number) }));
    await follow(records, 100);
    await follow(records, 5);
    expect(bus.events).toHaveLength(2 * all.length);
    expect(counted()).toEqual(onceEach(...all));
  });

  test.each([1, 4, 100])(
    'with one poisoned record, in batches of %i: that one is set aside, the others are counted once',
    async (batchSize) => {
      const bad = passed(9, { type: { S: 'QuizLost' } });
      const records = all.map((number) => record({ to: number === 9 ? bad : passed(number) }));
      expect(await follow(records, batchSize)).toEqual([]);
      expect(lettersOf()).toEqual(['9']);
      expect(counted()).toEqual(onceEach(...all.filter((number) => number !== 9)));
    },
  );

  test('a poisoned record delays no event of its batch: all are told by the first call', async () => {
    const bad = passed(2, { detail: { M: {} } });
    await publish([record({ to: passed(1) }), record({ to: bad }), record({ to: passed(3) })]);
    expect(counted()).toEqual(onceEach(1, 3));
  });

  test('an outage of the bus costs nothing: as long as six hours all is tried again, and then told', async () => {
    answerOfBus = { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } };
    const records = all.slice(0, 4).map((number) => record({ to: passed(number) }));
    let [asked, later] = [0, 0];
    const now = () => {
      asked += 1;
      later += 60_000;
      // After some five hours it is there again.
      if (later > 5 * 3_600_000) answerOfBus = undefined;
      return Date.now() + later;
    };
    expect(await follow(records, 100, now)).toEqual([]);
    expect(asked).toBeGreaterThan(250);
    expect(counted()).toEqual(onceEach(1, 2, 3, 4));
    expect(letters).toEqual([]);
  });

  test('what is older than that is left to Lambda, that sets it aside', async () => {
    answerOfBus = { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } };
    let later = 0;
    const now = () => {
      later += 600_000;
      return Date.now() + later;
    };
    expect((await follow([record({ to: passed(1) })], 100, now)).flat()).toEqual(['1']);
  });
});
