import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { type Bucket, RequestStore } from './s3-adapter.ts';
import { type BodyCheck, bodyChecks } from './s3-body.ts';
import { single } from './s3-headers.ts';
import { operationFor } from './s3-operations.ts';
import { checkSignature, type KeyPair } from './s3-signature.ts';
import type { ObjectStore } from './s3-store.ts';
import { renderXml } from './s3-xml.ts';
import { isRefusal, refusal, type S3Context, type S3Middleware } from './s3rver.ts';

/** The most that one PUT may bring. */
const MOST_BYTES = 5 * 1024 ** 3;
const MOST_KEY_BYTES = 1024;

/** Of errors when a client hangs up in the middle: no fault of ours. */
const HUNG_UP = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/**
 * What stands before s3rver's routes: it lets through what is signed and well-formed, answers the operations that are
 * ours, gives the others a store that knows the request, and renders every answer and error as S3 does.
 */
export function s3Front(bucket: Bucket, objects: ObjectStore, keyPair: KeyPair): S3Middleware {
  return async (context, next) => {
    // Before all else: without these a browser hides from its page why it was refused.
    if (context.headers.origin) {
      context.set('Access-Control-Allow-Origin', '*');
      context.set('Access-Control-Expose-Headers', 'ETag');
    }
    try {
      // S3 answers preflights to everybody: a browser sends them unsigned.
      const checks = context.method === 'OPTIONS' ? [] : admit(context, keyPair);
      await answer({ context, objects, bucket, checks }, next);
    } catch (error) {
      answerError(context, error);
    }
    const { body } = context;
    if (isDocument(body)) {
      context.set('Content-Type', 'application/xml');
      context.body = renderXml(body);
    }
  };
}

/**
 * Checks the signature and leaves the request as one that s3rver's own check passes by.
 *
 * @returns what the body must match
 */
function admit(context: S3Context, keyPair: KeyPair): BodyCheck[] {
  const { method, headers } = context;
  const {
    url,
    headers: inQuery,
    payload,
  } = checkSignature({ method, url: context.req.url ?? '/', headers }, keyPair);
  Object.assign(headers, inQuery);
  context.url = url;
  delete headers.authorization;
  context.state.account = { id: keyPair.accessKeyId };
  refuseUnknownLength(context, payload);
  unescapeCopySource(headers);
  return bodyChecks(headers, payload);
}

interface Admitted {
  context: S3Context;
  objects: ObjectStore;
  bucket: Bucket;
  checks: BodyCheck[];
}

async function answer(
  { context, objects, bucket, checks }: Admitted,
  next: () => Promise<void>,
): Promise<void> {
  const { method, headers } = context;
  const [bucketName, key] = target(context.path);
  const store = new RequestStore(bucket, objects, { method, key, headers, checks });
  context.store = store;
  context.res.once('close', () => store.release());
  if (method === 'OPTIONS' || bucketName === '') return next();
  if (bucketName !== bucket.name) {
    throw refusal('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucketName });
  }
  const operation = operationFor(context, key);
  return operation ? operation({ context, objects, bucketName, key, checks }) : next();
}

function answerError(context: S3Context, error: unknown): void {
  if (!isRefusal(error) && !(hasCode(error) && HUNG_UP.has(error.code))) {
    console.error('The embedded S3 failed:', error);
  }
  const { status, code, message, detail } = isRefusal(error)
    ? error
    : refusal('InternalError', 'We encountered an internal error. Please try again.');
  context.status = status;
  context.body = { Error: { Code: code, Message: message, ...detail } };
}

function hasCode(error: unknown): error is { code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

function isDocument(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && !(body instanceof Readable);
}

/** A PUT says how much it brings; S3 takes no body of unknown length. */
function refuseUnknownLength({ method, headers }: S3Context, payload: string): void {
  if (payload.startsWith('STREAMING-') || headers['content-encoding']?.includes('aws-chunked')) {
    throw refusal(
      'NotImplemented',
      'The embedded S3 takes no aws-chunked bodies: give the client requestChecksumCalculation: WHEN_REQUIRED.',
      { Header: 'x-amz-content-sha256' },
    );
  }
  if (method !== 'PUT') return;
  const length = headers['content-length'];
  if (length === undefined) {
    throw refusal('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  if (Number(length) > MOST_BYTES) {
    throw refusal('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: length,
      MaxSizeAllowed: MOST_BYTES,
    });
  }
}

/** The bucket and the key of a path; empty where it names none. */
function target(path: string): [bucket: string, key: string] {
  const [, bucket = '', ...rest] = path.split('/');
  // The signature's check has decoded the path before: it is well-formed, other than perhaps a preflight's.
  const key = rest.map(decode).join('/');
  if (Buffer.byteLength(key) > MOST_KEY_BYTES) {
    throw refusal('KeyTooLongError', 'Your key is too long', { MaxSizeAllowed: MOST_KEY_BYTES });
  }
  return [decode(bucket), key];
}

/** s3rver reads the source of a copy by decodeURI, which leaves `%2B`, `%23` and others as they are. */
function unescapeCopySource(headers: IncomingHttpHeaders): void {
  const source = single(headers['x-amz-copy-source']);
  if (source !== undefined) headers['x-amz-copy-source'] = encodeURI(decode(source));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refusal('InvalidURI', "Couldn't parse the specified URI.", { URI: text });
  }
}
