import { settings } from '../settings.ts';
import type { Caching } from './contract.ts';

const security = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
};

const exposed =
  'ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id';

const cacheControl: Record<Caching, string> = {
  list: 'public, max-age=60, stale-while-revalidate=300',
  resource: 'public, max-age=5',
  private: 'private, no-store',
};

/** The headers that every answer carries. Only configured origins are told that they may read it. */
export function commonHeaders(requestId: string, origin: string | undefined): Record<string, string> {
  const allowed = origin !== undefined && settings.allowedOrigins.includes(origin);
  return {
    ...security,
    'X-Request-Id': requestId,
    Vary: 'Origin, Authorization',
    ...(allowed ? { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed } : {}),
  };
}

/** How long others may keep an answer. What was asked with a token is the caller's own. */
export function cachingHeader(caching: Caching, withToken: boolean): string {
  return cacheControl[withToken ? 'private' : caching];
}
