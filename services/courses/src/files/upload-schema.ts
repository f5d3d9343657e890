import { instant } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const put = {
  method: z.literal('PUT'),
  url: z.string(),
  headers: z
    .record(z.string(), z.string())
    .check(z.describe('To be sent just so: they are signed. `Content-Length` is signed too; clients set it')),
  sizeBytes: z.int().check(z.describe('Of the body')),
};

const signedPut = z.strictObject(put);

/** How to send a file to the store: in one request, or in parts. */
export const upload = z
  .strictObject({
    uploadId: z.string(),
    key: z.string().check(z.describe('Names the file where it is used')),
    contentType: z.string(),
    sizeBytes: z.int(),
    expiresAt: instant.check(z.describe('Until when the requests may be made')),
    request: z.optional(signedPut).check(z.describe('The request that sends the file; for up to 100 MB')),
    parts: z
      .optional(z.array(z.strictObject({ partNumber: z.int(), ...put })))
      .check(z.describe('The requests that send its parts, in any order; for more than 100 MB')),
    howTo: z.string().check(z.describe('What to do with all this, in words')),
  })
  .check(z.meta({ id: 'Upload' }));

/** A file that has been put together. */
export const completedUpload = z.strictObject({ uploadId: z.string(), key: z.string() });

const requestExample = {
  method: 'PUT',
  url: 'https://skillforge-prod-111122223333-us-east-1.s3.us-east-1.amazonaws.com/courses/01JD0M8Z5W3V7QH2K4N6P8R0TS/videos/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&…',
  headers: { 'content-type': 'video/mp4', 'if-none-match': '*', 'x-amz-tagging': 'state=unused' },
  sizeBytes: 73_400_320,
};

export const uploadExample = {
  uploadId: '01JD0MB3H8Y6T5R4E3W2Q1A0ZX',
  key: 'courses/01JD0M8Z5W3V7QH2K4N6P8R0TS/videos/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.mp4',
  contentType: 'video/mp4',
  sizeBytes: 73_400_320,
  expiresAt: '2026-03-01T09:15:00.000Z',
  request: requestExample,
  howTo:
    'Make the request with the file as its body. Then send the key as videoKey of a lesson of this course within a day.',
};

export const partsExample = {
  ...uploadExample,
  sizeBytes: 125_829_120,
  request: undefined,
  parts: [1, 2].map((partNumber) => ({ ...requestExample, partNumber, headers: {}, sizeBytes: 67_108_864 })),
};

export const avatarUploadExample = {
  ...uploadExample,
  key: 'avatars/7c9e6679-7425-40de-944b-e07fc1f90ae7/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.webp',
  contentType: 'image/webp',
  howTo:
    'Make the request with the file as its body. Then send the key as avatarKey of your profile within a day.',
};
