import { truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { CONFIRMATION_CODE, type EmbeddedCognito, startCognito } from '../src/cognito.ts';
import { LOCAL_AWS } from '../src/local-aws.ts';

const password = 'Correct-horse-1';
let dataDir: string;
let cognito: EmbeddedCognito;
let client: CognitoIdentityProviderClient;
let codes: string[];

async function start(): Promise<void> {
  codes = [];
  cognito = await startCognito({ dataDir, onCode: (email, code) => codes.push(`${email} ${code}`) });
  client = new CognitoIdentityProviderClient({ ...LOCAL_AWS, endpoint: cognito.endpoint, maxAttempts: 1 });
}

async function stop(): Promise<void> {
  client.destroy();
  await cognito.stop();
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'skillforge-cognito-'));
  await start();
});

afterEach(async () => {
  await stop();
  await rm(dataDir, { recursive: true });
});

async function signUp(email: string): Promise<string> {
  const { UserSub } = await client.send(
    new SignUpCommand({ ClientId: cognito.clientId, Username: email, Password: password }),
  );
  await client.send(
    new ConfirmSignUpCommand({
      ClientId: cognito.clientId,
      Username: email,
      ConfirmationCode: CONFIRMATION_CODE,
    }),
  );
  return UserSub ?? '';
}

async function signIn(email: string, secret = password): Promise<string> {
  const answer = await client.send(
    new InitiateAuthCommand({
      ClientId: cognito.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: secret },
    }),
  );
  return answer.AuthenticationResult?.AccessToken ?? '';
}

function verifier() {
  const made = CognitoJwtVerifier.create({
    userPoolId: cognito.userPoolId,
    clientId: cognito.clientId,
    tokenUse: 'access',
    scope: 'aws.cognito.signin.user.admin',
  });
  made.cacheJwks(cognito.jwks);
  return made;
}

test('whoever signs up, confirms and signs in gets a token that the verifier for real pools accepts', async () => {
  const userId = await signUp('mia@example.test');
  const admin = { UserPoolId: cognito.userPoolId, Username: 'mia@example.test' };
  await Promise.all(
    ['admin', 'instructor'].map((GroupName) =>
      client.send(new AdminAddUserToGroupCommand({ ...admin, GroupName })),
    ),
  );
  expect(codes).toEqual([`mia@example.test ${CONFIRMATION_CODE}`]);
  const claims = await verifier().verify(await signIn('mia@example.test'));
  expect(claims).toMatchObject({
    sub: userId,
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Local0001',
    token_use: 'access',
    client_id: cognito.clientId,
    scope: 'aws.cognito.signin.user.admin',
    'cognito:groups': ['admin', 'instructor'],
  });
  expect(claims.exp - claims.iat).toBe(3600);
});

test('the key is another one in each data folder, and kept over a restart with the users', async () => {
  const userId = await signUp('mia@example.test');
  const before = await signIn('mia@example.test');
  const { n } = cognito.jwks.keys[0] ?? {};
  await stop();
  await start();
  expect(cognito.jwks.keys[0]?.n).toBe(n);
  expect((await verifier().verify(before)).sub).toBe(userId);
  expect((await verifier().verify(await signIn('mia@example.test'))).sub).toBe(userId);

  const kept = dataDir;
  await stop();
  dataDir = await mkdtemp(join(tmpdir(), 'skillforge-cognito-'));
  await start();
  expect(cognito.jwks.keys[0]?.n).not.toBe(n);
  await expect(verifier().verify(before)).rejects.toThrow();
  await rm(kept, { recursive: true });
});

test('users survive files that a crash left empty', async () => {
  const userId = await signUp('mia@example.test');
  await stop();
  truncateSync(join(dataDir, 'users', `${cognito.userPoolId}.json`));
  truncateSync(join(dataDir, 'users', 'clients.json'));
  await start();
  expect((await verifier().verify(await signIn('mia@example.test'))).sub).toBe(userId);
});

test('many who sign up at once are all there after a restart', async () => {
  const emails = Array.from({ length: 30 }, (_, index) => `learner-${index}@example.test`);
  const ids = await Promise.all(emails.map(signUp));
  await stop();
  await start();
  const tokens = await Promise.all(emails.map((email) => signIn(email)));
  const claims = await Promise.all(tokens.map((token) => verifier().verify(token)));
  expect(claims.map((claim) => claim.sub)).toEqual(ids);
});

test('a wrong password and a disabled user are refused as AWS refuses them', async () => {
  await signUp('mia@example.test');
  await expect(signIn('mia@example.test', 'wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await client.send(
    new AdminDisableUserCommand({ UserPoolId: cognito.userPoolId, Username: 'mia@example.test' }),
  );
  await expect(signIn('mia@example.test')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'User is disabled.',
  });
});
