import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** A message of a queue, as SQS keeps it. */
export interface FakeMessage {
  id: string;
  body: string;
  attributes?: Record<string, string>;
  /** Seen by nobody else until it is given back. */
  taken?: boolean;
}

/** A record of a stream. */
export interface FakeRecord {
  sequence: number;
  image: object;
}

/** As much of SQS, DynamoDB Streams and Lambda as a replay uses, over HTTP and in their own protocols. */
export interface FakeAws {
  endpoint: string;
  /** By the queue's name. */
  queues: Map<string, FakeMessage[]>;
  /** By the shard's id. */
  shards: Map<string, FakeRecord[]>;
  /** Records up to here are gone. */
  trimmedTo: number;
  /** What functions were called with. */
  calls: { name: string; payload: unknown }[];
  /** What a function answers; what it throws is its failure. */
  behave: (name: string, payload: unknown) => unknown;
  stop(): void;
}

type Body = Record<string, unknown>;

class AwsError extends Error {
  readonly type: string;

  constructor(type: string) {
    super(type);
    this.type = type;
  }
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const recordsPerPage = 2;

export async function startFakeAws(): Promise<FakeAws> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    try {
      const { headers = {}, body } = answer(request, text);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', ...headers });
      response.end(JSON.stringify(body));
    } catch (error) {
      const type = error instanceof AwsError ? error.type : 'InternalFailure';
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type });
      response.end(JSON.stringify({ __type: type, message: String(error) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const fake: FakeAws = {
    endpoint: `http://127.0.0.1:${port}`,
    queues: new Map(),
    shards: new Map(),
    trimmedTo: 0,
    calls: [],
    behave: () => null,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };

  function answer(
    request: IncomingMessage,
    text: string,
  ): { headers?: Record<string, string>; body: unknown } {
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(request.url ?? '')?.[1];
    if (name !== undefined) return invoke(decodeURIComponent(name), JSON.parse(text));
    const body: Body = JSON.parse(text);
    const [, operation = ''] = String(request.headers['x-amz-target']).split('.');
    return { body: operations[operation]?.(body) ?? {} };
  }

  function invoke(name: string, payload: unknown) {
    fake.calls.push({ name, payload });
    try {
      return { body: fake.behave(name, payload) };
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      return { headers: { 'x-amz-function-error': 'Unhandled' }, body: { errorMessage } };
    }
  }

  const queueOf = ({ QueueUrl }: Body) => String(QueueUrl).split('/').at(-1) ?? '';
  const messagesOf = (body: Body) => fake.queues.get(queueOf(body)) ?? [];
  const operations: Record<string, (body: Body) => object> = {
    ListQueues: ({ QueueNamePrefix = '' }) => ({
      QueueUrls: [...fake.queues.keys()]
        .filter((name) => name.startsWith(String(QueueNamePrefix)))
        .map((name) => `${fake.endpoint}/000000000000/${name}`),
    }),
    ReceiveMessage: (body) => {
      const given = messagesOf(body)
        .filter(({ taken }) => !taken)
        .slice(0, Number(body.MaxNumberOfMessages));
      for (const message of given) message.taken = true;
      return {
        Messages: given.map(({ id, body: Body, attributes = {} }) => ({
          MessageId: id,
          ReceiptHandle: `receipt-${id}`,
          Body,
          MD5OfBody: md5(Body),
          Attributes: { SentTimestamp: '1772359200000' },
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([key, StringValue]) => [
              key,
              { DataType: 'String', StringValue },
            ]),
          ),
        })),
      };
    },
    DeleteMessage: (body) => {
      const left = messagesOf(body).filter(({ id }) => `receipt-${id}` !== body.ReceiptHandle);
      fake.queues.set(queueOf(body), left);
      return {};
    },
    ChangeMessageVisibility: (body) => {
      for (const message of messagesOf(body)) {
        if (`receipt-${message.id}` === body.ReceiptHandle) message.taken = body.VisibilityTimeout !== 0;
      }
      return {};
    },
    GetShardIterator: ({ ShardId, SequenceNumber }) => {
      if (Number(SequenceNumber) <= fake.trimmedTo) throw new AwsError('TrimmedDataAccessException');
      return { ShardIterator: `${ShardId} ${SequenceNumber}` };
    },
    GetRecords: ({ ShardIterator }) => {
      const [shard = '', from = ''] = String(ShardIterator).split(' ');
      const records = (fake.shards.get(shard) ?? []).filter(({ sequence }) => sequence >= Number(from));
      const page = records.slice(0, recordsPerPage);
      const next = records[recordsPerPage];
      return {
        Records: page.map(({ sequence, image }) => ({
          eventID: `record-${sequence}`,
          eventName: 'INSERT',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'us-east-1',
          dynamodb: {
            ApproximateCreationDateTime: 1_772_359_200,
            Keys: { PK: { S: 'user' }, SK: { S: `item-${sequence}` } },
            NewImage: image,
            SequenceNumber: String(sequence),
            SizeBytes: 100,
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
        })),
        ...(next && { NextShardIterator: `${shard} ${next.sequence}` }),
      };
    },
  };
  return fake;
}
