import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs every package's tests through turbo and ends with the count over all of them: `pnpm test`. What has not
 * changed since it last passed comes from turbo's cache, with its count. The totals also stand in
 * dist/test-totals.json.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));

async function resultFiles(): Promise<{ name: string; file: string }[]> {
  const found = [];
  for (const group of ['packages', 'services']) {
    for (const name of await readdir(join(root, group))) {
      const manifest = await readFile(join(root, group, name, 'package.json'), 'utf8').catch(() => '{}');
      const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(manifest);
      if (scripts.test) found.push({ name, file: join(root, group, name, 'dist/test-results.json') });
    }
  }
  return found;
}

function turbo(): Promise<number> {
  const child = spawn(
    'turbo',
    ['run', 'test', '--continue', '--concurrency=2', '--output-logs=new-only', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? 1));
  });
}

const files = await resultFiles();
// A result that a crashed run left behind must not be counted; turbo brings back those of its cache.
await Promise.all(files.map(({ file }) => rm(file, { force: true })));
const status = await turbo();

let passed = 0;
let failed = 0;
const missing: string[] = [];
for (const { name, file } of files) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    missing.push(name);
    continue;
  }
  const result: { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number } =
    JSON.parse(text);
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
}
if (missing.length > 0) console.log(`No result from: ${missing.join(', ')}`);
await mkdir(join(root, 'dist'), { recursive: true });
await writeFile(
  join(root, 'dist/test-totals.json'),
  JSON.stringify({ passed, failed: failed + missing.length }),
);
console.log(`${passed} passed, ${failed + missing.length} failed`);
process.exitCode = status !== 0 || failed + missing.length > 0 ? 1 : 0;
