import { askBucket, type BucketRequest, unexpected } from './bucket.ts';

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

/** The keys of a folder's files, a thousand at a time. */
export async function* listFolder(prefix: string): AsyncGenerator<string[]> {
  let token: string | undefined;
  do {
    const { keys, next } = await page(prefix, token);
    yield keys;
    token = next;
  } while (token !== undefined);
}

/** Whether there is a file of this key. */
export async function isListed(key: string): Promise<boolean> {
  const { keys } = await page(key, undefined);
  return keys.includes(key);
}
