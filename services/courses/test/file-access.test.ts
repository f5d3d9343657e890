import { png } from '@skillforge/testing/sample-images';
import { article, type Person, startCatalogue } from './catalogue.ts';
import { fileStoreOf, type Uploading } from './file-store.ts';

/** Who gets at which file: every cell of the matrix, through the functions and then through the store. */

const catalogue = await startCatalogue();
const files = await fileStoreOf(catalogue);
const { amara, kenji, sam, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const enrolled = await catalogue.person('student');
const cancelled = await catalogue.person('student');
const callers = {
  anonymous: undefined,
  'a student who is not enrolled': sam,
  'a student who is enrolled': enrolled,
  'a student who has cancelled': cancelled,
  'its instructor': amara,
  'another course’s instructor': kenji,
  'its instructor, who is none any more': {
    userId: amara.userId,
    token: await catalogue.environment.token({ userId: amara.userId }),
  },
  'an admin': ada,
} satisfies Record<string, Person | undefined>;
type Caller = keyof typeof callers;
const names = Object.keys(callers).filter((name): name is Caller => name in callers);

interface Subject {
  title: string;
  file: Uploading;
  fields: { preview?: boolean; status: 'draft' | 'published' };
  /** How a browser is told to show it. */
  disposition: string;
}

const film = (text: string): Uploading => ({
  purpose: 'video',
  contentType: 'video/mp4',
  bytes: Buffer.from(text),
});
const book = (text: string): Uploading => ({
  purpose: 'file',
  contentType: 'application/pdf',
  bytes: Buffer.from(text),
});

const subjects: Subject[] = [
  {
    title: 'A private video',
    file: film('The private film'),
    fields: { status: 'published' },
    disposition: 'inline',
  },
  {
    title: 'A private file: "slides" / notes',
    file: book('The private book'),
    fields: { status: 'published' },
    disposition: "attachment; filename*=UTF-8''A%20private%20file%20slides%20notes.pdf",
  },
  {
    title: 'Aperçu (第1課)',
    file: book('The preview'),
    fields: { status: 'published', preview: true },
    disposition: "attachment; filename*=UTF-8''Aper%C3%A7u%20%28%E7%AC%AC1%E8%AA%B2%29.pdf",
  },
  {
    title: 'A preview video',
    file: film('The trailer'),
    fields: { status: 'published', preview: true },
    disposition: 'inline',
  },
  {
    title: '???',
    file: book('The draft'),
    fields: { status: 'draft', preview: true },
    disposition: "attachment; filename*=UTF-8''<its own name>.pdf",
  },
];

let courseId: string;
const lessonIds = new Map<Subject, string>();
const keys = new Map<Subject, string>();

beforeAll(async () => {
  ({ courseId } = await catalogue.createDraft({ title: 'The course' }));
  for (const subject of subjects) {
    const { title, file, fields } = subject;
    const key = await files.upload(courseId, file);
    const held = file.purpose === 'video' ? { videoKey: key } : { fileKey: key };
    const lesson = { title, type: file.purpose, durationSeconds: 60, ...held, ...fields };
    lessonIds.set(subject, (await catalogue.addLesson(courseId, lesson)).lessonId);
    keys.set(subject, key);
  }
  await catalogue.enroll(enrolled, courseId);
  await catalogue.enroll(cancelled, courseId, 'cancelled');
  await done('publishCourse', { as: amara, path: { courseId } });
});

/** What the design says: the address of the file, its lesson's entry without it, or nothing. */
function expected(
  caller: Caller,
  { fields: { status, preview } }: Subject,
): 'address' | 'locked' | 'missing' {
  if (caller === 'its instructor' || caller === 'an admin') return 'address';
  if (status === 'draft') return 'missing';
  return preview || caller === 'a student who is enrolled' ? 'address' : 'locked';
}

const cells = names.flatMap((caller) =>
  subjects.map((subject) => [caller, subject.title, expected(caller, subject), subject] as const),
);

test('the matrix has every outcome, so that no rule goes untested', () => {
  expect(cells).toHaveLength(40);
  expect(new Set(cells.map(([, , outcome]) => outcome))).toEqual(new Set(['address', 'locked', 'missing']));
});

describe.each(cells)('to %s of %s is shown: %s', (caller, _, outcome, subject) => {
  const as = callers[caller];
  const lessonId = () => lessonIds.get(subject) ?? '';

  /** The lesson as the outline shows it, if it does. */
  async function inOutline() {
    const { items } = await catalogue.walk('listLessons', { as, path: { courseId } });
    return items.find((lesson) => lesson.lessonId === lessonId());
  }

  test('by its own route and by the outline alike', async () => {
    const answer = await ask('getLesson', { as, path: { lessonId: lessonId() } });
    const listed = await inOutline();
    if (outcome === 'missing') {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(listed).toBeUndefined();
      return;
    }
    expect(answer.status).toBe(200);
    expect(answer.headers['Cache-Control']).toBe('private, no-store');
    const field = subject.file.purpose === 'video' ? 'videoUrl' : 'fileUrl';
    for (const lesson of [answer.body, listed]) {
      if (outcome === 'locked') {
        expect(lesson.locked).toBe(true);
        expect(JSON.stringify(lesson)).not.toMatch(/X-Amz|courses\/|Url|Key/);
        continue;
      }
      expect(lesson).not.toHaveProperty('locked');
      expect(lesson).not.toHaveProperty(field === 'videoUrl' ? 'fileUrl' : 'videoUrl');
      // Where it stands in the bucket is what an editor may send again; a learner has no use for it.
      const isEditor = caller === 'its instructor' || caller === 'an admin';
      expect('videoKey' in lesson || 'fileKey' in lesson).toBe(isEditor);

      const file = await files.get(lesson[field]);
      expect(file.status).toBe(200);
      expect(Buffer.from(await file.arrayBuffer())).toEqual(subject.file.bytes);
      expect(file.headers.get('content-type')).toBe(subject.file.contentType);
      const own = keys.get(subject)?.replace(/^.*\/|\.\w+$/g, '') ?? '';
      expect(file.headers.get('content-disposition')).toBe(
        subject.disposition.replace('<its own name>', own),
      );
    }
  });
});

describe('an address', () => {
  const url = async (number = 1): Promise<string> => {
    const { videoUrl, fileUrl } = await done('getLesson', {
      as: enrolled,
      path: { lessonId: `${courseId}-${number}` },
    });
    return videoUrl ?? fileUrl;
  };

  test('is good for its own file only, for reading only, and only as it was signed', async () => {
    const signed = new URL(await url());
    const other = [...keys.values()][1] ?? '';
    const changed = [
      signed.href.replace([...keys.values()][0] ?? '', other),
      signed.href.replace('inline', 'attachment'),
      signed.href.replace(/Expires=\d+/, 'Expires=604800'),
      signed.href.replace(/&X-Amz-Signature=\w+/, ''),
    ];
    expect(new Set(changed).size).toBe(4);
    for (const address of changed) {
      expect(address).not.toBe(signed.href);
      expect((await files.get(address)).status).toBeGreaterThanOrEqual(400);
    }
    for (const method of ['PUT', 'DELETE']) {
      const body = method === 'PUT' ? { body: 'x' } : {};
      expect((await fetch(signed, { method, ...body })).status).toBe(403);
    }
    expect((await files.get(signed.href)).status).toBe(200);
  });

  test('without its signature reads nothing, neither the private files nor the previews', async () => {
    for (const key of keys.values()) {
      expect((await files.get(files.unsigned(key))).status).toBe(403);
      expect(await files.object(key)).toBeDefined();
    }
  });

  test('works for as long as the lesson lasts, and an hour', async () => {
    const { lessonId } = await catalogue.addLesson(courseId, {
      title: 'A long one',
      type: 'video',
      durationSeconds: 7_200,
      videoKey: [...keys.values()][0],
    });
    const { videoUrl } = await done('getLesson', { as: amara, path: { lessonId } });
    const expires = (address: string) => Number(new URL(address).searchParams.get('X-Amz-Expires'));
    // And up to an hour more, because addresses change at the full hour only.
    expect(expires(videoUrl)).toBe(3_600 + 7_200 + 3_600);
    expect(expires(await url())).toBe(3_600 + 60 + 3_600);
  });

  test('is of no lesson that has no file yet', async () => {
    for (const type of ['video', 'file']) {
      const { lessonId } = await catalogue.addLesson(courseId, { title: 'Later', type });
      const lesson = await done('getLesson', { as: amara, path: { lessonId } });
      expect(Object.keys(lesson).filter((name) => /Url|Key/.test(name))).toEqual([]);
    }
  });
});

test('whoever is enrolled keeps the files of a course that is unpublished or archived; the others lose even the previews', async () => {
  const course = await catalogue.createPublished();
  const path = { courseId: course.courseId };
  for (const preview of [true, false]) {
    const videoKey = await files.upload(course.courseId, film(`Preview: ${preview}`));
    const lesson = { title: 'V', type: 'video', status: 'published', preview, videoKey };
    await catalogue.addLesson(course.courseId, lesson);
  }
  await catalogue.enroll(enrolled, course.courseId);
  for (const step of ['unpublishCourse', 'archiveCourse'] as const) {
    await done(step, { as: amara, path });
    for (const number of [2, 3]) {
      const asked = { path: { lessonId: `${course.courseId}-${number}` } };
      const { videoUrl } = await done('getLesson', { as: enrolled, ...asked });
      expect((await files.get(videoUrl)).status).toBe(200);
      for (const as of [undefined, sam, kenji])
        expect((await ask('getLesson', { as, ...asked })).status).toBe(404);
    }
  }
});

test('a course’s picture is everybody’s', async () => {
  const picture = { purpose: 'thumbnail', contentType: 'image/png', bytes: Buffer.from(png) } as const;
  const thumbnailKey = await files.upload(courseId, picture);
  await done('updateCourse', { as: amara, path: { courseId }, body: { thumbnailKey } });
  for (const as of Object.values(callers)) {
    const { thumbnailUrl } = await done('getCourse', { as, path: { courseId } });
    expect(thumbnailUrl).toBe(`/media/courses/${courseId}/${thumbnailKey.replace(/^.*\//, '')}`);
    // From the edge: in the bucket neither the upload nor its copy is anybody's to read.
    for (const key of [thumbnailKey, thumbnailUrl.slice(1)]) {
      expect(await files.object(key)).toBeDefined();
      expect((await files.get(files.unsigned(key))).status).toBe(403);
    }
  }
});

describe('a key of another place', () => {
  interface Foreign {
    field: 'videoKey' | 'fileKey' | 'thumbnailKey';
    key: string;
  }
  let own: string;
  const foreign = new Map<string, Foreign>();
  const kinds = [
    'another course’s video',
    'another course’s file',
    'another course’s thumbnail',
    'an avatar as a file',
    'an avatar as a thumbnail',
    'a video as a file',
    'a thumbnail as a file',
    'a file as a thumbnail',
    'public media as a file',
    'public media as a thumbnail',
    'a way up to another course',
  ];

  beforeAll(async () => {
    own = (await catalogue.createPublished({}, amara)).courseId;
    const other = (await catalogue.createPublished({}, kenji)).courseId;
    const picture = { purpose: 'thumbnail', contentType: 'image/png', bytes: Buffer.from(png) } as const;
    const video = await files.upload(other, film('Another film'), kenji);
    const file = await files.upload(other, book('Another book'), kenji);
    const thumbnail = await files.upload(other, picture, kenji);
    await done('updateCourse', { as: kenji, path: { courseId: other }, body: { thumbnailKey: thumbnail } });
    const avatar = await done('createAvatarUpload', {
      as: amara,
      body: { contentType: 'image/png', sizeBytes: png.length },
    });
    await files.send(avatar.request, Buffer.from(png));
    const media = `media/courses/${other}/${thumbnail.replace(/^.*\//, '')}`;
    const all: Foreign[] = [
      { field: 'videoKey', key: video },
      { field: 'fileKey', key: file },
      { field: 'thumbnailKey', key: thumbnail },
      { field: 'fileKey', key: avatar.key },
      { field: 'thumbnailKey', key: avatar.key },
      { field: 'fileKey', key: await files.upload(own, film('Own film')) },
      { field: 'fileKey', key: await files.upload(own, picture) },
      {
        field: 'thumbnailKey',
        key: await files.upload(own, { ...book('Own book'), contentType: 'image/png' }),
      },
      { field: 'fileKey', key: media },
      { field: 'thumbnailKey', key: media },
      { field: 'videoKey', key: video.replace(other, `${own}/../${other}`) },
    ];
    for (const [at, kind] of kinds.entries()) {
      const one = all[at];
      if (one) foreign.set(kind, one);
    }
    // A course's lesson 1 is the article that it was published with.
    await catalogue.addLesson(own, { title: 'V', type: 'video', status: 'published' });
    await catalogue.addLesson(own, { title: 'F', type: 'file', status: 'published' });
  });

  /** Sends the key wherever it could be used. */
  async function attempts(kind: string, as: Person | undefined) {
    const { field, key } = foreign.get(kind) ?? { field: 'fileKey', key: '' };
    const body = { [field]: key };
    const path = { courseId: own };
    if (field === 'thumbnailKey') return [await ask('updateCourse', { as, path, body })];
    const type = field === 'videoKey' ? 'video' : 'file';
    const lessonId = `${own}-${type === 'video' ? 2 : 3}`;
    return [
      await ask('createLesson', { as, path, body: { title: 'X', type, ...body } }),
      await ask('updateLesson', { as, path: { lessonId }, body }),
    ];
  }

  test.each(kinds)('(%s) is refused to every editor, and the store is not even asked', async (kind) => {
    for (const as of [amara, ada]) {
      const requests = await files.requestsDuring(async () => {
        for (const { status, body } of await attempts(kind, as)) {
          const field = foreign.get(kind)?.field;
          expect({ kind, status, code: body.code }).toEqual({ kind, status: 422, code: 'invalid-request' });
          expect(body.errors[0].pointer).toBe(`/${field}`);
        }
      });
      expect(requests).toEqual([]);
    }
  });

  test.each(kinds)('(%s) is refused to all others for who they are', async (kind) => {
    for (const [as, refused] of [
      [undefined, 401],
      [sam, 403],
      [enrolled, 403],
      [kenji, 403],
    ] as const) {
      for (const { status } of await attempts(kind, as))
        expect({ kind, status }).toEqual({ kind, status: refused });
    }
  });

  test('has left every file where it was, unused', async () => {
    for (const [kind, { key }] of foreign) {
      if (key.includes('..') || key.startsWith('media/')) continue;
      expect({ kind, tags: await files.tagsOf(key) }).toEqual({ kind, tags: ['state=unused'] });
    }
    expect(await files.keysUnder(`media/courses/${own}/`)).toEqual([]);
  });
});

test('an article or a quiz has no file', async () => {
  const fileKey = await files.upload(courseId, book('A book'));
  const answer = await ask('createLesson', {
    as: amara,
    path: { courseId },
    body: article('T', { fileKey }),
  });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/fileKey' }] } });
  expect(await files.tagsOf(fileKey)).toEqual(['state=unused']);
});
