import { Readable } from 'node:stream';
import type { Bucket } from './bucket.ts';

/** What the edge shows of the bucket to everybody, and nothing else of it. */
const PUBLIC_FOLDER = '/media/';

/** What a browser or cache needs to know of a file. */
const SHOWN_HEADERS = ['Cache-Control', 'Content-Length', 'Content-Type', 'ETag', 'Last-Modified'];

export interface MediaAnswer {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Readable | undefined;
}

export function isMedia(path: string): boolean {
  return path.startsWith(PUBLIC_FOLDER);
}

/**
 * Reads public media from the bucket, as the edge does: with a right of its own to that one folder.
 *
 * @returns undefined for what is not there.
 */
export async function readMedia(
  bucket: Pick<Bucket, 'get'>,
  path: string,
  { ifNoneMatch }: { ifNoneMatch: string | undefined },
): Promise<MediaAnswer | undefined> {
  // Dots and escapes could lead out of the folder; no name of ours has any.
  if (!/^\/media\/[\w-]+(?:\/[\w-]+)*\.[a-z0-9]+$/.test(path)) return undefined;
  const conditions: Record<string, string> =
    ifNoneMatch === undefined ? {} : { 'If-None-Match': ifNoneMatch };
  const answer = await bucket.get(path.slice(1), conditions);
  const headers = Object.fromEntries(
    SHOWN_HEADERS.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  if (answer.status === 304) return { status: 304, headers, body: undefined };
  if (answer.status === 200 && answer.body) {
    return { status: 200, headers, body: Readable.fromWeb(answer.body) };
  }
  await answer.body?.cancel();
  if (answer.status === 404) return undefined;
  throw new Error(`The bucket answered ${answer.status} for ${path}`);
}
