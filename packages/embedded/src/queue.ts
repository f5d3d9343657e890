import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import * as z from 'zod';

export interface EmbeddedQueue {
  /** The queue's address: an SQS client sends to it without knowing another endpoint. */
  url: string;
  stop(): Promise<void>;
}

export interface QueueOptions {
  name: string;
  /** Takes a message; until it has, its sender waits. What it throws makes the sending fail. */
  onMessage: (body: string) => Promise<void> | void;
}

const MOST_BYTES = 1024 * 1024;

const sending = z.object({ QueueUrl: z.string(), MessageBody: z.string().min(1) });

/** A call that is refused, by the name that SQS has for it. */
class Refusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/**
 * Starts an SQS with one queue on 127.0.0.1, in this process. It knows SendMessage and keeps nothing: each message is
 * handed on before it is answered for.
 */
export async function startQueue({ name, onMessage }: QueueOptions): Promise<EmbeddedQueue> {
  const path = `/000000000000/${name}`;
  const take = async (request: IncomingMessage) => {
    if (request.headers['x-amz-target'] !== 'AmazonSQS.SendMessage') {
      throw new Refusal(
        'com.amazonaws.sqs#UnsupportedOperation',
        'The embedded queue knows SendMessage only.',
      );
    }
    const read = sending.safeParse(await bodyOf(request));
    if (!read.success) throw new Refusal('com.amazonaws.sqs#InvalidParameterValue', 'A message is missing.');
    const { QueueUrl, MessageBody } = read.data;
    if (new URL(QueueUrl).pathname !== path) {
      throw new Refusal('com.amazonaws.sqs#QueueDoesNotExist', `There is no queue ${QueueUrl}.`);
    }
    await onMessage(MessageBody);
    return {
      MessageId: randomUUID(),
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    };
  };
  const server = createServer((request, response) => {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(body));
    };
    take(request).then(
      (answer) => send(200, answer),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (error instanceof Refusal) send(400, { __type: error.type, message });
        else send(500, { __type: 'InternalError', message });
      },
    );
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}${path}`,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > 2 * MOST_BYTES)
      throw new Refusal('com.amazonaws.sqs#InvalidParameterValue', 'It is too long.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The embedded queue has no TCP address.'));
    });
  });
}
