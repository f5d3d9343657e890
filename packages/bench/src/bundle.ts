import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import bundlerPlugins from '@skillforge/serverless-config/bundling/plugins.cjs';
import { build } from 'esbuild';
import { parse } from 'yaml';

/**
 * Prints the size of every function's bundle and the time that it takes to import it, beside that of the bundled
 * DynamoDB client alone, all in one run: `pnpm bench:bundle`. Ends with 1 when one is over a limit.
 */
const mostBytes = 650 * 1024;
const mostImportRatio = 1.6;
const rounds = 11;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

interface Settings {
  bundle: boolean;
  minify: boolean;
  keepNames: boolean;
  mainFields: string[];
  exclude: string[];
  banner: { js: string };
}

async function bundleAll(target: string): Promise<string[]> {
  const text = await readFile(join(root, 'packages/serverless-config/esbuild.yml'), 'utf8');
  const { bundle, minify, keepNames, mainFields, exclude, banner }: Settings = parse(text);
  const services = await readdir(join(root, 'services'));
  const entryPoints: { in: string; out: string }[] = [
    { in: join(root, 'packages/bench/src/dynamodb-client.ts'), out: 'the DynamoDB client alone' },
  ];
  for (const service of services) {
    const folder = join(root, 'services', service, 'src/functions');
    for (const file of await readdir(folder).catch(() => [])) {
      entryPoints.push({ in: join(folder, file), out: `${service}/${file.replace(/\.ts$/, '')}` });
    }
  }
  await build({
    entryPoints,
    outdir: target,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node24',
    format: 'esm',
    bundle,
    minify,
    keepNames,
    mainFields,
    external: exclude,
    banner,
    plugins: bundlerPlugins,
  });
  return entryPoints.map(({ out }) => out);
}

const settings = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  STAGE: 'bench',
  TABLE_NAME: 'bench',
  BUCKET_NAME: 'bench',
  EVENT_BUS_NAME: 'bench',
  DEAD_LETTERS_URL: 'http://127.0.0.1/bench',
  USER_POOL_ID: 'us-east-1_Bench0001',
  USER_POOL_CLIENT_ID: 'bench',
  CURSOR_SECRET: 'bench',
  // With the keys at hand a start asks nobody for them.
  COGNITO_JWKS: '{"keys":[]}',
  POWERTOOLS_TRACE_ENABLED: 'false',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
};

async function importMilliseconds(file: string): Promise<number> {
  const code = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { env: settings });
  return Number(stdout.trim().split('\n').at(-1));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const target = await mkdtemp(join(tmpdir(), 'skillforge-bundle-'));
try {
  const names = await bundleAll(target);
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  // Round by round, so that whatever else the machine does falls on all alike.
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times.get(name)?.push(await importMilliseconds(join(target, `${name}.mjs`)));
  }
  const [first = ''] = names;
  const measure = median(times.get(first) ?? []);
  let over = 0;
  console.log(`${'function'.padEnd(36)}${'KB'.padStart(8)}${'import ms'.padStart(12)}${'ratio'.padStart(8)}`);
  for (const name of names) {
    const { size } = await stat(join(target, `${name}.mjs`));
    const time = median(times.get(name) ?? []);
    const fits = name === first || (size <= mostBytes && time / measure <= mostImportRatio);
    if (!fits) over += 1;
    console.log(
      `${name.padEnd(36)}${(size / 1024).toFixed(0).padStart(8)}${time.toFixed(1).padStart(12)}${(time / measure).toFixed(2).padStart(8)}${fits ? '' : '  over'}`,
    );
  }
  console.log(
    `limits: ${mostBytes / 1024} KB, ${mostImportRatio} times the client alone; medians of ${rounds}`,
  );
  if (over > 0) process.exitCode = 1;
} finally {
  await rm(target, { recursive: true });
}
