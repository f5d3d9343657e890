import type { AuditEntry, AuditItem } from '@skillforge/core/audit';
import { auditMonthBefore, auditPartition } from '@skillforge/core/keys';
import { type Page, type PageRequest, queryPage } from '@skillforge/core/table';

/** As many months as one page looks into. */
const mostMonths = 6;

/** Nothing was noted before. */
const firstMonth = '202601';

/** The month of a time: `202603`. */
const monthOf = (at: Date) => at.toISOString().slice(0, 7).replace('-', '');

/** What is noted, the newest first: a month at a time, and those without entries are stepped over. */
export async function listAudit(
  { limit, startKey }: PageRequest,
  now = new Date(),
): Promise<Page<AuditEntry>> {
  const entries: AuditEntry[] = [];
  let month = startKey === undefined ? monthOf(now) : String(startKey.month);
  let after = startKey?.after;
  for (let looked = 0; looked < mostMonths && month >= firstMonth; looked++) {
    const partition = auditPartition(month);
    const found = await queryPage<AuditItem>(
      { partition, descending: true, consistent: true },
      {
        limit: limit - entries.length,
        startKey: after === undefined ? undefined : { PK: partition, SK: after },
      },
    );
    entries.push(...found.items.map(({ entry }) => entry));
    if (found.nextKey) return { items: entries, nextKey: { month, after: found.nextKey.SK } };
    month = auditMonthBefore(month);
    after = undefined;
    if (entries.length >= limit) break;
  }
  return { items: entries, nextKey: month >= firstMonth ? { month } : undefined };
}
