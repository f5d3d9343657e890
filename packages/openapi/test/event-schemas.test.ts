import { readdir, readFile } from 'node:fs/promises';
import { eventSchemas, eventSources } from '@skillforge/core/events/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { eventSchemaOf, eventTypes } from '../src/event-schemas.ts';

const docs = new URL('../../../docs/', import.meta.url);
const page = await readFile(new URL('events.md', docs), 'utf8');

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);

/** What docs/events.md says about a type, up to the next heading. */
function sectionOf(type: string): string {
  return new RegExp(`^### ${type}\\n([\\s\\S]*?)(?=^###? |(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? '';
}

function exampleOf(type: string): Record<string, unknown> {
  return JSON.parse(/```json\n([\s\S]*?)```/.exec(sectionOf(type))?.[1] ?? 'null');
}

const asTold = (type: keyof typeof eventSchemas, detail: unknown) => ({
  version: '0',
  id: 'bus-id',
  'detail-type': type,
  source: `skillforge.${eventSources[type]}`,
  account: '000000000000',
  time: '2026-03-01T10:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail,
});

test('there is a schema for each event, and none for anything else', async () => {
  const files = await readdir(new URL('events/', docs));
  expect(files.sort()).toEqual(eventTypes.map((type) => `${type}.schema.json`).sort());
  expect(eventTypes).toEqual(Object.keys(eventSchemas));
});

describe.each(eventTypes)('%s', (type) => {
  test('has its schema in docs/events as `pnpm events:schemas` writes it', async () => {
    const written = await readFile(new URL(`events/${type}.schema.json`, docs), 'utf8');
    expect(JSON.parse(written)).toEqual(eventSchemaOf(type));
  });

  test('is described in docs/events.md: its source, its schema, all its fields, and an example that fits', () => {
    const section = sectionOf(type);
    expect(section).toContain(`Source \`skillforge.${eventSources[type]}\``);
    expect(section).toContain(`events/${type}.schema.json`);
    for (const field of Object.keys(eventSchemas[type].shape)) expect(section).toContain(`\`${field}\``);
    const validate = ajv.compile(JSON.parse(JSON.stringify(eventSchemaOf(type))));
    validate(asTold(type, exampleOf(type)));
    expect(validate.errors).toBeNull();
    expect(Object.keys(exampleOf(type)).sort()).toEqual(
      ['eventId', 'time', ...Object.keys(eventSchemas[type].shape)].sort(),
    );
  });

  test('may get more fields, and must not lose one', () => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(eventSchemaOf(type))));
    expect(validate(asTold(type, { ...exampleOf(type), addedLater: 1 }))).toBe(true);
    for (const field of Object.keys(exampleOf(type))) {
      const { [field]: _, ...rest } = exampleOf(type);
      expect(validate(asTold(type, rest))).toBe(false);
    }
    expect(validate({ ...asTold(type, exampleOf(type)), source: 'skillforge.other' })).toBe(false);
  });
});

test('docs/events.md describes no event that there is not', () => {
  const described = [...page.matchAll(/^### (\S+)$/gm)].map(([, type]) => type);
  expect(described.sort()).toEqual([...eventTypes].sort());
});
