import { apiGatewayEvent, type TestRequest } from '@skillforge/testing/api-gateway';
import * as z from 'zod/mini';
import { ProblemError } from '../src/errors.ts';
import {
  checkIds,
  readFilters,
  readJson,
  readRequest,
  validateBody,
  validateQuery,
} from '../src/http/request.ts';

const sent = (request: Partial<TestRequest>) => readRequest(apiGatewayEvent({ path: '/things', ...request }));

/** The problem that a piece of work is refused with. */
function refusal(work: () => unknown): ProblemError {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

const told = (work: () => unknown) => {
  const { status, code } = refusal(work);
  return [status, code];
};

const json = { 'Content-Type': 'application/json' };

describe('reading a request', () => {
  test('header names are read in any spelling', () => {
    const { headers } = sent({ headers: { 'IF-MATCH': '"a"', 'content-type': 'x/y' } });
    expect(headers).toEqual({ 'if-match': '"a"', 'content-type': 'x/y' });
  });

  test('an event without headers, query, parameters or body is read too', () => {
    const event = apiGatewayEvent({ path: '/things' });
    const bare = {
      ...event,
      headers: {},
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
    };
    expect(readRequest(bare)).toMatchObject({ method: 'GET', path: '/things', query: {}, body: '' });
    expect(readRequest(bare).pathParameters).toEqual({});
  });

  test('every value of a query parameter is kept, in its order', () => {
    expect(sent({ query: { tag: ['b', 'a'], sort: 'newest' } }).query).toEqual({
      tag: ['b', 'a'],
      sort: ['newest'],
    });
  });

  test('a gateway that gives single query values only is understood', () => {
    const event = {
      ...apiGatewayEvent({ path: '/', query: { tag: 'a' } }),
      multiValueQueryStringParameters: null,
    };
    expect(readRequest(event).query).toEqual({ tag: ['a'] });
  });

  test('path parameters are decoded, and one that cannot be is left as it is', () => {
    const { pathParameters } = sent({ parameters: { a: 'caf%C3%A9', b: '%E0%A4%A' } });
    expect(pathParameters).toEqual({ a: 'café', b: '%E0%A4%A' });
  });

  test('a body in base64 is decoded', () => {
    const event = apiGatewayEvent({ path: '/', body: Buffer.from('{"name":"é😀"}').toString('base64') });
    const request = readRequest({ ...event, isBase64Encoded: true });
    expect(readJson(request)).toEqual({ name: 'é😀' });
  });

  test.each(['abc', 'A-1_b.c:d', 'x'.repeat(128)])('the client’s request id %j is kept', (id) => {
    expect(sent({ headers: { 'X-Request-Id': id } }).requestId).toBe(id);
  });

  test.each(['', 'a b', 'é', 'a\nb', 'a\n', '<script>', '{"a":1}', 'x'.repeat(129)])(
    'the gateway’s id stands in for %j',
    (id) => {
      expect(sent({ headers: { 'X-Request-Id': id } }).requestId).toBe('gateway-request-id');
    },
  );
});

describe('a JSON body', () => {
  const reading =
    (body: string, headers: Record<string, string> = json) =>
    () =>
      readJson(sent({ method: 'POST', body, headers }));

  test.each(['{', '{"a":1,}', "{'a':1}", 'hello', '', ' ', '{"a":1}{"b":2}', '\u0000', 'NaN', '\ufeff{}'])(
    '%j is malformed: 400',
    (body) => {
      expect(told(reading(body))).toEqual([400, 'malformed-json']);
    },
  );

  test('a refusal does not repeat what was sent', () => {
    const { message } = refusal(reading('{"password": hunter2}'));
    expect(message).not.toContain('hunter2');
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json ;charset=UTF-8',
    'application/problem+json',
    'application/merge-patch+json',
    'application/vnd.example.v2+json; charset=utf-8',
  ])('is taken as %s', (type) => {
    expect(reading('{"a":1}', { 'Content-Type': type })()).toEqual({ a: 1 });
  });

  test.each([
    '',
    'text/plain',
    'text/json',
    'application/xml',
    'application/jsonp',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'application/json, text/plain',
    'application/json-seq',
    'application/+json',
    'image/svg+json',
    'x; application/json',
  ])('is not taken as %j: 415', (type) => {
    expect(told(reading('{"a":1}', { 'Content-Type': type }))).toEqual([415, 'unsupported-media-type']);
  });

  test('without a type is not taken: 415', () => {
    const event = { ...apiGatewayEvent({ path: '/', body: '{"a":1}' }), headers: {} };
    expect(told(() => readJson(readRequest(event)))).toEqual([415, 'unsupported-media-type']);
  });

  test('may weigh 256 KB and not a byte more: 413', () => {
    const weighing = (size: number) => `"${'x'.repeat(size - 2)}"`;
    expect(reading(weighing(256 * 1024))()).toHaveLength(256 * 1024 - 2);
    expect(told(reading(weighing(256 * 1024 + 1)))).toEqual([413, 'content-too-large']);
    expect(told(reading(weighing(300 * 1024)))).toEqual([413, 'content-too-large']);
  });

  test('is weighed in bytes, not in characters', () => {
    const euros = `"${'€'.repeat(100_000)}"`;
    expect(euros.length).toBeLessThan(256 * 1024);
    expect(told(reading(euros))).toEqual([413, 'content-too-large']);
  });

  test('in base64 is weighed by what it decodes to', () => {
    const of = (size: number) => {
      const event = apiGatewayEvent({ path: '/', body: btoa(`"${'x'.repeat(size - 2)}"`), headers: json });
      return () => readJson(readRequest({ ...event, isBase64Encoded: true }));
    };
    expect(of(250 * 1024)()).toHaveLength(250 * 1024 - 2);
    expect(told(of(256 * 1024 + 1))).toEqual([413, 'content-too-large']);
  });

  test('that is of another type and too large and malformed is of another type first', () => {
    const body = 'x'.repeat(300 * 1024);
    expect(told(reading(body, { 'Content-Type': 'text/plain' }))[0]).toBe(415);
    expect(told(reading(body))[0]).toBe(413);
  });
});

test.each(['01J00000000000000000000000', '01J00000000000000000000000-7', 'a', 'a_b-C9', 'x'.repeat(64)])(
  '%s looks like an id',
  (id) => {
    expect(() => checkIds({ courseId: 'C1', lessonId: id })).not.toThrow();
  },
);

test.each(['', 'a b', 'a#b', 'a/b', '../a', 'é', 'a.b', '%41', 'a\n', '\0', 'x'.repeat(65), '{courseId}'])(
  'nothing can stand at %j: 404',
  (id) => {
    expect(told(() => checkIds({ courseId: 'C1', lessonId: id }))).toEqual([404, 'not-found']);
  },
);

describe('a body and its schema', () => {
  const schema = z.strictObject({
    name: z.string().check(z.minLength(2)),
    level: z._default(z.enum(['low', 'high']), 'low'),
    price: z.optional(z.strictObject({ amount: z.number(), 'a/b~c': z.optional(z.number()) })),
    questions: z.optional(z.array(z.strictObject({ prompt: z.string() }))),
  });
  const errorsOf = (body: unknown) => refusal(() => validateBody(schema, body)).errors;
  const pointersOf = (body: unknown) => errorsOf(body)?.map(({ pointer }) => pointer);

  test('a good body is given as the schema makes it', () => {
    expect(validateBody(schema, { name: 'ab' })).toEqual({ name: 'ab', level: 'low' });
  });

  test('a wrong one is a 422 with a pointer to each wrong field', () => {
    const body = { name: 'a', level: 'middle', price: { amount: '1' }, questions: [{ prompt: 'x' }, {}] };
    expect(told(() => validateBody(schema, body))).toEqual([422, 'invalid-request']);
    expect(pointersOf(body)).toEqual(['/name', '/level', '/price/amount', '/questions/1/prompt']);
    expect(errorsOf(body)?.every((error) => error.in === 'body' && error.detail !== '')).toBe(true);
  });

  test('each unknown field is wrong, and told by name', () => {
    const body = { name: 'ab', extra: 1, role: 'admin' };
    expect(errorsOf(body)).toEqual([
      { in: 'body', pointer: '/extra', detail: 'Unknown field' },
      { in: 'body', pointer: '/role', detail: 'Unknown field' },
    ]);
  });

  test('unknown fields are found below others', () => {
    const body = { name: 'ab', price: { amount: 1, vat: 2 }, questions: [{ prompt: 'x', answer: 1 }] };
    expect(pointersOf(body)).toEqual(['/price/vat', '/questions/0/answer']);
  });

  test('a pointer escapes ~ and / as RFC 6901 has it', () => {
    expect(pointersOf({ name: 'ab', 'x/y': 1, '~': 2, '~1': 3, '': 4 })).toEqual([
      '/x~1y',
      '/~0',
      '/~01',
      '/',
    ]);
    expect(pointersOf({ name: 'ab', price: { amount: 1, 'a/b~c': 'x', '/~': 1 } })).toEqual([
      '/price/a~1b~0c',
      '/price/~1~0',
    ]);
  });

  test.each([[null], [[]], ['text'], [7], [true]])('%j is no body: the pointer is to the whole', (body) => {
    expect(errorsOf(body)).toMatchObject([{ in: 'body', pointer: '' }]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('a field called %s is unknown as any other', (name) => {
    expect(pointersOf(JSON.parse(`{"name":"ab","${name}":{"level":"high"}}`))).toEqual([`/${name}`]);
  });
});

describe('a query and its schema', () => {
  const schema = z.object({
    sort: z._default(z.enum(['newest', 'popular']), 'newest'),
    level: z.optional(z.string().check(z.maxLength(4))),
  });

  test('a good query is given as the schema makes it, without what it does not know', () => {
    expect(validateQuery(schema, { level: ['all'], utm_source: ['x', 'y'] })).toEqual({
      sort: 'newest',
      level: 'all',
    });
  });

  test('a wrong value is a 422 that points at its parameter', () => {
    const problem = refusal(() => validateQuery(schema, { sort: ['oldest'], level: ['middle'] }));
    expect(problem.status).toBe(422);
    expect(problem.errors?.map(({ in: where, pointer }) => [where, pointer])).toEqual([
      ['query', '/sort'],
      ['query', '/level'],
    ]);
  });

  test('a parameter that stands twice is wrong, even with the same value', () => {
    const problem = refusal(() => validateQuery(schema, { sort: ['newest', 'newest'] }));
    expect([problem.status, problem.code]).toEqual([422, 'invalid-request']);
    expect(problem.errors).toEqual([{ in: 'query', pointer: '/sort', detail: 'Must stand once only' }]);
  });

  test('filters are read one by one: a wrong one stands as it was sent, a missing one at its default', () => {
    expect(readFilters(schema, { level: ['middle'] })).toEqual({ sort: 'newest', level: 'middle' });
    expect(readFilters(schema, {})).toEqual({ sort: 'newest' });
    expect(readFilters(undefined, { sort: ['popular'] })).toEqual({});
  });
});
