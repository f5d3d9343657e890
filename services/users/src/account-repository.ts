import { noteInAudit } from '@skillforge/core/audit';
import { ConflictError, lostRace } from '@skillforge/core/errors';
import { eventOf } from '@skillforge/core/events/event';
import { accountDueKey, accountDuePartition, adminsKey, type Key, profileKey } from '@skillforge/core/keys';
import {
  addTo,
  deleteItem,
  getItem,
  type Page,
  type PageRequest,
  type Piece,
  put,
  putNew,
  queryPage,
  remove,
  update,
  updateItem,
} from '@skillforge/core/table';
import { type Account, isActiveAdmin, isSeenByOthers, type PendingChange } from './account.ts';
import { type AccountItem, accountFields, accountFrom } from './account-items.ts';
import { revokeTokens } from './revocations.ts';

/** An account's item as it was last written. */
export function readAccountItem(userId: string): Promise<AccountItem | undefined> {
  return getItem<AccountItem>(profileKey(userId), { consistent: true });
}

/** An account as it was last written; undefined where it has to be made first. */
export async function readAccount(userId: string): Promise<Account | undefined> {
  const item = await readAccountItem(userId);
  return item && accountFrom(userId, item);
}

/**
 * What a new account writes. An admin is counted here: whoever has an account is counted, and nobody else.
 *
 * @param found an item without a card that stands in its place
 */
export function createAccount(account: Account, found: AccountItem | undefined): Piece[] {
  const { userId, createdAt } = account;
  const fields = {
    ...accountFields(account),
    ...eventOf('UserRegistered', { userId, registeredAt: createdAt }),
  };
  return [
    found
      ? update(
          profileKey(userId),
          { set: fields, onlyIf: { card: undefined, status: found.status } },
          lostRace,
        )
      : putNew({ ...profileKey(userId), ...fields }, lostRace),
    ...(isActiveAdmin(account) ? [addTo(adminsKey, { count: 1 })] : []),
  ];
}

/** What an edit of a profile writes, provided that nobody else has changed it since `before` was read. */
export function changeProfile(before: Account, after: Account): Piece[] {
  if (after === before) return [];
  const { userId, displayName, avatarKey, bio, preferences } = after;
  const told = isSeenByOthers(before, after) ? eventOf('ProfileUpdated', { userId }) : {};
  const copied = isSeenByOthers(before, after)
    ? { displayName, 'card.displayName': displayName, 'card.avatarKey': avatarKey }
    : {};
  return [
    update(
      profileKey(userId),
      {
        set: { ...copied, ...told, bio, preferences, revision: after.revisions.v },
        onlyIf: { revision: before.revisions.v },
      },
      lostRace,
    ),
  ];
}

/** What says somebody's role, with the list that it puts them into, and what counts that it changed. */
function roleFields(account: Account) {
  const { GSI2PK, GSI2SK, role, revision } = accountFields(account);
  return { role, 'card.role': role, GSI2PK, GSI2SK, revision };
}

/** What changes in the number of admins, whatever it is then. */
function noteAdmins(before: Account, after: Account): Piece[] {
  const change = Number(isActiveAdmin(after)) - Number(isActiveAdmin(before));
  return change === 0 ? [] : [addTo(adminsKey, { count: change })];
}

/** What changes in the number of admins, of whom one must stay. */
function countAdmins(before: Account, after: Account): Piece[] {
  if (isActiveAdmin(after) || !isActiveAdmin(before)) return noteAdmins(before, after);
  const condition = {
    expression: '#count > :one',
    names: { '#count': 'count' },
    values: { ':one': 1 },
  };
  return [
    update(
      adminsKey,
      { add: { count: -1 }, condition },
      () => new ConflictError('last-admin', 'There would be no active admin left.'),
    ),
  ];
}

/**
 * What taking over the role that the user pool tells writes, provided that nobody has changed the account since, or begun
 * to. It is so already: hence the last admin may be gone by it, and nobody's tokens are refused.
 */
export function takeOverRole(before: Account, after: Account, now: Date): Piece[] {
  const { userId, role } = after;
  const details = { from: before.role, to: role, source: 'user-pool' };
  return [
    update(
      profileKey(userId),
      {
        set: roleFields(after),
        onlyIf: { revision: before.revisions.v, pending: undefined },
      },
      lostRace,
    ),
    ...noteAdmins(before, after),
    noteInAudit({ actorId: userId, action: 'role-changed', userId, details }, now),
  ];
}

/** That something was begun with an account, for whoever finishes it by the clock. */
export interface DueItem extends Key {
  changeId: string;
  kind: PendingChange['kind'];
}

const dueItem = (userId: string, { changeId, kind }: PendingChange): DueItem => ({
  ...accountDueKey(userId),
  changeId,
  kind,
});

type Audit = Parameters<typeof noteInAudit>[0];

/**
 * What the begin of a change writes: it holds from here on, and its end is somebody's task. From here on as well tokens
 * from before are refused, but for those of somebody who is activated: the deactivation has seen to them.
 */
export async function beginChange(
  before: Account,
  after: Account,
  change: PendingChange,
  audit: Audit,
  now: Date,
): Promise<Piece[]> {
  const { userId, status } = after;
  return [
    update(
      profileKey(userId),
      {
        set: { ...roleFields(after), status, 'card.status': status, pending: change },
        onlyIf: { revision: before.revisions.v, pending: undefined },
      },
      lostRace,
    ),
    ...countAdmins(before, after),
    noteInAudit(audit, now),
    put(dueItem(userId, change)),
    ...(change.kind === 'activation' ? [] : [await revokeTokens(userId, now)]),
  ];
}

/**
 * What the begin of an erasure writes: what is left of the account is its id, so that nobody makes it anew who still has
 * a token. It takes the place of whatever else was begun.
 */
export async function beginErasure(
  before: Account,
  after: Account,
  change: PendingChange,
  now: Date,
): Promise<Piece[]> {
  const { userId, displayName, role, status, revisions } = after;
  return [
    update(
      profileKey(userId),
      {
        set: {
          displayName,
          role,
          status,
          revision: revisions.v,
          pending: change,
          ...eventOf('AccountErased', { userId }, now),
        },
        remove: ['card', 'bio', 'preferences', 'GSI2PK', 'GSI2SK'],
        onlyIf: { revision: before.revisions.v },
      },
      lostRace,
    ),
    ...countAdmins(before, after),
    noteInAudit({ actorId: userId, action: 'account-erased', userId, details: {} }, now),
    put(dueItem(userId, change)),
    await revokeTokens(userId, now),
  ];
}

/** Somebody else has finished a change by now, or an erasure has taken its place. */
export class FinishedByOthersError extends Error {
  override readonly name = 'FinishedByOthersError';
}

/**
 * What the end of a change writes.
 *
 * @throws FinishedByOthersError (out of the transaction)
 */
export function endChange(userId: string, { changeId }: PendingChange): Piece[] {
  return [
    update(
      profileKey(userId),
      { remove: ['pending'], onlyIf: { 'pending.changeId': changeId } },
      () => new FinishedByOthersError('The change has been finished'),
    ),
    remove(accountDueKey(userId)),
  ];
}

/**
 * Writes until when somebody is at a change.
 *
 * @returns false when another has taken it up, or has finished it
 */
export async function holdChange(
  userId: string,
  { changeId, heldUntil: before }: PendingChange,
  heldUntil: number,
): Promise<boolean> {
  const { done } = await updateItem(profileKey(userId), {
    set: { 'pending.heldUntil': heldUntil },
    onlyIf: { 'pending.changeId': changeId, 'pending.heldUntil': before },
  });
  return done;
}

/**
 * Writes down the courses that an erasure concerns, for when nothing else leads to them.
 *
 * @throws FinishedByOthersError when another is at it
 */
export async function rememberCourses(
  userId: string,
  { changeId, courseIds: before }: PendingChange,
  courseIds: string[],
): Promise<void> {
  const { done } = await updateItem(profileKey(userId), {
    set: { 'pending.courseIds': courseIds },
    onlyIf: { 'pending.changeId': changeId, 'pending.courseIds': before },
  });
  if (!done) throw new FinishedByOthersError('Another is at this erasure');
}

/** A page of what was begun and has to be finished. */
export function listDue(page: PageRequest): Promise<Page<DueItem>> {
  return queryPage<DueItem>({ partition: accountDuePartition, consistent: true }, page);
}

/** Removes a mark that names nothing: a later one has another id and stays. */
export function removeMark({ PK, SK, changeId }: DueItem): Promise<void> {
  return deleteItem({ PK, SK }, { onlyIf: { changeId } });
}
