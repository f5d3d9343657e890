import { call } from '@skillforge/testing/api-gateway';
import { capacityMeter } from '@skillforge/testing/capacity-meter';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';

const environment = await startFunctionEnvironment();
const { endpoint } = await import('../src/http/endpoint.ts');
const { countCall, giveBackCall } = await import('../src/http/rate-limit.ts');
const { noContent } = await import('../src/http/reply.ts');
const { ConflictError, NotFoundError, TooManyRequestsError } = await import('../src/errors.ts');
const { getItem, table } = await import('../src/table.ts');
const { usageKey } = await import('../src/keys.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const route = {
  service: 'things',
  operationId: 'ring',
  method: 'POST',
  path: '/bells',
  summary: 'Ring a bell',
  auth: 'required',
  body: z.strictObject({ tone: z.string() }),
  rateLimit: { action: 'ring', perDay: 15 },
  success: [{ status: 204, description: 'It has rung' }],
} as const satisfies Route;

let rung = 0;
const ring = endpoint(route, async ({ body: { tone } }) => {
  if (tone === 'cracked') throw new ConflictError('cracked', 'The bell is cracked.');
  rung += 1;
  return noContent();
});

const ringAs = async (userId: string, tone = 'a') =>
  call(ring, { method: 'POST', path: '/bells', token: await environment.token({ userId }), body: { tone } });

test('of 40 at the same moment exactly as many get through as the day has', async () => {
  rung = 0;
  const answers = await Promise.all(Array.from({ length: 40 }, () => ringAs('eager')));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(15);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(25);
  expect(rung).toBe(15);
});

test('each answer tells the limit, and one fewer that remain', async () => {
  const answers = [await ringAs('careful'), await ringAs('careful'), await ringAs('careful')];
  expect(new Set(answers.map(({ headers }) => headers['RateLimit-Policy']))).toEqual(
    new Set(['"ring";q=15;w=86400']),
  );
  const remaining = answers.map(({ headers }) => /^"ring";r=(\d+);t=\d+$/.exec(headers.RateLimit ?? '')?.[1]);
  expect(remaining).toEqual(['14', '13', '12']);
});

test('one too many is a 429 that says when to come back', async () => {
  for (let call = 0; call < 15; call++) await ringAs('tireless');
  const { status, headers, body } = await ringAs('tireless');
  expect([status, body.code]).toEqual([429, 'rate-limited']);
  const wait = Number(headers['Retry-After']);
  const midnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400);
  expect(Math.abs(wait - midnight)).toBeLessThanOrEqual(2);
  expect(headers.RateLimit).toBe(`"ring";r=0;t=${wait}`);
  expect(headers['RateLimit-Policy']).toBe('"ring";q=15;w=86400');
});

test('one caller’s calls leave another’s alone', async () => {
  await ringAs('anna');
  expect((await ringAs('zoe')).headers.RateLimit).toContain(';r=14;');
});

test('a call that the act refuses has been counted, and says so', async () => {
  const refused = await ringAs('clumsy', 'cracked');
  expect(refused.status).toBe(409);
  expect(refused.headers.RateLimit).toContain(';r=14;');
  expect((await ringAs('clumsy')).headers.RateLimit).toContain(';r=13;');
});

test('a request that is wrong in itself is not counted', async () => {
  const token = await environment.token({ userId: 'hasty' });
  const wrong = await call(ring, { method: 'POST', path: '/bells', token, body: {} });
  expect(wrong.status).toBe(422);
  expect(wrong.headers.RateLimit).toBeUndefined();
  expect((await ringAs('hasty')).headers.RateLimit).toContain(';r=14;');
});

describe('a call with a precondition', () => {
  const costOf = capacityMeter(table);
  const looked = endpoint(
    { ...route, operationId: 'ringOwn', path: '/bells/{bellId}' },
    async ({ path: { bellId } }) => {
      await getItem(usageKey(bellId, 'none', '20260731'), { consistent: true });
      if (bellId === 'gone') throw new NotFoundError('bell');
    },
    async () => noContent(),
  );
  const ringOwn = async (userId: string, bellId: string, tone: unknown = 'a') =>
    call(looked, {
      method: 'POST',
      path: `/bells/${bellId}`,
      parameters: { bellId },
      token: await environment.token({ userId }),
      body: { tone },
    });

  test('is counted while the precondition reads: no round trip more', async () => {
    const { result, cost } = await costOf(() => ringOwn('quick', 'own'));
    expect(result.status).toBe(204);
    expect(cost.calls.sort()).toEqual(['GetItemCommand', 'UpdateItemCommand']);
    expect(cost.roundTrips).toBe(1);
  });

  test('is given back where the precondition refuses it, and never below none', async () => {
    for (let turn = 0; turn < 20; turn++) expect((await ringOwn('lost', 'gone')).status).toBe(404);
    expect((await ringOwn('lost', 'own')).headers.RateLimit).toContain(';r=14;');
    const now = new Date('2026-07-31T12:00:00.000Z');
    await giveBackCall('nobody', { action: 'dive' }, now);
    expect((await countCall('nobody', { action: 'dive', perDay: 2 }, now)).RateLimit).toContain(';r=1;');
    await giveBackCall('nobody', { action: 'dive' }, now);
    await giveBackCall('nobody', { action: 'dive' }, now);
    expect((await countCall('nobody', { action: 'dive', perDay: 2 }, now)).RateLimit).toContain(';r=1;');
  });

  test('is told of what is missing, though it has no calls left', async () => {
    for (let turn = 0; turn < 15; turn++) await ringOwn('spent', 'own');
    expect((await ringOwn('spent', 'gone')).status).toBe(404);
    expect((await ringOwn('spent', 'own', 7)).status).toBe(422);
    expect((await ringOwn('spent', 'own')).status).toBe(429);
  });
});

describe('the day', () => {
  const limit = { action: 'dive', perDay: 2 };
  const evening = new Date('2026-07-31T23:59:30.500Z');

  test('begins anew at midnight UTC', async () => {
    await countCall('diver', limit, new Date('2026-07-31T00:00:00.000Z'));
    await countCall('diver', limit, evening);
    await expect(countCall('diver', limit, evening)).rejects.toThrow(TooManyRequestsError);
    const headers = await countCall('diver', limit, new Date('2026-08-01T00:00:00.000Z'));
    expect(headers.RateLimit).toBe('"dive";r=1;t=86400');
  });

  test('of one who has used it up ends in that many seconds', async () => {
    for (let call = 0; call < 2; call++) await countCall('late', limit, evening);
    await expect(countCall('late', limit, evening)).rejects.toMatchObject({
      headers: { 'Retry-After': '30', RateLimit: '"dive";r=0;t=30' },
    });
  });

  test('is counted for each action apart', async () => {
    await countCall('both', limit, evening);
    const other = await countCall('both', { action: 'climb', perDay: 2 }, evening);
    expect(other.RateLimit).toBe('"climb";r=1;t=30');
  });

  test('is forgotten by the table some time after', async () => {
    await countCall('gone', limit, evening);
    const counter = await getItem(usageKey('gone', 'dive', '20260731'), { consistent: true });
    expect(counter).toMatchObject({ calls: 1, ttl: Math.floor(evening.getTime() / 1000) + 2 * 86_400 });
  });
});
