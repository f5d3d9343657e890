import { encode } from 'uqr';

/** A QR code: how many modules it is wide and high, and its dark ones as the data of an SVG path. */
export interface QrCode {
  modules: number;
  path: string;
}

/** The QR code of an address, without its quiet zone. A seventh of it may be unreadable (level M). */
export function qrCodeOf(address: string): QrCode {
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const length = x + 1 - from;
      runs.push(`M${from} ${y}h${length}v1h-${length}z`);
    }
  }
  return { modules: size, path: runs.join('') };
}
