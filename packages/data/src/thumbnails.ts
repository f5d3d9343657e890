import { readFile } from 'node:fs/promises';

/** A sample course's picture as a file of its own name. */
export function thumbnailName(picture: string): string {
  return `${picture}.png`;
}

export function readThumbnail(picture: string): Promise<Buffer> {
  return readFile(new URL(`../thumbnails/${thumbnailName(picture)}`, import.meta.url));
}
