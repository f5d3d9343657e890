import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refusal } from './s3rver.ts';

/**
 * Signature Version 4, as S3 checks it. s3rver's own check lets unsigned requests through, does not see headers that a
 * signature leaves out, and refuses signed queries with brackets or an apostrophe, as in many a file's name.
 */

export interface SignedRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  headers: IncomingHttpHeaders;
}

export interface KeyPair {
  accessKeyId: string;
  secretAccessKey: string;
  /** The only region that signatures may name. */
  region: string;
}

export interface CheckedRequest {
  /** The address without the parameters of the signature. */
  url: string;
  /** Parameters of the signed query that stand for headers, in lower case. */
  headers: Record<string, string>;
  /** The SHA-256 in hex that the body must have, or a word in its place. */
  payload: string;
}

interface Claim {
  credential: string;
  time: string;
  signedHeaders: string[];
  signature: string;
  payload: string;
  /** The error code for what is malformed in it. */
  malformed: string;
}

type Parameter = [name: string, value: string];

const ALGORITHM = 'AWS4-HMAC-SHA256';
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';
const MOST_SECONDS = 7 * 24 * 60 * 60;
const MOST_SKEW_MS = 15 * 60 * 1000;
const OF_SIGNATURE = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Content-Sha256',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
]);

/**
 * Checks a request's signature, in its query or its header.
 *
 * @throws Error with S3's code when it is absent, of another key, expired, malformed or of another request.
 */
export function checkSignature(request: SignedRequest, key: KeyPair, now = new Date()): CheckedRequest {
  const { headers } = request;
  const [path = '', query = ''] = splitOnce(request.url, '?');
  const parameters = parseQuery(query);
  const claim = claimOf(headers, parameters, now);
  const [accessKeyId = '', date = '', region = '', service, end] = claim.credential.split('/');

  if (accessKeyId !== key.accessKeyId) {
    throw refusal('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', {
      AWSAccessKeyId: accessKeyId,
    });
  }
  if (region !== key.region || service !== 's3' || end !== 'aws4_request' || !claim.time.startsWith(date)) {
    throw refusal(
      claim.malformed,
      `The credential '${claim.credential}' is malformed; expecting <access key>/<date>/${key.region}/s3/aws4_request.`,
      { Region: key.region },
    );
  }
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length > 0 || !claim.signedHeaders.includes('host')) {
    throw refusal('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: unsigned.join(', ') || 'host',
    });
  }

  const canonical = [
    request.method,
    path.split('/').map(decode).map(encode).join('/'),
    canonicalQuery(parameters),
    ...claim.signedHeaders.map((name) => `${name}:${canonicalValue(headers[name])}`),
    '',
    claim.signedHeaders.join(';'),
    claim.payload,
  ].join('\n');
  const scope = [date, region, service, end].join('/');
  const text = [ALGORITHM, claim.time, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const signingKey = [date, region, service, end].reduce<string | Buffer>(
    (parent, name) => createHmac('sha256', parent).update(name).digest(),
    `AWS4${key.secretAccessKey}`,
  );
  const expected = createHmac('sha256', signingKey).update(text).digest('hex');
  const absent = claim.signedHeaders.some((name) => headers[name] === undefined);
  if (absent || !sameText(expected, claim.signature)) {
    throw refusal(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { AWSAccessKeyId: accessKeyId, StringToSign: text, CanonicalRequest: canonical },
    );
  }

  const rest = parameters.filter(([name]) => !OF_SIGNATURE.has(name));
  const asHeaders = rest
    .map(([name, value]): Parameter => [name.toLowerCase(), value])
    .filter(([name]) => name.startsWith('x-amz-'));
  return {
    url: rest.length > 0 ? `${path}?${canonicalQuery(rest)}` : path,
    headers: Object.fromEntries(asHeaders),
    payload: claim.payload,
  };
}

function claimOf(headers: IncomingHttpHeaders, parameters: Parameter[], now: Date): Claim {
  const query = new Map(parameters);
  const { authorization } = headers;
  const inQuery = query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature');
  if (inQuery && authorization !== undefined) {
    throw refusal(
      'InvalidArgument',
      'Only one auth mechanism allowed: the query or the Authorization header.',
    );
  }
  if (authorization?.startsWith('AWS ') || query.has('AWSAccessKeyId')) {
    throw refusal(
      'InvalidRequest',
      `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`,
    );
  }
  if (inQuery) return claimOfQuery(query, headers, now);
  if (authorization !== undefined) return claimOfHeader(authorization, headers, now);
  throw refusal('AccessDenied', 'Access Denied');
}

function claimOfQuery(query: Map<string, string>, headers: IncomingHttpHeaders, now: Date): Claim {
  const malformed = 'AuthorizationQueryParametersError';
  const read = (name: string) => {
    const value = query.get(name);
    if (value === undefined) throw refusal(malformed, `The query parameter ${name} is required.`);
    return value;
  };
  if (read('X-Amz-Algorithm') !== ALGORITHM) {
    throw refusal(malformed, `X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  const time = read('X-Amz-Date');
  const expires = read('X-Amz-Expires');
  const seconds = Number(expires);
  const signedAt = parseTime(time);
  if (signedAt === undefined) {
    throw refusal(malformed, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  }
  if (!/^\d+$/.test(expires) || seconds > MOST_SECONDS) {
    throw refusal(malformed, `X-Amz-Expires should be a number of seconds up to ${MOST_SECONDS}`);
  }
  if (signedAt - now.getTime() > MOST_SKEW_MS) throw refusal('AccessDenied', 'Request is not yet valid');
  if (now.getTime() > signedAt + seconds * 1000) {
    throw refusal('AccessDenied', 'Request has expired', {
      'X-Amz-Expires': expires,
      Expires: new Date(signedAt + seconds * 1000).toISOString(),
      ServerTime: now.toISOString(),
    });
  }
  return {
    malformed,
    time,
    credential: read('X-Amz-Credential'),
    signedHeaders: read('X-Amz-SignedHeaders').split(';'),
    signature: read('X-Amz-Signature'),
    payload: query.get('X-Amz-Content-Sha256') ?? header(headers, 'x-amz-content-sha256') ?? UNSIGNED_PAYLOAD,
  };
}

function claimOfHeader(authorization: string, headers: IncomingHttpHeaders, now: Date): Claim {
  const malformed = 'AuthorizationHeaderMalformed';
  const [algorithm = '', rest = ''] = splitOnce(authorization, ' ');
  const fields = new Map(
    rest.split(',').map((field) => {
      const [name = '', value = ''] = splitOnce(field.trim(), '=');
      return [name, value];
    }),
  );
  const credential = fields.get('Credential');
  const signedHeaders = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  if (algorithm !== ALGORITHM || !credential || !signedHeaders || !signature) {
    throw refusal(
      malformed,
      `The authorization header is malformed; it must be ${ALGORITHM} with Credential, SignedHeaders and Signature.`,
    );
  }
  const time = header(headers, 'x-amz-date') ?? '';
  const signedAt = parseTime(time);
  if (signedAt === undefined) {
    throw refusal('AccessDenied', 'AWS authentication requires a valid x-amz-date header');
  }
  if (Math.abs(signedAt - now.getTime()) > MOST_SKEW_MS) {
    throw refusal(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      { RequestTime: time, ServerTime: now.toISOString() },
    );
  }
  const payload = header(headers, 'x-amz-content-sha256');
  if (payload === undefined) {
    throw refusal('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  return { malformed, time, credential, signedHeaders: signedHeaders.split(';'), signature, payload };
}

function parseQuery(query: string): Parameter[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part): Parameter => {
      const [name = '', value = ''] = splitOnce(part, '=');
      return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))];
    });
}

function canonicalQuery(parameters: Parameter[]): string {
  return parameters
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => ({ name: encode(name), value: encode(value) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function canonicalValue(value: string | string[] | undefined): string {
  return [value ?? []].flat().join(',').trim().replace(/\s+/g, ' ');
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  return [headers[name] ?? []].flat()[0];
}

function parseTime(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refusal('InvalidURI', "Couldn't parse the specified URI.", { URI: text });
  }
}

/** What AWS calls UriEncode: more than encodeURIComponent does. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
