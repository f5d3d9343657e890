import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startTestTable } from '@skillforge/embedded/test-table';
import { type TokenSpec, testPool, testTokens } from './tokens.ts';

/** Everything that a service's functions need around them, for the tests of one file. */
export interface FunctionEnvironment {
  client: DynamoDBClient;
  endpoint: string;
  tableName: string;
  /** An access token of this environment's pool. */
  token(spec: TokenSpec): Promise<string>;
  /** The pool's public key as a JWK in JSON. */
  publicKey: string;
  stop(): Promise<void>;
}

/**
 * Starts an embedded table and a pool, and sets the environment variables that `core/env` reads. Import the functions
 * after this, with `await import(…)`: they read their settings while they load.
 */
export async function startFunctionEnvironment(
  settings: { stream?: boolean; variables?: Record<string, string> } = {},
): Promise<FunctionEnvironment> {
  const [table, tokens] = await Promise.all([
    startTestTable({ stream: settings.stream ?? false }),
    testTokens(),
  ]);
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    STAGE: 'test',
    TABLE_NAME: table.tableName,
    DYNAMODB_ENDPOINT: table.endpoint,
    USER_POOL_ID: testPool.userPoolId,
    USER_POOL_CLIENT_ID: testPool.clientId,
    COGNITO_JWKS: tokens.jwks,
    CURSOR_SECRET: 'a secret for the tests only, long enough',
    ALLOWED_ORIGINS: 'https://app.example',
    BUCKET_NAME: 'skillforge-test',
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
    token: tokens.token,
    publicKey: tokens.publicPem,
    stop: table.stop,
  };
}
