import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { item } from './table-environment.ts';

// What Lambda's X-Ray daemon would be sent.
const daemon = createSocket('udp4');
const segments: string[] = [];
daemon.on('message', (message) => segments.push(message.toString('utf8')));
daemon.bind(0, '127.0.0.1');
await once(daemon, 'listening');

const traceOf = (sampled: 0 | 1) =>
  `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=${sampled}`;

const environment = await startFunctionEnvironment({
  variables: {
    POWERTOOLS_TRACE_ENABLED: 'true',
    AWS_XRAY_LOG_LEVEL: 'silent',
    AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${daemon.address().port}`,
    LAMBDA_TASK_ROOT: '/var/task',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    _HANDLER: 'tell-thing.main',
    _X_AMZN_TRACE_ID: traceOf(0),
  },
});
const { endpoint } = await import('../src/http/endpoint.ts');
const { ok } = await import('../src/http/reply.ts');
const { putItem, table } = await import('../src/table.ts');

afterAll(async () => {
  daemon.close();
  table.destroy();
  await environment.stop();
});

const route = {
  service: 'things',
  operationId: 'tellThing',
  method: 'POST',
  path: '/things/{thingId}',
  summary: 'Tell a thing',
  auth: 'required',
  body: z.strictObject({ secret: z.string() }),
  success: [{ status: 200, description: 'It', schema: z.strictObject({ told: z.string() }) }],
} as const satisfies Route;

let fault: Error | undefined;
const tell = endpoint(route, async ({ body: { secret }, caller }) => {
  await putItem(item('thing', caller.userId, { secret }));
  if (fault) throw fault;
  return ok({ told: secret });
});

const secret = 'the-body-text-of-somebody';
const token = await environment.token({ userId: 'ada', claims: { email: 'ada@example.com' } });

/** Tells a thing, and all that was sent to the daemon meanwhile. */
async function traced(sampled: 0 | 1, body: unknown = { secret }) {
  process.env._X_AMZN_TRACE_ID = traceOf(sampled);
  segments.length = 0;
  const parameters = { thingId: '1' };
  const { status } = await call(tell, {
    method: 'POST',
    path: '/things/1',
    parameters,
    token,
    body,
  });
  for (let wait = 0; sampled && segments.length === 0 && wait < 200; wait++) await delay(10);
  await delay(20);
  return { status, text: segments.join('\n') };
}

test('a request that X-Ray does not sample sends nothing', async () => {
  expect(await traced(0)).toEqual({ status: 200, text: '' });
});

test('a sampled one can be found by service, route and role, and shows its calls', async () => {
  const { status, text } = await traced(1);
  expect(status).toBe(200);
  for (const fact of [
    '"service":"things"',
    '"route":"POST /things/{thingId}"',
    '"role":"student"',
    'DynamoDB',
  ]) {
    expect(text).toContain(fact);
  }
});

test('no trace holds a token, a body, an answer or an e-mail', async () => {
  const { text } = await traced(1);
  expect(text).toContain('## tell-thing.main');
  for (const told of [secret, 'ada@example.com', ...token.split('.')]) expect(text).not.toContain(told);
});

test('a fault is seen in the trace, and the caller is told nothing of it', async () => {
  fault = new TypeError('x is not a function');
  const { status, text } = await traced(1);
  expect(status).toBe(500);
  expect(text).toContain('x is not a function');
  expect(text).toContain('"fault":true');
  fault = undefined;
});

test('what a caller has done wrong is no fault in the trace', async () => {
  const { status, text } = await traced(1, { [secret]: 'ada@example.com' });
  expect(status).toBe(422);
  expect(text).toContain('"route":"POST /things/{thingId}"');
  expect(text).not.toMatch(/"(fault|error)":true|exception/);
  expect(text).not.toMatch(new RegExp(`${secret}|ada@example.com`));
});

test('after a sampled request the next that is not sampled sends nothing again', async () => {
  expect(await traced(0)).toEqual({ status: 200, text: '' });
});

test('a client that is made after the tracer was loaded is traced too', async () => {
  await traced(1);
  const { traceCalls } = await import('../src/tracing.ts');
  const { client } = environment;
  const before = client.middlewareStack.identify().length;
  expect(traceCalls(client)).toBe(client);
  expect(client.middlewareStack.identify().length).toBeGreaterThan(before);
});
