import { isDeepStrictEqual } from 'node:util';
import type { GateItem } from '@skillforge/core/course/course';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { ForbiddenError } from '@skillforge/core/errors';
import { newId } from '@skillforge/core/ids';
import type { PublicProfile } from '@skillforge/core/profile';
import type { Rating, ReviewCard, ReviewItem } from '@skillforge/core/review';

/** A review: its card, and what no list shows of it. */
export type Review = Pick<ReviewItem, 'card' | 'generation' | 'revision' | 'hidden' | 'reports'>;

/** A clock may step back: what was changed last is never told to be older than what was there before. */
function later(now: Date, before: string): string {
  const moment = now.toISOString();
  return moment > before ? moment : before;
}

export function teaches(userId: string, { instructors }: Pick<GateItem, 'instructors'>): boolean {
  return instructors.includes(userId);
}

/** @throws ForbiddenError `own-course` */
export function checkMayEdit(userId: string, gate: Pick<GateItem, 'instructors'>): void {
  if (teaches(userId, gate))
    throw new ForbiddenError('own-course', 'Nobody reviews a course that they teach.');
}

/**
 * @param enrollment cancelled or not; undefined for who never enrolled
 * @throws ForbiddenError `own-course`, `not-eligible`
 */
export function checkMayReview(
  userId: string,
  gate: Pick<GateItem, 'instructors'>,
  enrollment: Pick<EnrollmentItem, 'completed'> | undefined,
): void {
  checkMayEdit(userId, gate);
  if (!enrollment?.completed?.size) {
    throw new ForbiddenError(
      'not-eligible',
      'To review a course, enroll in it and complete one of its lessons.',
    );
  }
}

/**
 * A new review of a course by one of its learners.
 *
 * @param hidden whether it takes the place of a hidden one
 */
export function newReview(
  courseId: string,
  { userId, displayName, avatarKey }: Pick<PublicProfile, 'userId' | 'displayName' | 'avatarKey'>,
  { rating, text, hidden = false }: { rating: Rating; text: string; hidden?: boolean },
  now = new Date(),
): Review {
  const at = now.toISOString();
  return {
    card: {
      reviewId: userId,
      courseId,
      author: { userId, displayName, avatarKey },
      rating,
      text,
      helpfulCount: 0,
      reply: null,
      createdAt: at,
      updatedAt: at,
    },
    generation: newId(now.getTime()),
    revision: 1,
    hidden,
    reports: 0,
  };
}

function edited<R extends Review>(review: R, changes: Partial<ReviewCard>): R {
  return { ...review, card: { ...review.card, ...changes }, revision: review.revision + 1 };
}

/** A review with another rating or text, hidden if it was; the very same object if nothing changes. */
export function editReview<R extends Review>(
  review: R,
  fields: { rating?: Rating | undefined; text?: string | undefined },
  now = new Date(),
): R {
  const { rating, text, updatedAt } = review.card;
  const changes = { rating: fields.rating ?? rating, text: fields.text ?? text };
  if (isDeepStrictEqual(changes, { rating, text })) return review;
  return edited(review, { ...changes, updatedAt: later(now, updatedAt) });
}

/** A review with this reply in place of any other; the very same object if it has it already. */
export function replyTo<R extends Review>(
  review: R,
  { text, userId }: { text: string; userId: string },
  now = new Date(),
): R {
  const { reply } = review.card;
  if (reply?.text === text && reply.author.userId === userId) return review;
  return edited(review, {
    reply: { text, repliedAt: later(now, reply?.repliedAt ?? ''), author: { userId } },
  });
}

/** A review that is hidden or shown; the very same object if it is so already. */
export function setHidden<R extends Review>(review: R, hidden: boolean): R {
  return review.hidden === hidden ? review : { ...edited(review, {}), hidden };
}

/** The rating that a review adds to its course's figures: none while it is hidden, or not there. */
export function countedRating(review: Review | undefined): Rating | undefined {
  return review && !review.hidden ? review.card.rating : undefined;
}
