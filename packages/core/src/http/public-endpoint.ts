import { type Act, buildEndpoint, type Handler } from './build-endpoint.ts';
import type { Route } from './contract.ts';

/**
 * The Lambda function of a route that looks at no token. Apart from `endpoint` because its bundle then carries no
 * verifier and its start does not wait for the pool's public keys.
 */
export function publicEndpoint<const R extends Route & { auth: 'none' }>(
  route: R,
  act: Act<R, undefined>,
): Handler {
  return buildEndpoint(route, async () => undefined, [act]);
}
