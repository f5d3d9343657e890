import { NotFoundError } from '@skillforge/core/errors';
import { publicEndpoint } from '@skillforge/core/http/public-endpoint';
import { drawn, ok } from '@skillforge/core/http/reply';
import { readCertificate } from '../certificate-repository.ts';
import { showCertificate } from '../certificate-view.ts';
import { getCertificate } from '../contract.ts';

export const main = publicEndpoint(getCertificate, async ({ path, wantsPicture, apiUrl }) => {
  const certificate = await readCertificate(path.certificateId);
  if (!certificate) throw new NotFoundError('certificate');
  const shown = showCertificate(certificate, apiUrl);
  if (!wantsPicture) return ok(shown, {});
  const { drawCertificate } = await import('../certificate/certificate-page.ts');
  return drawn(drawCertificate(shown));
});
