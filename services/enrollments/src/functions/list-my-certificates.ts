import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { listCertificates } from '../certificate-repository.ts';
import { showCertificate } from '../certificate-view.ts';
import { listMyCertificates } from '../contract.ts';

export const main = endpoint(listMyCertificates, async ({ caller, page, apiUrl }) => {
  const { items, nextKey } = await listCertificates(caller.userId, page);
  return pageReply({ items: items.map((certificate) => showCertificate(certificate, apiUrl)), nextKey });
});
