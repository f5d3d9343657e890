import { setTimeout as sleep } from 'node:timers/promises';
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { HttpRequest } from '@smithy/protocol-http';
import { ServiceUnavailableError } from '../errors.ts';
import { settings } from '../settings.ts';
import { table } from '../table.ts';

/**
 * The bucket, by signed requests. The AWS client for S3 would make a function's start a fifth longer; its signer is part
 * of every function anyway, and the few requests that we make need no more than that and `fetch`.
 */

export interface BucketRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The key of an object; the bucket itself without one. Letters, digits and `/-_.` only. */
  key?: string;
  query?: Record<string, string>;
  /** Headers that are signed: whoever sends the request must send just these values. In lower case. */
  headers?: Record<string, string>;
}

const { credentials, sha256 } = table.config;

const presigner = new S3RequestPresigner({ region: settings.region, credentials, sha256 });

/** On AWS the bucket is part of the host's name, elsewhere the first part of the path. */
function addressOf(key: string) {
  if (!settings.s3Endpoint) {
    return {
      protocol: 'https:',
      hostname: `${settings.bucketName}.s3.${settings.region}.amazonaws.com`,
      path: `/${key}`,
    };
  }
  const { protocol, hostname, port } = new URL(settings.s3Endpoint);
  return {
    protocol,
    hostname,
    ...(port ? { port: Number(port) } : {}),
    path: `/${settings.bucketName}/${key}`,
  };
}

/** A key as the source of a copy: the bucket's name comes first. */
export function copySource(key: string): string {
  return `/${settings.bucketName}/${key}`;
}

/**
 * The address under which somebody may make just this request, for some time.
 *
 * @param seconds how long, from `from` on
 */
export async function signedUrl(
  { method, key = '', query = {}, headers = {} }: BucketRequest,
  { seconds, from = new Date() }: { seconds: number; from?: Date },
): Promise<string> {
  const names = new Set(Object.keys(headers));
  const signed = await presigner.presign(
    new HttpRequest({ method, ...addressOf(key), query, headers: { ...headers } }),
    // Some headers would be moved into the query, and the type left unsigned, if they were not named.
    { expiresIn: seconds, signingDate: from, signableHeaders: names, unhoistableHeaders: names },
  );
  const port = signed.port === undefined ? '' : `:${signed.port}`;
  const parameters = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value ?? ''))}`,
  );
  return `${signed.protocol}//${signed.hostname}${port}${signed.path}?${parameters.join('&')}`;
}

export interface BucketAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

const ownRequestSeconds = 60;

/** What is sent with a request, and how long each of its answers is waited for. */
interface Sending {
  body?: string;
  timeoutMilliseconds?: number;
}

const mostAttempts = 3;

const passingCodes =
  /<Code>(?:ConditionalRequestConflict|InternalError|OperationAborted|RequestTimeout|ServiceUnavailable|SlowDown)<\/Code>/;

/** Whether an answer may be another one a moment later. S3 may begin with a 200 and then find that it cannot. */
function isPassing({ status, body }: BucketAnswer): boolean {
  if (status >= 500 || status === 429) return true;
  return (status === 409 || status === 200) && body.includes('<Error>') && passingCodes.test(String(body));
}

async function attempt(
  request: BucketRequest,
  { body, timeoutMilliseconds = 2_500 }: Sending,
): Promise<BucketAnswer> {
  const answer = await fetch(await signedUrl(request, { seconds: ownRequestSeconds }), {
    method: request.method,
    headers: request.headers ?? {},
    signal: AbortSignal.timeout(timeoutMilliseconds),
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/**
 * Makes a request to the bucket. What fails on the way, and what the bucket cannot do just now, is tried again, three
 * times in all: two requests one after the other end well before the function does, so that the caller is told.
 *
 * @throws ServiceUnavailableError when it does not answer, or keeps answering with a 5xx or a 429
 */
export async function askBucket(request: BucketRequest, sending: Sending = {}): Promise<BucketAnswer> {
  for (let tried = 1; ; tried++) {
    let fault: unknown;
    try {
      const answer = await attempt(request, sending);
      if (!isPassing(answer)) return answer;
      fault = new Error(`The bucket answered ${answer.status} to ${request.method}`);
    } catch (error) {
      fault = error;
    }
    if (tried >= mostAttempts) throw new ServiceUnavailableError(fault);
    await sleep(Math.random() * 100 * 2 ** tried);
  }
}

/** An answer that was not foreseen: a fault of ours, such as a missing right. */
export function unexpected({ method }: BucketRequest, { status, body }: BucketAnswer): Error {
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(body.toString('utf8')) ?? [];
  return new Error(`The bucket answered ${status} ${code} to ${method}`);
}
