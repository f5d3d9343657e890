import { courseId } from '@skillforge/core/course/fields';
import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const replyFields = z.strictObject({
  text: z.string(),
  repliedAt: instant,
  author: z.strictObject({ userId: z.string(), displayName: z.string() }),
});

const fields = {
  reviewId: z.string().check(z.describe('The author’s user id: a course has one review of each')),
  courseId,
  author: z.strictObject({
    userId: z.string(),
    displayName: z.string(),
    avatarUrl: z.nullable(z.string()),
  }),
  rating: z.literal([1, 2, 3, 4, 5]),
  text: z.string(),
  helpfulCount: z.int().check(z.minimum(0), z.describe('How many found it helpful')),
  reply: z.nullable(replyFields),
  createdAt: instant,
  updatedAt: instant.check(z.describe('When its author last changed it')),
};

const hidden = z.boolean().check(z.describe('Taken out of the lists and the figures by an administrator'));

/** A review as everybody sees it. */
export const review = z.strictObject(fields).check(z.meta({ id: 'Review' }));

/** A review as its author sees it. */
export const ownReview = z.strictObject({ ...fields, hidden }).check(z.meta({ id: 'OwnReview' }));

/** A review as administrators see it. */
export const moderatedReview = z
  .strictObject({
    ...fields,
    hidden,
    reports: z.int().check(z.describe('How many have reported it')),
  })
  .check(z.meta({ id: 'ModeratedReview' }));

const ratings = z.int().check(z.minimum(0));

/** What all visible reviews of a course come to. */
const summary = z.strictObject({
  average: z.nullable(z.number()).check(z.describe('1 to 5, two decimals; null without reviews')),
  count: z.int(),
  distribution: z.strictObject({ 1: ratings, 2: ratings, 3: ratings, 4: ratings, 5: ratings }),
});

/** A page of a course's reviews. */
export const reviewPage = z.extend(pageOf(review), { summary });

export const reviewExample = {
  reviewId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  author: { userId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', displayName: 'Sam Rivera', avatarUrl: null },
  rating: 5,
  text: 'Window functions finally make sense.',
  helpfulCount: 12,
  reply: {
    text: 'Glad they do!',
    repliedAt: '2026-03-10T08:15:00.000Z',
    author: { userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', displayName: 'Amara Okafor' },
  },
  createdAt: '2026-03-09T17:30:00.000Z',
  updatedAt: '2026-03-09T17:30:00.000Z',
};

export const ownReviewExample = { ...reviewExample, hidden: false };
export const newReviewExample = { ...ownReviewExample, helpfulCount: 0, reply: null };
export const hiddenReviewExample = { ...reviewExample, hidden: true, reports: 3 };
export const unhiddenReviewExample = { ...hiddenReviewExample, hidden: false };
export const summaryExample = {
  average: 4.61,
  count: 310,
  distribution: { 1: 4, 2: 6, 3: 18, 4: 51, 5: 231 },
};
