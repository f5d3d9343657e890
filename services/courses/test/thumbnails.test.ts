import { sampleImages } from '@skillforge/testing/sample-images';
import { refusal, startCatalogue } from './catalogue.ts';
import { fileStoreOf } from './file-store.ts';

/** A course's picture: uploaded, looked at, copied to where everybody may see it. */

const edge = 'https://edge.example';
const catalogue = await startCatalogue({ PUBLIC_URL: edge });
const files = await fileStoreOf(catalogue);
const { amara, kenji, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const image = (type: string) => Buffer.from(sampleImages[type] ?? Buffer.alloc(0));
const types = Object.keys(sampleImages);

const upload = (courseId: string, contentType = 'image/png', bytes = image(contentType)) =>
  files.upload(courseId, { purpose: 'thumbnail', contentType, bytes });

const put = (courseId: string, body: object, headers: Record<string, string> = {}) =>
  ask('updateCourse', { as: amara, path: { courseId }, body, headers });

const nameOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
const mediaOf = (courseId: string, key: string) => `media/courses/${courseId}/${nameOf(key)}`;
const draft = async (): Promise<string> => (await catalogue.createDraft()).courseId;

test('a course has no picture until it is given one', async () => {
  const { thumbnailUrl } = await catalogue.createDraft();
  expect(thumbnailUrl).toBeNull();
});

describe.each(types)('a thumbnail of type %s', (type) => {
  test('is copied to where everybody may see it, to be kept for ever, and the upload stays unused', async () => {
    const courseId = await draft();
    const key = await upload(courseId, type);
    const answer = await put(courseId, { thumbnailKey: key });
    expect(answer).toMatchObject({
      status: 200,
      body: { thumbnailUrl: `${edge}/${mediaOf(courseId, key)}` },
    });
    const copy = await files.object(mediaOf(courseId, key));
    expect(copy?.body).toEqual(image(type));
    expect(copy?.headers.get('content-type')).toBe(type);
    expect(copy?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await files.tagsOf(mediaOf(courseId, key))).toEqual([]);
    expect(await files.tagsOf(key)).toEqual(['state=unused']);
    expect(await files.keysUnder(`media/courses/${courseId}/`)).toEqual([mediaOf(courseId, key)]);
  });

  test.each(types.filter((other) => other !== type))(
    'is refused when its bytes are those of %s',
    async (other) => {
      const courseId = await draft();
      const key = await upload(courseId, type, image(other));
      expect(refusal(await put(courseId, { thumbnailKey: key }))).toEqual({
        status: 422,
        code: 'not-an-image',
        pointers: ['/thumbnailKey'],
      });
      expect(await files.keysUnder(`media/courses/${courseId}/`)).toEqual([]);
    },
  );
});

describe('no thumbnail is', () => {
  const refused = async (courseId: string, thumbnailKey: string) => {
    const before = await done('getCourse', { as: amara, path: { courseId } });
    const answer = await put(courseId, { title: 'Changed', thumbnailKey });
    // Nothing else of the edit is done either.
    expect(await done('getCourse', { as: amara, path: { courseId } })).toEqual(before);
    expect(await files.keysUnder(`media/courses/${courseId}/`)).toEqual([]);
    return refusal(answer);
  };
  const notAnImage = { status: 422, code: 'not-an-image', pointers: ['/thumbnailKey'] };
  const notUploaded = { status: 422, code: 'not-uploaded', pointers: ['/thumbnailKey'] };

  test.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a single byte', '\x89'],
    ['the beginning of a PNG that is cut off', '\x89PNG\r\n\x1a'],
    ['zeros', '\0'.repeat(100)],
  ])('%s that was declared a PNG', async (_, text) => {
    const courseId = await draft();
    const key = await upload(courseId, 'image/png', Buffer.from(text, 'latin1'));
    expect(await refused(courseId, key)).toEqual(notAnImage);
  });

  test('a file that is empty, or of another type, however it came there', async () => {
    const courseId = await draft();
    const key = (await upload(courseId)).replace(/\w{26}(?=\.png$)/, '0'.repeat(26));
    await files.write(key, 'image/png');
    expect(await refused(courseId, key)).toEqual(notAnImage);
    for (const type of ['text/html', 'image/svg+xml', 'image/gif', 'constructor']) {
      await files.write(key, type, image('image/png'));
      expect(await refused(courseId, key)).toEqual(notAnImage);
    }
  });

  test('an upload that was asked for and never made, or that has expired', async () => {
    const courseId = await draft();
    const { key } = await files.begin(courseId, {
      purpose: 'thumbnail',
      contentType: 'image/png',
      bytes: image('image/png'),
    });
    expect(await refused(courseId, key)).toEqual(notUploaded);
    const expired = await upload(courseId);
    await files.remove(expired);
    expect(await refused(courseId, expired)).toEqual(notUploaded);
  });

  test.each([
    ['nothing', '', 'invalid-request'],
    ['an address', 'https://example.com/a.png', 'invalid-request'],
    ['a number', 7, 'invalid-request'],
    ['a list', ['courses/x'], 'invalid-request'],
    ['a long one', `courses/${'x'.repeat(300)}`, 'invalid-request'],
    ['no upload’s', 'courses/x/y', 'invalid-request'],
  ])('a key that is %s', async (_, thumbnailKey, code) => {
    const answer = await put(await draft(), { thumbnailKey });
    expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([
      422,
      code,
      '/thumbnailKey',
    ]);
  });

  test('one of a new course: what is uploaded belongs to a course that is there', async () => {
    const body = {
      title: 'T',
      description: 'D',
      category: 'data-science',
      level: 'all',
      thumbnailKey: 'courses/x/y',
    };
    expect(refusal(await ask('createCourse', { as: amara, body }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/thumbnailKey'],
    });
  });
});

describe('once it is set a thumbnail', () => {
  test('is taken off by null, put on again, and replaced by another', async () => {
    const courseId = await draft();
    const [first, second] = [await upload(courseId), await upload(courseId, 'image/webp')];
    const urls: (string | null)[] = [];
    for (const thumbnailKey of [first, null, first, second, null]) {
      urls.push((await put(courseId, { thumbnailKey })).body.thumbnailUrl);
    }
    const url = (key: string) => `${edge}/${mediaOf(courseId, key)}`;
    expect(urls).toEqual([url(first), null, url(first), url(second), null]);
  });

  test('stays through edits of other fields, which ask the store nothing', async () => {
    const courseId = await draft();
    const key = await upload(courseId);
    await put(courseId, { thumbnailKey: key });
    const requests = await files.requestsDuring(async () => {
      expect((await put(courseId, { title: 'New' })).body).toMatchObject({
        title: 'New',
        thumbnailUrl: `${edge}/${mediaOf(courseId, key)}`,
      });
      await done('getCourse', { as: amara, path: { courseId } });
      await done('archiveCourse', { as: amara, path: { courseId } });
    });
    expect(requests).toEqual([]);
  });

  test('is not changed by a repeat of the same request, which asks the store nothing and keeps the tag', async () => {
    const courseId = await draft();
    const thumbnailKey = await upload(courseId);
    const first = await put(courseId, { thumbnailKey });
    const copy = await files.object(mediaOf(courseId, thumbnailKey));
    const requests = await files.requestsDuring(async () => {
      expect(await put(courseId, { thumbnailKey })).toMatchObject({
        status: 200,
        body: first.body,
        headers: { ETag: first.headers.ETag },
      });
    });
    expect(requests).toEqual([]);
    // Also after the unused upload has expired.
    await files.remove(thumbnailKey);
    expect((await put(courseId, { thumbnailKey })).body).toEqual(first.body);
    const again = await files.object(mediaOf(courseId, thumbnailKey));
    expect(again?.headers.get('last-modified')).toBe(copy?.headers.get('last-modified'));
  });

  test('is the one of the two that were set at the same moment, and both are there', async () => {
    const courseId = await draft();
    const keys = [await upload(courseId), await upload(courseId, 'image/avif')];
    const answers = await Promise.all(keys.map((thumbnailKey) => put(courseId, { thumbnailKey })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { thumbnailUrl } = await done('getCourse', { as: amara, path: { courseId } });
    expect(keys.map((key) => `${edge}/${mediaOf(courseId, key)}`)).toContain(thumbnailUrl);
    expect(await files.object(thumbnailUrl.slice(edge.length + 1))).toBeDefined();
  });

  test('is set once by ten equal requests at the same moment', async () => {
    const courseId = await draft();
    const thumbnailKey = await upload(courseId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(courseId, { thumbnailKey })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ headers }) => headers.ETag)).size).toBe(1);
    const copy = await files.object(mediaOf(courseId, thumbnailKey));
    expect(copy?.body).toEqual(image('image/png'));
  });

  test('is set only by whoever has read the course as it is', async () => {
    const courseId = await draft();
    const thumbnailKey = await upload(courseId);
    const requests = await files.requestsDuring(async () => {
      expect(refusal(await put(courseId, { thumbnailKey }, { 'If-Match': '"v99.x"' }))).toEqual({
        status: 412,
        code: 'stale',
      });
    });
    expect(requests).toEqual([]);
  });

  test('is looked at before it is copied, by its first bytes only; and copied just as it was looked at', async () => {
    const courseId = await draft();
    const thumbnailKey = await upload(courseId);
    const requests = await files.requestsDuring(() => put(courseId, { thumbnailKey }));
    expect(requests.map(({ method, key, status }) => [method, key, status])).toEqual([
      ['GET', thumbnailKey, 206],
      ['PUT', mediaOf(courseId, thumbnailKey), 200],
    ]);
    expect(requests[0]?.headers.get('range')).toBe('bytes=0-31');
    const etag = (await files.object(thumbnailKey))?.headers.get('etag');
    expect(requests[1]?.headers.get('x-amz-copy-source-if-match')).toBe(etag);
  });

  test('is not shown when the store fails before it is copied: 503, and a repeat goes well', async () => {
    const courseId = await draft();
    const thumbnailKey = await upload(courseId);
    for (const failing of ['GET', 'PUT']) {
      const answer = await files.disturbed(
        ({ method }) => (method === failing ? new Response(null, { status: 503 }) : undefined),
        () => put(courseId, { thumbnailKey }),
      );
      expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
      expect((await done('getCourse', { as: amara, path: { courseId } })).thumbnailUrl).toBeNull();
    }
    expect((await put(courseId, { thumbnailKey })).status).toBe(200);
  });
});

test('the picture stands on the course’s card in the lists and in what is found, as soon as they are brought up to date', async () => {
  const { courseId } = await catalogue.createPublished({
    title: 'Zymurgy for beginners',
    category: 'health',
  });
  const thumbnailKey = await upload(courseId);
  const url = `${edge}/${mediaOf(courseId, thumbnailKey)}`;
  const cards = async () => {
    const lists = [
      await catalogue.walk('listMyCourses', { as: amara }),
      await catalogue.walk('listCourses'),
      await catalogue.walk('listCourses', { query: { category: 'health' } }),
      await catalogue.walk('listCourses', { query: { sort: 'popular' } }),
      await catalogue.walk('listCourses', { query: { sort: 'top-rated', category: 'health' } }),
      await catalogue.walk('searchCourses', { query: { query: 'zymurgy' } }),
    ];
    return lists.map(({ items }) => items.find((card) => card.courseId === courseId)?.thumbnailUrl);
  };
  expect(await cards()).toEqual(Array(6).fill(null));
  await put(courseId, { thumbnailKey });
  await catalogue.refreshCourse(courseId);
  expect(await cards()).toEqual(Array(6).fill(url));
  await put(courseId, { thumbnailKey: null });
  await catalogue.refreshCourse(courseId);
  expect(await cards()).toEqual(Array(6).fill(null));
});

test('a co-instructor sets a picture too, from an upload of another of the course’s instructors', async () => {
  const courseId = await draft();
  await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
  const thumbnailKey = await upload(courseId);
  const body = { thumbnailKey };
  expect((await ask('updateCourse', { as: kenji, path: { courseId }, body })).status).toBe(200);
});
