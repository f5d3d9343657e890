import type { UserRole } from '@skillforge/core/profile';
import type { PoolUser } from './account.ts';

/**
 * The user pool: who may sign in, and in which groups. Its client is loaded by the first call, because the functions that
 * never make one start faster without.
 */
const load = () => import('./user-pool-client.ts').then(({ calls }) => calls);

/** What a call gives, or undefined where the pool refuses it with an error of that name. */
async function unless<T>(errorName: string, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && error.name === errorName) return undefined;
    throw error;
  }
}

/** What a call gives, or undefined where the pool has no such user. */
const ofKnownUser = <T>(call: Promise<T>) => unless('UserNotFoundException', call);

/** Somebody who has signed up, or undefined: also while the address is not confirmed. */
export async function readPoolUser(userId: string): Promise<PoolUser | undefined> {
  const found = await ofKnownUser((await load()).get(userId));
  if (!found || found.UserStatus === 'UNCONFIRMED') return undefined;
  const attribute = (name: string) => found.UserAttributes?.find(({ Name }) => Name === name)?.Value;
  // Some pools find a user by other names too.
  if (attribute('sub') !== userId) return undefined;
  return {
    email: attribute('email') ?? '',
    emailVerified: attribute('email_verified') === 'true',
    name: attribute('name'),
    enabled: found.Enabled ?? true,
  };
}

/** The role that somebody's groups give, or undefined for somebody whom the pool does not know. */
export async function readPoolRole(userId: string): Promise<UserRole | undefined> {
  const found = await ofKnownUser((await load()).groups(userId));
  if (!found) return undefined;
  const { Groups: groups = [] } = found;
  const isIn = (role: string) => groups.some(({ GroupName }) => GroupName === role);
  return (['admin', 'instructor'] as const).find(isIn) ?? 'student';
}

/** A step of a change in the pool: a repeat changes nothing, and somebody whom the pool has no more needs none. */
export type PoolStep = (userId: string) => Promise<void>;

/** Takes somebody out of all groups but their role's, then into that: less rights come first. */
export function groupSteps(role: UserRole): PoolStep[] {
  const groups = ['instructor', 'admin'] as const;
  const leave = groups.filter((group) => group !== role);
  const enter = groups.filter((group) => group === role);
  return [
    ...leave.map((group) => async (userId: string) => {
      await ofKnownUser((await load()).removeFromGroup(userId, group));
    }),
    ...enter.map((group) => async (userId: string) => {
      await ofKnownUser((await load()).addToGroup(userId, group));
    }),
  ];
}

export const disable: PoolStep = async (userId) => {
  await ofKnownUser((await load()).disable(userId));
};

export const enable: PoolStep = async (userId) => {
  await ofKnownUser((await load()).enable(userId));
};

/** Ends all sessions: what has been handed out to renew tokens is good no more. */
export const signOutEverywhere: PoolStep = async (userId) => {
  await ofKnownUser((await load()).signOut(userId));
};

/**
 * The same of somebody who may be disabled already: nobody promises that the pool does it then, and nothing can be renewed
 * until they are enabled, when it is done once more.
 */
export const signOutUnlessDisabled: PoolStep = async (userId) => {
  await unless('NotAuthorizedException', signOutEverywhere(userId));
};

export const deleteFromPool: PoolStep = async (userId) => {
  await ofKnownUser((await load()).remove(userId));
};
