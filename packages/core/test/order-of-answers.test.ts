import { call, type TestRequest } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { line } from '../src/http/fields.ts';

const { token, ...environment } = await startFunctionEnvironment();
const { endpoint } = await import('../src/http/endpoint.ts');
const { countCall } = await import('../src/http/rate-limit.ts');
const { ok } = await import('../src/http/reply.ts');
const { ConflictError, ForbiddenError, NotFoundError } = await import('../src/errors.ts');
const { table } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

/** A route with everything that a route can have. */
const route = {
  service: 'things',
  operationId: 'changeThing',
  method: 'PUT',
  path: '/things/{thingId}',
  summary: 'Change a thing',
  auth: 'required',
  role: 'instructor',
  paged: 'private',
  query: z.object({ view: z.optional(z.enum(['short', 'long'])) }),
  body: z.strictObject({ name: line(1, 20) }),
  ifMatch: { revision: 'v', required: true },
  idempotent: true,
  etag: true,
  rateLimit: { action: 'change-thing', perDay: 1 },
  success: [{ status: 200, description: 'The thing', schema: z.strictObject({ name: z.string() }) }],
} as const satisfies Route;

/** What the handler did, to see that a refused request did nothing. */
const done: string[] = [];
let busy = true;

const changeThing = endpoint(
  route,
  async ({ caller, path: { thingId } }) => {
    done.push('precondition');
    if (thingId !== 'thing-1') throw new NotFoundError('thing');
    if (!caller.userId.startsWith('owner')) throw new ForbiddenError('not-your-thing', 'It is another’s.');
    return { revisions: { v: 3 } };
  },
  async ({ body: { name }, subject: { revisions } }) => {
    done.push('act');
    if (busy) throw new ConflictError('busy', 'The thing is busy.');
    return ok({ name }, revisions);
  },
);

await countCall('owner', route.rateLimit);
const [student, stranger, owner, secondOwner] = await Promise.all([
  token({ userId: 'student' }),
  token({ userId: 'stranger', groups: ['instructor'] }),
  token({ userId: 'owner', groups: ['instructor'] }),
  token({ userId: 'owner-2', groups: ['instructor'] }),
]);

/** A request that is wrong in every way at once. */
let request: Required<Pick<TestRequest, 'headers' | 'query' | 'parameters'>> & TestRequest = {
  method: 'PUT',
  path: '/things/thing-1',
  parameters: { thingId: 'no thing!' },
  query: { view: 'upside-down', limit: '0', cursor: 'forged' },
  headers: { 'Content-Type': 'text/plain', 'Idempotency-Key': 'two words' },
  token: 'forged',
  body: `{${'x'.repeat(300 * 1024)}`,
};

const withHeaders = (headers: Record<string, string>) => {
  request = { ...request, headers: { ...request.headers, ...headers } };
};
const withQuery = (query: Record<string, string>) => {
  request = { ...request, query: { ...request.query, ...query } };
};

/** What the request is answered, and the one thing that is then put right. */
const steps: [answer: string, tasks: string[], putRight: () => void][] = [
  ['401 invalid-token', [], () => (request = { ...request, token: student })],
  ['415 unsupported-media-type', [], () => withHeaders({ 'Content-Type': 'application/json' })],
  ['413 content-too-large', [], () => (request = { ...request, body: '{"name": "' })],
  ['400 malformed-json', [], () => (request = { ...request, body: { name: '', colour: 'red' } })],
  ['400 invalid-idempotency-key', [], () => withHeaders({ 'Idempotency-Key': 'key-1' })],
  [
    '400 invalid-cursor',
    [],
    () => {
      const { cursor: _, ...query } = request.query;
      request = { ...request, query };
    },
  ],
  ['403 role-required', [], () => (request = { ...request, token: stranger })],
  ['404 not-found', [], () => (request = { ...request, parameters: { thingId: 'thing-0' } })],
  ['404 not-found', ['precondition'], () => (request = { ...request, parameters: { thingId: 'thing-1' } })],
  ['403 not-your-thing', ['precondition'], () => (request = { ...request, token: owner })],
  ['422 invalid-request', ['precondition'], () => withQuery({ view: 'short' })],
  ['422 invalid-request', ['precondition'], () => (request = { ...request, body: { name: 'lamp' } })],
  ['422 invalid-request', ['precondition'], () => withQuery({ limit: '7' })],
  ['428 if-match-required', ['precondition'], () => withHeaders({ 'If-Match': '"v2.abc"' })],
  ['412 stale', ['precondition'], () => withHeaders({ 'If-Match': '"v3.abc"' })],
  ['429 rate-limited', ['precondition'], () => (request = { ...request, token: secondOwner })],
  [
    '409 busy',
    ['precondition', 'act'],
    () => {
      busy = false;
    },
  ],
];

test('a request that is wrong in every way is told one thing after the other, in the order that is promised', async () => {
  const told: string[] = [];
  for (const [, tasks, putRight] of steps) {
    done.length = 0;
    const { status, body } = await call(changeThing, request);
    told.push(`${status} ${body.code}`);
    expect([body.code, done]).toEqual([body.code, tasks]);
    putRight();
  }
  expect(told).toEqual(steps.map(([answer]) => answer));
});

test('once everything is put right it is done', async () => {
  // The second owner's one call of the day was spent on the conflict.
  const thirdOwner = await token({ userId: 'owner-3', groups: ['instructor'] });
  const { status, body, headers } = await call(changeThing, { ...request, token: thirdOwner });
  expect([status, body]).toEqual([200, { name: 'lamp' }]);
  expect(headers.ETag).toMatch(/^"v3\./);
});

test('each problem alone is answered in the same way', async () => {
  const good = { ...request, token: await token({ userId: 'owner-4', groups: ['instructor'] }) };
  const told = async (wrong: Partial<TestRequest>) => {
    const { status } = await call(changeThing, { ...good, ...wrong });
    return status;
  };
  expect(await told({ token: undefined })).toBe(401);
  expect(await told({ headers: { ...request.headers, 'Content-Type': 'text/plain' } })).toBe(415);
  expect(await told({ body: '{' })).toBe(400);
  expect(await told({ token: student })).toBe(403);
  expect(await told({ parameters: { thingId: 'thing-2' } })).toBe(404);
  expect(await told({ token: stranger })).toBe(403);
  expect(await told({ body: {} })).toBe(422);
  expect(await told({ headers: { 'Content-Type': 'application/json' } })).toBe(428);
  expect(await told({ headers: { ...request.headers, 'If-Match': '"v4.a"' } })).toBe(412);
  expect(await told({})).toBe(200);
  expect(await told({})).toBe(429);
});
