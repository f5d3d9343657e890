/** Larger files come in parts: a part that was cut off can be sent again. */
export const mostBytesAtOnce = 100 * 1024 * 1024;

const partBytes = 64 * 1024 * 1024;

/** The sizes of a file's parts: all alike but the last. */
export function partSizes(sizeBytes: number): number[] {
  const count = Math.ceil(sizeBytes / partBytes);
  return Array.from({ length: count }, (_, at) => Math.min(partBytes, sizeBytes - at * partBytes));
}

/** A file has at most so many parts. */
export const mostParts = 80;
