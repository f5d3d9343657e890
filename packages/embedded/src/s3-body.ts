import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { refusal } from './s3rver.ts';

/** One digest that a request says its body has. */
export interface BodyCheck {
  update(chunk: Buffer): void;
  /** @throws Error when the body that went by has another one. */
  verify(): void;
}

interface Digest {
  update(chunk: Buffer): unknown;
  digest(): Buffer;
}

/** The digests that S3 compares and Node can make; `crc32c` and `crc64nvme` are not among them. */
const CHECKSUMS: Record<string, () => Digest> = {
  crc32: crc32Digest,
  sha1: () => createHash('sha1'),
  sha256: () => createHash('sha256'),
};

/**
 * What a body must match according to `Content-MD5`, `x-amz-checksum-*` and the signature.
 *
 * @param payload the signed SHA-256 in hex, or a word in its place
 */
export function bodyChecks(headers: IncomingHttpHeaders, payload: string): BodyCheck[] {
  const checks: BodyCheck[] = [];
  const md5 = headers['content-md5'];
  if (typeof md5 === 'string') {
    const expected = Buffer.from(md5, 'base64');
    if (expected.length !== 16) throw refusal('InvalidDigest', 'The Content-MD5 you specified is not valid.');
    checks.push(
      check(createHash('md5'), expected, () =>
        refusal('BadDigest', 'The Content-MD5 you specified did not match what we received.'),
      ),
    );
  }
  for (const [name, make] of Object.entries(CHECKSUMS)) {
    const value = headers[`x-amz-checksum-${name}`];
    if (typeof value !== 'string') continue;
    checks.push(
      check(make(), Buffer.from(value, 'base64'), () =>
        refusal(
          'BadDigest',
          `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
        ),
      ),
    );
  }
  if (/^[0-9a-f]{64}$/i.test(payload)) {
    checks.push(
      check(createHash('sha256'), Buffer.from(payload, 'hex'), () =>
        refusal(
          'XAmzContentSHA256Mismatch',
          "The provided 'x-amz-content-sha256' header does not match what was computed.",
        ),
      ),
    );
  }
  return checks;
}

/**
 * Writes a body to a new file that is whole and checked when this returns, and gone when this throws.
 *
 * @returns its size and its MD5 in hex
 */
export async function receiveBody(
  source: Readable,
  file: string,
  checks: BodyCheck[] = [],
): Promise<{ size: number; md5: string }> {
  const md5 = createHash('md5');
  let size = 0;
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          md5.update(chunk);
          for (const each of checks) each.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(file, { flags: 'wx', flush: true }),
    );
    for (const each of checks) each.verify();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { size, md5: md5.digest('hex') };
}

/** Reads a small body, such as a list of parts. */
export async function readText(source: Readable, checks: BodyCheck[], mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) {
      throw refusal('MaxMessageLengthExceeded', 'Your request was too big.', {
        MaxMessageLengthBytes: mostBytes,
      });
    }
    for (const each of checks) each.update(bytes);
    chunks.push(bytes);
  }
  for (const each of checks) each.verify();
  return Buffer.concat(chunks).toString('utf8');
}

function check(digest: Digest, expected: Buffer, mismatch: () => Error): BodyCheck {
  return {
    update: (chunk) => {
      digest.update(chunk);
    },
    verify: () => {
      if (!digest.digest().equals(expected)) throw mismatch();
    },
  };
}

function crc32Digest(): Digest {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}
