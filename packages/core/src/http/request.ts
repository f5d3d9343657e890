import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import {
  BadRequestError,
  ContentTooLargeError,
  type FieldError,
  NotFoundError,
  UnprocessableError,
  UnsupportedMediaTypeError,
} from '../errors.ts';

// The small variant of zod, which loads in a third of the time, speaks no language unless it is told one.
z.config(english());

const mostBodyBytes = 256 * 1024;

/** An API Gateway event with its header names in lower case and its body decoded. */
export interface HttpRequest {
  requestId: string;
  method: string;
  path: string;
  pathParameters: Record<string, string>;
  query: Record<string, string[]>;
  headers: Record<string, string>;
  body: string;
  /** The address that the API stands under at the gateway, which no caller can change: `https://host/stage`. */
  apiUrl: string;
}

/** What every later step wants to know of the event. A sane `X-Request-Id` is kept, else the gateway's id is used. */
export function readRequest(event: APIGatewayProxyEvent): HttpRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(event.headers ?? {})) {
    if (value !== undefined) headers[name.toLowerCase()] = value;
  }
  const query: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(event.queryStringParameters ?? {})) {
    if (value !== undefined) query[name] = [value];
  }
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    if (values) query[name] = values;
  }
  const pathParameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(event.pathParameters ?? {})) {
    if (value !== undefined) pathParameters[name] = decode(value);
  }
  const sentId = headers['x-request-id'];
  const body = event.body ?? '';
  return {
    requestId:
      sentId && /^[\w.:-]{1,128}$/.test(sentId) ? sentId : (event.requestContext?.requestId ?? randomUUID()),
    method: event.httpMethod,
    path: event.path,
    pathParameters,
    query,
    headers,
    body: event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    apiUrl: apiUrlOf(event),
  };
}

function apiUrlOf({ requestContext, path }: APIGatewayProxyEvent): string {
  const { domainName, path: whole = '' } = requestContext ?? {};
  const stage = whole.endsWith(path) ? whole.slice(0, -path.length) : '';
  return domainName ? `https://${domainName}${stage}` : '';
}

/** Whether a client would rather have this type than JSON, as a browser does that is sent to an address. */
export function prefers(accept: string | undefined, contentType: string): boolean {
  const ranges = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  const best = (...types: string[]) =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ quality }) => quality));
  // Browsers ask for pages by this name, and show pictures in their place.
  return best(contentType, 'text/html') > best('application/json');
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The JSON in a body.
 *
 * @throws UnsupportedMediaTypeError `unsupported-media-type`, ContentTooLargeError `content-too-large`,
 *   BadRequestError `malformed-json`
 */
export function readJson({ headers, body }: HttpRequest): unknown {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw new UnsupportedMediaTypeError(
      'unsupported-media-type',
      'The body must be JSON: Content-Type: application/json.',
    );
  }
  if (Buffer.byteLength(body, 'utf8') > mostBodyBytes) {
    throw new ContentTooLargeError('content-too-large', 'The body is larger than 256 KB.');
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new BadRequestError('malformed-json', 'The body is not well-formed JSON.');
  }
}

/** @throws NotFoundError for a path parameter that no id looks like: nothing can stand there */
export function checkIds(pathParameters: Record<string, string>): void {
  for (const value of Object.values(pathParameters)) {
    if (!/^[\w-]{1,64}$/.test(value)) throw new NotFoundError();
  }
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function fieldErrors(error: z.core.$ZodError, where: FieldError['in']): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          in: where,
          pointer: pointerTo([...issue.path, key]),
          detail: 'Unknown field',
        }))
      : [{ in: where, pointer: pointerTo(issue.path), detail: issue.message }],
  );
}

function refuse(errors: FieldError[]): never {
  throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', { errors });
}

/**
 * The body as its schema makes it.
 *
 * @throws UnprocessableError `invalid-request` with a pointer to each wrong field
 */
export function validateBody(schema: z.ZodMiniObject, body: unknown): unknown {
  const result = schema.safeParse(body);
  if (!result.success) refuse(fieldErrors(result.error, 'body'));
  return result.data;
}

/** The query's known parameters, each of which may stand once only. */
export function validateQuery(
  schema: z.ZodMiniObject,
  query: Record<string, string[]>,
): Record<string, unknown> {
  const known = Object.keys(schema.shape);
  const twice = known.filter((name) => (query[name]?.length ?? 0) > 1);
  if (twice.length > 0) {
    refuse(twice.map((name) => ({ in: 'query', pointer: `/${name}`, detail: 'Must stand once only' })));
  }
  const result = schema.safeParse(single(known, query));
  if (!result.success) refuse(fieldErrors(result.error, 'query'));
  return result.data;
}

function single(names: string[], query: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name]?.[0];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * What a list is filtered by, for the cursor's scope. Each parameter is read on its own, so that a cursor can be
 * judged (400) before the query as a whole is (422).
 */
export function readFilters(
  schema: z.ZodMiniObject | undefined,
  query: Record<string, string[]>,
): Record<string, unknown> {
  if (!schema) return {};
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, field]) => {
      const sent = query[name]?.[0];
      const read = z.safeParse(field, sent);
      const value = read.success ? read.data : sent;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
