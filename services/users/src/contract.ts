import { health } from '@skillforge/core/health-schema';
import { adminsOnly, everybody, signedIn } from '@skillforge/core/http/callers';
import type { Route } from '@skillforge/core/http/contract';
import { auditExample, auditPage } from './audit-schema.ts';
import { dataExport, readyExample } from './export-schema.ts';
import { updateMeBody, updateMeExample } from './profile-body.ts';
import { profile, profileExample, publicUser, publicUserExample } from './profile-schema.ts';
import { changeRoleBody } from './role-body.ts';
import { listUsersQuery } from './user-query.ts';
import { deactivatedExample, user, userExample, userPage } from './user-schema.ts';

// A function's bundle drops the routes that it does not name. For that a route must be a plain literal: no calls, no
// spreads. Schemas are made in modules of their own, apart for what a route takes and what it shows.

const service = 'users';

const nextCursor = 'AQBQ9c…';

const signedInAccepted = {
  nobody: 401,
  student: 202,
  otherStudent: 202,
  instructor: 202,
  otherInstructor: 202,
  admin: 202,
  deactivated: 401,
} as const;

const lastAdmin = {
  status: 409,
  code: 'last-admin',
  description: 'There would be no active admin left',
} as const;

export const getMe = {
  service,
  operationId: 'getMe',
  method: 'GET',
  path: '/me',
  summary: 'Read your profile',
  description:
    'Made at sign-up, or now if that failed. A role that was given in the user pool itself is taken over.',
  auth: 'required',
  callers: signedIn,
  etag: true,
  success: [{ status: 200, description: 'Your profile', schema: profile, example: profileExample }],
  problems: [{ status: 404, code: 'not-found', description: 'The account has been erased' }],
} as const satisfies Route;

export const updateMe = {
  service,
  operationId: 'updateMe',
  method: 'PUT',
  path: '/me',
  summary: 'Change your profile',
  description:
    'Changes the given fields only. The e-mail address is changed in the user pool, a role by an administrator.',
  auth: 'required',
  callers: signedIn,
  body: updateMeBody,
  bodyExample: updateMeExample,
  etag: true,
  ifMatch: { revision: 'v' },
  success: [
    { status: 200, description: 'Your profile as it is now', schema: profile, example: profileExample },
  ],
  problems: [
    { status: 404, code: 'not-found', description: 'The account has been erased' },
    { status: 422, code: 'not-uploaded', description: 'Nothing stands under the key of the upload' },
    {
      status: 422,
      code: 'not-an-image',
      description: 'The uploaded file is not the image that it was declared to be',
    },
  ],
} as const satisfies Route;

export const deleteMe = {
  service,
  operationId: 'deleteMe',
  method: 'DELETE',
  path: '/me',
  summary: 'Have your account erased',
  description:
    'It is gone for everybody at once, and every token of it is refused within seconds. The rest is done in the background, within minutes.\n\n**Removed:** your sign-in and e-mail address, profile, enrollments (their seats are free again), progress, quiz attempts, statistics, your helpful votes (they count no more) and reports, what was written for an export, your uploads and pictures.\n\n**Kept without your name:** reviews with their rating and text, certificates, and the courses that you teach: all of them say "Former learner".\n\n**Kept:** your user id, which stands in what is left of the account, in those reviews and in the audit of what administrators did, so that nobody gets it again.\n\n**For some time:** what was answered to a request with an `Idempotency-Key` is recorded for 24 hours, and removed some days later at most; it is found by that key only, and may hold your name or the text of a review. Removed files can be restored for 30 days (copies of your data for one), the table for 35, logs tell your id for 90 at most. Caches may show a picture for longer.',
  auth: 'required',
  callers: signedInAccepted,
  success: [{ status: 202, description: 'Gone; the rest is being removed' }],
  problems: [lastAdmin],
} as const satisfies Route;

export const requestExport = {
  service,
  operationId: 'requestExport',
  method: 'POST',
  path: '/me/export',
  summary: 'Have all of your data written to a file',
  description:
    'While one is being written, no other is begun. `GET /me/export` tells when it is ready, and where it can be had.',
  auth: 'required',
  callers: signedInAccepted,
  idempotent: true,
  rateLimit: { action: 'export', perDay: 5 },
  success: [{ status: 202, description: 'It is being written' }],
  problems: [{ status: 404, code: 'not-found', description: 'The account has been erased' }],
} as const satisfies Route;

export const getExport = {
  service,
  operationId: 'getExport',
  method: 'GET',
  path: '/me/export',
  summary: 'Get the file with your data',
  description: 'The file stays for seven days.',
  auth: 'required',
  callers: signedIn,
  success: [
    {
      status: 200,
      description: 'How far it is, and where it can be had',
      schema: dataExport,
      example: readyExample,
    },
  ],
} as const satisfies Route;

export const getUser = {
  service,
  operationId: 'getUser',
  method: 'GET',
  path: '/users/{userId}',
  summary: 'Read what everybody may know of a user',
  auth: 'none',
  callers: everybody,
  caching: 'resource',
  success: [{ status: 200, description: 'The user', schema: publicUser, example: publicUserExample }],
} as const satisfies Route;

export const listUsers = {
  service,
  operationId: 'listUsers',
  method: 'GET',
  path: '/admin/users',
  summary: 'List users',
  description:
    'By their e-mail addresses. `role` and `email` are served by an index; `status` is looked for among the users of each page, so a page may be short or empty: only a missing `nextCursor` ends the list.',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  paged: 'private',
  query: listUsersQuery,
  success: [
    {
      status: 200,
      description: 'A page of users',
      schema: userPage,
      example: { items: [userExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const getUserAsAdmin = {
  service,
  operationId: 'getUserAsAdmin',
  method: 'GET',
  path: '/admin/users/{userId}',
  summary: 'Read a user as an administrator',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  success: [{ status: 200, description: 'The user', schema: user, example: userExample }],
} as const satisfies Route;

export const changeRole = {
  service,
  operationId: 'changeRole',
  method: 'PUT',
  path: '/admin/users/{userId}/role',
  summary: 'Give a user another role',
  description:
    'In the profile and in the user pool, whichever of them says something else. The user is signed out everywhere: within five seconds every token from before is refused with `token-revoked`. Giving the role that they have changes nothing.',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  body: changeRoleBody,
  bodyExample: { role: 'instructor' },
  success: [{ status: 200, description: 'The user as they are now', schema: user, example: userExample }],
  problems: [lastAdmin],
} as const satisfies Route;

export const deactivateUser = {
  service,
  operationId: 'deactivateUser',
  method: 'POST',
  path: '/admin/users/{userId}/deactivate',
  summary: 'Deactivate a user',
  description:
    'They can no longer sign in, and are signed out everywhere: within five seconds every token from before is refused with `token-revoked`. Deactivating a deactivated user changes nothing.',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  success: [
    { status: 200, description: 'The user as they are now', schema: user, example: deactivatedExample },
  ],
  problems: [lastAdmin],
} as const satisfies Route;

export const activateUser = {
  service,
  operationId: 'activateUser',
  method: 'POST',
  path: '/admin/users/{userId}/activate',
  summary: 'Activate a deactivated user',
  description:
    'They can sign in again; tokens from before stay refused. Activating an active user changes nothing.',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  success: [{ status: 200, description: 'The user as they are now', schema: user, example: userExample }],
} as const satisfies Route;

export const listAudit = {
  service,
  operationId: 'listAudit',
  method: 'GET',
  path: '/admin/audit',
  summary: 'List what administrators did',
  description:
    'Who did what to whom, the newest first. A page may be short or empty where for months there was nothing: only a missing `nextCursor` ends the list.',
  auth: 'required',
  role: 'admin',
  callers: adminsOnly,
  paged: 'private',
  success: [
    {
      status: 200,
      description: 'A page of entries',
      schema: auditPage,
      example: { items: [auditExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const getHealth = {
  service,
  operationId: 'getUsersHealth',
  method: 'GET',
  path: '/health/users',
  summary: 'Tell whether the service works',
  description: '503 when the table does not answer.',
  auth: 'none',
  callers: everybody,
  success: [
    {
      status: 200,
      description: 'It works',
      schema: health,
      example: { service, version: '0.1.0', table: 'ok' },
    },
  ],
} as const satisfies Route;
