import { lostRace } from '@skillforge/core/errors';
import {
  courseIdOfEnrollment,
  enrollmentPrefix,
  profileKey,
  reviewKey,
  userPartition,
} from '@skillforge/core/keys';
import { formerLearner, type ProfileItem, publicProfileOf } from '@skillforge/core/profile';
import { untilWon } from '@skillforge/core/retry';
import { isReview, renameAuthor, type StoredReview } from '@skillforge/core/review';
import { check, getItems, type Item, itemOf, type Piece, queryKeys, transact } from '@skillforge/core/table';

/**
 * What follows from a profile: its name and picture on the reviews that its owner has written. All of it is worked out
 * from the profile as it is now, so it may run twice, late, or in parallel with itself.
 */

/** A call reads a hundred items at most, and one of them is the profile. */
const reviewsOfACall = 99;

function authorIn(userId: string, profile: ProfileItem): { displayName: string; avatarKey: string | null } {
  if (profile.status === 'erased') return { displayName: formerLearner, avatarKey: null };
  return publicProfileOf(userId, profile);
}

/** That the profile still says so: or somebody who has read it later could be overtaken by who has read it before. */
function stillSo({ PK, SK, displayName, status, card }: ProfileItem): Piece {
  return check({ PK, SK }, { displayName, status, 'card.avatarKey': card?.avatarKey }, lostRace);
}

/** What is to be written of one user's reviews of some courses: for each that differs, a transaction. */
async function renamings(userId: string, courseIds: string[]): Promise<Map<string, Piece[]>> {
  const keys = courseIds.map((courseId) => reviewKey(courseId, userId));
  const items = await getItems<Item>([profileKey(userId), ...keys], { consistent: true });
  const profile = itemOf<ProfileItem>(items, profileKey(userId));
  if (!profile) return new Map();
  return new Map(
    courseIds.flatMap((courseId) => {
      const review = itemOf<StoredReview>(items, reviewKey(courseId, userId));
      const pieces = isReview(review) ? renameAuthor(review, authorIn(userId, profile)) : [];
      return pieces.length > 0 ? [[courseId, [...pieces, stillSo(profile)]] as const] : [];
    }),
  );
}

/** Brings the author's name and picture on one review up to date. */
export async function refreshReview(courseId: string, userId: string): Promise<void> {
  await untilWon(async () => {
    for (const pieces of (await renamings(userId, [courseId])).values()) await transact(pieces);
  });
}

/** Brings the author's name and picture on all reviews of one user up to date. */
export async function refreshAuthor(userId: string): Promise<void> {
  const partition = userPartition(userId);
  const enrollments = await queryKeys({ partition, prefix: enrollmentPrefix, consistent: true });
  const courseIds = enrollments.map(({ SK }) => courseIdOfEnrollment(SK));
  for (let from = 0; from < courseIds.length; from += reviewsOfACall) {
    const differing = await renamings(userId, courseIds.slice(from, from + reviewsOfACall));
    for (const courseId of differing.keys()) await refreshReview(courseId, userId);
  }
}
