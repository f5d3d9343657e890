import { newId } from '../ids.ts';
import { certificateEntryKey, certificateKey, type Key } from '../keys.ts';
import { type Piece, putNew } from '../table.ts';

/** A certificate: issued once, with the course's title and the learner's name as they are then. */
export interface Certificate {
  certificateId: string;
  /** Missing once its learner has had their account erased. */
  userId?: string;
  courseId: string;
  courseTitle: string;
  learnerName: string;
  /** ISO 8601. */
  issuedAt: string;
}

export interface CertificateItem extends Key {
  certificate: Certificate;
}

/** What finds a learner's certificates. */
export interface CertificateEntryItem extends Key {
  certificateId: string;
}

/** A certificate that names its learner, as every new one does. */
export type NewCertificate = Certificate & { userId: string };

export function newCertificate(
  fields: Omit<NewCertificate, 'certificateId' | 'issuedAt'>,
  now = new Date(),
): NewCertificate {
  return { certificateId: newId(now.getTime()), ...fields, issuedAt: now.toISOString() };
}

/**
 * What issuing writes: the certificate and its owner's entry, of which there can be but one for a course.
 *
 * @param refuse what it means that the learner holds one already
 */
export function issueCertificate(certificate: NewCertificate, refuse: Piece['refuse']): Piece[] {
  const { certificateId, userId, courseId } = certificate;
  const item: CertificateItem = { ...certificateKey(certificateId), certificate };
  const entry: CertificateEntryItem = { ...certificateEntryKey(userId, courseId), certificateId };
  return [putNew(item), putNew(entry, refuse)];
}
