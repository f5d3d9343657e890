import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { printedBy } from '@skillforge/testing/log-capture';
import { png, sampleImages } from '@skillforge/testing/sample-images';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { errorXml, type StoreAnswer, startFakeStore } from './fake-store.ts';

const store = await startFakeStore();
const environment = await startFunctionEnvironment({
  variables: { S3_ENDPOINT: store.endpoint, POWERTOOLS_LOG_LEVEL: 'DEBUG' },
});
const { askBucket, unexpected } = await import('../src/files/bucket.ts');
const { beginParts, finishParts, keepUpload } = await import('../src/files/uploads.ts');
const { looksLike, publishImage } = await import('../src/files/images.ts');
const { deleteFolder } = await import('../src/files/deletion.ts');
const { listFolder } = await import('../src/files/listing.ts');
const { putJsonFile } = await import('../src/files/json-file.ts');
const { asProblem, InternalError, ServiceUnavailableError } = await import('../src/errors.ts');
const { endpoint } = await import('../src/http/endpoint.ts');
const { ok } = await import('../src/http/reply.ts');
const { table } = await import('../src/table.ts');

// The functions wait for seconds, and pause between; how long is told apart from what follows.
const realRandom = Math.random;
Math.random = () => realRandom() / 20;
const realTimeout = AbortSignal.timeout;
const waits: number[] = [];
AbortSignal.timeout = (milliseconds) => {
  waits.push(milliseconds);
  return realTimeout.call(AbortSignal, 100);
};

afterAll(async () => {
  AbortSignal.timeout = realTimeout;
  Math.random = realRandom;
  store.stop();
  table.destroy();
  await environment.stop();
});

const key = 'courses/01JD0M8Z5W3V7QH2K4N6P8R0TS/videos/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.mp4';
const head = { method: 'HEAD', key } as const;

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('a request to the bucket', () => {
  const passing: [string, StoreAnswer][] = [
    ['answers 503', { status: 503, body: errorXml('SlowDown') }],
    ['answers 500', { status: 500, body: errorXml('InternalError') }],
    ['answers 429', { status: 429 }],
    [
      'answers 409, for another request is at the same key',
      { status: 409, body: errorXml('OperationAborted') },
    ],
    ['begins with a 200 and ends with an error of its own', { status: 200, body: errorXml('InternalError') }],
    ['breaks the connection', 'breaks'],
    ['never answers', 'silence'],
    ['stops in the middle of its answer', 'stalls'],
  ];

  test.each(passing)(
    'is made again when the bucket %s, and goes well when it does the third time',
    async (_, fault) => {
      store.answer(fault, fault, { status: 200, body: 'here' });
      const { status, body } = await askBucket({ method: 'GET', key });
      expect({ status, body: body.toString() }).toEqual({ status: 200, body: 'here' });
      expect(store.requests).toHaveLength(3);
    },
  );

  test.each(passing)(
    'is given up after three times when the bucket %s, and the caller is told to come back',
    async (_, fault) => {
      store.answer(fault);
      const error = await thrownBy(() => askBucket({ method: 'GET', key }));
      expect(error).toBeInstanceOf(ServiceUnavailableError);
      expect(error).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
      expect(store.requests).toHaveLength(3);
    },
  );

  test('is given up when there is no bucket to be reached', async () => {
    const realFetch = globalThis.fetch;
    globalThis.fetch = () => realFetch('http://127.0.0.1:9/');
    try {
      expect(await thrownBy(() => askBucket(head))).toBeInstanceOf(ServiceUnavailableError);
    } finally {
      globalThis.fetch = realFetch;
    }
  });

  test('waits no longer, all three times together, than a function may run', async () => {
    waits.length = 0;
    store.answer('silence');
    await thrownBy(() => askBucket(head));
    expect(waits).toHaveLength(3);
    // 20 seconds, and some for the rest of the function's work.
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(15_000);
  });

  test.each([200, 204, 206, 304, 400, 403, 404, 412, 416])(
    'that is answered %d is made once',
    async (status) => {
      store.answer({ status });
      expect((await askBucket(head)).status).toBe(status);
      expect(store.requests).toHaveLength(1);
    },
  );

  test('sends its body and its headers as they are signed, and may be made for a minute only', async () => {
    store.answer({ status: 200 });
    await askBucket(
      { method: 'POST', key, query: { uploadId: 'a b' }, headers: { 'if-none-match': '*' } },
      { body: '<Parts/>' },
    );
    const [request] = store.requests;
    expect(request).toMatchObject({ method: 'POST', body: '<Parts/>', headers: { 'if-none-match': '*' } });
    const { pathname, searchParams } = new URL(request?.url ?? '', store.endpoint);
    expect(pathname).toBe(`/skillforge-test/${key}`);
    expect(searchParams.get('uploadId')).toBe('a b');
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('host;if-none-match');
    expect(searchParams.get('X-Amz-Expires')).toBe('60');
  });
});

/** Everything that asks the bucket, with an answer that nobody has foreseen. */
const works: [string, () => Promise<unknown>][] = [
  ['taking an upload into use', () => keepUpload(key, 'videoKey')],
  ['beginning an upload in parts', () => beginParts({ key, contentType: 'video/mp4', sizeBytes: 1 })],
  ['putting parts together', () => finishParts({ key, storeId: 's' }, [{ partNumber: 1, etag: 'e' }])],
  ['publishing an image', () => publishImage(key, 'media/courses/C/x.png', 'thumbnailKey')],
  ['deleting a folder', () => deleteFolder('courses/C/')],
];

describe.each(works)('%s', (name, work) => {
  test('is a fault of ours when the bucket refuses it, which names the refusal’s code and neither key nor address', async () => {
    store.answer({ status: 403, body: errorXml('AccessDenied') });
    const error = await thrownBy(work);
    expect(asProblem(error)).toBeInstanceOf(InternalError);
    expect(String(error)).toMatch(/^Error: The bucket answered 403 AccessDenied to (GET|PUT|POST|DELETE)$/);
    // A missing image may be refused as well: the listing would tell.
    expect(store.requests).toHaveLength(name === 'publishing an image' ? 2 : 1);
  });

  test('tells nothing of a signed address or a key, neither its caller nor the log, whatever fails', async () => {
    const route = {
      service: 'things',
      operationId: 'work',
      method: 'GET',
      path: '/work',
      summary: 'Work',
      auth: 'optional',
      success: [{ status: 200, description: 'Done', schema: z.object({}), example: {} }],
    } as const satisfies Route;
    const main = endpoint(route, async () => {
      await work();
      return ok({});
    });
    for (const answer of [
      { status: 403, body: errorXml('AccessDenied') },
      { status: 400, body: 'no xml' },
      { status: 503, body: errorXml('SlowDown') },
      'silence',
      'breaks',
    ] satisfies StoreAnswer[]) {
      store.answer(answer);
      let told = '';
      const { text, lines } = await printedBy(async () => {
        const { status, body } = await call(main, { path: '/work' });
        expect(status).toBe(typeof answer === 'object' && answer.status < 500 ? 500 : 503);
        told = JSON.stringify(body);
      });
      expect(lines.filter(({ level }) => level === 'ERROR')).toHaveLength(1);
      for (const secret of ['X-Amz', 'Signature', 'courses/', 'media/', 'secret-', 'skillforge-test/']) {
        expect(text).not.toContain(secret);
        expect(told).not.toContain(secret);
      }
    }
  });
});

test('an answer that has no code is told by its status', () => {
  const answer = { status: 400, headers: new Headers(), body: Buffer.from('<html>') };
  expect(unexpected(head, answer).message).toBe('The bucket answered 400  to HEAD');
});

describe('putting parts together', () => {
  const finish = () => finishParts({ key, storeId: 's' }, [{ partNumber: 1, etag: '"e-1"' }]);

  test('names the parts with their tags, and never takes the place of what is there', async () => {
    store.answer({ status: 200, body: '<CompleteMultipartUploadResult/>' });
    expect(await finish()).toBe(true);
    expect(store.requests[0]).toMatchObject({
      method: 'POST',
      headers: { 'if-none-match': '*', 'content-type': 'application/xml' },
    });
    expect(store.requests[0]?.body).toContain('<Part><PartNumber>1</PartNumber><ETag>"e-1"</ETag></Part>');
  });

  test.each(['InvalidPart', 'InvalidPartOrder', 'EntityTooSmall'])(
    'tells that parts are missing: %s',
    async (code) => {
      store.answer({ status: 400, body: errorXml(code) });
      expect(await finish()).toBe(false);
      // Also when the store finds it out after it has begun its answer.
      store.answer({ status: 200, body: errorXml(code) });
      expect(await finish()).toBe(false);
    },
  );

  test.each([
    [404, 'NoSuchUpload'],
    [412, 'PreconditionFailed'],
  ])('has been done before when the store answers %d %s and the file is there', async (status, code) => {
    store.answer({ status, body: errorXml(code) }, { status: 200 });
    expect(await finish()).toBe(true);
    expect(store.requests.map(({ method }) => method)).toEqual(['POST', 'HEAD']);
    store.answer({ status, body: errorXml(code) }, { status: 404 });
    expect(await finish()).toBe(false);
    store.answer({ status, body: errorXml(code) }, { status: 403 });
    expect(String(await thrownBy(finish))).toContain('403');
  });
});

test('an image whose copy ends with an error, though it began with a 200, is not published', async () => {
  const seen = { status: 206, body: png.toString('latin1'), headers: { 'content-type': 'image/png' } };
  const publish = () => publishImage(key, 'media/courses/C/x.png', 'thumbnailKey');
  store.answer(seen, { status: 200, body: errorXml('AccessDenied') });
  expect(asProblem(await thrownBy(publish))).toBeInstanceOf(InternalError);
  store.answer(seen, { status: 200, body: '<CopyObjectResult/>' });
  await publish();
  expect(store.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
});

test('an image that is refused is missing if the listing does not have it, and a fault of ours if it has', async () => {
  const publish = () => publishImage(key, 'media/courses/C/x.png', 'thumbnailKey');
  const refused = { status: 403, body: errorXml('AccessDenied') };
  store.answer(refused, { status: 200, body: `<Key>${key}.other</Key>` });
  expect(await thrownBy(publish)).toMatchObject({ status: 422, code: 'not-uploaded' });
  expect(store.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  expect(new URL(store.requests[1]?.url ?? '', 'http://x').searchParams.get('prefix')).toBe(key);
  store.answer(refused, { status: 200, body: `<Key>${key}</Key>` });
  expect(asProblem(await thrownBy(publish))).toBeInstanceOf(InternalError);
});

test('a begun upload without a name is a fault', async () => {
  store.answer({ status: 200, body: '<InitiateMultipartUploadResult/>' });
  const begin = () => beginParts({ key, contentType: 'video/mp4', sizeBytes: 1 });
  expect(asProblem(await thrownBy(begin))).toBeInstanceOf(InternalError);
  store.answer({ status: 200, body: '<X><UploadId>a.b-c_d</UploadId></X>' });
  expect(await begin()).toBe('a.b-c_d');
  expect(store.requests[0]?.headers).toMatchObject({
    'content-type': 'video/mp4',
    'x-amz-tagging': 'state=unused',
  });
});

test('taking an upload into use asks once, and says which field named what is not there', async () => {
  store.answer({ status: 204 });
  await keepUpload(key, 'videoKey');
  expect(store.requests.map(({ method, url }) => [method, url.includes('tagging=')])).toEqual([
    ['DELETE', true],
  ]);
  store.answer({ status: 404, body: errorXml('NoSuchKey') });
  expect(await thrownBy(() => keepUpload(key, 'videoKey'))).toMatchObject({
    status: 422,
    code: 'not-uploaded',
    errors: [{ in: 'body', pointer: '/videoKey' }],
  });
});

describe('a folder', () => {
  const listed = (keys: string[], next?: string) => ({
    status: 200,
    body: `<ListBucketResult>${keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('')}${next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''}</ListBucketResult>`,
  });

  test('is deleted page by page to its end', async () => {
    store.answer(listed(['f/1', 'f/2'], 'a+b/c='), { status: 204 }, { status: 204 }, listed(['f/3']), {
      status: 204,
    });
    expect(await deleteFolder('f/')).toBe(3);
    const seen = store.requests.map(({ method, url }) => {
      const { pathname, searchParams } = new URL(url, store.endpoint);
      return [method, pathname, searchParams.get('prefix'), searchParams.get('continuation-token')];
    });
    expect(seen.filter(([method]) => method === 'GET')).toEqual([
      ['GET', '/skillforge-test/', 'f/', null],
      ['GET', '/skillforge-test/', 'f/', 'a+b/c='],
    ]);
    expect(
      seen
        .filter(([method]) => method === 'DELETE')
        .map(([, path]) => path)
        .sort(),
    ).toEqual(['/skillforge-test/f/1', '/skillforge-test/f/2', '/skillforge-test/f/3']);
  });

  test('that is empty is one look', async () => {
    store.answer(listed([]));
    expect(await deleteFolder('f/')).toBe(0);
    expect(store.requests).toHaveLength(1);
  });

  test('is listed page by page', async () => {
    store.answer(listed(['f/1', 'f/2'], 'next'), listed(['f/3']));
    const pages: string[][] = [];
    for await (const keys of listFolder('f/')) pages.push(keys);
    expect(pages).toEqual([['f/1', 'f/2'], ['f/3']]);
  });
});

describe('a JSON file', () => {
  test('is written in one request, and tells its size', async () => {
    store.answer({ status: 200 });
    const size = await putJsonFile('exports/U1/E1.json', { name: 'Zoë' });
    const [request] = store.requests;
    expect(request).toMatchObject({ method: 'PUT', headers: { 'content-type': 'application/json' } });
    expect(size).toBe(Buffer.byteLength('{\n  "name": "Zoë"\n}'));
  });

  test('that the bucket refuses is a fault', async () => {
    store.answer({ status: 403, body: errorXml('AccessDenied') });
    await expect(putJsonFile('exports/U1/E1.json', {})).rejects.toThrow('403 AccessDenied');
  });
});

describe('the beginning of a file', () => {
  const types = Object.keys(sampleImages);

  test.each(types.flatMap((declared) => types.map((real) => [declared, real] as const)))(
    'is that of %s: told of a real %s',
    (declared, real) => {
      expect(looksLike(declared, sampleImages[real] ?? Buffer.alloc(0))).toBe(declared === real);
    },
  );

  test.each(Object.entries(sampleImages))(
    'of %s is told from its first 32 bytes, and from no fewer than it has',
    (type, image) => {
      expect(looksLike(type, image.subarray(0, 32))).toBe(true);
      expect(looksLike(type, image.subarray(0, 2))).toBe(false);
      expect(looksLike(type, Buffer.alloc(0))).toBe(false);
      const least = { 'image/png': 8, 'image/jpeg': 3, 'image/webp': 12, 'image/avif': 11 }[type] ?? 0;
      expect(looksLike(type, image.subarray(0, least))).toBe(true);
      expect(looksLike(type, image.subarray(0, least - 1))).toBe(false);
    },
  );

  test.each([
    ['HTML', '<!doctype html><html><script>'],
    ['HTML after a byte order mark', '\ufeff<html>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00\x80\x00\x00'],
    ['a WAVE file', 'RIFF\x24\x00\x00\x00WAVEfmt '],
    ['an MP4', '\x00\x00\x00\x20ftypisom\x00\x00\x02\x00'],
    ['a HEIC', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00'],
    ['a PNG whose line breaks were mended', '\x89PNG\n\x1a\n\x00\x00'],
    ['a text that speaks of PNG', 'PNG image'],
  ])('of %s is that of no image', (_, text) => {
    for (const type of types) expect(looksLike(type, Buffer.from(text, 'latin1'))).toBe(false);
  });

  test('of a type that is no image’s is nothing', () => {
    expect(looksLike('image/gif', png)).toBe(false);
    expect(looksLike('text/html', png)).toBe(false);
    expect(looksLike('', png)).toBe(false);
  });
});
