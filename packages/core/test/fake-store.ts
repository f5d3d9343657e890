import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request that came to the store. */
export interface StoreRequest {
  method: string;
  /** Path and query, with the signature. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What becomes of a request: an answer, one that stops in its middle, none at all, or a connection that breaks. */
export type StoreAnswer =
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'stalls'
  | 'silence'
  | 'breaks';

export const errorXml = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>secret-message</Message><Key>secret-key</Key></Error>`;

/** A store that answers what it is told, for the faults that the embedded one never makes of itself. */
export async function startFakeStore() {
  const requests: StoreRequest[] = [];
  let answers: StoreAnswer[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 200 };
    if (answer === 'silence') return;
    if (answer === 'breaks') request.socket.destroy();
    else if (answer === 'stalls') response.writeHead(200, { 'Content-Length': '10' }).write('half');
    else response.writeHead(answer.status, answer.headers).end(answer.body ?? '', 'latin1');
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests,
    /** What it answers to the next requests, one by one; the last one stays. */
    answer(...next: StoreAnswer[]) {
      answers = next;
      requests.length = 0;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
