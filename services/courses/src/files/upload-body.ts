import { coursePurposes } from '@skillforge/core/files/file-names';
import { allowedFiles, endingOf, type Purpose } from '@skillforge/core/files/file-types';
import { mostParts } from '@skillforge/core/files/parts';
import * as z from 'zod/mini';

const typesOf = (purpose: Purpose) => Object.keys(allowedFiles[purpose].types);

const contentType = z.string().check(z.maxLength(100), z.meta({ examples: ['video/mp4'] }));
const sizeBytes = z.int().check(z.minimum(1), z.describe('Of the whole file; it is signed'));

/** What is wrong with a file's type or size, said of the field that it is wrong in. */
function checkFile(purposeOf: (file: { purpose?: Purpose }) => Purpose) {
  type File = { purpose?: Purpose; contentType: string; sizeBytes: number };
  return z.check<File>(({ value, issues }) => {
    const purpose = purposeOf(value);
    const { mostBytes } = allowedFiles[purpose];
    const refuse = (field: string, message: string) =>
      issues.push({ code: 'custom', path: [field], message, input: value });
    if (endingOf(purpose, value.contentType) === undefined)
      refuse('contentType', `must be one of ${typesOf(purpose).join(', ')}`);
    if (value.sizeBytes > mostBytes) refuse('sizeBytes', `must be at most ${mostBytes}`);
  });
}

/** What `POST /courses/{courseId}/uploads` takes. */
export const createUploadBody = z
  .strictObject({ purpose: z.enum(coursePurposes), contentType, sizeBytes })
  .check(checkFile(({ purpose = 'file' }) => purpose));

export const createUploadExample = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 73_400_320 };

/** What `POST /me/avatar` takes. */
export const createAvatarUploadBody = z
  .strictObject({ contentType, sizeBytes })
  .check(checkFile(() => 'avatar'));

export const createAvatarUploadExample = { contentType: 'image/webp', sizeBytes: 48_213 };

/** What `POST /courses/{courseId}/uploads/{uploadId}/complete` takes. */
export const completeUploadBody = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        partNumber: z.int().check(z.minimum(1), z.maximum(mostParts)),
        etag: z
          .string()
          .check(z.regex(/^"?[\w-]{1,100}"?$/, 'must be the ETag that the store answered the part with')),
      }),
    )
    .check(z.minLength(1), z.maxLength(mostParts)),
});

export const completeUploadExample = {
  parts: [
    { partNumber: 1, etag: '"9b2cf535f27731c974343645a3985328"' },
    { partNumber: 2, etag: '"1f3870be274f6c49b3e31a0c6728957f"' },
  ],
};
