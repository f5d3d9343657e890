import { appendFile, type FileHandle, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type EmbeddedEventBus, startEventBus } from '../src/event-bus.ts';
import { EventLog } from '../src/event-log.ts';
import { LOCAL_AWS } from '../src/local-aws.ts';

let folder: string;
let file: string;
let bus: EmbeddedEventBus;
let client: EventBridgeClient;

async function start(options: { kept?: number; neededAfter?: () => number } = {}): Promise<void> {
  bus = await startEventBus({ file, busName: 'skillforge-test', ...options });
  client = new EventBridgeClient({ ...LOCAL_AWS, endpoint: bus.endpoint, maxAttempts: 1 });
}

async function stop(): Promise<void> {
  client.destroy();
  await bus.stop();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillforge-bus-'));
  file = join(folder, 'events.jsonl');
  await start();
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

const entry = (changed: PutEventsRequestEntry = {}): PutEventsRequestEntry => ({
  EventBusName: 'skillforge-test',
  Source: 'skillforge.users',
  DetailType: 'UserRegistered',
  Time: new Date('2026-03-01T10:00:00.500Z'),
  Detail: '{"userId":"u1"}',
  ...changed,
});

const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));

const lines = async () => (await readFile(file, 'utf8')).split('\n').filter(Boolean);
const numberedIn = async () => (await lines()).map((line) => JSON.parse(line).event.detail.number);

test('an event is in the file, in the form that targets get it, before it is answered for', async () => {
  const { Entries, FailedEntryCount } = await put(entry());
  expect(FailedEntryCount).toBe(0);
  const [line = ''] = await lines();
  expect(JSON.parse(line)).toEqual({
    sequence: 1,
    event: {
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'UserRegistered',
      source: 'skillforge.users',
      account: '000000000000',
      time: '2026-03-01T10:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { userId: 'u1' },
    },
  });
});

const refused: [string, PutEventsRequestEntry, string][] = [
  ['without a source', { Source: undefined }, 'InvalidArgument'],
  ['without a type', { DetailType: undefined }, 'InvalidArgument'],
  ['without a detail', { Detail: undefined }, 'InvalidArgument'],
  ['whose detail is no JSON', { Detail: '{"userId":' }, 'MalformedDetail'],
  ['whose detail is no object', { Detail: '["u1"]' }, 'MalformedDetail'],
  ['with a source of AWS', { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
  ['for another bus', { EventBusName: 'skillforge-prod' }, 'InvalidArgument'],
  ['for the default bus', { EventBusName: undefined }, 'InvalidArgument'],
  ['with a type that is too long', { DetailType: 'x'.repeat(129) }, 'InvalidArgument'],
];

test.each(refused)('an entry %s is refused by itself; the others are taken', async (_what, changed, code) => {
  const { Entries, FailedEntryCount } = await put(entry(), entry(changed), entry());
  expect(FailedEntryCount).toBe(1);
  expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([undefined, code, undefined]);
  expect(Entries?.[1]?.EventId).toBeUndefined();
  expect(await lines()).toHaveLength(2);
});

test('a bus may be named by its ARN', async () => {
  const EventBusName = 'arn:aws:events:us-east-1:000000000000:event-bus/skillforge-test';
  expect(await put(entry({ EventBusName }))).toMatchObject({ FailedEntryCount: 0 });
});

test('a call with none, with more than ten or with too heavy entries is refused as a whole', async () => {
  const name = 'ValidationException';
  await expect(put()).rejects.toMatchObject({ name });
  await expect(put(...Array.from({ length: 11 }, () => entry()))).rejects.toMatchObject({ name });
  const heavy = entry({ Detail: JSON.stringify({ text: 'x'.repeat(130 * 1024) }) });
  await expect(put(heavy, heavy)).rejects.toMatchObject({ name });
  expect(await put(heavy)).toMatchObject({ FailedEntryCount: 0 });
  expect(await lines()).toHaveLength(1);
});

test('another operation, a body that is no JSON and a call that is not signed are refused', async () => {
  const call = async (headers: Record<string, string>, body: string) => {
    const answer = await fetch(bus.endpoint, { method: 'POST', headers, body });
    const told: unknown = await answer.json();
    return { status: answer.status, told };
  };
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=local' };
  const target = { 'x-amz-target': 'AWSEvents.PutEvents' };
  expect(await call({ ...signed, 'x-amz-target': 'AWSEvents.PutRule' }, '{}')).toMatchObject({
    status: 400,
    told: { __type: 'UnknownOperationException' },
  });
  expect(await call({ ...signed, ...target }, '{"Entries":')).toMatchObject({
    told: { __type: 'SerializationException' },
  });
  expect(await call(target, '{}')).toMatchObject({ told: { __type: 'MissingAuthenticationToken' } });
});

test('places go on after a restart, and half a line that a kill left is no event', async () => {
  await put(entry(), entry());
  await stop();
  await appendFile(file, '{"sequence":3,"event":{"version":"0"');
  await start();
  expect(bus.log.last).toBe(2);
  await put(entry());
  const after = await bus.log.after(1);
  expect(after.map(({ sequence }) => sequence)).toEqual([2, 3]);
  expect(await lines()).toHaveLength(3);
});

test('text of every kind comes back as it was', async () => {
  const text = 'line\u2028separator, paragraph\u2029separator, "quotes", ünïcode 🎓\r\n';
  await put(entry({ Detail: JSON.stringify({ text }) }), entry());
  await stop();
  await start();
  const [first, second] = await bus.log.after(0);
  expect(first?.event.detail).toEqual({ text });
  expect(second?.sequence).toBe(2);
});

test('many at once each get a place of their own, and all are kept', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => put(entry(), entry())));
  expect(answers.every(({ FailedEntryCount }) => FailedEntryCount === 0)).toBe(true);
  const places = (await bus.log.after(0)).map(({ sequence }) => sequence);
  expect(places).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
});

test('the file keeps the newest events only', async () => {
  await stop();
  await start({ kept: 10 });
  for (let number = 1; number <= 40; number++) await put(entry({ Detail: JSON.stringify({ number }) }));
  await stop();
  const kept = await numberedIn();
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.length).toBeLessThanOrEqual(15);
  expect(kept.at(-1)).toBe(40);
  await start({ kept: 10 });
  expect(bus.log.last).toBe(40);
});

test('an event that is still to be handed over is kept, however old', async () => {
  await stop();
  await start({ kept: 10, neededAfter: () => 3 });
  for (let number = 1; number <= 40; number++) await put(entry({ Detail: JSON.stringify({ number }) }));
  await stop();
  expect((await numberedIn()).slice(0, 2)).toEqual([1, 2]);
  await start({ kept: 10, neededAfter: () => 20 });
  await put(entry({ Detail: '{"number":41}' }));
  await stop();
  expect((await numberedIn())[0]).toBe(21);
  await start();
});

describe('on a disk that fails', () => {
  const { jest: jestOfThisFile } = import.meta;
  afterEach(() => {
    jestOfThisFile.restoreAllMocks();
  });

  /** What every open file has in common. */
  async function fileHandles(): Promise<FileHandle> {
    const handle = await open(file, 'a');
    await handle.close();
    return Object.getPrototypeOf(handle);
  }

  const full = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

  /** The next time, so many bytes get to the disk, and no more. */
  async function fillsUpAfter(bytes: number): Promise<void> {
    const handles = await fileHandles();
    jestOfThisFile.spyOn(handles, 'appendFile').mockImplementationOnce(async function (
      this: FileHandle,
      text,
    ) {
      await this.write(Buffer.from(String(text)).subarray(0, bytes));
      throw full();
    });
  }

  const numbered = (number: number) => entry({ Detail: JSON.stringify({ number }) });

  test.each([0, 1, 40, 400])(
    'what was written of a call that failed, %i bytes, is taken away, and the next call stands alone',
    async (bytes) => {
      await put(numbered(1));
      await fillsUpAfter(bytes);
      await expect(put(numbered(2), numbered(3))).rejects.toMatchObject({ name: 'InternalException' });
      expect(await numberedIn()).toEqual([1]);
      await put(numbered(4));
      expect(await numberedIn()).toEqual([1, 4]);
      const places = (await bus.log.after(0)).map(({ sequence }) => sequence);
      expect(places[1]).toBeGreaterThan(places[0] ?? 0);
      await stop();
      await start();
      expect(await numberedIn()).toEqual([1, 4]);
    },
  );

  test('what could not be taken away at once is before the next call', async () => {
    await put(numbered(1));
    const handles = await fileHandles();
    await fillsUpAfter(40);
    jestOfThisFile.spyOn(handles, 'truncate').mockRejectedValueOnce(full());
    await expect(put(numbered(2))).rejects.toMatchObject({ name: 'InternalException' });
    await put(numbered(3));
    expect(await numberedIn()).toEqual([1, 3]);
  });

  test('lines that are not safely on the disk count for nothing', async () => {
    const handles = await fileHandles();
    jestOfThisFile.spyOn(handles, 'datasync').mockRejectedValueOnce(full());
    await expect(put(numbered(1))).rejects.toMatchObject({ name: 'InternalException' });
    await put(numbered(2));
    expect(await numberedIn()).toEqual([2]);
  });

  test('a file that cannot be trimmed is told of and stays as it is, and nobody else minds', async () => {
    await stop();
    const reports: string[] = [];
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    // In the way of the file that is to take its place.
    await mkdir(`${file}.new`);
    const log = await EventLog.open({ file, kept: 10, report: (text) => reports.push(text) });
    const append = async (from: number, to: number) => {
      for (let number = from; number <= to; number++) {
        await log.append([{ ...event, detail: { number } }]);
      }
    };
    await append(1, 20);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(await numberedIn()).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(reports[0]).toContain('could not be trimmed');
    // Not with each event anew.
    expect(reports.length).toBeLessThan(6);
    await rm(`${file}.new`, { recursive: true });
    await append(21, 30);
    expect((await numberedIn()).length).toBeLessThanOrEqual(15);
    expect((await numberedIn()).at(-1)).toBe(30);
    expect((await log.after(29)).map(({ sequence }) => sequence)).toEqual([30]);
    await log.close();
    await start();
  });

  const event = {
    version: '0',
    id: 'id',
    'detail-type': 'UserRegistered',
    source: 'skillforge.users',
    account: '000000000000',
    time: '2026-03-01T10:00:00Z',
    region: 'us-east-1',
    resources: [],
  };
});
