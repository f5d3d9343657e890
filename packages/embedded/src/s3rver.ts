import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { ParsedUrlQuery } from 'node:querystring';
import type { Readable } from 'node:stream';

/**
 * The parts of s3rver that we use, with types: the package has none. It is a Koa application that routes S3's requests
 * and answers preflights; what it stores goes through the `store` of its context.
 */

/** Koa's context, as far as we and s3rver's controllers share it. */
export interface S3Context {
  readonly method: string;
  /** Path and query, as the later parts shall see them. */
  url: string;
  readonly path: string;
  readonly query: ParsedUrlQuery;
  readonly headers: IncomingHttpHeaders;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** Who asks; s3rver honours `response-*` parameters only for somebody. */
  readonly state: { account?: object };
  /** What the controllers of this request read and write. */
  store: S3rverStore;
  status: number;
  /** A document, as an object, or what Koa sends as it is. */
  body: unknown;
  set(name: string, value: string): void;
}

export type S3Middleware = (context: S3Context, next: () => Promise<void>) => Promise<void>;

/** An object as the GET controller reads it. */
export interface ReadObject {
  /** Null when the range cannot be satisfied. */
  content: Readable | null;
  /** Absent when the whole object is asked for. */
  range?: { start: number; end: number };
  size: number;
  lastModifiedDate: Date;
  /** The answer's headers. */
  metadata: Record<string, string | number>;
}

/** The methods that s3rver's controllers call for the requests that we leave to them. */
export interface S3rverStore {
  getBucket(bucket: string): Promise<{ name: string; creationDate: Date } | null>;
  listBuckets(): Promise<{ name: string; creationDate: Date }[]>;
  getSubresource(bucket: string, key: string | undefined, type: string): Promise<object | null>;
  existsObject(bucket: string, key: string): Promise<boolean>;
  getObject(bucket: string, key: string, range: { start?: number; end?: number }): Promise<ReadObject | null>;
  putObject(object: { key: string; content: Readable }): Promise<{ md5: string; size: number }>;
  copyObject(
    sourceBucket: string,
    sourceKey: string,
    bucket: string,
    key: string,
    replacement: IncomingHttpHeaders | null,
  ): Promise<Record<string, string>>;
  deleteObject(bucket: string, key: string): Promise<void>;
  initiateUpload(bucket: string, key: string, uploadId: string, headers: IncomingHttpHeaders): Promise<void>;
  putPart(
    bucket: string,
    uploadId: string,
    partNumber: string,
    content: Readable,
  ): Promise<{ md5: string; size: number }>;
}

export interface S3rverApplication {
  middleware: S3Middleware[];
  store: Pick<S3rverStore, 'getBucket'>;
  /** What answers the requests of a server. */
  callback(): RequestListener;
}

/** An error that is an answer to the client. */
export interface Refusal extends Error {
  code: string;
  status: number;
  detail: Record<string, string | number>;
}

const require = createRequire(import.meta.url);
const ofS3rver = createRequire(require.resolve('@20minutes/s3rver'));

export const S3rver: new (options: object) => S3rverApplication = require('@20minutes/s3rver');

const S3Error: new (code: string, message: string, detail: Record<string, string | number>) => Refusal =
  ofS3rver('./models/error.js');

/** Checks a bucket's CORS rules and gives them the form in which s3rver's preflights read them. */
export const corsRules: (xml: string) => object = (xml) =>
  ofS3rver('./models/config.js').S3CorsConfiguration.validate(xml);

/** The statuses of S3's error codes that s3rver does not know, or knows otherwise. */
const STATUSES: Record<string, number> = {
  BadRequest: 400,
  InvalidTag: 400,
  XAmzContentSHA256Mismatch: 400,
};

/** The error with S3's status for this code. */
export function refusal(
  code: string,
  message: string,
  detail: Record<string, string | number> = {},
): Refusal {
  const error = new S3Error(code, message, detail);
  error.status = STATUSES[code] ?? error.status;
  return error;
}

/** Whether the error, thrown by us or by s3rver, is an answer to the client. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof S3Error;
}
