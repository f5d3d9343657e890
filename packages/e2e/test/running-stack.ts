import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalInfo } from '@skillforge/local/local-info';
import { type RunningStack, startStack } from '@skillforge/local/start-stack';

/** A stack on data of its own, which is removed with it. */
export interface OwnStack {
  /** What `local.json` says at present. */
  readonly info: LocalInfo;
  readonly dataDir: string;
  start(): Promise<void>;
  /** Ends the whole stack's process as `kill -9` does. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it, and removes its data. */
  remove(): Promise<void>;
}

/** What a stack prints beside its welcome and the codes that it would mail is about something that went wrong. */
function complaintsIn(output: string): string {
  const [, afterWelcome = output] = output.split(/^Ctrl-C ends it.*$/m);
  return afterWelcome.replaceAll(/^.* would get the code .*$/gm, '').trim();
}

export interface StackOptions {
  sample: boolean;
  /** More of the environment, asked for at each start. */
  environment?: () => Record<string, string>;
  /** Leave out what it says of what goes wrong, for a test in which that is much. */
  silent?: boolean;
}

/** A stack that serves the repository's services; nothing is started yet. */
export function ownStack(options: StackOptions): OwnStack {
  const dataDir = mkdtempSync(join(tmpdir(), 'skillforge-e2e-'));
  let running: RunningStack | undefined;
  const end = async (how: (stack: RunningStack) => Promise<unknown>) => {
    if (!running) return;
    // Before the end: what a killed one's children say of it is no complaint.
    const complaints = complaintsIn(running.output());
    if (complaints && !options.silent) process.stderr.write(`What the stack said:\n${complaints}\n`);
    await how(running);
    running = undefined;
  };
  const present = () => {
    if (!running) throw new Error('The stack is not running.');
    return running;
  };
  return {
    dataDir,
    get info() {
      return present().info;
    },
    async start() {
      const environment = options.environment?.();
      running = await startStack({
        dataDir,
        quiet: true,
        ...(options.sample ? {} : { sample: 'none' }),
        ...(environment && { environment }),
      });
    },
    async kill() {
      process.kill(present().info.pid, 'SIGKILL');
      await end((stack) => stack.kill());
    },
    async stop() {
      await end((stack) => stack.stop());
    },
    async remove() {
      await end((stack) => stack.stop());
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One stack for all tests of a file. */
export function stackOfThisFile(options: StackOptions): OwnStack {
  const stack = ownStack(options);
  beforeAll(() => stack.start());
  afterAll(() => stack.remove());
  return stack;
}
