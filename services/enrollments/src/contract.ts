import { health } from '@skillforge/core/health-schema';
import { everybody, signedIn } from '@skillforge/core/http/callers';
import type { Route } from '@skillforge/core/http/contract';
import { certificate, certificateExample, certificatePage } from './certificate-schema.ts';
import { listMyEnrollmentsQuery, listRosterQuery } from './enrollment-query.ts';
import {
  enrollment,
  enrollmentExample,
  enrollmentPage,
  newEnrollmentExample,
  rosterEntryExample,
  rosterPage,
} from './enrollment-schema.ts';

// A function's bundle drops the routes that it does not name. For that a route must be a plain literal: no calls, no
// spreads. Schemas are made in modules of their own, apart for what a route takes and what it shows.

const service = 'enrollments';

const nextCursor = 'AQBQ9c…';

export const enroll = {
  service,
  operationId: 'enroll',
  method: 'POST',
  path: '/enroll/{courseId}',
  summary: 'Enroll in a course',
  description:
    'Takes a seat. Whoever has cancelled goes on where they left, and need not meet the prerequisites again. Of several reasons against it the first in this order is told: `own-course`, `already-enrolled`, `not-open`, `prerequisite-missing`, `course-full`.',
  auth: 'required',
  callers: {
    nobody: 401,
    student: 409,
    otherStudent: 201,
    instructor: 403,
    otherInstructor: 201,
    admin: 201,
    deactivated: 401,
  },
  idempotent: true,
  success: [
    { status: 201, description: 'The new enrollment', schema: enrollment, example: newEnrollmentExample },
    {
      status: 200,
      description: 'The enrollment that was cancelled, active again with its progress',
      schema: enrollment,
      example: enrollmentExample,
    },
  ],
  problems: [
    { status: 403, code: 'own-course', description: 'The caller teaches the course' },
    { status: 409, code: 'already-enrolled', description: 'Active or completed' },
    { status: 409, code: 'not-open', description: 'The course is not published' },
    {
      status: 409,
      code: 'prerequisite-missing',
      description: 'Courses have to be completed first: their ids are in the member `prerequisites`',
    },
    { status: 409, code: 'course-full', description: 'No seat is left' },
  ],
} as const satisfies Route;

export const cancelEnrollment = {
  service,
  operationId: 'cancelEnrollment',
  method: 'DELETE',
  path: '/enroll/{courseId}',
  summary: 'Cancel an enrollment',
  description:
    'Gives the seat back; the progress is kept for whoever enrolls again. Cancelling what is cancelled changes nothing.',
  auth: 'required',
  callers: {
    nobody: 401,
    student: 204,
    otherStudent: 404,
    instructor: 404,
    otherInstructor: 404,
    admin: 404,
    deactivated: 401,
  },
  success: [{ status: 204, description: 'The enrollment is cancelled' }],
  problems: [{ status: 409, code: 'already-completed', description: 'A completed course stays completed' }],
} as const satisfies Route;

export const listMyEnrollments = {
  service,
  operationId: 'listMyEnrollments',
  method: 'GET',
  path: '/me/enrollments',
  summary: 'List the courses that you are enrolled in',
  description:
    'The latest made course first. `status` is looked for among the enrollments of each page, so a page may be short or empty: only a missing `nextCursor` ends the list.',
  auth: 'required',
  callers: signedIn,
  paged: 'private',
  query: listMyEnrollmentsQuery,
  success: [
    {
      status: 200,
      description: 'A page of enrollments',
      schema: enrollmentPage,
      example: { items: [enrollmentExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const getMyEnrollment = {
  service,
  operationId: 'getMyEnrollment',
  method: 'GET',
  path: '/me/enrollments/{courseId}',
  summary: 'Read your enrollment in a course',
  auth: 'required',
  callers: {
    nobody: 401,
    student: 200,
    otherStudent: 404,
    instructor: 404,
    otherInstructor: 404,
    admin: 404,
    deactivated: 401,
  },
  etag: true,
  success: [{ status: 200, description: 'The enrollment', schema: enrollment, example: enrollmentExample }],
} as const satisfies Route;

export const listRoster = {
  service,
  operationId: 'listRoster',
  method: 'GET',
  path: '/courses/{courseId}/enrollments',
  summary: 'List the learners of a course',
  description:
    'Whoever is enrolled or has completed the course. A learner who is active while somebody pages may be missed or come twice.',
  auth: 'required',
  role: 'instructor',
  callers: {
    nobody: 401,
    student: 403,
    otherStudent: 403,
    instructor: 200,
    otherInstructor: 403,
    admin: 200,
    deactivated: 401,
  },
  paged: 'private',
  query: listRosterQuery,
  success: [
    {
      status: 200,
      description: 'A page of learners',
      schema: rosterPage,
      example: { items: [rosterEntryExample], nextCursor },
    },
  ],
  problems: [{ status: 403, code: 'not-your-course', description: 'The course is another instructor’s' }],
} as const satisfies Route;

export const listMyCertificates = {
  service,
  operationId: 'listMyCertificates',
  method: 'GET',
  path: '/me/certificates',
  summary: 'List your certificates',
  auth: 'required',
  callers: signedIn,
  paged: 'private',
  success: [
    {
      status: 200,
      description: 'A page of certificates',
      schema: certificatePage,
      example: { items: [certificateExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const getCertificate = {
  service,
  operationId: 'getCertificate',
  method: 'GET',
  path: '/certificates/{certificateId}',
  summary: 'Look at a certificate',
  description:
    'Anybody may, also after the course or its learner’s account is gone. A browser is shown a page to print.',
  auth: 'none',
  callers: everybody,
  caching: 'resource',
  etag: true,
  success: [
    { status: 200, description: 'The certificate', schema: certificate, example: certificateExample },
    {
      status: 200,
      description: 'The certificate as a page to print, in the proportions of A4',
      contentType: 'image/svg+xml',
    },
  ],
} as const satisfies Route;

export const getHealth = {
  service,
  operationId: 'getEnrollmentsHealth',
  method: 'GET',
  path: '/health/enrollments',
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
