import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { type EmbeddedS3, startS3 } from '@skillforge/embedded/s3';
import { startTestTable } from '@skillforge/embedded/test-table';
import { type TokenSpec, testPool, testTokens } from './tokens.ts';

const bucketName = 'skillforge-test';

/** Everything that a service's functions need around them, for the tests of one file. */
export interface FunctionEnvironment {
  client: DynamoDBClient;
  endpoint: string;
  tableName: string;
  s3: EmbeddedS3;
  /** An access token of this environment's pool. */
  token(spec: TokenSpec): Promise<string>;
  /** The pool's public key as a JWK in JSON. */
  publicKey: string;
  stop(): Promise<void>;
}

/**
 * Starts an embedded table, a bucket and a pool, and sets the environment variables that `core/env` reads. Import the functions
 * after this, with `await import(…)`: they read their settings while they load.
 */
export async function startFunctionEnvironment(
  settings: { stream?: boolean; variables?: Record<string, string> } = {},
): Promise<FunctionEnvironment> {
  const dataDir = await mkdtemp(join(tmpdir(), 'skillforge-files-'));
  const [table, tokens, s3] = await Promise.all([
    startTestTable({ stream: settings.stream ?? false }),
    testTokens(),
    startS3({ dataDir, bucketName }),
  ]);
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    STAGE: 'test',
    TABLE_NAME: table.tableName,
    DYNAMODB_ENDPOINT: table.endpoint,
    USER_POOL_ID: testPool.userPoolId,
    USER_POOL_CLIENT_ID: testPool.clientId,
    COGNITO_JWKS: tokens.jwks,
    CURSOR_SECRET: 'a secret for the tests only, long enough',
    ALLOWED_ORIGINS: 'https://app.example',
    BUCKET_NAME: bucketName,
    EVENT_BUS_NAME: 'skillforge-test',
    S3_ENDPOINT: s3.endpoint,
    VERIFY_RESPONSES: 'true',
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
    ...settings.variables,
  });
  return {
    client: table.client,
    endpoint: table.endpoint,
    tableName: table.tableName,
    s3,
    token: tokens.token,
    publicKey: tokens.publicPem,
    async stop() {
      await Promise.all([table.stop(), s3.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
