import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDirectory } from '../src/lock.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'skillforge-lock-'));
});
let children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(dataDir, { recursive: true });
});

/** Another process that takes the lock and keeps it until it is killed. */
async function holder(): Promise<ChildProcess> {
  const source = `
    const { lockDataDirectory } = await import(${JSON.stringify(new URL('../src/lock.ts', import.meta.url).href)});
    lockDataDirectory(${JSON.stringify(dataDir)});
    globalThis.gc?.();
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

test('a data folder is one process’s, until it lets go', () => {
  const lock = lockDataDirectory(dataDir);
  expect(() => lockDataDirectory(dataDir)).toThrow(
    `Another copy (process ${process.pid}) is running on ${dataDir}`,
  );
  lock.release();
  lockDataDirectory(dataDir).release();
});

test('another process’s lock is respected, and free as soon as that process was killed', async () => {
  const child = await holder();
  expect(() => lockDataDirectory(dataDir)).toThrow(`Another copy (process ${child.pid})`);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
  lockDataDirectory(dataDir).release();
});
