import type {
  Certificate,
  CertificateEntryItem,
  CertificateItem,
} from '@skillforge/core/enrollment/certificate';
import { certificateEntryPrefix, certificateKey, userPartition } from '@skillforge/core/keys';
import { getItem, getItems, type Page, type PageRequest, queryPage } from '@skillforge/core/table';

/** A certificate as everybody may read it; undefined if there is none. */
export async function readCertificate(certificateId: string): Promise<Certificate | undefined> {
  const item = await getItem<CertificateItem>(certificateKey(certificateId), { consistent: false });
  return item?.certificate;
}

/** A page of somebody's certificates, that of the latest made course first: the entries, then what they name. */
export async function listCertificates(userId: string, page: PageRequest): Promise<Page<Certificate>> {
  const entries = await queryPage<CertificateEntryItem>(
    { partition: userPartition(userId), prefix: certificateEntryPrefix, descending: true, consistent: true },
    page,
  );
  const ids = entries.items.map(({ certificateId }) => certificateId);
  const items = await getItems<CertificateItem>(ids.map(certificateKey), { consistent: true });
  const byId = new Map(items.map(({ certificate }) => [certificate.certificateId, certificate]));
  return { items: ids.flatMap((id) => byId.get(id) ?? []), nextKey: entries.nextKey };
}
