import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { catalogIndexKey, courseKey } from '@skillforge/core/keys';
import { type Answer, clientOf, type Sent } from './client.ts';
import { courseFields, createCourse, createLesson, publish, publishableCourse } from './courses.ts';
import { expectFields, expectProblem } from './problem.ts';
import { stackOfThisFile } from './running-stack.ts';
import { type Course, cardsIn, courseIn, type Lesson, lessonsIn, tagOf } from './shapes.ts';
import { type SignedIn, signInDemo } from './sign-in.ts';

const stack = stackOfThisFile({ sample: false });
const call = clientOf(() => stack.info.apiUrl);

let amara: SignedIn;
let kenji: SignedIn;
let sam: SignedIn;
/** Amara's: two published ones and a draft, each with a published lesson; the first has three. */
let published: Course;
let other: Course;
let draft: Course;
let lessons: Lesson[];
let token: string;
const path = (rest = '') => `/courses/${published.courseId}${rest}`;

beforeAll(async () => {
  [amara, kenji, sam] = await Promise.all([
    signInDemo(stack.info, 'amara'),
    signInDemo(stack.info, 'kenji'),
    signInDemo(stack.info, 'sam'),
  ]);
  token = amara.accessToken;
  const { courseId } = await publishableCourse(call, token);
  await createLesson(call, token, courseId, { title: 'Second' });
  await createLesson(call, token, courseId, { title: 'Third' });
  published = await publish(call, token, courseId);
  other = await publish(call, token, (await publishableCourse(call, token)).courseId);
  draft = await publishableCourse(call, token);
  await publishableCourse(call, kenji.accessToken);
  await publishableCourse(call, kenji.accessToken);
  lessons = lessonsIn(await call('GET', path('/lessons'), { token })).items;
});

/** What a course was before must be what it is after a refused change. */
async function expectUntouched(courseId: string, change: () => Promise<void>): Promise<void> {
  const read = () => call('GET', `/courses/${courseId}`, { token });
  const before = await read();
  await change();
  const after = await read();
  expect(courseIn(after)).toEqual(courseIn(before));
  expect(tagOf(after)).toBe(tagOf(before));
}

const create = (sent: Sent) => call('POST', '/courses', { token, ...sent });

describe('bodies', () => {
  test.each([
    ['cut off', '{"title": "Bees'],
    ['empty', ''],
    ['not JSON', 'title=Bees'],
    ['two values', '{}{}'],
    ['a trailing comma', '{"title": "Bees",}'],
    ['a byte order mark', '\uFEFF{}'],
  ])('JSON that is malformed is a 400: %s', async (_what, body) => {
    expectProblem(await create({ body }), 400, 'malformed-json');
  });

  test('a body of 300 KB is a 413, one of 256 KB is read', async () => {
    const title = (bytes: number) => JSON.stringify({ title: 'x'.repeat(bytes - 12) });
    expect(title(300_000)).toHaveLength(300_000);
    expectProblem(await create({ body: title(300_000) }), 413, 'content-too-large');
    expectProblem(await create({ body: title(256 * 1024 + 1) }), 413, 'content-too-large');
    expectProblem(await create({ body: title(256 * 1024) }), 422, 'invalid-request');
    // Counted in bytes, not in characters.
    const wide = JSON.stringify({ title: '蜂'.repeat(100_000) });
    expectProblem(await create({ body: wide }), 413, 'content-too-large');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('a content type other than JSON is a 415: %j', async (type) => {
    const body = JSON.stringify(courseFields);
    expectProblem(await create({ body, headers: { 'Content-Type': type } }), 415, 'unsupported-media-type');
  });

  test.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/merge-patch+json'])(
    'every spelling of JSON is read: %s',
    async (type) => {
      expectProblem(await create({ body: '{', headers: { 'Content-Type': type } }), 400, 'malformed-json');
    },
  );

  test.each<[string, unknown, string[]]>([
    ['a field that there is not', { ...courseFields, colour: 'red' }, ['/colour']],
    ['a field that only the server writes', { ...courseFields, status: 'published' }, ['/status']],
    [
      'an unknown field further in',
      { ...courseFields, price: { amount: 1, currency: 'EUR', vat: 2 } },
      ['/price/vat'],
    ],
    ['a name that a pointer has to escape', { ...courseFields, 'a/b~c': 1 }, ['/a~1b~0c']],
    ['an inherited name', `{"__proto__": {}, ${JSON.stringify(courseFields).slice(1)}`, ['/__proto__']],
    ['what is missing', { level: 'all' }, ['/title', '/description', '/category']],
    ['what is too long', { ...courseFields, title: 'x'.repeat(121) }, ['/title']],
    ['what is only spaces', { ...courseFields, title: '   ' }, ['/title']],
    ['half a character', { ...courseFields, title: 'half \ud83d' }, ['/title']],
    ['another type', { ...courseFields, tags: 'bees' }, ['/tags']],
    ['a wrong element', { ...courseFields, tags: ['bees', 7] }, ['/tags/1']],
    ['a value outside the list', { ...courseFields, level: 'expert' }, ['/level']],
    [
      'a price of three decimals',
      { ...courseFields, price: { amount: 0.001, currency: 'EUR' } },
      ['/price/amount'],
    ],
    [
      'a prerequisite that there is not',
      { ...courseFields, prerequisites: ['01JD0M8Z5W3V7QH2K4N6P8R0TS'] },
      ['/prerequisites/0'],
    ],
    ['a list', [], ['']],
    ['null', null, ['']],
    ['a text', '"Bees"', ['']],
  ])('a body against the schema is a 422 that points there: %s', async (_what, body, pointers) => {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    expectFields(await create({ body: sent }), 'invalid-request', 'body', pointers);
  });

  test('an Idempotency-Key that is too long is a 400', async () => {
    const headers = { 'Idempotency-Key': 'k'.repeat(256) };
    expectProblem(await create({ body: courseFields, headers }), 400, 'invalid-idempotency-key');
  });

  test('none of all that has made a course', async () => {
    const { items } = cardsIn(await call('GET', '/me/courses', { token, query: { limit: '100' } }));
    expect(items.map(({ courseId }) => courseId)).toEqual(
      [draft, other, published].map(({ courseId }) => courseId),
    );
  });
});

describe('queries', () => {
  const paged = () => ['/courses', '/me/courses', path('/lessons')];

  test.each(['0', '101', '-1', '1.5', 'ten', '', '1e1', '0x10'])(
    'a limit that is no number from 1 to 100 is a 422 on every list: %j',
    async (limit) => {
      for (const list of paged()) {
        expectFields(await call('GET', list, { token, query: { limit } }), 'invalid-request', 'query', [
          '/limit',
        ]);
      }
    },
  );

  test.each(['1', '100'])('a limit of %s is taken', async (limit) => {
    for (const list of paged())
      expect((await call('GET', list, { token, query: { limit } })).status).toBe(200);
  });

  test.each([
    ['sort', 'oldest'],
    ['level', 'expert'],
    ['tag', 'x'.repeat(31)],
    ['category', '!'],
  ])('a filter of another form is a 422: %s=%s', async (name, value) => {
    expectFields(await call('GET', '/courses', { query: { [name]: value } }), 'invalid-request', 'query', [
      `/${name}`,
    ]);
  });

  test('a parameter that stands twice is a 422', async () => {
    expectFields(await call('GET', '/courses?limit=1&limit=2'), 'invalid-request', 'query', ['/limit']);
  });
});

describe('cursors', () => {
  const cursorOf = async (list: string, sent: Sent = {}) => {
    const { body } = await call('GET', list, { ...sent, query: { ...sent.query, limit: '1' } });
    const cursor = typeof body === 'object' && body !== null ? Reflect.get(body, 'nextCursor') : undefined;
    if (typeof cursor !== 'string') throw new Error(`${list} has no second page.`);
    return cursor;
  };
  const use = (list: string, cursor: string, { query, ...sent }: Sent = {}) =>
    call('GET', list, { ...sent, query: { ...query, cursor } });
  const refused = (answer: Answer) => expectProblem(answer, 400, 'invalid-cursor');

  test('one that is changed in any of its characters is refused', async () => {
    const cursor = await cursorOf('/courses');
    expect((await use('/courses', cursor)).status).toBe(200);
    expect(cursor).toMatch(/^[\w-]{100,}$/);
    const next = (character: string) => (character === 'A' ? 'B' : 'A');
    const changed = [...cursor].map(
      (character, place) => cursor.slice(0, place) + next(character) + cursor.slice(place + 1),
    );
    expect(new Set([...changed, cursor]).size).toBe(cursor.length + 1);
    for (const answer of await Promise.all(changed.map((one) => use('/courses', one)))) refused(answer);
  });

  test('one whose last bits alone differ, or that is cut, longer or another text, is refused', async () => {
    const cursor = await cursorOf('/courses');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const lastOnes = [...alphabet].map((character) => cursor.slice(0, -1) + character);
    const others = lastOnes.filter((one) => one !== cursor);
    expect(others).toHaveLength(63);
    for (const one of [
      ...others,
      '',
      'x',
      cursor.slice(1),
      cursor.slice(0, -1),
      `${cursor}A`,
      `${cursor}=`,
      '💥',
    ]) {
      refused(await use('/courses', one));
    }
  });

  test('one of another list is refused', async () => {
    const [catalog, mine, outline] = await Promise.all([
      cursorOf('/courses'),
      cursorOf('/me/courses', { token }),
      cursorOf(path('/lessons')),
    ]);
    const used: [string, string][] = [
      ['/courses', mine],
      ['/courses', outline],
      ['/me/courses', catalog],
      ['/me/courses', outline],
      [path('/lessons'), catalog],
      [path('/lessons'), mine],
      [`/courses/${draft.courseId}/lessons`, outline],
    ];
    for (const [list, cursor] of used) refused(await use(list, cursor, { token }));
    for (const [list, cursor] of [
      ['/courses', catalog],
      ['/me/courses', mine],
      [path('/lessons'), outline],
    ] as const) {
      expect((await use(list, cursor, { token })).status).toBe(200);
    }
  });

  test('one of another filter or sort is refused', async () => {
    const filters: Record<string, string>[] = [
      {},
      { sort: 'popular' },
      { sort: 'top-rated' },
      { category: published.category },
      { category: 'another' },
      { level: 'beginner' },
      { level: 'all' },
      { tag: 'bees' },
    ];
    const cursor = await cursorOf('/courses', { query: { category: published.category } });
    for (const query of filters) {
      const answer = await use('/courses', cursor, { query });
      if (query.category === published.category) expect(answer.status).toBe(200);
      else refused(answer);
    }
  });

  test('one of another person’s own list is refused', async () => {
    const cursor = await cursorOf('/me/courses', { token });
    refused(await use('/me/courses', cursor, { token: kenji.accessToken }));
    expect((await use('/me/courses', cursor, { token })).status).toBe(200);
  });

  test('one of another stage is refused, and one that is older than yesterday', async () => {
    const cursorsFrom = async (stage: string, secret: string) => {
      const { courseId, publishedAt } = other;
      const startKey = { ...courseKey(courseId), ...catalogIndexKey(publishedAt ?? '', courseId) };
      const scope = { route: 'listCourses', filters: { sort: 'newest' } };
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          fileURLToPath(new URL('./seal-cursor.ts', import.meta.url)),
          JSON.stringify(startKey),
          JSON.stringify(scope),
          ...['0', '1', '2'],
        ],
        {
          env: {
            STAGE: stage,
            CURSOR_SECRET: secret,
            TABLE_NAME: stack.info.tableName,
            USER_POOL_ID: stack.info.userPoolId,
            USER_POOL_CLIENT_ID: stack.info.clientId,
            BUCKET_NAME: stack.info.bucketName,
            AWS_REGION: stack.info.region,
          },
        },
      );
      const cursors: unknown = JSON.parse(stdout);
      if (!Array.isArray(cursors)) throw new Error(stdout);
      return Promise.all(cursors.map((cursor) => use('/courses', String(cursor))));
    };
    const secret = readFileSync(join(stack.dataDir, 'cursor-secret'), 'utf8');
    const [own, foreign, guessed] = await Promise.all([
      cursorsFrom('local', secret),
      cursorsFrom('other', secret),
      cursorsFrom(
        'local',
        secret.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      ),
    ]);
    const [today, yesterday, before] = own;
    for (const answer of [today, yesterday]) {
      expect(answer?.body).toMatchObject({ items: [{ courseId: published.courseId }] });
    }
    for (const answer of [before, ...foreign, ...guessed]) if (answer) refused(answer);
    expect([...own, ...foreign, ...guessed]).toHaveLength(9);
  });
});

describe('who may not', () => {
  test('a student may not publish, create, list, change or remove', async () => {
    const student = { token: sam.accessToken };
    await expectUntouched(draft.courseId, async () => {
      const answers = [
        await call('POST', `/courses/${draft.courseId}/publish`, student),
        await call('POST', path('/publish'), student),
        await call('POST', '/courses', { ...student, body: courseFields }),
        await call('GET', '/me/courses', student),
        await call('PUT', path(), { ...student, body: { title: 'Mine' } }),
        await call('DELETE', path(), student),
      ];
      for (const answer of answers) expectProblem(answer, 403, 'role-required');
    });
  });

  test.each([
    ['published', 403, 'not-your-course'],
    ['draft', 404, 'not-found'],
  ] as const)('an instructor may not change another’s %s course: %i', async (status, expected, code) => {
    const { courseId } = status === 'draft' ? draft : published;
    const [first] = lessonsIn(await call('GET', `/courses/${courseId}/lessons`, { token })).items;
    const requests: [string, string, unknown?][] = [
      ['PUT', `/courses/${courseId}`, { title: 'Mine' }],
      ['DELETE', `/courses/${courseId}`],
      ['POST', `/courses/${courseId}/publish`],
      ['POST', `/courses/${courseId}/unpublish`],
      ['POST', `/courses/${courseId}/archive`],
      ['POST', `/courses/${courseId}/instructors`, { userId: kenji.userId }],
      ['DELETE', `/courses/${courseId}/instructors/${amara.userId}`],
      ['POST', `/courses/${courseId}/lessons`, { title: 'Mine', type: 'article' }],
      ['PUT', `/courses/${courseId}/lessons/order`, { lessonIds: [] }],
      ['PUT', `/lessons/${first?.lessonId}`, { title: 'Mine' }],
      ['DELETE', `/lessons/${first?.lessonId}`],
    ];
    await expectUntouched(courseId, async () => {
      for (const [method, route, body] of requests) {
        const answer = await call(method, route, {
          token: kenji.accessToken,
          body,
          headers: { 'If-Match': '*' },
        });
        expectProblem(answer, expected, code);
      }
    });
  });
});

describe('preconditions', () => {
  test('a stale If-Match is a 412 for course, lesson and order', async () => {
    const { courseId } = await publishableCourse(call, token);
    const course = `/courses/${courseId}`;
    const outline = await call('GET', `${course}/lessons`, { token });
    const [{ lessonId } = { lessonId: '' }] = lessonsIn(outline).items;
    const stale = async (route: string) => ({ 'If-Match': tagOf(await call('GET', route, { token })) });
    const [ofCourse, ofLesson, ofOutline] = await Promise.all([
      stale(course),
      stale(`/lessons/${lessonId}`),
      stale(`${course}/lessons`),
    ]);
    await call('PUT', course, { token, body: { title: 'Changed' } });
    await call('PUT', `/lessons/${lessonId}`, { token, body: { title: 'Changed', status: 'draft' } });
    const order = { lessonIds: [lessonId] };
    const answers = [
      await call('PUT', course, { token, headers: ofCourse, body: { title: 'Lost' } }),
      await call('DELETE', course, { token, headers: ofCourse }),
      await call('PUT', `/lessons/${lessonId}`, { token, headers: ofLesson, body: { title: 'Lost' } }),
      await call('DELETE', `/lessons/${lessonId}`, { token, headers: ofLesson }),
      await call('PUT', `${course}/lessons/order`, { token, headers: ofOutline, body: order }),
    ];
    for (const answer of answers) expectProblem(answer, 412, 'stale');
    const now = await call('GET', `${course}/lessons`, { token });
    expect(lessonsIn(now).items).toMatchObject([{ lessonId, title: 'Changed' }]);
    expect(courseIn(await call('GET', course, { token })).title).toBe('Changed');
    const headers = { 'If-Match': tagOf(now) };
    expect((await call('PUT', `${course}/lessons/order`, { token, headers, body: order })).status).toBe(200);
  });

  test.each(['"made-up"', 'v1', '"v1"', ''])(
    'an If-Match that is no tag of ours is a 412: %j',
    async (tag) => {
      const { courseId } = draft;
      const sent = { token, body: { title: 'Lost' }, headers: { 'If-Match': tag } };
      await expectUntouched(courseId, async () => {
        expectProblem(await call('PUT', `/courses/${courseId}`, sent), 412, 'stale');
      });
    },
  );

  test('reordering without If-Match is a 428', async () => {
    const body = { lessonIds: lessons.map(({ lessonId }) => lessonId) };
    expectProblem(await call('PUT', path('/lessons/order'), { token, body }), 428, 'if-match-required');
  });

  test.each<[string, (ids: string[]) => string[], string[]]>([
    ['a missing id', (ids) => ids.slice(1), ['/lessonIds']],
    ['a doubled id', (ids) => [...ids, ...ids.slice(0, 1)], ['/lessonIds/3']],
    ['a doubled id in place of another', ([a = '', b = '']) => [a, b, a], ['/lessonIds/2', '/lessonIds']],
    ['an id of another course', (ids) => [...ids, `${draft.courseId}-1`], ['/lessonIds/3']],
    ['no ids', () => [], ['/lessonIds']],
  ])('an order that is no permutation is a 422: %s', async (_what, order, pointers) => {
    const outline = await call('GET', path('/lessons'), { token });
    const lessonIds = order(lessons.map(({ lessonId }) => lessonId));
    const headers = { 'If-Match': tagOf(outline) };
    const answer = await call('PUT', path('/lessons/order'), { token, headers, body: { lessonIds } });
    expectFields(answer, 'not-a-permutation', 'body', pointers);
    expect(await call('GET', path('/lessons'), { token })).toMatchObject({ body: outline.body });
  });

  test('publishing without a published lesson or a description is a 422 that says which', async () => {
    const { courseId } = await createCourse(call, token);
    const attempt = () => call('POST', `/courses/${courseId}/publish`, { token });
    expectFields(await attempt(), 'not-publishable', 'body', ['/lessons']);
    await createLesson(call, token, courseId, { status: 'draft' });
    expectFields(await attempt(), 'not-publishable', 'body', ['/lessons']);
    await call('PUT', `/courses/${courseId}`, { token, body: { description: '' } });
    expectFields(await attempt(), 'not-publishable', 'body', ['/description', '/lessons']);
    await createLesson(call, token, courseId);
    expectFields(await attempt(), 'not-publishable', 'body', ['/description']);
    await call('PUT', `/courses/${courseId}`, { token, body: { description: 'Now.' } });
    expect(courseIn(await attempt()).status).toBe('published');
  });
});

describe('of two things wrong the first in order is told', () => {
  const nowhere = '/courses/01JD0M8Z5W3V7QH2K4N6P8R0TS';
  const json = { 'Content-Type': 'application/json' };
  const plain = { 'Content-Type': 'text/plain' };

  test('401 before 415, 400, 403 and 404', async () => {
    const bad = { token: 'bad' };
    expectProblem(
      await call('POST', '/courses', { ...bad, body: '{', headers: plain }),
      401,
      'invalid-token',
    );
    expectProblem(await call('PUT', nowhere, { ...bad, body: '{' }), 401, 'invalid-token');
  });

  test('415 and 413 before 400 and 403', async () => {
    const student = { token: sam.accessToken };
    const large = ' '.repeat(300_000);
    const unread = await call('POST', '/courses', { ...student, body: '{', headers: plain });
    expectProblem(unread, 415, 'unsupported-media-type');
    expectProblem(await call('POST', '/courses', { ...student, body: large }), 413, 'content-too-large');
  });

  test('400 before 403, 404 and 422', async () => {
    const student = { token: sam.accessToken };
    expectProblem(await call('POST', '/courses', { ...student, body: '{' }), 400, 'malformed-json');
    const query = { cursor: 'made-up', limit: '0' };
    expectProblem(await call('GET', '/me/courses', { ...student, query }), 400, 'invalid-cursor');
    expectProblem(await call('GET', `${nowhere}/lessons`, { query }), 400, 'invalid-cursor');
  });

  test('403 for the role before 404, 404 before 422, 403 for the owner before 422', async () => {
    const body = { colour: 'red' };
    const as = (who: SignedIn, route: string) => call('PUT', route, { token: who.accessToken, body });
    expectProblem(await as(sam, nowhere), 403, 'role-required');
    expectProblem(await as(kenji, nowhere), 404, 'not-found');
    expectProblem(await as(kenji, path()), 403, 'not-your-course');
    expectProblem(await as(amara, path()), 422, 'invalid-request');
  });

  test('422 before 428 and 412', async () => {
    const order = path('/lessons/order');
    const body = { lessonIds: 'all' };
    expectFields(await call('PUT', order, { token, body }), 'invalid-request', 'body', ['/lessonIds']);
    const headers = { ...json, 'If-Match': '"stale"' };
    expectFields(await call('PUT', order, { token, body, headers }), 'invalid-request', 'body', [
      '/lessonIds',
    ]);
    const edit = await call('PUT', path(), { token, body: { colour: 'red' }, headers });
    expectFields(edit, 'invalid-request', 'body', ['/colour']);
  });
});

describe('paths, methods and origins', () => {
  const webApp = 'http://localhost:3000';

  test.each([
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['GET', '/courses/a/b/c/d'],
    ['PATCH', '/courses'],
    ['DELETE', '/courses'],
    ['POST', '/health/courses'],
    ['PUT', '/openapi.json'],
  ])('an unknown path or method is a 404: %s %s', async (method, route) => {
    const answer = await call(method, route, { token });
    expect(expectProblem(answer, 404, 'not-found').detail).toBe('There is no such route.');
  });

  test('a HEAD is an unknown method, too, and answered without a body', async () => {
    const { status, headers, body } = await call('HEAD', '/courses');
    expect({ status, type: headers.get('content-type'), body }).toEqual({
      status: 404,
      type: 'application/problem+json',
      body: undefined,
    });
  });

  test.each([
    '01JD0M8Z5W3V7QH2K4N6P8R0TS',
    'not-an-id',
    'a%20b',
    '%00',
    '..%2f..',
    'x'.repeat(65),
    '%F0%9F%90%9D',
  ])('an id that nothing has is a 404: %s', async (id) => {
    expectProblem(await call('GET', `/courses/${id}`), 404, 'not-found');
    expectProblem(await call('GET', `/courses/${id}/lessons`), 404, 'not-found');
    expectProblem(await call('GET', `/lessons/${id}`), 404, 'not-found');
    expectProblem(await call('PUT', `/courses/${id}`, { token, body: { title: 'Mine' } }), 404, 'not-found');
  });

  test('a request’s own id comes back, in header and problem; one that is unfit for a log does not', async () => {
    const ask = (id: string) => call('GET', '/lessons/none', { headers: { 'X-Request-Id': id } });
    expect(expectProblem(await ask('my-request:1.2_3'), 404, 'not-found').instance).toBe('my-request:1.2_3');
    expect(expectProblem(await ask('a b'), 404, 'not-found').instance).toMatch(/^[\w-]{36}$/);
    expect(expectProblem(await ask('x'.repeat(129)), 404, 'not-found').instance).toMatch(/^[\w-]{36}$/);
  });

  /** An answer of a function, one of its errors, one of the gateway. */
  const answersTo = (origin: string) =>
    Promise.all([
      call('GET', '/courses', { headers: { Origin: origin } }),
      call('POST', '/courses', { headers: { Origin: origin } }),
      call('GET', '/nowhere', { headers: { Origin: origin } }),
      call('GET', '/openapi.json', { headers: { Origin: origin } }),
    ]);

  test('a configured origin may read every answer, also an error', async () => {
    const answers = await answersTo(webApp);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 200]);
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe(webApp);
      expect(headers.get('vary')).toContain('Origin');
      expect(headers.get('access-control-expose-headers')).toMatch(/\bRetry-After\b.*\bX-Request-Id\b/);
    }
    const [list] = answers;
    expect(list?.headers.get('access-control-expose-headers')).toMatch(/\bETag\b.*\bLink\b.*\bLocation\b/);
  });

  test.each([
    'https://elsewhere.test',
    'http://localhost:3001',
    'https://localhost:3000',
    'null',
    `${webApp}.test`,
  ])('another origin may read none: %s', async (origin) => {
    for (const { headers } of await answersTo(origin)) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    }
  });

  test('a preflight tells a configured origin what it may send, and others nothing', async () => {
    const ask = (origin: string) =>
      call('OPTIONS', path(), {
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'authorization, content-type, if-match, idempotency-key',
        },
      });
    const { status, headers } = await ask(webApp);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(webApp);
    const words = (name: string) => headers.get(name)?.toLowerCase().split(', ') ?? [];
    expect(words('access-control-allow-methods')).toEqual(
      expect.arrayContaining(['get', 'post', 'put', 'delete']),
    );
    expect(words('access-control-allow-headers')).toEqual(
      expect.arrayContaining([
        'authorization',
        'content-type',
        'if-match',
        'if-none-match',
        'idempotency-key',
      ]),
    );
    expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(0);
    const elsewhere = await ask('https://elsewhere.test');
    for (const name of elsewhere.headers.keys()) expect(name).not.toMatch(/^access-control-/);
  });
});
