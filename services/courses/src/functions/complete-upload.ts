import { UnprocessableError } from '@skillforge/core/errors';
import { finishParts } from '@skillforge/core/files/uploads';
import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableUpload } from '../access.ts';
import { completeUpload } from '../contract.ts';
import { checkParts } from '../files/upload.ts';

export const main = endpoint(completeUpload, editableUpload, async ({ subject: upload, body }) => {
  const isWhole = await finishParts(upload, checkParts(upload, body.parts));
  if (!isWhole) throw new UnprocessableError('parts-missing', 'The store does not have all of these parts.');
  const { uploadId, key } = upload;
  return ok({ uploadId, key });
});
