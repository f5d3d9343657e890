import { parseArgs } from 'node:util';
import * as z from 'zod';
import { CognitoRefusal, callCognito } from './demo-users.ts';
import { readLocalInfo } from './local-info.ts';
import { dataDirectory, SetupError } from './settings.ts';

const signedIn = z.object({
  AuthenticationResult: z.object({ AccessToken: z.string() }).optional(),
  ChallengeName: z.string().optional(),
});

/**
 * Signs a user in and gives the access token.
 *
 * @throws SetupError when the stack is not running, or the user or password is unknown.
 */
async function accessToken(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { password: { type: 'string' } },
    allowPositionals: true,
  });
  const email = positionals.find((word) => word !== '--');
  if (!email) throw new SetupError('Usage: pnpm token <email> [--password <password>]');
  const dataDir = dataDirectory(process.env);
  const info = readLocalInfo(dataDir);
  if (!info)
    throw new SetupError(
      `No stack is running on ${dataDir}: start it with pnpm dev and wait until it is ready.`,
    );
  const password = values.password ?? info.demoUsers.find((user) => user.email === email)?.password;
  if (!password) {
    const known = info.demoUsers.map((user) => user.email).join(', ');
    throw new SetupError(`${email} is no demo user (${known}): give the password with --password.`);
  }
  try {
    const answer = signedIn.parse(
      await callCognito(info.cognitoEndpoint, 'InitiateAuth', {
        ClientId: info.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    if (answer.AuthenticationResult) return answer.AuthenticationResult.AccessToken;
    throw new SetupError(`Cognito asks ${email} for ${answer.ChallengeName} first.`);
  } catch (error) {
    if (error instanceof CognitoRefusal) throw new SetupError(`Cognito refuses ${email}: ${error.message}`);
    throw error;
  }
}

try {
  process.stdout.write(`${await accessToken(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
