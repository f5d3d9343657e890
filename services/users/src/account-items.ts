import { adminsKey, type Key, profileKey, roleIndexKey } from '@skillforge/core/keys';
import type { ProfileItem, UserCard } from '@skillforge/core/profile';
import { type Account, isActiveAdmin, type PendingChange } from './account.ts';
import type { Preferences } from './profile-body.ts';

/** How an account stands in the table: see docs/data-model.md. Nothing here reads or writes. */

export interface AccountItem extends ProfileItem {
  bio?: string;
  preferences?: Preferences;
  revision?: number;
  pending?: PendingChange;
}

export function cardOf(account: Account): UserCard {
  return {
    userId: account.userId,
    email: account.email,
    displayName: account.displayName,
    avatarKey: account.avatarKey,
    role: account.role,
    status: account.status,
    createdAt: account.createdAt,
  };
}

/** What an account writes besides its key: all of it, but for what `pending` says. */
export function accountFields(account: Account) {
  return {
    ...roleIndexKey(account.role, account.email, account.userId),
    displayName: account.displayName,
    role: account.role,
    status: account.status,
    card: cardOf(account),
    bio: account.bio,
    preferences: account.preferences,
    revision: account.revisions.v,
  };
}

/**
 * An account from its item; undefined where it has to be made first: without a card it was written by hand, or by an
 * older version, and no list shows it.
 */
export function accountFrom(userId: string, item: AccountItem): Account | undefined {
  const { card, status, pending } = item;
  if (status !== 'erased' && !card) return undefined;
  return {
    userId,
    email: card?.email ?? '',
    displayName: item.displayName,
    avatarKey: card?.avatarKey ?? null,
    role: item.role,
    status: status ?? 'active',
    createdAt: card?.createdAt ?? '',
    bio: item.bio ?? '',
    preferences: item.preferences ?? {},
    ...(pending ? { pending } : {}),
    revisions: { v: item.revision ?? 1 },
  };
}

/** The items of accounts that are made together, in a table that has none yet. */
export function firstAccountItems(accounts: Account[]): Key[] {
  const admins = { ...adminsKey, count: accounts.filter(isActiveAdmin).length };
  return [
    ...accounts.map((account) => ({ ...profileKey(account.userId), ...accountFields(account) })),
    admins,
  ];
}
