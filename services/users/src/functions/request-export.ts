import { endpoint } from '@skillforge/core/http/endpoint';
import { accepted } from '@skillforge/core/http/reply';
import { ownAccount } from '../access.ts';
import { requestExport } from '../contract.ts';
import { isRunning, newExport } from '../data-export.ts';
import { createExport, readExport } from '../export-repository.ts';

export const main = endpoint(requestExport, ownAccount, async ({ caller, commit }) => {
  const [before, now] = [await readExport(caller.userId), new Date()];
  if (before && isRunning(before, now)) return commit([], accepted());
  return commit(createExport(caller.userId, before, newExport(now)), accepted());
});
