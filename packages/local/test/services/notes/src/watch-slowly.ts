import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

interface Batch {
  Records: { dynamodb: { Keys: { SK: { S: string } } } }[];
}

/** Reads the same stream as `watch`, and takes its time. */
export const main = async ({ Records }: Batch) => {
  await delay(200);
  for (const { dynamodb } of Records) appendFileSync('seen-slowly.txt', `${dynamodb.Keys.SK.S}\n`);
};
