import { generateKeyPairSync } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Route } from '@skillforge/core/http/contract';
import { revokedKey } from '@skillforge/core/keys';
import { routes } from '@skillforge/openapi/routes';
import { call as callFunction } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { type FunctionsOf, fileOf, loadFunctions } from '@skillforge/testing/service';
import { readsRevocations, type TableCall } from '@skillforge/testing/table-calls';
import { testPool } from '@skillforge/testing/tokens';
import { atMost } from './at-most.ts';
import { clientOf } from './client.ts';
import {
  type BadAuthorization,
  badAuthorizations,
  forgeFor,
  type KnownPool,
  poolOf,
} from './forged-tokens.ts';
import { expectProblem } from './problem.ts';
import { filled } from './routes.ts';
import { stackOfThisFile } from './running-stack.ts';
import { signInDemo } from './sign-in.ts';
import { withTable } from './table.ts';

/** Every route that looks at tokens, tried with every kind of bad one: over HTTP, and in this process. */

const withName = (route: Route) => [`${route.method} ${route.path}`, route] as const;
const looking = routes.filter(({ auth }) => auth !== 'none');
const named = looking.map(withName);
const blind = routes.filter(({ auth }) => auth === 'none').map(withName);
const mayGoWithout = ({ auth }: Route) => auth === 'optional';

const noToken = 'Bearer realm="skillforge"';
const badToken = (detail: string) => `${noToken}, error="invalid_token", error_description="${detail}"`;

const revokedId = 'somebody-who-was-deactivated';
/** Of whatever time it is, a token of theirs was issued before. */
const revocations = { ...revokedKey, users: { [revokedId]: Math.floor(Date.now() / 1000) + 86_400 } };

const known = (pool: KnownPool, userId: string) =>
  badAuthorizations(forgeFor(pool, userId), forgeFor(pool, revokedId));

describe('over HTTP', () => {
  const stack = stackOfThisFile({ sample: false });
  const call = clientOf(() => stack.info.apiUrl);
  const inTurn = atMost(12);
  const answers = new Map<string, Promise<string[]>>();

  /** What is wrong with how a route refuses. */
  async function refusalsOf(route: Route, bad: BadAuthorization[]): Promise<string[]> {
    const flaws: string[] = [];
    const send = (headers: Record<string, string>) =>
      inTurn(() => call(route.method, filled(route.path), { headers }));
    const expectFlawless = async (what: string, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        flaws.push(`${what}: ${error}`);
      }
    };
    await Promise.all([
      ...bad.map(({ what, authorization, code }) =>
        expectFlawless(what, async () => {
          const answer = await send({ Authorization: authorization });
          const { detail } = expectProblem(answer, 401, code);
          expect(answer.headers.get('www-authenticate')).toBe(badToken(detail));
        }),
      ),
      expectFlawless('none', async () => {
        const answer = await send({});
        if (mayGoWithout(route)) return expect(answer.status).not.toBe(401);
        expectProblem(answer, 401, 'missing-token');
        expect(answer.headers.get('www-authenticate')).toBe(noToken);
      }),
    ]);
    return flaws;
  }

  beforeAll(async () => {
    await withTable(stack.info, (table) =>
      table.send(new PutCommand({ TableName: stack.info.tableName, Item: revocations })),
    );
    const amara = await signInDemo(stack.info, 'amara');
    const bad = await known(poolOf(stack.info, stack.dataDir), amara.userId);
    bad.push({
      what: 'the pool’s own id token',
      authorization: `Bearer ${amara.idToken}`,
      code: 'invalid-token',
    });
    for (const route of looking) answers.set(route.operationId, refusalsOf(route, bad));
  });

  test.each(named)('%s refuses each of them', async (_name, { operationId }) => {
    expect(await answers.get(operationId)).toEqual([]);
  });

  test('one that is signed with the pool’s key and right in everything is good', async () => {
    const good = await forgeFor(poolOf(stack.info, stack.dataDir), 'ada').signed();
    expect((await call('GET', '/me/courses', { token: good })).status).toBe(200);
  });

  test.each(blind)('%s does not look at one', async (_name, { method, path, operationId }) => {
    const query: Record<string, string> = operationId === 'searchCourses' ? { query: 'bees' } : {};
    const [without, withBad] = await Promise.all([
      call(method, filled(path), { query }),
      call(method, filled(path), { query, token: 'garbage' }),
    ]);
    expect(without.status).not.toBe(401);
    expect(withBad.status).toBe(without.status);
  });
});

describe('in this process', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pool: KnownPool = {
    ...testPool,
    signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyId: 'a-key',
  };
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'a-key', alg: 'RS256', use: 'sig' }] };
  let environment: Awaited<ReturnType<typeof startFunctionEnvironment>>;
  let table: { destroy(): void };
  let functions: FunctionsOf<Record<string, Route>>;
  let bad: BadAuthorization[];
  /** The calls to the table other than the one that tells whose tokens are revoked: none is let through. */
  let reached: TableCall[];

  const ask = ({ operationId, method, path, bodyExample }: Route, authorization?: string) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const parameters = Object.fromEntries(names.map((name) => [name, ids[name] ?? 'x']));
    const main = functions[operationId]?.main;
    if (!main) throw new Error(`There is no function of ${operationId}.`);
    return callFunction(main, {
      method,
      path: filled(path, parameters),
      parameters,
      body: bodyExample,
      query: operationId === 'searchCourses' ? { query: 'bees' } : {},
      headers: authorization === undefined ? {} : { Authorization: authorization },
    });
  };

  beforeAll(async () => {
    environment = await startFunctionEnvironment({ variables: { COGNITO_JWKS: JSON.stringify(jwks) } });
    await withTable({ dynamodbEndpoint: environment.endpoint }, (client) =>
      client.send(new PutCommand({ TableName: environment.tableName, Item: revocations })),
    );
    const core = await import('@skillforge/core/table');
    table = core.table;
    core.table.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (step) => {
          const call = { command: commandName, input: step.input };
          if (readsRevocations(call)) return next(step);
          reached.push(call);
          throw new Error(`${commandName} has reached the table.`);
        },
      { step: 'initialize', name: 'guard', priority: 'high' },
    );
    const contract = Object.fromEntries(looking.map((route) => [route.operationId, route]));
    const serviceOf = new Map(looking.map(({ operationId, service }) => [fileOf(operationId), service]));
    functions = await loadFunctions(
      contract,
      (file) => import(`../../../services/${serviceOf.get(file)}/src/functions/${file}.ts`),
    );
    bad = await known(pool, 'ada');
  });
  afterAll(async () => {
    table.destroy();
    await environment.stop();
  });
  beforeEach(() => {
    reached = [];
  });

  test.each(named)('%s lets none of them reach the table', async (_name, route) => {
    const refused = mayGoWithout(route) ? bad : [...bad, { what: 'none', authorization: undefined }];
    for (const { what, authorization } of refused) {
      const { status } = await ask(route, authorization);
      expect([what, status, reached]).toEqual([what, 401, []]);
    }
  });

  test.each(named)('%s reaches it with a good one', async (_name, route) => {
    const good = await forgeFor(pool, 'ada', ['admin']).signed();
    const { status } = await ask(route, `Bearer ${good}`);
    expect(status).toBe(500);
    expect(reached).not.toEqual([]);
  });
});

const courseId = '01JD0M8Z5W3V7QH2K4N6P8R0TS';
/** Of the form that ids have, for those that are told apart by it. */
const ids: Record<string, string> = {
  courseId,
  lessonId: `${courseId}-1`,
  attemptId: `${courseId}-1-1`,
};
