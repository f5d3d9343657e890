import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from './settings.ts';

export interface DataLock {
  release(): void;
}

/** Held here, because a lock that nobody refers to is closed by the garbage collector. */
const held = new Set<DatabaseSync>();

/**
 * Takes a data folder for this process; made if absent.
 *
 * The lock is one that the operating system keeps on an open SQLite file: it goes with the process, however that
 * ends, so there is never a stale one to judge, and two that start at the same moment cannot both have it.
 *
 * @throws SetupError when another process has it.
 */
export function lockDataDirectory(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true });
  const owner = join(dataDir, 'lock.pid');
  const database = new DatabaseSync(join(dataDir, 'lock'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw new SetupError(
      `Another copy${pidIn(owner)} is running on ${dataDir}: stop it, or set SKILLFORGE_DATA (and PORT) for this one.`,
    );
  }
  held.add(database);
  writeFileSync(owner, String(process.pid));
  return {
    release: () => {
      held.delete(database);
      database.close();
    },
  };
}

function pidIn(file: string): string {
  try {
    return ` (process ${Number(readFileSync(file, 'utf8'))})`;
  } catch {
    return '';
  }
}
