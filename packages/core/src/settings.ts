import { optional, required } from './env.ts';

/**
 * The settings of every function that answers requests or reads the table. They are read while the module loads, so
 * that a function with a missing one never takes a request.
 */
export const settings = {
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
  /** Another Cognito than AWS's own; set on laptops and in tests. */
  cognitoEndpoint: optional('COGNITO_ENDPOINT'),
  /** The pool's public keys as a JSON text, where the pool is not Cognito itself. */
  cognitoJwks: optional('COGNITO_JWKS'),
  /** Check every answer against its contract; on laptops and in tests. */
  verifyResponses: optional('VERIFY_RESPONSES') === 'true',
} as const;
