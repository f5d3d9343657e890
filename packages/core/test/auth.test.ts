import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { call, type TestAnswer } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { testPool } from '@skillforge/testing/tokens';
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';

const environment = await startFunctionEnvironment();
const { endpoint } = await import('../src/http/endpoint.ts');
const { publicEndpoint } = await import('../src/http/public-endpoint.ts');
const { ok } = await import('../src/http/reply.ts');
const { table } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const caller = z.nullable(
  z.strictObject({ userId: z.string(), isAdmin: z.boolean(), isInstructor: z.boolean() }),
);

const shared = {
  service: 'things',
  method: 'GET',
  path: '/who',
  summary: 'Who am I?',
  success: [{ status: 200, description: 'The caller', schema: caller }],
} as const;

const required = endpoint(
  { ...shared, operationId: 'whoMust', auth: 'required' } as const satisfies Route,
  async ({ caller: known }) => ok(known),
);
const optional = endpoint(
  { ...shared, operationId: 'whoMay', auth: 'optional' } as const satisfies Route,
  async ({ caller: known }) => ok(known ?? null),
);
const open = publicEndpoint(
  { ...shared, operationId: 'whoever', auth: 'none' } as const satisfies Route,
  async ({ caller: known }) => ok(known ?? null),
);

const withHeader = (Authorization: string) => call(required, { path: '/who', headers: { Authorization } });
const withToken = (token: string) => withHeader(`Bearer ${token}`);

function expectRefused({ status, headers, body }: TestAnswer, code = 'invalid-token'): void {
  expect([status, body.code]).toEqual([401, code]);
  expect(headers['WWW-Authenticate']).toMatch(
    /^Bearer realm="skillforge", error="invalid_token", error_description="[^"]+"$/,
  );
  expect(headers['Content-Type']).toBe('application/problem+json');
}

const now = () => Math.floor(Date.now() / 1000);
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The claims of a good token, for those that are signed in another way. */
const goodClaims = () => ({
  sub: 'ada',
  username: 'ada',
  iss: testPool.issuer,
  client_id: testPool.clientId,
  token_use: 'access',
  iat: now(),
  exp: now() + 3600,
  'cognito:groups': ['admin'],
});

test('without a token there is no way in: 401 that names the scheme', async () => {
  const { status, headers, body } = await call(required, { path: '/who' });
  expect([status, body.code]).toEqual([401, 'missing-token']);
  expect(headers['WWW-Authenticate']).toBe('Bearer realm="skillforge"');
});

test('a good token tells who calls', async () => {
  const { status, body } = await withToken(await environment.token({ userId: 'ada' }));
  expect([status, body]).toEqual([200, { userId: 'ada', isAdmin: false, isInstructor: false }]);
});

test.each<[string[], object]>([
  [[], { isAdmin: false, isInstructor: false }],
  [['student'], { isAdmin: false, isInstructor: false }],
  [['instructor'], { isAdmin: false, isInstructor: true }],
  [['admin'], { isAdmin: true, isInstructor: true }],
  [['instructor', 'admin'], { isAdmin: true, isInstructor: true }],
  [['Admin', 'administrator', 'instructors'], { isAdmin: false, isInstructor: false }],
])('the groups %j make a caller of %j', async (groups, roles) => {
  const { body } = await withToken(await environment.token({ userId: 'ada', groups }));
  expect(body).toEqual({ userId: 'ada', ...roles });
});

test('a token is good at once, though the clock of the pool is a little ahead', async () => {
  const claims = { iat: now() + 30, auth_time: now() + 30 };
  expect((await withToken(await environment.token({ userId: 'ada', claims }))).status).toBe(200);
});

test('a token without groups is a student’s', async () => {
  const token = await environment.token({ userId: 'ada', claims: { 'cognito:groups': undefined } });
  expect((await withToken(token)).body).toMatchObject({ isAdmin: false, isInstructor: false });
});

test('the scheme is read in any spelling, the token as it is', async () => {
  const token = await environment.token({ userId: 'ada' });
  for (const header of [`Bearer ${token}`, `bearer ${token}`, `BEARER ${token}`, ` Bearer ${token} `]) {
    expect((await withHeader(header)).status).toBe(200);
  }
  const { status } = await call(required, { path: '/who', headers: { AUTHORIZATION: `Bearer ${token}` } });
  expect(status).toBe(200);
});

test('an expired token is told apart, so that a client refreshes it', async () => {
  expectRefused(await withToken(await environment.token({ userId: 'ada', expiresIn: -5 })), 'token-expired');
});

test.each<[string, Record<string, unknown>]>([
  ['that is not good yet', { nbf: now() + 600 }],
  ['of another pool', { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other0001' }],
  ['of no pool', { iss: undefined }],
  ['of another client', { client_id: 'another-client' }],
  ['of no client', { client_id: undefined }],
  ['that is an id token', { token_use: 'id', aud: testPool.clientId, client_id: undefined }],
  ['that is an id token and names the client as access tokens do', { token_use: 'id' }],
  ['that does not say what it is', { token_use: undefined }],
  ['of nobody', { sub: undefined }],
  ['that never expires', { exp: undefined }],
  ['that does not tell when it was issued', { iat: undefined }],
  ['that was issued in the future', { iat: now() + 120 }],
  ['of somebody who signed in in the future', { auth_time: now() + 120 }],
])('a token %s is refused', async (_which, claims) => {
  expectRefused(await withToken(await environment.token({ userId: 'ada', claims })));
});

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Bearer null',
  'Bearer a.b',
  'Bearer a.b.c',
  'Bearer a.b.c.d',
  'Bearer ..',
  'Bearer e30.e30.e30',
  'Bearer bnVsbA.bnVsbA.bnVsbA',
  `Bearer ${encoded({ alg: 'RS256', kid: 'test-key' })}.bnVsbA.AAAA`,
  `Bearer ${encoded({ alg: 'RS256', kid: ['test-key'] })}.e30.AAAA`,
  `Bearer ${'A'.repeat(20_000)}.${'A'.repeat(20_000)}.AAAA`,
  'Basic YWRhOnNlY3JldA==',
  'ada',
])('the header %j is refused', async (header) => {
  expectRefused(await withHeader(header));
});

test('no text whatever is a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.jsonValue(), fc.jsonValue(), async (text, header, claims) => {
      const headers = [`Bearer ${text}`, `Bearer ${encoded([header])}.${encoded([claims])}.AAAA`];
      for (const authorization of headers) expect((await withHeader(authorization)).status).toBe(401);
    }),
    { numRuns: 50 },
  );
});

test('the scheme and the token must stand alone', async () => {
  const token = await environment.token({ userId: 'ada' });
  for (const header of [
    token,
    `Token ${token}`,
    `Bearer ${token} x`,
    `Bearer  ${token}`,
    `Bearer ${token},`,
  ]) {
    expectRefused(await withHeader(header));
  }
});

test('a token that was changed in any part is refused', async () => {
  const token = await environment.token({ userId: 'ada' });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const asAdmin = encoded({ ...goodClaims(), sub: 'eve' });
  const other = await environment.token({ userId: 'eve' });
  for (const forged of [
    `${header}.${asAdmin}.${signature}`,
    `${header}.${payload}.${other.split('.')[2]}`,
    `${header}.${payload}.${signature.slice(0, -4)}`,
    `${header}.${payload}.AAAA`,
    `${encoded({ alg: 'RS256', kid: 'test-key', typ: 'JWT' })}.${payload}.${signature}`,
  ]) {
    expectRefused(await withToken(forged));
  }
});

describe('a forged token', () => {
  test.each(['none', 'None', 'NONE', ''])('without a signature (alg %j) is refused', async (alg) => {
    const token = `${encoded({ alg, kid: 'test-key', typ: 'JWT' })}.${encoded(goodClaims())}.`;
    expectRefused(await withToken(token));
    expectRefused(await withToken(`${token}AAAA`));
  });

  test('signed with the public key as if it were a secret (HS256) is refused', async () => {
    const jwk = JSON.parse(environment.publicKey);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const secrets = [environment.publicKey, jwk.n, key.export({ type: 'spki', format: 'pem' })];
    for (const secret of secrets) {
      const signed = `${encoded({ alg: 'HS256', kid: 'test-key', typ: 'JWT' })}.${encoded(goodClaims())}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expectRefused(await withToken(`${signed}.${signature}`));
    }
  });

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signedBy = (header: object) => {
    const signed = `${encoded(header)}.${encoded(goodClaims())}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };

  test('signed with somebody’s own key under the pool’s key id is refused', async () => {
    expectRefused(await withToken(signedBy({ alg: 'RS256', kid: 'test-key' })));
  });

  test('with an unknown key id, or none, is refused, again and again', async () => {
    for (const kid of ['unknown', 'unknown', '', undefined, 'test-key\0', '__proto__']) {
      expectRefused(await withToken(signedBy({ alg: 'RS256', kid })));
    }
  });

  test('that brings its own key is refused', async () => {
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'test-key', alg: 'RS256', use: 'sig' };
    expectRefused(await withToken(signedBy({ alg: 'RS256', kid: 'test-key', jwk })));
    expectRefused(
      await withToken(signedBy({ alg: 'RS256', kid: 'evil', jku: 'https://evil.example/jwks.json' })),
    );
  });

  test('leaves good tokens good', async () => {
    await withToken(signedBy({ alg: 'RS256', kid: 'unknown-2' }));
    expect((await withToken(await environment.token({ userId: 'ada' }))).status).toBe(200);
  });
});

describe('a route where a token is optional', () => {
  test('takes who sends none as nobody', async () => {
    const { status, body } = await call(optional, { path: '/who' });
    expect([status, body]).toEqual([200, null]);
  });

  test('knows who sends a good one', async () => {
    const token = await environment.token({ userId: 'ada' });
    expect((await call(optional, { path: '/who', token })).body).toMatchObject({ userId: 'ada' });
  });

  test('refuses who sends a bad one, rather than taking them for nobody', async () => {
    expectRefused(await call(optional, { path: '/who', token: 'a.b.c' }));
    const expired = await environment.token({ userId: 'ada', expiresIn: -5 });
    expectRefused(await call(optional, { path: '/who', token: expired }), 'token-expired');
    expectRefused(await call(optional, { path: '/who', headers: { Authorization: '' } }));
  });
});

test('a public route looks at no token, good or bad', async () => {
  const tokens = [undefined, await environment.token({ userId: 'ada' }), 'a.b.c', ''];
  for (const token of tokens) {
    const { status, body } = await call(open, { path: '/who', token });
    expect([status, body]).toEqual([200, null]);
  }
});
