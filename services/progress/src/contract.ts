import { health } from '@skillforge/core/health-schema';
import { everybody } from '@skillforge/core/http/callers';
import type { Route } from '@skillforge/core/http/contract';
import { saveAnswersBody, saveAnswersExample, takeHintBody } from './attempt-body.ts';
import {
  attempt,
  attemptPage,
  attemptSummaryExample,
  hint,
  hintExample,
  newAttemptExample,
  openAttemptExample,
  passedAttemptExample,
} from './attempt-schema.ts';
import { reportProgressBody, reportProgressExample } from './progress-body.ts';
import {
  courseProgress,
  courseProgressExample,
  lessonProgress,
  lessonProgressExample,
} from './progress-schema.ts';

// A function's bundle drops the routes that it does not name. For that a route must be a plain literal: no calls, no
// spreads. Schemas are made in modules of their own, apart for what a route takes and what it shows.

const service = 'progress';

/** Whoever is enrolled; the others may know of the course, for it is published. */
const enrolledOnly = {
  nobody: 401,
  student: 200,
  otherStudent: 403,
  instructor: 403,
  otherInstructor: 403,
  admin: 403,
  deactivated: 401,
} as const;

const enrolledMayCreate = {
  nobody: 401,
  student: 201,
  otherStudent: 403,
  instructor: 403,
  otherInstructor: 403,
  admin: 403,
  deactivated: 401,
} as const;

/** An attempt is nobody’s but its learner’s. */
const itsLearnerOnly = {
  nobody: 401,
  student: 200,
  otherStudent: 404,
  instructor: 404,
  otherInstructor: 404,
  admin: 404,
  deactivated: 401,
} as const;

const itsLearnerMayCreate = {
  nobody: 401,
  student: 201,
  otherStudent: 404,
  instructor: 404,
  otherInstructor: 404,
  admin: 404,
  deactivated: 401,
} as const;

const notEnrolled = {
  status: 403,
  code: 'not-enrolled',
  description: 'The caller is not enrolled in the course, or has cancelled',
} as const;

const expired = {
  status: 409,
  code: 'attempt-expired',
  description: 'The time for the attempt is over; what was saved in time counts',
} as const;

const submitted = {
  status: 409,
  code: 'attempt-submitted',
  description: 'The attempt was submitted',
} as const;

export const reportProgress = {
  service,
  operationId: 'reportProgress',
  method: 'PUT',
  path: '/progress/{courseId}/{lessonId}',
  summary: 'Report progress in a lesson',
  description:
    'Tells what changes: the position to go on at, the running total of the time spent, that the lesson is completed. Time is credited as it passes: no more than has passed since the last report of this lesson, and none with the first. A completed lesson stays completed, and a repeat changes nothing. The last published lesson completes the course. Going to another lesson, or coming back on another day, is noted for the course’s roster.',
  auth: 'required',
  callers: enrolledOnly,
  body: reportProgressBody,
  bodyExample: reportProgressExample,
  success: [
    {
      status: 200,
      description: 'The lesson’s progress, and how the course stands with it',
      schema: lessonProgress,
      example: lessonProgressExample,
    },
  ],
  problems: [
    notEnrolled,
    { status: 409, code: 'quiz-not-passed', description: 'A quiz lesson is completed by passing its quiz' },
  ],
} as const satisfies Route;

export const getProgress = {
  service,
  operationId: 'getProgress',
  method: 'GET',
  path: '/progress/{courseId}',
  summary: 'Read your progress in a course',
  description:
    'Every published lesson in order, and the course as a whole. Who is active and has completed all lessons that are published, because the others were taken away, completes the course by this: the answer is of the completed course, with its certificate issued. While that cannot be written, the answer says 100 per cent and active.',
  auth: 'required',
  callers: enrolledOnly,
  etag: true,
  success: [
    { status: 200, description: 'The progress', schema: courseProgress, example: courseProgressExample },
  ],
  problems: [notEnrolled],
} as const satisfies Route;

export const startAttempt = {
  service,
  operationId: 'startAttempt',
  method: 'POST',
  path: '/quizzes/{lessonId}/attempts',
  summary: 'Start an attempt at a quiz',
  description:
    'One at a time. An open attempt whose time is over is graded first, on what was saved. The attempt keeps the questions that it began with, whatever becomes of the quiz.',
  auth: 'required',
  callers: enrolledMayCreate,
  idempotent: true,
  rateLimit: { action: 'start-attempt', perDay: 500 },
  success: [{ status: 201, description: 'The new attempt', schema: attempt, example: newAttemptExample }],
  problems: [
    notEnrolled,
    {
      status: 409,
      code: 'attempt-open',
      description: 'An attempt is open: `attemptId` says which, and `Location` where it is',
    },
    { status: 409, code: 'no-attempts-left', description: 'The quiz was tried as often as it may be' },
  ],
} as const satisfies Route;

export const listAttempts = {
  service,
  operationId: 'listAttempts',
  method: 'GET',
  path: '/quizzes/{lessonId}/attempts',
  summary: 'List your attempts at a quiz',
  description: 'The newest first. They stay when the enrollment is cancelled and when the quiz is deleted.',
  auth: 'required',
  callers: enrolledOnly,
  paged: 'private',
  success: [
    {
      status: 200,
      description: 'A page of attempts',
      schema: attemptPage,
      example: { items: [attemptSummaryExample], nextCursor: 'AQBQ9c…' },
    },
  ],
  problems: [notEnrolled],
} as const satisfies Route;

export const getAttempt = {
  service,
  operationId: 'getAttempt',
  method: 'GET',
  path: '/attempts/{attemptId}',
  summary: 'Read an attempt',
  description:
    'Once it is graded, with its score. What was right, and why, is shown once the quiz is passed or no attempt is left.',
  auth: 'required',
  callers: itsLearnerOnly,
  etag: true,
  success: [{ status: 200, description: 'The attempt', schema: attempt, example: passedAttemptExample }],
} as const satisfies Route;

export const saveAnswers = {
  service,
  operationId: 'saveAnswers',
  method: 'PUT',
  path: '/attempts/{attemptId}',
  summary: 'Save answers of an attempt',
  description: 'Changes the given answers only, so that each can be saved as it is given.',
  auth: 'required',
  callers: itsLearnerOnly,
  body: saveAnswersBody,
  bodyExample: saveAnswersExample,
  success: [
    { status: 200, description: 'The attempt as it is now', schema: attempt, example: openAttemptExample },
  ],
  problems: [notEnrolled, expired, submitted],
} as const satisfies Route;

export const takeHint = {
  service,
  operationId: 'takeHint',
  method: 'POST',
  path: '/attempts/{attemptId}/hints',
  summary: 'Take the next hint of a question',
  description:
    'Its cost lowers the points for the question, not the score. Say by `number` which hint is meant, so that a repeat takes no other: one that was taken is answered again (200), at no cost and also when the attempt has ended. Without a `number` it is the next one, and a repeat takes the hint after it unless both have the same `Idempotency-Key`.',
  auth: 'required',
  callers: itsLearnerMayCreate,
  body: takeHintBody,
  bodyExample: { questionId: 'q1', number: 1 },
  idempotent: true,
  success: [
    { status: 201, description: 'The hint, taken by this', schema: hint, example: hintExample },
    {
      status: 200,
      description: 'The hint of that number, which was taken before',
      schema: hint,
      example: hintExample,
    },
  ],
  problems: [
    notEnrolled,
    expired,
    submitted,
    { status: 409, code: 'no-more-hints', description: 'All hints of the question were taken' },
    {
      status: 409,
      code: 'hint-not-next',
      description: 'Hints before the one of that number were not taken yet',
    },
  ],
} as const satisfies Route;

export const submitAttempt = {
  service,
  operationId: 'submitAttempt',
  method: 'POST',
  path: '/attempts/{attemptId}/submit',
  summary: 'Submit an attempt',
  description:
    'Grades it, once: a repeat is answered with the same result. Past its time limit, what was saved in time counts. Passing completes the lesson, and the course with its last lesson; the best attempt counts.',
  auth: 'required',
  callers: itsLearnerOnly,
  success: [
    {
      status: 200,
      description: 'The attempt with its score',
      schema: attempt,
      example: passedAttemptExample,
    },
  ],
  problems: [notEnrolled],
} as const satisfies Route;

export const getHealth = {
  service,
  operationId: 'getProgressHealth',
  method: 'GET',
  path: '/health/progress',
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
