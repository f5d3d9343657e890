import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { editableUpload } from '../access.ts';
import { renewUploadParts } from '../contract.ts';
import { showParts } from '../files/upload.ts';

export const main = endpoint(renewUploadParts, editableUpload, async ({ subject: upload }) =>
  ok(await showParts(upload)),
);
