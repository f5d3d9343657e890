import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** An embedded part could not be started; the message is one sentence for the person at the terminal. */
export class EmbeddedStartError extends Error {
  override readonly name = 'EmbeddedStartError';
}

export interface DynamoDBOptions {
  /** The SQLite file that keeps the data; in memory when absent. */
  file?: string;
  /** The TCP port on 127.0.0.1; a free one when absent or 0. */
  port?: number;
}

export interface EmbeddedDynamoDB {
  /** `http://127.0.0.1:<port>` */
  endpoint: string;
  pid: number;
  /** Ends the engine and waits until it is gone. May be called twice. */
  stop(): Promise<void>;
  /** Settles when the engine has ended, whoever ended it. */
  exited: Promise<void>;
}

const START_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 3_000;

/**
 * The shell becomes the engine (`exec`), so that the child's pid is the engine's. A background reader of our pipe
 * sees its end when this process dies, even by SIGKILL, and takes the engine with it: no orphan holds the file.
 */
const WATCHED =
  'exec 3<&0; (trap "" INT TERM HUP; cat <&3 >/dev/null; kill -9 $$) 2>/dev/null & exec "$@" </dev/null 3<&-';

/**
 * Starts the embedded DynamoDB engine on 127.0.0.1.
 *
 * @throws EmbeddedStartError when its binary is missing or it does not come up.
 */
export async function startDynamoDB(options: DynamoDBOptions = {}): Promise<EmbeddedDynamoDB> {
  const binary = engineBinary();
  // A free port can be taken by somebody else between asking and binding, hence a second and third try.
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(binary, options.port || (await freePort()), options.file);
    } catch (error) {
      if (options.port || attempt === 3) throw error;
    }
  }
}

/** Whether the engine's binary is installed on this machine. */
export function hasEmbeddedDynamoDB(): boolean {
  try {
    return existsSync(engineBinary());
  } catch {
    return false;
  }
}

function engineBinary(): string {
  try {
    const binary = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
    if (existsSync(binary)) return binary;
  } catch {
    // Falls through to the sentence below: not installed and not resolvable are one thing for the reader.
  }
  throw new EmbeddedStartError(
    `The embedded DynamoDB (package @dynoxide/linux-x64) is not installed or not made for ${process.platform}-${process.arch}: ` +
      'set DYNAMODB_ENDPOINT to any other DynamoDB, for example DynamoDB Local (http://localhost:8000).',
  );
}

async function startOn(binary: string, port: number, file: string | undefined): Promise<EmbeddedDynamoDB> {
  const engine = [
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...(file ? ['--db-path', file] : []),
  ];
  // Detached: Ctrl-C in a terminal goes to the whole foreground group, and the engine must outlive the last request.
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', binary, ...engine], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const output: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stdin.on('error', () => {});
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => {
      child.stdin.destroy();
      resolve();
    });
  });
  let gone = false;
  exited.then(() => {
    gone = true;
  });

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(output.join('').includes('listening on') && (await answers(port)))) {
    if (gone || Date.now() > deadline) {
      await end(child, exited);
      throw new EmbeddedStartError(
        `The embedded DynamoDB did not start on 127.0.0.1:${port}: ${output.join('').trim() || 'no answer'}`,
      );
    }
    await delay(3);
  }
  unreference(child);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: () => end(child, exited),
    exited,
  };
}

/** Lets this process end without stopping the engine first; the pipe then closes and ends it. */
function unreference(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new EmbeddedStartError('No free port was found on 127.0.0.1.'));
      });
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
