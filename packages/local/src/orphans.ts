import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';

const children = z.array(z.object({ pid: z.number(), started: z.string() }));

function file(dataDir: string): string {
  return join(dataDir, 'children.json');
}

/** Notes which processes belong to this stack, so that the next start can end those that outlived it. */
export function noteChildren(dataDir: string, pids: number[]): void {
  const noted = pids.flatMap((pid) => {
    const started = startOf(pid);
    return started === undefined ? [] : [{ pid, started }];
  });
  writeFileSync(file(dataDir), JSON.stringify(noted));
}

/** Ends what a killed stack left behind. Its children end by themselves within a second: this is for what hangs. */
export async function endOrphans(dataDir: string): Promise<void> {
  let noted: z.infer<typeof children>;
  try {
    noted = children.parse(JSON.parse(readFileSync(file(dataDir), 'utf8')));
  } catch {
    return;
  }
  for (const { pid, started } of noted) {
    // The number may be another process's by now: only the very one that was noted is ended.
    if (startOf(pid) === started) process.kill(pid, 'SIGKILL');
  }
  for (
    let waited = 0;
    waited < 1_000 && noted.some(({ pid, started }) => startOf(pid) === started);
    waited += 10
  ) {
    await delay(10);
  }
  rmSync(file(dataDir), { force: true });
}

/** When a process began, in the kernel's ticks; undefined if it is gone (or where there is no /proc). */
export function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const [state] = fields;
    return state === 'Z' || state === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
