import { UnprocessableError } from '../errors.ts';
import { askBucket, type BucketAnswer, type BucketRequest, copySource, unexpected } from './bucket.ts';
import { allowedFiles } from './file-types.ts';
import { isListed } from './listing.ts';
import { notUploaded } from './uploads.ts';

/** How the files of each type begin; a "?" is any byte. From the formats' own specifications. */
const beginnings: Record<string, string> = {
  'image/png': '\x89PNG\r\n\x1a\n',
  'image/jpeg': '\xff\xd8\xff',
  'image/webp': 'RIFF????WEBP',
  'image/avif': '????ftypavi',
};

/** Whether bytes begin as a file of that type does. */
export function looksLike(contentType: string, bytes: Uint8Array): boolean {
  const beginning = beginnings[contentType];
  if (beginning === undefined || bytes.length < beginning.length) return false;
  return [...beginning].every((letter, at) => letter === '?' || letter.charCodeAt(0) === bytes[at]);
}

const forEver = 'public, max-age=31536000, immutable';

function refuse(field: string, detail: string): UnprocessableError {
  return new UnprocessableError(
    'not-an-image',
    'The uploaded file is not the image that it was declared to be.',
    {
      errors: [{ in: 'body', pointer: `/${field}`, detail }],
    },
  );
}

/**
 * Whether an answer tells that there is no such file. Who may list some folders only gets a 403 for a missing file as well
 * as for a missing right: the listing tells which.
 */
async function isMissing({ status }: BucketAnswer, key: string): Promise<boolean> {
  return status === 404 || (status === 403 && !(await isListed(key)));
}

/**
 * Copies an uploaded image to where everybody may see it, after a look at whether it is what it was declared to be. The
 * upload itself stays unused, and so goes after a day. A repeat changes nothing.
 *
 * @param field the field that named the upload, for refusals
 * @throws UnprocessableError `not-uploaded`, `not-an-image`
 */
export async function publishImage(uploadKey: string, mediaKey: string, field: string): Promise<void> {
  const look: BucketRequest = { method: 'GET', key: uploadKey, headers: { range: 'bytes=0-31' } };
  const seen = await askBucket(look);
  if (await isMissing(seen, uploadKey)) throw notUploaded(field);
  // An empty file has no first bytes.
  if (seen.status === 416) throw refuse(field, 'The file is empty');
  if (seen.status !== 206 && seen.status !== 200) throw unexpected(look, seen);
  const contentType = seen.headers.get('content-type') ?? '';
  if (!Object.hasOwn(allowedFiles.thumbnail.types, contentType)) throw refuse(field, 'Not an image');
  if (!looksLike(contentType, seen.body))
    throw refuse(field, `The file does not begin as ${contentType} does`);

  const copy: BucketRequest = {
    method: 'PUT',
    key: mediaKey,
    headers: {
      'x-amz-copy-source': copySource(uploadKey),
      // What was looked at, and nothing that has taken its place.
      'x-amz-copy-source-if-match': seen.headers.get('etag') ?? '',
      'x-amz-metadata-directive': 'REPLACE',
      'x-amz-tagging-directive': 'REPLACE',
      'content-type': contentType,
      'cache-control': forEver,
    },
  };
  const copied = await askBucket(copy);
  if (copied.status !== 200 || copied.body.includes('<Error>')) throw unexpected(copy, copied);
}
