import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LocalInfo } from '@skillforge/local/local-info';

export interface SignedIn {
  userId: string;
  accessToken: string;
  idToken: string;
}

/** The demo users whose names the tests use. */
export type DemoName = 'admin' | 'amara' | 'kenji' | 'lucia' | 'omar' | 'ingrid' | 'sam' | 'noor' | 'yuki';

/** Works with the pool as any client does: no credentials, only the endpoint. */
async function withPool<T>(
  { cognitoEndpoint: endpoint, region }: LocalInfo,
  work: (client: CognitoIdentityProviderClient) => Promise<T>,
): Promise<T> {
  const client = new CognitoIdentityProviderClient({ endpoint, region });
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

/** `InitiateAuth` with e-mail and password. */
export function signIn(info: LocalInfo, email: string, password: string): Promise<SignedIn> {
  return withPool(info, async (client) => {
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId: info.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    const { AccessToken: accessToken, IdToken: idToken } = AuthenticationResult ?? {};
    if (!accessToken || !idToken) throw new Error(`The pool gives ${email} no tokens.`);
    const [, claims = ''] = accessToken.split('.');
    const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    return { userId: String(sub), accessToken, idToken };
  });
}

/** A demo user, signed in. */
export function signInDemo(info: LocalInfo, name: DemoName): Promise<SignedIn> {
  const user = info.demoUsers.find(({ email }) => email === `${name}@skillforge.test`);
  if (!user) throw new Error(`There is no demo user ${name}.`);
  return signIn(info, user.email, user.password);
}

/** `SignUp`, the first half of becoming a user. @returns the new user's id */
export function signUp(info: LocalInfo, email: string, password: string): Promise<string> {
  return withPool(info, async (client) => {
    const { UserSub = '' } = await client.send(
      new SignUpCommand({
        ClientId: info.clientId,
        Username: email,
        Password: password,
        UserAttributes: [{ Name: 'email', Value: email }],
      }),
    );
    return UserSub;
  });
}

/** `ConfirmSignUp`, the second half, with the code that the mail would have held. */
export async function confirmSignUp(info: LocalInfo, email: string, code: string): Promise<void> {
  await withPool(info, (client) =>
    client.send(
      new ConfirmSignUpCommand({ ClientId: info.clientId, Username: email, ConfirmationCode: code }),
    ),
  );
}
