/** The smallest images of each type that may be uploaded: whole ones, or as far as their own beginning tells the type. */

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

/** One transparent pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Start of image, then the JFIF segment, then its end. */
export const jpeg = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 16],
  'JFIF\0',
  [1, 2, 0, 0, 72, 0, 72, 0, 0, 0xff, 0xd9],
);

/** One pixel. */
export const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

/** The box of file types that a still image begins with. */
export const avif = bytes([0, 0, 0, 32], 'ftypavif', [0, 0, 0, 0], 'avifmif1miafMA1B');

export const sampleImages: Record<string, Buffer> = {
  'image/png': png,
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/avif': avif,
};
