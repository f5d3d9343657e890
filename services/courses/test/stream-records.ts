import type { Key } from '@skillforge/core/keys';
import type { DynamoDBRecord } from 'aws-lambda';

/** Records as the table's stream delivers them, for the functions that read it. */

type Images = Pick<NonNullable<DynamoDBRecord['dynamodb']>, 'OldImage' | 'NewImage'>;

let sequence = 0;

/** That an item has changed, with what it was and is where that matters. */
export function streamRecord({ PK, SK }: Key, images: Images = {}): DynamoDBRecord {
  sequence += 1;
  return {
    eventID: String(sequence),
    eventName: images.NewImage && !images.OldImage ? 'INSERT' : 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: { Keys: { PK: { S: PK }, SK: { S: SK } }, SequenceNumber: String(sequence), ...images },
  };
}
