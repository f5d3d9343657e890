import { UnprocessableError } from '@skillforge/core/errors';
import { avatarKey, type CoursePurpose, courseFileKey } from '@skillforge/core/files/file-names';
import { endingOf, type Purpose } from '@skillforge/core/files/file-types';
import { mostBytesAtOnce, partSizes } from '@skillforge/core/files/parts';
import {
  type NewFile,
  type SentPart,
  type SignedPart,
  type SignedPut,
  signParts,
  signUpload,
  uploadSeconds,
} from '@skillforge/core/files/uploads';
import { newId } from '@skillforge/core/ids';

/** A file that somebody is about to send. */
export interface Upload extends NewFile {
  uploadId: string;
  purpose: Purpose;
}

/** An upload in several parts, until its parts are put together. */
export interface PartedUpload extends Upload {
  /** What the store calls it. */
  storeId: string;
}

/** A file that the schemas have let pass has a type with an ending. */
const ending = (purpose: Purpose, contentType: string) => endingOf(purpose, contentType) ?? 'bin';

export function newCourseUpload(
  courseId: string,
  { purpose, contentType, sizeBytes }: { purpose: CoursePurpose; contentType: string; sizeBytes: number },
): Upload {
  const uploadId = newId();
  const key = courseFileKey(courseId, purpose, uploadId, ending(purpose, contentType));
  return { uploadId, purpose, key, contentType, sizeBytes };
}

export function newAvatarUpload(
  userId: string,
  { contentType, sizeBytes }: { contentType: string; sizeBytes: number },
): Upload {
  const uploadId = newId();
  const key = avatarKey(userId, uploadId, ending('avatar', contentType));
  return { uploadId, purpose: 'avatar', key, contentType, sizeBytes };
}

/** Whether a file is too large to be sent in one request. */
export function needsParts({ sizeBytes }: Pick<Upload, 'sizeBytes'>): boolean {
  return sizeBytes > mostBytesAtOnce;
}

const uses: Record<Purpose, string> = {
  thumbnail: 'thumbnailKey of this course',
  video: 'videoKey of a lesson of this course',
  file: 'fileKey of a lesson of this course',
  avatar: 'avatarKey of your profile',
};

function show(upload: Upload, sending: { request: SignedPut } | { parts: SignedPart[] }, from: Date) {
  const { uploadId, key, contentType, sizeBytes, purpose } = upload;
  const send =
    'request' in sending
      ? 'Make the request with the file as its body.'
      : 'Make each request with its part of the file as its body, and keep the ETag of each answer. Then complete the upload with these tags. For new addresses, when these have expired, ask for its parts.';
  return {
    uploadId,
    key,
    contentType,
    sizeBytes,
    expiresAt: new Date(from.getTime() + uploadSeconds * 1000).toISOString(),
    ...sending,
    howTo: `${send} Then send the key as ${uses[purpose]} within a day.`,
  };
}

/** How to send a file in one request. */
export async function showUpload(upload: Upload, now = new Date()) {
  return show(upload, { request: await signUpload(upload, now) }, now);
}

/** How to send a file in parts. */
export async function showParts(upload: PartedUpload, now = new Date()) {
  return show(upload, { parts: await signParts(upload, now) }, now);
}

/** @throws UnprocessableError `invalid-request` unless each part of the file stands once */
export function checkParts(upload: PartedUpload, parts: SentPart[]): SentPart[] {
  const sorted = parts.toSorted((a, b) => a.partNumber - b.partNumber);
  const count = partSizes(upload.sizeBytes).length;
  const isWhole = sorted.length === count && sorted.every(({ partNumber }, at) => partNumber === at + 1);
  if (isWhole) return sorted;
  throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', {
    errors: [{ in: 'body', pointer: '/parts', detail: `Each of the ${count} parts must stand once` }],
  });
}
