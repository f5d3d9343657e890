import type { SentPart, SignedPart, SignedPut } from '@skillforge/core/files/uploads';
import { dueKey, profileKey, usageKey } from '@skillforge/core/keys';
import { testRights, type Works } from '@skillforge/testing/rights';
import { png } from '@skillforge/testing/sample-images';
import { article, draftFields, type Operation, type Person, startCatalogue } from './catalogue.ts';
import { type Answered, fileStoreOf, type Sent, type Uploading } from './file-store.ts';

const catalogue = await startCatalogue();
const files = await fileStoreOf(catalogue);
const { refreshInstructor } = await import('../src/instructor-names.ts');
const { amara, kenji, sam, ask, done, refreshCourse, refreshDueCourses } = catalogue;
afterAll(() => catalogue.stop());

/** The name that custom.yml gives to the folder of a key. */
function folderOf(key: string): string {
  if (key.startsWith('courses/')) return 'courses';
  if (key.startsWith('media/courses/')) return 'courseMedia';
  if (key.startsWith('avatars/')) return 'avatars';
  throw new Error(`No function has rights to ${key}`);
}

/** The rights that S3 asks for a request, whoever sends it. */
function rightsToBucket({ method, key, query, headers }: Sent): string[] {
  if (key === '') return method === 'GET' && query.has('list-type') ? ['s3:ListBucket arn'] : ['unknown'];
  const own = (action: string) => `s3:${action} ${folderOf(key)}`;
  if (method === 'GET' || method === 'HEAD') return [own('GetObject')];
  if (method === 'DELETE') return [own(query.has('tagging') ? 'DeleteObjectTagging' : 'DeleteObject')];
  const source = headers.get('x-amz-copy-source')?.replace(/^\/[^/]+\//, '');
  return [
    own('PutObject'),
    ...(headers.has('x-amz-tagging') ? [own('PutObjectTagging')] : []),
    ...(source ? [`s3:GetObject ${folderOf(source)}`] : []),
  ];
}

/** What S3 asks for before it tells that an object is missing, which these functions tell their callers. */
const rightToMiss = ({ status }: Answered) => (status === 404 ? ['s3:ListBucket arn'] : []);

/** Every presigned request in an answer: whoever sends it does so with the rights of the function that signed it. */
function handedOut(answer: unknown): Sent[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { method = 'PUT', url, headers = {}, ...rest }: Partial<SignedPut> & object = answer;
  const found = Object.values(rest).flatMap((value) =>
    typeof value === 'string' && files.isOfStore(value) ? [files.read('GET', value)] : handedOut(value),
  );
  return url === undefined ? found : [...found, files.read(method, url, headers)];
}

async function rightsToBucketUsed(work: () => Promise<unknown>): Promise<string[]> {
  let answer: unknown;
  const sent = await files.requestsDuring(async () => {
    answer = await work();
  });
  return [
    ...sent.flatMap((one) => [...rightsToBucket(one), ...rightToMiss(one)]),
    ...handedOut(answer).flatMap(rightsToBucket),
  ];
}

const after = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const published = async (): Promise<string> => (await catalogue.createPublished()).courseId;

/** A request about a published course with two lessons, after something has been done to it. */
function on(
  operation: Operation,
  body?: unknown,
  prepare: (courseId: string) => Promise<unknown> = async () => {},
  as = amara,
) {
  return async () => {
    const courseId = await published();
    await catalogue.addLesson(courseId, article('Two'));
    await prepare(courseId);
    const path = { courseId, lessonId: `${courseId}-1`, userId: kenji.userId };
    const headers = { 'If-Match': '*', 'Idempotency-Key': courseId };
    const sent = typeof body === 'function' ? body(courseId) : body;
    return () => done(operation, { as, path, headers, body: sent });
  };
}

const film: Uploading = { purpose: 'video', contentType: 'video/mp4', bytes: Buffer.from('A film') };
const book: Uploading = { purpose: 'file', contentType: 'application/pdf', bytes: Buffer.from('A book') };
const picture: Uploading = { purpose: 'thumbnail', contentType: 'image/png', bytes: Buffer.from(png) };
/** The key of an upload that nobody has made. */
const never = (key: string) => key.replace(/\w{26}(?=\.\w+$)/, '0'.repeat(26));

const addVideo = async (courseId: string) => {
  const videoKey = await files.upload(courseId, film);
  await catalogue.addLesson(courseId, { title: 'V', type: 'video', status: 'published', videoKey });
};

/** Somebody has done something as often as is allowed on this day. */
const useUp = ({ userId }: Person, action: string) =>
  catalogue.put({
    ...usageKey(userId, action, new Date().toISOString().slice(0, 10).replaceAll('-', '')),
    calls: 1_000,
  });

const addKenji = (courseId: string) =>
  done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
const archiveAndEnroll = async (courseId: string) => {
  await addVideo(courseId);
  await done('archiveCourse', { as: amara, path: { courseId } });
  await catalogue.enroll(sam, courseId);
};

/** An upload in two parts, which has only been asked for. */
const beginLarge = (courseId: string): Promise<{ uploadId: string; parts: SignedPart[] }> =>
  done('createUpload', {
    as: amara,
    path: { courseId },
    body: { purpose: 'file', contentType: 'application/zip', sizeBytes: 104_857_601 },
  });

/** Courses that the projection has all its kinds of work with: to place, move, put off, take out and remove. */
async function courseOfEachStep(): Promise<string[]> {
  const [toPlace, toMove, toWait, toTakeOut, toRemove] = [
    await published(),
    await published(),
    await published(),
    await published(),
    await published(),
  ];
  await done('unpublishCourse', { as: amara, path: { courseId: toPlace } });
  await refreshCourse(toPlace);
  await done('publishCourse', { as: amara, path: { courseId: toPlace } });
  await done('updateCourse', { as: amara, path: { courseId: toMove }, body: { category: 'moved' } });
  await catalogue.setGate(toWait, { learners: 1 });
  await done('archiveCourse', { as: amara, path: { courseId: toTakeOut } });
  const thumbnailKey = await files.upload(toRemove, picture);
  await done('updateCourse', { as: amara, path: { courseId: toRemove }, body: { thumbnailKey } });
  await done('deleteCourse', { as: amara, path: { courseId: toRemove } });
  return [toPlace, toMove, toWait, toTakeOut, toRemove];
}

/** For each function: what makes ready, and then what it does. */
const works: Works = {
  'list-courses': async () => async () => {
    await done('listCourses');
    await done('listCourses', { query: { category: 'data-science' } });
    await done('listCourses', { query: { sort: 'popular' } });
  },
  'search-courses': async () => () => done('searchCourses', { query: { query: 'practical sql' } }),
  'get-course': on('getCourse', undefined, archiveAndEnroll, sam),
  'list-lessons': on('listLessons', undefined, archiveAndEnroll, sam),
  'get-lesson': async () => {
    const courseId = await published();
    await archiveAndEnroll(courseId);
    return () => done('getLesson', { as: sam, path: { lessonId: `${courseId}-2` } });
  },
  'get-health': async () => () => done('getHealth'),
  'list-my-courses': on('listMyCourses'),
  'create-course': on('createCourse', (courseId: string) => draftFields({ prerequisites: [courseId] })),
  'update-course': async () => {
    const prerequisite = await published();
    const courseId = await published();
    const thumbnailKey = await files.upload(courseId, picture);
    const put = (body: object) => ask('updateCourse', { as: amara, path: { courseId }, body });
    return async () => {
      expect((await put({ thumbnailKey: never(thumbnailKey) })).status).toBe(422);
      const changed = await put({ description: 'New', prerequisites: [prerequisite], thumbnailKey });
      expect(changed.status).toBe(200);
      return changed.body;
    };
  },
  'publish-course': on('publishCourse', undefined, archiveAndEnroll),
  'unpublish-course': on('unpublishCourse'),
  'archive-course': on('archiveCourse'),
  'delete-course': on('deleteCourse'),
  'add-instructor': on('addInstructor', { userId: kenji.userId }),
  'remove-instructor': on('removeInstructor', undefined, addKenji),
  'create-lesson': async () => {
    const courseId = await published();
    const videoKey = await files.upload(courseId, film);
    const asking = { as: amara, path: { courseId }, headers: { 'Idempotency-Key': courseId } };
    return async () => {
      // What is refused with a key is first looked for among the answers that were given.
      expect((await ask('createLesson', { ...asking, body: { title: 'Q', type: 'quiz' } })).status).toBe(422);
      const body = { title: 'V', type: 'video', videoKey: never(videoKey) };
      expect((await ask('createLesson', { ...asking, body })).status).toBe(422);
      return await done('createLesson', { ...asking, body: { ...body, videoKey } });
    };
  },
  'update-lesson': async () => {
    const courseId = await published();
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'F', type: 'file' });
    const fileKey = await files.upload(courseId, book);
    const put = (body: object) => ask('updateLesson', { as: amara, path: { lessonId }, body });
    return async () => {
      expect((await put({ fileKey: never(fileKey) })).status).toBe(422);
      const changed = await put({ section: 'S', title: 'New', fileKey });
      expect(changed.status).toBe(200);
      return changed.body;
    };
  },
  'delete-lesson': on('deleteLesson'),
  'reorder-lessons': on('reorderLessons', (courseId: string) => ({
    lessonIds: [`${courseId}-2`, `${courseId}-1`],
  })),
  'create-upload': async () => {
    const courseId = await published();
    const person = await catalogue.person('admin');
    const asking = (key: string) => ({
      as: person,
      path: { courseId },
      headers: { 'Idempotency-Key': `${courseId}-${key}` },
    });
    return async () => {
      const body = { purpose: 'file', contentType: 'application/zip', sizeBytes: 1 };
      const small = await done('createUpload', { ...asking('small'), body });
      const large = { ...body, sizeBytes: 200_000_000 };
      const parts = await done('createUpload', { ...asking('large'), body: large });
      await useUp(person, 'upload');
      expect((await ask('createUpload', { ...asking('one-too-many'), body })).status).toBe(429);
      return [small, parts];
    };
  },
  'renew-upload-parts': async () => {
    const courseId = await published();
    const { uploadId } = await beginLarge(courseId);
    return () => done('renewUploadParts', { as: amara, path: { courseId, uploadId } });
  },
  'complete-upload': async () => {
    const courseId = await published();
    const { uploadId, parts } = await beginLarge(courseId);
    const etags: SentPart[] = [];
    for (const { partNumber, ...part } of parts) {
      const answer = await files.send(part, Buffer.alloc(part.sizeBytes));
      etags.push({ partNumber, etag: String(answer.headers.get('etag')) });
    }
    const complete = () =>
      ask('completeUpload', { as: amara, path: { courseId, uploadId }, body: { parts: etags } });
    return async () => {
      // The second time the store knows of no such upload; after the file has expired, of no file either.
      const [first, second] = [await complete(), await complete()];
      expect([first.status, second.status]).toEqual([200, 200]);
      await files.remove(first.body.key);
      expect((await complete()).status).toBe(422);
    };
  },
  'create-avatar-upload': async () => {
    const person = await catalogue.person('student');
    const body = { contentType: 'image/png', sizeBytes: 1 };
    const asking = (key: string) => ({ as: person, headers: { 'Idempotency-Key': key }, body });
    return async () => {
      const avatar = await done('createAvatarUpload', asking('one'));
      await useUp(person, 'avatar');
      expect((await ask('createAvatarUpload', asking('one-too-many'))).status).toBe(429);
      return avatar;
    };
  },
  'project-courses': async () => {
    const courses = await courseOfEachStep();
    const omar = await catalogue.person('instructor', 'Omar');
    await catalogue.createDraft({}, omar);
    await catalogue.put({ ...profileKey(omar.userId), displayName: 'Omar Haddad' });
    return async () => {
      for (const courseId of courses) await refreshCourse(courseId);
      await refreshInstructor(omar.userId);
    };
  },
  'project-due-courses': async () => {
    const courses = await courseOfEachStep();
    for (const courseId of courses) {
      await catalogue.put({ ...dueKey(courseId), dueAt: after(-1).toISOString() });
    }
    return () => refreshDueCourses();
  },
};

testRights({
  functionsYml: new URL('../functions.yml', import.meta.url),
  service: catalogue,
  works,
  others: [rightsToBucketUsed],
});
