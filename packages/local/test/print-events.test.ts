import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BusEvent, EventLog } from '@skillforge/embedded/event-log';
import { EventsUsageError, type PrintOptions, printEvents, readOptions } from '../src/events/print-events.ts';

let folder: string;
let lines: string[];
let ending: AbortController;
let log: EventLog | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillforge-print-'));
  lines = [];
  ending = new AbortController();
});

afterEach(async () => {
  ending.abort();
  await log?.close();
  log = undefined;
  await rm(folder, { recursive: true });
});

const file = () => join(folder, 'events.jsonl');
const open = async (kept?: number) => {
  log = await EventLog.open({ file: file(), ...(kept === undefined ? {} : { kept }) });
  return log;
};

const event = (number: number, type = 'QuizPassed'): BusEvent => ({
  version: '0',
  id: `bus-${number}`,
  'detail-type': type,
  source: 'skillforge.progress',
  account: '000000000000',
  time: '2026-03-01T10:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { eventId: `E${number}`, time: '2026-03-01T10:00:00.250Z', userId: `u${number}`, scorePercent: 87 },
});

const print = (options: Partial<PrintOptions> = {}) =>
  printEvents(
    folder,
    { follow: true, type: undefined, ...options },
    (line) => lines.push(line),
    ending.signal,
  );

const idsIn = () => lines.flatMap((line) => /eventId=(\S+)/.exec(line)?.[1] ?? []);

async function eventually(check: () => boolean): Promise<void> {
  const until = Date.now() + 5_000;
  while (!check()) {
    if (Date.now() > until) throw new Error(`Not in time: ${lines.join('\n')}`);
    await delay(10);
  }
}

test('an event is one line: when, what, what it tells, and its id', async () => {
  await (await open()).append([event(1)]);
  await print({ follow: false });
  expect(lines).toEqual(['2026-03-01T10:00:00.250Z QuizPassed         userId=u1 scorePercent=87 eventId=E1']);
});

test('only events of the type that is asked for are shown', async () => {
  await (await open()).append([event(1), event(2, 'ReviewPosted'), event(3)]);
  await print({ follow: false, type: 'ReviewPosted' });
  expect(idsIn()).toEqual(['E2']);
});

test('it says so when there is none, or when no stack has ever run', async () => {
  await expect(print({ follow: false })).rejects.toThrow(EventsUsageError);
  await expect(print({ follow: false })).rejects.toThrow(/No stack has run/);
  await open();
  await print({ follow: false });
  expect(lines).toEqual(['No event so far.']);
});

test('it follows: what comes is shown, once, also when half a line came first', async () => {
  const made = await open();
  await made.append([event(1)]);
  const printing = print();
  await eventually(() => idsIn().length === 1);
  await made.append([event(2)]);
  const whole = JSON.stringify({ sequence: 3, event: event(3) });
  await appendFile(file(), whole.slice(0, 60));
  await delay(300);
  await appendFile(file(), `${whole.slice(60)}\n`);
  await eventually(() => idsIn().length === 3);
  expect(idsIn()).toEqual(['E1', 'E2', 'E3']);
  ending.abort();
  await printing;
});

test('it follows through a kill in the middle of a line', async () => {
  const made = await open();
  await made.append([event(1)]);
  await made.close();
  const printing = print();
  await eventually(() => idsIn().length === 1);
  await appendFile(file(), '{"sequence":2,"event":{"ver');
  await delay(300);
  await (await open()).append([event(2)]);
  await eventually(() => idsIn().length === 2);
  ending.abort();
  await printing;
});

test('it follows through a trim of the file, and into a stack that starts over', async () => {
  const small = await open(4);
  const printing = print();
  const numbers = Array.from({ length: 30 }, (_, at) => at + 1);
  for (const number of numbers) {
    await small.append([event(number)]);
    await delay(number % 7 === 0 ? 250 : 0);
  }
  await eventually(() => idsIn().includes('E30'));
  expect(new Set(idsIn()).size).toBe(idsIn().length);
  await small.close();
  await rm(file());
  await (await open()).append([event(101), event(102)]);
  await eventually(() => idsIn().includes('E102'));
  expect(idsIn().slice(-2)).toEqual(['E101', 'E102']);
  ending.abort();
  await printing;
});

test('flags: it follows unless told not to, and refuses what it does not know', () => {
  expect(readOptions([])).toEqual({ follow: true, type: undefined });
  expect(readOptions(['--', '--no-follow', '--type', 'QuizPassed'])).toEqual({
    follow: false,
    type: 'QuizPassed',
  });
  expect(readOptions(['--follow'])).toEqual({ follow: true, type: undefined });
  expect(() => readOptions(['--stage', 'dev'])).toThrow(EventsUsageError);
});
