import type * as z from 'zod/mini';

/** Who may call: anybody; anybody, but a token that is sent must be good; only who holds a good token. */
export type Auth = 'none' | 'optional' | 'required';

/** A group of the user pool. An admin may do all that an instructor may. */
export type Role = 'instructor' | 'admin';

/** How long others may keep an answer: lists for a minute, one resource for seconds, what is private never. */
export type Caching = 'list' | 'resource' | 'private';

/**
 * Those that every route is tried with: nobody; a student whom the subject belongs to (enrolled, the author) and
 * another; an instructor of the course and another; an admin; somebody who was deactivated.
 */
export const callers = [
  'nobody',
  'student',
  'otherStudent',
  'instructor',
  'otherInstructor',
  'admin',
  'deactivated',
] as const;

/** The status that a sound request of each of them is answered with. */
export type CallerStatuses = Readonly<Record<(typeof callers)[number], number>>;

/** An answer that a route gives when all is well. */
export interface SuccessSpec {
  status: 200 | 201 | 202 | 204;
  description: string;
  /** Another than JSON: then the answer has no schema, and is given to whoever prefers it. */
  contentType?: 'image/svg+xml';
  schema?: z.ZodMiniType;
  example?: unknown;
}

/** An answer that a route gives when something is wrong, beyond those that follow from its other settings. */
export interface ProblemSpec {
  status: number;
  code: string;
  description: string;
}

/**
 * One route: the source of its validation, its handler's types, the OpenAPI document and the check that the
 * service's `functions.yml` declares just this.
 */
export interface Route {
  service: string;
  /** In camel case, unique in the whole API: `createCourse`. */
  operationId: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces: `/courses/{courseId}`. */
  path: string;
  summary: string;
  description?: string;
  auth: Auth;
  role?: Role;
  /** What a sound request is answered with, by who sends it. A test tries every route with all of them. */
  callers?: CallerStatuses;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniObject;
  bodyExample?: unknown;
  /** A request may go without the body: then it is taken as `{}`. */
  bodyOptional?: boolean;
  success: readonly SuccessSpec[];
  problems?: readonly ProblemSpec[];
  /** Private unless it says otherwise. */
  caching?: Caching;
  /** The answer is a page: takes `limit` and `cursor`. A private list's cursors are good for their caller only. */
  paged?: 'public' | 'private';
  /** The answer carries an `ETag`; a `GET` honours `If-None-Match`. */
  etag?: boolean;
  /** Which revision of the resource `If-Match` is compared with, and whether it must be sent. */
  ifMatch?: { revision: string; required?: boolean };
  /** Accepts `Idempotency-Key`. */
  idempotent?: boolean;
  /** So many calls a day for each caller. */
  rateLimit?: { action: string; perDay: number };
}

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** The parameters in a route's path, each a text. */
export type PathOf<R extends Route> = { [Name in ParameterNames<R['path']>]: string };
export type QueryOf<R extends Route> = R['query'] extends z.ZodMiniType ? z.output<R['query']> : undefined;
export type BodyOf<R extends Route> = R['body'] extends z.ZodMiniType ? z.output<R['body']> : undefined;
