import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { eventSchemaOf, eventTypes } from './event-schemas.ts';

/** Writes docs/events/<Type>.schema.json for every event: `pnpm events:schemas`. */
const folder = new URL('../../../docs/events/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) if (name.endsWith('.schema.json')) await rm(new URL(name, folder));
for (const type of eventTypes) {
  await writeFile(
    new URL(`${type}.schema.json`, folder),
    `${JSON.stringify(eventSchemaOf(type), null, 2)}\n`,
  );
}
