import { courseKey, lessonContentKey, lessonKey } from '@skillforge/core/keys';
import { article, refusal, startCatalogue } from './catalogue.ts';
import { fileStoreOf } from './file-store.ts';

const catalogue = await startCatalogue();
const files = await fileStoreOf(catalogue);
const { amara, kenji, sam, ask, done } = catalogue;
afterAll(() => catalogue.stop());

async function courseWith(...lessons: [title: string, section?: string][]): Promise<string> {
  const { courseId } = await catalogue.createDraft();
  for (const [title, section = ''] of lessons)
    await catalogue.addLesson(courseId, article(title, { section }));
  return courseId;
}

/** The outline as an editor sees it: `section/title` in order. */
async function outline(courseId: string): Promise<string[]> {
  const { items } = await catalogue.walk('listLessons', { as: amara, path: { courseId } });
  expect(items.map(({ position }) => position)).toEqual(items.map((_, at) => at + 1));
  return items.map(({ section, title }) => (section ? `${section}/${title}` : title));
}

const tagOf = async (courseId: string, route: 'getCourse' | 'listLessons' = 'listLessons') =>
  String((await ask(route, { as: amara, path: { courseId } })).headers.ETag);

describe('adding a lesson', () => {
  test('answers 201 with a draft at the end, its path and its tag', async () => {
    const courseId = await courseWith(['One']);
    const answer = await ask('createLesson', {
      as: amara,
      path: { courseId },
      body: { title: ' Two ', type: 'video' },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      lessonId: `${courseId}-2`,
      courseId,
      title: 'Two',
      type: 'video',
      status: 'draft',
      section: '',
      preview: false,
      position: 2,
      durationSeconds: 0,
    });
    expect(answer.headers.Location).toBe(`/lessons/${courseId}-2`);
    expect(answer.headers.ETag).toMatch(/^"v1\.[\w-]{12}"$/);
    const read = await ask('getLesson', { as: amara, path: { lessonId: `${courseId}-2` } });
    expect(read).toMatchObject({ status: 200, body: answer.body });
    expect(read.headers.ETag).toBe(answer.headers.ETag);
    expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject({
      lessonCount: 1,
      durationSeconds: 60,
    });
  });

  test('puts it at the end of its section, or at its position', async () => {
    const courseId = await courseWith(['a', 'A'], ['b', 'B'], ['c', 'A']);
    expect(await outline(courseId)).toEqual(['A/a', 'A/c', 'B/b']);
    expect(await catalogue.addLesson(courseId, article('d', { section: 'A', position: 1 }))).toMatchObject({
      position: 1,
    });
    expect(await catalogue.addLesson(courseId, article('e', { section: 'B', position: 500 }))).toMatchObject({
      position: 5,
    });
    expect(await outline(courseId)).toEqual(['A/d', 'A/a', 'A/c', 'B/b', 'B/e']);
  });

  test.each([
    ['an article', { type: 'article', content: '# Hello\n\nΓειά' }],
    ['a video', { type: 'video' }],
    ['a file', { type: 'file' }],
    [
      'a quiz',
      {
        type: 'quiz',
        quiz: {
          passPercent: 50,
          maxAttempts: 2,
          timeLimitSeconds: 60,
          questions: [
            {
              questionId: 'one',
              type: 'numeric',
              prompt: 'P',
              answer: 2.5,
              tolerance: 0.25,
              points: 4,
              hints: [{ text: 'h', cost: 1 }],
              explanation: 'E',
            },
          ],
        },
      },
    ],
  ])('keeps all of %s', async (_, fields) => {
    const { courseId } = await catalogue.createDraft();
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'T', ...fields });
    expect(await done('getLesson', { as: amara, path: { lessonId } })).toMatchObject(fields);
    const { items } = await done('listLessons', { as: amara, path: { courseId } });
    expect(items).toMatchObject([fields]);
  });

  test('takes the key of an upload to this course, and of no other', async () => {
    const { courseId } = await catalogue.createDraft();
    const other = await catalogue.createDraft();
    const video = { purpose: 'video', contentType: 'video/mp4', bytes: Buffer.from('A film') } as const;
    const videoKey = await files.upload(courseId, video);
    const { lessonId } = await catalogue.addLesson(courseId, { title: 'V', type: 'video', videoKey });
    expect(await done('getLesson', { as: amara, path: { lessonId } })).toMatchObject({ videoKey });
    const foreignKey = await files.upload(other.courseId, video);
    for (const foreign of [
      foreignKey,
      `courses/${courseId}/../${other.courseId}/videos/${foreignKey.slice(foreignKey.lastIndexOf('/') + 1)}`,
    ]) {
      const body = { title: 'V', type: 'video', videoKey: foreign };
      const refused = { status: 422, code: 'invalid-request', pointers: ['/videoKey'] };
      expect(refusal(await ask('createLesson', { as: amara, path: { courseId }, body }))).toEqual(refused);
      expect(
        refusal(await ask('updateLesson', { as: amara, path: { lessonId }, body: { videoKey: foreign } })),
      ).toEqual(refused);
    }
    await catalogue.enroll(sam, courseId);
    await catalogue.addLesson(courseId, article('Text'));
    await done('updateLesson', { as: amara, path: { lessonId }, body: { status: 'published' } });
    await done('publishCourse', { as: amara, path: { courseId } });
    const shown = await done('getLesson', { as: sam, path: { lessonId } });
    expect(shown).not.toHaveProperty('videoKey');
    expect(await (await files.get(shown.videoUrl)).text()).toBe('A film');
  });

  test('is refused as the 501st, and possible again after one is deleted, under a number that was never used', async () => {
    const { courseId } = await catalogue.createDraft();
    const { lessonId, ...first } = await catalogue.addLesson(courseId, article('1'));
    const entry = await catalogue.stored(lessonKey(courseId, lessonId));
    const numbers = Array.from({ length: 499 }, (_, at) => at + 2);
    await catalogue.putAll(
      numbers.map((number) => {
        const id = `${courseId}-${number}`;
        return {
          ...entry,
          ...lessonKey(courseId, id),
          entry: { ...entry?.entry, lessonId: id, number, title: String(number) },
        };
      }),
    );
    const course = await catalogue.stored(courseKey(courseId));
    await catalogue.put({ PK: '', SK: '', ...course, order: [1, ...numbers], nextLessonNumber: 501 });
    expect(first.position).toBe(1);
    expect(refusal(await ask('createLesson', { as: amara, path: { courseId }, body: article('x') }))).toEqual(
      {
        status: 409,
        code: 'too-many-lessons',
      },
    );
    await done('deleteLesson', { as: amara, path: { lessonId } });
    expect(await catalogue.addLesson(courseId, article('x'))).toMatchObject({
      lessonId: `${courseId}-501`,
      position: 500,
    });
    const { items, pages } = await catalogue.walk('listLessons', {
      as: amara,
      path: { courseId },
      query: { limit: '100' },
    });
    expect(pages).toEqual([100, 100, 100, 100, 100]);
    expect(new Set(items.map((item) => item.lessonId)).size).toBe(500);
  });
});

describe('changing a lesson', () => {
  test('changes the given fields only', async () => {
    const courseId = await courseWith(['One', 'A']);
    const before = await done('getLesson', { as: amara, path: { lessonId: `${courseId}-1` } });
    const after = await done('updateLesson', {
      as: amara,
      path: before,
      body: { title: 'New', preview: true },
    });
    expect(after).toEqual({ ...before, title: 'New', preview: true, updatedAt: after.updatedAt });
    expect(await done('getLesson', { as: amara, path: before })).toEqual(after);
    expect((await done('listLessons', { as: amara, path: { courseId } })).items).toEqual([after]);
  });

  test('to what it is already changes nothing at all', async () => {
    const courseId = await courseWith(['One', 'A'], ['Two', 'A']);
    const quiz = { questions: [{ type: 'true-false', prompt: 'P', answer: true }] };
    await catalogue.addLesson(courseId, { title: 'Quiz', type: 'quiz', section: 'A', quiz });
    const items = await catalogue.itemsOf(courseId);
    const bodies = [
      [1, {}],
      [1, { title: 'One', section: 'A', status: 'published', type: 'article', content: '# One' }],
      [2, { position: 2 }],
      [3, {}],
      [3, { quiz, position: 3 }],
    ] as const;
    for (const [number, body] of bodies) {
      const path = { lessonId: `${courseId}-${number}` };
      const { headers } = await ask('getLesson', { as: amara, path });
      const answer = await ask('updateLesson', { as: amara, path, body });
      expect({ body, status: answer.status, tag: answer.headers.ETag }).toEqual({
        body,
        status: 200,
        tag: headers.ETag,
      });
    }
    expect(await catalogue.itemsOf(courseId)).toEqual(items);
  });

  test('moves it to another position or section', async () => {
    const courseId = await courseWith(['a', 'A'], ['b', 'A'], ['c', 'B']);
    const change = (number: number, body: object) =>
      done('updateLesson', { as: amara, path: { lessonId: `${courseId}-${number}` }, body });
    expect(await change(2, { position: 1 })).toMatchObject({ position: 1 });
    expect(await outline(courseId)).toEqual(['A/b', 'A/a', 'B/c']);
    expect(await change(1, { section: 'B' })).toMatchObject({ position: 3, section: 'B' });
    expect(await outline(courseId)).toEqual(['A/b', 'B/c', 'B/a']);
    await change(3, { section: 'A', position: 1 });
    expect(await outline(courseId)).toEqual(['A/c', 'A/b', 'B/a']);
  });

  test('keeps its type', async () => {
    const courseId = await courseWith(['One']);
    for (const body of [
      { type: 'video' },
      { type: 'quiz', quiz: { questions: [{ type: 'true-false', prompt: 'P', answer: true }] } },
    ]) {
      const answer = await ask('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body });
      expect(refusal(answer)).toMatchObject({
        status: 422,
        code: 'invalid-request',
        pointers: expect.arrayContaining(['/type']),
      });
    }
  });

  test('honours If-Match: the present tag passes, a stale one is 412, a move in the outline makes it no older', async () => {
    const courseId = await courseWith(['One'], ['Two']);
    const path = { lessonId: `${courseId}-1` };
    const { headers } = await ask('getLesson', { as: amara, path });
    const held = { 'If-Match': String(headers.ETag) };
    await done('reorderLessons', {
      as: amara,
      path: { courseId },
      headers: { 'If-Match': '*' },
      body: { lessonIds: [`${courseId}-2`, `${courseId}-1`] },
    });
    const first = await ask('updateLesson', { as: amara, path, body: { title: 'First' }, headers: held });
    expect(first).toMatchObject({ status: 200, body: { title: 'First', position: 2 } });
    expect(
      refusal(await ask('updateLesson', { as: amara, path, body: { title: 'Second' }, headers: held })),
    ).toEqual({ status: 412, code: 'stale' });
    expect(refusal(await ask('deleteLesson', { as: amara, path, headers: held }))).toEqual({
      status: 412,
      code: 'stale',
    });
    expect(
      (await ask('deleteLesson', { as: amara, path, headers: { 'If-Match': String(first.headers.ETag) } }))
        .status,
    ).toBe(204);
  });

  test('is answered 304 to who holds its tag, and another view has another tag', async () => {
    const { courseId } = await catalogue.createPublished();
    const path = { lessonId: `${courseId}-1` };
    const { headers } = await ask('getLesson', { as: amara, path });
    const tag = String(headers.ETag);
    expect((await ask('getLesson', { as: amara, path, headers: { 'If-None-Match': tag } })).status).toBe(304);
    expect((await ask('getLesson', { path, headers: { 'If-None-Match': tag } })).status).toBe(200);
    await done('updateLesson', { as: amara, path, body: { title: 'New' } });
    expect((await ask('getLesson', { as: amara, path, headers: { 'If-None-Match': tag } })).status).toBe(200);
  });
});

describe('deleting a lesson', () => {
  test('takes it out of the outline and the figures, and leaves nothing of it', async () => {
    const courseId = await courseWith(['One'], ['Two']);
    const lessonId = `${courseId}-1`;
    expect(await ask('deleteLesson', { as: amara, path: { lessonId } })).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect(await outline(courseId)).toEqual(['Two']);
    expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject({
      lessonCount: 1,
      durationSeconds: 60,
    });
    expect(await catalogue.stored(lessonKey(courseId, lessonId))).toBeUndefined();
    expect(await catalogue.stored(lessonContentKey(courseId, lessonId))).toBeUndefined();
    expect(refusal(await ask('deleteLesson', { as: amara, path: { lessonId } }))).toEqual({
      status: 404,
      code: 'not-found',
    });
    expect(await catalogue.addLesson(courseId, article('Three'))).toMatchObject({
      lessonId: `${courseId}-3`,
    });
  });

  test('of a stranger is refused', async () => {
    const { courseId } = await catalogue.createPublished();
    const path = { lessonId: `${courseId}-1` };
    expect(refusal(await ask('deleteLesson', { as: kenji, path }))).toEqual({
      status: 403,
      code: 'not-your-course',
    });
    expect(refusal(await ask('deleteLesson', { as: sam, path }))).toEqual({
      status: 403,
      code: 'role-required',
    });
  });

  test('with If-Match does not lose an edit that comes between its reading and its writing', async () => {
    const courseId = await courseWith(['One']);
    const path = { lessonId: `${courseId}-1` };
    const { headers } = await ask('getLesson', { as: amara, path });
    const answer = await catalogue.beforeFirstWrite(
      () => done('updateLesson', { as: amara, path, body: { title: 'Worth keeping' } }),
      () => ask('deleteLesson', { as: amara, path, headers: { 'If-Match': String(headers.ETag) } }),
    );
    expect(refusal(answer)).toEqual({ status: 412, code: 'stale' });
    expect(await outline(courseId)).toEqual(['Worth keeping']);
  });
});

describe('reordering', () => {
  const reorder = (
    courseId: string,
    numbers: number[],
    headers: Record<string, string> = { 'If-Match': '*' },
  ) =>
    ask('reorderLessons', {
      as: amara,
      path: { courseId },
      headers,
      body: { lessonIds: numbers.map((number) => `${courseId}-${number}`) },
    });

  test('takes every lesson once and answers the new order', async () => {
    const courseId = await courseWith(['a'], ['b'], ['c']);
    const answer = await reorder(courseId, [3, 1, 2]);
    expect(answer).toMatchObject({
      status: 200,
      body: { courseId, lessonIds: [`${courseId}-3`, `${courseId}-1`, `${courseId}-2`] },
    });
    expect(await outline(courseId)).toEqual(['c', 'a', 'b']);
  });

  test('keeps sections together', async () => {
    const courseId = await courseWith(['a', 'A'], ['b', 'A'], ['c', 'B'], ['d', 'B']);
    const { body } = await reorder(courseId, [3, 1, 4, 2]);
    expect(body.lessonIds).toEqual([3, 4, 1, 2].map((number) => `${courseId}-${number}`));
    expect(await outline(courseId)).toEqual(['B/c', 'B/d', 'A/a', 'A/b']);
  });

  test.each([
    ['a missing id', [1, 2], ['/lessonIds']],
    ['a doubled id', [1, 2, 3, 1], ['/lessonIds/3']],
    ['a doubled instead of a missing id', [1, 1, 2], ['/lessonIds/1', '/lessonIds']],
    ['an id that is no lesson’s', [1, 2, 3, 4], ['/lessonIds/3']],
  ])('refuses %s', async (_, numbers, pointers) => {
    const courseId = await courseWith(['a'], ['b'], ['c']);
    expect(refusal(await reorder(courseId, numbers))).toEqual({
      status: 422,
      code: 'not-a-permutation',
      pointers,
    });
    expect(await outline(courseId)).toEqual(['a', 'b', 'c']);
  });

  test('refuses the lesson of another course', async () => {
    const courseId = await courseWith(['a']);
    const other = await courseWith(['b']);
    const lessonIds = [`${courseId}-1`, `${other}-1`];
    const answer = await ask('reorderLessons', {
      as: amara,
      path: { courseId },
      headers: { 'If-Match': '*' },
      body: { lessonIds },
    });
    expect(refusal(answer)).toEqual({ status: 422, code: 'not-a-permutation', pointers: ['/lessonIds/1'] });
  });

  test('asks for If-Match', async () => {
    const courseId = await courseWith(['a'], ['b']);
    expect(refusal(await reorder(courseId, [2, 1], {}))).toEqual({ status: 428, code: 'if-match-required' });
    expect(await outline(courseId)).toEqual(['a', 'b']);
  });

  test.each(['getCourse', 'listLessons'] as const)('takes the tag of %s', async (route) => {
    const courseId = await courseWith(['a'], ['b']);
    const answer = await reorder(courseId, [2, 1], { 'If-Match': await tagOf(courseId, route) });
    expect(answer.status).toBe(200);
    // And its own answer's for the next time.
    expect((await reorder(courseId, [1, 2], { 'If-Match': String(answer.headers.ETag) })).status).toBe(200);
  });

  test('refuses a stale tag once the outline has changed: by a lesson added, moved, published, deleted', async () => {
    const courseId = await courseWith(['a'], ['b']);
    const path = { lessonId: `${courseId}-1` };
    const changes = [
      () => catalogue.addLesson(courseId, article('c', { status: 'draft' })),
      () => done('updateLesson', { as: amara, path, body: { position: 2 } }),
      () => done('updateLesson', { as: amara, path, body: { status: 'draft' } }),
      () => done('updateLesson', { as: amara, path, body: { section: 'S' } }),
      () => done('deleteLesson', { as: amara, path: { lessonId: `${courseId}-3` } }),
      () => reorder(courseId, [1, 2]),
    ];
    for (const change of changes) {
      const held = { 'If-Match': await tagOf(courseId) };
      await change();
      expect(refusal(await reorder(courseId, [1, 2], held))).toEqual({ status: 412, code: 'stale' });
    }
  });

  test('is made stale neither by an enrollment nor by an edit of the course or of a lesson’s text', async () => {
    const { courseId } = await catalogue.createPublished();
    await catalogue.addLesson(courseId, article('b'));
    const held = { 'If-Match': await tagOf(courseId) };
    await catalogue.setGate(courseId, { learners: 5, everEnrolled: 5 });
    await catalogue.refreshCourse(courseId, new Date(Date.now() + 120_000));
    await done('updateCourse', { as: amara, path: { courseId }, body: { title: 'New' } });
    await done('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body: { title: 'New' } });
    expect((await reorder(courseId, [2, 1], held)).status).toBe(200);
  });

  test('into the present order changes nothing', async () => {
    const courseId = await courseWith(['a'], ['b']);
    const items = await catalogue.itemsOf(courseId);
    const answer = await reorder(courseId, [1, 2], { 'If-Match': await tagOf(courseId) });
    expect(answer.status).toBe(200);
    expect(await catalogue.itemsOf(courseId)).toEqual(items);
  });

  test('of a course without lessons takes an empty list', async () => {
    const courseId = await courseWith();
    expect(await reorder(courseId, [])).toMatchObject({ status: 200, body: { lessonIds: [] } });
  });
});

describe('the outline', () => {
  test('is read page by page, the same for every length of page', async () => {
    const courseId = await courseWith(
      ...Array.from({ length: 7 }, (_, at): [string, string] => [`l${at}`, at < 3 ? 'A' : 'B']),
    );
    const whole = (await done('listLessons', { as: amara, path: { courseId } })).items;
    for (const limit of ['1', '2', '3', '7', '100']) {
      const { items } = await catalogue.walk('listLessons', {
        as: amara,
        path: { courseId },
        query: { limit },
      });
      expect(items).toEqual(whole);
    }
  });

  test('goes on after the last lesson that was shown, though it was deleted or moved meanwhile', async () => {
    const courseId = await courseWith(['a'], ['b'], ['c'], ['d']);
    const page = (cursor?: string) =>
      done('listLessons', {
        as: amara,
        path: { courseId },
        query: { limit: '2', ...(cursor ? { cursor } : {}) },
      });
    const titles = (items: { title: string }[]) => items.map(({ title }) => title);
    const first = await page();
    await done('deleteLesson', { as: amara, path: { lessonId: `${courseId}-2` } });
    expect(titles((await page(first.nextCursor)).items)).toEqual(['c', 'd']);
    await catalogue.addLesson(courseId, article('new', { position: 1 }));
    const again = await page();
    expect(titles(again.items)).toEqual(['new', 'a']);
    await catalogue.addLesson(courseId, article('newer', { position: 1 }));
    expect(titles((await page(again.nextCursor)).items)).toEqual(['c', 'd']);
  });

  test('is shorter than asked where whole lessons would not fit into an answer of Lambda’s', async () => {
    const { courseId } = await catalogue.createPublished();
    // Quotes and line breaks are escaped twice on their way: in the answer, and in Lambda's answer around it.
    const content = 'say "x"\n'.repeat(6_000).slice(0, 47_900);
    for (let number = 2; number <= 90; number++) {
      await catalogue.addLesson(courseId, article(`Long ${number}`, { content }));
    }
    const first = await ask('listLessons', { as: amara, path: { courseId }, query: { limit: '100' } });
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(first.body)))).toBeLessThan(6_000_000);
    expect(first.body.items.length).toBeLessThan(90);
    const { items } = await catalogue.walk('listLessons', {
      as: amara,
      path: { courseId },
      query: { limit: '100' },
    });
    expect(items.map(({ position }: { position: number }) => position)).toEqual(
      Array.from({ length: 90 }, (_, at) => at + 1),
    );
  });

  test('carries a tag: whoever holds it is answered 304', async () => {
    const { courseId } = await catalogue.createPublished();
    const tag = await tagOf(courseId);
    const held = { 'If-None-Match': tag };
    expect((await ask('listLessons', { as: amara, path: { courseId }, headers: held })).status).toBe(304);
    await done('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body: { title: 'New' } });
    expect((await ask('listLessons', { as: amara, path: { courseId }, headers: held })).status).toBe(200);
  });

  test('of another instructor’s course is as locked as to anybody', async () => {
    const { courseId } = await catalogue.createPublished();
    const { items } = await done('listLessons', { as: kenji, path: { courseId } });
    expect(items).toMatchObject([{ locked: true }]);
  });
});
