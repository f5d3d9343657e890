import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { ROOT } from '@skillforge/local/settings';
import { type RunningStack, startStack } from '@skillforge/local/start-stack';

/** Two services: the real reader of the stream, behind a release that breaks it, and one that is told of events. */
const root = mkdtempSync(join(tmpdir(), 'skillforge-replay-'));
const dataDir = join(root, 'data');
const services = join(root, 'services');
const publisher = join(services, 'events/src/functions/publish-events.ts');
const listener = join(services, 'notes/src/listen.ts');

const working = `export { main } from ${JSON.stringify(join(ROOT, 'services/events/src/functions/publish-events.ts'))};\n`;
const broken = `
import { main as publish } from ${JSON.stringify(join(ROOT, 'services/events/src/functions/publish-events.ts'))};
export const main = async (event, context) => {
  const poisoned = event.Records.find(({ dynamodb }) => dynamodb.Keys.SK.S === 'poison');
  await publish({ Records: event.Records.filter((record) => record !== poisoned) }, context);
  if (poisoned) return { batchItemFailures: [{ itemIdentifier: poisoned.dynamodb.SequenceNumber }] };
  return { batchItemFailures: [] };
};
`;

const listening = (isBroken: boolean) => `
import { appendFileSync } from 'node:fs';
export const main = async ({ detail }) => {
  if (${isBroken} && detail.userId === 'poison') throw new Error('broken listener');
  appendFileSync('heard.txt', detail.userId + '\\n');
};
`;

let stack: RunningStack;

beforeAll(async () => {
  mkdirSync(join(services, 'events/src/functions'), { recursive: true });
  mkdirSync(join(services, 'notes/src'), { recursive: true });
  const declared = readFileSync(join(ROOT, 'services/events/functions.yml'), 'utf8');
  // So that it gives up soon.
  writeFileSync(
    join(services, 'events/functions.yml'),
    declared.replace('maximumRetryAttempts: -1', 'maximumRetryAttempts: 1'),
  );
  writeFileSync(
    join(services, 'notes/functions.yml'),
    `
listen:
  handler: src/listen.main
  maximumRetryAttempts: 0
  events:
    - eventBridge:
        eventBus: { Ref: EventBusName }
        pattern: { source: [skillforge.users], detail-type: [ProfileUpdated] }
`,
  );
  writeFileSync(publisher, broken);
  writeFileSync(listener, listening(true));
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  stack = await startStack({
    dataDir,
    quiet: true,
    sample: 'none',
    environment: { SKILLFORGE_ROOT: root },
  });
});

afterAll(async () => {
  await stack.stop();
  rmSync(root, { recursive: true });
});

async function put(userId: string, type = 'ProfileUpdated'): Promise<void> {
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: stack.info.dynamodbEndpoint });
  const event = {
    eventId: { S: `EVENT-${userId}` },
    type: { S: type },
    time: { S: '2026-03-01T10:00:00.000Z' },
    detail: { M: { userId: { S: userId } } },
  };
  const Item = { PK: { S: 'user' }, SK: { S: userId }, event: { M: event } };
  await client.send(new PutItemCommand({ TableName: stack.info.tableName, Item }));
  client.destroy();
}

const linesOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
};
const published = (): string[] =>
  linesOf(join(dataDir, 'events.jsonl')).map((line) => JSON.parse(line).event.detail.userId);
const heard = () => linesOf(join(root, 'heard.txt'));

async function eventually(check: () => boolean): Promise<void> {
  const until = Date.now() + 30_000;
  while (!check()) {
    if (Date.now() > until) throw new Error(`Not in time: ${stack.output()}`);
    await delay(20);
  }
}

async function run(...args: string[]) {
  const command = fileURLToPath(new URL('../src/dead-letters.ts', import.meta.url));
  const env = { PATH: process.env.PATH, SKILLFORGE_DATA: dataDir };
  return promisify(execFile)(process.execPath, [command, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

async function change(file: string, text: string): Promise<void> {
  const before = stack.output().split('Rebuilt').length;
  writeFileSync(file, text);
  await eventually(() => stack.output().split('Rebuilt').length > before);
  // The new code is loaded a moment later.
  await delay(300);
}

test('poison is set aside while the rest goes on; after a fix its replay brings it where it was to go', async () => {
  await put('one');
  await put('poison');
  await put('two');
  await eventually(() => stack.output().includes('events-publish-events gave up 1 stream record(s)'));
  await eventually(() => heard().includes('one') && heard().includes('two'));
  expect(new Set(published())).toEqual(new Set(['one', 'two']));

  const listed = await run('list', '--stage', 'local');
  expect(listed.stdout).toMatch(/events publish-events {2}1 record\(s\) from/);
  expect(listed.stdout).toMatch(/1 dead letter\(s\) of the laptop/);

  const tooEarly = await run('replay', '--stage', 'local', '--service', 'events');
  expect(tooEarly).toMatchObject({ code: 1, stdout: expect.stringContaining('0 dead letter(s)') });
  expect(tooEarly.stdout).toMatch(/failed again with 1 of the records/);

  await change(publisher, working);
  const replayed = await run('replay', '--stage', 'local', '--service', 'events');
  expect(replayed).toMatchObject({ code: 0, stderr: '' });
  expect(replayed.stdout).toMatch(/1 dead letter\(s\) of events on the laptop taken, 0 kept/);
  await eventually(() => published().includes('poison'));

  // The listener has a fault of its own: what it was told of is set aside as an event.
  await eventually(() => stack.output().includes('notes-listen gave up the event ProfileUpdated'));
  expect((await run('list')).stdout).toMatch(
    /notes listen {2}event ProfileUpdated EVENT-poison {2}\(RetriesExhausted: broken listener\)/,
  );
  await change(listener, listening(false));
  expect(await run('replay')).toMatchObject({ code: 0, stderr: '' });
  expect(heard().filter((userId) => userId === 'poison')).toHaveLength(1);
  expect((await run('list')).stdout).toBe('0 dead letter(s) of the laptop.\n');
});

test('an event that can never pass is set aside by the function itself, and stays until there is a schema for it', async () => {
  await put('three', 'ProfileVanished');
  await put('four');
  await eventually(() => stack.output().includes('events-publish-events set something aside'));
  await eventually(() => heard().includes('four'));

  const line =
    /events publish-events {2}event ProfileVanished EVENT-three of the record \d+ {2}\(EventRefused: InvalidEventError: event\.type/;
  expect((await run('list')).stdout).toMatch(line);
  const tooEarly = await run('replay');
  expect(tooEarly).toMatchObject({ code: 1, stdout: expect.stringMatching(/0 dead letter\(s\).*1 kept/) });
  expect(tooEarly.stdout).toMatch(/failed again with 1 of the records/);
  expect((await run('list')).stdout).toMatch(/1 dead letter\(s\) of the laptop/);

  // A schema for it, as far as this goes.
  const renamed = `
import { main as publish } from ${JSON.stringify(join(ROOT, 'services/events/src/functions/publish-events.ts'))};
export const main = (event, context) =>
  publish(JSON.parse(JSON.stringify(event).replaceAll('ProfileVanished', 'ProfileUpdated')), context);
`;
  await change(publisher, renamed);
  expect(await run('replay')).toMatchObject({ code: 0, stderr: '' });
  await eventually(() => heard().includes('three'));
  expect((await run('list')).stdout).toBe('0 dead letter(s) of the laptop.\n');
});

test.each([
  [
    'a flag that there is not',
    ['replay', '--fast'],
    /'--fast'.*There are --stage, --region and --service\.$/,
  ],
  ['a service that cannot be', ['replay', '--service', '../x'], /^\.\.\/x is no service\.$/],
  ['a stage that cannot be', ['list', '--stage', '../prod'], /^\.\.\/prod is no name of a stage\.$/],
])('%s is refused in one line', async (_what, args, sentence) => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout, stderr: stderr.trim() }).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(sentence),
  });
});
