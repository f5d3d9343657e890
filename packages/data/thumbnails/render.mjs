/**
 * Renders every drawing in this folder to the PNG beside it. Run it after you have changed one:
 *
 *     npx -y -p sharp@0.35.5 node packages/data/thumbnails/render.mjs
 *
 * sharp is not a dependency of the repository: it weighs 20 MB, and the PNGs are committed.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const folder = import.meta.dirname;
const bin = join('node_modules', '.bin');

/** `npx -p` installs into a folder of its own and only tells us through the PATH. */
function findSharp() {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    if (!directory.endsWith(bin)) continue;
    try {
      return createRequire(join(directory, '..', 'sharp', 'package.json'))('sharp');
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  console.error('sharp is missing: npx -y -p sharp@0.35.5 node packages/data/thumbnails/render.mjs');
  process.exit(1);
}

const sharp = findSharp();
for (const name of readdirSync(folder).filter((file) => file.endsWith('.svg'))) {
  const png = name.replace(/svg$/, 'png');
  // The palette is as small as this quality allows; without dithering flat areas stay flat, and compress well.
  const { size } = await sharp(join(folder, name))
    .png({ palette: true, quality: 85, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(join(folder, png));
  console.log(`${png}: ${size} bytes`);
}
