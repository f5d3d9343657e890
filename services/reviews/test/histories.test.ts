import { usageKey } from '@skillforge/core/keys';
import { injectFaults } from '@skillforge/testing/faults';
import * as fc from 'fast-check';
import { type Operation, type Person, startReviews } from './reviews.ts';

/** Whatever several people do to a course's reviews, in any order and at once: figures, votes and lists are those of the reviews. */

const reviews = await startReviews();
const { ada, ask, createCourse, enroll, person } = reviews;
const faults = injectFaults(reviews.table);
afterAll(() => reviews.stop());

const authors = [await person('student', 'A'), await person('student', 'B'), await person('student', 'C')];
const voters = [await person('student', 'V'), await person('student', 'W')];
const admins = [ada, await person('admin', 'Root')];

type Step =
  | { act: 'postReview' | 'updateMyReview'; author: number; rating: number }
  | { act: 'deleteMyReview'; author: number }
  | { act: 'hideReview' | 'unhideReview'; author: number; by: number }
  | { act: 'voteHelpful' | 'withdrawVote' | 'reportReview'; author: number; by: number }
  | { act: 'voteHelpful'; author: number; byAuthor: number };

const author = fc.nat({ max: authors.length - 1 });
const by = fc.nat({ max: 1 });
const rating = fc.integer({ min: 1, max: 5 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('postReview' as const), author, rating }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('updateMyReview' as const), author, rating }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('deleteMyReview' as const), author }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('hideReview' as const, 'unhideReview' as const),
      author,
      by,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'voteHelpful' as const,
        'voteHelpful' as const,
        'withdrawVote' as const,
        'reportReview' as const,
      ),
      author,
      by,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('voteHelpful' as const), author, byAuthor: author }) },
);

const at = (people: Person[], index: number): Person => {
  const found = people[index];
  if (!found) throw new Error('Nobody stands there');
  return found;
};

function requestOf(courseId: string, one: Step): [Operation, Parameters<typeof ask>[1]] {
  const writer = at(authors, one.author);
  const path = { courseId, reviewId: writer.userId };
  if ('rating' in one) return [one.act, { as: writer, path, body: { rating: one.rating } }];
  if (one.act === 'deleteMyReview') return [one.act, { as: writer, path }];
  if ('byAuthor' in one) return [one.act, { as: at(authors, one.byAuthor), path }];
  if (one.act === 'reportReview')
    return [one.act, { as: at(voters, one.by), path, body: { reason: 'spam' } }];
  const isVote = one.act === 'voteHelpful' || one.act === 'withdrawVote';
  return [one.act, { as: at(isVote ? voters : admins, one.by), path }];
}

async function courseWithLearners(): Promise<string> {
  const courseId = await createCourse();
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  for (const learner of authors) {
    await enroll(learner, courseId);
    // However many histories there are, none ends because somebody has written enough for a day.
    await reviews.put({ ...usageKey(learner.userId, 'review', day), calls: 0 });
  }
  return courseId;
}

async function expectWhole(courseId: string): Promise<void> {
  const { found, expected } = await reviews.wholeness(courseId);
  expect(found).toEqual(expected);
}

/** What one author's review is, in the words of the rules. */
interface Known {
  rating: number;
  hidden: boolean;
  votes: Set<string>;
  reporters: Set<string>;
}

/** What a step must be answered, and what it does to the reviews that there are, and to what hidden ones have left. */
function expectedStatus(known: Map<number, Known>, buried: Set<number>, one: Step): number {
  const review = known.get(one.author);
  if (one.act === 'postReview' && 'rating' in one) {
    if (review) return 409;
    const hidden = buried.delete(one.author);
    known.set(one.author, { rating: one.rating, hidden, votes: new Set(), reporters: new Set() });
    return 201;
  }
  if (buried.has(one.author)) {
    if (one.act === 'unhideReview') buried.delete(one.author);
    return one.act === 'hideReview' || one.act === 'unhideReview' ? 204 : 404;
  }
  if (!review) return 404;
  if (one.act === 'updateMyReview' && 'rating' in one) review.rating = one.rating;
  if (one.act === 'deleteMyReview') known.delete(one.author);
  if (one.act === 'deleteMyReview' && review.hidden) buried.add(one.author);
  if (one.act === 'hideReview' || one.act === 'unhideReview') review.hidden = one.act === 'hideReview';
  if (['updateMyReview', 'hideReview', 'unhideReview'].includes(one.act)) return 200;
  if (one.act === 'deleteMyReview') return 204;
  if (review.hidden) return 404;
  if ('byAuthor' in one) {
    if (one.byAuthor === one.author) return 403;
    review.votes.add(`author ${one.byAuthor}`);
  } else if ('by' in one) {
    const voter = `voter ${one.by}`;
    if (one.act === 'voteHelpful') review.votes.add(voter);
    if (one.act === 'withdrawVote') review.votes.delete(voter);
    if (one.act === 'reportReview') review.reporters.add(voter);
  }
  return 204;
}

test('one after the other: each act is answered and does what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      const courseId = await courseWithLearners();
      const known = new Map<number, Known>();
      const buried = new Set<number>();
      for (const one of steps) {
        const { status } = await ask(...requestOf(courseId, one));
        expect({ one, status }).toEqual({ one, status: expectedStatus(known, buried, one) });
      }
      for (const [index, { rating: stars, hidden, votes, reporters }] of known) {
        const stored = await reviews.reviewOf(courseId, at(authors, index).userId);
        expect(stored).toMatchObject({
          hidden,
          reports: reporters.size,
          card: { rating: stars, helpfulCount: votes.size },
        });
      }
      await expectWhole(courseId);
    }),
    { numRuns: 50 },
  );
}, 120_000);

/** Steps, some of which are taken at the same moment. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

/** What an act may be answered while others act: done, refused by what they did, or asked to come again. */
const possible = [200, 201, 204, 403, 404, 409, 503];

test('at once, everything adds up', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (history) => {
      const courseId = await courseWithLearners();
      for (const steps of history) {
        const answers = await Promise.all(steps.map((one) => ask(...requestOf(courseId, one))));
        for (const { status } of answers) expect(possible).toContain(status);
      }
      await expectWhole(courseId);
    }),
    { numRuns: 50 },
  );
}, 120_000);

test('at once, and while the table refuses, throttles and its answers are lost, everything adds up', async () => {
  const met: string[] = [];
  await fc.assert(
    fc.asyncProperty(rounds, fc.nat(), async (history, seed) => {
      const courseId = await courseWithLearners();
      const rates = { conflict: 0.15, throttle: 0.05, 'lost-answer': 0.08, 'lost-for-good': 0.05 };
      const outcome = await faults.during({ seed, rates }, async () => {
        for (const steps of history) {
          const answers = await Promise.all(steps.map((one) => ask(...requestOf(courseId, one))));
          for (const { status } of answers) expect(possible).toContain(status);
        }
      });
      met.push(...outcome.met.map(({ fault }) => fault));
      await expectWhole(courseId);
    }),
    { numRuns: 15 },
  );
  expect([...new Set(met)].sort()).toEqual(['conflict', 'lost-answer', 'lost-for-good', 'throttle']);
}, 180_000);
