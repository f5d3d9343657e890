import { readFileSync } from 'node:fs';
import { startOf } from './orphans.ts';

/** How often the launchers are looked at, in milliseconds. */
const LOOK_MS = 250;

/**
 * Calls back when one of the processes that were only there to launch this one (npx, pnpm and the shells between)
 * is gone. A signal sent to them does not reach this process: without this, `kill` of what was started would leave
 * the whole stack running. Where there is no /proc, nothing is watched.
 */
export function whenLaunchersEnd(callback: () => void): void {
  const launchers = new Map<number, string>();
  for (let pid = process.ppid; pid > 1 && isLauncher(pid); pid = parentOf(pid)) {
    const started = startOf(pid);
    if (started !== undefined) launchers.set(pid, started);
  }
  if (launchers.size === 0) return;
  const timer = setInterval(() => {
    for (const [pid, started] of launchers) {
      if (startOf(pid) === started) continue;
      clearInterval(timer);
      callback();
      return;
    }
  }, LOOK_MS);
  timer.unref();
}

function isLauncher(pid: number): boolean {
  const [program = '', ...words] = commandOf(pid);
  const rest = words.join(' ');
  const name = program.split(/[/ ]/).at(program.startsWith('npm') ? 0 : -1) ?? '';
  // A shell between is one that pnpm or npx made for one command, or the script that stands for `node` itself.
  if (/^(ba|da)?sh$/.test(name)) return /^(-c )?\S*(node|pnpm)\b[^;&|]*$/.test(rest);
  return /^(npm|npx|pnpm)/.test(name) || (/^node/.test(name) && /\b(npm|npx|pnpm)\b/.test(rest));
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return 0;
  }
}
