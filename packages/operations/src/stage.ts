import { parseArgs } from 'node:util';
import { type LocalInfo, readLocalInfo } from '@skillforge/local/local-info';
import { dataDirectory } from '@skillforge/local/settings';

/** Something that the person at the terminal can put right: shown as one sentence, without a stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Stage {
  /** What a person calls it: a stage's name, or the laptop. */
  name: string;
  tableName: string;
  /** The folder for what a command remembers. */
  dataDir: string;
  /** Forget what was remembered. */
  fromStart: boolean;
}

/** Settings that every function has and no command needs. */
const unneeded = {
  USER_POOL_ID: 'us-east-1_Unneeded',
  USER_POOL_CLIENT_ID: 'unneeded',
  CURSOR_SECRET: 'unneeded',
  EVENT_BUS_NAME: 'unneeded',
};

/**
 * Points the services' code at a stage: `--stage <name>` at one on AWS, with the credentials of the terminal; without it
 * (or with `--stage local`) at the stack that runs on this laptop. `--from-start` forgets how far an earlier run came. To be called before that code is loaded, for it reads its settings then.
 *
 * @throws UsageError for an unknown flag, or when no stack is running
 */
export function useStage(args: string[]): Stage {
  const { stage, region, dataDir, values } = chooseStage(args, { 'from-start': { type: 'boolean' } });
  const fromStart = values['from-start'] === true;
  if (stage !== undefined) {
    const tableName = `skillforge-${stage}`;
    Object.assign(process.env, {
      ...unneeded,
      AWS_REGION: region,
      STAGE: stage,
      TABLE_NAME: tableName,
      BUCKET_NAME: 'unneeded',
    });
    return { name: stage, tableName, dataDir, fromStart };
  }
  const info = runningStack(dataDir);
  Object.assign(process.env, {
    ...unneeded,
    AWS_REGION: info.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    STAGE: 'local',
    TABLE_NAME: info.tableName,
    DYNAMODB_ENDPOINT: info.dynamodbEndpoint,
    BUCKET_NAME: info.bucketName,
    S3_ENDPOINT: info.s3Endpoint,
  });
  return { name: 'laptop', tableName: info.tableName, dataDir, fromStart };
}

/** What every command takes. */
export interface ChosenStage {
  /** Undefined for the laptop. */
  stage: string | undefined;
  region: string;
  /** The folder for what a command remembers; on the laptop the stack's own. */
  dataDir: string;
  /** The flags of this command only, by their names. */
  values: Record<string, string | boolean | undefined>;
}

/**
 * Reads the flags that name a stage: `--stage <name>` and `--region <name>`; without a stage, or with `local`, it is the
 * laptop.
 *
 * @param own the flags that a command has beside these
 * @throws UsageError for a flag that is none of them
 */
export function chooseStage(
  args: string[],
  own: Record<string, { type: 'string' | 'boolean' }> = {},
): ChosenStage {
  const options = { stage: { type: 'string' }, region: { type: 'string' }, ...own } as const;
  const known = Object.keys(options).map((name) => `--${name}`);
  try {
    const { values } = parseArgs({ args: args.filter((word) => word !== '--'), options });
    const { stage, region, ...others } = values;
    if (stage !== undefined && !/^[a-z][\w-]{0,30}$/i.test(stage)) {
      throw new UsageError(`${stage} is no name of a stage.`);
    }
    return {
      stage: stage === 'local' ? undefined : stage,
      region: region ?? process.env.AWS_REGION ?? 'us-east-1',
      dataDir: dataDirectory(process.env),
      values: others,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${error instanceof Error ? error.message : error} There are ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.`,
    );
  }
}

/** @throws UsageError when no stack is running on a data folder */
export function runningStack(dataDir: string): LocalInfo {
  const info = readLocalInfo(dataDir);
  if (info) return info;
  throw new UsageError(
    `No stack is running on ${dataDir}: start it with pnpm dev, or name a stage on AWS with --stage.`,
  );
}
