import type { Route } from '@skillforge/core/http/contract';
import * as contract from '../src/contract.ts';
import type { Operation, Person } from './catalogue.ts';
import { article, draftFields, refusal, startCatalogue } from './catalogue.ts';

/** Wrong requests, each with its exact answer, and the order in which refusals come. */

const catalogue = await startCatalogue();
const { amara, kenji, sam, ask } = catalogue;
afterAll(() => catalogue.stop());

const isOperation = (name: string): name is Operation => name in contract;
const routes: [Operation, Route][] = Object.entries(contract).flatMap(([name, route]) =>
  isOperation(name) ? [[name, route]] : [],
);
const withAuth = (...auth: Route['auth'][]) => routes.filter(([, route]) => auth.includes(route.auth));
const withBody = routes.filter(([, route]) => route.body !== undefined);

let path: Record<string, string>;
beforeAll(async () => {
  const { courseId } = await catalogue.createPublished();
  const large = { purpose: 'file', contentType: 'application/zip', sizeBytes: 200_000_000 };
  const { uploadId } = await catalogue.done('createUpload', { as: amara, path: { courseId }, body: large });
  path = { courseId, lessonId: `${courseId}-1`, userId: kenji.userId, uploadId };
});

const nobody = {
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  lessonId: '01JD0M8Z5W3V7QH2K4N6P8R0TS-1',
  userId: 'x',
  uploadId: '01JD0MB3H8Y6T5R4E3W2Q1A0ZX',
};

describe('a token', () => {
  test.each(withAuth('required'))('is needed by %s, before anything else is looked at', async (operation) => {
    const answer = await ask(operation, { path: nobody, body: 'no JSON', query: { cursor: 'x' } });
    expect(refusal(answer)).toEqual({ status: 401, code: 'missing-token' });
    expect(answer.headers['WWW-Authenticate']).toBe('Bearer realm="skillforge"');
  });

  const good = { userId: amara.userId, groups: ['instructor'] };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const bad: [string, string, () => Promise<string>][] = [
    ['that has expired', 'token-expired', () => catalogue.environment.token({ ...good, expiresIn: -1 })],
    [
      'of another pool',
      'invalid-token',
      () =>
        catalogue.environment.token({
          ...good,
          claims: { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other0001' },
        }),
    ],
    [
      'of another client',
      'invalid-token',
      () => catalogue.environment.token({ ...good, claims: { client_id: 'other' } }),
    ],
    [
      'that is an id token',
      'invalid-token',
      () =>
        catalogue.environment.token({
          ...good,
          claims: { token_use: 'id', client_id: undefined, aud: 'test-client' },
        }),
    ],
    [
      'without a signature (alg none)',
      'invalid-token',
      async () => {
        const [, claims] = amara.token.split('.');
        return `${encode({ alg: 'none', kid: 'test-key' })}.${claims}.x`;
      },
    ],
    [
      'with the claims of another',
      'invalid-token',
      async () => {
        const [head, , signature] = sam.token.split('.');
        const [, claims] = amara.token.split('.');
        return `${head}.${claims}.${signature}`;
      },
    ],
    ['that is none', 'invalid-token', async () => 'x'],
  ];

  test.each(bad)('%s is refused as %s by every route that looks at tokens', async (_, code, make) => {
    const token = await make();
    for (const [operation] of withAuth('required', 'optional')) {
      const answer = await ask(operation, { as: { userId: '', token }, path });
      expect({ operation, ...refusal(answer) }).toEqual({ operation, status: 401, code });
      expect(answer.headers['WWW-Authenticate']).toContain('error="invalid_token"');
    }
    for (const [operation] of withAuth('none')) {
      const query: Record<string, string> = operation === 'searchCourses' ? { query: 'sql' } : {};
      const { status } = await ask(operation, { as: { userId: '', token }, query });
      expect({ operation, status }).toEqual({ operation, status: 200 });
    }
  });

  test.each(routes.filter(([, { role }]) => role))(
    'of a student is refused by %s, before the course is looked for',
    async (operation, route) => {
      for (const where of [path, nobody]) {
        const answer = await ask(operation, { as: sam, path: where, body: route.body && {} });
        expect(refusal(answer)).toEqual({ status: 403, code: 'role-required' });
      }
    },
  );
});

describe.each(withBody)('the body of %s', (operation) => {
  const send = (body: unknown, headers: Record<string, string> = {}, as: Person = amara) =>
    ask(operation, { as, path, body, headers: { 'If-Match': '*', ...headers } });

  test('must be JSON by its type: 415', async () => {
    for (const type of ['text/plain', '', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect(refusal(await send('{}', { 'Content-Type': type }))).toEqual({
        status: 415,
        code: 'unsupported-media-type',
      });
    }
    expect(refusal(await ask(operation, { as: amara, path, headers: { 'If-Match': '*' } }))).toEqual({
      status: 415,
      code: 'unsupported-media-type',
    });
    expect((await send('{"x":1}', { 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(422);
  });

  test('must be well-formed: 400', async () => {
    for (const body of ['{', '', '{"title":}', "{'title':1}", '{"title":"x"', '\ufeff{}x']) {
      const headers = { 'Content-Type': 'application/json' };
      expect({ body, ...refusal(await send(body, headers)) }).toEqual({
        body,
        status: 400,
        code: 'malformed-json',
      });
    }
  });

  test('may hold 256 KB: 413', async () => {
    expect(refusal(await send({ title: 'x'.repeat(300_000) }))).toEqual({
      status: 413,
      code: 'content-too-large',
    });
    // Bytes count, not characters.
    expect(refusal(await send({ title: '字'.repeat(100_000) }))).toEqual({
      status: 413,
      code: 'content-too-large',
    });
    expect((await send({ title: 'x'.repeat(250_000) })).status).toBe(422);
  });

  test('must be an object: 422', async () => {
    for (const body of ['[]', 'null', '"x"', '7']) {
      const headers = { 'Content-Type': 'application/json' };
      expect({ body, ...refusal(await send(body, headers)) }).toEqual({
        body,
        status: 422,
        code: 'invalid-request',
        pointers: [''],
      });
    }
  });

  test('holds no unknown field: 422, with a pointer to it', async () => {
    const { body } = await send({ 'a/b~c': 1, nope: 2 });
    expect(body).toMatchObject({ status: 422, code: 'invalid-request' });
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { in: 'body', pointer: '/a~1b~0c', detail: 'Unknown field' },
        { in: 'body', pointer: '/nope', detail: 'Unknown field' },
      ]),
    );
  });
});

test.each([
  [
    'createCourse',
    draftFields({ title: ' ', tags: ['ok', ''], price: { amount: -1, currency: 'usd' } }),
    ['/title', '/tags/1', '/price/amount', '/price/currency'],
  ],
  ['createCourse', {}, ['/title', '/description', '/category', '/level']],
  ['updateCourse', { capacity: 0, level: 'expert' }, ['/level', '/capacity']],
  ['createLesson', { title: 'T', type: 'essay', durationSeconds: -1 }, ['/type', '/durationSeconds']],
  ['createLesson', { title: 'Q', type: 'quiz' }, ['/quiz']],
  [
    'createLesson',
    {
      title: 'Q',
      type: 'quiz',
      quiz: {
        questions: [
          {
            type: 'single',
            prompt: 'P',
            options: [
              { optionId: 'a', text: 'A' },
              { optionId: 'b', text: 'B' },
            ],
            answer: 'c',
          },
        ],
      },
    },
    ['/quiz/questions/0/answer'],
  ],
  ['createLesson', article('T', { fileKey: 'courses/x/y' }), ['/fileKey', '/fileKey']],
  ['updateLesson', { position: 0, preview: 'yes' }, ['/preview', '/position']],
  ['updateLesson', { content: 'x', quiz: { questions: [] } }, ['/quiz/questions']],
  ['reorderLessons', { lessonIds: 'x' }, ['/lessonIds']],
  ['addInstructor', { userId: 'a#b' }, ['/userId']],
  ['createUpload', {}, ['/purpose', '/contentType', '/sizeBytes']],
  [
    'createUpload',
    { purpose: 'avatar', contentType: 7, sizeBytes: '1' },
    ['/purpose', '/contentType', '/sizeBytes'],
  ],
  [
    'createUpload',
    { purpose: 'video', contentType: 'text/html', sizeBytes: 0 },
    ['/contentType', '/sizeBytes'],
  ],
  ['createUpload', { purpose: 'video', contentType: 'text/html', sizeBytes: 1 }, ['/contentType']],
  [
    'createUpload',
    { purpose: 'thumbnail', contentType: 'image/svg+xml', sizeBytes: 5_242_881 },
    ['/contentType', '/sizeBytes'],
  ],
  ['createAvatarUpload', { purpose: 'avatar', contentType: 'image/png', sizeBytes: 1 }, ['/purpose']],
  ['createAvatarUpload', { contentType: 'application/pdf', sizeBytes: 1 }, ['/contentType']],
  ['completeUpload', { parts: [] }, ['/parts']],
  ['completeUpload', { parts: [{ partNumber: 0, etag: 'a b' }] }, ['/parts/0/partNumber', '/parts/0/etag']],
  [
    'completeUpload',
    { parts: [{ partNumber: 81, etag: '</ETag>' }] },
    ['/parts/0/partNumber', '/parts/0/etag'],
  ],
  ['updateCourse', { thumbnailKey: 'avatars/x/y.png' }, ['/thumbnailKey']],
  ['updateCourse', { thumbnailKey: 'courses/x/y.png' }, ['/thumbnailKey']],
] as const)('%s of %j names what is wrong: %j', async (operation, body, pointers) => {
  const answer = await ask(operation, { as: amara, path, body, headers: { 'If-Match': '*' } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
  expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(
    [...pointers].sort(),
  );
  for (const { detail } of answer.body.errors) expect(detail).not.toBe('');
});

test('a route without a body takes an empty object and no fields', async () => {
  const { courseId } = await catalogue.createPublished();
  const send = (body: object) => ask('publishCourse', { as: amara, path: { courseId }, body });
  expect((await send({})).status).toBe(200);
  expect(refusal(await send({ status: 'draft' }))).toEqual({
    status: 422,
    code: 'invalid-request',
    pointers: ['/status'],
  });
});

test('refusals come in their order', async () => {
  const other = await catalogue.person('instructor');
  const { courseId: draft } = await catalogue.createDraft();
  const { courseId: enrolled } = await catalogue.createPublished();
  await catalogue.setGate(enrolled, { everEnrolled: 1 });
  const put = (as: Person | undefined, courseId: string, body: unknown, headers = {}) =>
    ask('reorderLessons', { as, path: { courseId }, body, headers });
  const text = { 'Content-Type': 'text/plain' };
  const wrong = { lessonIds: 7 };
  const published = String(path.courseId);
  const answers = [
    await put(undefined, published, '{', text),
    await put(sam, published, '{', text),
    await put(sam, published, '{'),
    await put(sam, draft, wrong),
    await put(other, draft, wrong),
    await put(other, published, wrong),
    await put(amara, published, wrong),
    await put(amara, published, { lessonIds: ['x'] }),
    await put(amara, published, { lessonIds: ['x'] }, { 'If-Match': '"o99.x"' }),
    await put(amara, published, { lessonIds: ['x'] }, { 'If-Match': '*' }),
    await ask('deleteCourse', {
      as: amara,
      path: { courseId: enrolled },
      headers: { 'If-Match': '"v99.x"' },
    }),
    await ask('deleteCourse', { as: amara, path: { courseId: enrolled } }),
  ];
  expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
    '401 missing-token',
    '415 unsupported-media-type',
    '400 malformed-json',
    '403 role-required',
    '404 not-found',
    '403 not-your-course',
    '422 invalid-request',
    '428 if-match-required',
    '412 stale',
    '422 not-a-permutation',
    '412 stale',
    '409 has-enrollments',
  ]);
});

test('a refusal is a problem document under the request’s id, and for nobody to keep', async () => {
  const { headers, body } = await ask('getCourse', {
    path: nobody,
    headers: { 'X-Request-Id': 'my-request.1', Origin: 'https://app.example' },
  });
  expect(body).toEqual({
    type: 'urn:skillforge:problem:not-found',
    title: 'Not Found',
    status: 404,
    detail: 'There is no such course.',
    instance: 'my-request.1',
    code: 'not-found',
  });
  expect(headers).toMatchObject({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
    'X-Request-Id': 'my-request.1',
    'Access-Control-Allow-Origin': 'https://app.example',
  });
  const strange = await ask('getCourse', { path: nobody, headers: { Origin: 'https://evil.example' } });
  expect(strange.headers).not.toHaveProperty('Access-Control-Allow-Origin');
});
