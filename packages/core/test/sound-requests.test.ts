import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { line } from '../src/http/fields.ts';

/** A precondition is told whether the request is sound: then it may leave its refusal to the act. */

const { token, ...environment } = await startFunctionEnvironment();
const { endpoint } = await import('../src/http/endpoint.ts');
const { ok } = await import('../src/http/reply.ts');
const { NotFoundError } = await import('../src/errors.ts');
const { table } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const route = {
  service: 'things',
  operationId: 'changeThing',
  method: 'PUT',
  path: '/things',
  summary: 'Change a thing',
  auth: 'required',
  query: z.object({ view: z.optional(z.enum(['short', 'long'])) }),
  body: z.strictObject({ name: line(1, 20) }),
  success: [{ status: 200, description: 'The thing', schema: z.strictObject({ name: z.string() }) }],
} as const satisfies Route;

const asked: boolean[] = [];
let found = true;

const changeThing = endpoint(
  route,
  async ({ sound }) => {
    asked.push(sound);
    if (!sound && !found) throw new NotFoundError('thing');
  },
  async ({ body: { name } }) => {
    if (!found) throw new NotFoundError('thing');
    return ok({ name });
  },
);

test.each([
  [{ name: 'x' }, {}, true, 200],
  [{ name: '' }, {}, false, 422],
  [{ name: 'x', more: 1 }, {}, false, 422],
  [{ name: 'x' }, { view: 'upside-down' }, false, 422],
])('%j with %j is sound: %s', async (body, query, sound, status) => {
  for (found of [true, false]) {
    asked.length = 0;
    const request = { method: 'PUT', path: '/things', query, body, token: await token({ userId: 'u' }) };
    const answer = await call(changeThing, request);
    expect(asked).toEqual([sound]);
    // What is missing is told before what is wrong.
    expect(answer.status).toBe(found ? status : 404);
  }
});
