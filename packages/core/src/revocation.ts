import { revokedKey } from './keys.ts';
import { getItem } from './table.ts';

/**
 * Whose tokens are refused though they have not expired: one item for all, which each container reads anew every five
 * seconds at most. Between, a request costs no call.
 */

/** The longest that an access token lives, and a minute for clocks that differ, in seconds. */
export const tokenLifetimeSeconds = 3_660;

/** How old the copy that a container judges by may be, in milliseconds. */
export const freshMilliseconds = 4_000;

export interface RevokedItem {
  /** By user id: tokens issued in this second or before, in seconds since 1970, are refused. */
  users: Record<string, number>;
}

interface Copy {
  /** When it was asked for, by both clocks: the time of day may step back, the other may stop in a frozen container. */
  asked: { monotonic: number; wall: number };
  users: Record<string, number>;
}

let copy: Copy | undefined;
let reading: Promise<Copy> | undefined;

const clocks = () => ({ monotonic: performance.now(), wall: Date.now() });

async function read(): Promise<Copy> {
  // Taken before the call: what is written during it may be missing in its answer.
  const asked = clocks();
  const item = await getItem<RevokedItem>(revokedKey, { consistent: true });
  return { asked, users: item?.users ?? {} };
}

function isFresh({ asked }: Copy): boolean {
  const now = clocks();
  return [now.monotonic - asked.monotonic, now.wall - asked.wall].every(
    (age) => age >= 0 && age < freshMilliseconds,
  );
}

async function current(): Promise<Copy> {
  if (copy && isFresh(copy)) return copy;
  reading ??= read().finally(() => {
    reading = undefined;
  });
  copy = await reading;
  return copy;
}

/**
 * Whether a user's token is refused though it has not expired.
 *
 * @param issuedAt in seconds since 1970
 */
export async function isRevoked(userId: string, issuedAt: number): Promise<boolean> {
  const notBefore = (await current()).users[userId];
  // A token's time is in whole seconds: one of the same second may be from before.
  return notBefore !== undefined && issuedAt <= notBefore;
}
