import { apiGatewayEvent, type TestRequest } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { prefers } from '../src/http/request.ts';

/** Answers that are more than JSON, and JSON that is more than a resource or a page. */

const environment = await startFunctionEnvironment();
const { publicEndpoint } = await import('../src/http/public-endpoint.ts');
const { created, drawn, ok, page } = await import('../src/http/reply.ts');
const { ConflictError } = await import('../src/errors.ts');
const { table } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const route = {
  service: 'things',
  operationId: 'getThing',
  method: 'GET',
  path: '/things',
  summary: 'A thing',
  auth: 'none',
  success: [
    { status: 200, description: 'It', schema: z.strictObject({ apiUrl: z.string() }) },
    { status: 200, description: 'Its picture', contentType: 'image/svg+xml' },
  ],
} as const satisfies Route;

const getThing = publicEndpoint(route, async ({ wantsPicture, apiUrl }) =>
  wantsPicture ? drawn('<svg/>') : ok({ apiUrl }),
);

async function ask(handler: typeof getThing, request: Partial<TestRequest> = {}, gateway: object = {}) {
  const event = apiGatewayEvent({ path: '/things', ...request });
  Object.assign(event.requestContext, gateway);
  const answer = await handler(event, {} as Context);
  return { ...answer, headers: answer.headers ?? {} };
}

test.each([
  ['application/json', false],
  ['*/*', false],
  [undefined, false],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['image/svg+xml', true],
  ['IMAGE/SVG+XML', true],
  ['application/json, text/html;q=0.5', false],
  ['application/json;q=0.4, text/html; q=0.5', true],
  ['text/html;q=0', false],
  ['text/html;q=nonsense', false],
])('Accept: %s asks for a picture: %s', async (accept, expected) => {
  expect(prefers(accept, 'image/svg+xml')).toBe(expected);
  const { headers, body } = await ask(getThing, { headers: accept === undefined ? {} : { Accept: accept } });
  expect(headers['Content-Type']).toBe(expected ? 'image/svg+xml' : 'application/json');
  expect(body.startsWith(expected ? '<svg' : '{')).toBe(true);
  expect(headers.Vary).toBe('Origin, Authorization, Accept');
});

test('a picture carries the security headers, and is what its maker made', async () => {
  const { headers, body, statusCode } = await ask(getThing, { headers: { Accept: 'image/svg+xml' } });
  expect([statusCode, body]).toEqual([200, '<svg/>']);
  expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
});

test('the API’s address is the gateway’s with its stage, whatever a caller says', async () => {
  const gateway = { domainName: 'abc.execute-api.example', path: '/dev/things' };
  const { body } = await ask(getThing, { headers: { Host: 'evil.example' } }, gateway);
  expect(body).toBe('{"apiUrl":"https://abc.execute-api.example/dev"}');
  const own = { domainName: 'api.example', path: '/things' };
  expect((await ask(getThing, {}, own)).body).toBe('{"apiUrl":"https://api.example"}');
});

test('where a next page or a new thing is, is told with the stage that stands before it', async () => {
  const gateway = { domainName: 'abc.execute-api.example', path: '/dev/things' };
  const at = 'https://abc.execute-api.example/dev';
  const success = [{ status: 200, description: 'A page', schema: z.unknown() }] as const;
  const list = publicEndpoint({ ...route, paged: 'public', success }, async () =>
    page({ items: [], nextKey: { PK: 'a' } }),
  );
  const { headers } = await ask(list, {}, gateway);
  expect(headers.Link).toMatch(new RegExp(`^<${at}/things\\?cursor=[\\w-]+>; rel="next"$`));
  const make = publicEndpoint(
    { ...route, success: [{ status: 201, description: 'It', schema: z.unknown() }] },
    async () => created({}, '/things/1'),
  );
  expect((await ask(make, {}, gateway)).headers.Location).toBe(`${at}/things/1`);
  const refuse = publicEndpoint(route, async () => {
    throw new ConflictError('open', 'One is open.', { headers: { Location: '/things/2' } });
  });
  expect((await ask(refuse, {}, gateway)).headers.Location).toBe(`${at}/things/2`);
});

test('a page may say something of the whole list', async () => {
  const schema = z.strictObject({ items: z.array(z.int()), summary: z.strictObject({ count: z.int() }) });
  const list = publicEndpoint(
    { ...route, success: [{ status: 200, description: 'A page', schema }] },
    async () => page({ items: [1], ...{ summary: { count: 1 } } }),
  );
  expect((await ask(list)).body).toBe('{"items":[1],"summary":{"count":1}}');
});

test('a problem may name what is in the way, and never in place of what every problem says', async () => {
  const refuse = publicEndpoint(route, async () => {
    throw new ConflictError('busy', 'It is busy.', {
      members: { attemptId: 'A1', prerequisites: ['C1', 'C2'] },
    });
  });
  const { body, statusCode } = await ask(refuse);
  expect([statusCode, JSON.parse(body)]).toEqual([
    409,
    expect.objectContaining({
      code: 'busy',
      status: 409,
      attemptId: 'A1',
      prerequisites: ['C1', 'C2'],
    }),
  ]);
});
