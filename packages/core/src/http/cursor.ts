import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { BadRequestError } from '../errors.ts';
import { settings } from '../settings.ts';

/**
 * Where a page ends, for the client to carry: opaque, because encrypted; unforgeable, because authenticated
 * (AES-256-GCM); good only where it was made, because stage, route, filters and, for a private list, the caller are
 * its associated data.
 *
 * Layout: version (1 byte), day of the key since 1970 (2 bytes), nonce (12), ciphertext, tag (16), in base64url. Each
 * day has a key of its own, derived from the secret; yesterday's is still accepted, so a cursor lives for one to two
 * days.
 */
const version = 1;
const headLength = 15;
const tagLength = 16;

/** What a cursor is bound to. */
export interface CursorScope {
  route: string;
  caller?: string | undefined;
  filters: Record<string, unknown>;
}

function dayOf(now: Date): number {
  return Math.floor(now.getTime() / 86_400_000);
}

const keys = new Map<number, Buffer>();

function keyOf(day: number): Buffer {
  const known = keys.get(day);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', settings.cursorSecret, '', `cursor of day ${day}`, 32));
  keys.clear();
  keys.set(day, key);
  return key;
}

function associatedData({ route, caller, filters }: CursorScope): Buffer {
  const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([settings.stage, route, caller ?? null, sorted]));
}

/** The cursor for a start key of the table. */
export function sealCursor(startKey: Record<string, unknown>, scope: CursorScope, now = new Date()): string {
  const head = Buffer.alloc(3);
  head.writeUInt8(version, 0);
  head.writeUInt16BE(dayOf(now), 1);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(dayOf(now)), nonce);
  cipher.setAAD(Buffer.concat([head, associatedData(scope)]));
  const sealed = [cipher.update(JSON.stringify(startKey), 'utf8'), cipher.final()];
  return Buffer.concat([head, nonce, ...sealed, cipher.getAuthTag()]).toString('base64url');
}

/**
 * The start key in a cursor.
 *
 * @throws BadRequestError `invalid-cursor` for one that was changed, made elsewhere or is out of date
 */
export function openCursor(cursor: string, scope: CursorScope, now = new Date()): Record<string, unknown> {
  const refused = new BadRequestError(
    'invalid-cursor',
    'The cursor is not one of this list, or is out of date. Start again without a cursor.',
  );
  const bytes = Buffer.from(cursor, 'base64url');
  // Decoding is lenient (spare bits, foreign characters): only the one true spelling is taken.
  if (bytes.toString('base64url') !== cursor || bytes.length < headLength + tagLength) throw refused;
  const day = bytes.readUInt16BE(1);
  const today = dayOf(now);
  if (bytes.readUInt8(0) !== version || (day !== today && day !== today - 1)) throw refused;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(day), bytes.subarray(3, headLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(Buffer.concat([bytes.subarray(0, 3), associatedData(scope)]));
    decipher.setAuthTag(bytes.subarray(-tagLength));
    const plain = Buffer.concat([decipher.update(bytes.subarray(headLength, -tagLength)), decipher.final()]);
    return JSON.parse(plain.toString('utf8'));
  } catch {
    throw refused;
  }
}
