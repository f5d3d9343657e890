import { setTimeout } from 'node:timers/promises';
import { courseKey } from '@skillforge/core/keys';
import { article, refusal, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, kenji, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const tagOf = async (courseId: string) =>
  String((await ask('getCourse', { as: amara, path: { courseId } })).headers.ETag);

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

test('twenty lessons that are added at once are all there once, each under a number of its own; who was refused is told to come again', async () => {
  const { courseId } = await catalogue.createDraft();
  const titles = Array.from({ length: 20 }, (_, at) => `Lesson ${at}`);
  const answers = await Promise.all(
    titles.map((title) =>
      ask('createLesson', {
        as: amara,
        path: { courseId },
        body: article(title, { section: `${title.length}` }),
      }),
    ),
  );
  const made = answers.filter(({ status }) => status === 201);
  for (const { status, body, headers } of answers.filter((answer) => !made.includes(answer))) {
    expect({ status, code: body.code, wait: headers['Retry-After'] }).toEqual({
      status: 503,
      code: 'temporarily-unavailable',
      wait: '1',
    });
  }
  expect(made.length).toBeGreaterThanOrEqual(15);

  const { items } = await catalogue.walk('listLessons', {
    as: amara,
    path: { courseId },
    query: { limit: '100' },
  });
  expect(items.map(({ title }) => title).sort()).toEqual(made.map(({ body }) => body.title).sort());
  expect(items.map(({ lessonId }) => lessonId).sort()).toEqual(made.map(({ body }) => body.lessonId).sort());
  expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject({
    lessonCount: made.length,
    durationSeconds: 60 * made.length,
  });
  const course = await catalogue.stored(courseKey(courseId));
  expect(new Set(course?.order)).toEqual(new Set(made.map((_, at) => at + 1)));
  expect(course?.order).toHaveLength(made.length);
  const stored = (await catalogue.itemsOf(courseId)).filter(({ SK }) => SK.startsWith('lesson'));
  expect(stored).toHaveLength(2 * made.length);
});

test('edits of one course at once, each of its own field, all take effect', async () => {
  const { courseId } = await catalogue.createPublished();
  const edits = {
    title: 'New title',
    summary: 'New summary',
    description: 'New description',
    category: 'new-category',
    level: 'advanced',
    tags: ['new'],
    language: 'ja',
    skills: ['New'],
    price: { amount: 12.5, currency: 'EUR' },
    capacity: 77,
  };
  const answers = await Promise.all(
    Object.entries(edits).map(([field, value]) =>
      ask('updateCourse', { as: amara, path: { courseId }, body: { [field]: value } }),
    ),
  );
  expect(statuses(answers)).toEqual(Array(10).fill(200));
  expect(await done('getCourse', { path: { courseId } })).toMatchObject({ ...edits, status: 'published' });
  expect((await ask('getCourse', { path: { courseId } })).headers.ETag).toMatch(/^"v12\./);
});

test('edits of one lesson at once, each of its own field, all take effect, and so do lessons added meanwhile', async () => {
  const { courseId } = await catalogue.createDraft();
  const { lessonId } = await catalogue.addLesson(courseId, article('One', { status: 'draft' }));
  const edits = {
    title: 'New',
    section: 'S',
    status: 'published',
    preview: true,
    durationSeconds: 7,
    content: 'New',
  };
  const answers = await Promise.all([
    ...Object.entries(edits).map(([field, value]) =>
      ask('updateLesson', { as: amara, path: { lessonId }, body: { [field]: value } }),
    ),
    ask('createLesson', { as: amara, path: { courseId }, body: article('Two') }),
    ask('createLesson', { as: amara, path: { courseId }, body: article('Three') }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 201, 201]);
  expect(await done('getLesson', { as: amara, path: { lessonId } })).toMatchObject(edits);
  expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject({
    lessonCount: 3,
    durationSeconds: 127,
  });
});

describe('an edit that changes nothing, of a lesson that somebody else changes between the reading of the two', () => {
  /** Asks while the lesson has been read, and its course's outline is read only after `act`. */
  const whileHalfRead = (act: () => Promise<unknown>, lessonId: string) =>
    catalogue.beforeFirstWrite(
      async () => {
        await setTimeout(50);
        await act();
      },
      () => ask('updateLesson', { as: amara, path: { lessonId }, body: { status: 'draft' } }),
      ({ command }) => command === 'QueryCommand',
    );

  test('does not bring one back into the outline that was deleted', async () => {
    const { courseId } = await catalogue.createDraft();
    await catalogue.addLesson(courseId, article('One'));
    const { lessonId } = await catalogue.addLesson(courseId, article('Two', { status: 'draft' }));
    const remove = () => done('deleteLesson', { as: amara, path: { lessonId } });
    expect(refusal(await whileHalfRead(remove, lessonId))).toEqual({ status: 404, code: 'not-found' });
    expect(await catalogue.stored(courseKey(courseId))).toMatchObject({ order: [1], drafts: [] });
  });

  test('is an edit of what it has become', async () => {
    const { courseId } = await catalogue.createDraft();
    const { lessonId } = await catalogue.addLesson(courseId, article('One', { status: 'draft' }));
    const publish = () =>
      done('updateLesson', { as: amara, path: { lessonId }, body: { status: 'published' } });
    expect((await whileHalfRead(publish, lessonId)).status).toBe(200);
    const { status } = await done('getLesson', { as: amara, path: { lessonId } });
    const { drafts } = (await catalogue.stored(courseKey(courseId))) ?? {};
    expect({ status, drafts }).toEqual({ status: 'draft', drafts: [1] });
  });
});

test('of ten edits that hold the same tag exactly one wins', async () => {
  const { courseId } = await catalogue.createDraft();
  const held = { 'If-Match': await tagOf(courseId) };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      ask('updateCourse', { as: amara, path: { courseId }, headers: held, body: { title: `Title ${at}` } }),
    ),
  );
  expect(statuses(answers)).toEqual([200, ...Array(9).fill(412)]);
  const [winner] = answers.filter(({ status }) => status === 200);
  expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject({
    title: winner?.body.title,
  });
});

test('of ten orders that hold the same tag exactly one wins', async () => {
  const { courseId } = await catalogue.createDraft();
  for (const title of ['a', 'b', 'c', 'd']) await catalogue.addLesson(courseId, article(title));
  const held = { 'If-Match': await tagOf(courseId) };
  const orders = [
    [2, 1, 3, 4],
    [3, 1, 2, 4],
    [4, 3, 2, 1],
    [1, 3, 2, 4],
    [4, 1, 2, 3],
    [2, 3, 4, 1],
    [3, 4, 1, 2],
    [2, 1, 4, 3],
    [1, 2, 4, 3],
    [3, 2, 1, 4],
  ];
  const answers = await Promise.all(
    orders.map((order) =>
      ask('reorderLessons', {
        as: amara,
        path: { courseId },
        headers: held,
        body: { lessonIds: order.map((number) => `${courseId}-${number}`) },
      }),
    ),
  );
  expect(statuses(answers)).toEqual([200, ...Array(9).fill(412)]);
  const [winner] = answers.filter(({ status }) => status === 200);
  const { items } = await done('listLessons', { as: amara, path: { courseId } });
  expect(items.map(({ lessonId }: { lessonId: string }) => lessonId)).toEqual(winner?.body.lessonIds);
});

test('ten deletions of one lesson at once: one is done, nine find it gone', async () => {
  const { courseId } = await catalogue.createDraft();
  const { lessonId } = await catalogue.addLesson(courseId, article('One'));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask('deleteLesson', { as: amara, path: { lessonId } })),
  );
  expect(statuses(answers)).toEqual([204, ...Array(9).fill(404)]);
});

describe('publishing while the last lesson is deleted', () => {
  test('is refused when the deletion comes between its reading and its writing', async () => {
    const { courseId } = await catalogue.createDraft();
    const { lessonId } = await catalogue.addLesson(courseId, article('The last'));
    const answer = await catalogue.beforeFirstWrite(
      () => done('deleteLesson', { as: amara, path: { lessonId } }),
      () => ask('publishCourse', { as: amara, path: { courseId } }),
    );
    expect(refusal(answer)).toEqual({ status: 422, code: 'not-publishable', pointers: ['/lessons'] });
    expect(await done('getCourse', { as: amara, path: { courseId } })).toMatchObject({ status: 'draft' });
  });

  test('is refused as well when the lesson becomes a draft in between, or the description goes', async () => {
    for (const [pointer, change] of [
      [
        '/lessons',
        (courseId: string) =>
          done('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body: { status: 'draft' } }),
      ],
      [
        '/description',
        (courseId: string) =>
          done('updateCourse', { as: amara, path: { courseId }, body: { description: '' } }),
      ],
    ] as const) {
      const { courseId } = await catalogue.createDraft();
      await catalogue.addLesson(courseId, article('The last'));
      const answer = await catalogue.beforeFirstWrite(
        () => change(courseId),
        () => ask('publishCourse', { as: amara, path: { courseId } }),
      );
      expect(refusal(answer)).toEqual({ status: 422, code: 'not-publishable', pointers: [pointer] });
    }
  });

  test('the description of a course that is published meanwhile stays', async () => {
    const { courseId } = await catalogue.createDraft();
    await catalogue.addLesson(courseId, article('One'));
    const answer = await catalogue.beforeFirstWrite(
      () => done('publishCourse', { as: amara, path: { courseId } }),
      () => ask('updateCourse', { as: amara, path: { courseId }, body: { description: '' } }),
    );
    expect(refusal(answer)).toEqual({ status: 422, code: 'invalid-request', pointers: ['/description'] });
  });

  test('at the very same moment, whoever is first decides', async () => {
    for (let round = 0; round < 8; round++) {
      const { courseId } = await catalogue.createDraft();
      const { lessonId } = await catalogue.addLesson(courseId, article('The last'));
      const [published, deleted] = await Promise.all([
        ask('publishCourse', { as: amara, path: { courseId } }),
        ask('deleteLesson', { as: amara, path: { lessonId } }),
      ]);
      expect(deleted.status).toBe(204);
      if (published.status === 200) expect(published.body.lessonCount).toBe(1);
      else
        expect(refusal(published)).toEqual({ status: 422, code: 'not-publishable', pointers: ['/lessons'] });
      const course = await done('getCourse', { as: amara, path: { courseId } });
      expect(course).toMatchObject({
        lessonCount: 0,
        status: published.status === 200 ? 'published' : 'draft',
      });
    }
  });
});

test('an edit by one who is removed in between is refused', async () => {
  const { courseId } = await catalogue.createDraft();
  await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
  const answer = await catalogue.beforeFirstWrite(
    () => done('removeInstructor', { as: amara, path: { courseId, userId: kenji.userId } }),
    () => ask('updateCourse', { as: kenji, path: { courseId }, body: { title: 'Too late' } }),
  );
  expect(refusal(answer)).toEqual({ status: 404, code: 'not-found' });
});

describe('a transaction that the table cancels', () => {
  const cancelled = (...codes: string[]) =>
    Object.assign(new Error('Transaction cancelled'), {
      name: 'TransactionCanceledException',
      $metadata: { httpStatusCode: 400 },
      CancellationReasons: codes.map((Code) => ({ Code })),
    });

  /** Fails the first transactions, and counts all of them. */
  function failing(times: number, error: () => Error) {
    let attempts = 0;
    return {
      hook: ({ command }: { command: string }) => {
        if (command !== 'TransactWriteItemsCommand') return;
        attempts += 1;
        if (attempts <= times) throw error();
      },
      attempts: () => attempts,
    };
  }

  test.each([
    ['for a conflict', () => cancelled('None', 'TransactionConflict')],
    ['for a throttled item', () => cancelled('ThrottlingError', 'None')],
    [
      'for a conflict beside a failed condition',
      () => cancelled('ConditionalCheckFailed', 'TransactionConflict'),
    ],
  ])('%s is tried again, and the effect is there once', async (_, error) => {
    const { courseId } = await catalogue.createDraft();
    const { hook, attempts } = failing(3, error);
    const answer = await catalogue.disturbed(hook, () =>
      ask('createLesson', { as: amara, path: { courseId }, body: article('One') }),
    );
    expect(answer.status).toBe(201);
    expect(attempts()).toBe(4);
    expect((await done('listLessons', { as: amara, path: { courseId } })).items).toHaveLength(1);
  });

  test('for conflicts without an end is a 503 that says when to come again, and nothing is written', async () => {
    const { courseId } = await catalogue.createDraft();
    const items = await catalogue.itemsOf(courseId);
    const { hook, attempts } = failing(99, () => cancelled('TransactionConflict'));
    const answer = await catalogue.disturbed(hook, () =>
      ask('updateCourse', { as: amara, path: { courseId }, body: { title: 'New' } }),
    );
    expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
    expect(answer.headers['Retry-After']).toBe('1');
    expect(attempts()).toBe(6);
    expect(await catalogue.itemsOf(courseId)).toEqual(items);
  });

  test('for what is our fault is a 500 that tells nothing of the inside', async () => {
    const { courseId } = await catalogue.createDraft();
    const { hook, attempts } = failing(99, () => cancelled('ValidationError'));
    const answer = await catalogue.disturbed(hook, () =>
      ask('updateCourse', { as: amara, path: { courseId }, body: { title: 'New' } }),
    );
    expect(refusal(answer)).toEqual({ status: 500, code: 'internal-error' });
    expect(JSON.stringify(answer.body)).not.toMatch(/Transaction|course#|stack/);
    expect(attempts()).toBe(1);
  });

  test('is tried again by the projection too', async () => {
    const { courseId } = await catalogue.createPublished({ category: 'retried' });
    await done('updateCourse', { as: amara, path: { courseId }, body: { title: 'Moved' } });
    const { hook, attempts } = failing(2, () => cancelled('TransactionConflict'));
    await catalogue.disturbed(hook, () => catalogue.refreshCourse(courseId));
    // Twice in vain; then the place, and of the search entries what begins, what is written, and what ends it.
    expect(attempts()).toBe(2 + 4);
    const [entry] = await catalogue.listing('popular', 'retried');
    expect(entry?.card.title).toBe('Moved');
  });
});

test('a table that throttles reads, or cannot be reached, is a 503 on every route', async () => {
  const { courseId } = await catalogue.createPublished();
  const path = { courseId, lessonId: `${courseId}-1`, userId: amara.userId };
  for (const error of [
    { name: 'ProvisionedThroughputExceededException', $metadata: { httpStatusCode: 400 } },
    { name: 'TimeoutError' },
    { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } },
    { code: 'ECONNRESET' },
  ]) {
    for (const operation of [
      'listCourses',
      'getCourse',
      'listLessons',
      'getLesson',
      'listMyCourses',
      'updateCourse',
      'deleteLesson',
    ] as const) {
      const answer = await catalogue.disturbed(
        () => {
          throw Object.assign(new Error('the inside'), error);
        },
        () => ask(operation, { as: amara, path, body: operation === 'updateCourse' ? {} : undefined }),
      );
      expect({ operation, ...refusal(answer), wait: answer.headers['Retry-After'] }).toEqual({
        operation,
        status: 503,
        code: 'temporarily-unavailable',
        wait: '1',
      });
      expect(JSON.stringify(answer.body)).not.toContain('the inside');
    }
  }
});
