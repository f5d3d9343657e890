import { endpoint } from '@skillforge/core/http/endpoint';
import { issued } from '@skillforge/core/http/reply';
import { createAvatarUpload } from '../contract.ts';
import { newAvatarUpload, showUpload } from '../files/upload.ts';

export const main = endpoint(createAvatarUpload, async ({ caller, body, commit }) =>
  commit([], issued(await showUpload(newAvatarUpload(caller.userId, body)))),
);
