import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root, services } from './packages.ts';

const sourceOf = (service: string) => readFileSync(join(root, 'services', service, 'serverless.yml'), 'utf8');

/** Every mapping inside with more than one entry: what is worth a fragment once two services have it. */
function blocks(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(blocks);
  return !Array.isArray(value) && Object.keys(value).length > 1 ? [JSON.stringify(value), ...inside] : inside;
}

/** The YAML files of a folder and of those in it, without what is built. */
function ymlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.serverless', '.turbo'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ymlFiles(path);
    return entry.name.endsWith('.yml') ? [path] : [];
  });
}

describe.each(services)('services/%s/serverless.yml', (service) => {
  it('has 60 lines at most', () => {
    expect(sourceOf(service).trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('refuses settings that the framework does not know', () => {
    expect(parse(sourceOf(service))).toMatchObject({ configValidationMode: 'error', frameworkVersion: '4' });
  });

  it('repeats no block of another service', () => {
    const others = services
      .filter((other) => other !== service)
      .flatMap((other) => blocks(parse(sourceOf(other))));
    expect(blocks(parse(sourceOf(service))).filter((block) => others.includes(block))).toEqual([]);
  });
});

it('nothing is looked up in AWS while packaging', () => {
  const files = [...ymlFiles(join(root, 'services')), ...ymlFiles(join(root, 'packages/serverless-config'))];
  expect(files.length).toBeGreaterThan(services.length);
  for (const file of files) {
    expect({ file, lookups: readFileSync(file, 'utf8').match(/\$\{(?:ssm|cf|aws|s3)[:(]/g) }).toEqual({
      file,
      lookups: null,
    });
  }
});
