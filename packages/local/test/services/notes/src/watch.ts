import { appendFileSync } from 'node:fs';

interface Batch {
  Records: { eventName: string; dynamodb: { Keys: { SK: { S: string } }; SequenceNumber: string } }[];
}

/** Writes what it is given below the folder that it runs in, and fails on what is called poison. */
export const main = async ({ Records }: Batch) => {
  for (const { eventName, dynamodb } of Records) {
    if (dynamodb.Keys.SK.S === 'poison') {
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    }
    appendFileSync('seen.txt', `${eventName} ${dynamodb.Keys.SK.S}\n`);
  }
  return { batchItemFailures: [] };
};
