import type { Role } from './http/contract.ts';
import { profileKey } from './keys.ts';
import { getItem } from './table.ts';

/** What other services may know of a user. */
export interface PublicProfile {
  userId: string;
  displayName: string;
  role: Role | 'student';
}

/**
 * A user's name and role as last written, for they are copied into courses; undefined for somebody who has no profile.
 */
export async function readProfile(userId: string): Promise<PublicProfile | undefined> {
  const item = await getItem<{ displayName: string; role: string }>(profileKey(userId), {
    consistent: true,
  });
  if (!item) return undefined;
  const role = item.role === 'admin' || item.role === 'instructor' ? item.role : 'student';
  return { userId, displayName: item.displayName, role };
}
