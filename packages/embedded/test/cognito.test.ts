import { randomUUID } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
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

describe('an import', () => {
  const someone = (name: string, groups: string[] = []) => ({
    userId: randomUUID(),
    email: `${name}@example.test`,
    name,
    password,
    groups,
  });
  const subOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  test('puts users into the pool who can sign in at once, under the ids that they were given', async () => {
    const [ada, ben, others] = [
      someone('ada', ['admin']),
      someone('ben'),
      ['c', 'd', 'e'].map((one) => someone(one)),
    ];
    const all = [ada, ben, ...others];
    expect(await cognito.importUsers(all)).toEqual(all.map(({ userId }) => userId));
    await stop();
    await start();
    expect(subOf(await signIn(ada.email))).toMatchObject({ sub: ada.userId, 'cognito:groups': ['admin'] });
    expect(subOf(await signIn(ben.email))).toMatchObject({ sub: ben.userId });
    expect(subOf(await signIn(ben.email))).not.toHaveProperty('cognito:groups');
    await expect(signIn(ben.email, 'another-Secret-1')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  test('leaves whoever is there as they are, and tells their id', async () => {
    const userId = await signUp('old@example.test');
    const again = { ...someone('old', ['admin']), password: 'another-Secret-1' };
    expect(await cognito.importUsers([again])).toEqual([userId]);
    expect(subOf(await signIn('old@example.test'))).not.toHaveProperty('cognito:groups');
    const fresh = someone('fresh', ['instructor']);
    await cognito.importUsers([fresh]);
    expect(await cognito.importUsers([{ ...fresh, userId: randomUUID() }])).toEqual([fresh.userId]);
  });
});

describe('administration', () => {
  const email = 'mia@example.test';
  let userId: string;
  beforeEach(async () => {
    userId = await signUp(email);
  });

  const named = (Username: string) => ({ UserPoolId: cognito.userPoolId, Username });

  async function refreshToken(): Promise<string> {
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId: cognito.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    return AuthenticationResult?.RefreshToken ?? '';
  }

  async function refresh(token: string): Promise<string> {
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId: cognito.clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: token },
      }),
    );
    return AuthenticationResult?.AccessToken ?? '';
  }

  async function groupsOf(name: string): Promise<(string | undefined)[]> {
    const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand(named(name)));
    return Groups.map(({ GroupName }) => GroupName).sort();
  }

  test('a user is found by id and by e-mail address, and is called by the id', async () => {
    for (const name of [userId, email]) {
      const found = await client.send(new AdminGetUserCommand(named(name)));
      expect(found).toMatchObject({ Username: userId, Enabled: true, UserStatus: 'CONFIRMED' });
      expect(found.UserAttributes).toEqual(
        expect.arrayContaining([
          { Name: 'sub', Value: userId },
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ]),
      );
    }
  });

  test('groups are given, listed and taken away by either name, and the next token tells', async () => {
    await client.send(new AdminAddUserToGroupCommand({ ...named(userId), GroupName: 'instructor' }));
    await client.send(new AdminAddUserToGroupCommand({ ...named(email), GroupName: 'admin' }));
    await client.send(new AdminAddUserToGroupCommand({ ...named(email), GroupName: 'admin' }));
    expect(await groupsOf(email)).toEqual(['admin', 'instructor']);
    expect(await groupsOf(userId)).toEqual(['admin', 'instructor']);
    const token = await refreshToken();
    await client.send(new AdminRemoveUserFromGroupCommand({ ...named(email), GroupName: 'admin' }));
    await client.send(new AdminRemoveUserFromGroupCommand({ ...named(email), GroupName: 'admin' }));
    expect(await groupsOf(userId)).toEqual(['instructor']);
    expect((await verifier().verify(await refresh(token)))['cognito:groups']).toEqual(['instructor']);
    const noGroup = { ...named(userId), GroupName: 'owner' };
    await expect(client.send(new AdminAddUserToGroupCommand(noGroup))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('a disabled user can neither sign in nor refresh, and can again when enabled', async () => {
    const token = await refreshToken();
    await client.send(new AdminDisableUserCommand(named(userId)));
    const refusal = { name: 'NotAuthorizedException', message: 'User is disabled.' };
    await expect(signIn(email)).rejects.toMatchObject(refusal);
    await expect(refresh(token)).rejects.toMatchObject(refusal);
    expect(await client.send(new AdminGetUserCommand(named(userId)))).toMatchObject({ Enabled: false });
    await client.send(new AdminEnableUserCommand(named(email)));
    expect((await verifier().verify(await refresh(token))).sub).toBe(userId);
    expect((await verifier().verify(await signIn(email))).sub).toBe(userId);
  });

  test('after a sign-out everywhere no refresh works any more, a new sign-in does', async () => {
    const tokens = [await refreshToken(), await refreshToken()];
    await client.send(new AdminUserGlobalSignOutCommand(named(userId)));
    for (const token of tokens) {
      await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    }
    expect((await verifier().verify(await refresh(await refreshToken()))).sub).toBe(userId);
  });

  test('a deleted user is gone, from groups too, and the address may sign up again', async () => {
    await client.send(new AdminAddUserToGroupCommand({ ...named(userId), GroupName: 'admin' }));
    const token = await refreshToken();
    await client.send(new AdminDeleteUserCommand(named(userId)));
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(signIn(email)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    expect(await signUp(email)).not.toBe(userId);
    expect(await groupsOf(email)).toEqual([]);
  });

  const operations: [string, () => Promise<unknown>][] = [
    ['AdminGetUser', () => client.send(new AdminGetUserCommand(named('nobody')))],
    ['AdminDisableUser', () => client.send(new AdminDisableUserCommand(named('nobody')))],
    ['AdminEnableUser', () => client.send(new AdminEnableUserCommand(named('nobody')))],
    ['AdminUserGlobalSignOut', () => client.send(new AdminUserGlobalSignOutCommand(named('nobody')))],
    ['AdminDeleteUser', () => client.send(new AdminDeleteUserCommand(named('nobody')))],
    ['AdminListGroupsForUser', () => client.send(new AdminListGroupsForUserCommand(named('nobody')))],
    [
      'AdminAddUserToGroup',
      () => client.send(new AdminAddUserToGroupCommand({ ...named('nobody'), GroupName: 'admin' })),
    ],
    [
      'AdminRemoveUserFromGroup',
      () => client.send(new AdminRemoveUserFromGroupCommand({ ...named('nobody'), GroupName: 'admin' })),
    ],
  ];
  test.each(operations)('%s of nobody is refused as AWS refuses it', async (_name, call) => {
    await expect(call()).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });

  test('side by side, no change of a user or a group is lost', async () => {
    const others = await Promise.all(
      Array.from({ length: 10 }, (_, at) => signUp(`learner-${at}@example.test`)),
    );
    await Promise.all([
      ...others.map((id) =>
        client.send(new AdminAddUserToGroupCommand({ ...named(id), GroupName: 'instructor' })),
      ),
      ...Array.from({ length: 10 }, () => signIn(email).catch(() => '')),
      client.send(new AdminDisableUserCommand(named(userId))),
      ...Array.from({ length: 10 }, () => signIn(email).catch(() => '')),
      client.send(new AdminDeleteUserCommand(named(others[0] ?? ''))),
    ]);
    expect(await client.send(new AdminGetUserCommand(named(userId)))).toMatchObject({ Enabled: false });
    for (const id of others.slice(1)) expect(await groupsOf(id)).toEqual(['instructor']);
  });
});
