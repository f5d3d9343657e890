import { injectFaults } from '@skillforge/testing/faults';
import { printedBy } from '@skillforge/testing/log-capture';
import { startReviews } from './reviews.ts';

/** What is counted for CloudWatch, each thing that really happened once; and what the log holds besides. */

const reviews = await startReviews({ POWERTOOLS_LOG_LEVEL: 'INFO', POWERTOOLS_METRICS_DISABLED: 'false' });
const { ada, kenji, ask, createCourse, learner, reviewed } = reviews;
const faults = injectFaults(reviews.table);
afterAll(() => reviews.stop());

/** The business metrics that a piece of work counts. */
async function counted(work: () => Promise<unknown>): Promise<string[]> {
  const { lines } = await printedBy(work);
  return lines
    .filter((line) => '_aws' in line && line.Service === 'reviews')
    .flatMap((line) => Object.keys(line).filter((name) => name.startsWith('Reviews') && line[name] === 1));
}

test('a review that is posted is counted once, whatever its author repeats', async () => {
  const courseId = await createCourse();
  const sam = await learner(courseId);
  const headers = { 'Idempotency-Key': 'a' };
  const post = (more: object = {}) =>
    ask('postReview', { as: sam, path: { courseId }, body: { rating: 5 }, headers, ...more });
  expect(await counted(() => post())).toEqual(['ReviewsPosted']);
  expect(await counted(() => post())).toEqual([]);
  expect(await counted(() => post({ headers: {} }))).toEqual([]);
  expect(await counted(() => post({ body: { rating: 9 } }))).toEqual([]);
});

test('what hides and reports is counted, and what changes nothing is not', async () => {
  const { path } = await reviewed(await createCourse());
  const report = () => ask('reportReview', { as: kenji, path, body: { reason: 'spam' } });
  const hide = () => ask('hideReview', { as: ada, path });
  expect(await counted(report)).toEqual(['ReviewsReported']);
  expect(await counted(report)).toEqual([]);
  expect(await counted(hide)).toEqual(['ReviewsHidden']);
  expect(await counted(hide)).toEqual([]);
  expect(await counted(() => ask('unhideReview', { as: ada, path }))).toEqual([]);
});

test('what fails is not counted', async () => {
  const courseId = await createCourse();
  const sam = await learner(courseId);
  const failing = () =>
    faults.during(
      ({ command, attempt }) =>
        attempt > 0 && command === 'TransactWriteItemsCommand' ? 'throttle' : undefined,
      () => ask('postReview', { as: sam, path: { courseId }, body: { rating: 5 } }),
    );
  expect(await counted(failing)).toEqual([]);
}, 20_000);

test('the log tells of requests, and holds no name, no text and no token', async () => {
  const courseId = await createCourse();
  const sam = await learner(courseId, 'Sam Rivera');
  const { text } = await printedBy(async () => {
    const path = { courseId, reviewId: sam.userId };
    await ask('postReview', { as: sam, path, body: { rating: 5, text: 'Written by me' } });
    await ask('reportReview', { as: kenji, path, body: { reason: 'spam', comment: 'Written by me' } });
    await ask('postReview', { as: sam, path, body: { rating: 5, text: 'Written by me' } });
  });
  expect(text).toContain('POST /reviews/{courseId}');
  for (const secret of ['Sam Rivera', 'Written by me', sam.token, kenji.token, 'Bearer']) {
    expect(text).not.toContain(secret);
  }
});
