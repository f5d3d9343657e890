import { tableAnswers } from '../health.ts';
import type { Handler } from './build-endpoint.ts';
import type { Route } from './contract.ts';
import { publicEndpoint } from './public-endpoint.ts';
import { ok } from './reply.ts';

/**
 * The Lambda function of a service's health route: cheap, and 503 when the table does not answer.
 *
 * @param version of the service, as its manifest tells
 */
export function healthEndpoint(route: Route & { auth: 'none' }, version: string): Handler {
  return publicEndpoint(route, async () => {
    await tableAnswers();
    return ok({ service: route.service, version, table: 'ok' });
  });
}
