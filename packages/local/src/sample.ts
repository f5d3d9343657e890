import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedSample } from '@skillforge/data/load-sample';
import type { EmbeddedCognito } from '@skillforge/embedded/cognito';
import { replaceFile } from '@skillforge/embedded/json-store';
import type { Bucket } from './bucket.ts';
import { type DemoUsers, PASSWORD } from './demo-users.ts';
import { REGION, TABLE_NAME } from './settings.ts';

const markerOf = (dataDir: string) => join(dataDir, 'sample-loaded.json');

/** Whether this data folder has the sample. */
export function isSampleLoaded(dataDir: string): boolean {
  return existsSync(markerOf(dataDir));
}

/**
 * Loads the sample unless this data folder has it. What says so is written last: a load that was cut short
 * is done again.
 *
 * @returns what was loaded, or undefined if it was there.
 */
export async function loadSampleOnce(
  dataDir: string,
  dynamodbEndpoint: string,
  bucket: Pick<Bucket, 'put'>,
  pool: Pick<EmbeddedCognito, 'importUsers'>,
  { users, instructorIds }: DemoUsers,
): Promise<LoadedSample | undefined> {
  if (isSampleLoaded(dataDir)) return undefined;
  // Loaded only when needed: later starts are quicker without.
  const { loadSample } = await import('@skillforge/data/load-sample');
  const { sampleLearners } = await import('@skillforge/data/learners/people');
  const learners = sampleLearners().map(({ userId, email, displayName: name }) => ({
    userId,
    email,
    name,
    password: PASSWORD,
    groups: [],
  }));
  const target = {
    endpoint: dynamodbEndpoint,
    region: REGION,
    tableName: TABLE_NAME,
    users: users.map(({ userId, email, displayName, role }) => ({ userId, email, displayName, role })),
    instructorIds,
    putMedia: (key: string, picture: Buffer, contentType: string) =>
      bucket.put(key, Uint8Array.from(picture), {
        'Content-Type': contentType,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
  };
  const [loaded] = await Promise.all([loadSample(target), pool.importUsers(learners)]);
  await replaceFile(markerOf(dataDir), JSON.stringify(loaded));
  return loaded;
}
