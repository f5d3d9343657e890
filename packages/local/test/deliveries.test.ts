import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BusEvent, EventLog } from '@skillforge/embedded/event-log';
import { readLetters } from '../src/dead-letters.ts';
import { EventDeliveries } from '../src/events/deliveries.ts';
import type { LocalFunction } from '../src/functions-config.ts';
import { type Checkpoints, openCheckpoints } from '../src/streams/checkpoints.ts';

let folder: string;
let log: EventLog;
let deliveries: EventDeliveries;
let told: string[];
let reports: string[];
/** What a function does with an event; by default it takes it. */
let behave: (name: string, number: number) => Promise<void> | void;

const lettersFile = () => join(folder, 'dead-letters.jsonl');

function asFunction(name: string, types: string[], maximumRetryAttempts = 2): LocalFunction {
  return {
    name,
    service: 'notes',
    file: '',
    exportName: 'main',
    timeout: 20,
    memorySize: 128,
    environment: {},
    routes: [],
    streams: [],
    schedules: [],
    poolTriggers: [],
    maximumRetryAttempts,
    eventPatterns: [{ source: ['skillforge.notes'], 'detail-type': types }],
  };
}

async function open(...functions: LocalFunction[]): Promise<void> {
  log = await EventLog.open({ file: join(folder, 'events.jsonl') });
  deliveries = new EventDeliveries({
    log,
    checkpoints: await openCheckpoints(join(folder, 'event-checkpoints.json')),
    deadLetterFile: lettersFile(),
    async invoke(name, event) {
      const number = Number(event.detail.number);
      await behave(name, number);
      told.push(`${name} ${number}`);
    },
    report: (text) => reports.push(text),
  });
  await deliveries.use(functions);
}

async function close(): Promise<void> {
  await deliveries.stop();
  await log.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillforge-deliveries-'));
  told = [];
  reports = [];
  behave = () => {};
});

afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const madeEvent = (type: string, number: number): BusEvent => ({
  version: '0',
  id: `bus-${number}`,
  'detail-type': type,
  source: 'skillforge.notes',
  account: '000000000000',
  time: '2026-03-01T10:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { number },
});

async function happen(type: string, ...numbers: number[]): Promise<void> {
  const events = numbers.map((number) => madeEvent(type, number));
  for (const logged of await log.append(events)) deliveries.take(logged);
}

async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 5_000;
  while (!(await check())) {
    if (Date.now() > until) throw new Error(`Not in time; told: ${told.join(', ')}`);
    await delay(5);
  }
}

const checkpoint = async (name: string) => {
  const kept = JSON.parse(await readFile(join(folder, 'event-checkpoints.json'), 'utf8'));
  return kept['event-bus']?.[name]?.events;
};

test('an event goes to every function that has a pattern for it', async () => {
  await open(asFunction('one', ['Made', 'Gone']), asFunction('two', ['Gone']));
  await happen('Made', 1);
  await happen('Gone', 2);
  await happen('Other', 3);
  await eventually(() => told.length === 3);
  await delay(20);
  expect(told.sort()).toEqual(['one 1', 'one 2', 'two 2']);
});

test('what fails is tried again, and others do not wait for it', async () => {
  const failures = new Map<number, number>();
  behave = (_name, number) => {
    const failed = failures.get(number) ?? 0;
    failures.set(number, failed + 1);
    if (number === 1 && failed < 2) throw new Error('no luck');
  };
  await open(asFunction('one', ['Made']));
  await happen('Made', 1, 2, 3);
  await eventually(() => told.length === 3);
  expect(told).toEqual(['one 2', 'one 3', 'one 1']);
  expect(failures.get(1)).toBe(3);
  expect(await readLetters(lettersFile())).toEqual([]);
});

test('what fails as often as functions.yml says is set aside, with the event and the reason', async () => {
  behave = (_name, number) => {
    if (number === 1) throw new Error('no luck');
  };
  await open(asFunction('one', ['Made'], 1));
  await happen('Made', 1, 2);
  await eventually(async () => (await readLetters(lettersFile())).length === 1);
  const [kept] = await readLetters(lettersFile());
  expect(kept?.letter).toMatchObject({
    requestContext: { functionName: 'one', condition: 'RetriesExhausted', approximateInvokeCount: 2 },
    responseContext: { functionError: 'no luck' },
    requestPayload: { 'detail-type': 'Made', detail: { number: 1 } },
  });
  await eventually(async () => (await checkpoint('one')) === '2');
  expect(reports.at(-1)).toContain('gave up');
});

test('that nobody answers is no failure: it is tried until somebody does', async () => {
  let absent = 5;
  behave = () => {
    absent -= 1;
    if (absent > 0) throw new TypeError('fetch failed');
  };
  await open(asFunction('one', ['Made'], 0));
  await happen('Made', 1);
  await eventually(() => told.length === 1);
  expect(await readLetters(lettersFile())).toEqual([]);
});

test('after an end in the middle everything that was not done with comes again', async () => {
  behave = async (_name, number) => {
    if (number === 2) await new Promise(() => {});
  };
  await open(asFunction('one', ['Made']));
  await happen('Made', 1, 2, 3);
  await eventually(() => told.length === 2);
  await eventually(async () => (await checkpoint('one')) === '1');
  // As a kill would: nothing is waited for.
  const halted = deliveries;
  behave = () => {};
  await log.close();
  await open(asFunction('one', ['Made']));
  await eventually(() => told.length >= 4);
  expect(told).toEqual(['one 1', 'one 3', expect.anything(), expect.anything()]);
  expect(told.slice(2).sort()).toEqual(['one 2', 'one 3']);
  void halted;
});

test('what came while no function was running is told of after the start', async () => {
  await open(asFunction('one', ['Made']));
  await happen('Made', 1);
  await eventually(async () => (await checkpoint('one')) === '1');
  await close();
  await open();
  await happen('Made', 2, 3);
  await close();
  await open(asFunction('one', ['Made']));
  await happen('Made', 4);
  await eventually(() => told.length === 4);
  expect(told.toSorted()).toEqual(['one 1', 'one 2', 'one 3', 'one 4']);
});

test('a function that is new is told of what comes from then on, as with a new rule', async () => {
  await open();
  await happen('Made', 1);
  await deliveries.use([asFunction('one', ['Made'])]);
  await happen('Made', 2);
  await eventually(() => told.length === 1);
  await close();
  await open(asFunction('one', ['Made']));
  await delay(50);
  expect(told).toEqual(['one 2']);
});

test('a function that is gone is not told any more, and one that has changed is told as it is now', async () => {
  await open(asFunction('one', ['Made']), asFunction('two', ['Made']));
  await deliveries.use([asFunction('two', ['Gone'])]);
  await happen('Made', 1);
  await happen('Gone', 2);
  await eventually(() => told.length === 1);
  await delay(20);
  expect(told).toEqual(['two 2']);
});

test('the position is that of the slowest: nothing after it may be forgotten', async () => {
  let release = () => {};
  behave = (name) => (name === 'slow' ? new Promise((resolve) => (release = resolve)) : undefined);
  await open(asFunction('quick', ['Made']), asFunction('slow', ['Made']));
  await happen('Made', 1);
  await eventually(() => told.length === 1);
  expect(deliveries.position).toBe(0);
  release();
  await eventually(() => deliveries.position === 1);
});

test('many events at once are each told once', async () => {
  behave = async () => {
    await delay(Math.random() * 3);
  };
  await open(asFunction('one', ['Made']));
  const numbers = Array.from({ length: 200 }, (_, at) => at);
  await Promise.all(numbers.map((number) => happen('Made', number)));
  await eventually(() => told.length === 200);
  expect(new Set(told).size).toBe(200);
  await eventually(async () => (await checkpoint('one')) === '200');
});

describe('with checkpoints of the test’s own', () => {
  const noCheckpoints: Checkpoints = {
    read: async () => '0',
    write: async () => {},
    passedByAll: async () => new Map(),
  };

  async function openWith(write: Checkpoints['write']): Promise<void> {
    await open();
    await deliveries.stop();
    deliveries = new EventDeliveries({
      log,
      checkpoints: { ...noCheckpoints, write },
      deadLetterFile: lettersFile(),
      invoke: async (name, event) => void told.push(`${name} ${event.detail.number}`),
      report: (text) => reports.push(text),
    });
    await deliveries.use([asFunction('one', ['Made'])]);
  }

  // A moment is a turn of the queue of promises: the workers leave, all at once, in one of these.
  test.each(Array.from({ length: 12 }, (_, moment) => moment))(
    'an event that comes %i moments after the last ones are done with waits for no other',
    async (moment) => {
      let [release, waiting] = [() => {}, 0];
      const held = new Promise<void>((resolve) => (release = resolve));
      await openWith(() => {
        waiting += 1;
        return held;
      });
      await happen('Made', 1, 2, 3, 4);
      await eventually(() => waiting === 4);
      const [last] = await log.append([madeEvent('Made', 5)]);
      release();
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      if (last) deliveries.take(last);
      await eventually(() => told.includes('one 5'));
      expect(told).toHaveLength(5);
    },
  );

  test('one that cannot be written is told of, and the next is written', async () => {
    const written: string[] = [];
    await openWith(async (_bus, _name, _events, position) => {
      if (position === '1') throw new Error('no space left on device');
      written.push(position);
    });
    await happen('Made', 1);
    await eventually(() => reports.length === 1);
    await happen('Made', 2);
    await eventually(() => written.includes('2'));
    expect(reports[0]).toContain('could not note how far it is');
  });
});
