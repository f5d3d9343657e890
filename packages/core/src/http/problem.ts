import type { ProblemError } from '../errors.ts';

/** The body of an error, as RFC 9457 has it; `code` is stable, `instance` is the request's id. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  errors?: ProblemError['errors'];
  /** Further members, by which a program finds what is in its way. */
  [member: string]: unknown;
}

/** An error as the body that tells it. */
export function problemBody(error: ProblemError, requestId: string): Problem {
  return {
    type: `urn:skillforge:problem:${error.code}`,
    title: error.title,
    status: error.status,
    detail: error.message,
    instance: requestId,
    code: error.code,
    ...error.members,
    ...(error.errors ? { errors: error.errors } : {}),
  };
}
