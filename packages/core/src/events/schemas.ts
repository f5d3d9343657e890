import * as z from 'zod/mini';
import { instant } from '../http/fields.ts';

/**
 * What happened, as other services and other systems are told. Ids and figures only: never a name, an e-mail address or
 * a text that somebody wrote. Fields may be added to a type; a change of another kind is a new type.
 */

const userId = z.string();
const courseId = z.string();
const lessonId = z.string();

export const eventSchemas = {
  SignUpConfirmed: z.strictObject({ userId }),
  UserRegistered: z.strictObject({ userId, registeredAt: instant }),
  EnrollmentCreated: z.strictObject({ userId, courseId, enrolledAt: instant }),
  LessonCompleted: z.strictObject({ userId, courseId, lessonId, completedAt: instant }),
  CourseCompleted: z.strictObject({ userId, courseId, certificateId: z.string(), completedAt: instant }),
  QuizPassed: z.strictObject({
    userId,
    courseId,
    lessonId,
    attemptId: z.string(),
    scorePercent: z.int().check(z.minimum(0), z.maximum(100)),
    passedAt: instant,
  }),
  ReviewPosted: z.strictObject({
    userId,
    courseId,
    reviewId: z.string(),
    rating: z.int().check(z.minimum(1), z.maximum(5)),
    postedAt: instant,
  }),
  ReviewReported: z.strictObject({ courseId, reviewId: z.string(), reportedBy: userId, reason: z.string() }),
  ProfileUpdated: z.strictObject({ userId }),
  ExportRequested: z.strictObject({ userId, exportId: z.string() }),
  AccountErased: z.strictObject({ userId }),
} as const;

export type EventType = keyof typeof eventSchemas;
export type EventDetails = { [T in EventType]: z.output<(typeof eventSchemas)[T]> };

/** The service that tells of each type: the event's source is `skillforge.<service>`. */
export const eventSources: { [T in EventType]: string } = {
  SignUpConfirmed: 'foundation',
  UserRegistered: 'users',
  EnrollmentCreated: 'enrollments',
  LessonCompleted: 'progress',
  CourseCompleted: 'progress',
  QuizPassed: 'progress',
  ReviewPosted: 'reviews',
  ReviewReported: 'reviews',
  ProfileUpdated: 'users',
  ExportRequested: 'users',
  AccountErased: 'users',
};
