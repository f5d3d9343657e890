import { writeFile } from 'node:fs/promises';
import { openApiDocument } from './document.ts';

/** Writes the document to docs/openapi.json: `pnpm openapi`. */
const target = new URL('../../../docs/openapi.json', import.meta.url);
await writeFile(
  target,
  `${JSON.stringify(openApiDocument({ serverUrl: 'http://localhost:4000' }), null, 2)}\n`,
);
