import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '@skillforge/embedded/json-store';
import type { Bucket } from './bucket.ts';
import type { DemoUsers } from './demo-users.ts';
import { REGION, TABLE_NAME } from './settings.ts';

const markerOf = (dataDir: string) => join(dataDir, 'sample-loaded.json');

/** Whether this data folder has the sample catalogue. */
export function isSampleLoaded(dataDir: string): boolean {
  return existsSync(markerOf(dataDir));
}

/**
 * Loads the sample catalogue unless this data folder has it. What says so is written last: a load that was cut short
 * is done again.
 *
 * @returns what was loaded, or undefined if it was there.
 */
export async function loadSampleOnce(
  dataDir: string,
  dynamodbEndpoint: string,
  bucket: Pick<Bucket, 'put'>,
  { users, instructorIds }: DemoUsers,
): Promise<{ courses: number; lessons: number } | undefined> {
  if (isSampleLoaded(dataDir)) return undefined;
  // Loaded only when needed: later starts are quicker without.
  const { loadSampleCatalogue } = await import('@skillforge/data/load-sample-catalogue');
  const loaded = await loadSampleCatalogue({
    endpoint: dynamodbEndpoint,
    region: REGION,
    tableName: TABLE_NAME,
    users: users.map(({ userId, email, displayName, role }) => ({ userId, email, displayName, role })),
    instructorIds,
    putMedia: (key, picture, contentType) =>
      bucket.put(key, Uint8Array.from(picture), {
        'Content-Type': contentType,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
  });
  await replaceFile(markerOf(dataDir), JSON.stringify(loaded));
  return loaded;
}
