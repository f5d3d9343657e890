import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Caller } from '../caller.ts';
import {
  asError,
  asProblem,
  ForbiddenError,
  InternalError,
  LostRaceError,
  PreconditionFailedError,
  PreconditionRequiredError,
  ProblemError,
  UnauthenticatedError,
} from '../errors.ts';
import { isColdStart, logOf } from '../observability.ts';
import { pauseBeforeRetry } from '../retry.ts';
import { settings } from '../settings.ts';
import type { PageRequest } from '../table.ts';
import { annotateTrace, tracing } from '../tracing.ts';
import type { BodyOf, PathOf, QueryOf, Route } from './contract.ts';
import { type CursorScope, openCursor, sealCursor } from './cursor.ts';
import { entityTag, holds, matches } from './etag.ts';
import { cachingHeader, commonHeaders } from './headers.ts';
import { type Commit, committing, idempotencyKeyOf, Replay } from './idempotency.ts';
import { problemBody } from './problem.ts';
import { countCall, giveBackCall } from './rate-limit.ts';
import type { Reply, Revisions } from './reply.ts';
import {
  checkIds,
  type HttpRequest,
  prefers,
  readFilters,
  readJson,
  readRequest,
  validateBody,
  validateQuery,
} from './request.ts';

type CallerOf<R extends Route> = R['auth'] extends 'required' ? Caller : Caller | undefined;

/** What a precondition is given: who asks for what. */
export interface Asked<R extends Route> {
  caller: CallerOf<R>;
  path: PathOf<R>;
}

/** What a handler is given, all of it checked. */
export interface Call<R extends Route, S> extends Asked<R> {
  query: QueryOf<R>;
  body: BodyOf<R>;
  /** Where the page starts and how long it is; for paged routes. */
  page: PageRequest;
  /** What the precondition found. */
  subject: S;
  /** Writes the effect, and the answer under the client's `Idempotency-Key`. */
  commit: Commit;
  /** Whether the caller would rather have the route's other kind of answer than JSON. */
  wantsPicture: boolean;
  /** The address that callers reach the API at: the edge's, or the gateway's where there is none. */
  apiUrl: string;
}

/**
 * Finds what the request is about, or refuses: 404, then 403.
 *
 * `sound` tells whether query and body are as they must be. If they are, nothing is told between precondition and act:
 * an act that reads at the same moment as it writes may then refuse in the precondition's place.
 */
export type Precondition<R extends Route, S> = (asked: Asked<R> & { sound: boolean }) => Promise<S>;

export type Act<R extends Route, S> = (call: Call<R, S>) => Promise<Reply>;

export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const mostActs = 12;
const defaultLimit = 20;

const pageParameters = z.object({
  limit: z._default(
    z.pipe(
      z.pipe(z.string().check(z.regex(/^\d{1,9}$/, 'must be a whole number')), z.transform(Number)),
      z.number().check(z.minimum(1), z.maximum(100)),
    ),
    defaultLimit,
  ),
  cursor: z.optional(z.string()),
});
const noBody = z.strictObject({});

/** Tells who sends an `Authorization` header: undefined without one, a refusal for a bad one. */
export type Identify = (authorization: string | undefined) => Promise<Caller | undefined>;

/** The steps of a handler: an optional precondition, then the act. */
export type Steps<R extends Route, S> = [Act<R, undefined>] | [Precondition<R, S>, Act<R, S>];

/** Makes the Lambda function of a route; `endpoint` and `publicEndpoint` differ in how they learn who calls. */
export function buildEndpoint<R extends Route, S>(route: R, identify: Identify, steps: Steps<R, S>): Handler {
  const run =
    steps.length === 1
      ? (known: Known) => perform(route, identify, async () => undefined, steps[0], known)
      : (known: Known) => perform(route, identify, steps[0], steps[1], known);
  const handler = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    // Hooks for errors run last added first: `answering` makes the answer, then the trace closes its segment.
    .use(tracing())
    .use(answering(route))
    .handler(async (event: APIGatewayProxyEvent) => {
      const known = noted(event);
      return respond(route, await run(known), known);
    });
  return (event, context) => handler(event, context);
}

/** What is learnt of a request on its way, for headers and log. */
interface Known {
  request: HttpRequest;
  startedAt: number;
  coldStart: boolean;
  caller?: Caller | undefined;
  scope?: CursorScope;
  headers: Record<string, string>;
  replayed?: boolean;
}

const notes = new WeakMap<APIGatewayProxyEvent, Known>();

function noted(event: APIGatewayProxyEvent): Known {
  const known = notes.get(event) ?? {
    request: readRequest(event),
    startedAt: performance.now(),
    coldStart: isColdStart(),
    headers: {},
  };
  notes.set(event, known);
  return known;
}

/** Turns errors into problem answers, writes the request's line in the log, annotates the trace. */
function answering(route: Route): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const log = logOf(route.service);
  return {
    before: ({ event }) => {
      noted(event);
    },
    after: ({ event, response }) => {
      tell(log, route, noted(event), response?.statusCode ?? 500);
    },
    onError: (failed) => {
      const known = noted(failed.event);
      const { request } = known;
      const problem = asProblem(failed.error);
      failed.response = {
        statusCode: problem.status,
        headers: {
          ...commonHeaders(request.requestId, request.headers.origin),
          ...known.headers,
          ...withWholeLocation(problem.headers, request),
          'Cache-Control': 'private, no-store',
          'Content-Type': 'application/problem+json',
        },
        body: JSON.stringify(problemBody(problem, request.requestId)),
      };
      tell(log, route, known, problem.status, problem.status >= 500 ? problem.cause : undefined);
    },
  };
}

type Log = ReturnType<typeof logOf>;

function roleOf(caller: Caller | undefined): string {
  if (!caller) return 'nobody';
  if (caller.isAdmin) return 'admin';
  return caller.isInstructor ? 'instructor' : 'student';
}

function tell(log: Log, route: Route, known: Known, status: number, fault?: unknown): void {
  const line = {
    route: `${route.method} ${route.path}`,
    requestId: known.request.requestId,
    callerId: known.caller?.userId,
    role: roleOf(known.caller),
    status,
    durationMs: Math.round(performance.now() - known.startedAt),
    coldStart: known.coldStart,
  };
  annotateTrace({ service: route.service, route: line.route, role: line.role });
  if (status >= 500) log.error('fault', line, { error: asError(fault) });
  else log.info('request', line);
}

async function perform<R extends Route, S>(
  route: R,
  identify: Identify,
  precondition: Precondition<R, S>,
  act: Act<R, S>,
  known: Known,
): Promise<Reply> {
  const { request } = known;
  const caller = await identify(request.headers.authorization);
  if (route.auth === 'required' && !caller) {
    throw new UnauthenticatedError(
      'missing-token',
      'This needs an access token: Authorization: Bearer <token>.',
      { headers: { 'WWW-Authenticate': 'Bearer realm="skillforge"' } },
    );
  }
  known.caller = caller;

  const hasBody = (route.body !== undefined && !route.bodyOptional) || request.body !== '';
  const sent = route.method === 'GET' || !hasBody ? undefined : readJson(request);
  const key = route.idempotent ? idempotencyKeyOf(request.headers['idempotency-key']) : undefined;
  known.scope = {
    route: route.operationId,
    caller: route.paged === 'private' ? caller?.userId : undefined,
    filters: { ...readFilters(route.query, request.query), ...request.pathParameters },
  };
  const cursor = route.paged ? request.query.cursor?.[0] : undefined;
  const startKey = cursor === undefined ? undefined : openCursor(cursor, known.scope);

  if (route.role && !(route.role === 'admin' ? caller?.isAdmin : caller?.isInstructor)) {
    throw new ForbiddenError('role-required', `Only ${route.role}s may do this.`);
  }
  checkIds(request.pathParameters);

  const { commit, recall } = committing({
    key,
    caller: caller?.userId ?? '',
    method: request.method,
    path: request.path,
    body: sent,
  });
  // The types of path and body follow from the route, which the gateway and the schemas have just enforced.
  const asked = { caller, path: request.pathParameters } as Asked<R>;
  const picture = route.success.find(({ contentType }) => contentType)?.contentType;
  // What is wrong with query and body is told after the precondition's refusals, and known before it: the count of
  // calls need not wait for the precondition, and takes sound requests only.
  const read = attempted(() => readInput(route, request, sent));
  const { rateLimit } = route;
  const startedAt = new Date();
  let counting: Promise<Record<string, string>> | undefined;
  const count = () => {
    if (rateLimit && caller) counting ??= countCall(caller.userId, rateLimit, startedAt);
    return counting;
  };
  const giveBack = async () => {
    if (!rateLimit || !caller) return;
    // What refuses the request is what the caller has to know, whatever becomes of the count.
    await counting?.then(() => giveBackCall(caller.userId, rateLimit, startedAt)).catch(() => {});
  };
  for (let attempt = 1; ; attempt++) {
    let checked = false;
    try {
      const [found] = await Promise.allSettled([
        precondition({ ...asked, sound: read.done }),
        read.done && !route.ifMatch ? count() : undefined,
      ]);
      if (found.status === 'rejected') {
        await giveBack();
        throw found.reason;
      }
      if (!read.done) throw read.error;
      const subject = found.value;
      const { query, body, limit } = read.result;
      checkIfMatch(route, request, subject);
      checked = true;
      known.headers = (await count()) ?? {};
      const call = {
        ...asked,
        query,
        body,
        page: { limit, startKey },
        subject,
        commit,
        wantsPicture: picture !== undefined && prefers(request.headers.accept, picture),
        apiUrl: apiUrlOf(request),
      } as Call<R, S>;
      return await act(call);
    } catch (error) {
      // What refuses a first request (the day's limit, a full course) does not refuse its repeat.
      const refused = checked && error instanceof ProblemError && error.status < 500;
      const first = error instanceof Replay ? error.reply : refused ? await recall() : undefined;
      if (first) {
        known.replayed = true;
        return first;
      }
      if (!(error instanceof LostRaceError)) throw error;
      await pauseBeforeRetry(attempt, error, mostActs);
    }
  }
}

/** What a piece of work gave, or the error that it threw. */
function attempted<T>(work: () => T): { done: true; result: T } | { done: false; error: unknown } {
  try {
    return { done: true, result: work() };
  } catch (error) {
    return { done: false, error };
  }
}

function readInput(route: Route, request: HttpRequest, sent: unknown) {
  const query = route.query && validateQuery(route.query, request.query);
  const given = route.bodyOptional ? (sent ?? {}) : sent;
  const body = given === undefined ? undefined : validateBody(route.body ?? noBody, given);
  const limit = route.paged ? Number(validateQuery(pageParameters, request.query).limit) : defaultLimit;
  return { query, body, limit };
}

function revisionsOf(subject: unknown): Revisions {
  return typeof subject === 'object' && subject !== null && 'revisions' in subject
    ? (subject.revisions as Revisions)
    : {};
}

function checkIfMatch(route: Route, request: HttpRequest, subject: unknown): void {
  if (!route.ifMatch) return;
  const header = request.headers['if-match'];
  if (header === undefined) {
    if (!route.ifMatch.required) return;
    throw new PreconditionRequiredError(
      'if-match-required',
      'Send If-Match with the ETag that you last read, so that no one else’s change is lost.',
    );
  }
  if (!matches(header, route.ifMatch.revision, revisionsOf(subject))) {
    throw new PreconditionFailedError('stale', 'This was changed since you read it. Read it again.');
  }
}

/** The address that callers reach the API at: the edge's, or the gateway's where there is none. */
function apiUrlOf(request: HttpRequest): string {
  return settings.publicUrl || request.apiUrl;
}

/** Headers with a whole address where a path stands: at the gateway, the stage goes before it. */
function withWholeLocation(headers: Record<string, string>, request: HttpRequest): Record<string, string> {
  const { Location } = headers;
  return Location?.startsWith('/') ? { ...headers, Location: `${apiUrlOf(request)}${Location}` } : headers;
}

function linkToNext(request: HttpRequest, cursor: string): string {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(request.query)) {
    if (name !== 'cursor') for (const value of values) parameters.append(name, value);
  }
  parameters.set('cursor', cursor);
  return `<${apiUrlOf(request)}${request.path}?${parameters}>; rel="next"`;
}

function respond(route: Route, reply: Reply, known: Known): APIGatewayProxyResult {
  const { request } = known;
  const headers: Record<string, string> = {
    ...commonHeaders(request.requestId, request.headers.origin),
    ...known.headers,
    ...withWholeLocation(reply.headers ?? {}, request),
    'Cache-Control': cachingHeader(route.caching ?? 'private', known.caller !== undefined),
  };
  if (known.replayed) headers['Idempotent-Replayed'] = 'true';
  if (route.success.some(({ contentType }) => contentType)) headers.Vary += ', Accept';
  if (reply.contentType) {
    headers['Content-Type'] = reply.contentType;
    return { statusCode: reply.status, headers, body: String(reply.body) };
  }
  let shown = reply.body;
  if (reply.nextKey && known.scope) {
    const cursor = sealCursor(reply.nextKey, known.scope);
    shown = { ...(shown as object), nextCursor: cursor };
    headers.Link = linkToNext(request, cursor);
  }
  if (settings.verifyResponses) verify(route, reply.status, shown);
  if (shown === undefined) return { statusCode: reply.status, headers, body: '' };
  const body = JSON.stringify(shown);
  if (route.etag && reply.revisions) {
    const tag = entityTag(reply.revisions, { says: reply.body, goesOn: reply.nextKey !== undefined });
    headers.ETag = tag;
    const held = request.headers['if-none-match'];
    if (route.method === 'GET' && held !== undefined && holds(held, tag)) {
      return { statusCode: 304, headers, body: '' };
    }
  }
  headers['Content-Type'] = 'application/json';
  return { statusCode: reply.status, headers, body };
}

/** Holds an answer against its contract, where `VERIFY_RESPONSES` is set: a difference is our fault. */
function verify(route: Route, status: number, shown: unknown): void {
  const spec = route.success.find((success) => success.status === status && !success.contentType);
  const result = spec?.schema?.safeParse(shown);
  const fits = spec && (spec.schema ? result?.success : shown === undefined);
  if (!fits) {
    throw new InternalError(
      new Error(`${route.operationId} answered ${status} against its contract: ${result?.error?.message}`),
    );
  }
}
