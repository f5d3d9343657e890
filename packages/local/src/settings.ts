import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: services and their definitions are found from here. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const REGION = 'us-east-1';
export const TABLE_NAME = 'skillforge-local';
export const BUCKET_NAME = 'skillforge-local';
export const EVENT_BUS_NAME = 'skillforge-local';
export const ALLOWED_ORIGINS = ['http://localhost:3000', 'http://localhost:4000'];

/** Something that the person at the terminal can put right: shown as one sentence, without a stack trace. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

export interface Settings {
  /** The folder whose `services` are served. */
  root: string;
  /** The port of the one address that everything is served under; 0 for a free one. */
  port: number;
  /** The folder that holds every bit of state. */
  dataDir: string;
  /** Start over: forget all data first. */
  fresh: boolean;
  /** Load the sample catalogue on the first start. */
  sample: boolean;
  /** Another DynamoDB than the embedded one. */
  dynamodbEndpoint: string | undefined;
}

/**
 * Reads flags and environment of `pnpm dev`.
 *
 * @throws SetupError for an unknown flag or a value that is no port or address.
 */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  const unknown = args.find((flag) => flag !== '--fresh' && flag !== '--');
  if (unknown !== undefined) throw new SetupError(`There is no flag ${unknown}; the only one is --fresh.`);
  const port = Number(environment.PORT ?? '4000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SetupError(`PORT is ${environment.PORT}, which is no port number.`);
  }
  const endpoint = environment.DYNAMODB_ENDPOINT || undefined;
  if (endpoint && !URL.canParse(endpoint)) {
    throw new SetupError(
      `DYNAMODB_ENDPOINT is ${endpoint}, which is no address such as http://localhost:8000.`,
    );
  }
  return {
    // The tests serve other services than the repository's.
    root: environment.SKILLFORGE_ROOT || ROOT,
    port,
    dataDir: dataDirectory(environment),
    fresh: args.includes('--fresh'),
    sample: environment.SKILLFORGE_SAMPLE !== 'none',
    dynamodbEndpoint: endpoint,
  };
}

/** Where the state is: `SKILLFORGE_DATA`, relative to where the command was given, else `.skillforge` in the root. */
export function dataDirectory(environment: NodeJS.ProcessEnv): string {
  const given = environment.SKILLFORGE_DATA;
  if (!given) return resolve(ROOT, '.skillforge');
  return isAbsolute(given) ? given : resolve(environment.INIT_CWD ?? process.cwd(), given);
}
