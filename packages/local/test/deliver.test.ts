import type { StreamSettings } from '../src/functions-config.ts';
import { type Delivery, deliver, type StreamRecord } from '../src/streams/deliver.ts';

const settings: StreamSettings = {
  batchSize: 100,
  filterPatterns: [],
  maximumRetryAttempts: 2,
  maximumRecordAgeInSeconds: -1,
  bisectBatchOnFunctionError: false,
  reportBatchItemFailures: false,
};

const now = 1_000_000;

function record(number: number, ageSeconds = 0): StreamRecord {
  return {
    eventID: String(number),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN: 'arn',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: now / 1000 - ageSeconds,
      Keys: {},
      SequenceNumber: String(number),
      SizeBytes: 1,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  };
}

function numbers(records: StreamRecord[]): number[] {
  return records.map((one) => Number(one.eventID));
}

/** Delivers 1 to `count` and tells which batches the function saw and which were given up. */
async function run(
  count: number,
  changed: Partial<StreamSettings>,
  answer: (batch: number[], call: number) => unknown,
  records = Array.from({ length: count }, (_, index) => record(index + 1)),
) {
  const calls: number[][] = [];
  const dead: { batch: number[]; condition: string; attempts: number }[] = [];
  const delivery: Delivery = {
    async invoke(batch) {
      calls.push(numbers(batch));
      return answer(numbers(batch), calls.length);
    },
    async onDeadLetter(batch, condition, attempts) {
      dead.push({ batch: numbers(batch), condition, attempts });
    },
    async pause() {},
    now: () => now,
  };
  await deliver(records, { ...settings, ...changed }, delivery);
  return { calls, dead };
}

function failOn(poison: number) {
  return (batch: number[]) => {
    if (batch.includes(poison)) throw new Error('poisoned');
  };
}

test('a batch that is taken is handed over once', async () => {
  expect(await run(3, {}, () => undefined)).toEqual({ calls: [[1, 2, 3]], dead: [] });
});

test('a failing batch is tried again as a whole, as often as declared, and then given up', async () => {
  const { calls, dead } = await run(3, {}, failOn(2));
  expect(calls).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(dead).toEqual([{ batch: [1, 2, 3], condition: 'RetryAttemptsExhausted', attempts: 3 }]);
});

test('a batch that is taken at a later attempt is not given up', async () => {
  const { calls, dead } = await run(1, {}, (_batch, call) => {
    if (call < 3) throw new Error('not yet');
  });
  expect(calls).toHaveLength(3);
  expect(dead).toEqual([]);
});

test('without a limit it is tried until it is taken', async () => {
  const { calls } = await run(1, { maximumRetryAttempts: -1 }, (_batch, call) => {
    if (call < 50) throw new Error('not yet');
  });
  expect(calls).toHaveLength(50);
});

test('bisecting finds the one bad record, and every other one is taken in order', async () => {
  const { calls, dead } = await run(
    5,
    { bisectBatchOnFunctionError: true, maximumRetryAttempts: 1 },
    failOn(3),
  );
  expect(dead).toEqual([{ batch: [3], condition: 'RetryAttemptsExhausted', attempts: 2 }]);
  const taken = calls.filter((batch) => !batch.includes(3)).flat();
  expect(taken).toEqual([1, 2, 4, 5]);
});

test('with partial answers what comes before the first failed record is taken, the rest comes again', async () => {
  const { calls, dead } = await run(5, { reportBatchItemFailures: true }, (_batch, call) =>
    call === 1 ? { batchItemFailures: [{ itemIdentifier: '4' }, { itemIdentifier: '3' }] } : {},
  );
  expect(calls).toEqual([
    [1, 2, 3, 4, 5],
    [3, 4, 5],
  ]);
  expect(dead).toEqual([]);
});

test('partial answers with bisecting end with only the bad record given up', async () => {
  const { calls, dead } = await run(
    6,
    { reportBatchItemFailures: true, bisectBatchOnFunctionError: true, maximumRetryAttempts: 2 },
    (batch) => ({ batchItemFailures: batch.includes(4) ? [{ itemIdentifier: '4' }] : [] }),
  );
  expect(dead).toEqual([{ batch: [4], condition: 'RetryAttemptsExhausted', attempts: 3 }]);
  expect(calls.slice(-2)).toEqual([[5], [6]]);
});

test.each([[null], [undefined], [{}], [{ batchItemFailures: [] }]])(
  '%j counts as all taken',
  async (answer) => {
    expect((await run(2, { reportBatchItemFailures: true }, () => answer)).calls).toHaveLength(1);
  },
);

test.each([
  [{ batchItemFailures: [{ itemIdentifier: '9' }] }],
  [{ batchItemFailures: [{ itemIdentifier: '' }] }],
  [{ batchItemFailures: [{}] }],
])('%j, which names no record of the batch, makes all of it fail', async (answer) => {
  const { dead } = await run(2, { reportBatchItemFailures: true, maximumRetryAttempts: 0 }, () => answer);
  expect(dead).toEqual([{ batch: [1, 2], condition: 'RetryAttemptsExhausted', attempts: 1 }]);
});

test('a partial answer that was not declared changes nothing', async () => {
  const { calls } = await run(2, {}, () => ({ batchItemFailures: [{ itemIdentifier: '1' }] }));
  expect(calls).toEqual([[1, 2]]);
});

test('records beyond the declared age are given up without a call', async () => {
  const records = [record(1, 120), record(2, 10)];
  const { calls, dead } = await run(2, { maximumRecordAgeInSeconds: 60 }, () => undefined, records);
  expect(calls).toEqual([[2]]);
  expect(dead).toEqual([{ batch: [1], condition: 'RecordAgeExceeded', attempts: 0 }]);
});
