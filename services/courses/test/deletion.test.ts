import type { Operation, StoredItem } from './catalogue.ts';
import { article, refusal, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, kenji, sam, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const remove = (courseId: string, as = amara) => ask('deleteCourse', { as, path: { courseId } });

const inTwoMinutes = () => new Date(Date.now() + 120_000);

/** Every item of the table that names a course anywhere. */
async function traces(courseId: string): Promise<StoredItem[]> {
  return (await catalogue.wholeTable()).filter((item) => JSON.stringify(item).includes(courseId));
}

/** A published course with lessons, two instructors, and places in the listings. */
async function fullCourse(lessons = 3): Promise<string> {
  const { courseId } = await catalogue.createPublished({ category: 'history' });
  for (let number = 2; number <= lessons; number++)
    await catalogue.addLesson(courseId, article(`Lesson ${number}`));
  await done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
  await catalogue.refreshCourse(courseId);
  return courseId;
}

test('a deleted course is answered 202, and is gone for everybody at once', async () => {
  const courseId = await fullCourse();
  await catalogue.enroll(sam, courseId);
  expect(await remove(courseId)).toMatchObject({ status: 202, body: undefined });

  const lessonId = `${courseId}-1`;
  const path = { courseId, lessonId, userId: kenji.userId };
  const asked: [Operation, object | undefined][] = [
    ['getCourse', undefined],
    ['listLessons', undefined],
    ['getLesson', undefined],
    ['updateCourse', { title: 'X' }],
    ['publishCourse', undefined],
    ['unpublishCourse', undefined],
    ['archiveCourse', undefined],
    ['deleteCourse', undefined],
    ['addInstructor', { userId: ada.userId }],
    ['removeInstructor', undefined],
    ['createLesson', article('New')],
    ['updateLesson', { title: 'X' }],
    ['deleteLesson', undefined],
    ['reorderLessons', { lessonIds: [lessonId] }],
  ];
  for (const [operation, body] of asked) {
    for (const as of [amara, kenji, ada]) {
      const answer = await ask(operation, { as, path, body, headers: { 'If-Match': '*' } });
      expect({ operation, ...refusal(answer) }).toEqual({ operation, status: 404, code: 'not-found' });
    }
  }
  for (const as of [sam, undefined]) {
    for (const operation of ['getCourse', 'listLessons', 'getLesson'] as const) {
      expect(refusal(await ask(operation, { as, path }))).toEqual({ status: 404, code: 'not-found' });
    }
  }
  const lists = [
    await catalogue.walk('listMyCourses', { as: amara }),
    await catalogue.walk('listMyCourses', { as: kenji }),
    await catalogue.walk('listCourses'),
    await catalogue.walk('listCourses', { query: { category: 'history' } }),
  ];
  for (const { items } of lists) expect(JSON.stringify(items)).not.toContain(courseId);
});

test('in the end nothing of it is left in the table', async () => {
  const courseId = await fullCourse();
  expect((await traces(courseId)).length).toBeGreaterThan(15);
  await remove(courseId);
  await catalogue.refreshCourse(courseId);
  expect(await traces(courseId)).toEqual([]);
  // A late record of the stream finds nothing and leaves nothing.
  await catalogue.refreshCourse(courseId);
  expect(await traces(courseId)).toEqual([]);
});

test('nothing is left either of a draft, of an archived course, of one with a mark for the next minute, or of one with 60 lessons', async () => {
  const draft = (await catalogue.createDraft()).courseId;
  const archived = await fullCourse();
  await done('archiveCourse', { as: amara, path: { courseId: archived } });
  const waiting = await fullCourse();
  await catalogue.setGate(waiting, { ratingSum: 5, ratingCount: 1 });
  await catalogue.refreshCourse(waiting);
  expect(JSON.stringify(await catalogue.storedUnder('listing-due'))).toContain(waiting);
  const large = await fullCourse(60);
  for (const courseId of [draft, archived, waiting, large]) {
    expect((await remove(courseId)).status).toBe(202);
    await catalogue.refreshCourse(courseId);
    expect(await traces(courseId)).toEqual([]);
  }
});

test('wherever the removal is killed, another run finishes it; until then the course stays gone', async () => {
  const courseId = await fullCourse(30);
  await remove(courseId);
  const begun = await traces(courseId);
  let calls = 0;
  await catalogue.disturbed(
    () => {
      calls += 1;
    },
    () => catalogue.refreshCourse(courseId),
  );
  expect(calls).toBeGreaterThanOrEqual(6);

  for (let fatal = 1; fatal <= calls; fatal++) {
    await catalogue.putAll(begun);
    let made = 0;
    const killed = catalogue.disturbed(
      () => {
        made += 1;
        if (made >= fatal) throw new Error('killed');
      },
      () => catalogue.refreshCourse(courseId),
    );
    await expect(killed).rejects.toThrow('killed');
    expect((await traces(courseId)).length).toBeGreaterThan(0);
    expect((await ask('getCourse', { as: amara, path: { courseId } })).status).toBe(404);
    await catalogue.refreshCourse(courseId);
    // Killed before the very last call, only the due mark is left, which goes with the next minute.
    if (fatal === calls) await catalogue.refreshDueCourses(inTwoMinutes());
    expect({ fatal, left: await traces(courseId) }).toEqual({ fatal, left: [] });
  }
});

test('a deletion whose record the stream has lost is finished by the clock', async () => {
  const courseId = await fullCourse();
  await remove(courseId);
  await catalogue.refreshDueCourses();
  expect((await traces(courseId)).length).toBeGreaterThan(0);
  await catalogue.refreshDueCourses(inTwoMinutes());
  expect(await traces(courseId)).toEqual([]);
});

test('a lesson that is added while its course is being deleted does not outlive it', async () => {
  const courseId = await fullCourse();
  const adding = () => ask('createLesson', { as: amara, path: { courseId }, body: article('Too late') });
  const held = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let late = adding();
  await late;
  // The deletion has read; a lesson is added; another one is read for, and written after the tombstone stands.
  await catalogue.beforeFirstWrite(
    async () => {
      expect((await adding()).status).toBe(201);
      late = catalogue.beforeFirstWrite(() => {
        held.resolve();
        return gone.promise;
      }, adding);
      await held.promise;
    },
    () => remove(courseId),
  );
  gone.resolve();
  expect((await late).status).toBe(404);
  await catalogue.refreshCourse(courseId);
  expect(await traces(courseId)).toEqual([]);
});

test('ten removals at once leave nothing either', async () => {
  const courseId = await fullCourse(10);
  await remove(courseId);
  await Promise.all(Array.from({ length: 10 }, () => catalogue.refreshCourse(courseId)));
  expect(await traces(courseId)).toEqual([]);
});

test('once anybody enrolled it is refused for ever, and the course stays as it is', async () => {
  const courseId = await fullCourse();
  await catalogue.setGate(courseId, { everEnrolled: 1, learners: 0 });
  const items = await catalogue.itemsOf(courseId);
  for (const as of [amara, ada]) {
    expect(refusal(await remove(courseId, as))).toEqual({ status: 409, code: 'has-enrollments' });
  }
  expect(await catalogue.itemsOf(courseId)).toEqual(items);
});

test('an enrollment that comes between its reading and its writing is not lost', async () => {
  const courseId = await fullCourse();
  const answer = await catalogue.beforeFirstWrite(
    () => catalogue.setGate(courseId, { everEnrolled: 1, learners: 1 }),
    () => remove(courseId),
  );
  expect(refusal(answer)).toEqual({ status: 409, code: 'has-enrollments' });
  expect((await ask('getCourse', { path: { courseId } })).status).toBe(200);
});

test('an edit that comes in between is seen: with If-Match the deletion is stale, without it goes on', async () => {
  const courseId = await fullCourse();
  const edit = () =>
    done('updateCourse', { as: amara, path: { courseId }, body: { title: `${Math.random()}` } });
  const { headers } = await ask('getCourse', { as: amara, path: { courseId } });
  const held = { 'If-Match': String(headers.ETag) };
  const stale = await catalogue.beforeFirstWrite(edit, () =>
    ask('deleteCourse', { as: amara, path: { courseId }, headers: held }),
  );
  expect(refusal(stale)).toEqual({ status: 412, code: 'stale' });
  expect((await catalogue.beforeFirstWrite(edit, () => remove(courseId))).status).toBe(202);
});

test('a lesson, an edit or an instructor on the way while it is deleted is refused, and leaves nothing behind', async () => {
  for (const late of [
    (courseId: string) => ask('createLesson', { as: amara, path: { courseId }, body: article('Late') }),
    (courseId: string) =>
      ask('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body: { status: 'draft' } }),
    (courseId: string) =>
      ask('updateCourse', { as: amara, path: { courseId }, body: { title: 'Late', description: 'Late' } }),
    (courseId: string) =>
      ask('addInstructor', { as: amara, path: { courseId }, body: { userId: ada.userId } }),
    (courseId: string) => ask('publishCourse', { as: amara, path: { courseId } }),
  ]) {
    const { courseId } = await catalogue.createDraft();
    await catalogue.addLesson(courseId, article('One'));
    const answer = await catalogue.beforeFirstWrite(
      () => remove(courseId),
      () => late(courseId),
    );
    expect(refusal(answer)).toEqual({ status: 404, code: 'not-found' });
    await catalogue.refreshCourse(courseId);
    expect(await traces(courseId)).toEqual([]);
  }
});

test('what comes after the removal has been finished in between is refused too, and leaves nothing behind', async () => {
  for (const late of [
    (courseId: string) => ask('createLesson', { as: amara, path: { courseId }, body: article('Late') }),
    (courseId: string) =>
      ask('updateLesson', { as: amara, path: { lessonId: `${courseId}-1` }, body: { title: 'Late' } }),
    (courseId: string) => ask('deleteLesson', { as: amara, path: { lessonId: `${courseId}-1` } }),
    (courseId: string) =>
      ask('addInstructor', { as: amara, path: { courseId }, body: { userId: ada.userId } }),
    (courseId: string) => remove(courseId),
  ]) {
    const { courseId } = await catalogue.createDraft();
    await catalogue.addLesson(courseId, article('One'));
    const answer = await catalogue.beforeFirstWrite(
      async () => {
        await remove(courseId);
        await catalogue.refreshCourse(courseId);
      },
      () => late(courseId),
    );
    expect(refusal(answer)).toEqual({ status: 404, code: 'not-found' });
    expect(await traces(courseId)).toEqual([]);
  }
});

test('another instructor’s published course is refused 403, their draft 404', async () => {
  const published = await fullCourse();
  const { courseId: draft } = await catalogue.createDraft();
  const other = await catalogue.person('instructor');
  expect(refusal(await remove(published, other))).toEqual({ status: 403, code: 'not-your-course' });
  expect(refusal(await remove(draft, other))).toEqual({ status: 404, code: 'not-found' });
});
