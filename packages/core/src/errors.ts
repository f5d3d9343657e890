/** One wrong field of a request: where (a JSON pointer into the body or the query) and what is wrong with it. */
export interface FieldError {
  in: 'body' | 'query';
  pointer: string;
  detail: string;
}

/** An error that a caller is told of: its class gives the HTTP status, `code` is stable, the message is the detail. */
export abstract class ProblemError extends Error {
  abstract readonly status: number;
  abstract readonly title: string;
  readonly code: string;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;
  /** Further members of the problem, by which a program finds what is in its way: `{ attemptId: '…' }`. */
  readonly members: Record<string, string | string[]>;

  constructor(
    code: string,
    detail: string,
    more: {
      errors?: FieldError[];
      headers?: Record<string, string>;
      members?: Record<string, string | string[]>;
      cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = new.target.name;
    this.code = code;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
    this.members = more.members ?? {};
  }
}

export class BadRequestError extends ProblemError {
  override readonly status = 400;
  override readonly title = 'Bad Request';
}

export class UnauthenticatedError extends ProblemError {
  override readonly status = 401;
  override readonly title = 'Unauthorized';
}

export class ForbiddenError extends ProblemError {
  override readonly status = 403;
  override readonly title = 'Forbidden';
}

/** Missing, or not the caller's to know of: both answer alike. */
export class NotFoundError extends ProblemError {
  override readonly status = 404;
  override readonly title = 'Not Found';

  constructor(what = 'resource') {
    super('not-found', `There is no such ${what}.`);
  }
}

export class ConflictError extends ProblemError {
  override readonly status = 409;
  override readonly title = 'Conflict';
}

export class PreconditionFailedError extends ProblemError {
  override readonly status = 412;
  override readonly title = 'Precondition Failed';
}

export class ContentTooLargeError extends ProblemError {
  override readonly status = 413;
  override readonly title = 'Content Too Large';
}

export class UnsupportedMediaTypeError extends ProblemError {
  override readonly status = 415;
  override readonly title = 'Unsupported Media Type';
}

export class UnprocessableError extends ProblemError {
  override readonly status = 422;
  override readonly title = 'Unprocessable Content';
}

export class PreconditionRequiredError extends ProblemError {
  override readonly status = 428;
  override readonly title = 'Precondition Required';
}

export class TooManyRequestsError extends ProblemError {
  override readonly status = 429;
  override readonly title = 'Too Many Requests';
}

/** Our fault: the caller learns the request id and nothing of the inside. */
export class InternalError extends ProblemError {
  override readonly status = 500;
  override readonly title = 'Internal Server Error';

  constructor(cause: unknown) {
    super('internal-error', 'Something went wrong on our side. Quote the request id when you report it.', {
      cause,
    });
  }
}

/** Something that we depend on throttles or cannot be reached: worth another try. */
export class ServiceUnavailableError extends ProblemError {
  override readonly status = 503;
  override readonly title = 'Service Unavailable';

  constructor(cause: unknown, retryAfterSeconds = 1) {
    super('temporarily-unavailable', 'The service is busy or a part of it cannot be reached. Try again.', {
      cause,
      headers: { 'Retry-After': String(retryAfterSeconds) },
    });
  }
}

/**
 * What was read had changed by the time it was written: somebody else's request won. Never told to a caller:
 * `endpoint` reads, checks and acts again.
 */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** What a failed condition means that only says that nothing has changed. */
export function lostRace(): LostRaceError {
  return new LostRaceError();
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'NetworkingError',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Whether an error says that a dependency throttles, fails or cannot be reached, rather than that we are wrong. */
export function isUnavailability(error: unknown): boolean {
  const names = [property(error, 'name'), property(error, 'code')];
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  return (
    names.some((name) => typeof name === 'string' && unreachable.has(name)) ||
    (typeof status === 'number' && status >= 500)
  );
}

/** Every error as the problem that the caller is told of; what is unknown becomes a 500 that tells nothing. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof LostRaceError || isUnavailability(error)) return new ServiceUnavailableError(error);
  return new InternalError(error);
}

/**
 * Whatever was thrown, as an error that a log can show: what it is, where it came from and what caused it. What else
 * it carries is left out, for it may be somebody's data: a cancelled transaction holds the items that refused it.
 */
export function asError(thrown: unknown): Error {
  if (!(thrown instanceof Error)) return new Error(String(thrown));
  const { name, message, stack, cause } = thrown;
  const shown = new Error(message, cause === undefined ? {} : { cause: asError(cause) });
  const [code, $metadata] = [property(thrown, 'code'), property(thrown, '$metadata')];
  return Object.assign(shown, {
    name,
    stack,
    ...(code ? { code } : {}),
    ...($metadata ? { $metadata } : {}),
  });
}
