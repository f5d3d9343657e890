import { apiGatewayEvent, call, lambdaContext, type TestAnswer } from '@skillforge/testing/api-gateway';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { pageOf } from '../src/http/fields.ts';
import type { PageRequest } from '../src/table.ts';
import { item, startWiredEnvironment } from './table-environment.ts';
import { refused } from './wire.ts';

const { jest: jestOfThisFile } = import.meta;

const { wire, token, ...environment } = await startWiredEnvironment({
  variables: { ALLOWED_ORIGINS: 'https://app.example,https://admin.example' },
});
const { endpoint } = await import('../src/http/endpoint.ts');
const { publicEndpoint } = await import('../src/http/public-endpoint.ts');
const replies = await import('../src/http/reply.ts');
const { accepted, created, noContent, ok, page: pageReply } = replies;
const errors = await import('../src/errors.ts');
const { ConflictError, ForbiddenError, LostRaceError, NotFoundError } = errors;
const { getItem, putItem, queryPage, table } = await import('../src/table.ts');

beforeEach(() => jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  jestOfThisFile.restoreAllMocks();
  wire.clear();
});
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const ada = await token({ userId: 'ada' });

const anything = {
  service: 'things',
  summary: 'A thing',
  success: [{ status: 200, description: 'It' }],
} as const;
const thing = z.strictObject({ name: z.string() });

/** A public route that answers whatever the test says. */
function answering(
  reply: () => Promise<Awaited<ReturnType<Parameters<typeof publicEndpoint>[1]>>>,
  more: Partial<Route> = {},
) {
  const route: Route & { auth: 'none' } = {
    ...anything,
    operationId: 'anything',
    method: 'GET',
    path: '/things',
    success: [
      { status: 200, description: 'A thing', schema: z.unknown() },
      { status: 201, description: 'A new thing', schema: z.unknown() },
      { status: 202, description: 'Begun' },
      { status: 204, description: 'Done' },
    ],
    ...more,
    auth: 'none',
  };
  return publicEndpoint(route, reply);
}

const throwing = (error: unknown) =>
  answering(async () => {
    throw error;
  });

const get = (handler: ReturnType<typeof answering>, headers: Record<string, string> = {}) =>
  call(handler, { path: '/things', headers });

describe('a problem', () => {
  test('is told as RFC 9457 has it, with the request’s id as its instance', async () => {
    const answer = await get(throwing(new ConflictError('already-there', 'It is there already.')), {
      'X-Request-Id': 'R-1',
    });
    expect(answer.status).toBe(409);
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
    expect(answer.body).toEqual({
      type: 'urn:skillforge:problem:already-there',
      title: 'Conflict',
      status: 409,
      detail: 'It is there already.',
      instance: 'R-1',
      code: 'already-there',
    });
  });

  test('of a body points at each field', async () => {
    const route = {
      ...anything,
      operationId: 'makeThing',
      method: 'POST',
      path: '/things',
      auth: 'none',
      body: z.strictObject({ name: z.string() }),
    } as const satisfies Route;
    const { status, body } = await call(
      publicEndpoint(route, async () => ok({})),
      {
        method: 'POST',
        path: '/things',
        body: { name: 7, 'a/b': 1 },
      },
    );
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { in: 'body', pointer: '/name', detail: 'Invalid input: expected string, received number' },
      { in: 'body', pointer: '/a~1b', detail: 'Unknown field' },
    ]);
  });

  test('is never kept by anybody', async () => {
    for (const caching of ['list', 'resource', 'private'] as const) {
      const { headers } = await get(
        answering(
          async () => {
            throw new NotFoundError('thing');
          },
          { caching },
        ),
      );
      expect(headers['Cache-Control']).toBe('private, no-store');
    }
  });

  test('that is an unknown fault is a 500 with the request’s id and nothing of the inside', async () => {
    const inside = new TypeError("Cannot read 'password' of arn:aws:dynamodb:us-east-1:123:table/skillforge");
    for (const fault of [inside, 'a secret text', undefined, { secret: true }]) {
      const { status, headers, body } = await get(throwing(fault), { 'X-Request-Id': 'R-2' });
      expect(status).toBe(500);
      expect(body).toEqual({
        type: 'urn:skillforge:problem:internal-error',
        title: 'Internal Server Error',
        status: 500,
        detail: 'Something went wrong on our side. Quote the request id when you report it.',
        instance: 'R-2',
        code: 'internal-error',
      });
      expect(JSON.stringify(headers)).not.toMatch(/password|arn:|secret/);
    }
  });
});

describe('a dependency', () => {
  const reading = answering(async () =>
    ok((await getItem({ PK: 'a', SK: 'b' }, { consistent: false })) ?? {}),
  );

  function expectUnavailable({ status, headers, body }: TestAnswer): void {
    expect([status, body.code]).toEqual([503, 'temporarily-unavailable']);
    expect(headers['Retry-After']).toBe('1');
    expect(headers['Content-Type']).toBe('application/problem+json');
    expect(body.detail).not.toMatch(/Dynamo|Throttl|table|ECONN|127/i);
  }

  test.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'])(
    'that answers %s is tried three times, then it is a 503',
    async (name) => {
      wire.meddle(async () => refused(name));
      expectUnavailable(await get(reading));
      expect(wire.calls).toHaveLength(3);
    },
  );

  test('that fails is a 503', async () => {
    wire.meddle(async () => refused('InternalServerError', {}, 500));
    expectUnavailable(await get(reading));
  });

  test('that breaks off is a 503', async () => {
    wire.meddle(async () => 'broken');
    expectUnavailable(await get(reading));
  });

  test('that is well again at the next attempt is not noticed', async () => {
    let calls = 0;
    wire.meddle(async (_call, forward) => (++calls < 3 ? refused('ThrottlingException') : forward()));
    expect((await get(reading)).status).toBe(200);
  });

  test('that refuses the connection is a 503', async () => {
    const endpointOfTests = process.env.DYNAMODB_ENDPOINT;
    // Nobody listens on port 1.
    process.env.DYNAMODB_ENDPOINT = 'http://127.0.0.1:1';
    jestOfThisFile.resetModules();
    const health = await import('../src/health.ts');
    const fresh = await import('../src/http/public-endpoint.ts');
    const route = {
      ...anything,
      operationId: 'health',
      method: 'GET',
      path: '/health',
      auth: 'none',
    } as const;
    const handler = fresh.publicEndpoint(route, async () => {
      await health.tableAnswers();
      return noContent();
    });
    expectUnavailable(await call(handler, { path: '/health' }));
    process.env.DYNAMODB_ENDPOINT = endpointOfTests;
  });

  test('that finds our request wrong is our fault: 500', async () => {
    wire.meddle(async () => refused('ValidationException'));
    expect((await get(reading)).status).toBe(500);
    expect(wire.calls).toHaveLength(1);
  });

  test('that takes longer than the function has is a 503 before the function is killed', async () => {
    const context = { getRemainingTimeInMillis: () => 60 };
    const handler = answering(() => new Promise(() => {}));
    const full: Context = { ...lambdaContext, ...context };
    const { statusCode, headers } = await handler(apiGatewayEvent({ path: '/things' }), full);
    expect([statusCode, headers?.['Retry-After']]).toEqual([503, '1']);
  });
});

describe('headers', () => {
  const fine = answering(async () => ok({ name: 'lamp' }));
  const wrong = throwing(new NotFoundError('thing'));

  test.each([
    ['an answer', fine],
    ['a problem', wrong],
  ])('%s keeps the client’s request id, or has the gateway’s', async (_what, handler) => {
    expect((await get(handler, { 'X-Request-Id': 'client-1' })).headers['X-Request-Id']).toBe('client-1');
    expect((await get(handler)).headers['X-Request-Id']).toBe('gateway-request-id');
    const injected = await get(handler, { 'X-Request-Id': 'a\r\nSet-Cookie: b' });
    expect(injected.headers['X-Request-Id']).toBe('gateway-request-id');
  });

  test.each([
    ['an answer', fine],
    ['a problem', wrong],
  ])('%s has the security headers', async (_what, handler) => {
    expect((await get(handler)).headers).toMatchObject({
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Origin, Authorization',
    });
  });

  test.each([
    ['an answer', fine],
    ['a problem', wrong],
  ])('%s may be read by the configured origins', async (_what, handler) => {
    for (const origin of ['https://app.example', 'https://admin.example']) {
      const { headers } = await get(handler, { Origin: origin });
      expect(headers['Access-Control-Allow-Origin']).toBe(origin);
      for (const exposed of [
        'ETag',
        'Link',
        'Location',
        'X-Request-Id',
        'Retry-After',
        'Idempotent-Replayed',
      ]) {
        expect(headers['Access-Control-Expose-Headers']?.split(', ')).toContain(exposed);
      }
    }
  });

  test.each([
    'https://evil.example',
    'http://app.example',
    'https://app.example.evil.example',
    'https://app.example:8443',
    'https://app.example/',
    'HTTPS://APP.EXAMPLE',
    'null',
    '*',
    '',
    'https://app.example,https://admin.example',
  ])('nothing may be read by %j', async (origin) => {
    for (const handler of [fine, wrong]) {
      const { headers } = await get(handler, { Origin: origin });
      expect(Object.keys(headers).filter((name) => name.startsWith('Access-Control'))).toEqual([]);
    }
  });

  test('credentials are never allowed, and no answer is for every origin', async () => {
    for (const origin of ['', 'https://app.example', 'https://evil.example']) {
      const answer = await get(fine, { Origin: origin });
      expect(answer.headers['Access-Control-Allow-Credentials']).toBeUndefined();
      expect(Object.values(answer.headers)).not.toContain('*');
    }
  });
});

describe('caching', () => {
  const optional = (caching: Route['caching']) => {
    const route = {
      ...anything,
      operationId: 'seeThing',
      method: 'GET',
      path: '/things',
      auth: 'optional',
      success: [{ status: 200, description: 'It', schema: z.unknown() }],
      ...(caching ? { caching } : {}),
    } as const satisfies Route;
    return endpoint(route, async () => ok({}));
  };
  const cachingOf = async (caching: Route['caching'], sent?: string) =>
    (await call(optional(caching), { path: '/things', token: sent })).headers['Cache-Control'];

  test('of a list is a minute, of one resource seconds', async () => {
    expect(await cachingOf('list')).toBe('public, max-age=60, stale-while-revalidate=300');
    expect(await cachingOf('resource')).toBe('public, max-age=5');
  });

  test('is none where a route does not speak of it', async () => {
    expect(await cachingOf(undefined)).toBe('private, no-store');
    expect(await cachingOf('private')).toBe('private, no-store');
  });

  test('is none for what was asked with a token', async () => {
    expect(await cachingOf('list', ada)).toBe('private, no-store');
    expect(await cachingOf('resource', ada)).toBe('private, no-store');
  });

  test('of a public route is the same whatever token is sent, for it looks at none', async () => {
    const handler = answering(async () => ok({}), { caching: 'list' });
    expect((await call(handler, { path: '/things', token: ada })).headers['Cache-Control']).toContain(
      'public',
    );
  });
});

describe('an answer', () => {
  test('is JSON', async () => {
    const { status, headers, body } = await get(answering(async () => ok({ name: 'lämp', none: null })));
    expect([status, body]).toEqual([200, { name: 'lämp', none: null }]);
    expect(headers['Content-Type']).toBe('application/json');
  });

  test('to a creation says where the new thing stands', async () => {
    const { status, headers } = await get(answering(async () => created({}, '/things/1')));
    expect([status, headers.Location]).toEqual([201, '/things/1']);
  });

  test.each([
    [202, accepted],
    [204, noContent],
  ])('%i has no body and no type', async (status, reply) => {
    const answer = await get(answering(async () => reply()));
    expect(answer.status).toBe(status);
    expect(answer.body).toBeUndefined();
    expect(answer.headers['Content-Type']).toBeUndefined();
  });
});

describe('an entity tag', () => {
  let enrolled = 40;
  const seeing = answering(async () => ok({ name: 'lamp', enrolled }, { v: 3 }), { etag: true });

  test('is answered again to whoever holds the answer: 304 without a body', async () => {
    const { headers } = await get(seeing);
    const tag = headers.ETag ?? '';
    expect(tag).toMatch(/^"v3\./);
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(seeing, { 'If-None-Match': header });
      expect([again.status, again.body, again.headers.ETag]).toEqual([304, undefined, tag]);
      expect(again.headers['Content-Type']).toBeUndefined();
      expect(again.headers['Cache-Control']).toBe('private, no-store');
      expect(again.headers['X-Request-Id']).toBeDefined();
    }
  });

  test('differs once a counter has moved: 200 with the new figures', async () => {
    const { headers } = await get(seeing);
    enrolled += 1;
    const again = await get(seeing, { 'If-None-Match': headers.ETag ?? '' });
    expect([again.status, again.body]).toEqual([200, { name: 'lamp', enrolled: 41 }]);
  });

  test('of another answer is no 304', async () => {
    expect((await get(seeing, { 'If-None-Match': '"v3.AAAAAAAAAAAA"' })).status).toBe(200);
  });

  test('is not made where a route has none', async () => {
    expect((await get(answering(async () => ok({}, { v: 3 })))).headers.ETag).toBeUndefined();
    expect((await get(answering(async () => ok({}), { etag: true }))).headers.ETag).toBeUndefined();
  });

  test('makes no 304 of what is no GET', async () => {
    const putting = answering(async () => ok({ name: 'lamp' }, { v: 3 }), { etag: true, method: 'PUT' });
    const send = (headers: Record<string, string>) =>
      call(putting, { method: 'PUT', path: '/things', headers });
    const { headers } = await send({});
    expect((await send({ 'If-None-Match': headers.ETag ?? '' })).status).toBe(200);
  });
});

describe('a list', () => {
  const route = {
    ...anything,
    operationId: 'listThings',
    method: 'GET',
    path: '/boxes/{boxId}/things',
    auth: 'optional',
    paged: 'public',
    query: z.object({
      sort: z._default(z.enum(['up', 'down']), 'up'),
      colour: z.optional(z.string()),
    }),
    success: [{ status: 200, description: 'A page', schema: pageOf(thing) }],
  } as const satisfies Route;

  /** What a list is asked: of which box, in which order, from where on. */
  interface Asked {
    path: { boxId: string };
    query: { sort: string };
    page: PageRequest;
  }

  const act = async ({ path, query, page }: Asked) => {
    const selection = { partition: path.boxId, descending: query.sort === 'down' };
    const { items, nextKey } = await queryPage(selection, page);
    return pageReply({ items: items.map(({ SK }) => ({ name: SK })), nextKey });
  };
  const list = endpoint(route, act);
  const listMine = endpoint({ ...route, operationId: 'listMine', paged: 'private' } as const, act);

  beforeAll(async () => {
    for (const box of ['box-1', 'box-2']) {
      await Promise.all([1, 2, 3, 4, 5].map((n) => putItem(item(box, `thing-${n}`, {}))));
    }
  });

  type Query = Record<string, string | string[]>;
  const read = (query: Query, { handler = list, boxId = 'box-1', sent = '' } = {}) =>
    call(handler, {
      path: `/boxes/${boxId}/things`,
      parameters: { boxId },
      query,
      ...(sent ? { token: sent } : {}),
    });
  const names = ({ body }: TestAnswer) => body.items.map(({ name }: { name: string }) => name);

  test('is read page by page, by the cursor or by the link, until there is no next', async () => {
    const one = await read({ limit: '2', sort: 'down', colour: 'päle & blue' });
    expect(names(one)).toEqual(['thing-5', 'thing-4']);
    const [, link = '', rel] = /^<([^>]+)>; rel="(.+)"$/.exec(one.headers.Link ?? '') ?? [];
    expect(rel).toBe('next');
    const next = new URL(link, 'https://api.example');
    expect(next.pathname).toBe('/boxes/box-1/things');
    const query = Object.fromEntries(next.searchParams);
    expect(query).toEqual({ limit: '2', sort: 'down', colour: 'päle & blue', cursor: one.body.nextCursor });
    const two = await read(query);
    expect(names(two)).toEqual(['thing-3', 'thing-2']);
    const three = await read({ ...query, cursor: two.body.nextCursor });
    expect(names(three)).toEqual(['thing-1']);
    expect(three.body).not.toHaveProperty('nextCursor');
    expect(three.headers.Link).toBeUndefined();
  });

  test('holds 20 unless it is told otherwise, 100 at most', async () => {
    await read({});
    await read({ limit: '100' });
    expect(wire.calls.map(({ body }) => body.Limit)).toEqual([21, 101]);
  });

  test.each(['0', '101', '-1', '1.5', 'ten', '', ' 5', '1e2', '0x10', '9999999999999'])(
    'refuses the limit %j: 422',
    async (limit) => {
      const { status, body } = await read({ limit });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ in: 'query', pointer: '/limit' }]);
    },
  );

  test('refuses a parameter that stands twice: 422', async () => {
    const { body } = await read({ limit: '1' });
    const cursor = body.nextCursor;
    for (const [name, value] of Object.entries({ limit: '1', sort: 'up', colour: 'red', cursor })) {
      const { status, body: problem } = await read({ [name]: [value, value] });
      expect([name, status]).toEqual([name, 422]);
      expect(problem.errors).toEqual([{ in: 'query', pointer: `/${name}`, detail: 'Must stand once only' }]);
    }
  });

  test('lets the size of its pages change on the way', async () => {
    const one = await read({ limit: '1' });
    const two = await read({ limit: '3', cursor: one.body.nextCursor });
    expect(names(two)).toEqual(['thing-2', 'thing-3', 'thing-4']);
  });

  test('takes a default that is written out for the default', async () => {
    const one = await read({ limit: '1' });
    expect((await read({ limit: '1', sort: 'up', cursor: one.body.nextCursor })).status).toBe(200);
  });

  test('refuses a cursor of another filter, another path or another list: 400', async () => {
    const { body } = await read({ limit: '1' });
    const cursor = body.nextCursor;
    for (const answer of [
      await read({ cursor, sort: 'down' }),
      await read({ cursor, colour: 'red' }),
      await read({ cursor }, { boxId: 'box-2' }),
      await read({ cursor }, { handler: listMine }),
      await read({ cursor: '' }),
      await read({ cursor: `${cursor}=` }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-cursor']);
    }
  });

  test('that is public lets a cursor go from hand to hand, a private one does not', async () => {
    const bob = await token({ userId: 'bob' });
    const open = await read({ limit: '1' }, { sent: ada });
    expect((await read({ cursor: open.body.nextCursor }, { sent: bob })).status).toBe(200);
    const mine = await read({ limit: '1' }, { handler: listMine, sent: ada });
    const cursor = mine.body.nextCursor;
    expect((await read({ cursor }, { handler: listMine, sent: ada })).status).toBe(200);
    for (const sent of [bob, '']) {
      const { status, body } = await read({ cursor }, { handler: listMine, sent });
      expect([status, body.code]).toEqual([400, 'invalid-cursor']);
    }
  });
});

describe('a role', () => {
  const only = (role: 'instructor' | 'admin') => {
    const route = {
      ...anything,
      operationId: 'enter',
      method: 'GET',
      path: '/room',
      auth: 'required',
      role,
      success: [{ status: 204, description: 'Enter' }],
    } as const satisfies Route;
    return endpoint(route, async () => noContent());
  };

  test.each([
    ['instructor', [], 403],
    ['instructor', ['instructor'], 204],
    ['instructor', ['admin'], 204],
    ['admin', [], 403],
    ['admin', ['instructor'], 403],
    ['admin', ['admin'], 204],
  ] as const)('%s is asked for and %j are had: %i', async (role, groups, expected) => {
    const sent = await token({ userId: 'ada', groups: [...groups] });
    const { status, body } = await call(only(role), { path: '/room', token: sent });
    expect(status).toBe(expected);
    if (expected === 403) expect(body.code).toBe('role-required');
  });
});

describe('a body', () => {
  const seen: unknown[] = [];
  const post = (schema: Route['body'], sent: unknown) => {
    const handler = answering(
      async () => noContent(),
      schema ? { method: 'POST', body: schema } : { method: 'POST' },
    );
    return call(handler, { method: 'POST', path: '/things', body: sent });
  };

  test('reaches the act as its schema makes it', async () => {
    const route = {
      ...anything,
      operationId: 'makeThing',
      method: 'POST',
      path: '/things',
      auth: 'none',
      body: z.strictObject({ name: z.string().check(z.trim()), size: z._default(z.number(), 1) }),
    } as const satisfies Route;
    const handler = publicEndpoint(route, async ({ body }) => {
      seen.push(body);
      return ok({});
    });
    await call(handler, { method: 'POST', path: '/things', body: { name: ' lamp ' } });
    expect(seen).toEqual([{ name: 'lamp', size: 1 }]);
  });

  test('that is missing is refused where one is asked for', async () => {
    expect((await post(thing, undefined)).status).toBe(415);
    expect((await post(thing, '')).status).toBe(400);
    expect((await post(thing, 'null')).status).toBe(422);
  });

  test('that may be missing is then taken as an empty one, and otherwise as it is', async () => {
    const route = {
      ...anything,
      operationId: 'hideThing',
      method: 'POST',
      path: '/things',
      auth: 'none',
      body: z.strictObject({ reason: z.optional(z.string()) }),
      bodyOptional: true,
    } as const satisfies Route;
    const taken: unknown[] = [];
    const handler = publicEndpoint(route, async ({ body }) => {
      taken.push(body);
      return ok({});
    });
    const send = (more: object) => call(handler, { method: 'POST', path: '/things', ...more });
    await send({});
    await send({ body: { reason: 'spam' } });
    expect(taken).toEqual([{}, { reason: 'spam' }]);
    expect((await send({ body: { reason: 1 } })).status).toBe(422);
    expect((await send({ body: '{}', headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
  });

  test('where none is asked for may be missing or empty, and nothing else', async () => {
    expect((await post(undefined, undefined)).status).toBe(204);
    expect((await post(undefined, {})).status).toBe(204);
    const { status, body } = await post(undefined, { name: 'lamp' });
    expect([status, body.errors]).toEqual([422, [{ in: 'body', pointer: '/name', detail: 'Unknown field' }]]);
  });

  test('of a GET is not looked at', async () => {
    expect(
      (
        await call(
          answering(async () => noContent()),
          { path: '/things', body: '{' },
        )
      ).status,
    ).toBe(204);
  });
});

describe('a path', () => {
  const route = {
    ...anything,
    operationId: 'seeThing',
    method: 'GET',
    path: '/boxes/{boxId}/things/{thingId}',
    auth: 'none',
    success: [{ status: 200, description: 'It', schema: z.unknown() }],
  } as const satisfies Route;
  const handler = publicEndpoint(route, async ({ path }) => ok(path));
  const at = (boxId: string, thingId: string) =>
    call(handler, { path: `/boxes/${boxId}/things/${thingId}`, parameters: { boxId, thingId } });

  test('gives its parameters to the act', async () => {
    expect((await at('box-1', 'thing_2')).body).toEqual({ boxId: 'box-1', thingId: 'thing_2' });
  });

  test.each(['', 'a#b', '..', '%2e%2e', 'a%23b', 'x'.repeat(65)])(
    'with %j in it leads nowhere: 404',
    async (id) => {
      expect((await at('box-1', id)).status).toBe(404);
      expect((await at(id, 'thing-1')).status).toBe(404);
    },
  );
});

describe('a lost race', () => {
  const route = {
    ...anything,
    operationId: 'changeThing',
    method: 'PUT',
    path: '/things/{thingId}',
    auth: 'required',
    ifMatch: { revision: 'v' },
    rateLimit: { action: 'change-thing', perDay: 1_000 },
    success: [{ status: 200, description: 'It', schema: z.unknown() }],
  } as const satisfies Route;

  /** A thing that somebody else changes `others` times while our request is under way. */
  function contended(others: number) {
    const runs: string[] = [];
    let revision = 1;
    const handler = endpoint(
      route,
      async () => {
        runs.push(`read ${revision}`);
        return { revisions: { v: revision } };
      },
      async ({ subject }) => {
        runs.push(`act on ${subject.revisions.v}`);
        if (revision <= others) {
          revision += 1;
          throw new LostRaceError();
        }
        return ok({ changed: subject.revisions.v });
      },
    );
    return { handler, runs };
  }

  const put = (
    handler: ReturnType<typeof contended>['handler'],
    headers: Record<string, string> = {},
    sent = ada,
  ) =>
    call(handler, { method: 'PUT', path: '/things/1', parameters: { thingId: '1' }, token: sent, headers });

  test('is run again on what is there now, and nobody hears of it', async () => {
    const { handler, runs } = contended(2);
    const { status, body } = await put(handler);
    expect([status, body]).toEqual([200, { changed: 3 }]);
    expect(runs).toEqual(['read 1', 'act on 1', 'read 2', 'act on 2', 'read 3', 'act on 3']);
  });

  test('makes an If-Match that was good stale: 412, and the act is not run on what nobody has seen', async () => {
    const { handler, runs } = contended(1);
    const { status, body } = await put(handler, { 'If-Match': '"v1.abc"' });
    expect([status, body.code]).toEqual([412, 'stale']);
    expect(runs).toEqual(['read 1', 'act on 1', 'read 2']);
  });

  test('leaves an If-Match: * good', async () => {
    const { handler } = contended(1);
    expect((await put(handler, { 'If-Match': '*' })).status).toBe(200);
  });

  test('again and again ends in a 503', async () => {
    const { handler, runs } = contended(1_000);
    const { status, headers } = await put(handler);
    expect([status, headers['Retry-After']]).toEqual([503, '1']);
    expect(runs.filter((run) => run.startsWith('act'))).toHaveLength(12);
  });

  test('counts as one call of the day', async () => {
    const { handler } = contended(3);
    const { headers } = await put(handler, {}, await token({ userId: 'counted' }));
    expect(headers.RateLimit).toContain(';r=999;');
  });

  test('may be ended by what is found at the next look', async () => {
    let looks = 0;
    const handler = endpoint(
      route,
      async () => {
        looks += 1;
        if (looks === 2) throw new ForbiddenError('not-any-more', 'It is another’s by now.');
        return { revisions: { v: 1 } };
      },
      async () => {
        throw new LostRaceError();
      },
    );
    expect((await put(handler)).body.code).toBe('not-any-more');
  });
});

describe('where answers are verified', () => {
  const contract = { success: [{ status: 200 as const, description: 'It', schema: thing }] };
  const verified = (reply: Parameters<typeof answering>[0]) => answering(reply, contract);

  test('a good one passes', async () => {
    expect((await get(verified(async () => ok({ name: 'lamp' })))).status).toBe(200);
  });

  test.each([
    ['a field that is missing', async () => ok({})],
    ['a field of another type', async () => ok({ name: 7 })],
    ['a field too many', async () => ok({ name: 'lamp', owner: 'ada@example.com' })],
    ['no body', async () => ok(undefined)],
    ['a status that the contract does not know', async () => created({ name: 'lamp' }, '/things/1')],
    ['a status without a body that the contract does not know', async () => noContent()],
  ])('%s is our fault: 500', async (_what, reply) => {
    const { status, body } = await get(verified(reply));
    expect([status, body.code]).toEqual([500, 'internal-error']);
  });

  test('a body where the contract has none is our fault: 500', async () => {
    const bare = { success: [{ status: 204 as const, description: 'Done' }] };
    expect((await get(answering(async () => ({ status: 204, body: {} }), bare))).status).toBe(500);
    expect((await get(answering(async () => noContent(), bare))).status).toBe(204);
  });
});

test('where answers are not verified a caller gets what there is', async () => {
  process.env.VERIFY_RESPONSES = '';
  jestOfThisFile.resetModules();
  const fresh = await import('../src/http/public-endpoint.ts');
  const route = { ...anything, operationId: 'see', method: 'GET', path: '/things', auth: 'none' } as const;
  const handler = fresh.publicEndpoint(route, async () => ok({ name: 7 }));
  expect(await call(handler, { path: '/things' })).toMatchObject({ status: 200, body: { name: 7 } });
  process.env.VERIFY_RESPONSES = 'true';
});
