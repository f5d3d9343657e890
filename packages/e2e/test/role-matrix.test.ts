import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type CallerStatuses, callers, type Route } from '@skillforge/core/http/contract';
import { problemsOf } from '@skillforge/openapi/problems';
import { routes } from '@skillforge/openapi/routes';
import * as z from 'zod';
import { atMost } from './at-most.ts';
import { type Answer, type Call, clientOf } from './client.ts';
import { done } from './done.ts';
import { type CallerName, gatherPeople, type People } from './people.ts';
import { expectProblem } from './problem.ts';
import { filled } from './routes.ts';
import { stackOfThisFile } from './running-stack.ts';
import type { Scene, SoundRequest } from './scene.ts';
import { soundRequests } from './sound-requests.ts';

/**
 * Every route of every service, tried with everybody there is: the contracts say who is answered with what, and how to
 * ask soundly stands in `sound-requests`.
 */

const stack = stackOfThisFile({ sample: false });
const send = clientOf(() => stack.info.apiUrl);
const inTurn = atMost(12);
const call: Call = (...request) => inTurn(() => send(...request));

/** What came back to each, and what is wrong with it. */
interface Outcome {
  statuses: Partial<Record<CallerName, number>>;
  flaws: string[];
}

const revokedWithinMs = 5_000;
const outcomes = new Map<string, Promise<Outcome>>();

/**
 * Sends somebody's good token to every route that looks at one, which keeps for a moment what it knows of it.
 *
 * @returns the routes that refused it
 */
async function showEverywhere(token: string): Promise<string[]> {
  const known = routes.filter(({ auth }) => auth !== 'none');
  const answers = await Promise.all(
    known.map(async ({ method, path, operationId }) => {
      // Refused for its body or its ids, after the token was looked at: nothing happens.
      const body = method === 'GET' ? {} : { body: '{' };
      return { operationId, ...(await call(method, filled(path), { token, ...body })) };
    }),
  );
  return answers.filter(({ status }) => status === 401).map(({ operationId }) => operationId);
}

async function deactivate(people: People): Promise<void> {
  const token = people.admin.accessToken;
  await done(call, 'POST', `/admin/users/${people.leaving.userId}/deactivate`, { token });
}

function tokenOf(people: People, caller: CallerName, sound: SoundRequest): string | undefined {
  if (caller === 'nobody') return undefined;
  const usual = caller === 'deactivated' ? people.leaving : people[caller];
  return (sound.as?.[caller] ?? usual).accessToken;
}

const reasons: Partial<Record<CallerName, string>> = {
  nobody: 'missing-token',
  deactivated: 'token-revoked',
};

/** Expects one of the answers that a route declares, whole in body and headers. */
function expectDeclared(route: Route, caller: CallerName, answer: Answer): void {
  const { status, body, headers } = answer;
  if (status < 300) {
    const success = route.success.find((one) => one.status === status);
    expect(success?.status).toBe(status);
    success?.schema?.parse(body);
    return;
  }
  const { code } = z.looseObject({ code: z.string() }).parse(body);
  const { detail } = expectProblem(answer, status, code);
  const declared = problemsOf(route).filter((problem) => problem.status === status);
  expect(declared.map((problem) => problem.code)).toContain(code);
  if (status !== 401) return;
  expect(code).toBe(reasons[caller]);
  const bad = `, error="invalid_token", error_description="${detail}"`;
  expect(headers.get('www-authenticate')).toBe(`Bearer realm="skillforge"${caller === 'nobody' ? '' : bad}`);
}

async function tryAll(
  scene: Scene,
  route: Route,
  declared: CallerStatuses,
  revoked: Promise<unknown>,
): Promise<Outcome> {
  const { operationId, method, path } = route;
  const prepare = soundRequests[operationId];
  if (!prepare) throw new Error(`Nobody knows a sound request of ${operationId}.`);
  let kept: Promise<SoundRequest> | undefined;
  // What changes nothing, because it reads or because it is refused, leaves its subject to the next.
  const requestFor = async (caller: CallerName) => {
    if (method !== 'GET' && declared[caller] < 300) return prepare(scene, caller);
    kept ??= Promise.resolve(prepare(scene, caller));
    return kept;
  };
  const statuses: Outcome['statuses'] = {};
  const flaws: string[] = [];
  await Promise.all(
    callers.map(async (caller) => {
      const sound = await requestFor(caller);
      if (caller === 'deactivated') await revoked;
      const requestId = randomUUID();
      const body = sound.body ?? route.bodyExample;
      const answer = await call(method, filled(path, sound.path), {
        token: tokenOf(scene.people, caller, sound),
        headers: { 'X-Request-Id': requestId, ...sound.headers },
        ...(sound.query ? { query: sound.query } : {}),
        ...(body === undefined ? {} : { body }),
      });
      statuses[caller] = answer.status;
      if (answer.status !== declared[caller])
        flaws.push(`${caller}: ${answer.status} ${JSON.stringify(answer.body)}`);
      try {
        expect(answer.headers.get('x-request-id')).toBe(requestId);
        expectDeclared(route, caller, answer);
      } catch (error) {
        flaws.push(`${caller}: ${error}`);
      }
    }),
  );
  return { statuses, flaws };
}

beforeAll(async () => {
  const people = await gatherPeople(stack.info, call);
  const scene: Scene = { info: stack.info, call, people };
  // Everywhere a good token, which is then refused everywhere.
  expect(await showEverywhere(people.leaving.accessToken)).toEqual([]);
  await deactivate(people);
  const revoked = delay(revokedWithinMs);
  for (const route of routes) {
    const { operationId, callers: declared } = route;
    if (!declared) continue;
    const trying = tryAll(scene, route, declared, revoked);
    // It is for the route's own test to fail.
    trying.catch(() => undefined);
    outcomes.set(operationId, trying);
  }
});

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s answers each as it declares',
  async (_name, { operationId, callers: declared }) => {
    expect(declared).toBeDefined();
    const outcome = await outcomes.get(operationId);
    expect(outcome).toEqual({ statuses: declared, flaws: [] });
  },
);

test('a sound request is known of these routes only', () => {
  const known = routes.map(({ operationId }) => operationId);
  expect(Object.keys(soundRequests).filter((one) => !known.includes(one))).toEqual([]);
});
