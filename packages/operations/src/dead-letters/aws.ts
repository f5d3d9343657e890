import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  paginateListQueues,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type FilterPattern, passes } from '@skillforge/local/streams/filter-pattern';
import { asLambdaHasIt } from '@skillforge/local/streams/lambda-record';
import * as z from 'zod';
import { aboutPayload } from './about.ts';
import { GoneError, type Letter, type LetterBox } from './letter.ts';

export interface AwsStage {
  stage: string;
  region: string;
  sqs: SQSClient;
  lambda: LambdaClient;
  streams: DynamoDBStreamsClient;
  /** Which records a function takes from the stream, as its functions.yml says. */
  filterPatterns(service: string, shortName: string): FilterPattern[];
}

/** For so long nobody else sees a letter that was taken, in seconds; then it is back by itself. */
const HIDDEN_SECONDS = 900;
const MOST_AT_ONCE = 10;
/** A queue is on many machines, of which a call asks some: it is empty when it says so several times. */
const EMPTY_ANSWERS = 3;

const requestContext = z.object({
  functionArn: z.string(),
  condition: z.string().default(''),
});

const batchInfo = z.object({
  shardId: z.string(),
  startSequenceNumber: z.string(),
  endSequenceNumber: z.string(),
  batchSize: z.number(),
  streamArn: z.string(),
});

type BatchInfo = z.infer<typeof batchInfo>;

/** What Lambda leaves for records of a stream. */
const streamLetter = z.object({ requestContext, timestamp: z.string(), DDBStreamBatchInfo: batchInfo });

/**
 * What Lambda leaves for an event that a function was handed and failed with, and what a reader of the stream leaves by
 * itself for a record that can never pass.
 */
const eventLetter = z.object({
  requestContext,
  timestamp: z.string(),
  requestPayload: z.record(z.string(), z.unknown()),
  responsePayload: z.object({ errorMessage: z.string() }).optional().catch(undefined),
});

/** What a rule leaves for an event that it could not hand over: the event, and the rest as attributes. */
const undeliveredEvent = z.looseObject({ 'detail-type': z.string(), time: z.string() });

/** The dead letters of a stage on AWS: its services' queues. */
export function awsLetterBox(aws: AwsStage): LetterBox {
  const { sqs } = aws;
  /** Where a letter that was taken can be put back or deleted. */
  const held = new Map<string, { QueueUrl: string; ReceiptHandle: string }>();
  return {
    async take(service) {
      const letters: Letter[] = [];
      for (const { QueueUrl, service: owner } of await queuesOf(aws, service)) {
        for (const message of await receiveAll(sqs, QueueUrl)) {
          const id = message.MessageId ?? '';
          held.set(id, { QueueUrl, ReceiptHandle: message.ReceiptHandle ?? '' });
          letters.push(asLetter(aws, owner, message));
        }
      }
      return letters.sort((one, other) => one.setAsideAt.localeCompare(other.setAsideAt));
    },
    async invoke(functionName, payload) {
      const { FunctionError, Payload } = await aws.lambda.send(
        new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(payload) }),
      );
      const text = Payload ? new TextDecoder().decode(Payload) : '';
      const answer: unknown = text === '' ? undefined : JSON.parse(text);
      if (!FunctionError) return answer;
      const failed = z.object({ errorMessage: z.string() }).safeParse(answer);
      throw new Error(`the function failed again: ${failed.success ? failed.data.errorMessage : text}`);
    },
    async settle({ id }) {
      const message = held.get(id);
      if (message) await sqs.send(new DeleteMessageCommand(message));
    },
    async giveBack({ id }) {
      const message = held.get(id);
      if (message) await sqs.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: 0 }));
    },
  };
}

/** CloudFormation names a queue after its stack and itself, with something behind. */
async function queuesOf(
  { sqs, stage }: AwsStage,
  service: string | undefined,
): Promise<{ QueueUrl: string; service: string }[]> {
  const named = new RegExp(`/skillforge-([a-z]+)-${stage}-(?:Stream|Event)DeadLetters-[^/]+$`);
  const found: { QueueUrl: string; service: string }[] = [];
  const QueueNamePrefix = service === undefined ? 'skillforge-' : `skillforge-${service}-${stage}-`;
  for await (const { QueueUrls = [] } of paginateListQueues(
    { client: sqs, pageSize: 1000 },
    { QueueNamePrefix },
  )) {
    for (const QueueUrl of QueueUrls) {
      const owner = named.exec(QueueUrl)?.[1];
      if (owner !== undefined) found.push({ QueueUrl, service: owner });
    }
  }
  return found;
}

async function receiveAll(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (let empty = 0; empty < EMPTY_ANSWERS; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: MOST_AT_ONCE,
        VisibilityTimeout: HIDDEN_SECONDS,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    messages.push(...Messages);
    empty = Messages.length === 0 ? empty + 1 : 0;
  }
  return messages;
}

/** `…:function:<name>`, with a version or alias behind it or not. */
function nameIn(functionArn: string): string {
  return /:function:([^:]+)/.exec(functionArn)?.[1] ?? functionArn;
}

function asLetter(
  aws: AwsStage,
  service: string,
  { MessageId = '', Body = '', ...message }: Message,
): Letter {
  const body = parse(Body);
  const letter = (functionArn: string, rest: Pick<Letter, 'setAsideAt' | 'reason' | 'about' | 'payload'>) => {
    const functionName = nameIn(functionArn);
    const prefix = `skillforge-${service}-${aws.stage}-`;
    const shortName = functionName.startsWith(prefix) ? functionName.slice(prefix.length) : functionName;
    return { id: MessageId, service, functionName, shortName, ...rest };
  };

  const ofStream = streamLetter.safeParse(body);
  if (ofStream.success) {
    const { requestContext: context, timestamp, DDBStreamBatchInfo: batch } = ofStream.data;
    const made = letter(context.functionArn, {
      setAsideAt: timestamp,
      reason: context.condition,
      about: `${batch.batchSize} record(s) from ${batch.startSequenceNumber} of ${batch.shardId}`,
      payload: async () => ({ Records: await fetchRecords(aws, batch, service, made.shortName) }),
    });
    return made;
  }

  const ofEvent = eventLetter.safeParse(body);
  if (ofEvent.success) {
    const { requestContext: context, timestamp, requestPayload, responsePayload } = ofEvent.data;
    return letter(context.functionArn, {
      setAsideAt: timestamp,
      reason: [context.condition, responsePayload?.errorMessage].filter(Boolean).join(': '),
      about: aboutPayload(requestPayload),
      payload: async () => requestPayload,
    });
  }

  const sentAt = new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString();
  const attribute = (name: string) => message.MessageAttributes?.[name]?.StringValue ?? '';
  const undelivered = undeliveredEvent.safeParse(body);
  if (undelivered.success && attribute('TARGET_ARN') !== '') {
    return letter(attribute('TARGET_ARN'), {
      setAsideAt: sentAt,
      reason: [attribute('ERROR_CODE'), attribute('ERROR_MESSAGE')].filter(Boolean).join(': '),
      about: aboutPayload(undelivered.data),
      payload: async () => undelivered.data,
    });
  }
  return letter('', {
    setAsideAt: sentAt,
    reason: 'unknown',
    about: 'something that is no dead letter of ours',
    payload: async () => {
      throw new Error('this message is no dead letter of ours: look at it in the queue');
    },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the records of a letter from the stream: those between its two numbers that the function takes.
 *
 * @throws GoneError when the stream does not have them any more
 */
async function fetchRecords(
  { streams, region, filterPatterns }: AwsStage,
  { streamArn, shardId, startSequenceNumber, endSequenceNumber, batchSize }: BatchInfo,
  service: string,
  shortName: string,
): Promise<object[]> {
  const patterns = filterPatterns(service, shortName);
  const last = BigInt(endSequenceNumber);
  const found: SdkRecord[] = [];
  try {
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        SequenceNumber: startSequenceNumber,
      }),
    );
    let iterator = ShardIterator;
    for (let passed = false; iterator && !passed; ) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
      );
      const numbers = Records.map(({ dynamodb }) => BigInt(dynamodb?.SequenceNumber ?? 0));
      found.push(...Records.filter((_, at) => (numbers[at] ?? last) <= last));
      passed = numbers.some((number) => number >= last);
      iterator = NextShardIterator;
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name !== 'TrimmedDataAccessException' && name !== 'ResourceNotFoundException') throw error;
    throw new GoneError(gone(startSequenceNumber, endSequenceNumber, shardId));
  }
  if (found.length < batchSize) throw new GoneError(gone(startSequenceNumber, endSequenceNumber, shardId));
  return found
    .map((record) => asLambdaHasIt(record, streamArn, region))
    .filter((record) => passes(record, patterns));
}

const gone = (from: string, to: string, shard: string) =>
  `the stream does not have the records ${from} to ${to} of ${shard} any more: it keeps them for 24 hours`;
