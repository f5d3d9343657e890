import { newId } from '@skillforge/core/ids';

/** The copy of all of one's data that was last asked for. Times are ISO 8601. */
export interface DataExport {
  exportId: string;
  status: 'running' | 'ready';
  requestedAt: string;
  finishedAt?: string;
  sizeBytes?: number;
}

const hour = 60 * 60 * 1000;

/** The bucket's lifecycle rule for exports says so too. */
const keptMilliseconds = 7 * 24 * hour;

/** One that is not ready by then has failed, whatever became of it. */
const longestMilliseconds = hour;

export function newExport(now: Date): DataExport {
  return { exportId: newId(now.getTime()), status: 'running', requestedAt: now.toISOString() };
}

const since = (at: string, now: Date) => now.getTime() - Date.parse(at);

/** Whether somebody may be writing it. */
export function isRunning({ status, requestedAt }: DataExport, now: Date): boolean {
  return status === 'running' && since(requestedAt, now) < longestMilliseconds;
}

/** When nobody needs to know of it any more, in seconds since 1970. */
export function forgottenAt({ requestedAt }: DataExport): number {
  return Math.floor((Date.parse(requestedAt) + keptMilliseconds + longestMilliseconds) / 1000);
}

/** When the file of one that is ready is removed. */
export function removedAt(finishedAt: string): Date {
  return new Date(Date.parse(finishedAt) + keptMilliseconds);
}
