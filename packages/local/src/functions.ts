import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFunctions } from './build.ts';
import type { FromHost, ToHost } from './function-host.ts';
import type { Build } from './function-runtime.ts';
import type { LocalFunction } from './functions-config.ts';
import { REGION, SetupError } from './settings.ts';

export interface RunningFunctions {
  /** Where serverless-offline answers HTTP requests. */
  httpEndpoint: string;
  /** Where it answers as Lambda's own API does. */
  lambdaEndpoint: string;
  pid: number;
  stop(): Promise<void>;
}

export interface FunctionsOptions {
  functions: LocalFunction[];
  /** The folder that holds `services`. */
  root: string;
  /** A folder for what is built; emptied first. */
  workDir: string;
  /** The environment of the functions: nothing else of this process's reaches them. */
  environment: Record<string, string>;
  log(text: string): void;
  /** Told when the process of the functions ends by itself. */
  onExit(): void;
}

/** Builds all functions and serves them; ready when the first build is loaded. */
export async function serveFunctions(options: FunctionsOptions): Promise<RunningFunctions> {
  const { functions, root, workDir, log } = options;
  await rm(workDir, { recursive: true, force: true });
  const [httpPort, lambdaPort] = await freePorts();
  const host = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--max-http-header-size=131072',
      fileURLToPath(new URL('./function-host.ts', import.meta.url)),
    ],
    // Detached: Ctrl-C in a terminal goes to the whole group, and the functions must outlive the last request.
    { env: options.environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true, cwd: root },
  );
  for (const stream of [host.stdout, host.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
  }
  let stopping = false;
  const exited = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  exited.then(() => {
    if (!stopping) options.onExit();
  });

  const serving = answerOf(host, 'serving', exited);
  const send = (message: ToHost) => {
    if (host.connected) host.send(message);
  };
  send({ type: 'serve', functions, workDir, httpPort, lambdaPort, region: REGION });

  let builds = 0;
  const building = buildFunctions({
    functions,
    root,
    outDir: join(workDir, 'build'),
    onBuild(build: Build) {
      builds++;
      if (builds > 1) log('Rebuilt: the new code is live.');
      send({ type: 'build', build });
    },
    onError(text) {
      log(
        `${text}\n${builds > 0 ? 'The last good build goes on serving.' : 'Nothing is served until this is put right.'}`,
      );
    },
  });
  host.on('message', (message: FromHost) => {
    if (message.type === 'loaded' && message.error) log(`A function cannot be loaded:\n${message.error}`);
  });
  const loaded = answerOf(host, 'loaded', exited);
  const built = await building;
  await serving;
  if (builds > 0) await loaded;
  return {
    httpEndpoint: `http://127.0.0.1:${httpPort}`,
    lambdaEndpoint: `http://127.0.0.1:${lambdaPort}`,
    pid: host.pid ?? 0,
    async stop() {
      stopping = true;
      await built.stop();
      if (host.exitCode === null && host.signalCode === null) {
        host.kill('SIGTERM');
        const late = setTimeout(() => host.kill('SIGKILL'), 2_000);
        await exited;
        clearTimeout(late);
      }
    },
  };
}

function answerOf(host: ChildProcess, type: FromHost['type'], exited: Promise<void>): Promise<void> {
  const answer = new Promise<void>((resolve, reject) => {
    host.on('message', (message: FromHost) => {
      if (message.type === type) resolve();
      if (message.type === 'failed')
        reject(new SetupError(`The functions cannot be served: ${message.error}`));
    });
    exited.then(() => reject(new SetupError('The functions cannot be served: their process ended.')));
  });
  answer.catch(() => {});
  return answer;
}

/** Two free ports; held open together, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(address && typeof address === 'object' ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const [httpPort = 0, lambdaPort = 0] = ports;
  return [httpPort, lambdaPort];
}
