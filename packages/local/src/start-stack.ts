import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LocalInfo, readLocalInfo } from './local-info.ts';

export interface StartOptions {
  /** The port of the API; 0 or absent for a free one. */
  port?: number;
  dataDir: string;
  fresh?: boolean;
  /** Do not pass on what the stack prints. */
  quiet?: boolean;
  /** `none` leaves the table empty. */
  sample?: 'none';
  /** More of the environment, for example `DYNAMODB_ENDPOINT`. */
  environment?: Record<string, string>;
}

export interface RunningStack {
  /** What `local.json` says. */
  info: LocalInfo;
  pid: number;
  /** Everything that was printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does and waits. @returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as `kill -9` does and waits. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

/**
 * Starts the stack as a process of its own, for end-to-end tests, and waits until it is ready.
 *
 * @throws Error with what it printed, when it ends instead.
 */
export async function startStack(options: StartOptions): Promise<RunningStack> {
  const { dataDir, port = 0, fresh, quiet, sample, environment } = options;
  const dev = fileURLToPath(new URL('./dev.ts', import.meta.url));
  const child = spawn(process.execPath, [dev, ...(fresh ? ['--fresh'] : [])], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      SKILLFORGE_DATA: dataDir,
      ...(sample && { SKILLFORGE_SAMPLE: sample }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (!quiet) process.stderr.write(text);
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  const end = async (signal: NodeJS.Signals) => {
    if (!gone) child.kill(signal);
    return exited;
  };

  for (const deadline = Date.now() + START_TIMEOUT_MS; ; await delay(20)) {
    const info = readLocalInfo(dataDir);
    if (info?.pid === child.pid && info && child.pid !== undefined) {
      return {
        info,
        pid: child.pid,
        output: () => printed,
        stop: () => end('SIGTERM'),
        kill: async () => {
          await end('SIGKILL');
        },
      };
    }
    if (gone) throw new Error(printed.trim() || 'The stack ended without a word.');
    if (Date.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`The stack is not ready after ${START_TIMEOUT_MS / 1000} s: ${printed}`);
    }
  }
}
