import { settings } from '../settings.ts';
import { avatarMediaKey, nameOf } from './file-names.ts';

/** The address of public media. A name is never given twice, so what stands there may be kept for ever. */
export function mediaUrl(mediaKey: string): string {
  return `${settings.publicUrl}/${mediaKey}`;
}

/**
 * Where everybody finds a user's picture.
 *
 * @param avatarKey the key of its upload; null without one
 */
export function avatarUrl(userId: string, avatarKey: string | null): string | null {
  return avatarKey === null ? null : mediaUrl(avatarMediaKey(userId, nameOf(avatarKey)));
}
