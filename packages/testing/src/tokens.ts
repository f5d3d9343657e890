import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const testPool = {
  userPoolId: 'us-east-1_Test00001',
  clientId: 'test-client',
  issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Test00001',
};

const keyId = 'test-key';

/** Says who a token is for, and how it differs from a good one. */
export interface TokenSpec {
  userId: string;
  groups?: string[];
  /** Claims that replace the good ones; `undefined` removes one. */
  claims?: Record<string, unknown>;
  /** Seconds from now; negative for a token that has expired. */
  expiresIn?: number;
}

/** A user pool of a test's own: its public keys, and access tokens as Cognito makes them. */
export async function testTokens(): Promise<{
  jwks: string;
  publicPem: string;
  token(spec: TokenSpec): Promise<string>;
}> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };
  return {
    jwks: JSON.stringify({ keys: [jwk] }),
    publicPem: JSON.stringify(jwk),
    token({ userId, groups = [], claims = {}, expiresIn = 3600 }) {
      const now = Math.floor(Date.now() / 1000);
      const all: Record<string, unknown> = {
        sub: userId,
        username: userId,
        iss: testPool.issuer,
        client_id: testPool.clientId,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        'cognito:groups': groups,
        auth_time: now,
        iat: now,
        exp: now + expiresIn,
        ...claims,
      };
      const present = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      return new SignJWT(present).setProtectedHeader({ alg: 'RS256', kid: keyId }).sign(privateKey);
    },
  };
}
