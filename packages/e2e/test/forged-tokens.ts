import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalInfo } from '@skillforge/local/local-info';
import { importPKCS8, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose';

const issuerOf = (userPoolId: string) => `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}`;

/** Whatever somebody with a pool's signing key could make, and what somebody without it could try. */
export interface Forge {
  /** Signed with the pool's own key: with no changes it is as good as the pool's own token. */
  signed(changes?: { claims?: object; header?: Partial<JWTHeaderParameters> }): Promise<string>;
  /** `alg: none`, without a signature. */
  unsigned(): string;
  /** `alg: HS256` with the pool's public key as the secret, in one of its spellings. */
  symmetric(spelling: 'pem' | 'der' | 'modulus'): Promise<string>;
  /** Signed with another key under the name of the pool's. */
  foreignKey(): Promise<string>;
}

/** A pool whose signing key is known. */
export interface KnownPool {
  userPoolId: string;
  clientId: string;
  /** PKCS #8. */
  signingKey: string;
  keyId: string;
}

/** The pool of a running stack. */
export function poolOf(info: LocalInfo, dataDir: string): KnownPool {
  return {
    userPoolId: info.userPoolId,
    clientId: info.clientId,
    signingKey: readFileSync(join(dataDir, 'cognito/signing-key.pem'), 'utf8'),
    keyId: 'CognitoLocal',
  };
}

/** Forges tokens of somebody in these groups, an instructor unless it says otherwise. */
export function forgeFor(
  { userPoolId, clientId, signingKey, keyId }: KnownPool,
  userId: string,
  groups = ['instructor'],
): Forge {
  const publicKey = createPublicKey(signingKey);
  const now = Math.floor(Date.now() / 1000);
  const good = {
    sub: userId,
    username: userId,
    iss: issuerOf(userPoolId),
    client_id: clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    'cognito:groups': groups,
    auth_time: now - 60,
    iat: now - 60,
    exp: now + 3_600,
  };
  const header = { alg: 'RS256', kid: keyId };
  const spellings: Record<'pem' | 'der' | 'modulus', (key: KeyObject) => Uint8Array> = {
    pem: (key) => Buffer.from(key.export({ type: 'spki', format: 'pem' })),
    der: (key) => key.export({ type: 'spki', format: 'der' }),
    modulus: (key) => Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url'),
  };
  return {
    async signed(changes = {}) {
      const key = await importPKCS8(signingKey, 'RS256');
      return new SignJWT({ ...good, ...changes.claims })
        .setProtectedHeader({ ...header, ...changes.header })
        .sign(key);
    },
    unsigned: () => new UnsecuredJWT(good).encode(),
    symmetric: (spelling) =>
      new SignJWT(good)
        .setProtectedHeader({ ...header, alg: 'HS256' })
        .sign(new Uint8Array(spellings[spelling](publicKey))),
    foreignKey: () =>
      new SignJWT(good)
        .setProtectedHeader(header)
        .sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
  };
}

const otherPool = { iss: issuerOf('us-east-1_Other0001') };

/** What is sent in an `Authorization` header, and why it is refused. */
export interface BadAuthorization {
  what: string;
  authorization: string;
  code: 'invalid-token' | 'token-expired' | 'token-revoked';
}

const hour = 3_600;

/** The parts of a token with its claims changed, under the signature that it had. */
function rewritten(token: string, changes: object): string {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const read: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify(Object.assign({}, read, changes))).toString('base64url');
  return `${head}.${changed}.${signature}`;
}

/**
 * Every kind of token that nobody is let in with.
 *
 * @param revoked a forge for somebody whose tokens are revoked
 */
export async function badAuthorizations(forge: Forge, revoked: Forge): Promise<BadAuthorization[]> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    'of another pool': otherPool,
    'of another issuer': { iss: 'https://example.test' },
    'of another client': { client_id: 'another-client' },
    'of no client': { client_id: undefined },
    'that is an id token': { token_use: 'id', aud: 'any', client_id: undefined },
    'that says that it is an id token': { token_use: 'id' },
    'that does not say what it is': { token_use: undefined },
    'that is not good yet': { nbf: now + hour },
    'that was issued in the future': { iat: now + hour, exp: now + 2 * hour },
    'of somebody who signed in in the future': { auth_time: now + hour },
    'that does not tell when it was issued': { iat: undefined },
    'that never expires': { exp: undefined },
    'of nobody': { sub: undefined },
  };
  const good = await forge.signed();
  const unsigned = forge.unsigned();
  const [, , signature = ''] = good.split('.');
  const tokens: Record<string, string> = {
    'without a signature': unsigned,
    'of no algorithm under another’s signature': `${unsigned}${signature}`,
    'signed with the public key (PEM) as a secret': await forge.symmetric('pem'),
    'signed with the public key (DER) as a secret': await forge.symmetric('der'),
    'signed with the public key’s modulus as a secret': await forge.symmetric('modulus'),
    'of an unknown key': await forge.signed({ header: { kid: 'unknown' } }),
    'of another key under the name of the pool’s': await forge.foreignKey(),
    'whose groups were changed': rewritten(good, { 'cognito:groups': ['admin'] }),
    'whose owner was changed': rewritten(good, { sub: 'somebody-else' }),
  };
  for (const [what, changes] of Object.entries(claims))
    tokens[what] = await forge.signed({ claims: changes });

  const past = { iat: now - 2 * hour, auth_time: now - 2 * hour, exp: now - 1 };
  const garbage = ['', 'garbage', 'Bearer', 'Bearer garbage', 'Bearer a.b.c', 'Bearer ..', 'Basic YTpi'];
  return [
    ...garbage.map((authorization) => ({
      what: `garbage: ${JSON.stringify(authorization)}`,
      authorization,
      code: 'invalid-token' as const,
    })),
    ...Object.entries(tokens).map(([what, token]) => ({
      what: `one ${what}`,
      authorization: `Bearer ${token}`,
      code: 'invalid-token' as const,
    })),
    {
      what: 'one that has expired',
      authorization: `Bearer ${await forge.signed({ claims: past })}`,
      code: 'token-expired',
    },
    {
      what: 'one that was revoked',
      authorization: `Bearer ${await revoked.signed()}`,
      code: 'token-revoked',
    },
  ];
}
