import { UnprocessableError } from '../errors.ts';
import { askBucket, type BucketRequest, signedUrl, unexpected } from './bucket.ts';
import { partSizes } from './parts.ts';

/**
 * How files come into the bucket: by signed requests, past the functions. Everything about such a request is signed
 * (key, type, size, that nothing stands there yet), so the store itself refuses what differs.
 *
 * What is uploaded is marked as unused, and the bucket forgets it after a day unless the mark has been taken off.
 */

export const uploadSeconds = 15 * 60;

/** The store's mark of an upload that nobody has used; foundation's lifecycle rule names it too. */
const unused = { 'x-amz-tagging': 'state=unused' };
const neverOverwrite = { 'if-none-match': '*' };

export interface NewFile {
  key: string;
  contentType: string;
  sizeBytes: number;
}

/** A request that a client makes of the store: just so, with a body of just this size. */
export interface SignedPut {
  method: 'PUT';
  url: string;
  /** To be sent with it. The size is signed too, but clients set `Content-Length` by themselves. */
  headers: Record<string, string>;
  sizeBytes: number;
}

async function signedPut(request: BucketRequest, sizeBytes: number, from: Date): Promise<SignedPut> {
  const { headers = {} } = request;
  const url = await signedUrl(
    { ...request, headers: { ...headers, 'content-length': String(sizeBytes) } },
    { seconds: uploadSeconds, from },
  );
  return { method: 'PUT', url, headers, sizeBytes };
}

/** How to send a whole file in one request. */
export function signUpload({ key, contentType, sizeBytes }: NewFile, from: Date): Promise<SignedPut> {
  const headers = { 'content-type': contentType, ...neverOverwrite, ...unused };
  return signedPut({ method: 'PUT', key, headers }, sizeBytes, from);
}

export interface SignedPart extends SignedPut {
  /** From 1. */
  partNumber: number;
}

/** How to send the parts of a file. */
export function signParts(
  { key, storeId, sizeBytes }: { key: string; storeId: string; sizeBytes: number },
  from: Date,
): Promise<SignedPart[]> {
  return Promise.all(
    partSizes(sizeBytes).map(async (size, at) => {
      const query = { partNumber: String(at + 1), uploadId: storeId };
      return { partNumber: at + 1, ...(await signedPut({ method: 'PUT', key, query }, size, from)) };
    }),
  );
}

/** Begins an upload in parts; answers the store's id of it. */
export async function beginParts({ key, contentType }: NewFile): Promise<string> {
  const request: BucketRequest = {
    method: 'POST',
    key,
    query: { uploads: '' },
    headers: { 'content-type': contentType, ...unused },
  };
  const answer = await askBucket(request);
  const [, storeId] = /<UploadId>([^<]+)<\/UploadId>/.exec(answer.body.toString('utf8')) ?? [];
  if (answer.status !== 200 || storeId === undefined) throw unexpected(request, answer);
  return storeId;
}

export interface SentPart {
  partNumber: number;
  /** As the store answered it, with or without its quotation marks. */
  etag: string;
}

/**
 * Puts the parts of an upload together. A repeat is no error.
 *
 * @returns false when the store does not have these parts
 */
export async function finishParts(
  { key, storeId }: { key: string; storeId: string },
  parts: SentPart[],
): Promise<boolean> {
  const request: BucketRequest = {
    method: 'POST',
    key,
    query: { uploadId: storeId },
    headers: { 'content-type': 'application/xml', ...neverOverwrite },
  };
  const listed = parts.map(
    ({ partNumber, etag }) =>
      `<Part><PartNumber>${partNumber}</PartNumber><ETag>"${etag.replaceAll('"', '')}"</ETag></Part>`,
  );
  const body = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${listed.join('')}</CompleteMultipartUpload>`;
  const answer = await askBucket(request, { body, timeoutMilliseconds: 5_000 });
  // The store begins its answer before it knows how it ends: an error may come with a 200.
  const text = answer.body.toString('utf8');
  if (answer.status === 200 && !text.includes('<Error>')) return true;
  if (/<Code>(InvalidPart|InvalidPartOrder|EntityTooSmall)<\/Code>/.test(text)) return false;
  if (/<Code>(NoSuchUpload|PreconditionFailed)<\/Code>/.test(text)) return isThere(key);
  throw unexpected(request, answer);
}

async function isThere(key: string): Promise<boolean> {
  const request: BucketRequest = { method: 'HEAD', key };
  const answer = await askBucket(request);
  if (answer.status === 200) return true;
  if (answer.status === 404) return false;
  throw unexpected(request, answer);
}

/** The answer to a key under which nothing was uploaded. */
export function notUploaded(field: string): UnprocessableError {
  return new UnprocessableError('not-uploaded', 'Nothing was uploaded under this key, or it has expired.', {
    errors: [{ in: 'body', pointer: `/${field}`, detail: 'No file stands under this key' }],
  });
}

/**
 * Takes an upload into use: from here on the bucket keeps it.
 *
 * Called before what uses it is written: a process that dies in between leaves a file that nobody uses, and not a use
 * without its file.
 *
 * @param field the field that named it, for the refusal
 * @throws UnprocessableError `not-uploaded`
 */
export async function keepUpload(key: string, field: string): Promise<void> {
  const request: BucketRequest = { method: 'DELETE', key, query: { tagging: '' } };
  const answer = await askBucket(request);
  // 405 is what a versioned bucket says of a file that its lifecycle has removed.
  if (answer.status === 404 || answer.status === 405) throw notUploaded(field);
  if (answer.status !== 204) throw unexpected(request, answer);
}
