import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const good = {
  STAGE: 'test',
  TABLE_NAME: 'skillforge-test',
  USER_POOL_ID: 'us-east-1_Test00001',
  USER_POOL_CLIENT_ID: 'client',
  CURSOR_SECRET: 'secret',
  BUCKET_NAME: 'skillforge-files',
  AWS_REGION: 'eu-central-1',
};

const optional = [
  'ALLOWED_ORIGINS',
  'DYNAMODB_ENDPOINT',
  'S3_ENDPOINT',
  'PUBLIC_URL',
  'COGNITO_ENDPOINT',
  'COGNITO_JWKS',
  'VERIFY_RESPONSES',
];

/** Loads the settings anew from these variables and no others of ours. */
async function load(variables: Record<string, string | undefined>) {
  for (const name of [...Object.keys(good), ...optional]) delete process.env[name];
  for (const [name, value] of Object.entries(variables)) if (value !== undefined) process.env[name] = value;
  import.meta.jest.resetModules();
  const { settings } = await import('../src/settings.ts');
  return settings;
}

test.each(Object.keys(good))('loading fails without %s, and says so', async (name) => {
  await expect(load({ ...good, [name]: undefined })).rejects.toThrow(
    `The environment variable ${name} is missing`,
  );
});

test.each(Object.keys(good))('an empty %s is a missing one', async (name) => {
  await expect(load({ ...good, [name]: '' })).rejects.toThrow(name);
});

test('the required variables are all that it takes', async () => {
  expect(await load(good)).toEqual({
    stage: 'test',
    tableName: 'skillforge-test',
    userPoolId: 'us-east-1_Test00001',
    userPoolClientId: 'client',
    cursorSecret: 'secret',
    bucketName: 'skillforge-files',
    region: 'eu-central-1',
    allowedOrigins: [],
    dynamodbEndpoint: undefined,
    s3Endpoint: undefined,
    publicUrl: '',
    cognitoEndpoint: undefined,
    cognitoJwks: undefined,
    verifyResponses: false,
  });
});

test('origins are a list with commas between', async () => {
  const { allowedOrigins } = await load({ ...good, ALLOWED_ORIGINS: 'https://a.example,https://b.example,' });
  expect(allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
});

test('an endpoint of S3 and the edge’s address are told as they are', async () => {
  const given = { S3_ENDPOINT: 'http://127.0.0.1:9000', PUBLIC_URL: 'https://edge.example' };
  expect(await load({ ...good, ...given })).toMatchObject({
    s3Endpoint: 'http://127.0.0.1:9000',
    publicUrl: 'https://edge.example',
  });
});

test('answers are verified only where the variable says true', async () => {
  expect((await load({ ...good, VERIFY_RESPONSES: 'true' })).verifyResponses).toBe(true);
  expect((await load({ ...good, VERIFY_RESPONSES: '1' })).verifyResponses).toBe(false);
});

test('a function whose setting is missing does not even start', () => {
  const table = fileURLToPath(new URL('../src/table.ts', import.meta.url));
  const { STAGE: _, ...rest } = good;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `await import('${table}')`],
    {
      env: rest,
      encoding: 'utf8',
    },
  );
  expect(status).not.toBe(0);
  expect(stderr).toContain('The environment variable STAGE is missing');
});
