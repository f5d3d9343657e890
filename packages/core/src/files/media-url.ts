import { env } from '../env.ts';

/** The address of public media. A name is never given twice, so what stands there may be kept for ever. */
export function mediaUrl(mediaKey: string): string {
  return `${env.publicUrl}/${mediaKey}`;
}
