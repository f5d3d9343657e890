import { randomUUID } from 'node:crypto';
import type { SignedPart } from '@skillforge/core/files/uploads';
import { uploadKey, usageKey } from '@skillforge/core/keys';
import type { TestAnswer } from '@skillforge/testing/api-gateway';
import { refusal, startCatalogue } from './catalogue.ts';
import { fileStoreOf, noise, refusalOfHead, sendStream, sha256Of } from './file-store.ts';

/** Uploads as a client makes them: asked for here, sent to the store, put together, used. */

const catalogue = await startCatalogue({ PUBLIC_URL: 'https://edge.example' });
const files = await fileStoreOf(catalogue);
const { amara, kenji, sam, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const megabyte = 1024 * 1024;
const small = { purpose: 'file', contentType: 'application/pdf', sizeBytes: 1 };
const large = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 120 * megabyte };

const ulid = '[0-9A-HJKMNP-TV-Z]{26}';
const draft = async (): Promise<string> => (await catalogue.createDraft()).courseId;
const create = (courseId: string, body: unknown, as = amara) =>
  ask('createUpload', { as, path: { courseId }, body });

const sent = ({ status, body }: TestAnswer) => (status === 201 ? status : `${status} ${body.code}`);

describe('asking for an upload', () => {
  test.each([
    ['thumbnail', 'image/png', 'thumbnails', 'png', 'thumbnailKey of this course'],
    ['thumbnail', 'image/jpeg', 'thumbnails', 'jpg', 'thumbnailKey of this course'],
    ['video', 'video/webm', 'videos', 'webm', 'videoKey of a lesson of this course'],
    ['file', 'application/pdf', 'files', 'pdf', 'fileKey of a lesson of this course'],
    ['file', 'text/plain', 'files', 'txt', 'fileKey of a lesson of this course'],
  ])(
    'for a %s of type %s answers the request that sends it, and what to do then',
    async (purpose, contentType, folder, ending, use) => {
      const courseId = await draft();
      const before = Date.now();
      const answer = await create(courseId, { purpose, contentType, sizeBytes: 1_000 });
      const { key, uploadId, expiresAt, request, howTo, ...rest } = answer.body;
      expect(answer.status).toBe(201);
      expect(answer.headers).toMatchObject({
        'Cache-Control': 'private, no-store',
        'RateLimit-Policy': '"upload";q=100;w=86400',
      });
      expect(answer.headers).not.toHaveProperty('Location');
      expect(uploadId).toMatch(new RegExp(`^${ulid}$`));
      expect(key).toBe(`courses/${courseId}/${folder}/${uploadId}.${ending}`);
      expect(rest).toEqual({ contentType, sizeBytes: 1_000 });
      expect(request).toEqual({
        method: 'PUT',
        url: expect.stringContaining(`/${key}?`),
        headers: { 'content-type': contentType, 'if-none-match': '*', 'x-amz-tagging': 'state=unused' },
        sizeBytes: 1_000,
      });
      const expiry = Date.parse(expiresAt) - before;
      expect(expiry).toBeGreaterThanOrEqual(15 * 60_000);
      expect(expiry).toBeLessThan(15 * 60_000 + 5_000);
      expect(howTo).toBe(
        `Make the request with the file as its body. Then send the key as ${use} within a day.`,
      );
    },
  );

  test('of more than 100 MB answers a request for each part', async () => {
    const courseId = await draft();
    const { body } = await create(courseId, large);
    expect(body).not.toHaveProperty('request');
    expect(body.parts).toMatchObject([
      { partNumber: 1, method: 'PUT', headers: {}, sizeBytes: 64 * megabyte },
      { partNumber: 2, method: 'PUT', headers: {}, sizeBytes: 56 * megabyte },
    ]);
    expect(body.howTo).toContain('complete the upload with these tags');
    expect(body.howTo).toContain('Then send the key as videoKey of a lesson of this course within a day.');
    const whole = await create(courseId, { ...large, sizeBytes: 100 * megabyte });
    expect(whole.body).not.toHaveProperty('parts');
    expect((await create(courseId, { ...large, sizeBytes: 100 * megabyte + 1 })).body.parts).toHaveLength(2);
    expect((await create(courseId, { ...large, sizeBytes: 5 * 1024 * megabyte })).body.parts).toHaveLength(
      80,
    );
  });

  test('remembers an upload in parts for a day, and one of a single request not at all', async () => {
    const courseId = await draft();
    const { uploadId } = (await create(courseId, large)).body;
    const item = await catalogue.stored(uploadKey(courseId, uploadId));
    expect(Number(item?.ttl) * 1000 - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect(Number(item?.ttl) * 1000 - Date.now()).toBeLessThan(24.1 * 3_600_000);
    const items = (await catalogue.itemsOf(courseId)).length;
    await create(courseId, small);
    expect(await catalogue.itemsOf(courseId)).toHaveLength(items);
  });

  test('gives every upload a key of its own', async () => {
    const courseId = await draft();
    const keys = await Promise.all(
      Array.from({ length: 20 }, async () => (await create(courseId, small)).body.key),
    );
    expect(new Set(keys).size).toBe(20);
  });

  test.each([
    ['an empty file', { sizeBytes: 0 }, ['/sizeBytes']],
    ['less than nothing', { sizeBytes: -1 }, ['/sizeBytes']],
    ['half a byte', { sizeBytes: 1.5 }, ['/sizeBytes']],
    ['a size in words', { sizeBytes: '1' }, ['/sizeBytes']],
    ['a byte more than 5 GB', { sizeBytes: 5 * 1024 * megabyte + 1 }, ['/sizeBytes']],
    ['a byte for everybody', { sizeBytes: 9_000_000_000_000 }, ['/sizeBytes']],
    [
      'a picture of more than 5 MB',
      { purpose: 'thumbnail', contentType: 'image/png', sizeBytes: 5 * megabyte + 1 },
      ['/sizeBytes'],
    ],
    ['HTML', { contentType: 'text/html' }, ['/contentType']],
    ['SVG', { contentType: 'image/svg+xml' }, ['/contentType']],
    ['a script', { contentType: 'text/javascript' }, ['/contentType']],
    ['bytes of no type', { contentType: 'application/octet-stream' }, ['/contentType']],
    ['a type with a parameter', { contentType: 'text/plain; charset=utf-8' }, ['/contentType']],
    ['a type in upper case', { contentType: 'TEXT/PLAIN' }, ['/contentType']],
    ['a type that every object has', { contentType: 'constructor' }, ['/contentType']],
    ['a type with a line break', { contentType: 'text/plain\r\nx-amz-acl: public-read' }, ['/contentType']],
    ['a picture as a video', { purpose: 'video', contentType: 'image/png' }, ['/contentType']],
    ['a video as a file', { contentType: 'video/mp4' }, ['/contentType']],
    ['a document as a thumbnail', { purpose: 'thumbnail' }, ['/contentType']],
    ['an avatar of a course', { purpose: 'avatar', contentType: 'image/png' }, ['/purpose']],
    ['a key of one’s own', { key: 'courses/x/y' }, ['/key']],
  ])('refuses %s', async (_, fields, pointers) => {
    const answer = await create(await draft(), { ...small, ...fields });
    expect(refusal(answer)).toEqual({ status: 422, code: 'invalid-request', pointers });
  });

  test('takes a picture of 5 MB', async () => {
    const picture = { purpose: 'thumbnail', contentType: 'image/avif', sizeBytes: 5 * megabyte };
    expect((await create(await draft(), picture)).status).toBe(201);
  });

  test('is for the course’s instructors and admins', async () => {
    const courseId = await draft();
    await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
    for (const as of [amara, kenji, ada]) expect((await create(courseId, small, as)).status).toBe(201);
    const answers = [
      await create(courseId, small, sam),
      await create(courseId, small, await catalogue.person('instructor')),
    ];
    expect(answers.map(sent)).toEqual(['403 role-required', '404 not-found']);
  });
});

test('refusals come in their order, on every route of an upload', async () => {
  const { courseId } = await catalogue.createPublished();
  const other = await draft();
  const stranger = await catalogue.person('instructor');
  const { uploadId } = (await create(courseId, large)).body;
  const text = { 'Content-Type': 'text/plain' };
  for (const operation of ['createUpload', 'completeUpload', 'renewUploadParts'] as const) {
    const takesBody = operation !== 'renewUploadParts';
    const send = (as: typeof amara | undefined, id: string, body: unknown, headers = {}) =>
      ask(operation, { as, path: { courseId: id, uploadId }, body, headers });
    const answers = [
      await send(undefined, courseId, '{', text),
      await send(sam, courseId, '{', text),
      await send(sam, courseId, '{'),
      await send(sam, courseId, takesBody ? {} : undefined),
      await send(stranger, other, takesBody ? {} : undefined),
      await send(stranger, courseId, takesBody ? {} : undefined),
      await send(amara, courseId, { nope: 1 }),
    ];
    expect({ operation, answers: answers.map(sent) }).toEqual({
      operation,
      answers: [
        '401 missing-token',
        '415 unsupported-media-type',
        '400 malformed-json',
        '403 role-required',
        '404 not-found',
        '403 not-your-course',
        '422 invalid-request',
      ],
    });
  }
});

describe('the day’s limit', () => {
  test('is a hundred uploads; what is refused for its body does not count', async () => {
    const teacher = await catalogue.person('admin');
    const courseId = await draft();
    expect((await create(courseId, { ...small, sizeBytes: 0 }, teacher)).headers).not.toHaveProperty(
      'RateLimit',
    );
    const key = randomUUID();
    const withKey = () =>
      ask('createUpload', {
        as: teacher,
        path: { courseId },
        body: small,
        headers: { 'Idempotency-Key': key },
      });
    const first = await withKey();
    expect(first.headers.RateLimit).toMatch(/^"upload";r=99;t=\d+$/);
    for (let number = 2; number <= 100; number++) {
      const { status, headers } = await create(courseId, small, teacher);
      expect([status, headers.RateLimit?.split(';')[1]]).toEqual([201, `r=${100 - number}`]);
    }
    const refused = await create(courseId, small, teacher);
    expect(refusal(refused)).toEqual({ status: 429, code: 'rate-limited' });
    expect(Number(refused.headers['Retry-After'])).toBeGreaterThan(0);
    // Neither other people nor another action are refused, nor a repeat of what was answered.
    expect((await create(courseId, small)).status).toBe(201);
    const avatar = await ask('createAvatarUpload', {
      as: teacher,
      body: { contentType: 'image/png', sizeBytes: 1 },
    });
    expect(avatar.status).toBe(201);
    expect(await withKey()).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'Idempotent-Replayed': 'true' },
    });
  });

  test('begins no upload in parts at the store for whoever has used it up', async () => {
    const teacher = await catalogue.person('admin');
    const courseId = await draft();
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    await catalogue.put({ ...usageKey(teacher.userId, 'upload', day), calls: 100 });
    const requests = await files.requestsDuring(async () => {
      expect((await create(courseId, large, teacher)).status).toBe(429);
    });
    expect(requests).toEqual([]);
  });
});

describe('a picture of oneself', () => {
  const body = { contentType: 'image/webp', sizeBytes: 5 };

  test('is anybody’s who is signed in, below their own name', async () => {
    for (const as of [sam, amara, ada]) {
      const answer = await ask('createAvatarUpload', { as, body });
      const { key, uploadId, request, howTo } = answer.body;
      expect(answer.status).toBe(201);
      expect(key).toBe(`avatars/${as.userId}/${uploadId}.webp`);
      expect(howTo).toContain('send the key as avatarKey of your profile within a day');
      expect((await files.send(request, Buffer.from('12345'))).status).toBe(200);
      expect(await files.tagsOf(key)).toEqual(['state=unused']);
    }
    expect(refusal(await ask('createAvatarUpload', { body }))).toEqual({
      status: 401,
      code: 'missing-token',
    });
  });

  test('has a type and a size that pictures have, and no purpose', async () => {
    const wrong = async (fields: object) =>
      refusal(await ask('createAvatarUpload', { as: sam, body: { ...body, ...fields } }));
    const refused = (pointer: string) => ({ status: 422, code: 'invalid-request', pointers: [pointer] });
    expect(await wrong({ contentType: 'image/svg+xml' })).toEqual(refused('/contentType'));
    expect(await wrong({ contentType: 'application/pdf' })).toEqual(refused('/contentType'));
    expect(await wrong({ sizeBytes: 5 * megabyte + 1 })).toEqual(refused('/sizeBytes'));
    expect(await wrong({ sizeBytes: 0 })).toEqual(refused('/sizeBytes'));
    expect(await wrong({ purpose: 'avatar' })).toEqual(refused('/purpose'));
  });

  test('is asked for twenty times a day at most; a repeat with its key gets the first answer', async () => {
    const person = await catalogue.person('student');
    const send = (key: string) =>
      ask('createAvatarUpload', { as: person, body, headers: { 'Idempotency-Key': key } });
    const first = await send('0');
    for (let number = 1; number < 20; number++) expect((await send(String(number))).status).toBe(201);
    expect((await send('20')).status).toBe(429);
    expect((await send('0')).body).toEqual(first.body);
  });
});

describe('a file that is sent to the store', () => {
  test.each([1, 5 * megabyte])(
    'of %d bytes can be read again byte for byte, under the type that was declared',
    async (sizeBytes) => {
      const courseId = await draft();
      const { key, request } = (await create(courseId, { ...small, sizeBytes })).body;
      expect(await sendStream(request, noise(sizeBytes))).toMatchObject({ status: 200 });
      expect(await files.tagsOf(key)).toEqual(['state=unused']);
      const { lessonId } = await catalogue.addLesson(courseId, { title: 'F', type: 'file', fileKey: key });
      const { fileUrl } = await done('getLesson', { as: amara, path: { lessonId } });
      const answer = await files.get(fileUrl);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('content-length')).toBe(String(sizeBytes));
      expect(await sha256Of(answer.body ?? noise(0))).toBe(await sha256Of(noise(sizeBytes)));
    },
  );
});

describe('an upload of 120 MB in two parts', () => {
  let courseId: string;
  let begun: { uploadId: string; key: string; parts: SignedPart[]; sizeBytes: number };
  let renewed: typeof begun;
  let etags: { partNumber: number; etag: string }[];

  const complete = (parts: unknown, as = amara, path: Record<string, string> = {}) =>
    ask('completeUpload', { as, path: { courseId, uploadId: begun.uploadId, ...path }, body: { parts } });
  const renew = (as = amara, path: Record<string, string> = {}) =>
    ask('renewUploadParts', { as, path: { courseId, uploadId: begun.uploadId, ...path } });
  const partOf = ({ parts }: typeof begun, number: number): SignedPart => {
    const part = parts[number - 1];
    if (!part) throw new Error(`There is no part ${number}`);
    return part;
  };

  beforeAll(async () => {
    courseId = (await catalogue.createPublished()).courseId;
    begun = (await create(courseId, large)).body;
    etags = [];
  });

  test('has no file before its parts are put together', async () => {
    const first = await sendStream(partOf(begun, 1), noise(64 * megabyte));
    expect(first.status).toBe(200);
    etags.push({ partNumber: 1, etag: first.etag });
    expect(await files.object(begun.key)).toBeUndefined();
    const use = await ask('createLesson', {
      as: amara,
      path: { courseId },
      body: { title: 'V', type: 'video', videoKey: begun.key },
    });
    expect(refusal(use)).toEqual({ status: 422, code: 'not-uploaded', pointers: ['/videoKey'] });
  });

  test('goes on with new addresses for the same parts', async () => {
    const answer = await renew();
    renewed = answer.body;
    expect(answer.status).toBe(200);
    const { parts, expiresAt: _, ...rest } = answer.body;
    const { parts: old, ...before } = begun;
    expect({ ...before, expiresAt: undefined }).toEqual({ ...rest, expiresAt: undefined });
    expect(parts.map(({ sizeBytes }: SignedPart) => sizeBytes)).toEqual(
      old.map(({ sizeBytes }) => sizeBytes),
    );
    const uploadOf = ({ url }: SignedPart) => new URL(url).searchParams.get('uploadId');
    expect(parts.map(uploadOf)).toEqual(old.map(uploadOf));
    const second = await sendStream(partOf(renewed, 2), noise(56 * megabyte, { skip: 64 * megabyte }));
    expect(second.status).toBe(200);
    etags.push({ partNumber: 2, etag: second.etag });
  });

  test('is renewed and completed by its course’s editors only, and under its course only', async () => {
    const stranger = await catalogue.person('instructor');
    const mine = await draft();
    const theirs = (await catalogue.createDraft({}, stranger)).courseId;
    for (const operation of [renew, (as?: typeof amara, path = {}) => complete(etags, as, path)]) {
      const answers = [
        await operation(sam),
        await operation(stranger),
        // Another course that the caller edits: the upload is not of that one.
        await operation(amara, { courseId: mine }),
        await operation(stranger, { courseId: theirs }),
        await operation(amara, { uploadId: '01JD0MB3H8Y6T5R4E3W2Q1A0ZX' }),
        await operation(amara, { uploadId: '..' }),
        await operation(ada, { uploadId: `${begun.uploadId}#` }),
      ];
      expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
        '403 role-required',
        '403 not-your-course',
        ...Array(5).fill('404 not-found'),
      ]);
    }
    expect(await files.object(begun.key)).toBeUndefined();
  });

  test.each([
    ['a part is missing', () => etags.slice(0, 1)],
    ['the first part is missing', () => etags.slice(1)],
    ['a part stands twice', () => [...etags, ...etags.slice(0, 1)]],
    ['a part stands for another', () => etags.map(({ etag }) => ({ partNumber: 1, etag }))],
    ['there is one part too many', () => [...etags, { partNumber: 3, etag: etags[0]?.etag }]],
    ['parts 1 and 3 are named', () => etags.map((part, at) => ({ ...part, partNumber: at * 2 + 1 }))],
  ])('is not completed when %s', async (_, parts) => {
    expect(refusal(await complete(parts()))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/parts'],
    });
    expect(await files.object(begun.key)).toBeUndefined();
  });

  test.each([
    [
      'the tag of a part is another',
      () => etags.map(({ partNumber }) => ({ partNumber, etag: '"0123456789abcdef0123456789abcdef"' })),
    ],
    [
      'the tags are exchanged',
      () => etags.map(({ partNumber }, at) => ({ partNumber, etag: etags[1 - at]?.etag })),
    ],
  ])('is not completed when %s', async (_, parts) => {
    expect(refusal(await complete(parts()))).toEqual({ status: 422, code: 'parts-missing' });
    expect(await files.object(begun.key)).toBeUndefined();
  });

  test.each([
    ['no tag', { partNumber: 1 }],
    ['an empty tag', { partNumber: 1, etag: '' }],
    ['a tag that would be XML', { partNumber: 1, etag: '</ETag><ETag>x' }],
    ['a number below 1', { partNumber: 0, etag: 'x' }],
    ['a number above the most', { partNumber: 81, etag: 'x' }],
    ['a field that is not known', { partNumber: 1, etag: 'x', size: 1 }],
  ])('takes no part with %s', async (_, part) => {
    const { status, body } = await complete([part]);
    expect([status, body.code]).toEqual([422, 'invalid-request']);
    expect(body.errors[0].pointer).toMatch(/^\/parts\/0\//);
  });

  test('is completed in any order of its parts, with or without quotation marks about the tags', async () => {
    const [first, second] = etags;
    const answer = await complete([second, { partNumber: 1, etag: first?.etag.replaceAll('"', '') }]);
    expect(answer).toMatchObject({ status: 200, body: { uploadId: begun.uploadId, key: begun.key } });
    expect(answer.headers['Cache-Control']).toBe('private, no-store');
    expect(await files.tagsOf(begun.key)).toEqual(['state=unused']);
  });

  test('is completed twice, and in parallel, to the same answer', async () => {
    const answers = await Promise.all([complete(etags), complete(etags), complete(etags)]);
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({ status: 200, body: { uploadId: begun.uploadId, key: begun.key } });
    }
  });

  test('takes no part any more once it is whole', async () => {
    expect(await refusalOfHead(partOf(renewed, 2))).toBe('404 NoSuchUpload');
  });

  test('is then read byte for byte by a learner, whole and in ranges, as the type that was declared', async () => {
    const { lessonId } = await catalogue.addLesson(courseId, {
      title: 'V',
      type: 'video',
      status: 'published',
      durationSeconds: 600,
      videoKey: begun.key,
    });
    expect(await files.tagsOf(begun.key)).toEqual([]);
    await catalogue.enroll(sam, courseId);
    const { videoUrl } = await done('getLesson', { as: sam, path: { lessonId } });
    const answer = await files.get(videoUrl);
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(answer.headers.get('content-length')).toBe(String(120 * megabyte));
    expect(await sha256Of(answer.body ?? noise(0))).toBe(await sha256Of(noise(120 * megabyte)));
    // As a player does that jumps, here over the seam of the parts.
    const range = await fetch(videoUrl, {
      headers: { range: `bytes=${64 * megabyte - 5}-${64 * megabyte + 4}` },
    });
    expect(range.status).toBe(206);
    expect(await sha256Of(range.body ?? noise(0))).toBe(
      await sha256Of(noise(10, { skip: 64 * megabyte - 5 })),
    );
  });
});

test('parts that were sent in another size than they were signed for are no parts', async () => {
  const courseId = await draft();
  const { parts } = (await create(courseId, large)).body;
  const answer = await files.send(parts[0], Buffer.from('short'));
  expect(answer.status).toBe(403);
});

test('an upload in parts that the bucket cannot begin just now answers 503, and leaves nothing behind', async () => {
  const courseId = await draft();
  const before = (await catalogue.itemsOf(courseId)).length;
  const answer = await files.disturbed(
    () => new Response(null, { status: 503 }),
    () => create(courseId, large),
  );
  expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
  expect(answer.headers['Retry-After']).toBe('1');
  expect(await catalogue.itemsOf(courseId)).toHaveLength(before);
});
