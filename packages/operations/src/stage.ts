import { parseArgs } from 'node:util';
import { readLocalInfo } from '@skillforge/local/local-info';
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
};

/**
 * Points the services' code at a stage: `--stage <name>` at one on AWS, with the credentials of the terminal; without it
 * at the stack that runs on this laptop. `--from-start` forgets how far an earlier run came. To be called before that code is loaded, for it reads its settings then.
 *
 * @throws UsageError for an unknown flag, or when no stack is running
 */
export function useStage(args: string[]): Stage {
  const { stage, region, fromStart } = flags(args);
  const dataDir = dataDirectory(process.env);
  if (stage !== undefined) {
    const tableName = `skillforge-${stage}`;
    Object.assign(process.env, {
      ...unneeded,
      AWS_REGION: region ?? process.env.AWS_REGION ?? 'us-east-1',
      STAGE: stage,
      TABLE_NAME: tableName,
      BUCKET_NAME: 'unneeded',
    });
    return { name: stage, tableName, dataDir, fromStart };
  }
  const info = readLocalInfo(dataDir);
  if (!info) {
    throw new UsageError(
      `No stack is running on ${dataDir}: start it with pnpm dev, or name a stage on AWS with --stage.`,
    );
  }
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

interface Flags {
  stage?: string | undefined;
  region?: string | undefined;
  fromStart: boolean;
}

function flags(args: string[]): Flags {
  try {
    const options = {
      stage: { type: 'string' },
      region: { type: 'string' },
      'from-start': { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ args: args.filter((word) => word !== '--'), options });
    if (values.stage !== undefined && !/^[a-z][\w-]{0,30}$/i.test(values.stage)) {
      throw new UsageError(`${values.stage} is no name of a stage.`);
    }
    return { stage: values.stage, region: values.region, fromStart: values['from-start'] };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${error instanceof Error ? error.message : error} There are --stage, --region and --from-start.`,
    );
  }
}
