import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startTestEventBus } from '@skillforge/embedded/test-event-bus';
import { lambdaContext } from '@skillforge/testing/api-gateway';

const bus = await startTestEventBus();
/** What stands before the bus: hands on, drops each connection, or never answers. */
let way: 'open' | 'down' | 'silent' = 'open';
const gate = createServer(async (request, response) => {
  if (way === 'silent') return;
  if (way === 'down') {
    request.socket.destroy();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = {
    authorization: request.headers.authorization ?? '',
    'x-amz-target': 'AWSEvents.PutEvents',
  };
  const answer = await fetch(bus.endpoint, { method: 'POST', headers, body: Buffer.concat(chunks) });
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(await answer.text());
});
await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
const address = gate.address();
const port = address && typeof address === 'object' ? address.port : 0;

// All that it may know: the pool cannot be among it, for the pool waits for this function.
const allowed = { STAGE: 'test', EVENT_BUS_NAME: bus.busName, AWS_REGION: 'us-east-1' };

Object.assign(process.env, {
  ...allowed,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  EVENTS_ENDPOINT: `http://127.0.0.1:${port}`,
  POWERTOOLS_TRACE_ENABLED: 'false',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
});
const { main } = await import('../src/functions/announce-sign-up.ts');

afterAll(async () => {
  await bus.stop();
  gate.close();
  gate.closeAllConnections();
});
beforeEach(() => bus.events.splice(0));

const confirmed = (triggerSource: string) => ({
  version: '1',
  triggerSource,
  region: 'us-east-1',
  userPoolId: 'us-east-1_Test',
  userName: 'u1',
  request: { userAttributes: { sub: 'u1', email: 'ada@example.com' } },
  response: {},
});

test('a confirmed sign-up is told to the bus, by the id of the user and nothing else', async () => {
  const event = confirmed('PostConfirmation_ConfirmSignUp');
  expect(await main(event, lambdaContext)).toBe(event);
  expect(bus.events).toMatchObject([{ source: 'skillforge.foundation', 'detail-type': 'SignUpConfirmed' }]);
  expect(bus.events[0]?.detail).toEqual({
    eventId: expect.stringMatching(/^[0-9A-Z]{26}$/),
    time: expect.any(String),
    userId: 'u1',
  });
});

test('a new password after a forgotten one is no sign-up', async () => {
  const event = confirmed('PostConfirmation_ConfirmForgotPassword');
  expect(await main(event, lambdaContext)).toBe(event);
  expect(bus.events).toEqual([]);
});

describe('a bus that cannot be told', () => {
  afterEach(() => {
    way = 'open';
  });

  async function announce(): Promise<number> {
    const event = confirmed('PostConfirmation_ConfirmSignUp');
    const begun = performance.now();
    expect(await main(event, lambdaContext)).toBe(event);
    return performance.now() - begun;
  }

  test('lets the user in', async () => {
    way = 'down';
    expect(await announce()).toBeLessThan(2_500);
    expect(bus.events).toEqual([]);
  });

  test('lets the user in before Cognito gives up, when it does not answer', async () => {
    way = 'silent';
    const took = await announce();
    expect(took).toBeGreaterThan(1_500);
    expect(took).toBeLessThan(4_000);
  });
});

test('the function loads with the stage, the region and the bus, and nothing else', () => {
  const file = fileURLToPath(new URL('../src/functions/announce-sign-up.ts', import.meta.url));
  const loaded = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `console.log(typeof (await import(${JSON.stringify(file)})).main)`],
    { env: allowed, encoding: 'utf8' },
  );
  expect(loaded.stderr).toBe('');
  expect(loaded.stdout.trim()).toBe('function');
});
