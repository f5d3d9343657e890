import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { type Printed, printedBy } from '@skillforge/testing/log-capture';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { item } from './table-environment.ts';

const { token, ...environment } = await startFunctionEnvironment({
  variables: { POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' },
});
const { endpoint } = await import('../src/http/endpoint.ts');
const { ok } = await import('../src/http/reply.ts');
const { ConflictError, LostRaceError } = await import('../src/errors.ts');
const { putItem, putNew, table, transact } = await import('../src/table.ts');
const { count, duration } = await import('../src/observability.ts');

afterAll(async () => {
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
  body: z.strictObject({ secret: z.string(), email: z.string() }),
  idempotent: true,
  success: [{ status: 200, description: 'It', schema: z.strictObject({ told: z.string() }) }],
} as const satisfies Route;

/** What the act does with what it is told. */
let act: (body: { secret: string; email: string }) => Promise<string> = async () => 'well';

const tell = endpoint(route, async ({ body, commit }) => commit([], ok({ told: await act(body) })));

const secret = 'the-body-text-of-somebody';
const email = 'ada.lovelace@example.com';
const key = 'a-key-of-the-clients';
const good = await token({ userId: 'ada', groups: ['instructor'], claims: { email } });

async function telling(
  sent: string | undefined = good,
  body: unknown = { secret, email },
  attempt = '',
): Promise<Printed & { status: number }> {
  let status = 0;
  const printed = await printedBy(async () => {
    const answer = await call(tell, {
      method: 'POST',
      path: '/things/thing-1',
      parameters: { thingId: 'thing-1' },
      query: { q: 'a-query-of-theirs' },
      headers: { 'X-Request-Id': 'R-1', 'Idempotency-Key': `${key}${attempt}`, Cookie: 'session=a-cookie' },
      token: sent,
      body,
    });
    status = answer.status;
  });
  return { ...printed, status };
}

/** Nothing that a client sent or the table holds may stand in a log. */
function expectDiscreet({ text }: Printed, sent = good): void {
  expect(text).not.toContain(sent);
  for (const part of sent.split('.')) expect(text).not.toContain(part);
  for (const told of [secret, email, 'example.com', key, 'a-query-of-theirs', 'a-cookie', 'Bearer']) {
    expect(text).not.toContain(told);
  }
}

afterEach(() => {
  act = async () => 'well';
});

test('a request is one line that tells who asked what, how it ended and how long it took', async () => {
  const printed = await telling();
  expect(printed.status).toBe(200);
  expect(printed.lines).toHaveLength(1);
  expect(printed.lines[0]).toMatchObject({
    level: 'INFO',
    message: 'request',
    service: 'things',
    route: 'POST /things/{thingId}',
    requestId: 'R-1',
    callerId: 'ada',
    role: 'instructor',
    status: 200,
    durationMs: expect.any(Number),
    coldStart: expect.any(Boolean),
  });
  expectDiscreet(printed);
});

test('the first request of a container is its cold start, the others are not', async () => {
  import.meta.jest.resetModules();
  const fresh = await import('../src/http/endpoint.ts');
  const reply = await import('../src/http/reply.ts');
  const known = { ...route, operationId: 'coldThing', method: 'GET' } as const;
  const { body: _, idempotent: _i, ...cold } = known;
  const handler = fresh.endpoint(cold, async () => reply.ok({ told: 'x' }));
  const { lines } = await printedBy(async () => {
    for (let request = 0; request < 3; request++) {
      await call(handler, { path: '/things/1', parameters: { thingId: '1' }, token: good });
    }
  });
  expect(lines.map(({ coldStart }) => coldStart)).toEqual([true, false, false]);
});

test.each<[string, number, string | undefined, unknown]>([
  ['no token', 401, '', { secret, email }],
  ['a bad token', 401, 'aGVhZGVy.c2VjcmV0LXBheWxvYWQ.c2lnbmF0dXJl', { secret, email }],
  ['a malformed body', 400, undefined, `{"secret": "${secret}", "email": ${email}`],
  ['a wrong body', 422, undefined, { secret, email: [email], [secret]: email }],
])('a request with %s is a line without it: %i', async (_what, status, sent, body) => {
  const printed = await telling(sent, body);
  expect(printed.status).toBe(status);
  expect(printed.lines).toMatchObject([{ message: 'request', requestId: 'R-1', status }]);
  expectDiscreet(printed, sent || good);
  expect(printed.lines[0]?.callerId).toBe(status === 401 ? undefined : 'ada');
});

test('a problem that is told is no fault of ours: its line is information', async () => {
  act = async () => {
    throw new ConflictError('there', `It is there: ${secret}`);
  };
  const printed = await telling(good, { secret, email }, '-2');
  expect(printed.lines).toMatchObject([{ level: 'INFO', status: 409 }]);
  expectDiscreet(printed);
});

test('a fault is one line with the error, what caused it and where it came from', async () => {
  act = async () => {
    throw new TypeError('x is not a function', { cause: new Error('the reason') });
  };
  const printed = await telling();
  expect(printed.status).toBe(500);
  expect(printed.lines).toHaveLength(1);
  expect(printed.lines[0]).toMatchObject({
    level: 'ERROR',
    message: 'fault',
    requestId: 'R-1',
    callerId: 'ada',
    route: 'POST /things/{thingId}',
    status: 500,
    error: {
      name: 'TypeError',
      message: 'x is not a function',
      stack: expect.stringContaining('logs.test.ts'),
      cause: { message: 'the reason' },
    },
  });
  expectDiscreet(printed);
});

test('a transaction that nobody can explain does not show the item that refused it', async () => {
  await putItem(item('user', 'profile', { email, bio: secret }));
  act = async () => {
    await transact([putNew(item('user', 'profile', {}))]);
    return 'never';
  };
  const printed = await telling();
  expect(printed.status).toBe(500);
  expect(printed.lines).toMatchObject([
    {
      level: 'ERROR',
      error: {
        name: 'TransactionCanceledException',
        message: expect.stringContaining('ConditionalCheckFailed'),
      },
    },
  ]);
  expectDiscreet(printed);
});

test('a dependency that fails is a line that tells which and why', async () => {
  act = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', body: secret });
  };
  const printed = await telling();
  expect(printed.status).toBe(503);
  expect(printed.lines).toMatchObject([{ level: 'ERROR', status: 503, error: { code: 'ECONNREFUSED' } }]);
  expectDiscreet(printed);
});

test('a race that was lost and won again leaves one line', async () => {
  import.meta.jest.spyOn(Math, 'random').mockReturnValue(0);
  let runs = 0;
  act = async () => {
    if (++runs < 3) throw new LostRaceError();
    return 'well';
  };
  // The key is good for this body once; a replay would not run the act.
  const printed = await printedBy(() =>
    call(tell, {
      method: 'POST',
      path: '/things/thing-1',
      parameters: { thingId: 'thing-1' },
      token: good,
      body: { secret: 'x', email: 'y' },
    }),
  );
  expect(runs).toBe(3);
  expect(printed.lines).toHaveLength(1);
  import.meta.jest.restoreAllMocks();
});

test('a metric is a line of its own with its service, in CloudWatch’s own format', async () => {
  const { lines } = await printedBy(async () => {
    count('things', 'ThingsTold');
    count('boxes', 'BoxesOpened', 3);
    duration('things', 'Waited', 12.5);
  });
  expect(lines).toMatchObject([
    { Service: 'things', ThingsTold: 1 },
    { Service: 'boxes', BoxesOpened: 3 },
    { Service: 'things', Waited: 12.5 },
  ]);
  const [first] = lines;
  expect(JSON.stringify(first?._aws)).toContain('"Namespace":"SkillForge"');
  expect(JSON.stringify(first?._aws)).toContain('"Service"');
});
