import { signDownload } from '@skillforge/core/files/downloads';
import { exportFileKey } from '@skillforge/core/files/file-names';
import { type DataExport, isRunning, removedAt } from './data-export.ts';

/** For how long an address is good at least, in seconds. */
const downloadSeconds = 60 * 60;

/** How far it is, and where its file can be had. */
export async function showExport(userId: string, found: DataExport | undefined, now: Date) {
  const nothing = { status: 'none', requestedAt: null, url: null, sizeBytes: null, expiresAt: null };
  if (!found) return nothing;
  const { exportId, requestedAt, finishedAt, sizeBytes = null } = found;
  if (found.status === 'running' || !finishedAt) {
    return { ...nothing, status: isRunning(found, now) ? 'running' : 'failed', requestedAt };
  }
  const expiresAt = removedAt(finishedAt);
  if (expiresAt <= now) return nothing;
  const settings = { seconds: downloadSeconds, downloadName: 'skillforge-data.json' };
  const url = await signDownload(exportFileKey(userId, exportId), settings, now);
  return { status: 'ready', requestedAt, url, sizeBytes, expiresAt: expiresAt.toISOString() };
}
