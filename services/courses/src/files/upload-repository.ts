import { type Key, uploadKey } from '@skillforge/core/keys';
import { getItem, type Piece, putNew } from '@skillforge/core/table';
import type { PartedUpload } from './upload.ts';

/** As long as the store keeps what was sent of an unfinished upload. */
const keptSeconds = 24 * 60 * 60;

interface UploadItem extends Key {
  upload: PartedUpload;
  /** Seconds since 1970. */
  ttl: number;
}

/** What beginning an upload in parts writes. */
export function createParts(courseId: string, upload: PartedUpload, now = new Date()): Piece[] {
  const ttl = Math.floor(now.getTime() / 1000) + keptSeconds;
  const item: UploadItem = { ...uploadKey(courseId, upload.uploadId), upload, ttl };
  return [putNew(item)];
}

export async function readParts(courseId: string, uploadId: string): Promise<PartedUpload | undefined> {
  const item = await getItem<UploadItem>(uploadKey(courseId, uploadId), { consistent: true });
  // What has expired may lie about for days before the table drops it.
  return item && item.ttl > Date.now() / 1000 ? item.upload : undefined;
}
