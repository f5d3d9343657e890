import { aboutKey, courseKey, gateKey } from '@skillforge/core/keys';
import { article, draftFields, refusal, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, kenji, sam, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

describe('creating a course', () => {
  test('answers 201 with a draft of the caller’s, its path and its tag', async () => {
    const answer = await ask('createCourse', {
      as: amara,
      body: draftFields({ title: '  Practical SQL ', tags: ['SQL', 'sql'], category: 'Data Science' }),
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: 'Practical SQL',
      tags: ['sql'],
      category: 'data-science',
      status: 'draft',
      publishedAt: null,
      instructors: [{ userId: amara.userId, displayName: 'Amara Okafor' }],
      rating: { average: null, count: 0 },
      lessonCount: 0,
      enrollmentCount: 0,
      language: 'en',
      capacity: null,
      price: null,
    });
    expect(answer.headers.Location).toBe(`/courses/${answer.body.courseId}`);
    expect(answer.headers.ETag).toMatch(/^"v1\.o1\.[\w-]{12}"$/);
    expect(answer.headers['Cache-Control']).toBe('private, no-store');
    expect(answer.headers['RateLimit-Policy']).toBe('"create-course";q=1000;w=86400');
    const read = await ask('getCourse', { as: amara, path: { courseId: answer.body.courseId } });
    expect(read).toMatchObject({ status: 200, body: answer.body });
    expect(read.headers.ETag).toBe(answer.headers.ETag);
  });

  test('by somebody without a profile still works', async () => {
    const userId = 'nobody-yet';
    const token = await catalogue.environment.token({ userId, groups: ['instructor'] });
    const { instructors } = await done('createCourse', { as: { userId, token }, body: draftFields() });
    expect(instructors).toEqual([{ userId, displayName: 'Instructor' }]);
  });

  test('by an admin makes the admin its instructor', async () => {
    const { instructors } = await catalogue.createDraft({}, ada);
    expect(instructors).toEqual([{ userId: ada.userId, displayName: 'Ada Novak' }]);
  });

  test('takes courses that exist as prerequisites, and names those that do not', async () => {
    const one = await catalogue.createDraft();
    const gone = await catalogue.createDraft();
    await done('deleteCourse', { as: amara, path: { courseId: gone.courseId } });
    const course = await catalogue.createDraft({ prerequisites: [one.courseId] });
    expect(course.prerequisites).toEqual([one.courseId]);
    const missing = '01JD0M8Z5W3V7QH2K4N6P8R0TS';
    const body = { prerequisites: [missing, one.courseId, gone.courseId] };
    const wrong = {
      status: 422,
      code: 'invalid-request',
      pointers: ['/prerequisites/0', '/prerequisites/2'],
    };
    expect(refusal(await ask('createCourse', { as: amara, body: draftFields(body) }))).toEqual(wrong);
    expect(refusal(await ask('updateCourse', { as: amara, path: course, body }))).toEqual(wrong);
  });

  test('keeps texts of every script', async () => {
    const fields = {
      title: '実践SQL 🚀',
      summary: 'مقدمة',
      description: 'Прощай, Excel\n\n— שלום',
      skills: ['Künste'],
    };
    const { courseId } = await catalogue.createDraft(fields);
    expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject(fields);
  });

  test('refuses text that takes too much of a card', async () => {
    const fields = {
      title: '字'.repeat(120),
      summary: '字'.repeat(200),
      skills: Array.from({ length: 10 }, (_, at) => `${at}${'字'.repeat(59)}`),
    };
    const refused = { status: 422, code: 'invalid-request', pointers: ['/summary'] };
    expect(refusal(await ask('createCourse', { as: amara, body: draftFields(fields) }))).toEqual(refused);
    const { courseId } = await catalogue.createDraft();
    expect(refusal(await ask('updateCourse', { as: amara, path: { courseId }, body: fields }))).toEqual(
      refused,
    );
  });
});

describe('reading a course', () => {
  test('carries a tag: whoever holds it is answered 304 without a body', async () => {
    const { courseId } = await catalogue.createPublished();
    const first = await ask('getCourse', { path: { courseId } });
    expect(first.headers['Cache-Control']).toBe('public, max-age=5');
    const tag = String(first.headers.ETag);
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('getCourse', { path: { courseId }, headers: { 'If-None-Match': held } });
      expect({ held, status: again.status, body: again.body, tag: again.headers.ETag }).toEqual({
        held,
        status: 304,
        body: undefined,
        tag,
      });
    }
    expect(
      (await ask('getCourse', { path: { courseId }, headers: { 'If-None-Match': '"other"' } })).status,
    ).toBe(200);
  });

  test('has another tag after an edit, a lesson, a rating or an enrollment, and exact figures', async () => {
    const { courseId } = await catalogue.createPublished();
    const tags = new Set<string>();
    const look = async () => {
      const { headers, body } = await ask('getCourse', { path: { courseId } });
      tags.add(String(headers.ETag));
      return body;
    };
    await look();
    await done('updateCourse', { as: amara, path: { courseId }, body: { summary: 'New' } });
    await look();
    await catalogue.addLesson(courseId, article('Two', { durationSeconds: 40 }));
    expect(await look()).toMatchObject({ lessonCount: 2, durationSeconds: 100 });
    await catalogue.setGate(courseId, { learners: 3, everEnrolled: 4 });
    expect(await look()).toMatchObject({ enrollmentCount: 3 });
    await catalogue.setGate(courseId, { ratingSum: 14, ratingCount: 3 });
    expect(await look()).toMatchObject({ rating: { average: 4.67, count: 3 } });
    expect(tags.size).toBe(5);
  });

  test('with a token is nobody else’s to keep', async () => {
    const { courseId } = await catalogue.createPublished();
    const { headers } = await ask('getCourse', { as: sam, path: { courseId } });
    expect(headers['Cache-Control']).toBe('private, no-store');
    expect(headers.Vary).toContain('Authorization');
  });
});

describe('changing a course', () => {
  test('changes the given fields only', async () => {
    const before = await catalogue.createDraft({ summary: 'Old', tags: ['sql'], capacity: 5 });
    const path = { courseId: before.courseId };
    const after = await done('updateCourse', { as: amara, path, body: { summary: 'New', capacity: null } });
    expect(after).toEqual({ ...before, summary: 'New', capacity: null, updatedAt: after.updatedAt });
    expect(after.updatedAt >= before.updatedAt).toBe(true);
    expect(await done('getCourse', { as: amara, path })).toEqual(after);
  });

  test('reaches the description, and the gate’s copy of the capacity', async () => {
    const { courseId } = await catalogue.createDraft();
    await done('updateCourse', {
      as: amara,
      path: { courseId },
      body: { description: 'Another', capacity: 30 },
    });
    expect(await catalogue.stored(aboutKey(courseId))).toMatchObject({ description: 'Another' });
    expect(await catalogue.stored(gateKey(courseId))).toMatchObject({
      capacity: 30,
      status: 'draft',
      instructors: [amara.userId],
    });
  });

  test('to what it is already changes nothing at all', async () => {
    const course = await catalogue.createPublished({
      tags: ['sql'],
      price: { amount: 9.5, currency: 'EUR' },
    });
    const { courseId, title, description, tags, price } = course;
    const path = { courseId };
    const [items, { headers }] = [
      await catalogue.itemsOf(courseId),
      await ask('getCourse', { as: amara, path }),
    ];
    for (const body of [{}, { title, description, tags, price }]) {
      const answer = await ask('updateCourse', { as: amara, path, body });
      expect(answer.status).toBe(200);
      expect(answer.headers.ETag).toBe(headers.ETag);
    }
    expect(await catalogue.itemsOf(courseId)).toEqual(items);
  });

  test('keeps the status of a published course, which cannot lose its description', async () => {
    const { courseId } = await catalogue.createPublished();
    expect(
      await done('updateCourse', { as: amara, path: { courseId }, body: { title: 'New' } }),
    ).toMatchObject({ status: 'published' });
    expect(
      refusal(await ask('updateCourse', { as: amara, path: { courseId }, body: { description: ' ' } })),
    ).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/description'],
    });
    expect(
      refusal(
        await ask('updateCourse', { as: amara, path: { courseId }, body: { prerequisites: [courseId] } }),
      ),
    ).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: ['/prerequisites/0'],
    });
  });
});

describe('If-Match', () => {
  test('lets an editor change and delete what they read last', async () => {
    const { courseId } = await catalogue.createDraft();
    const path = { courseId };
    const tag = async () => String((await ask('getCourse', { as: amara, path })).headers.ETag);
    const changed = await ask('updateCourse', {
      as: amara,
      path,
      body: { title: 'New' },
      headers: { 'If-Match': await tag() },
    });
    expect(changed.status).toBe(200);
    expect(changed.headers.ETag).toBe(await tag());
    expect(
      (await ask('deleteCourse', { as: amara, path, headers: { 'If-Match': await tag() } })).status,
    ).toBe(202);
  });

  test('refuses a stale tag and changes nothing', async () => {
    const { courseId } = await catalogue.createDraft();
    const path = { courseId };
    const { headers } = await ask('getCourse', { as: amara, path });
    await done('updateCourse', { as: amara, path, body: { title: 'First' } });
    const stale = { 'If-Match': String(headers.ETag) };
    const refused = { status: 412, code: 'stale' };
    expect(
      refusal(await ask('updateCourse', { as: amara, path, body: { title: 'Second' }, headers: stale })),
    ).toEqual(refused);
    expect(refusal(await ask('deleteCourse', { as: amara, path, headers: stale }))).toEqual(refused);
    for (const header of ['nonsense', '"v"', '"v11.o1.x"', '"v1"', '""']) {
      expect(
        refusal(
          await ask('updateCourse', {
            as: amara,
            path,
            body: { title: 'X' },
            headers: { 'If-Match': header },
          }),
        ),
      ).toEqual(refused);
    }
    expect(await done('getCourse', { as: amara, path })).toMatchObject({ title: 'First' });
    expect(
      (await ask('updateCourse', { as: amara, path, body: { title: 'Any' }, headers: { 'If-Match': '*' } }))
        .status,
    ).toBe(200);
  });

  test('compares the content: enrollments, ratings and lessons make no editor stale', async () => {
    const { courseId } = await catalogue.createPublished();
    const path = { courseId };
    const { headers } = await ask('getCourse', { as: amara, path });
    await catalogue.setGate(courseId, { learners: 9, everEnrolled: 9, ratingSum: 5, ratingCount: 1 });
    await catalogue.refreshCourse(courseId, new Date(Date.now() + 120_000));
    await catalogue.addLesson(courseId, article('Two'));
    const changed = await ask('updateCourse', {
      as: amara,
      path,
      body: { title: 'New' },
      headers: { 'If-Match': String(headers.ETag) },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ title: 'New', enrollmentCount: 9, lessonCount: 2 });
  });
});

describe('the status', () => {
  test('goes from draft to published only with a description and a published lesson, and the answer names each that is missing', async () => {
    const { courseId } = await catalogue.createDraft({ description: '' });
    const path = { courseId };
    const lacking = async () => refusal(await ask('publishCourse', { as: amara, path }));
    const missing = (...pointers: string[]) => ({ status: 422, code: 'not-publishable', pointers });
    expect(await lacking()).toEqual(missing('/description', '/lessons'));
    const { lessonId } = await catalogue.addLesson(courseId, article('One', { status: 'draft' }));
    expect(await lacking()).toEqual(missing('/description', '/lessons'));
    await done('updateLesson', { as: amara, path: { lessonId }, body: { status: 'published' } });
    expect(await lacking()).toEqual(missing('/description'));
    await done('updateCourse', { as: amara, path, body: { description: 'D' } });
    await done('updateLesson', { as: amara, path: { lessonId }, body: { status: 'draft' } });
    expect(await lacking()).toEqual(missing('/lessons'));
    await done('updateLesson', { as: amara, path: { lessonId }, body: { status: 'published' } });
    expect(await done('publishCourse', { as: amara, path })).toMatchObject({
      status: 'published',
      lessonCount: 1,
    });
  });

  test('goes its ways, and the moment of the first publication stays', async () => {
    const { courseId, publishedAt } = await catalogue.createPublished();
    const path = { courseId };
    expect(Date.now() - Date.parse(publishedAt)).toBeLessThan(60_000);
    const go = async (step: 'publishCourse' | 'unpublishCourse' | 'archiveCourse') => {
      const { status, body } = await ask(step, { as: amara, path });
      return status === 200 ? body.status : `${status} ${body.code}`;
    };
    expect(await go('publishCourse')).toBe('published');
    expect(await go('unpublishCourse')).toBe('draft');
    expect(await go('unpublishCourse')).toBe('draft');
    expect(await go('archiveCourse')).toBe('archived');
    expect(await go('archiveCourse')).toBe('archived');
    expect(await go('unpublishCourse')).toBe('409 archived');
    expect(await go('publishCourse')).toBe('published');
    expect(await go('archiveCourse')).toBe('archived');
    expect(await done('getCourse', { as: amara, path })).toMatchObject({ publishedAt, status: 'archived' });
  });

  test('of a published course stays when it is published again, though its last lesson has gone', async () => {
    const { courseId } = await catalogue.createPublished();
    await done('deleteLesson', { as: amara, path: { lessonId: `${courseId}-1` } });
    const items = await catalogue.itemsOf(courseId);
    expect(await done('publishCourse', { as: amara, path: { courseId } })).toMatchObject({
      status: 'published',
      lessonCount: 0,
    });
    expect(await catalogue.itemsOf(courseId)).toEqual(items);
  });

  test('of an archived course without its lesson cannot be published again', async () => {
    const { courseId } = await catalogue.createPublished();
    await done('archiveCourse', { as: amara, path: { courseId } });
    await done('deleteLesson', { as: amara, path: { lessonId: `${courseId}-1` } });
    expect(refusal(await ask('publishCourse', { as: amara, path: { courseId } }))).toEqual({
      status: 422,
      code: 'not-publishable',
      pointers: ['/lessons'],
    });
  });

  test('is mirrored by the gate at every step, and repeating a step writes nothing', async () => {
    const { courseId } = await catalogue.createPublished();
    for (const [step, status] of [
      ['unpublishCourse', 'draft'],
      ['publishCourse', 'published'],
      ['archiveCourse', 'archived'],
    ] as const) {
      const first = await ask(step, { as: amara, path: { courseId } });
      expect(await catalogue.stored(gateKey(courseId))).toMatchObject({ status });
      const items = await catalogue.itemsOf(courseId);
      const again = await ask(step, { as: amara, path: { courseId } });
      expect(again.body).toEqual(first.body);
      expect(again.headers.ETag).toBe(first.headers.ETag);
      expect(await catalogue.itemsOf(courseId)).toEqual(items);
    }
  });

  test('only a published course stands in the catalogue’s indexes', async () => {
    const { courseId, publishedAt } = await catalogue.createPublished({ category: 'music' });
    const indexed = async () => {
      const item = await catalogue.stored(courseKey(courseId));
      return [item?.GSI1PK, item?.GSI1SK, item?.GSI2PK, item?.GSI2SK];
    };
    const place = `${publishedAt}#${courseId}`;
    expect(await indexed()).toEqual(['catalog#published', place, 'category#music', place]);
    await done('updateCourse', { as: amara, path: { courseId }, body: { category: 'Art' } });
    expect(await indexed()).toEqual(['catalog#published', place, 'category#art', place]);
    await done('unpublishCourse', { as: amara, path: { courseId } });
    expect(await indexed()).toEqual([undefined, undefined, undefined, undefined]);
    await done('publishCourse', { as: amara, path: { courseId } });
    expect(await indexed()).toEqual(['catalog#published', place, 'category#art', place]);
  });
});

describe('one’s own courses', () => {
  test('are listed in every status, the latest made first, page by page, and nobody else’s', async () => {
    const teacher = await catalogue.person('instructor', 'Lucía');
    const draft = await catalogue.createDraft({ title: 'Draft' }, teacher);
    const published = await catalogue.createPublished({ title: 'Published' }, teacher);
    const archived = await catalogue.createPublished({ title: 'Archived' }, teacher);
    await done('archiveCourse', { as: teacher, path: archived });
    await catalogue.createDraft({ title: 'Another’s' }, kenji);
    const shared = await catalogue.createDraft({ title: 'Shared' }, kenji);
    await done('addInstructor', { as: kenji, path: shared, body: { userId: teacher.userId } });

    const { items, pages } = await catalogue.walk('listMyCourses', { as: teacher, query: { limit: '2' } });
    expect(items.map(({ title, status }) => [title, status])).toEqual([
      ['Shared', 'draft'],
      ['Archived', 'archived'],
      ['Published', 'published'],
      ['Draft', 'draft'],
    ]);
    expect(pages).toEqual([2, 2]);
    expect(items[3].courseId).toBe(draft.courseId);
    expect(items[2]).not.toHaveProperty('description');
    expect(items[2].courseId).toBe(published.courseId);
  });

  test('of an admin are those that they teach themselves', async () => {
    const admin = await catalogue.person('admin');
    expect((await done('listMyCourses', { as: admin })).items).toEqual([]);
  });
});

test('the service’s health tells its version and that the table answers, and 503 when it does not', async () => {
  expect(await ask('getHealth')).toMatchObject({
    status: 200,
    body: { service: 'courses', version: '0.1.0', table: 'ok' },
  });
  const down = await catalogue.disturbed(
    () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
    () => ask('getHealth'),
  );
  expect(refusal(down)).toEqual({ status: 503, code: 'temporarily-unavailable' });
  expect(down.headers['Retry-After']).toBe('1');
});
