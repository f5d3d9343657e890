import { askBucket, type BucketRequest, unexpected } from './bucket.ts';
import { listFolder } from './listing.ts';

const deletionsAtOnce = 8;

async function deleteFile(key: string): Promise<void> {
  const request: BucketRequest = { method: 'DELETE', key };
  const answer = await askBucket(request);
  if (answer.status !== 204) throw unexpected(request, answer);
}

/**
 * Deletes every file of a folder. A repeat goes on where the first was cut short.
 *
 * @returns how many there were
 */
export async function deleteFolder(prefix: string): Promise<number> {
  let deleted = 0;
  for await (const keys of listFolder(prefix)) {
    for (let from = 0; from < keys.length; from += deletionsAtOnce) {
      await Promise.all(keys.slice(from, from + deletionsAtOnce).map(deleteFile));
    }
    deleted += keys.length;
  }
  return deleted;
}
