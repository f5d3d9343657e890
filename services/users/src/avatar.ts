import { avatarMediaKey, nameOf } from '@skillforge/core/files/file-names';
import { publishImage } from '@skillforge/core/files/images';
import type { Account } from './account.ts';

/**
 * Puts somebody's new picture where everybody may see it.
 *
 * @throws UnprocessableError `not-uploaded`, `not-an-image`
 */
export async function publishAvatar({ userId, avatarKey }: Account, before: Account): Promise<void> {
  if (avatarKey === null || avatarKey === before.avatarKey) return;
  await publishImage(avatarKey, avatarMediaKey(userId, nameOf(avatarKey)), 'avatarKey');
}
