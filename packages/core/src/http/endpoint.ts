import { callerOf } from '../auth.ts';
import { type Act, buildEndpoint, type Handler, type Precondition, type Steps } from './build-endpoint.ts';
import type { Route } from './contract.ts';

/** A route that looks at tokens. One that does not (`auth: 'none'`) is a `publicEndpoint`, or it would refuse bad ones. */
type TokenRoute = Route & { auth: 'optional' | 'required' };

/**
 * The Lambda function of a route that may or must be called with a token.
 *
 * `endpoint` is the only place that knows API Gateway, JSON, status codes and headers. Refusals come in a fixed
 * order: 401, 415/413, 400, 403 by role, the precondition's 404 and 403, 422, 428/412, 429, the act's own 409. An act
 * that finds that what it read has changed throws `LostRaceError`: then precondition, `If-Match` and act run again.
 */
export function endpoint<const R extends TokenRoute>(route: R, act: Act<R, undefined>): Handler;
export function endpoint<const R extends TokenRoute, S>(
  route: R,
  precondition: Precondition<R, S>,
  act: Act<R, S>,
): Handler;
export function endpoint<const R extends TokenRoute, S>(route: R, ...steps: Steps<R, S>): Handler {
  return buildEndpoint(route, callerOf, steps);
}
