import { freeSeat } from '../course/gate.ts';
import { lostRace } from '../errors.ts';
import { certificateKey, enrollmentKey } from '../keys.ts';
import { formerLearner } from '../profile.ts';
import { type Piece, remove, update } from '../table.ts';
import { type EnrollmentItem, isOpen } from './enrollment.ts';

/** What the erasure of an account does to its enrollments and certificates. */

/**
 * Deletes one enrollment, and gives its seat back if it held one: of a learner who is enrolled, or has completed the
 * course. A repeat finds nothing to delete, so no seat is given back twice.
 *
 * @param enrollment as it was read
 * @throws LostRaceError (out of the transaction) when its status is another by now, or it is gone: read it again
 */
export function eraseEnrollment({
  userId,
  courseId,
  status,
}: Pick<EnrollmentItem, 'userId' | 'courseId' | 'status'>): Piece[] {
  const deletion = remove(enrollmentKey(userId, courseId), { onlyIf: { status } }, lostRace);
  return isOpen({ status }) ? [deletion, freeSeat(courseId)] : [deletion];
}

/**
 * Takes a learner out of one of their certificates, which itself outlives them. A repeat changes nothing. Their own
 * entry, by which it was found, is an item of their partition and goes with it.
 *
 * @throws LostRaceError (out of the transaction) when there is no such certificate
 */
export function anonymiseCertificate(certificateId: string): Piece {
  return update(
    certificateKey(certificateId),
    { set: { 'certificate.learnerName': formerLearner }, remove: ['certificate.userId'] },
    lostRace,
  );
}
