import { average } from '@skillforge/core/course/card-view';
import type { GateItem, Instructor } from '@skillforge/core/course/course';
import { avatarUrl } from '@skillforge/core/files/media-url';
import type { ReviewCard } from '@skillforge/core/review';
import { namelessInstructor } from '@skillforge/core/user-names';
import type { Review } from './review.ts';

/**
 * A review as everybody sees it.
 *
 * @param instructors of the course as it is now: a reply bears the name that its author has among them, or none
 */
export function showReview(card: ReviewCard, instructors: Instructor[]) {
  const { author, reply } = card;
  const named = instructors.find(({ userId }) => userId === reply?.author.userId);
  return {
    reviewId: card.reviewId,
    courseId: card.courseId,
    author: {
      userId: author.userId,
      displayName: author.displayName,
      avatarUrl: avatarUrl(author.userId, author.avatarKey),
    },
    rating: card.rating,
    text: card.text,
    helpfulCount: card.helpfulCount,
    reply: reply && {
      text: reply.text,
      repliedAt: reply.repliedAt,
      author: named ?? { ...reply.author, displayName: namelessInstructor },
    },
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
  };
}

/** A review as its author sees it. */
export function showOwnReview({ card, hidden }: Review, instructors: Instructor[]) {
  return { ...showReview(card, instructors), hidden };
}

/** A review as administrators see it. */
export function showModeratedReview({ card, hidden, reports }: Review, instructors: Instructor[]) {
  return { ...showReview(card, instructors), hidden, reports };
}

/** What all visible reviews of a course come to. */
export function showSummary({
  ratingSum,
  ratingCount,
  distribution,
}: Pick<GateItem, 'ratingSum' | 'ratingCount' | 'distribution'>) {
  return { average: average(ratingSum, ratingCount), count: ratingCount, distribution };
}
