/** What may be uploaded: types that a browser runs (HTML, SVG) are not among them. Each has the ending of its names. */

export const imageTypes = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
} as const;

export const videoTypes = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
} as const;

export const documentTypes = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/epub+zip': 'epub',
  'application/json': 'json',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.text': 'odt',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'text/csv': 'csv',
  'text/markdown': 'md',
  'text/plain': 'txt',
  ...imageTypes,
} as const;

const megabyte = 1024 * 1024;

/** For each purpose: the types with their endings, and how many bytes a file may have. */
export const allowedFiles = {
  thumbnail: { types: imageTypes, mostBytes: 5 * megabyte },
  avatar: { types: imageTypes, mostBytes: 5 * megabyte },
  video: { types: videoTypes, mostBytes: 5 * 1024 * megabyte },
  file: { types: documentTypes, mostBytes: 5 * 1024 * megabyte },
} as const;

export type Purpose = keyof typeof allowedFiles;

/** The ending of a type's names, or undefined when the purpose does not allow the type. */
export function endingOf(purpose: Purpose, contentType: string): string | undefined {
  return new Map<string, string>(Object.entries(allowedFiles[purpose].types)).get(contentType);
}
