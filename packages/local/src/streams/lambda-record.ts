import type { _Record as SdkRecord } from '@aws-sdk/client-dynamodb-streams';
import type { StreamRecord } from './deliver.ts';

/** A record as the stream's own client reads it, in the form in which Lambda hands it to a function. */
export function asLambdaHasIt(record: SdkRecord, eventSourceARN: string, awsRegion: string): StreamRecord {
  const { dynamodb } = record;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN,
    awsRegion,
    dynamodb: {
      ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      Keys: asJson(dynamodb?.Keys),
      ...(dynamodb?.NewImage && { NewImage: asJson(dynamodb.NewImage) }),
      ...(dynamodb?.OldImage && { OldImage: asJson(dynamodb.OldImage) }),
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: dynamodb?.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
  };
}

/** The client has turned binary values into bytes; Lambda hands them over as base64. */
function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, asJson(inner)]),
  );
}
