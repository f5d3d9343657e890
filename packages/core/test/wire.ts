import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A call to the table as it goes over the wire: `{ operation: 'Query', body: { TableName: … } }`. */
export interface WireCall {
  operation: string;
  body: Record<string, unknown>;
}

export interface WireAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** What becomes of a call: an answer, the table's own or another, or a connection that breaks. */
export type Meddle = (call: WireCall, forward: () => Promise<WireAnswer>) => Promise<WireAnswer | 'broken'>;

/**
 * A wire between the table's client and the embedded engine that can be meddled with, for the faults that the engine
 * never makes of itself. They come as AWS sends them, so the SDK's own reading, retrying and timing is tested too.
 */
export interface Wire {
  endpoint: string;
  /** Every call since the last `clear`, retries among them. */
  calls: WireCall[];
  meddle(meddle: Meddle): void;
  /** Forgets the calls and meddles no more. */
  clear(): void;
  stop(): Promise<void>;
}

const straight: Meddle = (_call, forward) => forward();

export async function startWire(engine: string): Promise<Wire> {
  const calls: WireCall[] = [];
  let meddle = straight;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const target = String(request.headers['x-amz-target']);
    const text = Buffer.concat(chunks).toString('utf8');
    const call: WireCall = { operation: target.split('.').at(-1) ?? '', body: JSON.parse(text) };
    calls.push(call);
    const answer = await meddle(call, async () => {
      const headers = {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': target,
        'X-Amz-Date': String(request.headers['x-amz-date']),
        Authorization: String(request.headers.authorization),
      };
      const given = await fetch(engine, { method: 'POST', headers, body: text });
      return { status: given.status, body: JSON.parse(await given.text()) };
    });
    if (answer === 'broken') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'Content-Type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.body));
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A test that fails before it stops the wire must not keep the run from ending.
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    meddle(next) {
      meddle = next;
    },
    clear() {
      calls.length = 0;
      meddle = straight;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The answer of a table that refuses a call, in the shape of AWS JSON 1.0. */
export function refused(name: string, more: Record<string, unknown> = {}, status = 400): WireAnswer {
  return {
    status,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: `Refused: ${name}`, ...more },
  };
}

/** The answer to a transaction that was cancelled, with a reason for each of its pieces. */
export function cancelled(...reasons: { Code: string; Item?: Record<string, unknown> }[]): WireAnswer {
  return refused('TransactionCanceledException', { CancellationReasons: reasons });
}

/** Meddles with the first `times` calls only. */
export function first(times: number, meddle: Meddle): Meddle {
  let left = times;
  return (call, forward) => {
    left -= 1;
    return left >= 0 ? meddle(call, forward) : forward();
  };
}
