import * as fc from 'fast-check';
import {
  checkMayEdit,
  checkMayReview,
  countedRating,
  editReview,
  newReview,
  type Review,
  replyTo,
  setHidden,
} from '../src/review.ts';
import { refusalOf } from './refusals.ts';

const posted = new Date('2026-03-01T09:00:00.000Z');
const after = (milliseconds: number) => new Date(posted.getTime() + milliseconds);

const sam = { userId: 'sam', displayName: 'Sam Rivera', avatarKey: null };

const review = (more: Partial<Review> = {}): Review => ({
  ...newReview('sql', sam, { rating: 4, text: 'Clear.' }, posted),
  generation: 'first',
  ...more,
});

describe('a new review', () => {
  test('is hidden where it takes the place of a hidden one', () => {
    const { hidden } = newReview('sql', sam, { rating: 4, text: '', hidden: true }, posted);
    expect(hidden).toBe(true);
  });

  test('is its author’s, visible, and nobody’s favourite yet', () => {
    expect(newReview('sql', sam, { rating: 4, text: 'Clear.' }, posted)).toEqual({
      card: {
        reviewId: 'sam',
        courseId: 'sql',
        author: sam,
        rating: 4,
        text: 'Clear.',
        helpfulCount: 0,
        reply: null,
        createdAt: '2026-03-01T09:00:00.000Z',
        updatedAt: '2026-03-01T09:00:00.000Z',
      },
      generation: expect.stringMatching(/^[0-9A-Z]{26}$/),
      revision: 1,
      hidden: false,
      reports: 0,
    });
  });
});

describe('who may review', () => {
  const gate = { instructors: ['amara'] };

  test('who has completed a lesson, whatever became of the enrollment', () => {
    expect(refusalOf(() => checkMayReview('sam', gate, { completed: new Set([3]) }))).toBeUndefined();
  });

  test.each([
    ['never enrolled', undefined],
    ['has completed no lesson', {}],
    ['has an empty set of completed lessons', { completed: new Set<number>() }],
  ])('not who %s', (_, enrollment) => {
    expect(refusalOf(() => checkMayReview('sam', gate, enrollment))).toEqual([403, 'not-eligible']);
  });

  test('and change a review only who does not teach the course by now', () => {
    expect(refusalOf(() => checkMayEdit('amara', gate))).toEqual([403, 'own-course']);
    expect(refusalOf(() => checkMayEdit('sam', gate))).toBeUndefined();
  });

  test('not who teaches the course, though they have completed lessons', () => {
    const learnt = { completed: new Set([1]) };
    expect(refusalOf(() => checkMayReview('amara', gate, learnt))).toEqual([403, 'own-course']);
  });
});

describe('an edit', () => {
  test('changes the given fields and tells when', () => {
    const { card, revision } = editReview(review(), { rating: 2 }, after(5));
    expect(card).toEqual({ ...review().card, rating: 2, updatedAt: '2026-03-01T09:00:00.005Z' });
    expect(revision).toBe(2);
    expect(editReview(review(), { text: '' }, after(5)).card).toMatchObject({ rating: 4, text: '' });
  });

  test('that says what is there already gives the very same review', () => {
    const before = review();
    expect(editReview(before, { rating: 4, text: 'Clear.' }, after(5))).toBe(before);
    expect(editReview(before, {}, after(5))).toBe(before);
  });

  test('is never told to be older than the one before, though the clock stepped back', () => {
    const edited = editReview(review(), { rating: 1 }, after(-1_000));
    expect(edited.card.updatedAt).toBe(review().card.updatedAt);
    expect(edited.revision).toBe(2);
  });

  test('leaves a hidden review hidden', () => {
    expect(editReview(review({ hidden: true }), { rating: 1 }, after(5)).hidden).toBe(true);
  });
});

describe('a reply', () => {
  const first = replyTo(review(), { text: 'Thanks!', userId: 'amara' }, after(10));

  test('stands on the review, which was not changed by its author', () => {
    expect(first.card).toEqual({
      ...review().card,
      reply: { text: 'Thanks!', author: { userId: 'amara' }, repliedAt: '2026-03-01T09:00:00.010Z' },
    });
    expect(first.revision).toBe(2);
  });

  test('bears no name that would have to be kept up to date', () => {
    expect(JSON.stringify(first.card.reply)).not.toContain('displayName');
  });

  test('takes the place of another, whoever it is by', () => {
    const { reply } = replyTo(first, { text: 'Thanks!', userId: 'kenji' }, after(20)).card;
    expect(reply).toEqual({
      text: 'Thanks!',
      author: { userId: 'kenji' },
      repliedAt: '2026-03-01T09:00:00.020Z',
    });
    expect(replyTo(first, { text: 'Thank you!', userId: 'amara' }, after(20)).revision).toBe(3);
  });

  test('that is there already gives the very same review', () => {
    expect(replyTo(first, { text: 'Thanks!', userId: 'amara' }, after(20))).toBe(first);
  });

  test('is never told to be older than the one before', () => {
    const { reply } = replyTo(first, { text: 'Later', userId: 'amara' }, after(-1_000)).card;
    expect(reply?.repliedAt).toBe(first.card.reply?.repliedAt);
  });
});

describe('hiding', () => {
  test('takes a review out of the figures, and showing puts it back', () => {
    const hidden = setHidden(review(), true);
    expect(hidden).toEqual(review({ hidden: true, revision: 2 }));
    expect(countedRating(hidden)).toBeUndefined();
    expect(setHidden(hidden, false)).toEqual(review({ revision: 3 }));
  });

  test('what is so already gives the very same review', () => {
    const before = review();
    expect(setHidden(before, false)).toBe(before);
    const hidden = review({ hidden: true });
    expect(setHidden(hidden, true)).toBe(hidden);
  });
});

test('what is not there counts nothing', () => {
  expect(countedRating(undefined)).toBeUndefined();
  expect(countedRating(review())).toBe(4);
});

test('whatever is done to a review, each change counts one revision, and times never go back', () => {
  const change = fc.oneof(
    fc.record({ rating: fc.constantFrom(1, 2, 3, 4, 5) }).map(
      ({ rating }) =>
        (before: Review, now: Date) =>
          editReview(before, { rating }, now),
    ),
    fc
      .constantFrom('', 'a', 'b')
      .map(
        (text) => (before: Review, now: Date) =>
          text === '' ? editReview(before, { text }, now) : replyTo(before, { text, userId: 'amara' }, now),
      ),
    fc.boolean().map((hidden) => (before: Review) => setHidden(before, hidden)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.integer({ min: -100, max: 100 }))), (changes) => {
      let before = review();
      for (const [apply, milliseconds] of changes) {
        const now = apply(before, after(milliseconds));
        expect(now.revision).toBe(now === before ? before.revision : before.revision + 1);
        expect(now.card.updatedAt >= before.card.updatedAt).toBe(true);
        expect((now.card.reply?.repliedAt ?? '') >= (before.card.reply?.repliedAt ?? '')).toBe(true);
        expect(countedRating(now)).toBe(now.hidden ? undefined : now.card.rating);
        expect(now.card.createdAt).toBe(posted.toISOString());
        before = now;
      }
    }),
  );
});
