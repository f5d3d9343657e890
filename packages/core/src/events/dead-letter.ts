import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { required } from '../env.ts';
import { traceCalls } from '../tracing.ts';

/** The address of the queue; on laptops and in tests of something that stands in for it. */
const queueUrl = required('DEAD_LETTERS_URL');

/** What a reader of the stream is called with: by Lambda, or by whoever replays a letter. */
export type Batch = DynamoDBStreamEvent & {
  /** These records were set aside before: they must not be again, or whoever replays them is told of a success. */
  setAside?: boolean;
};

let client: Promise<SQSClient> | undefined;

/** Loaded by the first letter: most containers never write one. */
async function loadClient(): Promise<SQSClient> {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  return traceCalls(
    new SQSClient({
      region: required('AWS_REGION'),
      endpoint: new URL(queueUrl).origin,
      maxAttempts: 3,
      retryMode: 'standard',
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
    }),
  );
}

/** A record with what makes an event of it, without the rest of the item: that may be somebody's data, and long. */
function essence({ dynamodb, ...record }: DynamoDBRecord): DynamoDBRecord {
  const { NewImage, OldImage: _, ...change } = dynamodb ?? {};
  return { ...record, dynamodb: { ...change, NewImage: NewImage?.event ? { event: NewImage.event } : {} } };
}

/**
 * Leaves a record in the dead-letter queue in the form in which Lambda leaves there what it called a function with in
 * vain: the whole call, so that it can be made again long after the stream has forgotten the record.
 *
 * @throws Error when the queue does not take it
 */
export async function setAside(record: DynamoDBRecord, error: Error, context: Context): Promise<void> {
  const requestPayload: Batch = { Records: [essence(record)], setAside: true };
  const letter = {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: context.awsRequestId,
      functionArn: context.invokedFunctionArn,
      functionName: context.functionName,
      condition: 'EventRefused',
      approximateInvokeCount: 1,
    },
    requestPayload,
    responseContext: { functionError: `${error.name}: ${error.message}` },
    responsePayload: { errorType: error.name, errorMessage: `${error.name}: ${error.message}` },
  };
  client ??= loadClient();
  const [sqs, { SendMessageCommand }] = await Promise.all([client, import('@aws-sdk/client-sqs')]);
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }));
}
