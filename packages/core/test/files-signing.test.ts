import { checkSignature } from '@skillforge/embedded/s3-signature';
import * as fc from 'fast-check';

/** What stands in the addresses that are handed out. Whether they do what they say, the embedded store is asked elsewhere. */

const accessKeyId = 'AKIDEXAMPLE';
const secretAccessKey = 'wJalrXUtnFEMI';

const settings = {
  STAGE: 'test',
  TABLE_NAME: 'skillforge-test',
  USER_POOL_ID: 'us-east-1_Test00001',
  USER_POOL_CLIENT_ID: 'client',
  CURSOR_SECRET: 'secret',
  BUCKET_NAME: 'skillforge-files',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: '',
  S3_ENDPOINT: '',
  PUBLIC_URL: '',
};

/** The modules anew, with some settings of their own. */
async function load(variables: Partial<typeof settings> = {}) {
  Object.assign(process.env, settings, variables);
  import.meta.jest.resetModules();
  return {
    ...(await import('../src/files/bucket.ts')),
    ...(await import('../src/files/uploads.ts')),
    ...(await import('../src/files/downloads.ts')),
    ...(await import('../src/files/media-url.ts')),
  };
}

const key = 'courses/01JD0M8Z5W3V7QH2K4N6P8R0TS/videos/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.mp4';
const noon = new Date('2026-03-02T12:00:00.000Z');
const film = { key, contentType: 'video/mp4', sizeBytes: 73_400_320 };

const query = (url: string) => new URL(url).searchParams;
const signedHeaders = (url: string) => query(url).get('X-Amz-SignedHeaders')?.split(';');

/** When an address ceases to work. */
function endOf(url: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query(url).get('X-Amz-Date') ?? '') ?? [];
  const from = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return from + Number(query(url).get('X-Amz-Expires')) * 1000;
}

/** Checks an address as a store does that shares no code with us; throws for a wrong signature. */
function check(method: string, url: string, headers: Record<string, string>, now: Date) {
  const { host, pathname, search } = new URL(url);
  const region = settings.AWS_REGION;
  return checkSignature(
    { method, url: `${pathname}${search}`, headers: { host, ...headers } },
    { accessKeyId, secretAccessKey, region },
    now,
  );
}

const { signUpload, signParts, signDownload } = await load();

describe('an upload in one request', () => {
  test('is signed with its size, its type, that nothing stands there yet, and that it is unused', async () => {
    const { method, url, headers, sizeBytes } = await signUpload(film, noon);
    expect({ method, headers, sizeBytes }).toEqual({
      method: 'PUT',
      headers: { 'content-type': 'video/mp4', 'if-none-match': '*', 'x-amz-tagging': 'state=unused' },
      sizeBytes: 73_400_320,
    });
    expect(signedHeaders(url)).toEqual([
      'content-length',
      'content-type',
      'host',
      'if-none-match',
      'x-amz-tagging',
    ]);
    // What stood in the query would be no header any more, and whoever sends it could leave it out.
    expect([...query(url).keys()].sort()).toEqual([
      'X-Amz-Algorithm',
      'X-Amz-Content-Sha256',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-Expires',
      'X-Amz-Signature',
      'X-Amz-SignedHeaders',
    ]);
  });

  test('may be made for a quarter of an hour', async () => {
    const { url } = await signUpload(film, noon);
    expect(endOf(url)).toBe(noon.getTime() + 15 * 60_000);
  });

  test('is taken by a store that knows the key, and only as it was signed', async () => {
    const { url, headers } = await signUpload(film, noon);
    const sent = { ...headers, 'content-length': '73400320' };
    expect(() => check('PUT', url, sent, noon)).not.toThrow();
    expect(() => check('GET', url, sent, noon)).toThrow();
    expect(() => check('PUT', url.replace('.mp4', '.webm'), sent, noon)).toThrow();
    expect(() => check('PUT', url.replace('Expires=900', 'Expires=9000'), sent, noon)).toThrow();
    expect(() => check('PUT', url, sent, new Date(noon.getTime() + 901_000))).toThrow('expired');
    for (const [name, other] of Object.entries({
      'content-length': '73400321',
      'content-type': 'text/html',
      'if-none-match': '"x"',
      'x-amz-tagging': 'state=used',
      'x-amz-meta-added': 'x',
    })) {
      expect(() => check('PUT', url, { ...sent, [name]: other }, noon)).toThrow();
    }
    for (const left of Object.keys(sent)) {
      const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== left));
      expect(() => check('PUT', url, rest, noon)).toThrow();
    }
  });
});

test('each part of an upload is signed with its number, its size and the upload that it belongs to', async () => {
  const parts = await signParts({ key, storeId: 'id/of=the+store', sizeBytes: 125_829_120 }, noon);
  expect(
    parts.map(({ partNumber, method, headers, sizeBytes }) => [partNumber, method, headers, sizeBytes]),
  ).toEqual([
    [1, 'PUT', {}, 67_108_864],
    [2, 'PUT', {}, 58_720_256],
  ]);
  for (const { partNumber, url, sizeBytes } of parts) {
    expect(signedHeaders(url)).toEqual(['content-length', 'host']);
    expect(query(url).get('partNumber')).toBe(String(partNumber));
    expect(query(url).get('uploadId')).toBe('id/of=the+store');
    expect(endOf(url)).toBe(noon.getTime() + 15 * 60_000);
    expect(() => check('PUT', url, { 'content-length': String(sizeBytes) }, noon)).not.toThrow();
    expect(() => check('PUT', url, { 'content-length': String(sizeBytes - 1) }, noon)).toThrow();
    expect(() =>
      check('PUT', url.replace('partNumber=', 'partNumber=1'), { 'content-length': String(sizeBytes) }, noon),
    ).toThrow();
  }
});

describe('a download', () => {
  const at = (text: string) => signDownload(key, { seconds: 3_600 }, new Date(text));

  test('has the same address for all of an hour, and another in the next', async () => {
    const first = await at('2026-03-02T12:00:00.000Z');
    expect(await at('2026-03-02T12:00:00.001Z')).toBe(first);
    expect(await at('2026-03-02T12:59:59.999Z')).toBe(first);
    expect(await at('2026-03-02T13:00:00.000Z')).not.toBe(first);
    expect(await at('2026-03-02T11:59:59.999Z')).not.toBe(first);
  });

  test('works for as long as was asked, whenever in the hour it is signed, and at most an hour longer', async () => {
    const moments = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2060-01-01') });
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: 1, max: 90_000 }), async (moment, seconds) => {
        const now = new Date(moment);
        const url = await signDownload(key, { seconds }, now);
        expect(endOf(url)).toBeGreaterThanOrEqual(moment + seconds * 1000);
        expect(endOf(url)).toBeLessThanOrEqual(moment + (seconds + 3_600) * 1000);
        // The longest that S3 allows is a week.
        expect(Number(query(url).get('X-Amz-Expires'))).toBeLessThanOrEqual(7 * 86_400);
        expect(() => check('GET', url, {}, now)).not.toThrow();
        expect(() => check('GET', url, {}, new Date(endOf(url) + 1_000))).toThrow('expired');
      }),
      { numRuns: 50 },
    );
  });

  test('is shown in its place, or saved under a name of its own, which is signed', async () => {
    const shown = await at('2026-03-02T12:00:00.000Z');
    expect(query(shown).get('response-content-disposition')).toBe('inline');
    expect(signedHeaders(shown)).toEqual(['host']);
    const saved = await signDownload(key, { seconds: 60, downloadName: 'Your first film.mp4' }, noon);
    expect(query(saved).get('response-content-disposition')).toBe(
      "attachment; filename*=UTF-8''Your%20first%20film.mp4",
    );
    expect(() => check('GET', saved, {}, noon)).not.toThrow();
    expect(() => check('GET', saved.replace('first', 'second'), {}, noon)).toThrow();
  });

  test('has a name in the one form that a header can hold, whatever a title has in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (downloadName) => {
        const url = await signDownload(key, { seconds: 60, downloadName }, noon);
        const disposition = query(url).get('response-content-disposition') ?? '';
        // RFC 8187: letters, digits, some signs, and everything else as %XX.
        const [, value = ''] =
          /^attachment; filename\*=UTF-8''((?:[\w!#$&+.^`|~-]|%[0-9A-F]{2})*)$/.exec(disposition) ?? [];
        expect(decodeURIComponent(value)).toBe(downloadName);
        expect(() => check('GET', url, {}, noon)).not.toThrow();
      }),
    );
    const name = '“It’s” (1)*! \'quoted\' "twice"; 字 é.pdf';
    const url = await signDownload(key, { seconds: 60, downloadName: name }, noon);
    expect(query(url).get('response-content-disposition')).not.toMatch(/UTF-8''.*['"();,\s*]/);
  });
});

describe('an address', () => {
  test('on AWS has the bucket in the name of its host', async () => {
    const { url } = await signUpload(film, noon);
    expect(url.slice(0, url.indexOf('?'))).toBe(
      `https://skillforge-files.s3.eu-central-1.amazonaws.com/${key}`,
    );
    expect(query(url).get('X-Amz-Credential')).toBe(`${accessKeyId}/20260302/eu-central-1/s3/aws4_request`);
  });

  test('of the bucket itself ends with a slash', async () => {
    const { signedUrl } = await load();
    const url = await signedUrl({ method: 'GET', query: { 'list-type': '2' } }, { seconds: 60, from: noon });
    expect(new URL(url).pathname).toBe('/');
    expect(() => check('GET', url, {}, noon)).not.toThrow();
  });

  test('elsewhere has the bucket at the start of its path', async () => {
    const local = await load({ S3_ENDPOINT: 'http://127.0.0.1:9000' });
    const { url, headers } = await local.signUpload(film, noon);
    expect(url.slice(0, url.indexOf('?'))).toBe(`http://127.0.0.1:9000/skillforge-files/${key}`);
    expect(() => check('PUT', url, { ...headers, 'content-length': '73400320' }, noon)).not.toThrow();
    expect(local.copySource(key)).toBe(`/skillforge-files/${key}`);
    const proxied = await load({ S3_ENDPOINT: 'https://files.example' });
    const download = await proxied.signDownload(key, { seconds: 60 }, noon);
    expect(download.startsWith(`https://files.example/skillforge-files/${key}?`)).toBe(true);
  });

  test('names the session of credentials that are for a time, and none of others', async () => {
    const { url } = await signUpload(film, noon);
    expect(query(url).has('X-Amz-Security-Token')).toBe(false);
    const onLambda = await load({ AWS_SESSION_TOKEN: 'a/session+token==' });
    for (const signed of [
      (await onLambda.signUpload(film, noon)).url,
      await onLambda.signDownload(key, { seconds: 60 }, noon),
    ]) {
      expect(query(signed).get('X-Amz-Security-Token')).toBe('a/session+token==');
      expect(signedHeaders(signed)).not.toContain('x-amz-security-token');
    }
    const { url: upload, headers } = await onLambda.signUpload(film, noon);
    expect(() => check('PUT', upload, { ...headers, 'content-length': '73400320' }, noon)).not.toThrow();
    expect(() =>
      check('PUT', upload.replace('session', 'other'), { ...headers, 'content-length': '73400320' }, noon),
    ).toThrow();
  });

  test('of public media is signed by nobody, and relative to the API where there is no edge', async () => {
    expect((await load()).mediaUrl('media/courses/C/x.png')).toBe('/media/courses/C/x.png');
    const { mediaUrl } = await load({ PUBLIC_URL: 'https://edge.example' });
    expect(mediaUrl('media/courses/C/x.png')).toBe('https://edge.example/media/courses/C/x.png');
  });
});
