import type { Call } from './client.ts';
import { done } from './done.ts';
import { type Upload, uploadIn } from './shapes.ts';

/** The smallest PNG: one transparent pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Makes the request of an upload as its answer says. */
export async function sendFile({ request }: Upload, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  if (!request) throw new Error('The upload is one in parts.');
  return fetch(request.url, { method: request.method, headers: request.headers, body: bytes });
}

/** Uploads bytes. @returns the key of the file */
export async function uploaded(
  call: Call,
  token: string,
  path: string,
  declared: { purpose?: string; contentType: string },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const body = { ...declared, sizeBytes: bytes.length };
  const upload = uploadIn(await done(call, 'POST', path, { token, body }));
  const { status } = await sendFile(upload, bytes);
  if (status !== 200) throw new Error(`The store answers ${status} to ${upload.key}.`);
  return upload.key;
}
