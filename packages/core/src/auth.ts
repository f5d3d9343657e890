import { CognitoJwtVerifier } from 'aws-jwt-verify';
import {
  FetchError,
  JwksNotAvailableInCacheError,
  JwksValidationError,
  JwtBaseError,
  JwtExpiredError,
} from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { CognitoAccessTokenPayload } from 'aws-jwt-verify/jwt-model';
import type { Caller } from './caller.ts';
import { asError, ServiceUnavailableError, UnauthenticatedError } from './errors.ts';
import { logger } from './observability.ts';
import { isRevoked } from './revocation.ts';
import { settings } from './settings.ts';

const cache = settings.cognitoJwks
  ? new SimpleJwksCache({
      fetcher: { fetch: async () => new TextEncoder().encode(settings.cognitoJwks).buffer },
    })
  : undefined;

const verifier = CognitoJwtVerifier.create(
  { userPoolId: settings.userPoolId, clientId: settings.userPoolClientId, tokenUse: 'access' },
  cache ? { jwksCache: cache } : undefined,
);

// While the module loads, where nobody waits. A failure is no reason to refuse to start: the first token tries again.
await verifier.hydrate().catch((error: unknown) => {
  logger.warn("The pool's public keys could not be fetched yet", { error: asError(error) });
});

/** The pool did not give its public keys: each a `JwtBaseError` too, but no fault of the token's. */
const noKeys = [FetchError, JwksNotAvailableInCacheError, JwksValidationError];

function invalid(code: string, detail: string, cause?: unknown): UnauthenticatedError {
  return new UnauthenticatedError(code, detail, {
    cause,
    headers: {
      'WWW-Authenticate': `Bearer realm="skillforge", error="invalid_token", error_description="${detail}"`,
    },
  });
}

/**
 * The caller behind an `Authorization` header.
 *
 * @returns undefined when no header was sent
 * @throws UnauthenticatedError for anything but an access token of our pool and client that is good now:
 *   `token-revoked` for one whose owner was deactivated or given another role since
 * @throws ServiceUnavailableError when the pool's public keys cannot be fetched
 */
export async function callerOf(authorization: string | undefined): Promise<Caller | undefined> {
  if (authorization === undefined) return undefined;
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim()) ?? [];
  if (!token) throw invalid('invalid-token', 'The Authorization header holds no bearer token.');
  const claims = await verified(token);
  if (await isRevoked(claims.sub, claims.iat)) {
    throw invalid('token-revoked', 'The token was revoked. Sign in again.');
  }
  const groups = claims['cognito:groups'] ?? [];
  const isAdmin = groups.includes('admin');
  return { userId: claims.sub, isAdmin, isInstructor: isAdmin || groups.includes('instructor') };
}

/** What the pool writes into each of its access tokens: one without would last for ever, or could not be revoked. */
const always = ['sub', 'iat', 'exp'] as const;

/** How far the pool's clock may be ahead. */
const leewaySeconds = 60;

/**
 * What the verifier does not ask: that the token is whole, and was made by now. One from the future would outlive its
 * revocation, which looks at when a token was made.
 */
function isMade(claims: CognitoAccessTokenPayload): boolean {
  const latest = Date.now() / 1000 + leewaySeconds;
  const times = [claims.iat, claims.auth_time ?? 0];
  return always.every((claim) => claims[claim] !== undefined) && times.every((time) => time <= latest);
}

async function verified(token: string) {
  try {
    const claims = await verifier.verify(token);
    if (!isMade(claims)) throw invalid('invalid-token', 'The token is not valid here.');
    return claims;
  } catch (error) {
    if (noKeys.some((kind) => error instanceof kind)) throw new ServiceUnavailableError(error);
    if (error instanceof JwtExpiredError) throw invalid('token-expired', 'The token has expired.', error);
    if (error instanceof JwtBaseError) throw invalid('invalid-token', 'The token is not valid here.', error);
    throw error;
  }
}
