import type { ProblemSpec, Route } from '@skillforge/core/http/contract';

/** The answers of a route that follow from its settings: nobody writes them down twice. */
export function problemsOf(route: Route): ProblemSpec[] {
  const problems: ProblemSpec[] = [];
  const add = (status: number, code: string, description: string) =>
    problems.push({ status, code, description });
  const writes = route.method !== 'GET';

  if (writes) add(400, 'malformed-json', 'The body is not well-formed JSON');
  if (route.idempotent)
    add(400, 'invalid-idempotency-key', 'The Idempotency-Key is not 1 to 255 visible ASCII characters');
  if (route.paged) add(400, 'invalid-cursor', 'The cursor was changed, is of another list or out of date');
  if (route.auth === 'required') add(401, 'missing-token', 'No token was sent');
  if (route.auth !== 'none') {
    add(
      401,
      'invalid-token',
      'The token is not an access token of this pool and client, or the gateway refused it',
    );
    add(401, 'token-expired', 'The token has expired');
    add(401, 'token-revoked', 'Its owner was deactivated or given another role since it was issued');
  }
  if (route.role) add(403, 'role-required', `The caller is no ${route.role}`);
  if (route.path.includes('{')) add(404, 'not-found', 'Missing, or not the caller’s to know of');
  if (route.ifMatch) add(412, 'stale', 'If-Match names an older revision');
  if (writes) {
    add(413, 'content-too-large', 'The body is larger than 256 KB');
    add(415, 'unsupported-media-type', 'The body is not declared as JSON');
  }
  if (writes || route.query || route.paged)
    add(422, 'invalid-request', 'Fields are wrong; `errors` points at each');
  if (route.idempotent) add(422, 'idempotency-key-reused', 'The Idempotency-Key was used with another body');
  if (route.ifMatch?.required) add(428, 'if-match-required', 'If-Match is missing');
  if (route.rateLimit) add(429, 'rate-limited', `More than ${route.rateLimit.perDay} calls on one day`);
  add(429, 'throttled', 'Too many requests at once');
  add(500, 'internal-error', 'Our fault; the instance is the request’s id');
  add(503, 'temporarily-unavailable', 'Something that the service depends on throttles or cannot be reached');
  return [...problems, ...(route.problems ?? [])].sort((a, b) => a.status - b.status);
}
