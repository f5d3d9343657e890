import { askBucket, type BucketRequest, unexpected } from './bucket.ts';

const deletionsAtOnce = 8;

async function page(prefix: string, token: string | undefined): Promise<{ keys: string[]; next?: string }> {
  const request: BucketRequest = {
    method: 'GET',
    query: { 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) },
  };
  const answer = await askBucket(request);
  if (answer.status !== 200) throw unexpected(request, answer);
  const text = answer.body.toString('utf8');
  const keys = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
  const [, next] = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(text) ?? [];
  return next === undefined ? { keys } : { keys, next };
}

async function deleteFile(key: string): Promise<void> {
  const request: BucketRequest = { method: 'DELETE', key };
  const answer = await askBucket(request);
  if (answer.status !== 204) throw unexpected(request, answer);
}

/** Deletes every file of a folder. A repeat goes on where the first was cut short. */
export async function deleteFolder(prefix: string): Promise<void> {
  let token: string | undefined;
  do {
    const { keys, next } = await page(prefix, token);
    for (let from = 0; from < keys.length; from += deletionsAtOnce) {
      await Promise.all(keys.slice(from, from + deletionsAtOnce).map(deleteFile));
    }
    token = next;
  } while (token !== undefined);
}
