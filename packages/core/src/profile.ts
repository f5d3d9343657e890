import type { StoredEvent } from './events/event.ts';
import { type Key, profileKey } from './keys.ts';
import { getItem } from './table.ts';

export type UserRole = 'student' | 'instructor' | 'admin';

/** `erased` is what is left of an account that its owner has had erased: nothing but its id. */
export type UserStatus = 'active' | 'deactivated' | 'erased';

/** What an administrator's list shows of a user. */
export interface UserCard {
  userId: string;
  email: string;
  displayName: string;
  /** Below `avatars/<userId>/`, as an upload made it; null without a picture. */
  avatarKey: string | null;
  role: UserRole;
  status: UserStatus;
  /** ISO 8601. */
  createdAt: string;
}

/** The item of a profile: what other services read stands beside the card. */
export interface ProfileItem extends Key {
  displayName: string;
  role: UserRole;
  status?: UserStatus;
  /** Missing in profiles that a sample or a test made by hand, and in erased ones. */
  card?: UserCard;
  event?: StoredEvent;
}

/** What other services may know of a user. */
export interface PublicProfile {
  userId: string;
  displayName: string;
  role: UserRole;
  avatarKey: string | null;
}

export { formerLearner, namelessLearner } from './user-names.ts';

/** What other services may know of a user, from their item. */
export function publicProfileOf(userId: string, item: ProfileItem): PublicProfile {
  const role = item.role === 'admin' || item.role === 'instructor' ? item.role : 'student';
  return { userId, displayName: item.displayName, role, avatarKey: item.card?.avatarKey ?? null };
}

/**
 * A user's name and role as last written, for they are copied into courses; undefined for somebody who has no profile.
 */
export async function readProfile(userId: string): Promise<PublicProfile | undefined> {
  const item = await getItem<ProfileItem>(profileKey(userId), { consistent: true });
  return item && publicProfileOf(userId, item);
}
