import { lostRace } from '@skillforge/core/errors';
import { revokedKey } from '@skillforge/core/keys';
import { type RevokedItem, tokenLifetimeSeconds } from '@skillforge/core/revocation';
import { getItem, type Piece, putNew, transact, update } from '@skillforge/core/table';

/** As many entries as one write drops: more than come in at once, and few enough for one expression. */
const mostDropped = 20;

/** Up to which second a user's tokens are refused, in seconds since 1970; 0 if none of theirs are. */
export async function refusedUntil(userId: string): Promise<number> {
  const item = await getItem<RevokedItem>(revokedKey, { consistent: true });
  return item?.users[userId] ?? 0;
}

/** Makes the item that lists whose tokens are refused; somebody else may just have done so. */
async function makeList(): Promise<RevokedItem> {
  const empty: RevokedItem = { users: {} };
  try {
    await transact([putNew({ ...revokedKey, ...empty }, lostRace)]);
    return empty;
  } catch (error) {
    const made = await getItem<RevokedItem>(revokedKey, { consistent: true });
    if (!made) throw error;
    return made;
  }
}

/**
 * The piece of a transaction that has all tokens of a user refused that were issued until now, in whole seconds.
 *
 * It writes this user's entry alone, so that others who write at the same moment lose nothing, and drops entries whose
 * tokens have all expired. Each of these must be as it was read: its user may have got a new one.
 *
 * @throws LostRaceError (out of the transaction) when an entry that it touches has changed since
 */
export async function revokeTokens(userId: string, now: Date): Promise<Piece> {
  const { users } = (await getItem<RevokedItem>(revokedKey, { consistent: true })) ?? (await makeList());
  const seconds = Math.floor(now.getTime() / 1000);
  const entry = (id: string) => `users.${id}`;
  const dropped = Object.entries(users)
    .filter(([id, notBefore]) => id !== userId && notBefore < seconds - tokenLifetimeSeconds)
    .slice(0, mostDropped);
  return update(
    revokedKey,
    {
      // A clock that has stepped back takes nothing back.
      set: { [entry(userId)]: Math.max(seconds, users[userId] ?? 0) },
      remove: dropped.map(([id]) => entry(id)),
      onlyIf: {
        [entry(userId)]: users[userId],
        ...Object.fromEntries(dropped.map(([id, notBefore]) => [entry(id), notBefore])),
      },
    },
    lostRace,
  );
}
