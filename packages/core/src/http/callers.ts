import type { CallerStatuses } from './contract.ts';

/** Rows of answers, by who calls, that routes of several services have in common. */

/** No token is looked at. */
export const everybody = {
  nobody: 200,
  student: 200,
  otherStudent: 200,
  instructor: 200,
  otherInstructor: 200,
  admin: 200,
  deactivated: 200,
} as const satisfies CallerStatuses;

/** Whoever is signed in. */
export const signedIn = {
  nobody: 401,
  student: 200,
  otherStudent: 200,
  instructor: 200,
  otherInstructor: 200,
  admin: 200,
  deactivated: 401,
} as const satisfies CallerStatuses;

export const adminsOnly = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 403,
  otherInstructor: 403,
  admin: 200,
  deactivated: 401,
} as const satisfies CallerStatuses;
