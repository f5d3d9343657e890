import { pathToFileURL } from 'node:url';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { ANSWER_HEADER, REQUEST_HEADER, unpackRequest } from './wire.ts';

/** Where the newest build has each function. */
export type Build = Record<string, { file: string; exportName: string }>;

let newest: Build = {};

/** From now on functions run from this build; those that run already end in theirs. */
export function useBuild(build: Build): void {
  newest = build;
}

/** Loads every function, so that the first request to each is not the slow one and a bad module shows at once. */
export async function loadAll(): Promise<void> {
  await Promise.all(Object.keys(newest).map(load));
}

async function load(name: string): Promise<(event: unknown, context: Context) => unknown> {
  const where = newest[name];
  if (!where) throw new Error(`${name} has not been built`);
  const module: Record<string, unknown> = await import(pathToFileURL(where.file).href);
  const handler = module[where.exportName];
  if (typeof handler !== 'function') throw new Error(`${name}: ${where.exportName} is no function`);
  return (event, context) => handler(event, context);
}

/** Runs a function of the newest build: what each generated handler does. */
export async function run(name: string, event: unknown, context: Context): Promise<unknown> {
  const handler = await load(name);
  if (!isHttp(event)) return handler(event, context);
  const result = await handler(asSent(event), context);
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/octet-stream', [ANSWER_HEADER]: '1' },
    body: JSON.stringify(result) ?? 'null',
  };
}

function isHttp(event: unknown): event is APIGatewayProxyEvent {
  return typeof event === 'object' && event !== null && 'httpMethod' in event && 'requestContext' in event;
}

/** The event as API Gateway makes it of the client's own request. */
function asSent(event: APIGatewayProxyEvent): APIGatewayProxyEvent {
  const header = event.headers[REQUEST_HEADER];
  if (header === undefined) return event;
  const { requestId, path, sourceIp, rawHeaders } = unpackRequest(header);
  const multiValueHeaders: Record<string, string[]> = {};
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    const values = multiValueHeaders[name];
    if (values) values.push(value);
    else multiValueHeaders[name] = [value];
  }
  // Of a repeated header the plain form keeps the last value, as API Gateway does.
  const headers = Object.fromEntries(
    Object.entries(multiValueHeaders).map(([name, values]) => [name, values.at(-1)]),
  );
  const { requestContext } = event;
  return {
    ...event,
    headers,
    multiValueHeaders,
    path,
    requestContext: {
      ...requestContext,
      requestId,
      path,
      identity: { ...requestContext.identity, sourceIp },
    },
  };
}
