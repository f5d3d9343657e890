import * as z from 'zod/mini';
import {
  moderateReviewBody,
  postReviewBody,
  replyToReviewBody,
  reportReviewBody,
  updateMyReviewBody,
} from '../src/review-body.ts';
import { listReviewsQuery } from '../src/review-query.ts';

/** Where a schema finds something wrong; undefined if it takes the value. */
function wrong(schema: z.ZodMiniObject, value: unknown): string | undefined {
  const { error } = z.safeParse(schema, value);
  return error?.issues.map(({ path, code }) => [...path, code].join(' ')).join('; ');
}

test('a review is a rating, and a text if there is one to write', () => {
  expect(postReviewBody.parse({ rating: 3 })).toEqual({ rating: 3, text: '' });
  expect(postReviewBody.parse({ rating: 1, text: ' Cafe\u0301\n ok ' })).toEqual({
    rating: 1,
    text: 'Café\n ok',
  });
});

test.each([0, 6, 4.5, '5', null, true, -1, [5], undefined])('%j is no rating', (rating) => {
  expect(wrong(postReviewBody, { rating })).toBeDefined();
  if (rating !== undefined) expect(wrong(updateMyReviewBody, { rating })).toBeDefined();
});

test('texts are limited', () => {
  expect(wrong(postReviewBody, { rating: 5, text: 'x'.repeat(2_000) })).toBeUndefined();
  expect(wrong(postReviewBody, { rating: 5, text: 'x'.repeat(2_001) })).toBe('text too_big');
  expect(wrong(postReviewBody, { rating: 5, text: 'a\u0000b' })).toBeDefined();
  expect(wrong(postReviewBody, { rating: 5, text: '\ud800' })).toBeDefined();
  expect(wrong(replyToReviewBody, { text: 'x'.repeat(1_000) })).toBeUndefined();
  expect(wrong(replyToReviewBody, { text: 'x'.repeat(1_001) })).toBe('text too_big');
  expect(wrong(replyToReviewBody, { text: ' ' })).toBe('text too_small');
  expect(wrong(reportReviewBody, { reason: 'spam', comment: 'x'.repeat(500) })).toBeUndefined();
  expect(wrong(reportReviewBody, { reason: 'spam', comment: 'x'.repeat(501) })).toBe('comment too_big');
});

test('an edit takes any of the fields, or none', () => {
  expect(updateMyReviewBody.parse({})).toEqual({});
  expect(updateMyReviewBody.parse({ text: '' })).toEqual({ text: '' });
  expect(wrong(updateMyReviewBody, { text: null })).toBeDefined();
});

test('reasons are those of the list', () => {
  expect(wrong(reportReviewBody, { reason: 'spam' })).toBeUndefined();
  expect(wrong(reportReviewBody, { reason: 'boring' })).toBe('reason invalid_value');
  expect(wrong(reportReviewBody, {})).toBe('reason invalid_value');
  expect(wrong(moderateReviewBody, {})).toBeUndefined();
  expect(wrong(moderateReviewBody, { reason: 'boring' })).toBe('reason invalid_value');
});

test.each([
  ['a review', postReviewBody, { rating: 5, hidden: false }],
  ['an edit', updateMyReviewBody, { helpfulCount: 99 }],
  ['a reply', replyToReviewBody, { text: 'x', author: 'me' }],
  ['a report', reportReviewBody, { reason: 'spam', reviewId: 'x' }],
  ['moderation', moderateReviewBody, { hidden: true }],
])('%s takes no unknown field', (_, schema, body) => {
  expect(wrong(schema, body)).toBe('unrecognized_keys');
});

test('a list is the newest first unless it is asked for otherwise', () => {
  expect(listReviewsQuery.parse({})).toEqual({ sort: 'newest' });
  expect(wrong(listReviewsQuery, { sort: 'oldest' })).toBe('sort invalid_value');
});
