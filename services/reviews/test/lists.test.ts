import { courseKey } from '@skillforge/core/keys';
import { refusal, sorts, startReviews } from './reviews.ts';

/** The public list of a course's reviews. */

const reviews = await startReviews();
const { amara, kenji, ask, done, walk, createCourse, learner, person, reviewed } = reviews;
afterAll(() => reviews.stop());

const list = (courseId: string, query: Record<string, string> = {}) =>
  ask('listReviews', { path: { courseId }, query });

test('a course without reviews has an empty list and no average', async () => {
  const courseId = await createCourse();
  const answer = await list(courseId);
  expect(answer).toMatchObject({ status: 200, headers: { 'Cache-Control': 'public, max-age=5' } });
  expect(answer.body).toEqual({
    items: [],
    summary: { average: null, count: 0, distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } },
  });
});

test('a review is listed with its figures, and without what only its author and admins see', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId, { rating: 5 });
  await reviewed(courseId, { rating: 4 });
  await reviewed(courseId, { rating: 5 });
  const { items, summary } = await done('listReviews', { path: { courseId } });
  expect(summary).toEqual({ average: 4.67, count: 3, distribution: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 2 } });
  const { hidden: _, ...shown } = await done('getMyReview', { as: author, path: { courseId } });
  expect(items.at(-1)).toEqual(shown);
});

describe('fourteen reviews', () => {
  let courseId = '';
  const ratings = [3, 5, 1, 4, 4, 2, 5, 5, 1, 3, 4, 2, 5, 3];

  beforeAll(async () => {
    courseId = await createCourse();
    const voters = [await person('student'), await person('student'), kenji];
    for (const [at, rating] of ratings.entries()) {
      const { path } = await reviewed(courseId, { rating, text: `Number ${at}` });
      for (const as of voters.slice(0, at % 4)) await done('voteHelpful', { as, path });
    }
  });

  test('stand in the order of each sort, page by page', async () => {
    const { found, expected } = await reviews.wholeness(courseId);
    expect(found).toEqual(expected);
    expect(found).toMatchObject({ ratingCount: 14 });
  });

  test.each(sorts)('by %s are told page by page, with the same summary on each', async (sort) => {
    const { items, pages } = await walk('listReviews', { path: { courseId }, query: { sort, limit: '4' } });
    expect(pages).toEqual([4, 4, 4, 2]);
    expect(new Set(items.map(({ reviewId }) => reviewId)).size).toBe(14);
    const first = await list(courseId, { sort, limit: '4' });
    expect(first.body.summary).toEqual({
      average: 3.36,
      count: 14,
      distribution: { 1: 2, 2: 2, 3: 3, 4: 3, 5: 4 },
    });
    const query = new URLSearchParams({ sort, limit: '4', cursor: first.body.nextCursor });
    expect(first.headers.Link).toBe(`</reviews/${courseId}?${query}>; rel="next"`);
  });

  test('that come and go while somebody pages neither repeat nor hide others', async () => {
    const before = (await walk('listReviews', { path: { courseId } })).items.map(({ reviewId }) => reviewId);
    const first = await done('listReviews', { path: { courseId }, query: { limit: '5' } });
    const { author } = await reviewed(courseId);
    const { items } = await done('listReviews', {
      path: { courseId },
      query: { cursor: first.nextCursor, limit: '100' },
    });
    await done('deleteMyReview', { as: author, path: { courseId } });
    expect([...first.items, ...items].map(({ reviewId }) => reviewId)).toEqual(before);
  });

  test('give cursors that are good for their own list only', async () => {
    const { nextCursor: cursor } = (await list(courseId, { limit: '4' })).body;
    const other = await createCourse();
    const refused = { status: 400, code: 'invalid-cursor' };
    expect(refusal(await list(other, { cursor }))).toEqual(refused);
    expect(refusal(await list(courseId, { cursor, sort: 'helpful' }))).toEqual(refused);
    const [first = ''] = cursor;
    const changed = `${first === 'A' ? 'B' : 'A'}${cursor.slice(1)}`;
    expect(refusal(await list(courseId, { cursor: changed }))).toEqual(refused);
    expect((await list(courseId, { cursor, limit: '100' })).status).toBe(200);
  });

  test.each([
    [{ sort: 'oldest' }, '/sort'],
    [{ limit: '0' }, '/limit'],
    [{ limit: '101' }, '/limit'],
  ])('asked for with %j are refused', async (query, pointer) => {
    expect(refusal(await list(courseId, query))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers: [pointer],
    });
  });
});

test.each(['draft', 'archived', 'deleted'] as const)(
  'of a course that is %s there are none to see',
  async (status) => {
    const courseId = await createCourse();
    await reviewed(courseId);
    await reviews.setGate(courseId, { status });
    expect(refusal(await list(courseId))).toEqual({ status: 404, code: 'not-found' });
  },
);

test('of a course that is not there, there are none', async () => {
  expect((await list('01JD0M8Z5W3V7QH2K4N6P8R0TS')).status).toBe(404);
});

test('a token makes no difference, good or bad', async () => {
  const courseId = await createCourse();
  const { author } = await reviewed(courseId);
  for (const as of [author, { userId: 'x', token: 'no token' }]) {
    const answer = await ask('listReviews', { as, path: { courseId } });
    expect(answer).toMatchObject({ status: 200, headers: { 'Cache-Control': 'public, max-age=5' } });
  }
});

test('a reply bears the name that its author has among the course’s instructors now, else none', async () => {
  const courseId = await createCourse('published', [amara, kenji]);
  const { author, path } = await reviewed(courseId);
  await done('replyToReview', { as: amara, path, body: { text: 'Thanks!' } });
  const nameInList = async () =>
    (await done('listReviews', { path: { courseId } })).items[0].reply.author.displayName;
  // The course's card has names of its own, and the profile's is Amara Okafor.
  expect(await nameInList()).toBe('Instructor 0');
  expect((await done('getMyReview', { as: author, path })).reply.author.displayName).toBe('Instructor 0');
  const course = await reviews.stored(courseKey(courseId));
  const card = { ...course?.card, instructors: [{ userId: kenji.userId, displayName: 'Kenji Sato' }] };
  await reviews.put({ ...courseKey(courseId), ...course, card });
  expect(await nameInList()).toBe('Instructor');
});

test('what a learner has written goes out as it was written', async () => {
  const courseId = await createCourse();
  const sam = await learner(courseId, 'Zoë <b>');
  const text = 'Línea uno\n<script>alert(1)</script> “quotes” 😀';
  await done('postReview', { as: sam, path: { courseId }, body: { rating: 3, text } });
  const [shown] = (await done('listReviews', { path: { courseId } })).items;
  expect(shown).toMatchObject({ text, author: { displayName: 'Zoë <b>' } });
});
