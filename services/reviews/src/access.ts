import type { Caller } from '@skillforge/core/caller';
import type { CourseItem, GateItem, Instructor } from '@skillforge/core/course/course';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { ForbiddenError, NotFoundError } from '@skillforge/core/errors';
import {
  courseKey,
  enrollmentKey,
  gateKey,
  type Key,
  profileKey,
  reportKey,
  voteKey,
} from '@skillforge/core/keys';
import {
  namelessLearner,
  type ProfileItem,
  type PublicProfile,
  publicProfileOf,
} from '@skillforge/core/profile';
import {
  isReview,
  type ReviewItem,
  type ReviewTombstone,
  type StoredReview,
  type VoteItem,
} from '@skillforge/core/review';
import { getItems, type Item, itemOf } from '@skillforge/core/table';
import { checkMayEdit, checkMayReview, teaches } from './review.ts';
import { type ReportItem, readReview } from './review-repository.ts';

/** The preconditions of the routes: what is asked for, or why not. */

interface OfCourse {
  caller: Caller;
  path: { courseId: string };
}

interface OfReview {
  caller: Caller;
  path: { courseId: string; reviewId: string };
}

/** A review, and who teaches its course as it is now. */
interface Seen {
  review: ReviewItem;
  instructors: Instructor[];
}

const instructorsIn = (items: Item[], courseId: string) =>
  itemOf<CourseItem>(items, courseKey(courseId))?.card.instructors ?? [];

/** A published course: its figures, and who teaches it. A moment old at most, as all that is public. */
export async function publishedCourse(
  courseId: string,
): Promise<{ gate: GateItem; instructors: Instructor[] }> {
  const items = await getItems<Item>([gateKey(courseId), courseKey(courseId)], { consistent: false });
  const gate = itemOf<GateItem>(items, gateKey(courseId));
  if (gate?.status !== 'published') throw new NotFoundError('course');
  return { gate, instructors: instructorsIn(items, courseId) };
}

/** Whether somebody may know of a course that is not in the catalogue. */
function knows({ userId, isAdmin }: Caller, gate: GateItem): boolean {
  return isAdmin || teaches(userId, gate);
}

/**
 * The caller as the author of a review of a course, and what is left of their last one if that was hidden. Who has no
 * profile yet is still let in.
 */
export async function reviewer({
  caller,
  path,
}: OfCourse): Promise<{ author: PublicProfile; buried: ReviewTombstone | undefined }> {
  const { userId } = caller;
  const keys = [gateKey(path.courseId), enrollmentKey(userId, path.courseId), profileKey(userId)] as const;
  const { review, items } = await readReview(path.courseId, userId, [...keys]);
  const gate = itemOf<GateItem>(items, keys[0]);
  const enrollment = itemOf<EnrollmentItem>(items, keys[1]);
  const profile = itemOf<ProfileItem>(items, keys[2]);
  if (!gate || gate.status === 'deleted') throw new NotFoundError('course');
  // Whoever has ever enrolled keeps every course, so it was published once.
  if (gate.status !== 'published' && !enrollment && !knows(caller, gate)) throw new NotFoundError('course');
  checkMayReview(userId, gate, enrollment);
  const author: PublicProfile = profile
    ? publicProfileOf(userId, profile)
    : { userId, displayName: namelessLearner, role: 'student', avatarKey: null };
  return { author, buried: isReview(review) ? undefined : review };
}

/** The caller's own review of a course, hidden or not. */
export async function ownReview({ caller, path: { courseId } }: OfCourse): Promise<Seen> {
  const { review, items } = await readReview(courseId, caller.userId, [courseKey(courseId)]);
  if (!isReview(review)) throw new NotFoundError('review of yours');
  return { review, instructors: instructorsIn(items, courseId) };
}

/** The caller's own review of a course that they do not teach by now. */
export async function ownReviewToChange({ caller: { userId }, path: { courseId } }: OfCourse): Promise<Seen> {
  const { review, items } = await readReview(courseId, userId, [gateKey(courseId), courseKey(courseId)]);
  const gate = itemOf<GateItem>(items, gateKey(courseId));
  if (!gate || !isReview(review)) throw new NotFoundError('review of yours');
  checkMayEdit(userId, gate);
  return { review, instructors: instructorsIn(items, courseId) };
}

/** A review that the caller may see in the lists, and what else was read with it. */
async function listedReview({ caller, path: { courseId, reviewId } }: OfReview, others: Key[]) {
  const { review, items } = await readReview(courseId, reviewId, [gateKey(courseId), ...others]);
  const gate = itemOf<GateItem>(items, gateKey(courseId));
  const isListed = gate && (gate.status === 'published' || knows(caller, gate));
  if (!isReview(review) || review.hidden || !isListed) throw new NotFoundError('review');
  return { review, gate, items };
}

/** A review of somebody else's, and the mark at a key that the caller has left on it. */
async function othersReview<M>(
  asked: OfReview,
  key: Key,
): Promise<{ review: ReviewItem; mark: M | undefined }> {
  const { review, items } = await listedReview(asked, [key]);
  if (asked.path.reviewId === asked.caller.userId) {
    throw new ForbiddenError('own-review', 'This is for others to say: the review is yours.');
  }
  return { review, mark: itemOf<M>(items, key) };
}

/** A review that the caller may find helpful, and whether they do. */
export function reviewToVoteFor(asked: OfReview) {
  const { courseId, reviewId } = asked.path;
  return othersReview<VoteItem>(asked, voteKey(asked.caller.userId, courseId, reviewId));
}

/** A review that the caller may report, and whether they have. */
export function reviewToReport(asked: OfReview) {
  const { courseId, reviewId } = asked.path;
  return othersReview<ReportItem>(asked, reportKey(asked.caller.userId, courseId, reviewId));
}

/** A review that the caller may reply to. */
export async function reviewToReplyTo(asked: OfReview): Promise<Seen> {
  const { userId, isAdmin } = asked.caller;
  const { courseId } = asked.path;
  const { review, gate, items } = await listedReview(asked, [courseKey(courseId)]);
  if (!isAdmin && !teaches(userId, gate)) {
    throw new ForbiddenError('not-your-course', 'Only the course’s instructors and admins may reply.');
  }
  return { review, instructors: instructorsIn(items, courseId) };
}

/** Any review, hidden or not, or what is left of a hidden one, for an administrator. */
export async function reviewToModerate({
  path: { courseId, reviewId },
}: OfReview): Promise<{ review: StoredReview; instructors: Instructor[] }> {
  const { review, items } = await readReview(courseId, reviewId, [courseKey(courseId)]);
  if (!review) throw new NotFoundError('review');
  return { review, instructors: instructorsIn(items, courseId) };
}
