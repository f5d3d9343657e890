import { draftFields, startCatalogue } from './catalogue.ts';

const catalogue = await startCatalogue();
const { amara, kenji, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const asks = (prerequisites: string[], as = amara) =>
  ask('createCourse', { as, body: draftFields({ prerequisites }) });

test('a published course may be required, and a draft of one’s own', async () => {
  const published = await catalogue.createPublished({}, kenji);
  const own = await catalogue.createDraft();
  const { status, body } = await asks([published.courseId, own.courseId]);
  expect([status, body.prerequisites]).toEqual([201, [published.courseId, own.courseId]]);
});

test('another’s draft is refused like a course that is not there', async () => {
  const draft = await catalogue.createDraft({}, kenji);
  const deleted = await catalogue.createDraft();
  await done('deleteCourse', { as: amara, path: { courseId: deleted.courseId } });
  const refused = await asks([draft.courseId, '01JD0M8Z5W3V7QH2K4N6P8R0TS', deleted.courseId]);
  expect([refused.status, refused.body.code]).toEqual([422, 'invalid-request']);
  expect(refused.body.errors).toEqual(
    [0, 1, 2].map((place) => ({
      in: 'body',
      pointer: `/prerequisites/${place}`,
      detail: 'There is no such course',
    })),
  );
});

test('what a course required before may have left the catalogue; what is added may not', async () => {
  const before = await catalogue.createPublished({}, kenji);
  const draft = await catalogue.createDraft({}, kenji);
  const { body: course } = await asks([before.courseId]);
  await done('unpublishCourse', { as: kenji, path: { courseId: before.courseId } });
  const change = (prerequisites: string[]) =>
    ask('updateCourse', { as: amara, path: { courseId: course.courseId }, body: { prerequisites } });
  expect((await change([before.courseId])).status).toBe(200);
  expect((await change([before.courseId, draft.courseId])).body.errors).toMatchObject([
    { pointer: '/prerequisites/1' },
  ]);
});

test('a course cannot require itself: nobody could ever begin it', async () => {
  const course = await catalogue.createPublished();
  const refused = await ask('updateCourse', {
    as: amara,
    path: { courseId: course.courseId },
    body: { prerequisites: [course.courseId] },
  });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/prerequisites/0']);
});
