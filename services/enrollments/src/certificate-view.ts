import type { Certificate } from '@skillforge/core/enrollment/certificate';

/**
 * A certificate as everybody sees it.
 *
 * @param apiUrl the address that callers reach the API at
 */
export function showCertificate(certificate: Certificate, apiUrl: string) {
  const { certificateId, courseId, courseTitle, learnerName, issuedAt } = certificate;
  const url = `${apiUrl}/certificates/${certificateId}`;
  return { certificateId, courseId, courseTitle, learnerName, issuedAt, url };
}

export type ShownCertificate = ReturnType<typeof showCertificate>;
