import { health } from '@skillforge/core/health-schema';
import { adminsOnly, everybody } from '@skillforge/core/http/callers';
import type { CallerStatuses, Route } from '@skillforge/core/http/contract';
import {
  moderateReviewBody,
  postReviewBody,
  replyToReviewBody,
  reportReviewBody,
  updateMyReviewBody,
} from './review-body.ts';
import { listReviewsQuery } from './review-query.ts';
import {
  hiddenReviewExample,
  moderatedReview,
  newReviewExample,
  ownReview,
  ownReviewExample,
  review,
  reviewExample,
  reviewPage,
  summaryExample,
  unhiddenReviewExample,
} from './review-schema.ts';

// A function's bundle drops the routes that it does not name. For that a route must be a plain literal: no calls, no
// spreads. Schemas are made in modules of their own, apart for what a route takes and what it shows.

const service = 'reviews';

/** What only learners of the course may do, and who teaches it may not. */
const learnersOnly = {
  nobody: 401,
  student: 201,
  otherStudent: 403,
  instructor: 403,
  otherInstructor: 403,
  admin: 403,
  deactivated: 401,
} as const satisfies CallerStatuses;

/** One's own review: the others have none. */
const authorReads = {
  nobody: 401,
  student: 200,
  otherStudent: 404,
  instructor: 404,
  otherInstructor: 404,
  admin: 404,
  deactivated: 401,
} as const satisfies CallerStatuses;

const authorDeletes = {
  nobody: 401,
  student: 204,
  otherStudent: 404,
  instructor: 404,
  otherInstructor: 404,
  admin: 404,
  deactivated: 401,
} as const satisfies CallerStatuses;

/** What everybody who is signed in may say of a review, but for its author. */
const othersOnly = {
  nobody: 401,
  student: 403,
  otherStudent: 204,
  instructor: 204,
  otherInstructor: 204,
  admin: 204,
  deactivated: 401,
} as const satisfies CallerStatuses;

const teachersOnly = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 200,
  otherInstructor: 403,
  admin: 200,
  deactivated: 401,
} as const satisfies CallerStatuses;

const ownReviewRefused = {
  status: 403,
  code: 'own-review',
  description: 'The review is the caller’s own',
} as const;

export const listReviews = {
  service,
  operationId: 'listReviews',
  method: 'GET',
  path: '/reviews/{courseId}',
  summary: 'Read a course’s reviews',
  description:
    'Of a published course. Newest first; or the highest or the lowest rating first; or what most found helpful first, and of those that are alike the newest (by the lowest rating: the oldest). Hidden reviews are left out. `summary` is of all visible reviews, exact at every moment.',
  auth: 'none',
  callers: everybody,
  caching: 'resource',
  paged: 'public',
  query: listReviewsQuery,
  success: [
    {
      status: 200,
      description: 'A page of reviews',
      schema: reviewPage,
      example: { items: [reviewExample], nextCursor: 'AQBQ9c…', summary: summaryExample },
    },
  ],
} as const satisfies Route;

export const postReview = {
  service,
  operationId: 'postReview',
  method: 'POST',
  path: '/reviews/{courseId}',
  summary: 'Review a course',
  description:
    'For whoever is or was enrolled and has completed one of its lessons. Each has one review of a course. Whoever has deleted a hidden one posts a hidden one.',
  auth: 'required',
  callers: learnersOnly,
  body: postReviewBody,
  bodyExample: { rating: 5, text: 'Window functions finally make sense.' },
  idempotent: true,
  rateLimit: { action: 'review', perDay: 20 },
  success: [{ status: 201, description: 'The new review', schema: ownReview, example: newReviewExample }],
  problems: [
    { status: 403, code: 'own-course', description: 'The caller teaches the course' },
    {
      status: 403,
      code: 'not-eligible',
      description: 'The caller was never enrolled, or has completed none of its lessons',
    },
    { status: 409, code: 'already-reviewed', description: 'The caller has reviewed it: change that review' },
  ],
} as const satisfies Route;

export const getMyReview = {
  service,
  operationId: 'getMyReview',
  method: 'GET',
  path: '/reviews/{courseId}/mine',
  summary: 'Read your review of a course',
  description: 'Hidden or not. 404 without one.',
  auth: 'required',
  callers: authorReads,
  success: [{ status: 200, description: 'The review', schema: ownReview, example: ownReviewExample }],
} as const satisfies Route;

export const updateMyReview = {
  service,
  operationId: 'updateMyReview',
  method: 'PUT',
  path: '/reviews/{courseId}/mine',
  summary: 'Change your review of a course',
  description:
    'Changes the given fields only. A hidden review stays hidden. Who teaches the course by now may only delete theirs. 404 without one.',
  auth: 'required',
  callers: authorReads,
  body: updateMyReviewBody,
  bodyExample: { rating: 4 },
  success: [
    { status: 200, description: 'The review as it is now', schema: ownReview, example: ownReviewExample },
  ],
  problems: [{ status: 403, code: 'own-course', description: 'The caller teaches the course' }],
} as const satisfies Route;

export const deleteMyReview = {
  service,
  operationId: 'deleteMyReview',
  method: 'DELETE',
  path: '/reviews/{courseId}/mine',
  summary: 'Delete your review of a course',
  description:
    'Its reply, votes and reports are gone with it: a new review of yours begins without any. If it was hidden, so is the new one. 404 without one.',
  auth: 'required',
  callers: authorDeletes,
  success: [{ status: 204, description: 'Deleted' }],
} as const satisfies Route;

export const voteHelpful = {
  service,
  operationId: 'voteHelpful',
  method: 'POST',
  path: '/reviews/{courseId}/{reviewId}/helpful',
  summary: 'Find a review helpful',
  description: 'Each has one vote, and none for their own review. A second vote changes nothing.',
  auth: 'required',
  callers: othersOnly,
  success: [{ status: 204, description: 'The review has the caller’s vote' }],
  problems: [ownReviewRefused],
} as const satisfies Route;

export const withdrawVote = {
  service,
  operationId: 'withdrawVote',
  method: 'DELETE',
  path: '/reviews/{courseId}/{reviewId}/helpful',
  summary: 'Find a review helpful no more',
  description: 'Without a vote of the caller’s nothing changes.',
  auth: 'required',
  callers: othersOnly,
  success: [{ status: 204, description: 'The review has no vote of the caller’s' }],
  problems: [ownReviewRefused],
} as const satisfies Route;

export const replyToReview = {
  service,
  operationId: 'replyToReview',
  method: 'PUT',
  path: '/reviews/{courseId}/{reviewId}/reply',
  summary: 'Reply to a review',
  description:
    'A review has one reply; another takes its place, whichever of the course’s instructors it is by. It bears their name as long as they teach the course, else the word `Instructor`.',
  auth: 'required',
  role: 'instructor',
  callers: teachersOnly,
  body: replyToReviewBody,
  bodyExample: { text: 'Glad they do!' },
  success: [
    { status: 200, description: 'The review with its reply', schema: review, example: reviewExample },
  ],
  problems: [{ status: 403, code: 'not-your-course', description: 'The course is another instructor’s' }],
} as const satisfies Route;

export const reportReview = {
  service,
  operationId: 'reportReview',
  method: 'POST',
  path: '/reviews/{courseId}/{reviewId}/report',
  summary: 'Report a review to the administrators',
  description: 'Each has one report of a review. A second one changes nothing.',
  auth: 'required',
  callers: othersOnly,
  body: reportReviewBody,
  bodyExample: { reason: 'spam', comment: 'Sells another course.' },
  success: [{ status: 204, description: 'Reported' }],
  problems: [ownReviewRefused],
} as const satisfies Route;

export const hideReview = {
  service,
  operationId: 'hideReview',
  method: 'POST',
  path: '/reviews/{courseId}/{reviewId}/hide',
  summary: 'Hide a review',
  description:
    'It leaves the lists and counts nowhere; its author still sees it, and that it is hidden. Hiding a hidden review changes nothing, nor does it after its author has deleted it (204).',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  body: moderateReviewBody,
  bodyExample: { reason: 'offensive' },
  bodyOptional: true,
  success: [
    { status: 200, description: 'The hidden review', schema: moderatedReview, example: hiddenReviewExample },
    { status: 204, description: 'Its author has deleted it, and it stays hidden' },
  ],
} as const satisfies Route;

export const unhideReview = {
  service,
  operationId: 'unhideReview',
  method: 'POST',
  path: '/reviews/{courseId}/{reviewId}/unhide',
  summary: 'Show a hidden review again',
  description:
    'With the votes that it had. Showing a review that is not hidden changes nothing. If its author has deleted it, their next one is not hidden (204).',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  body: moderateReviewBody,
  bodyExample: { reason: 'other' },
  bodyOptional: true,
  success: [
    { status: 200, description: 'The review', schema: moderatedReview, example: unhiddenReviewExample },
    { status: 204, description: 'Its author has deleted it: their next one is not hidden' },
  ],
} as const satisfies Route;

export const getHealth = {
  service,
  operationId: 'getReviewsHealth',
  method: 'GET',
  path: '/health/reviews',
  summary: 'Tell whether the service works',
  description: '503 when the table does not answer.',
  auth: 'none',
  callers: everybody,
  success: [
    {
      status: 200,
      description: 'It works',
      schema: health,
      example: { service, version: '0.1.0', table: 'ok' },
    },
  ],
} as const satisfies Route;
