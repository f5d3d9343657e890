import { createHash, randomBytes } from 'node:crypto';
import { clientOf } from './client.ts';
import { createCourse, createLesson, publish, publishableCourse } from './courses.ts';
import { eventually } from './eventually.ts';
import { png, sendFile } from './files.ts';
import { stackOfThisFile } from './running-stack.ts';
import { cardsIn, courseIn, lessonIn, uploadIn } from './shapes.ts';
import { signInDemo } from './sign-in.ts';

const stack = stackOfThisFile({ sample: true });
const call = clientOf(() => stack.info.apiUrl);
const megabyte = 1024 * 1024;

let token = '';
beforeAll(async () => {
  token = (await signInDemo(stack.info, 'amara')).accessToken;
});

async function askForUpload(courseId: string, purpose: string, contentType: string, sizeBytes: number) {
  const body = { purpose, contentType, sizeBytes };
  return uploadIn(await call('POST', `/courses/${courseId}/uploads`, { token, body }));
}

async function bytesAt(url: string): Promise<Buffer> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.each([
  ['one byte', 1],
  ['5 MB', 5 * megabyte],
])('%s is uploaded, used in a lesson and read back as it was', async (_size, sizeBytes) => {
  const { courseId } = await createCourse(call, token);
  const bytes = randomBytes(sizeBytes);
  const upload = await askForUpload(courseId, 'file', 'application/pdf', sizeBytes);
  expect((await sendFile(upload, bytes)).status).toBe(200);
  expect((await sendFile(upload, bytes)).status).toBe(412);
  const { fileUrl = '' } = await createLesson(call, token, courseId, {
    title: 'To print',
    type: 'file',
    content: undefined,
    fileKey: upload.key,
  });
  expect(digest(await bytesAt(fileUrl))).toBe(digest(bytes));
  const { headers } = await fetch(fileUrl, { method: 'GET' });
  expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''To%20print.pdf");
});

test('120 MB are uploaded in parts, put together and read back as they were', async () => {
  const { courseId } = await createCourse(call, token);
  const bytes = randomBytes(120 * megabyte);
  const upload = await askForUpload(courseId, 'video', 'video/mp4', bytes.length);
  expect(upload.request).toBeUndefined();
  const tags: { partNumber: number; etag: string }[] = [];
  let from = 0;
  for (const part of upload.parts ?? []) {
    const { url, method, headers, sizeBytes, partNumber } = part;
    const answer = await fetch(url, { method, headers, body: bytes.subarray(from, from + sizeBytes) });
    expect(answer.status).toBe(200);
    tags.push({ partNumber, etag: answer.headers.get('etag') ?? '' });
    from += sizeBytes;
  }
  expect(from).toBe(bytes.length);
  const path = `/courses/${courseId}/uploads/${upload.uploadId}/complete`;
  expect(await call('POST', path, { token, body: { parts: tags } })).toMatchObject({
    status: 200,
    body: { key: upload.key },
  });
  const lesson = { title: 'Long', type: 'video', content: undefined, videoKey: upload.key };
  const { lessonId } = await createLesson(call, token, courseId, lesson);
  const { videoUrl = '' } = lessonIn(await call('GET', `/lessons/${lessonId}`, { token }));
  expect(digest(await bytesAt(videoUrl))).toBe(digest(bytes));
});

describe('a thumbnail', () => {
  test('is shown to everybody once it is used, under a name that never changes what it stands for', async () => {
    const { courseId } = await publishableCourse(call, token, { title: 'Wombat portraits' });
    await publish(call, token, courseId);
    const upload = await askForUpload(courseId, 'thumbnail', 'image/png', png.length);
    expect((await sendFile(upload, png)).status).toBe(200);
    const asked = { token, body: { thumbnailKey: upload.key } };
    const { thumbnailUrl } = courseIn(await call('PUT', `/courses/${courseId}`, asked));
    const shown = await fetch(thumbnailUrl ?? '');
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
    const tag = shown.headers.get('etag') ?? '';
    expect((await fetch(thumbnailUrl ?? '', { headers: { 'If-None-Match': tag } })).status).toBe(304);
    const found = async () => cardsIn(await call('GET', '/courses/search', { query: { query: 'wombat' } }));
    const { items } = await eventually(found, (page) => page.items[0]?.thumbnailUrl !== null, 5_000);
    expect(items).toMatchObject([{ courseId, thumbnailUrl }]);
  });

  test('that is no image is refused, and the course keeps what it had', async () => {
    const { courseId } = await createCourse(call, token);
    const bytes = Buffer.from('<!doctype html><script>alert(1)</script>');
    const upload = await askForUpload(courseId, 'thumbnail', 'image/png', bytes.length);
    expect((await sendFile(upload, bytes)).status).toBe(200);
    const asked = { token, body: { thumbnailKey: upload.key } };
    expect(await call('PUT', `/courses/${courseId}`, asked)).toMatchObject({
      status: 422,
      body: { code: 'not-an-image' },
    });
    expect(courseIn(await call('GET', `/courses/${courseId}`, { token })).thumbnailUrl).toBeNull();
  });
});

test('every published sample course shows a picture of its own', async () => {
  const { items } = cardsIn(await call('GET', '/courses', { query: { limit: '100' } }));
  const samples = items.filter(({ category }) => category !== 'beekeeping');
  expect(samples.length).toBeGreaterThan(35);
  const pictures = await Promise.all(samples.map(({ thumbnailUrl }) => bytesAt(thumbnailUrl ?? '')));
  expect(new Set(pictures.map(digest)).size).toBe(samples.length);
  for (const picture of pictures) expect(picture.subarray(1, 4).toString()).toBe('PNG');
});

test('of the bucket, the public address shows media only', async () => {
  const { courseId } = await createCourse(call, token);
  const upload = await askForUpload(courseId, 'thumbnail', 'image/png', png.length);
  await sendFile(upload, png);
  const { apiUrl } = stack.info;
  for (const path of [
    `/${upload.key}`,
    `/media/${upload.key}`,
    `/media/../${upload.key}`,
    `/media/%2e%2e/${upload.key}`,
    `/media/..%2f${upload.key}`,
    '/media/',
    '/media/courses/none.png',
  ]) {
    const answer = await fetch(`${apiUrl}${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
  expect((await fetch(`${apiUrl}/media/courses/none.png`, { method: 'PUT', body: png })).status).toBe(404);
});
