import { askBucket, type BucketRequest, unexpected } from './bucket.ts';

/**
 * Writes a value as a JSON file that a person can read, over whatever stood there.
 *
 * @returns its size in bytes
 */
export async function putJsonFile(key: string, value: unknown): Promise<number> {
  const body = JSON.stringify(value, undefined, 2);
  const request: BucketRequest = { method: 'PUT', key, headers: { 'content-type': 'application/json' } };
  const answer = await askBucket(request, { body, timeoutMilliseconds: 6_000 });
  if (answer.status !== 200) throw unexpected(request, answer);
  return Buffer.byteLength(body, 'utf8');
}
