import { call } from '@skillforge/testing/api-gateway';
import type { Route } from '../src/http/contract.ts';
import { startWiredEnvironment } from './table-environment.ts';
import { refused } from './wire.ts';

const { jest: jestOfThisFile } = import.meta;
const { wire, token, ...environment } = await startWiredEnvironment();
const { endpoint } = await import('../src/http/endpoint.ts');
const { ok } = await import('../src/http/reply.ts');
const { revokedKey } = await import('../src/keys.ts');
const { putItem, table } = await import('../src/table.ts');
const { freshMilliseconds } = await import('../src/revocation.ts');

const start = Date.UTC(2026, 6, 31, 10);
let monotonic = 0;
let wall = start;

/** Both clocks go on, and the copy that the container has is out of date. */
function pass(milliseconds: number): void {
  monotonic += milliseconds;
  wall += milliseconds;
}

beforeEach(() => {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0);
  jestOfThisFile.spyOn(performance, 'now').mockImplementation(() => monotonic);
  jestOfThisFile.spyOn(Date, 'now').mockImplementation(() => wall);
  pass(60_000);
  wire.clear();
});
afterEach(() => jestOfThisFile.restoreAllMocks());
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

let served = 0;
const route = {
  service: 'things',
  operationId: 'getThing',
  method: 'GET',
  path: '/thing',
  summary: 'A thing',
  auth: 'required',
  success: [{ status: 200, description: 'It' }],
} as const satisfies Route;
const get = endpoint(route, async () => {
  served += 1;
  return ok(undefined);
});

const seconds = () => Math.floor(wall / 1000);
const tokenOf = (userId: string, issuedAt = seconds()) =>
  token({ userId, claims: { iat: issuedAt, exp: issuedAt + 3_600 } });
const ask = (bearer: string) => call(get, { path: '/thing', token: bearer });
const revoke = (users: Record<string, number>) => putItem({ ...revokedKey, ...{ users } });
const reads = () => wire.calls.filter(({ operation }) => operation === 'GetItem').length;

test('a token of before is refused, and no handler is reached', async () => {
  const held = await tokenOf('mallory', seconds() - 10);
  await revoke({ mallory: seconds() });
  served = 0;
  const { status, body, headers } = await ask(held);
  expect([status, body.code, served]).toEqual([401, 'token-revoked', 0]);
  expect(headers['WWW-Authenticate']).toContain('error="invalid_token"');
});

test('a token of the same second is refused, one of the next second is good, and others’ are', async () => {
  await revoke({ mallory: seconds() });
  expect((await ask(await tokenOf('mallory'))).status).toBe(401);
  expect((await ask(await tokenOf('mallory', seconds() + 1))).status).toBe(200);
  expect((await ask(await tokenOf('anna', seconds() - 10))).status).toBe(200);
});

test('the list is read once in four seconds, however many ask', async () => {
  await revoke({});
  const held = await tokenOf('anna');
  await Promise.all(Array.from({ length: 20 }, () => ask(held)));
  pass(freshMilliseconds - 1);
  await Promise.all(Array.from({ length: 20 }, () => ask(held)));
  expect(reads()).toBe(1);
  pass(1);
  await ask(held);
  expect(reads()).toBe(2);
});

test('who is revoked while the copy is fresh is refused before five seconds are over', async () => {
  await revoke({});
  const held = await tokenOf('mallory');
  expect((await ask(held)).status).toBe(200);
  await revoke({ mallory: seconds() });
  pass(4_999);
  expect((await ask(held)).status).toBe(401);
});

test.each([
  ['the time of day steps back', { monotonic: 5_000, wall: -3_600_000 }],
  ['the other clock stood still while the container was frozen', { monotonic: 0, wall: 60_000 }],
  ['the time of day stands still', { monotonic: 60_000, wall: 0 }],
])('the copy is read anew though %s', async (_, step) => {
  await revoke({});
  const held = await tokenOf('mallory');
  expect((await ask(held)).status).toBe(200);
  await revoke({ mallory: seconds() + 100 });
  monotonic += step.monotonic;
  wall += step.wall;
  const { body } = await ask(await tokenOf('mallory'));
  expect(body.code).toBe('token-revoked');
});

test('nobody is let in while the list cannot be read', async () => {
  const held = await tokenOf('anna');
  wire.meddle(async () => refused('ThrottlingException'));
  served = 0;
  expect([(await ask(held)).status, served]).toEqual([503, 0]);
});

test('a request without a token asks for no list', async () => {
  await call(get, { path: '/thing' });
  expect(reads()).toBe(0);
});
