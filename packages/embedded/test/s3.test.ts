import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl, S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { LOCAL_AWS } from '../src/local-aws.ts';
import { type EmbeddedS3, startS3 } from '../src/s3.ts';

const MB = 1024 * 1024;

interface SignedRequest {
  query?: Record<string, string>;
  /** All of them are signed. */
  headers?: Record<string, string>;
  expiresIn?: number;
  signingDate?: Date;
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

interface Sent {
  headers?: Record<string, string>;
  body?: string | Buffer;
}

interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
  /** S3's error code. */
  code: string;
}

let dataDir: string;
let s3: EmbeddedS3;
let client: S3Client;

async function open(folder: string): Promise<void> {
  s3 = await startS3({ dataDir: folder, bucketName: 'skillforge-test' });
  client = new S3Client({
    ...LOCAL_AWS,
    endpoint: s3.endpoint,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
}

async function close(): Promise<void> {
  client.destroy();
  await s3.stop();
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'skillforge-s3-'));
  await open(dataDir);
});

afterAll(async () => {
  await close();
  await rm(dataDir, { recursive: true });
});

/** A presigned address, made as a service makes it. */
async function sign(method: string, key: string, options: SignedRequest = {}): Promise<string> {
  const { query = {}, headers = {}, expiresIn = 900, signingDate = new Date() } = options;
  const presigner = new S3RequestPresigner({
    region: options.region ?? LOCAL_AWS.region,
    credentials: options.credentials ?? s3.credentials,
    sha256: client.config.sha256,
  });
  const names = new Set(Object.keys(headers));
  const { protocol, hostname, port } = new URL(s3.endpoint);
  const path = `/${s3.bucketName}/${key.split('/').map(encode).join('/')}`;
  const signed = await presigner.presign(
    { method, protocol, hostname, port: Number(port), path, query, headers: { ...headers } },
    { expiresIn, signingDate, signableHeaders: names, unhoistableHeaders: names },
  );
  const parameters = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encode(name)}=${encode(`${value}`)}`,
  );
  return `${s3.endpoint}${path}?${parameters.join('&')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function send(method: string, url: string, { headers = {}, body }: Sent = {}): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(bytes.toString('latin1')) ?? [];
  return { status: answer.status, headers: answer.headers, body: bytes, code };
}

/** Signs and sends the same request. */
async function ask(method: string, key: string, options: SignedRequest & Sent = {}): Promise<Answer> {
  return send(method, await sign(method, key, options), options);
}

/** Sends just these headers and this much of a body, which fetch would put right; undefined when hung up. */
function sendRaw(
  url: string,
  headers: Record<string, string | number>,
  body: string,
  hangUp = false,
): Promise<{ status: number; text: string } | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'PUT', headers }, async (answer: IncomingMessage) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      resolve({ status: answer.statusCode ?? 0, text });
    });
    sent.on('error', (error) => (hangUp ? resolve(undefined) : reject(error)));
    if (hangUp) sent.write(body, () => setTimeout(() => sent.destroy(), 50));
    else sent.end(body);
  });
}

const put = (key: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  ask('PUT', key, { headers, body });

async function textOf(key: string): Promise<string | undefined> {
  const { status, body } = await ask('GET', key);
  return status === 404 ? undefined : body.toString();
}

async function startUpload(key: string, headers: Record<string, string> = {}): Promise<string> {
  const { body } = await ask('POST', key, { query: { uploads: '' }, headers });
  return /<UploadId>(\w+)<\/UploadId>/.exec(body.toString())?.[1] ?? '';
}

async function putPart(
  key: string,
  uploadId: string,
  number: number,
  body: string | Buffer,
): Promise<string> {
  const answer = await ask('PUT', key, {
    query: { partNumber: String(number), uploadId },
    headers: { 'content-length': String(Buffer.byteLength(body)) },
    body,
  });
  expect(answer.status).toBe(200);
  return answer.headers.get('etag') ?? '';
}

function complete(key: string, uploadId: string, etags: string[], headers: Record<string, string> = {}) {
  const parts = etags.map((etag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  return ask('POST', key, { query: { uploadId }, headers, body });
}

async function tagsOf(key: string): Promise<string[]> {
  const { body } = await ask('GET', key, { query: { tagging: '' } });
  return [...body.toString().matchAll(/<Key>(.*?)<\/Key><Value>(.*?)<\/Value>/g)].map(
    ([, k, v]) => `${k}=${v}`,
  );
}

const refused = (status: number, code: string) => expect.objectContaining({ status, code });
const done = expect.objectContaining({ status: 200 });

describe('signatures', () => {
  test('a file sent to a presigned address is there after a restart; another type is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skillforge-s3-'));
    const file = { Bucket: 'skillforge-test', Key: 'courses/one/slides.pdf' };
    const shared = { s3, client };
    for (const start of [1, 2]) {
      await open(folder);
      if (start === 1) {
        const command = new PutObjectCommand({ ...file, ContentType: 'application/pdf', ContentLength: 5 });
        const address = await getSignedUrl(client, command, {
          expiresIn: 900,
          signableHeaders: new Set(['content-type', 'content-length']),
        });
        const send = (type: string) =>
          fetch(address, { method: 'PUT', headers: { 'content-type': type }, body: 'hello' });
        expect((await send('text/html')).status).toBe(403);
        expect((await send('application/pdf')).status).toBe(200);
      }
      const { Body, ContentType } = await client.send(new GetObjectCommand(file));
      expect(await Body?.transformToString()).toBe('hello');
      expect(ContentType).toBe('application/pdf');
      await close();
    }
    ({ s3, client } = shared);
    await rm(folder, { recursive: true });
  });

  test('an upload goes only with just the headers that were signed', async () => {
    const headers = {
      'content-type': 'image/png',
      'content-length': '5',
      'if-none-match': '*',
      'x-amz-tagging': 'status=pending',
    };
    const url = await sign('PUT', 'signed.png', { headers });
    for (const [name, other] of [
      ['content-type', 'text/html'],
      ['if-none-match', '"abc"'],
      ['x-amz-tagging', 'status=ready'],
    ] as const) {
      const { [name]: _left, 'content-length': _set, ...rest } = headers;
      expect(await send('PUT', url, { headers: rest, body: '12345' })).toEqual(
        refused(403, 'SignatureDoesNotMatch'),
      );
      expect(await send('PUT', url, { headers: { ...rest, [name]: other }, body: '12345' })).toEqual(
        refused(403, 'SignatureDoesNotMatch'),
      );
    }
    for (const body of ['1234', '123456', '']) {
      const { 'content-length': _set, ...rest } = headers;
      expect(await send('PUT', url, { headers: rest, body })).toEqual(refused(403, 'SignatureDoesNotMatch'));
    }
    const added = { ...headers, 'x-amz-meta-owner': 'me' };
    expect(await sendRaw(url, added, '12345')).toMatchObject({
      status: 403,
      text: expect.stringMatching('AccessDenied'),
    });
    expect(await textOf('signed.png')).toBeUndefined();
    expect(await sendRaw(url, headers, '12345')).toMatchObject({ status: 200 });
    expect(await textOf('signed.png')).toBe('12345');
  });

  test('a refusal reaches a client that still sends a large body', async () => {
    const url = await sign('PUT', 'large', { headers: { 'content-type': 'image/png' } });
    const body = Buffer.alloc(20 * MB);
    expect(await send('PUT', url, { headers: { 'content-type': 'text/html' }, body })).toEqual(
      refused(403, 'SignatureDoesNotMatch'),
    );
  });

  test('a body that is not as long as its header says leaves nothing', async () => {
    const headers = { 'content-length': '6' };
    const url = await sign('PUT', 'short', { headers });
    expect(await sendRaw(url, headers, '123', true)).toBeUndefined();
    const chunked = await sendRaw(url, { 'transfer-encoding': 'chunked' }, '123456');
    expect(chunked).toMatchObject({ status: 403, text: expect.stringMatching('SignatureDoesNotMatch') });
    const unsigned = await sendRaw(await sign('PUT', 'short'), { 'transfer-encoding': 'chunked' }, '123456');
    expect(unsigned).toMatchObject({ status: 411, text: expect.stringMatching('MissingContentLength') });
    expect(await textOf('short')).toBeUndefined();
  });

  test('bytes behind the signed length are no part of any object', async () => {
    const url = await sign('PUT', 'long', { headers: { 'content-length': '3' } });
    // The rest is no HTTP; whether the object was stored before that was noticed is a matter of timing.
    await sendRaw(url, { 'content-length': 3 }, '123456').catch(() => {});
    expect([undefined, '123']).toContain(await textOf('long'));
    expect(await sendRaw(url, { 'content-length': 6 }, '123456')).toMatchObject({ status: 403 });
    expect([undefined, '123']).toContain(await textOf('long'));
  });

  test('a request is refused when it has expired, is not yet valid, or may last more than a week', async () => {
    await put('timed', 'old');
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    const get = (options: SignedRequest) => ask('GET', 'timed', options);
    expect(await get({ expiresIn: 60, signingDate: ago(50) })).toEqual(done);
    expect(await get({ expiresIn: 60, signingDate: ago(70) })).toEqual(refused(403, 'AccessDenied'));
    expect(await get({ expiresIn: 60, signingDate: ago(-3600) })).toEqual(refused(403, 'AccessDenied'));
    const url = new URL(await sign('GET', 'timed'));
    for (const expires of ['604801', '-1', 'soon']) {
      url.searchParams.set('X-Amz-Expires', expires);
      expect(await send('GET', url.href)).toEqual(refused(400, 'AuthorizationQueryParametersError'));
    }
  });

  test('a signature is for one method, path and query, of the one key in the one region', async () => {
    await put('mine', 'text');
    await put('other', 'text');
    const url = await sign('GET', 'mine', { expiresIn: 60 });
    expect(await send('GET', url)).toEqual(done);
    const mismatch = refused(403, 'SignatureDoesNotMatch');
    expect(await send('GET', url.replace('/mine', '/other'))).toEqual(mismatch);
    expect(await send('GET', url.replace('Expires=60', 'Expires=61'))).toEqual(mismatch);
    expect(await send('GET', `${url}&response-content-type=text%2Fhtml`)).toEqual(mismatch);
    expect(await send('PUT', url, { body: 'new' })).toEqual(mismatch);
    expect(await send('DELETE', url)).toEqual(mismatch);
    const accessKeyId = LOCAL_AWS.credentials.accessKeyId;
    expect(await ask('GET', 'mine', { credentials: { accessKeyId, secretAccessKey: 'guess' } })).toEqual(
      mismatch,
    );
    for (const accessKeyId of ['unknown', 'S3RVER']) {
      expect(
        await ask('GET', 'mine', { credentials: { accessKeyId, secretAccessKey: accessKeyId } }),
      ).toEqual(refused(403, 'InvalidAccessKeyId'));
    }
    expect(await ask('GET', 'mine', { region: 'eu-west-1' })).toEqual(
      refused(400, 'AuthorizationQueryParametersError'),
    );
    expect(await textOf('mine')).toBe('text');
  });

  test('nothing is done for unsigned requests', async () => {
    await put('private', 'text');
    const address = `${s3.endpoint}/${s3.bucketName}`;
    for (const [method, url] of [
      ['GET', `${address}/private`],
      ['PUT', `${address}/private`],
      ['DELETE', `${address}/private`],
      ['GET', `${address}/private?tagging`],
      ['POST', `${address}/private?uploads`],
      ['GET', `${address}?list-type=2`],
      ['PUT', `${address}?cors`],
      ['POST', address],
      ['GET', s3.endpoint],
    ] as const) {
      expect(await send(method, url)).toEqual(refused(403, 'AccessDenied'));
    }
    expect((await send('HEAD', `${address}/private`)).status).toBe(403);
    expect(
      await send('GET', `${address}/private?AWSAccessKeyId=local&Signature=x&Expires=9999999999`),
    ).toEqual(refused(400, 'InvalidRequest'));
    expect(await textOf('private')).toBe('text');
  });

  test('a browser gets an answer to its unsigned preflight and may read why it was refused', async () => {
    const url = await sign('PUT', 'from-a-page', { headers: { 'content-type': 'image/png' } });
    const preflight = await send('OPTIONS', url, {
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,if-none-match,x-amz-tagging',
      },
    });
    expect(preflight.status).toBeLessThan(300);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch('x-amz-tagging');
    for (const type of ['image/png', 'text/html']) {
      const answer = await send('PUT', url, {
        headers: { origin: 'http://localhost:5173', 'content-type': type },
      });
      expect(answer.status).toBe(type === 'image/png' ? 200 : 403);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  test('the bucket cannot be changed or deleted, and there is no other', async () => {
    await expect(client.send(new HeadBucketCommand({ Bucket: s3.bucketName }))).resolves.toBeDefined();
    expect(await ask('DELETE', '')).toEqual(refused(403, 'AccessDenied'));
    expect(await ask('PUT', '', { query: { cors: '' } })).toEqual(refused(403, 'AccessDenied'));
    await expect(client.send(new ListObjectsV2Command({ Bucket: 'another' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NoSuchBucket' }),
    );
  });
});

describe('conditional writes', () => {
  const onlyNew = { 'if-none-match': '*' };

  test('a PUT with If-None-Match: * leaves the object that is there as it is', async () => {
    expect(await put('once', 'first', onlyNew)).toEqual(done);
    expect(await put('once', 'second', onlyNew)).toEqual(refused(412, 'PreconditionFailed'));
    expect(await textOf('once')).toBe('first');
    expect((await ask('DELETE', 'once')).status).toBe(204);
    expect(await put('once', 'third', onlyNew)).toEqual(done);
    expect(await put('once', 'fourth', { 'if-none-match': '"etag"' })).toEqual(
      refused(501, 'NotImplemented'),
    );
  });

  test('of many such PUTs at once exactly one wins, and its content is what is read', async () => {
    const bodies = Array.from({ length: 8 }, (_, i) => String(i).repeat(200_000));
    const answers = await Promise.all(bodies.map((body) => put('race', body, onlyNew)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
    expect(await textOf('race')).toBe(bodies[answers.findIndex(({ status }) => status === 200)]);
  });

  test('a PUT with If-Match takes the place of just that object', async () => {
    const etag = (await put('versioned', 'one')).headers.get('etag') ?? '';
    expect(await put('versioned', 'two', { 'if-match': etag })).toEqual(done);
    expect(await put('versioned', 'three', { 'if-match': etag })).toEqual(refused(412, 'PreconditionFailed'));
    expect(await put('absent', 'one', { 'if-match': etag })).toEqual(refused(404, 'NoSuchKey'));
    expect(await textOf('versioned')).toBe('two');
  });

  test('an upload in parts is not completed over an object that is there', async () => {
    const uploads = [await startUpload('parts-once'), await startUpload('parts-once')];
    const etags: string[] = [];
    for (const id of uploads) etags.push(await putPart('parts-once', id, 1, `by ${id}`));
    const answers = await Promise.all(
      uploads.map((id, i) => complete('parts-once', id, [etags[i] ?? ''], onlyNew)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await textOf('parts-once')).toBe(
      `by ${uploads[answers.findIndex(({ status }) => status === 200)]}`,
    );
  });
});

describe('digests', () => {
  test('a body is stored only if it has the digests that the request says', async () => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32('body'));
    const right = {
      'content-md5': createHash('md5').update('body').digest('base64'),
      'x-amz-checksum-crc32': sum.toString('base64'),
      'x-amz-checksum-sha256': createHash('sha256').update('body').digest('base64'),
    };
    for (const [name, value] of Object.entries(right)) {
      const key = `digest/${name}`;
      expect(await put(key, 'tampered', { [name]: value })).toEqual(refused(400, 'BadDigest'));
      expect(await textOf(key)).toBeUndefined();
      expect(await put(key, 'body', { [name]: value })).toEqual(done);
    }
    expect(await put('digest/none', 'body', { 'content-md5': 'short' })).toEqual(
      refused(400, 'InvalidDigest'),
    );
  });

  test('a body with another SHA-256 than the signed one is refused', async () => {
    const tampering = new S3Client({
      ...LOCAL_AWS,
      endpoint: s3.endpoint,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    tampering.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request ?? {}, { body: 'evil' });
        return next(args);
      },
      { step: 'deserialize' },
    );
    const command = { Bucket: s3.bucketName, Key: 'digest/sha', Body: 'body' };
    await expect(tampering.send(new PutObjectCommand(command))).rejects.toThrow(
      expect.objectContaining({ name: 'XAmzContentSHA256Mismatch' }),
    );
    expect(await textOf('digest/sha')).toBeUndefined();
    tampering.destroy();
    await client.send(new PutObjectCommand(command));
    expect(await textOf('digest/sha')).toBe('body');
  });

  test('an address that was presigned with the checksum of an empty body takes no other body', async () => {
    const careless = new S3Client({ ...LOCAL_AWS, endpoint: s3.endpoint, forcePathStyle: true });
    const url = await getSignedUrl(
      careless,
      new PutObjectCommand({ Bucket: s3.bucketName, Key: 'careless' }),
    );
    careless.destroy();
    expect(await send('PUT', url, { body: 'text' })).toEqual(refused(400, 'BadDigest'));
  });
});

describe('tags', () => {
  test('tags come with the object, are replaced and removed', async () => {
    await put('tagged', 'text', { 'x-amz-tagging': 'status=pending&owner=007&name=a%20b' });
    expect(await tagsOf('tagged')).toEqual(['status=pending', 'owner=007', 'name=a b']);
    expect((await ask('HEAD', 'tagged')).headers.get('x-amz-tagging-count')).toBe('3');
    const body =
      '<Tagging><TagSet><Tag><Key>status</Key><Value>1.0</Value></Tag><Tag><Key>q</Key><Value>a &amp; b</Value></Tag></TagSet></Tagging>';
    expect(await ask('PUT', 'tagged', { query: { tagging: '' }, body })).toEqual(done);
    expect(await tagsOf('tagged')).toEqual(['status=1.0', 'q=a &amp; b']);
    expect((await ask('DELETE', 'tagged', { query: { tagging: '' } })).status).toBe(204);
    expect(await tagsOf('tagged')).toEqual([]);
    expect(await textOf('tagged')).toBe('text');
  });

  test('a new object under the key has only its own tags', async () => {
    await put('retagged', 'one', { 'x-amz-tagging': 'status=ready' });
    await put('retagged', 'two');
    expect(await tagsOf('retagged')).toEqual([]);
  });

  test('the tags of an upload in parts become those of its object', async () => {
    const id = await startUpload('tagged-parts', {
      'x-amz-tagging': 'status=pending',
      'content-type': 'video/mp4',
    });
    expect(await complete('tagged-parts', id, [await putPart('tagged-parts', id, 1, 'all')])).toEqual(done);
    expect(await tagsOf('tagged-parts')).toEqual(['status=pending']);
    expect((await ask('HEAD', 'tagged-parts')).headers.get('content-type')).toBe('video/mp4');
  });

  test('tags that S3 would not take are refused', async () => {
    const many = Array.from({ length: 11 }, (_, i) => `k${i}=v`).join('&');
    expect(await put('bad-tags', 'text', { 'x-amz-tagging': many })).toEqual(refused(400, 'BadRequest'));
    expect(await put('bad-tags', 'text', { 'x-amz-tagging': 'a=1&a=2' })).toEqual(refused(400, 'InvalidTag'));
    const query = { tagging: '' };
    expect(await ask('PUT', 'tagged', { query, body: '<Tagging>' })).toEqual(refused(400, 'MalformedXML'));
    for (const method of ['GET', 'DELETE']) {
      expect(await ask(method, 'no-object', { query })).toEqual(refused(404, 'NoSuchKey'));
    }
  });
});

describe('copies', () => {
  const copy = (source: string, key: string, headers: Record<string, string> = {}) =>
    ask('PUT', key, { headers: { 'x-amz-copy-source': `/${s3.bucketName}/${source}`, ...headers } });

  test('a copy has new headers if asked for, else those of its source, and the tags of its source', async () => {
    await put('from', 'text', { 'content-type': 'text/plain', 'x-amz-tagging': 'status=ready' });
    const replace = {
      'x-amz-metadata-directive': 'REPLACE',
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
    };
    expect(await copy('from', 'to', replace)).toEqual(done);
    const { headers, body } = await ask('GET', 'to');
    expect([headers.get('content-type'), headers.get('cache-control'), body.toString()]).toEqual([
      'image/webp',
      'public, max-age=31536000, immutable',
      'text',
    ]);
    expect(await tagsOf('to')).toEqual(['status=ready']);
    expect(await copy('from', 'to-plain')).toEqual(done);
    expect((await ask('HEAD', 'to-plain')).headers.get('content-type')).toBe('text/plain');
    expect(await copy('from', 'from', replace)).toEqual(done);
    expect((await ask('GET', 'from')).headers.get('content-type')).toBe('image/webp');
    expect(
      await copy('from', 'retagged', { 'x-amz-tagging-directive': 'REPLACE', 'x-amz-tagging': 'a=b' }),
    ).toEqual(done);
    expect(await tagsOf('retagged')).toEqual(['a=b']);
  });

  test('a copy is made only of the very object that was meant', async () => {
    const etag = (await put('checked', 'text')).headers.get('etag') ?? '';
    expect(await copy('checked', 'copied', { 'x-amz-copy-source-if-match': '"other"' })).toEqual(
      refused(412, 'PreconditionFailed'),
    );
    expect(await textOf('copied')).toBeUndefined();
    expect(await copy('checked', 'copied', { 'x-amz-copy-source-if-match': etag })).toEqual(done);
    expect(await copy('checked', 'copied', { 'if-none-match': '*' })).toEqual(
      refused(412, 'PreconditionFailed'),
    );
    expect(await copy('missing', 'copied')).toEqual(refused(404, 'NoSuchKey'));
    const unsigned = await sign('PUT', 'copied', { headers: { 'content-length': '0' } });
    const source = { 'x-amz-copy-source': `/${s3.bucketName}/private` };
    expect(await send('PUT', unsigned, { headers: source })).toEqual(refused(403, 'AccessDenied'));
  });

  test('a source with signs that must be escaped is found', async () => {
    const key = 'a+b #1 (50%) ü?.txt';
    await put(key, 'text');
    const CopySource = `${s3.bucketName}/${encodeURIComponent(key)}`;
    await client.send(new CopyObjectCommand({ Bucket: s3.bucketName, Key: 'escaped', CopySource }));
    expect(await textOf('escaped')).toBe('text');
  });
});

describe('uploads in parts', () => {
  test('parts become one object in the order of their numbers; the last one sent of a number counts', async () => {
    const first = randomBytes(5 * MB);
    const id = await startUpload('whole');
    const second = await putPart('whole', id, 2, 'end');
    await putPart('whole', id, 1, 'first try');
    const etags = [await putPart('whole', id, 1, first), second];
    expect(await textOf('whole')).toBeUndefined();
    const answer = await complete('whole', id, etags);
    expect(answer).toEqual(done);
    expect(answer.body.toString()).toMatch(/<ETag>&quot;[0-9a-f]{32}-2&quot;<\/ETag>/);
    expect((await ask('GET', 'whole')).body.equals(Buffer.concat([first, Buffer.from('end')]))).toBe(true);
    expect(await complete('whole', id, etags)).toEqual(refused(404, 'NoSuchUpload'));
  });

  test('what does not fit together is refused, and the upload stays as it was', async () => {
    const id = await startUpload('refused');
    const etags = [await putPart('refused', id, 1, 'small'), await putPart('refused', id, 2, 'end')];
    const [first = '', second = ''] = etags;
    expect(await complete('refused', id, etags)).toEqual(refused(400, 'EntityTooSmall'));
    expect(await complete('refused', id, [second])).toEqual(refused(400, 'InvalidPart'));
    expect(await complete('refused', id, [first, second, second])).toEqual(refused(400, 'InvalidPart'));
    const part = (number: number, etag: string) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`;
    for (const [body, code] of [
      [
        `<CompleteMultipartUpload>${part(2, second)}${part(1, first)}</CompleteMultipartUpload>`,
        'InvalidPartOrder',
      ],
      ['<CompleteMultipartUpload></CompleteMultipartUpload>', 'MalformedXML'],
      [
        '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>',
        'MalformedXML',
      ],
      ['not XML', 'MalformedXML'],
    ] as const) {
      expect(await ask('POST', 'refused', { query: { uploadId: id }, body })).toEqual(refused(400, code));
    }
    expect(await complete('other', id, [first])).toEqual(refused(404, 'NoSuchUpload'));
    expect(await complete('refused', id, [first])).toEqual(done);
    expect(await textOf('refused')).toBe('small');
  });

  test('a part can be copied from an object', async () => {
    await put('source', '0123456789');
    const uploadId = await startUpload('of-copies');
    const answer = await ask('PUT', 'of-copies', {
      query: { partNumber: '1', uploadId },
      headers: { 'x-amz-copy-source': `/${s3.bucketName}/source`, 'x-amz-copy-source-range': 'bytes=2-5' },
    });
    const [, etag = ''] = /<ETag>&quot;(\w+)&quot;<\/ETag>/.exec(answer.body.toString()) ?? [];
    expect(await complete('of-copies', uploadId, [etag])).toEqual(done);
    expect(await textOf('of-copies')).toBe('2345');
  });

  test('a part has just the length that was signed, and a number from 1 to 10,000', async () => {
    const uploadId = await startUpload('lengths');
    const headers = { 'content-length': '4' };
    const url = await sign('PUT', 'lengths', { query: { partNumber: '1', uploadId }, headers });
    for (const body of ['123', '12345']) {
      expect(await send('PUT', url, { body })).toEqual(refused(403, 'SignatureDoesNotMatch'));
    }
    expect(await send('PUT', url.replace('partNumber=1', 'partNumber=2'), { body: '1234' })).toEqual(
      refused(403, 'SignatureDoesNotMatch'),
    );
    for (const partNumber of ['0', '10001', '1.5', '../1']) {
      expect(await ask('PUT', 'lengths', { query: { partNumber, uploadId }, body: '1234' })).toEqual(
        refused(400, 'InvalidArgument'),
      );
    }
    expect(await send('PUT', url, { body: '1234' })).toEqual(done);
  });

  test('an aborted or unknown upload takes no parts and cannot be completed', async () => {
    const uploadId = await startUpload('aborted');
    const etag = await putPart('aborted', uploadId, 1, 'text');
    expect((await ask('DELETE', 'aborted', { query: { uploadId } })).status).toBe(204);
    for (const id of [uploadId, 'unknown', '../../etc']) {
      const query = { uploadId: id, partNumber: '1' };
      expect(await ask('PUT', 'aborted', { query, body: 'text' })).toEqual(refused(404, 'NoSuchUpload'));
      expect(await complete('aborted', id, [etag])).toEqual(refused(404, 'NoSuchUpload'));
      expect(await ask('DELETE', 'aborted', { query: { uploadId: id } })).toEqual(
        refused(404, 'NoSuchUpload'),
      );
    }
  });

  test('120 MB in two parts come back byte for byte without being held in memory', async () => {
    const parts = [randomBytes(64 * MB), randomBytes(56 * MB)];
    const key = 'video.mp4';
    const id = await startUpload(key);
    const before = process.memoryUsage().arrayBuffers;
    const started = performance.now();
    const etags = await Promise.all(parts.map((part, i) => putPart(key, id, i + 1, part)));
    expect(await complete(key, id, etags)).toEqual(done);
    expect(performance.now() - started).toBeLessThan(30_000);
    const { Body, ContentLength } = await client.send(
      new GetObjectCommand({ Bucket: s3.bucketName, Key: key }),
    );
    const [read, sent] = [createHash('sha256'), createHash('sha256')];
    for (const part of parts) sent.update(part);
    if (!Body || !(Symbol.asyncIterator in Body)) throw new Error('The body is no stream.');
    for await (const chunk of Body) read.update(chunk);
    expect(ContentLength).toBe(120 * MB);
    expect(read.digest('hex')).toBe(sent.digest('hex'));
    // fetch has a copy of each part; S3 itself needs a few chunks.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * MB);
    await ask('DELETE', key);
  });
});

describe('reads', () => {
  test('objects of no byte, one byte and 5 MB are read back as they were sent', async () => {
    for (const size of [0, 1, 5 * MB]) {
      const body = randomBytes(size);
      const { headers } = await put(`size/${size}`, body);
      expect(headers.get('etag')).toBe(`"${createHash('md5').update(body).digest('hex')}"`);
      const answer = await ask('GET', `size/${size}`);
      expect(answer).toEqual(done);
      expect(answer.headers.get('content-length')).toBe(String(size));
      expect(answer.headers.get('content-type')).toBe('binary/octet-stream');
      expect(answer.body.equals(body)).toBe(true);
      const head = await ask('HEAD', `size/${size}`);
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)]);
    }
  });

  test.each([
    ['bytes=0-31', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=0-0', 206, 'bytes 0-0/10', '0'],
    ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
    ['bytes=-5', 206, 'bytes 5-9/10', '56789'],
    ['bytes=-20', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=7-', 206, 'bytes 7-9/10', '789'],
    ['bytes=5-2', 200, null, '0123456789'],
    ['lines=1-2', 200, null, '0123456789'],
  ])('the range %s', async (range, status, contentRange, text) => {
    await put('ranged', '0123456789');
    const url = await sign('GET', 'ranged');
    const answer = await send('GET', url, { headers: { range } });
    expect([answer.status, answer.headers.get('content-range'), answer.body.toString()]).toEqual([
      status,
      contentRange,
      text,
    ]);
    const head = await send('HEAD', await sign('HEAD', 'ranged'), { headers: { range } });
    expect([head.status, head.headers.get('content-length')]).toEqual([status, String(text.length)]);
  });

  test('a range behind the end cannot be satisfied', async () => {
    await put('ranged', '0123456789');
    await put('empty', '');
    for (const [key, range] of [
      ['ranged', 'bytes=10-'],
      ['ranged', 'bytes=50-60'],
      ['ranged', 'bytes=-0'],
      ['empty', 'bytes=0-31'],
    ] as const) {
      expect(await send('GET', await sign('GET', key), { headers: { range } })).toEqual(
        refused(416, 'InvalidRange'),
      );
    }
  });

  test('a read is answered by its conditions', async () => {
    const etag = (await put('conditional', 'text')).headers.get('etag') ?? '';
    const get = async (headers: Record<string, string>) =>
      send('GET', await sign('GET', 'conditional'), { headers });
    expect((await get({ 'if-none-match': etag })).status).toBe(304);
    expect(await get({ 'if-none-match': '"other"' })).toEqual(done);
    expect(await get({ 'if-match': etag })).toEqual(done);
    expect(await get({ 'if-match': '"other"' })).toEqual(refused(412, 'PreconditionFailed'));
    expect(await ask('GET', 'missing')).toEqual(refused(404, 'NoSuchKey'));
    expect((await ask('HEAD', 'missing')).status).toBe(404);
  });

  test('a presigned address can say under which name and type the file is read', async () => {
    await put('named', 'text', { 'content-type': 'application/pdf' });
    const disposition = `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''%C3%BC.pdf`;
    const { headers } = await ask('GET', 'named', {
      query: {
        'response-content-disposition': disposition,
        'response-content-type': 'application/octet-stream',
      },
    });
    expect(headers.get('content-disposition')).toBe(disposition);
    expect(headers.get('content-type')).toBe('application/octet-stream');
  });

  test('headers that were sent with a file are those it is read with', async () => {
    const sent = {
      'content-type': 'image/svg+xml',
      'cache-control': 'no-store',
      'content-disposition': 'attachment',
      'x-amz-meta-owner': 'me',
    };
    await put('headers', 'text', sent);
    const { headers } = await ask('GET', 'headers');
    for (const [name, value] of Object.entries(sent)) expect(headers.get(name)).toBe(value);
  });

  test.each([
    'ein Brötchen.pdf',
    '日本/😀.txt',
    'a+b&c=d?#.txt',
    '100%25',
    "it's (1)!*.pdf",
    'a//b',
    'dir/',
    'a',
  ])('the key %s', async (key) => {
    expect(await put(key, key)).toEqual(done);
    expect(await textOf(key)).toBe(key);
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: s3.bucketName, Prefix: key }));
    expect(Contents?.map((object) => object.Key)).toContain(key);
    expect((await ask('DELETE', key)).status).toBe(204);
    expect(await textOf(key)).toBeUndefined();
  });

  test('a key may have parts that are longer than the name of a file', async () => {
    const key = `${'x'.repeat(500)}/${'y'.repeat(500)}`;
    expect(await put(key, 'text')).toEqual(done);
    expect(await textOf(key)).toBe('text');
  });

  test('a key with dots stays in the bucket, and one of more than 1,024 bytes is refused', async () => {
    const key = '../../outside';
    const path = `/${s3.bucketName}/${key}`;
    const url = (await sign('PUT', key)).replace(s3.endpoint, '');
    const { port } = new URL(s3.endpoint);
    const status = await new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: url, method: 'PUT', headers: { 'content-length': 1 } },
        (answer) => resolve(answer.statusCode),
      )
        .on('error', reject)
        .end('x');
    });
    expect([path, status]).toEqual([`/${s3.bucketName}/../../outside`, 200]);
    expect((await readdir(dataDir)).sort()).toEqual([s3.bucketName]);
    expect((await readdir(join(dataDir, '..'))).includes('outside')).toBe(false);
    await client.send(new DeleteObjectCommand({ Bucket: s3.bucketName, Key: key }));
    expect(await put('k'.repeat(1025), 'text')).toEqual(refused(400, 'KeyTooLongError'));
  });
});

describe('lists and deletions', () => {
  const list = (input: Partial<ConstructorParameters<typeof ListObjectsV2Command>[0]>) =>
    client.send(new ListObjectsV2Command({ Bucket: s3.bucketName, ...input }));

  test('more than 1,000 objects are listed page by page, in order, each once', async () => {
    // In the order of S3, which is not that of a walk through folders.
    const keys = ['many/a', 'many/a-b', 'many/a/1', 'many/b', 'many/日', 'many/😀'];
    for (let i = 0; i < 1_000; i++) keys.push(`many/${String(i).padStart(4, '0')}`);
    keys.sort((a, b) => Buffer.from(a).compare(Buffer.from(b)));
    for (let i = 0; i < keys.length; i += 50) {
      await Promise.all(keys.slice(i, i + 50).map((key) => put(key, key)));
    }
    const first = await list({ Prefix: 'many/' });
    expect([first.KeyCount, first.IsTruncated]).toEqual([1_000, true]);
    const second = await list({ Prefix: 'many/', ContinuationToken: first.NextContinuationToken });
    expect([second.KeyCount, second.IsTruncated]).toEqual([6, false]);
    expect([...(first.Contents ?? []), ...(second.Contents ?? [])].map(({ Key }) => Key)).toEqual(keys);
    const paged: string[] = [];
    let token: string | undefined;
    do {
      const page = await list({ Prefix: 'many/', MaxKeys: 300, ContinuationToken: token });
      for (const { Key = '' } of page.Contents ?? []) paged.push(Key);
      token = page.NextContinuationToken;
    } while (token);
    expect(paged).toEqual(keys);
    const { Contents } = await list({ Prefix: 'many/', StartAfter: 'many/b' });
    expect(Contents?.map(({ Key }) => Key)).toEqual(['many/日', 'many/😀']);
    expect(Contents?.[0]).toMatchObject({ Size: 8, ETag: expect.stringMatching(/^"\w{32}"$/) });
  });

  test('a delimiter makes folders of keys, on one page or several', async () => {
    for (const key of ['tree/a', 'tree/b/1', 'tree/b/2', 'tree/c/1', 'tree/d']) await put(key, '');
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page = await list({ Prefix: 'tree/', Delimiter: '/', MaxKeys: 1, ContinuationToken: token });
      names.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
      names.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
      token = page.NextContinuationToken;
    } while (token);
    expect(names).toEqual(['tree/a', 'tree/b/', 'tree/c/', 'tree/d']);
    const page = await list({ Prefix: 'tree/', Delimiter: '/' });
    expect(page.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['tree/b/', 'tree/c/']);
    expect(await list({ Prefix: 'nothing' })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });

  test('a deletion is answered in the same way whether the object was there or not', async () => {
    await put('gone', 'text');
    for (const _time of [1, 2]) expect((await ask('DELETE', 'gone')).status).toBe(204);
    expect(await textOf('gone')).toBeUndefined();
    for (const key of ['007', 'a & b']) await put(key, 'text');
    const Objects = [{ Key: '007' }, { Key: 'a & b' }, { Key: 'missing' }];
    const { Deleted } = await client.send(
      new DeleteObjectsCommand({ Bucket: s3.bucketName, Delete: { Objects } }),
    );
    expect(Deleted).toHaveLength(3);
    expect([await textOf('007'), await textOf('a & b')]).toEqual([undefined, undefined]);
  });

  test('what is overwritten or deleted leaves no file behind', async () => {
    const blobs = () => readdir(join(dataDir, s3.bucketName, 'blobs'));
    const before = (await blobs()).length;
    await put('cleaned', 'one');
    await put('cleaned', 'two');
    await put('cleaned', 'three', { 'if-none-match': '*' });
    await put('cleaned', 'four', { 'content-md5': createHash('md5').update('other').digest('base64') });
    const uploadId = await startUpload('cleaned');
    const etag = await putPart('cleaned', uploadId, 1, 'five');
    await complete('cleaned', uploadId, [etag], { 'if-none-match': '*' });
    await ask('DELETE', 'cleaned', { query: { uploadId } });
    await ask('DELETE', 'cleaned');
    expect((await blobs()).length).toBe(before);
  });

  test('a reader gets a whole object while it is overwritten', async () => {
    const bodies = ['a', 'b', 'c'].map((letter) => letter.repeat(300_000));
    await put('contended', bodies[0] ?? '');
    const reads = Array.from({ length: 30 }, () => textOf('contended'));
    const writes = Array.from({ length: 15 }, (_, i) => put('contended', bodies[i % 3] ?? ''));
    for (const text of await Promise.all(reads)) expect(bodies.includes(text ?? '')).toBe(true);
    for (const { status } of await Promise.all(writes)) expect(status).toBe(200);
  });
});

describe('kills', () => {
  /** Starts the store in a process of its own, which can be killed. */
  async function spawnStore(folder: string): Promise<{ child: ChildProcess; endpoint: string }> {
    const source = new URL('../src/s3.ts', import.meta.url).href;
    const program = `
      const { startS3 } = await import(${JSON.stringify(source)});
      const { endpoint } = await startS3({ dataDir: ${JSON.stringify(folder)}, bucketName: 'skillforge-test' });
      console.log(endpoint);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const endpoint of createInterface(child.stdout)) return { child, endpoint };
    throw new Error('The store did not start.');
  }

  test('a kill in the middle of writes leaves each object as it was or as it was to be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skillforge-s3-'));
    const shared = { s3, client };
    const old = Buffer.alloc(4 * MB, 'o');
    const fresh = Buffer.alloc(4 * MB, 'n');
    await open(folder);
    await put('kept', old);
    await close();
    for (const wait of [5, 20, 60]) {
      const { child, endpoint } = await spawnStore(folder);
      s3 = { ...s3, endpoint };
      const keys = ['kept', 'new-1', 'new-2', 'new-3'];
      const urls = await Promise.all(
        keys.map((key) => sign('PUT', key, { headers: { 'content-type': 'text/x' } })),
      );
      const slow = await sign('PUT', 'cut', { headers: { 'content-length': '9' } });
      const cut = sendRaw(slow, { 'content-length': 9 }, 'half', true);
      const sent = urls.map((url) =>
        send('PUT', url, { headers: { 'content-type': 'text/x' }, body: fresh }).then(
          ({ status }) => status,
          () => 0,
        ),
      );
      await delay(wait);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const answered = await Promise.all(sent);
      await cut;
      await open(folder);
      for (const [i, key] of keys.entries()) {
        const { status, headers, body } = await ask('GET', key);
        const isNew = status === 200 && body.equals(fresh) && headers.get('content-type') === 'text/x';
        const isOld = key === 'kept' ? status === 200 && body.equals(old) : status === 404;
        // What was answered is kept; what was not may be either.
        expect([key, isNew || (isOld && answered[i] !== 200)]).toEqual([key, true]);
        if (isNew && key !== 'kept') await ask('DELETE', key);
      }
      expect(await textOf('cut')).toBeUndefined();
      await put('kept', old);
      expect(await readdir(join(folder, 'skillforge-test', 'blobs'))).toHaveLength(1);
      await close();
    }
    ({ s3, client } = shared);
    await rm(folder, { recursive: true });
  });

  test('parts that were sent before a restart can be completed after it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skillforge-s3-'));
    const shared = { s3, client };
    await open(folder);
    const id = await startUpload('resumed', { 'x-amz-tagging': 'a=b' });
    const etag = await putPart('resumed', id, 1, 'text');
    await close();
    await open(folder);
    expect(await complete('resumed', id, [etag])).toEqual(done);
    expect([await textOf('resumed'), await tagsOf('resumed')]).toEqual(['text', ['a=b']]);
    await close();
    ({ s3, client } = shared);
    await rm(folder, { recursive: true });
  });
});

test('a port that is taken is an error of the start, not the end of the process', async () => {
  const port = Number(new URL(s3.endpoint).port);
  await expect(startS3({ dataDir: join(dataDir, 'other'), bucketName: 'other', port })).rejects.toThrow(
    'EADDRINUSE',
  );
  await rm(join(dataDir, 'other'), { recursive: true });
});

describe('where it is not as AWS', () => {
  test('cannot refuse a body by its CRC32C or CRC64NVME: AWS would', async () => {
    expect(await put('crc', 'text', { 'x-amz-checksum-crc32c': 'AAAAAA==' })).toEqual(done);
    expect(await put('crc', 'text', { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' })).toEqual(done);
  });

  test('cannot refuse by policy: whoever has the key may do everything', async () => {
    expect(await put('anything/at/all', 'text')).toEqual(done);
  });

  test('takes no aws-chunked bodies and no forms, and lists no uploads or parts: AWS would', async () => {
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    const chunking = new S3Client({
      ...LOCAL_AWS,
      endpoint: s3.endpoint,
      forcePathStyle: true,
      logger: silent,
    });
    const Body = Readable.from([Buffer.from('text')]);
    await expect(
      chunking.send(new PutObjectCommand({ Bucket: s3.bucketName, Key: 'chunked', Body, ContentLength: 4 })),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotImplemented' }));
    chunking.destroy();
    const uploadId = await startUpload('unlisted');
    expect(await ask('GET', 'unlisted', { query: { uploadId } })).toEqual(refused(501, 'NotImplemented'));
    expect(await ask('POST', '', { body: 'a form' })).toEqual(refused(501, 'NotImplemented'));
    expect(await ask('GET', '', { query: { uploads: '' } })).toEqual(refused(501, 'NotImplemented'));
    expect(await ask('GET', '')).toEqual(refused(501, 'NotImplemented'));
  });
});

test('an upload by the client of AWS works as it comes', async () => {
  const ready = new S3Client({ ...LOCAL_AWS, endpoint: s3.endpoint, forcePathStyle: true });
  const file = { Bucket: s3.bucketName, Key: 'as-it-comes' };
  await ready.send(new PutObjectCommand({ ...file, Body: await readFile(new URL(import.meta.url)) }));
  const { Body } = await ready.send(new GetObjectCommand(file));
  expect(await Body?.transformToString()).toMatch('as it comes');
  await expect(
    ready.send(
      new CompleteMultipartUploadCommand({
        ...file,
        UploadId: 'x',
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag: 'y' }] },
      }),
    ),
  ).rejects.toThrow(expect.objectContaining({ name: 'NoSuchUpload' }));
  ready.destroy();
});
