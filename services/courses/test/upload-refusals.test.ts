import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { SignedPart, SignedPut } from '@skillforge/core/files/uploads';
import { png } from '@skillforge/testing/sample-images';
import { startCatalogue } from './catalogue.ts';
import { fileStoreOf, refusalOfHead, refusalOfStore } from './file-store.ts';

/** What the store itself refuses, whoever asks: a signed request is good for just what was signed. */

const catalogue = await startCatalogue();
const files = await fileStoreOf(catalogue);
const { signUpload } = await import('@skillforge/core/files/uploads');
const { amara, sam, done } = catalogue;
afterAll(() => catalogue.stop());

const bytes = Buffer.from(png);
const picture = { purpose: 'thumbnail', contentType: 'image/png', bytes } as const;

interface Begun {
  key: string;
  request: SignedPut;
}

let courseId: string;
let otherId: string;
beforeAll(async () => {
  courseId = (await catalogue.createDraft()).courseId;
  otherId = (await catalogue.createDraft()).courseId;
});

const begin = (): Promise<Begun> => files.begin(courseId, picture);

/** A signed request with something about it changed. */
interface Tampering {
  method?: string;
  url?: (url: URL) => void;
  /** Headers that take the place of the signed ones; null for none. */
  headers?: Record<string, string | null>;
  body?: Buffer<ArrayBuffer>;
}

/** Makes a request that differs from the signed one, as exactly as it says: `fetch` would mend some of it. */
async function tamper(
  signed: SignedPut,
  { method = 'PUT', url: change, headers = {}, body = bytes }: Tampering,
) {
  const url = new URL(signed.url);
  change?.(url);
  const all = Object.entries<string | null>({
    ...signed.headers,
    'content-length': String(body.length),
    ...headers,
  });
  const sent = httpRequest(url, {
    method,
    headers: Object.fromEntries(all.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  });
  const answered = once(sent, 'response');
  sent.end(body);
  const [answer] = await answered;
  const text = Buffer.concat(await answer.toArray()).toString('utf8');
  return { status: answer.statusCode, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] };
}

const parameter = (name: string, value: string) => (url: URL) => url.searchParams.set(name, value);
const path = (from: string, to: string) => (url: URL) => {
  url.pathname = url.pathname.replace(from, to);
};
const anotherSecond = (url: URL) => {
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  url.searchParams.set(
    'X-Amz-Date',
    date.replace(/\d(?=Z$)/, (digit) => String(9 - Number(digit))),
  );
};
const without = (name: string) => (url: URL) => url.searchParams.delete(name);

const wrongSignature = 'SignatureDoesNotMatch';
const tamperings: [string, Tampering, string][] = [
  ['another key of the course', { url: path('.png', '.jpg') }, wrongSignature],
  ['another folder', { url: path('thumbnails', 'videos') }, wrongSignature],
  ['the public folder', { url: path('/courses/', '/media/courses/') }, wrongSignature],
  ['another course', { url: (url) => path(courseId, otherId)(url) }, wrongSignature],
  ['a longer life', { url: parameter('X-Amz-Expires', '86400') }, wrongSignature],
  ['another second', { url: anotherSecond }, wrongSignature],
  [
    'fewer signed headers',
    { url: parameter('X-Amz-SignedHeaders', 'content-type;host;if-none-match;x-amz-tagging') },
    wrongSignature,
  ],
  ['another signature', { url: parameter('X-Amz-Signature', 'f'.repeat(64)) }, wrongSignature],
  ['no signature', { url: without('X-Amz-Signature') }, 'AuthorizationQueryParametersError'],
  ['a parameter more', { url: parameter('tagging', '') }, wrongSignature],
  ['a header in the query', { url: parameter('x-amz-acl', 'public-read') }, wrongSignature],
  ['another method', { method: 'DELETE', body: Buffer.alloc(0) }, wrongSignature],
  ['a reading method', { method: 'GET', body: Buffer.alloc(0) }, wrongSignature],
  ['another type', { headers: { 'content-type': 'text/html' } }, wrongSignature],
  ['another type of image', { headers: { 'content-type': 'image/jpeg' } }, wrongSignature],
  ['no type', { headers: { 'content-type': null } }, wrongSignature],
  ['no word on what is there', { headers: { 'if-none-match': null } }, wrongSignature],
  ['leave to overwrite a version', { headers: { 'if-none-match': null, 'if-match': '*' } }, wrongSignature],
  ['no tag', { headers: { 'x-amz-tagging': null } }, wrongSignature],
  ['another tag', { headers: { 'x-amz-tagging': 'state=used' } }, wrongSignature],
  ['a tag more', { headers: { 'x-amz-tagging': 'state=unused&a=b' } }, wrongSignature],
  ['leave for everybody to read', { headers: { 'x-amz-acl': 'public-read' } }, 'AccessDenied'],
  ['data of its own', { headers: { 'x-amz-meta-owner': 'me' } }, 'AccessDenied'],
  [
    'another object as its body',
    { headers: { 'x-amz-copy-source': '/skillforge-test/courses/x' } },
    'AccessDenied',
  ],
  [
    'a redirection',
    { headers: { 'x-amz-website-redirect-location': 'https://evil.example' } },
    'AccessDenied',
  ],
  ['a byte more', { body: Buffer.concat([bytes, Buffer.from('x')]) }, wrongSignature],
  ['a byte less', { body: Buffer.from(bytes.subarray(1)) }, wrongSignature],
  ['no bytes', { body: Buffer.alloc(0) }, wrongSignature],
];

test.each(tamperings)(
  'an upload with %s is refused, and leaves nothing; as it was signed it is taken',
  async (_, tampering, code) => {
    const { key, request } = await begin();
    expect(await tamper(request, tampering)).toMatchObject({
      status: code === 'AuthorizationQueryParametersError' ? 400 : 403,
      code,
    });
    expect(await files.keysUnder(`courses/${otherId}/`)).toEqual([]);
    expect(await files.keysUnder('media/')).toEqual([]);
    expect(await files.object(key)).toBeUndefined();
    expect((await files.send(request, bytes)).status).toBe(200);
    expect((await files.object(key))?.body).toEqual(bytes);
  },
);

test('an upload may be made in its quarter of an hour, and is refused after it', async () => {
  const upload = (id: string) => ({
    key: `courses/${courseId}/thumbnails/${id.repeat(26)}.png`,
    contentType: 'image/png',
    sizeBytes: bytes.length,
  });
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const late = await signUpload(upload('0'), minutesAgo(15.1));
  expect(await refusalOfStore(await files.send(late, bytes))).toBe('403 AccessDenied');
  expect(await files.object(upload('0').key)).toBeUndefined();
  const soonEnough = await signUpload(upload('1'), minutesAgo(14.9));
  expect((await files.send(soonEnough, bytes)).status).toBe(200);
});

test('a body that ends before its time is no file', async () => {
  const { key, request } = await begin();
  const sent = httpRequest(request.url, {
    method: 'PUT',
    headers: { ...request.headers, 'content-length': request.sizeBytes },
  });
  sent.on('error', () => {});
  await new Promise((done) => sent.write(bytes.subarray(0, 10), done));
  sent.destroy();
  // Whatever is left of it does not stand in the way of another try either.
  expect(await files.object(key)).toBeUndefined();
  expect((await files.send(request, bytes)).status).toBe(200);
});

test('nothing is ever written twice: the second of two equal uploads is refused, and the bytes stay', async () => {
  const { key, request } = await begin();
  expect((await files.send(request, bytes)).status).toBe(200);
  const others = Buffer.alloc(bytes.length, 'x');
  expect(await refusalOfStore(await files.send(request, others))).toBe('412 PreconditionFailed');
  expect(await refusalOfStore(await files.send(request, bytes))).toBe('412 PreconditionFailed');
  expect((await files.object(key))?.body).toEqual(bytes);
});

test('of many at once under one key just one is taken', async () => {
  const { key, request } = await begin();
  const bodies = Array.from({ length: 8 }, (_, at) => Buffer.alloc(bytes.length, at));
  const statuses = await Promise.all(bodies.map(async (body) => (await files.send(request, body)).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412)).toHaveLength(7);
  expect((await files.object(key))?.body).toEqual(bodies[statuses.indexOf(200)]);
});

test('an upload stays as it was also when it has been taken into use', async () => {
  const { key, request } = await begin();
  await files.send(request, bytes);
  await done('updateCourse', { as: amara, path: { courseId }, body: { thumbnailKey: key } });
  expect((await files.send(request, Buffer.alloc(bytes.length))).status).toBe(412);
  expect((await files.object(key))?.body).toEqual(bytes);
});

describe('a part of an upload', () => {
  let parts: SignedPart[];
  let key: string;
  const part = (): SignedPart => {
    const [first] = parts;
    if (!first) throw new Error('There are no parts');
    return first;
  };
  beforeAll(async () => {
    const body = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 104_857_601 };
    ({ key, parts } = await done('createUpload', { as: amara, path: { courseId }, body }));
  });

  const at = (change: (url: URL) => void) => (signed: SignedPart) => {
    const url = new URL(signed.url);
    change(url);
    return { ...signed, url: url.href };
  };
  const asWhole = (url: URL) => {
    url.searchParams.delete('partNumber');
    url.searchParams.delete('uploadId');
  };
  const copied = (signed: SignedPart) => ({
    ...signed,
    headers: { 'x-amz-copy-source': '/skillforge-test/courses/x' },
  });

  test.each([
    ['under another number', at(parameter('partNumber', '3')), wrongSignature],
    ['under the number of another part', at(parameter('partNumber', '2')), wrongSignature],
    ['of another upload', at(parameter('uploadId', 'x')), wrongSignature],
    ['as a whole file', at(asWhole), wrongSignature],
    [
      'with a byte more',
      (signed: SignedPart) => ({ ...signed, sizeBytes: signed.sizeBytes + 1 }),
      wrongSignature,
    ],
    [
      'with a byte less',
      (signed: SignedPart) => ({ ...signed, sizeBytes: signed.sizeBytes - 1 }),
      wrongSignature,
    ],
    ['with another object as its body', copied, 'AccessDenied'],
  ])('is refused %s', async (_, change, code) => {
    expect(await refusalOfHead(change(part()))).toBe(`403 ${code}`);
    expect(await files.object(key)).toBeUndefined();
  });

  test('is none of its editor’s to complete past the API: that is signed for nobody', async () => {
    for (const { url } of parts) {
      const target = new URL(url);
      target.searchParams.delete('partNumber');
      const answer = await fetch(target, { method: 'POST', body: '<CompleteMultipartUpload/>' });
      expect(answer.status).toBe(403);
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    }
  });
});

test('one’s own picture cannot be sent in another’s place', async () => {
  const body = { contentType: 'image/png', sizeBytes: bytes.length };
  const { request } = await done('createAvatarUpload', { as: sam, body });
  const theirs = (url: URL) => {
    url.pathname = url.pathname.replace(sam.userId, amara.userId);
  };
  expect(await tamper(request, { url: theirs })).toEqual({ status: 403, code: wrongSignature });
  expect(await files.keysUnder(`avatars/${amara.userId}/`)).toEqual([]);
});

test('nothing is written, read or listed without a signature', async () => {
  const key = await files.upload(courseId, picture);
  const address = files.unsigned(key);
  const answers = await Promise.all([
    fetch(address),
    fetch(address, { method: 'HEAD' }),
    fetch(address, { method: 'PUT', body: 'x' }),
    fetch(address, { method: 'DELETE' }),
    fetch(`${address}?tagging`, { method: 'DELETE' }),
    fetch(files.unsigned('?list-type=2')),
    fetch(files.unsigned(`courses/${courseId}/thumbnails/mine.png`), { method: 'PUT', body: 'x' }),
    fetch(files.unsigned('media/courses/x.png'), { method: 'PUT', body: 'x' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(403));
  expect(await files.tagsOf(key)).toEqual(['state=unused']);
});

describe('what no store can refuse', () => {
  test('is a film that is none: it is shown as the film that it was declared to be, never as what its bytes say', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const film = { purpose: 'video', contentType: 'video/mp4', bytes: html } as const;
    const videoKey = await files.upload(courseId, film);
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'V', type: 'video', videoKey });
    const { videoUrl } = await done('getLesson', { as: amara, path: { lessonId } });
    expect((await files.get(videoUrl)).headers.get('content-type')).toBe('video/mp4');
    // Nor can whoever has the address have it shown as something else.
    for (const name of ['response-content-type', 'response-content-disposition']) {
      const url = new URL(videoUrl);
      url.searchParams.set(name, 'text/html');
      expect((await files.get(url.href)).status).toBe(403);
    }
  });

  test('is what a function has no right to, here where there are no policies: so all that is asked for is signed', async () => {
    const { request } = await begin();
    const { searchParams } = new URL(request.url);
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-tagging',
    );
    expect(searchParams.get('X-Amz-Expires')).toBe('900');
  });
});
