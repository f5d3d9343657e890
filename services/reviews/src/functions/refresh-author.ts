import { consumer } from '@skillforge/core/events/consumer';
import { refreshAuthor, refreshReview } from '../author-names.ts';

/** Keeps the names and pictures on reviews those of their authors' profiles. */
export const main = consumer(
  { service: 'reviews', name: 'refresh-author' },
  {
    ProfileUpdated: ({ detail }) => refreshAuthor(detail.userId),
    // Whoever was renamed while they posted it was looked for among the reviews too early.
    ReviewPosted: ({ detail }) => refreshReview(detail.courseId, detail.reviewId),
  },
);
