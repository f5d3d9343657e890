/**
 * The one place that reads the environment. It fails while the module loads, so that a function with a missing
 * setting never takes a request.
 */

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing`);
  return value;
}

function optional(name: string): string | undefined {
  return process.env[name] || undefined;
}

export const env = {
  /** The stage, for instance `dev`; part of what a cursor is bound to. */
  stage: required('STAGE'),
  tableName: required('TABLE_NAME'),
  userPoolId: required('USER_POOL_ID'),
  userPoolClientId: required('USER_POOL_CLIENT_ID'),
  /** The secret that the cursors' daily keys are derived from. */
  cursorSecret: required('CURSOR_SECRET'),
  /** The bucket of courses' and users' files. */
  bucketName: required('BUCKET_NAME'),
  region: required('AWS_REGION'),
  /** The origins that browsers may call from. */
  allowedOrigins: (optional('ALLOWED_ORIGINS') ?? '').split(',').filter((origin) => origin !== ''),
  /** Another DynamoDB than AWS's own; set on laptops and in tests. */
  dynamodbEndpoint: optional('DYNAMODB_ENDPOINT'),
  /** Another S3 than AWS's own; set on laptops and in tests. */
  s3Endpoint: optional('S3_ENDPOINT'),
  /** The address of the edge, which public media stand under; without it, their addresses are relative to the API's. */
  publicUrl: optional('PUBLIC_URL') ?? '',
  /** The pool's public keys as a JSON text, where the pool is not Cognito itself. */
  cognitoJwks: optional('COGNITO_JWKS'),
  /** Check every answer against its contract; on laptops and in tests. */
  verifyResponses: optional('VERIFY_RESPONSES') === 'true',
} as const;
