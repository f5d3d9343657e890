import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import type { Route } from '../src/http/contract.ts';

/** What the pool answers when its public keys are asked for. */
type PoolAnswer = { breaks: string } | { status: number; body: string };

let pool: PoolAnswer = { breaks: 'ECONNREFUSED' };
let fetches = 0;

// Before anything loads that might ask. The verifier asks over node:https; nothing here leaves the machine.
const https = process.getBuiltinModule('node:https');
const real = https.request;
Object.assign(https, {
  request(_uri: string, _options: object, respond: (response: Readable & { statusCode?: number }) => void) {
    fetches += 1;
    const answer = pool;
    const request = Object.assign(new EventEmitter(), {
      destroy() {},
      end() {
        if ('breaks' in answer)
          request.emit('error', Object.assign(new Error(answer.breaks), { code: answer.breaks }));
        else respond(Object.assign(Readable.from([Buffer.from(answer.body)]), { statusCode: answer.status }));
      },
    });
    return request;
  },
});

const environment = await startFunctionEnvironment();
const publicKeys = process.env.COGNITO_JWKS ?? '';
process.env.COGNITO_JWKS = '';
const { endpoint } = await import('../src/http/endpoint.ts');
const { noContent } = await import('../src/http/reply.ts');
const { table } = await import('../src/table.ts');

afterAll(async () => {
  Object.assign(https, { request: real });
  table.destroy();
  await environment.stop();
});

const route = {
  service: 'things',
  operationId: 'knock',
  method: 'GET',
  path: '/door',
  summary: 'Knock',
  auth: 'required',
  success: [{ status: 204, description: 'Come in' }],
} as const satisfies Route;
const knock = endpoint(route, async () => noContent());
const token = await environment.token({ userId: 'ada' });
const knocking = () => call(knock, { path: '/door', token });

test('a function starts although the pool’s keys cannot be fetched', () => {
  expect(fetches).toBeGreaterThan(0);
  expect(knock).toBeInstanceOf(Function);
});

test.each<[string, PoolAnswer]>([
  ['cannot be reached', { breaks: 'ECONNREFUSED' }],
  ['breaks off', { breaks: 'ECONNRESET' }],
  ['answers 500', { status: 500, body: '{}' }],
  ['answers 429', { status: 429, body: '{}' }],
  ['answers with what are no keys', { status: 200, body: '<html>Sign in to the network</html>' }],
  ['answers with an empty object', { status: 200, body: '{}' }],
])('while the pool %s a good token is no bad one: 503 with Retry-After', async (_how, answer) => {
  pool = answer;
  const { status, headers, body } = await knocking();
  expect([status, body.code]).toEqual([503, 'temporarily-unavailable']);
  expect(headers['Retry-After']).toBe('1');
  expect(headers['WWW-Authenticate']).toBeUndefined();
  expect(JSON.stringify(body)).not.toMatch(/cognito|ECONN|jwks/i);
});

test('a token that is bad in itself is a 401 all the same', async () => {
  pool = { breaks: 'ECONNREFUSED' };
  const { status } = await call(knock, { path: '/door', token: 'a.b.c' });
  expect(status).toBe(401);
});

test('once the pool answers, the next token is good, and the keys are kept', async () => {
  pool = { status: 200, body: publicKeys };
  expect((await knocking()).status).toBe(204);
  const sofar = fetches;
  pool = { breaks: 'ECONNREFUSED' };
  expect((await knocking()).status).toBe(204);
  expect(fetches).toBe(sofar);
});
