import { avatarUrl } from '@skillforge/core/files/media-url';
import type { UserCard } from '@skillforge/core/profile';
import type { Account } from './account.ts';

/** An account as callers see it. */

/** As administrators see it. */
export function showUser(card: UserCard) {
  const { userId, email, displayName, avatarKey, role, status, createdAt } = card;
  return { userId, email, displayName, avatarUrl: avatarUrl(userId, avatarKey), role, status, createdAt };
}

/** As its owner sees it. */
export function showProfile(account: Account) {
  return { ...showUser(account), bio: account.bio, preferences: account.preferences };
}
