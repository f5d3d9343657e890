import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { randomFrom } from '@skillforge/testing/faults';
import * as z from 'zod';

/**
 * How a call to the table may go wrong, as AWS answers it:
 *
 * - `throttled`: the table or the account takes no more calls; nothing is done;
 * - `throttled-item`: the same of one item of a transaction, told among the reasons of its cancellation;
 * - `conflict`: another transaction holds the item, or one of the transaction's items; nothing is done;
 * - `failed`: an internal error, nothing is done; `failed-late`: the same after it is done;
 * - `broken`: the connection ends, nothing is done; `broken-late`: the same after it is done;
 * - `slow`: it is done, and the answer comes after the client has stopped waiting for it;
 * - `partly`: a batch does a part and hands back the rest.
 */
export const faultKinds = [
  'throttled',
  'throttled-item',
  'conflict',
  'failed',
  'failed-late',
  'broken',
  'broken-late',
  'slow',
  'partly',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** How a table misbehaves for a while. */
export interface Misbehaviour {
  /** Gives the same faults to the same calls in the same order. */
  seed: number;
  /** Shares of the calls that a fault is possible for, between 0 and 1. */
  rates: Partial<Record<FaultKind, number>>;
  /** How likely a call is to begin a storm: a time in which nearly every call is throttled, fails or breaks. */
  storms?: number;
}

/** A table that misbehaves on demand: an address between its clients and the engine. */
export interface FaultyTable {
  /** `http://127.0.0.1:<port>` */
  endpoint: string;
  /** How many faults of each kind calls have met. */
  readonly met: Readonly<Record<FaultKind, number>>;
  /** How many calls have come. */
  readonly calls: number;
  /** Misbehaves from now on. */
  misbehave(how: Misbehaviour): void;
  /** Hands on every call from now on. */
  behave(): void;
  stop(): Promise<void>;
}

interface Call {
  operation: string;
  text: string;
  headers: OutgoingHttpHeaders;
}

interface Answer {
  status: number;
  text: string;
}

const singleWrites = ['PutItem', 'UpdateItem', 'DeleteItem'];
const writes = [...singleWrites, 'TransactWriteItems', 'BatchWriteItem'];
const reads = ['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'];
const dataOperations = new Set([...writes, ...reads]);

/** The operations that a fault is possible for. */
const possible: Record<FaultKind, ReadonlySet<string>> = {
  throttled: dataOperations,
  'throttled-item': new Set(['TransactWriteItems']),
  conflict: new Set([...singleWrites, 'TransactWriteItems']),
  failed: dataOperations,
  'failed-late': new Set(writes),
  broken: dataOperations,
  'broken-late': new Set(writes),
  slow: new Set(writes),
  partly: new Set(['BatchGetItem', 'BatchWriteItem']),
};

const stormMilliseconds = 500;
const stormKinds: FaultKind[] = ['throttled', 'failed', 'broken', 'broken-late', 'failed-late'];
const shareOfAStorm = 0.9;
/** Longer than the functions' client waits. */
const slowMilliseconds = 2_000;

const transactItems = z.object({ TransactItems: z.array(z.unknown()) });
const batchGet = z.object({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })),
});
const batchWrite = z.object({ RequestItems: z.record(z.string(), z.array(z.unknown())) });

/** An error in the shape of AWS JSON 1.0. */
function refusal(name: string, more: object = {}, status = 400): Answer {
  const body = { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: `Injected: ${name}`, ...more };
  return { status, text: JSON.stringify(body) };
}

/** A transaction that one of its items has cancelled. */
function cancelled({ text }: Call, codes: string[], random: () => number): Answer {
  const { TransactItems } = transactItems.parse(JSON.parse(text));
  const culprit = Math.floor(random() * TransactItems.length);
  const code = codes[Math.floor(random() * codes.length)] ?? 'None';
  return refusal('TransactionCanceledException', {
    CancellationReasons: TransactItems.map((_, at) =>
      at === culprit ? { Code: code, Message: `Injected: ${code}` } : { Code: 'None' },
    ),
  });
}

/** A batch of which a part is done, and the rest handed back. Whole, where it has one request or names several tables. */
async function partly(
  call: Call,
  forward: (call: Call) => Promise<Answer>,
  random: () => number,
): Promise<Answer> {
  const asked: unknown = JSON.parse(call.text);
  const isRead = call.operation === 'BatchGetItem';
  const tables = Object.entries((isRead ? batchGet : batchWrite).parse(asked).RequestItems);
  const [[table, requests] = ['', []], ...others] = tables;
  const [all, how] = Array.isArray(requests) ? [requests, undefined] : [requests.Keys, requests];
  if (others.length > 0 || all.length < 2) return forward(call);
  const cut = 1 + Math.floor(random() * (all.length - 1));
  const only = (some: unknown[]) => ({ [table]: how ? { ...how, Keys: some } : some });
  const done = Object.assign({}, asked, { RequestItems: only(all.slice(0, cut)) });
  const answer = await forward({ ...call, text: JSON.stringify(done) });
  if (answer.status !== 200) return answer;
  const told: unknown = JSON.parse(answer.text);
  const rest = { [isRead ? 'UnprocessedKeys' : 'UnprocessedItems']: only(all.slice(cut)) };
  return { status: 200, text: JSON.stringify(Object.assign({}, told, rest)) };
}

/**
 * Puts a misbehaving table before an engine. Only calls for items are meddled with: the table's stream and its definition
 * are handed on.
 *
 * @param engine the address of the engine
 */
export async function startFaultyTable(engine: string): Promise<FaultyTable> {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(engine);
  const met: Record<FaultKind, number> = {
    throttled: 0,
    'throttled-item': 0,
    conflict: 0,
    failed: 0,
    'failed-late': 0,
    broken: 0,
    'broken-late': 0,
    slow: 0,
    partly: 0,
  };
  let calls = 0;
  let how: Misbehaviour | undefined;
  let random = randomFrom(0);
  let stormUntil = 0;

  function forward({ text, headers }: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({
        agent,
        hostname,
        port,
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(text) },
      });
      sent.once('error', reject);
      sent.once('response', (answer) => {
        textOf(answer).then((told) => resolve({ status: answer.statusCode ?? 500, text: told }), reject);
      });
      sent.end(text);
    });
  }

  function chooseFault({ operation }: Call): FaultKind | undefined {
    if (!how || !dataOperations.has(operation)) return undefined;
    const can = (kind: FaultKind) => possible[kind].has(operation);
    const now = Date.now();
    if (random() < (how.storms ?? 0) && now > stormUntil) stormUntil = now + stormMilliseconds;
    if (now < stormUntil && random() < shareOfAStorm) {
      const kinds = stormKinds.filter(can);
      return kinds[Math.floor(random() * kinds.length)];
    }
    let left = random();
    for (const kind of faultKinds) {
      if (!can(kind)) continue;
      left -= how.rates[kind] ?? 0;
      if (left < 0) return kind;
    }
    return undefined;
  }

  /** What becomes of a call; undefined where the connection breaks. */
  async function answerTo(call: Call): Promise<Answer | undefined> {
    const kind = chooseFault(call);
    if (kind === undefined) return forward(call);
    met[kind] += 1;
    switch (kind) {
      case 'throttled':
        return refusal(random() < 0.5 ? 'ThrottlingException' : 'ProvisionedThroughputExceededException');
      case 'throttled-item':
        return cancelled(call, ['ThrottlingError', 'ProvisionedThroughputExceeded'], random);
      case 'conflict':
        return call.operation === 'TransactWriteItems'
          ? cancelled(call, ['TransactionConflict'], random)
          : refusal('TransactionConflictException');
      case 'failed':
        return refusal('InternalServerError', {}, 500);
      case 'failed-late':
        await forward(call);
        return refusal('InternalServerError', {}, 500);
      case 'broken':
        return undefined;
      case 'broken-late':
        await forward(call);
        return undefined;
      case 'slow': {
        const answer = await forward(call);
        await delay(slowMilliseconds);
        return answer;
      }
      case 'partly':
        return partly(call, forward, random);
    }
  }

  async function serve(received: IncomingMessage, response: ServerResponse): Promise<void> {
    calls += 1;
    const [api = '', operation = ''] = String(received.headers['x-amz-target']).split('.');
    const text = await textOf(received);
    const { host: _, connection: __, 'content-length': ___, ...headers } = received.headers;
    const call = { operation, text, headers };
    const answer = await (api.startsWith('DynamoDB_') ? answerTo(call) : forward(call));
    if (!answer || received.socket.destroyed) {
      received.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(answer.text);
  }

  const server = createServer((received, response) => {
    serve(received, response).catch(() => received.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    met,
    get calls() {
      return calls;
    },
    misbehave(next) {
      how = next;
      random = randomFrom(next.seed);
      stormUntil = 0;
    },
    behave() {
      how = undefined;
      stormUntil = 0;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      agent.destroy();
    },
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
