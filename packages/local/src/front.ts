import { randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';
import {
  BadRequestError,
  ContentTooLargeError,
  InternalError,
  NotFoundError,
  type ProblemError,
  ServiceUnavailableError,
} from '@skillforge/core/errors';
import { problemBody } from '@skillforge/core/http/problem';
import type { Bucket } from './bucket.ts';
import { isMedia, readMedia } from './media.ts';
import { SetupError } from './settings.ts';
import { ANSWER_HEADER, packRequest, REQUEST_HEADER, readAnswer } from './wire.ts';

export interface Front {
  /** `http://localhost:<port>` */
  url: string;
  /** From now on requests go to the functions; until then the answer is a 503. */
  open(target: { httpEndpoint: string; document: () => Promise<object>; bucket: Bucket }): void;
  stop(): Promise<void>;
}

const ORIGINS_MAY_SEND =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id';
/** Of what the front answers by itself; a function says this of its own answers. */
const ORIGINS_MAY_READ = 'Retry-After, X-Request-Id';
const ORIGINS_MAY_DO = 'GET, POST, PUT, DELETE, OPTIONS';
const PREFLIGHT_SECONDS = '600';

/** Of one connection, or set by whoever sends: never handed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The one address that clients see: it plays the edge and the gateways. It answers by itself what these would
 * (unknown routes, crashed functions, preflights) and hands everything else to the functions, unchanged.
 *
 * @param allowedOrigins who a browser may call from.
 * @throws SetupError when the port is taken.
 */
export async function startFront(port: number, allowedOrigins: string[]): Promise<Front> {
  const agent = new Agent({
    keepAlive: true,
    // Lambda gives each request a container of its own; here all share one process, whose AWS client has 50 sockets and
    // takes a second's wait for one as a failure. So the rest waits here, where there is no limit.
    maxSockets: 16,
    // The functions' server closes an idle connection after the seconds that it announces. An agent leaves one alone
    // before that only if it has a limit of its own; without, a request now and then meets one that just closes.
    timeout: 30_000,
  });
  let target: Parameters<Front['open']>[0] | undefined;
  let document: Promise<string> | undefined;

  const server = createServer(async (request, response) => {
    const exchange: Exchange = { request, response, requestId: requestIdOf(request), allowedOrigins };
    try {
      const [path = '/'] = (request.url ?? '/').split('?');
      if (!target) return refuse(exchange, new ServiceUnavailableError('starting'));
      if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
        return preflight(exchange);
      }
      if (request.method === 'GET' && path === '/openapi.json') {
        document ??= target.document().then((made) => JSON.stringify(made, null, 2));
        const text = await document;
        return reply(exchange, 200, { ...cors(exchange), 'Content-Type': 'application/json' }, text);
      }
      if (isMedia(path)) return await showMedia(exchange, path, target.bucket);
      // The gateway knows no HEAD but where a route declares it, and none does; serverless-offline makes up one per GET.
      if (request.method === 'HEAD') return refuse(exchange, new NotFoundError('route'));
      await forward(exchange, path, target.httpEndpoint, agent);
    } catch (error) {
      document = undefined;
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
      refuse(exchange, new InternalError(error));
    }
  });
  // A client that keeps its connection open while the stack restarts is sent away rather than waited for.
  server.keepAliveTimeout = 60_000;
  const address = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new SetupError(`Port ${port} is taken by another program: stop it, or set PORT to a free one.`)
          : error.code === 'EACCES'
            ? new SetupError(`Port ${port} may not be used by this user: set PORT to one above 1023.`)
            : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      resolve(bound && typeof bound === 'object' ? bound.port : port);
    });
  });
  return {
    url: `http://localhost:${address}`,
    open(opened) {
      target = opened;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      // A request that is being answered gets its answer; one that hangs does not hold up the end.
      const late = setTimeout(() => server.closeAllConnections(), 1_000);
      await closed;
      clearTimeout(late);
      agent.destroy();
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  allowedOrigins: string[];
}

/** A client's own id is kept if it is fit for a log line. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

function forward(exchange: Exchange, path: string, endpoint: string, agent: Agent): Promise<void> {
  const { request, response, requestId } = exchange;
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const length = request.headers['content-length'];
    const onward = send(
      {
        agent,
        hostname,
        port,
        method: request.method,
        path: request.url,
        headers: {
          ...(length !== undefined && { 'content-length': length }),
          ...(request.headers['transfer-encoding'] !== undefined && { 'transfer-encoding': 'chunked' }),
          // Any other type would have the body parsed and written anew.
          'content-type': 'text/plain',
          [REQUEST_HEADER]: packRequest({
            requestId,
            path,
            sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
            rawHeaders: request.rawHeaders,
          }),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          const body = Buffer.concat(parts);
          if (answer.headers[ANSWER_HEADER] === undefined) {
            refuse(exchange, gatewayProblem(answer.statusCode ?? 502, body));
          } else {
            answerAs(exchange, body.toString('utf8'));
          }
          resolve();
        });
      },
    );
    onward.once('error', (error: NodeJS.ErrnoException) => {
      // The functions' process is being started anew, or the client went away.
      if (!response.headersSent && !response.destroyed) {
        process.stderr.write(
          `${request.method} ${request.url}: the functions do not answer: ${error.message}\n`,
        );
        refuse(exchange, new ServiceUnavailableError(error));
      }
      resolve();
    });
    response.once('close', () => {
      if (!response.writableFinished) onward.destroy();
    });
    request.pipe(onward);
  });
}

function answerAs(exchange: Exchange, text: string): void {
  let answer: ReturnType<typeof readAnswer>;
  try {
    answer = readAnswer(text);
  } catch (error) {
    process.stderr.write(
      `${exchange.request.method} ${exchange.request.url}: malformed Lambda proxy response: ${error}\n`,
    );
    refuse(exchange, new InternalError(error));
    return;
  }
  const { response } = exchange;
  for (const [name, values] of answer.headers) {
    const [only] = values;
    if (HOP_BY_HOP.has(name.toLowerCase()) || only === undefined) continue;
    response.setHeader(name, values.length === 1 ? only : values);
  }
  const bodiless = answer.status === 204 || answer.status === 304;
  if (!bodiless) response.setHeader('Content-Length', answer.body.length);
  response.writeHead(answer.status);
  response.end(bodiless ? undefined : answer.body);
}

/** Public media, as the edge shows them; of all the store's answers a client sees these only. */
async function showMedia(exchange: Exchange, path: string, bucket: Bucket): Promise<void> {
  const { request, response, requestId } = exchange;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const ifNoneMatch = request.headers['if-none-match'];
  const media = isRead ? await readMedia(bucket, path, { ifNoneMatch }) : undefined;
  if (!media) return refuse(exchange, new NotFoundError('route'));
  const headers = { 'X-Request-Id': requestId, 'X-Content-Type-Options': 'nosniff', ...cors(exchange) };
  response.writeHead(media.status, { ...headers, ...media.headers });
  if (media.body === undefined || request.method === 'HEAD') {
    media.body?.destroy();
    response.end();
    return;
  }
  // A browser that turns away from a page leaves its pictures half read.
  await pipeline(media.body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

/** What the gateway itself answers, in the shape of every other error. */
function gatewayProblem(status: number, body: Buffer): ProblemError {
  if (status === 404) return new NotFoundError('route');
  if (status === 413) return new ContentTooLargeError('content-too-large', 'The body is larger than 10 MB.');
  if (status >= 400 && status < 500) {
    return new BadRequestError('malformed-request', 'The request cannot be read.');
  }
  return new InternalError(body.toString('utf8'));
}

function refuse(exchange: Exchange, problem: ProblemError): void {
  const { response, requestId } = exchange;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = {
    ...cors(exchange),
    ...problem.headers,
    'Cache-Control': 'private, no-store',
    'Content-Type': 'application/problem+json',
  };
  reply(exchange, problem.status, headers, JSON.stringify(problemBody(problem, requestId)));
}

function preflight(exchange: Exchange): void {
  const allowed = cors(exchange);
  const headers = allowed['Access-Control-Allow-Origin']
    ? {
        ...allowed,
        'Access-Control-Allow-Methods': ORIGINS_MAY_DO,
        'Access-Control-Allow-Headers': ORIGINS_MAY_SEND,
        'Access-Control-Max-Age': PREFLIGHT_SECONDS,
      }
    : allowed;
  reply(exchange, 204, headers);
}

/** Only the configured origins are told that they may read an answer. */
function cors({ request, allowedOrigins }: Exchange): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !allowedOrigins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': ORIGINS_MAY_READ,
  };
}

function reply(exchange: Exchange, status: number, headers: Record<string, string>, body?: string): void {
  const { request, response, requestId } = exchange;
  response.writeHead(status, {
    'X-Request-Id': requestId,
    'X-Content-Type-Options': 'nosniff',
    ...headers,
    ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
  // What the client still sends is read and dropped, so that the connection can go on.
  request.resume();
}
