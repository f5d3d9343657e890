import { readFile } from 'node:fs/promises';
import { courseKey } from '@skillforge/core/keys';
import { png } from '@skillforge/testing/sample-images';
import { article, refusal, startCatalogue } from './catalogue.ts';
import { fileStoreOf, type Uploading } from './file-store.ts';

/** How long files stay: what is used is kept, what is not is forgotten, and with its course all of it goes. */

const catalogue = await startCatalogue();
const files = await fileStoreOf(catalogue);
const { amara, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const film: Uploading = { purpose: 'video', contentType: 'video/mp4', bytes: Buffer.from('A film') };
const book: Uploading = { purpose: 'file', contentType: 'application/pdf', bytes: Buffer.from('A book') };
const picture: Uploading = { purpose: 'thumbnail', contentType: 'image/png', bytes: Buffer.from(png) };
const unused = ['state=unused'];

const draft = async (): Promise<string> => (await catalogue.createDraft()).courseId;
const inTwoMinutes = () => new Date(Date.now() + 120_000);

const putLesson = (lessonId: string, body: object) =>
  ask('updateLesson', { as: amara, path: { lessonId }, body });
/** What a request to the store asks for, in a word. */
const described = ({ method, key, query }: { method: string; key: string; query: URLSearchParams }) =>
  `${method} ${key}${query.has('tagging') ? '?tagging' : ''}`;

describe('an upload', () => {
  test('is marked by the very tag that the bucket’s rule forgets after a day', async () => {
    const key = await files.upload(await draft(), book);
    const rules = await readFile(new URL('../../foundation/resources/bucket.yml', import.meta.url), 'utf8');
    const [, name, value] = /Id: forget-unused-uploads[^}]*\{ Key: (\w+), Value: (\w+) \}/.exec(rules) ?? [];
    expect(await files.tagsOf(key)).toEqual([`${name}=${value}`]);
  });

  test('loses its mark when a lesson is made of it, and when a lesson is given it', async () => {
    const courseId = await draft();
    const [video, first, second] = [
      await files.upload(courseId, film),
      await files.upload(courseId, book),
      await files.upload(courseId, book),
    ];
    await catalogue.addLesson(courseId, { title: 'V', type: 'video', videoKey: video });
    expect(await files.tagsOf(video)).toEqual([]);
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'F', type: 'file' });
    expect(await files.tagsOf(first)).toEqual(unused);
    expect((await putLesson(lessonId, { fileKey: first })).status).toBe(200);
    expect(await files.tagsOf(first)).toEqual([]);
    expect(await files.tagsOf(second)).toEqual(unused);
    expect((await putLesson(lessonId, { fileKey: second })).status).toBe(200);
    expect(await files.tagsOf(second)).toEqual([]);
  });

  test('keeps its mark when what names it is refused', async () => {
    const courseId = await draft();
    const videoKey = await files.upload(courseId, film);
    const refused = [
      { title: '', type: 'video', videoKey },
      { title: 'T', type: 'article', videoKey },
      { title: 'T', type: 'file', fileKey: videoKey },
    ];
    for (const body of refused) {
      expect((await ask('createLesson', { as: amara, path: { courseId }, body })).status).toBe(422);
    }
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'V', type: 'video' });
    const stale = await ask('updateLesson', {
      as: amara,
      path: { lessonId },
      body: { videoKey },
      headers: { 'If-Match': '"v99.x"' },
    });
    expect(stale.status).toBe(412);
    expect(await files.tagsOf(videoKey)).toEqual(unused);
  });

  test('that nobody has made cannot be used, neither for a new lesson nor for one that is there', async () => {
    const courseId = await draft();
    const { key } = await files.begin(courseId, book);
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'F', type: 'file' });
    const refused = { status: 422, code: 'not-uploaded', pointers: ['/fileKey'] };
    const body = { title: 'F', type: 'file', fileKey: key };
    expect(refusal(await ask('createLesson', { as: amara, path: { courseId }, body }))).toEqual(refused);
    expect(refusal(await putLesson(lessonId, { fileKey: key }))).toEqual(refused);
    const { items } = await catalogue.walk('listLessons', { as: amara, path: { courseId } });
    expect(items).toHaveLength(1);
    expect(items[0]).not.toHaveProperty('fileKey');
  });

  test('may be used by two lessons, and by a repeat of the same request', async () => {
    const courseId = await draft();
    const videoKey = await files.upload(courseId, film);
    const body = { title: 'V', type: 'video', videoKey };
    const headers = { 'Idempotency-Key': courseId };
    const make = () => ask('createLesson', { as: amara, path: { courseId }, body, headers });
    const first = await make();
    expect(await make()).toMatchObject({ status: 201, body: { lessonId: first.body.lessonId } });
    expect((await catalogue.addLesson(courseId, body)).videoKey).toBe(videoKey);
    const { items } = await catalogue.walk('listLessons', { as: amara, path: { courseId } });
    expect(items).toHaveLength(2);
  });

  test('that the store cannot take into use just now is no lesson’s yet: 503, and a repeat goes well', async () => {
    const courseId = await draft();
    const body = { title: 'V', type: 'video', videoKey: await files.upload(courseId, film) };
    const make = () => ask('createLesson', { as: amara, path: { courseId }, body });
    const answer = await files.disturbed(() => new Response(null, { status: 503 }), make);
    expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
    expect((await catalogue.walk('listLessons', { as: amara, path: { courseId } })).items).toEqual([]);
    expect((await make()).status).toBe(201);
  });

  test('is in use before the lesson is written: who dies in between leaves no lesson without its file', async () => {
    const courseId = await draft();
    const videoKey = await files.upload(courseId, film);
    const body = { title: 'V', type: 'video', videoKey };
    const tags: (string[] | undefined)[] = [];
    const answer = await catalogue.disturbed(
      async ({ command }) => {
        if (command !== 'TransactWriteItemsCommand') return;
        tags.push(await files.tagsOf(videoKey));
        throw new Error('killed');
      },
      () => ask('createLesson', { as: amara, path: { courseId }, body }),
    );
    expect(answer.status).toBe(500);
    expect(tags).toEqual([[]]);
  });
});

describe('an edit of a lesson', () => {
  test('asks the store for nothing unless it names another file', async () => {
    const courseId = await draft();
    const [fileKey, other] = [await files.upload(courseId, book), await files.upload(courseId, book)];
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'F', type: 'file', fileKey });
    const asked = async (body: object) => {
      const requests = await files.requestsDuring(async () => {
        expect((await putLesson(lessonId, body)).status).toBe(200);
      });
      return requests.map(described);
    };
    expect(await asked({ title: 'New', section: 'S', preview: true })).toEqual([]);
    expect(await asked({ position: 1 })).toEqual([]);
    expect(await asked({ fileKey })).toEqual([]);
    expect(await asked({ fileKey, title: 'Newer' })).toEqual([]);
    expect(await asked({ fileKey: other })).toEqual([`DELETE ${other}?tagging`]);
    expect(await asked({ status: 'published' })).toEqual([]);
  });

  test('is all that asks it: reading, ordering and deleting lessons do not', async () => {
    const courseId = await draft();
    const videoKey = await files.upload(courseId, film);
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'V', type: 'video', videoKey });
    const requests = await files.requestsDuring(async () => {
      await done('getLesson', { as: amara, path: { lessonId } });
      await done('listLessons', { as: amara, path: { courseId } });
      const headers = { 'If-Match': '*' };
      await done('reorderLessons', {
        as: amara,
        path: { courseId },
        body: { lessonIds: [lessonId] },
        headers,
      });
      await done('deleteLesson', { as: amara, path: { lessonId } });
      await catalogue.refreshCourse(courseId);
    });
    expect(requests).toEqual([]);
  });
});

describe('a deleted course’s files', () => {
  /** Where a course's files stand. */
  const filesOf = async (courseId: string) => [
    ...(await files.keysUnder(`courses/${courseId}/`)),
    ...(await files.keysUnder(`media/courses/${courseId}/`)),
  ];

  /** A course with used and unused uploads of every kind, a picture and an upload that was never finished. */
  async function fullCourse(): Promise<string> {
    const { courseId } = await catalogue.createPublished();
    const videoKey = await files.upload(courseId, film);
    await catalogue.addLesson(courseId, { title: 'V', type: 'video', videoKey });
    await files.upload(courseId, book);
    const thumbnailKey = await files.upload(courseId, picture);
    await done('updateCourse', { as: amara, path: { courseId }, body: { thumbnailKey } });
    const large = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 200_000_000 };
    await done('createUpload', { as: amara, path: { courseId }, body: large });
    await catalogue.refreshCourse(courseId);
    expect(await filesOf(courseId)).toHaveLength(4);
    return courseId;
  }

  const bury = (courseId: string) => done('deleteCourse', { as: amara, path: { courseId } });

  test('are all gone in the end, and nobody else’s', async () => {
    const [courseId, neighbour] = [await fullCourse(), await fullCourse()];
    // Alike in their beginning, but of no course.
    const alike = `courses/${courseId}X/files/a.pdf`;
    await files.write(alike, 'application/pdf');
    await bury(courseId);
    expect(await filesOf(courseId)).toHaveLength(4);
    await catalogue.refreshCourse(courseId);
    expect(await filesOf(courseId)).toEqual([]);
    expect(await catalogue.itemsOf(courseId)).toEqual([]);
    expect(await filesOf(neighbour)).toHaveLength(4);
    expect(await files.object(alike)).toBeDefined();
  });

  test('are all gone also when there are more than a page of them', async () => {
    const courseId = await fullCourse();
    const keys = Array.from({ length: 1_005 }, (_, at) => `courses/${courseId}/files/${at}.txt`);
    for (let at = 0; at < keys.length; at += 50) {
      await Promise.all(keys.slice(at, at + 50).map((key) => files.write(key, 'text/plain')));
    }
    await bury(courseId);
    const requests = await files.requestsDuring(() => catalogue.refreshCourse(courseId));
    expect(await filesOf(courseId)).toEqual([]);
    expect(requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
    expect(requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1_009);
  });

  test('are gone wherever the removal is killed, once another run has finished it; the tombstone stays till then', async () => {
    const courseId = await fullCourse();
    const held = await Promise.all(
      (await filesOf(courseId)).map(async (key) => ({ key, file: await files.object(key) })),
    );
    await bury(courseId);
    const begun = await catalogue.itemsOf(courseId);
    const steps = (await files.requestsDuring(() => catalogue.refreshCourse(courseId))).length;
    expect(steps).toBe(6);
    for (let fatal = 1; fatal <= steps; fatal++) {
      await catalogue.putAll(begun);
      for (const { key, file } of held) await files.write(key, 'x/y', Buffer.from(file?.body ?? ''));
      let made = 0;
      const killed = files.disturbed(
        () => {
          made += 1;
          // A missing right: nothing that would be tried again at once.
          return made >= fatal ? new Response(null, { status: 403 }) : undefined;
        },
        () => catalogue.refreshCourse(courseId),
      );
      await expect(killed).rejects.toThrow('The bucket answered 403');
      expect((await catalogue.stored(courseKey(courseId)))?.card.status).toBe('deleted');
      expect((await ask('getCourse', { as: amara, path: { courseId } })).status).toBe(404);
      await catalogue.refreshCourse(courseId);
      expect({ fatal, files: await filesOf(courseId), items: await catalogue.itemsOf(courseId) }).toEqual({
        fatal,
        files: [],
        items: [],
      });
    }
  });

  test('are gone by the clock when the store failed and the stream has given up', async () => {
    const courseId = await fullCourse();
    await bury(courseId);
    const down = () => new Response(null, { status: 503 });
    await expect(files.disturbed(down, () => catalogue.refreshCourse(courseId))).rejects.toThrow();
    await expect(files.disturbed(down, () => catalogue.refreshDueCourses(inTwoMinutes()))).rejects.toThrow();
    expect(await filesOf(courseId)).toHaveLength(4);
    await catalogue.refreshDueCourses(inTwoMinutes());
    expect(await filesOf(courseId)).toEqual([]);
    expect(await catalogue.itemsOf(courseId)).toEqual([]);
  });

  test('get no company: its uploads are unknown as soon as it is deleted, and what still comes is unused', async () => {
    const courseId = await fullCourse();
    const { key, request } = await files.begin(courseId, book);
    const large = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 200_000_000 };
    const { uploadId } = await done('createUpload', { as: amara, path: { courseId }, body: large });
    await bury(courseId);
    const path = { courseId, uploadId };
    const parts = [{ partNumber: 1, etag: 'x' }];
    const answers = [
      await ask('createUpload', { as: amara, path, body: large }),
      await ask('renewUploadParts', { as: amara, path }),
      await ask('completeUpload', { as: amara, path, body: { parts } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    await catalogue.refreshCourse(courseId);
    // The request was signed before: the store takes it, and its rule forgets it after a day.
    expect((await files.send(request, book.bytes)).status).toBe(200);
    expect(await files.tagsOf(key)).toEqual(unused);
  });
});

test('the files of a lesson that is deleted stay with the course, for other lessons may use them', async () => {
  const { courseId } = await catalogue.createPublished();
  const videoKey = await files.upload(courseId, film);
  const { lessonId } = await catalogue.addLesson(courseId, { title: 'V', type: 'video', videoKey });
  await catalogue.addLesson(courseId, article('Other'));
  await done('deleteLesson', { as: amara, path: { lessonId } });
  expect(await files.tagsOf(videoKey)).toEqual([]);
});
