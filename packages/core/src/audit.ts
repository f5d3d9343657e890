import { newId } from './ids.ts';
import { auditKey, type Key } from './keys.ts';
import { type Piece, putNew } from './table.ts';

export type AuditAction =
  | 'role-changed'
  | 'user-deactivated'
  | 'user-activated'
  | 'account-erased'
  | 'review-hidden'
  | 'review-unhidden';

/** Who did what to whom. Ids only: an entry outlives the account that it tells of. */
export interface AuditEntry {
  auditId: string;
  /** ISO 8601. */
  at: string;
  actorId: string;
  action: AuditAction;
  /** Whom it concerns. */
  userId: string;
  /** What else there is to say: `{ from: 'student', to: 'instructor' }`. */
  details: Record<string, string>;
}

export interface AuditItem extends Key {
  entry: AuditEntry;
}

/** The piece of a transaction that notes what it does. */
export function noteInAudit(
  entry: Pick<AuditEntry, 'actorId' | 'action' | 'userId' | 'details'>,
  now = new Date(),
): Piece {
  const at = now.toISOString();
  const auditId = newId(now.getTime());
  const item: AuditItem = { ...auditKey(at, auditId), entry: { auditId, at, ...entry } };
  return putNew(item);
}
