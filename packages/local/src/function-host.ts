/**
 * The process that runs all functions: one serverless-offline over what the services' `functions.yml` declare, with
 * handlers in this process. Started by `functions.ts`, which tells it over IPC what to serve and which build to use.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ServerlessOffline from 'serverless-offline';
import { type Build, loadAll, useBuild } from './function-runtime.ts';
import type { LocalFunction } from './functions-config.ts';

/** What the parent process says. */
export type ToHost =
  | {
      type: 'serve';
      functions: LocalFunction[];
      workDir: string;
      httpPort: number;
      lambdaPort: number;
      region: string;
    }
  | { type: 'build'; build: Build };

/** What this process says. */
export type FromHost =
  | { type: 'serving' }
  | { type: 'loaded'; error?: string }
  | { type: 'failed'; error: string };

const STUBS = 'handlers';

/** serverless-offline loads a handler once and keeps it: what it loads hands on to the newest build. */
function writeStub(directory: string, name: string): void {
  const runtime = new URL('./function-runtime.ts', import.meta.url).href;
  writeFileSync(
    join(directory, `${name}.mjs`),
    `import { run } from ${JSON.stringify(runtime)};\n` +
      `export const main = (event, context) => run(${JSON.stringify(name)}, event, context);\n`,
  );
}

/** The framework's object, as much of it as serverless-offline reads. */
function asService(functions: LocalFunction[], workDir: string, region: string) {
  const definitions = new Map(
    functions.map((one) => [
      one.name,
      {
        name: one.name,
        handler: `${STUBS}/${one.name}.main`,
        timeout: one.timeout,
        memorySize: one.memorySize,
        environment: one.environment,
        events: [...one.routes.map((http) => ({ http })), ...one.schedules.map((schedule) => ({ schedule }))],
      },
    ]),
  );
  return {
    config: { servicePath: workDir, serverlessPath: '' },
    serviceDir: workDir,
    service: {
      service: 'skillforge',
      custom: {},
      provider: {
        name: 'aws',
        region,
        stage: 'local',
        runtime: 'nodejs24.x',
        architecture: 'arm64',
        environment: {},
      },
      functions: Object.fromEntries(definitions),
      getAllFunctions: () => [...definitions.keys()],
      getFunction: (name: string) => definitions.get(name),
      getAllEventsInFunction: (name: string) => definitions.get(name)?.events ?? [],
    },
  };
}

function tell(message: FromHost): void {
  process.send?.(message);
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Only what a person has to see: what the functions themselves did wrong. */
const log = {
  debug() {},
  info() {},
  notice() {},
  verbose() {},
  warning() {},
  error(...words: unknown[]) {
    for (const word of words) if (word instanceof Error) process.stderr.write(`${told(word)}\n`);
  },
};

let loading = Promise.resolve();

process.on('message', (message: ToHost) => {
  if (message.type === 'build') {
    useBuild(message.build);
    loading = loading
      .then(loadAll)
      .then(() => tell({ type: 'loaded' }))
      .catch((error: unknown) => tell({ type: 'loaded', error: told(error) }));
    return;
  }
  serve(message).then(
    () => tell({ type: 'serving' }),
    (error: unknown) => tell({ type: 'failed', error: told(error) }),
  );
});

async function serve({
  functions,
  workDir,
  httpPort,
  lambdaPort,
  region,
}: ToHost & { type: 'serve' }): Promise<void> {
  mkdirSync(join(workDir, STUBS), { recursive: true });
  for (const { name } of functions) writeStub(join(workDir, STUBS), name);
  const offline = new ServerlessOffline(
    asService(functions, workDir, region),
    {
      host: '127.0.0.1',
      httpPort,
      lambdaPort,
      useInProcess: true,
      noPrependStageInUrl: true,
      noSponsor: true,
      noAuth: true,
      // Cookies are the functions' own business.
      disableCookieValidation: true,
      stage: 'local',
    },
    { log, progress: { get: () => ({ notice() {}, remove() {} }) } },
  );
  // It prints a table of all routes, whatever its log level.
  const { log: print } = console;
  console.log = () => {};
  await offline.start();
  console.log = print;
}

// The channel closes when the parent ends, even by SIGKILL; a signal from the terminal is the parent's to handle.
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => {});
process.on('unhandledRejection', (error) => process.stderr.write(`${told(error)}\n`));
