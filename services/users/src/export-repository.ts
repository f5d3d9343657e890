import { lostRace } from '@skillforge/core/errors';
import type { StoredEvent } from '@skillforge/core/events/event';
import { eventOf } from '@skillforge/core/events/event';
import { exportKey, type Key } from '@skillforge/core/keys';
import { getItem, type Piece, putNew, update, updateItem } from '@skillforge/core/table';
import { type DataExport, forgottenAt } from './data-export.ts';

interface ExportItem extends Key {
  export: DataExport;
  event?: StoredEvent;
  /** Seconds since 1970. */
  ttl: number;
}

export async function readExport(userId: string): Promise<DataExport | undefined> {
  return (await getItem<ExportItem>(exportKey(userId), { consistent: true }))?.export;
}

/** What asking for an export writes, provided that nobody has asked for another since `before` was read. */
export function createExport(userId: string, before: DataExport | undefined, made: DataExport): Piece[] {
  const { exportId } = made;
  const fields = {
    export: made,
    ttl: forgottenAt(made),
    ...eventOf('ExportRequested', { userId, exportId }),
  };
  return [
    before
      ? update(exportKey(userId), { set: fields, onlyIf: { 'export.exportId': before.exportId } }, lostRace)
      : putNew({ ...exportKey(userId), ...fields }, lostRace),
  ];
}

/** Writes that a file is there, unless another export has been asked for meanwhile. */
export async function finishExport(
  userId: string,
  { exportId }: DataExport,
  { sizeBytes, finishedAt }: { sizeBytes: number; finishedAt: string },
): Promise<void> {
  await updateItem(exportKey(userId), {
    set: { 'export.status': 'ready', 'export.finishedAt': finishedAt, 'export.sizeBytes': sizeBytes },
    onlyIf: { 'export.exportId': exportId, 'export.status': 'running' },
  });
}
