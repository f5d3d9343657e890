import type { CertificateEntryItem } from '@skillforge/core/enrollment/certificate';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { anonymiseCertificate, eraseEnrollment } from '@skillforge/core/enrollment/erasure';
import { deleteFolder } from '@skillforge/core/files/deletion';
import { userFolders } from '@skillforge/core/files/file-names';
import {
  certificateEntryPrefix,
  certificateKey,
  courseIdOfEnrollment,
  enrollmentKey,
  enrollmentPrefix,
  type Key,
  profileKey,
  reviewKey,
  reviewKeyOfMark,
  teachesPrefix,
  userPartition,
  votePrefix,
} from '@skillforge/core/keys';
import { count } from '@skillforge/core/observability';
import { untilWon } from '@skillforge/core/retry';
import { anonymiseReview, type StoredReview, type VoteItem, withdrawVote } from '@skillforge/core/review';
import { deleteItems, getItem, queryKeys, transact } from '@skillforge/core/table';
import { isQuiet, type PendingChange, quietFrom } from './account.ts';
import { endChange, FinishedByOthersError, holdChange, rememberCourses } from './account-repository.ts';
import { revokeTokens } from './revocations.ts';
import { deleteFromPool, disable, signOutUnlessDisabled } from './user-pool.ts';

/**
 * What is left to be done for an account that has been erased. All of it is worked out from what is there, so it may be
 * cut short anywhere, run twice or in parallel with itself.
 */

/** Nobody can sign in any more, and whoever did so until now is refused. */
async function leavePool(userId: string): Promise<void> {
  await signOutUnlessDisabled(userId);
  await disable(userId);
  await deleteFromPool(userId);
  await untilWon(async () => transact([await revokeTokens(userId, new Date())]));
}

const isEnrollment = ({ SK }: Key) => SK.startsWith(enrollmentPrefix);
const isVote = ({ SK }: Key) => SK.startsWith(votePrefix);
const isCertificateEntry = ({ SK }: Key) => SK.startsWith(certificateEntryPrefix);

/** What stays in a user's partition: what is left of the account, and which courses bear their name. */
function stays({ SK }: Key, userId: string): boolean {
  return SK === profileKey(userId).SK || SK.startsWith(teachesPrefix);
}

/** The courses that a user is or was enrolled in: the only way to their reviews, so they are written down first. */
async function coursesOf(userId: string, change: PendingChange, keys: Key[]): Promise<string[]> {
  const { courseIds: known = [] } = change;
  const enrolled = keys.filter(isEnrollment).map(({ SK }) => courseIdOfEnrollment(SK));
  const courseIds = [...new Set([...known, ...enrolled])];
  if (courseIds.length > known.length) await rememberCourses(userId, change, courseIds);
  return courseIds;
}

async function anonymise(userId: string, courseId: string): Promise<void> {
  await untilWon(async () => {
    const review = await getItem<StoredReview>(reviewKey(courseId, userId), { consistent: true });
    const pieces = review ? anonymiseReview(review) : [];
    if (pieces.length > 0) await transact(pieces);
  });
}

/** A review has as many helpful votes as there are. */
async function takeVoteBack(voteKey: Key): Promise<void> {
  await untilWon(async () => {
    const [vote, review] = await Promise.all([
      getItem<VoteItem>(voteKey, { consistent: true }),
      getItem<StoredReview>(reviewKeyOfMark(voteKey.SK), { consistent: true }),
    ]);
    if (vote) await transact(withdrawVote(vote, review));
  });
}

async function leaveCertificate(entryKey: Key): Promise<void> {
  const entry = await getItem<CertificateEntryItem>(entryKey, { consistent: true });
  const certificate = entry && (await getItem(certificateKey(entry.certificateId), { consistent: true }));
  if (entry && certificate) await transact([anonymiseCertificate(entry.certificateId)]);
}

async function leaveCourse(userId: string, courseId: string): Promise<void> {
  await untilWon(async () => {
    const key = enrollmentKey(userId, courseId);
    const enrollment = await getItem<EnrollmentItem>(key, { consistent: true });
    if (enrollment) await transact(eraseEnrollment({ userId, courseId, status: enrollment.status }));
  });
}

/**
 * Reviews and certificates first, then the enrollments, by which they are found. Votes and enrollments are counted
 * elsewhere, so each goes with its count.
 *
 * @returns how much there was
 */
async function removeData(userId: string, change: PendingChange): Promise<number> {
  const all = await queryKeys({ partition: userPartition(userId), consistent: true });
  const keys = all.filter((key) => !stays(key, userId));
  for (const courseId of await coursesOf(userId, change, keys)) await anonymise(userId, courseId);
  for (const key of keys.filter(isCertificateEntry)) await leaveCertificate(key);
  for (const { SK } of keys.filter(isEnrollment)) await leaveCourse(userId, courseIdOfEnrollment(SK));
  for (const key of keys.filter(isVote)) await takeVoteBack(key);
  await deleteItems(keys.filter((key) => !isEnrollment(key) && !isVote(key)));
  return keys.length;
}

async function removeFiles(userId: string): Promise<number> {
  let deleted = 0;
  for (const folder of userFolders(userId)) deleted += await deleteFolder(folder);
  return deleted;
}

/**
 * Removes what is left of an account. Requests that were under way when it was erased may still write, so it is looked at
 * again until nobody can write any more and nothing is found.
 *
 * @returns whether that was the last pass
 */
export async function passOfErasure(userId: string, change: PendingChange, now: Date): Promise<boolean> {
  try {
    await leavePool(userId);
    const found = (await removeData(userId, change)) + (await removeFiles(userId));
    if (found > 0 || !isQuiet(change, now)) {
      await holdChange(userId, change, Math.max(quietFrom(change), now.getTime()));
      return false;
    }
    await transact(endChange(userId, change));
    count('users', 'AccountsErased');
    return true;
  } catch (error) {
    if (error instanceof FinishedByOthersError) return false;
    throw error;
  }
}
