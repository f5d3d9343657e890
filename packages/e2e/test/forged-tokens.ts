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

/** Forges tokens of an instructor for the pool of a running stack. */
export function forgeFor(info: LocalInfo, dataDir: string, userId: string): Forge {
  const pem = readFileSync(join(dataDir, 'cognito/signing-key.pem'), 'utf8');
  const publicKey = createPublicKey(pem);
  const now = Math.floor(Date.now() / 1000);
  const good = {
    sub: userId,
    username: userId,
    iss: issuerOf(info.userPoolId),
    client_id: info.clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    'cognito:groups': ['instructor'],
    auth_time: now - 60,
    iat: now - 60,
    exp: now + 3_600,
  };
  const header = { alg: 'RS256', kid: 'CognitoLocal' };
  const spellings: Record<'pem' | 'der' | 'modulus', (key: KeyObject) => Uint8Array> = {
    pem: (key) => Buffer.from(key.export({ type: 'spki', format: 'pem' })),
    der: (key) => key.export({ type: 'spki', format: 'der' }),
    modulus: (key) => Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url'),
  };
  return {
    async signed(changes = {}) {
      const key = await importPKCS8(pem, 'RS256');
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

export const otherPool = { iss: issuerOf('us-east-1_Other0001') };
