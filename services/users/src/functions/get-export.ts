import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { getExport } from '../contract.ts';
import { readExport } from '../export-repository.ts';
import { showExport } from '../export-view.ts';

export const main = endpoint(getExport, async ({ caller: { userId } }) =>
  ok(await showExport(userId, await readExport(userId), new Date())),
);
