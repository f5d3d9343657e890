import { signedUrl } from './bucket.ts';

/** Addresses change at the full hour only, so that they, and the tags of answers that hold them, can be kept. */
const stableSeconds = 60 * 60;

/** A text as a parameter of a header, by RFC 8187: it allows four signs less than `encodeURIComponent` leaves. */
function inHeader(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The address under which a private file can be read, for whoever has it.
 *
 * @param seconds for how long at least
 * @param downloadName under which name a browser saves it; without one it is shown in its place, as a video is
 */
export function signDownload(
  key: string,
  { seconds, downloadName }: { seconds: number; downloadName?: string },
  now = new Date(),
): Promise<string> {
  const from = new Date(Math.floor(now.getTime() / (stableSeconds * 1000)) * stableSeconds * 1000);
  const disposition =
    downloadName === undefined ? 'inline' : `attachment; filename*=UTF-8''${inHeader(downloadName)}`;
  return signedUrl(
    { method: 'GET', key, query: { 'response-content-disposition': disposition } },
    { seconds: stableSeconds + seconds, from },
  );
}
