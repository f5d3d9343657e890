import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { JsonStore, replaceFile } from './json-store.ts';

export const USER_POOL_ID = 'us-east-1_Local0001';
export const USER_POOL_CLIENT_ID = 'skillforgelocalclient00001';
const ISSUER_DOMAIN = 'https://cognito-idp.us-east-1.amazonaws.com';
const GROUPS = ['instructor', 'admin'];

/** Every code that a person would get by mail: no mail is sent, so the code is known beforehand. */
export const CONFIRMATION_CODE = '123456';

export interface CognitoOptions {
  /** The folder that keeps keys and users; made if absent. */
  dataDir: string;
  /** The TCP port on 127.0.0.1; a free one when absent or 0. */
  port?: number;
  /** Told of each code that Cognito would have mailed. */
  onCode?: (email: string, code: string) => void;
  /** The functions that the pool calls, by trigger, for example `{ PostConfirmation: 'users-welcome' }`. */
  triggers?: Record<string, string>;
  /** The address where these functions are invoked, in the form of Lambda's own API. */
  lambdaEndpoint?: () => string;
}

export interface EmbeddedCognito {
  /** `http://127.0.0.1:<port>`, for any Cognito client. */
  endpoint: string;
  userPoolId: string;
  clientId: string;
  /** The public keys in the form of `/.well-known/jwks.json`, for `CognitoJwtVerifier.cacheJwks`. */
  jwks: { keys: PublicJwk[] };
  /**
   * Puts users into the pool, all in one go. Whoever's address is there already stays as they are.
   *
   * @returns each one's id, in the same order
   */
  importUsers(users: ImportedUser[]): Promise<string[]>;
  stop(): Promise<void>;
}

/** A user as they come into the pool without signing up: confirmed, their address verified. */
export interface ImportedUser {
  /** A UUID, which becomes their `sub`. */
  userId: string;
  email: string;
  name: string;
  password: string;
  groups: string[];
}

/** The public half of a signing key. */
export type PublicJwk = {
  kid: string;
  kty: string;
  alg: string;
  use: string;
  n: string;
  e: string;
};

interface User {
  Username: string;
  Enabled: boolean;
  Attributes: { Name: string; Value?: string }[];
  UserStatus: string;
  RefreshTokens: string[];
}

interface UserPool {
  getUserByUsername(context: Context, username: string): Promise<User | null>;
  getUserByRefreshToken(context: Context, token: string): Promise<User | null>;
  getGroupByGroupName(context: Context, name: string): Promise<{ members?: string[] } | null>;
  saveGroup(context: Context, group: object): Promise<void>;
  saveAppClient(context: Context, client: object): Promise<void>;
  saveUser(context: Context, user: User): Promise<void>;
}

interface Context {
  logger: object;
}

interface CognitoService {
  getUserPool(context: Context, id: string): Promise<UserPool>;
  getUserPoolForClientId(context: Context, id: string): Promise<UserPool>;
  createUserPool(context: Context, options: object): Promise<object>;
  listUserPools(context: Context): Promise<{ Id: string }[]>;
}

interface Request {
  ClientId?: string;
  UserPoolId?: string;
  Username?: string;
  AuthParameters?: { USERNAME?: string; REFRESH_TOKEN?: string };
}

type Route = (context: Context, request: Request) => Promise<unknown>;
type Constructor<T> = new (...parameters: unknown[]) => T;
interface CognitoError extends Error {
  code: string;
}

/** The parts of cognito-local: its own start reads a public signing key and writes files that a kill can empty. */
interface Parts {
  pino(options: object): object;
  privateKey: { pem: string; jwk: unknown };
  publicKey: { pem: string; jwk: unknown };
  createServer(
    router: unknown,
    logger: object,
    options: object,
    services: object,
  ): { start(): Promise<Server> };
  Router(services: object): (target: string) => Route;
  CognitoError: Constructor<CognitoError>;
  DateClock: Constructor<{ get(): Date }>;
  CognitoServiceFactoryImpl: Constructor<{
    create(context: Context, defaults: object): Promise<CognitoService>;
  }>;
  UserPoolServiceFactoryImpl: Constructor<object>;
  TriggersService: Constructor<object>;
  LambdaService: Constructor<object>;
  MessagesService: Constructor<object>;
  MessageDeliveryService: Constructor<object>;
  JwtTokenGenerator: Constructor<object>;
}

function loadParts(): Parts {
  const require = createRequire(import.meta.url);
  const ofCognitoLocal = createRequire(require.resolve('cognito-local'));
  const lib = (file: string) => ofCognitoLocal(`./${file}`);
  return {
    pino: ofCognitoLocal('pino'),
    privateKey: lib('keys/cognitoLocal.private.json'),
    publicKey: lib('keys/cognitoLocal.public.json'),
    createServer: lib('server/server.js').createServer,
    Router: lib('server/Router.js').Router,
    CognitoError: lib('errors.js').CognitoError,
    DateClock: lib('services/clock.js').DateClock,
    CognitoServiceFactoryImpl: lib('services/cognitoService.js').CognitoServiceFactoryImpl,
    UserPoolServiceFactoryImpl: lib('services/userPoolService.js').UserPoolServiceFactoryImpl,
    TriggersService: lib('services/triggers/triggers.js').TriggersService,
    LambdaService: lib('services/lambda.js').LambdaService,
    MessagesService: lib('services/messages.js').MessagesService,
    MessageDeliveryService: lib('services/messageDelivery/messageDelivery.js').MessageDeliveryService,
    JwtTokenGenerator: lib('services/tokenGenerator.js').JwtTokenGenerator,
  };
}

/**
 * Starts a user pool on 127.0.0.1, in this process: the pool, its client and its groups are made if absent, users and
 * signing key stay in `dataDir`. An access token lasts an hour and looks like Cognito's own.
 *
 * One pool per process: the signing key is a property of the loaded module.
 *
 * @throws EmbeddedStartError when its files cannot be read, Error when the port is taken.
 */
export async function startCognito(options: CognitoOptions): Promise<EmbeddedCognito> {
  const parts = loadParts();
  const users = join(options.dataDir, 'users');
  await mkdir(users, { recursive: true });
  const jwk = await useOwnKey(parts, join(options.dataDir, 'signing-key.pem'));

  const logger = parts.pino({ level: 'silent' });
  const context: Context = { logger };
  const clock = new parts.DateClock();
  const stores = {
    create: (_context: unknown, id: string, defaults: { [name: string]: unknown }) =>
      JsonStore.open(join(users, `${id}.json`), defaults),
  };
  const poolDefaults = { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] };
  const cognito = await new parts.CognitoServiceFactoryImpl(
    users,
    stores,
    new parts.UserPoolServiceFactoryImpl(clock, stores),
  ).create(context, poolDefaults);

  const lambda = new parts.LambdaService(options.triggers ?? {}, lambdaClient(options.lambdaEndpoint));
  const triggers = new parts.TriggersService(clock, cognito, lambda, undefined);
  const sender = codeSender(options.onCode);
  const services = {
    clock,
    cognito,
    triggers,
    config: { UserPoolDefaults: poolDefaults, TriggerFunctions: options.triggers ?? {} },
    messages: new parts.MessagesService(triggers, new parts.MessageDeliveryService(sender)),
    otp: () => CONFIRMATION_CODE,
    tokenGenerator: new parts.JwtTokenGenerator(clock, triggers, { IssuerDomain: ISSUER_DOMAIN }),
  };
  await makePool(context, cognito);

  const router = likeAws(parts.Router(services), cognito, parts.CognitoError);
  const server = await parts
    .createServer(router, logger, { hostname: '127.0.0.1', port: options.port ?? 0 }, services)
    .start();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The user pool has no TCP address.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    userPoolId: USER_POOL_ID,
    clientId: USER_POOL_CLIENT_ID,
    jwks: { keys: [jwk] },
    importUsers: async (imported) =>
      importUsers(context, await cognito.getUserPool(context, USER_POOL_ID), imported),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * cognito-local signs with a key that everybody can read in its package, so that anybody could make an admin's token.
 * Each data folder gets its own pair; a kept one is used again, or everybody would be signed out by a restart.
 */
async function useOwnKey(parts: Parts, file: string): Promise<PublicJwk> {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
    createPublicKey(pem);
  } catch {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, pem);
  }
  const publicKey = createPublicKey(pem);
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  // The key id is fixed in cognito-local's token generator.
  const jwk: PublicJwk = { kid: 'CognitoLocal', kty: 'RSA', alg: 'RS256', use: 'sig', n, e };
  parts.privateKey.pem = pem;
  parts.privateKey.jwk = undefined;
  parts.publicKey.pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  parts.publicKey.jwk = jwk;
  return jwk;
}

async function makePool(context: Context, cognito: CognitoService): Promise<void> {
  const now = new Date();
  const pools = await cognito.listUserPools(context);
  if (!pools.some((pool) => pool.Id === USER_POOL_ID)) {
    await cognito.createUserPool(context, {
      Id: USER_POOL_ID,
      Name: 'skillforge-local',
      Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${USER_POOL_ID}`,
      CreationDate: now,
      LastModifiedDate: now,
    });
  }
  const pool = await cognito.getUserPool(context, USER_POOL_ID);
  await pool.saveAppClient(context, {
    ClientId: USER_POOL_CLIENT_ID,
    ClientName: 'skillforge-local',
    UserPoolId: USER_POOL_ID,
    CreationDate: now,
    LastModifiedDate: now,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    RefreshTokenValidity: 30,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    AllowedOAuthFlowsUserPoolClient: false,
  });
  for (const GroupName of GROUPS) {
    if (await pool.getGroupByGroupName(context, GroupName)) continue;
    await pool.saveGroup(context, { GroupName, members: [], CreationDate: now, LastModifiedDate: now });
  }
}

async function importUsers(context: Context, pool: UserPool, imported: ImportedUser[]): Promise<string[]> {
  const found = await Promise.all(imported.map(({ email }) => pool.getUserByUsername(context, email)));
  const missing = imported.filter((_, place) => !found[place]);
  const now = new Date();
  // Groups first: whoever is there is in theirs.
  for (const GroupName of GROUPS) {
    const members = missing.filter(({ groups }) => groups.includes(GroupName)).map(({ userId }) => userId);
    if (members.length === 0) continue;
    const group = await pool.getGroupByGroupName(context, GroupName);
    const all = [...new Set([...(group?.members ?? []), ...members])];
    await pool.saveGroup(context, { ...group, GroupName, members: all, LastModifiedDate: now });
  }
  // Side by side they share a few writes of the pool's file.
  await Promise.all(
    missing.map(({ userId, email, name, password }) => {
      const user = {
        Username: userId,
        Password: password,
        Enabled: true,
        UserStatus: 'CONFIRMED',
        Attributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'name', Value: name },
          { Name: 'sub', Value: userId },
        ],
        RefreshTokens: [],
        UserCreateDate: now,
        UserLastModifiedDate: now,
      };
      return pool.saveUser(context, user);
    }),
  );
  const idOf = (user: User) => user.Attributes.find(({ Name }) => Name === 'sub')?.Value;
  return imported.map(({ userId }, place) => {
    const known = found[place];
    return (known && idOf(known)) ?? userId;
  });
}

const MAX_REFRESH_TOKENS = 20;

/** Answers as Cognito does where cognito-local differs in what a client can see. */
function likeAws(
  router: (target: string) => Route,
  cognito: CognitoService,
  CognitoError: Constructor<CognitoError>,
): (target: string) => Route {
  const turns = new Map<string, Promise<void>>();
  // cognito-local reads a user or a group and writes it back as a whole: side by side, one of two changes would be lost.
  const inTurn = <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const done = (turns.get(what) ?? Promise.resolve()).then(work);
    const turn: Promise<void> = done.then(
      () => {},
      () => {},
    );
    turns.set(what, turn);
    turn.then(() => {
      if (turns.get(what) === turn) turns.delete(what);
    });
    return done;
  };
  const poolOf = ({ UserPoolId, ClientId = '' }: Request, context: Context) =>
    UserPoolId ? cognito.getUserPool(context, UserPoolId) : cognito.getUserPoolForClientId(context, ClientId);
  const signIn = async (context: Context, request: Request, route: Route) => {
    const pool = await poolOf(request, context);
    const { USERNAME, REFRESH_TOKEN } = request.AuthParameters ?? {};
    const user = USERNAME
      ? await pool.getUserByUsername(context, USERNAME)
      : await pool.getUserByRefreshToken(context, REFRESH_TOKEN ?? '');
    return inTurn(`user ${user?.Username}`, async () => {
      const now = user && (await pool.getUserByUsername(context, user.Username));
      if (now && !now.Enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.');
      // Each sign-in adds one; a script that signs in in a loop would make every write slower for ever.
      if (now && now.RefreshTokens.length > MAX_REFRESH_TOKENS) now.RefreshTokens.splice(0, 1);
      try {
        return await route(context, request);
      } catch (error) {
        const code = error instanceof CognitoError ? error.code : undefined;
        if (code !== 'InvalidPasswordException' && code !== 'NotAuthorizedException') throw error;
        throw new CognitoError(
          'NotAuthorizedException',
          USERNAME ? 'Incorrect username or password.' : 'Invalid Refresh Token',
        );
      }
    });
  };
  const signOutEverywhere: Route = async (context, { UserPoolId = '', Username = '' }) => {
    const pool = await cognito.getUserPool(context, UserPoolId);
    const user = await pool.getUserByUsername(context, Username);
    if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
    await pool.saveUser(context, { ...user, RefreshTokens: [] });
    return {};
  };
  /** What an administrator does to a user, who may be named by e-mail address or id: cognito-local minds in places. */
  const administer =
    (route: Route): Route =>
    async (context, request) => {
      const pool = await poolOf(request, context);
      const user = await pool.getUserByUsername(context, request.Username ?? '');
      if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
      return inTurn(`user ${user.Username}`, () => route(context, { ...request, Username: user.Username }));
    };
  const changeGroup =
    (route: Route): Route =>
    (context, request) =>
      inTurn('groups', () => route(context, request));
  const confirmed = async (context: Context, request: Request) => {
    const pool = await cognito.getUserPoolForClientId(context, request.ClientId ?? '');
    const user = await pool.getUserByUsername(context, request.Username ?? '');
    if (!user || user.Attributes.some((attribute) => attribute.Name === 'email_verified')) return;
    await pool.saveUser(context, {
      ...user,
      Attributes: [...user.Attributes, { Name: 'email_verified', Value: 'true' }],
    });
  };
  return (target) => {
    const route = router(target);
    switch (target) {
      case 'InitiateAuth':
      case 'AdminInitiateAuth':
        return (context, request) => signIn(context, request, route);
      case 'ConfirmSignUp':
        return async (context, request) => {
          const answer = await route(context, request);
          await confirmed(context, request);
          return answer;
        };
      case 'AdminAddUserToGroup':
      case 'AdminRemoveUserFromGroup':
      case 'AdminDeleteUser':
        return administer(changeGroup(route));
      case 'AdminUserGlobalSignOut':
        return administer(signOutEverywhere);
      case 'AdminDeleteUserAttributes':
      case 'AdminDisableUser':
      case 'AdminEnableUser':
      case 'AdminGetUser':
      case 'AdminListGroupsForUser':
      case 'AdminSetUserPassword':
      case 'AdminUpdateUserAttributes':
        return administer(route);
      default:
        return route;
    }
  };
}

function codeSender(onCode: CognitoOptions['onCode']) {
  const send = async (
    _context: unknown,
    _user: unknown,
    destination: string,
    message: { __code?: string },
  ) => {
    if (message.__code) onCode?.(destination, message.__code);
  };
  return { sendEmail: send, sendSms: send };
}

/** As much of the old SDK's Lambda client as cognito-local calls, on plain HTTP. */
function lambdaClient(endpoint: (() => string) | undefined) {
  return {
    invoke: ({ FunctionName, Payload }: { FunctionName: string; Payload: string }) => ({
      async promise() {
        if (!endpoint) throw new Error('The pool has triggers but no address to call them at.');
        const answer = await fetch(`${endpoint()}/2015-03-31/functions/${FunctionName}/invocations`, {
          method: 'POST',
          body: Payload,
        });
        const error = answer.headers.get('x-amz-function-error') ?? (answer.ok ? undefined : 'Unhandled');
        return { StatusCode: answer.status, FunctionError: error, Payload: await answer.text() };
      },
    }),
  };
}
