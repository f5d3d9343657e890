import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CourseCard } from '@skillforge/core/course/course';
import {
  adminsKey,
  courseKey,
  enrollmentKey,
  gateKey,
  profileKey,
  revokedKey,
  teachesKey,
} from '@skillforge/core/keys';
import { startCognito } from '@skillforge/embedded/cognito';
import { type Asking, loadFunctions, type OperationOf, startService } from '@skillforge/testing/service';
import { fieldOf, readsRevocations } from '@skillforge/testing/table-calls';
import * as contract from '../src/contract.ts';

/** The service with a user pool of its own: people sign up in the pool, and get their profiles from the functions. */

export { refusal } from '@skillforge/testing/service';

export type Operation = OperationOf<typeof contract>;
export type Role = 'student' | 'instructor' | 'admin';

export type Member = {
  userId: string;
  email: string;
  token: string;
};

/** A call that the functions make of table, pool or bucket: `table GetItem`, `pool AdminGetUser`, `bucket PUT exports/…`. */
export type Look = (call: string) => Promise<void> | void;

/** A pool that tells what it knows, and changes nothing. */
export const poolChangesNothing: Look = (seen) => {
  if (seen.startsWith('pool') && !/^pool Admin(Get|List)/.test(seen)) {
    throw Object.assign(new Error('Down'), { name: 'TimeoutError' });
  }
};

export class DeadError extends Error {
  override readonly name = 'DeadError';
}

export type Users = Awaited<ReturnType<typeof startUsers>>;

let members = 0;

/** Starts it. The modules that read their settings while they load come with it: import none of them yourself first. */
export async function startUsers(variables: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'skillforge-pool-'));
  const cognito = await startCognito({ dataDir });
  const service = await startService({
    contract,
    variables: {
      USER_POOL_ID: cognito.userPoolId,
      COGNITO_ENDPOINT: cognito.endpoint,
      PUBLIC_URL: 'https://learn.example',
      ...variables,
    },
    load: async () => ({
      table: (await import('@skillforge/core/table')).table,
      functions: await loadFunctions(contract, (file) => import(`../src/functions/${file}.ts`)),
    }),
  });
  const { client: poolClient } = await import('../src/user-pool-client.ts');
  const changes = await import('../src/account-changes.ts');
  const dueChanges = await import('../src/due-changes.ts');
  const registration = await import('../src/registration.ts');
  const exportFile = await import('../src/export-file.ts');
  const { stored, put } = service;

  let look: Look | undefined;

  /** Nobody promises that Cognito ends the sessions of somebody who is disabled: this one refuses to. */
  async function refuseLikeTheStrictest(commandName: string, input: object) {
    if (commandName !== 'AdminUserGlobalSignOutCommand') return;
    const found = await inPool({ userId: String(fieldOf(input, 'Username')) });
    if (found?.enabled === false) {
      throw Object.assign(new Error('User is disabled.'), { name: 'NotAuthorizedException' });
    }
  }

  poolClient.middlewareStack.add(
    (next, { commandName = '' }: { commandName?: string }) =>
      async (step) => {
        await look?.(`pool ${commandName.replace(/Command$/, '')}`);
        await refuseLikeTheStrictest(commandName, step.input);
        return next(step);
      },
    { step: 'initialize', name: 'look' },
  );
  const realFetch = globalThis.fetch;
  const { endpoint: bucketEndpoint, bucketName } = service.environment.s3;
  globalThis.fetch = async (input, init = {}) => {
    const url = String(input);
    if (url.startsWith(bucketEndpoint)) {
      const key = new URL(url).pathname.slice(`/${bucketName}/`.length);
      await look?.(`bucket ${init.method ?? 'GET'} ${key}`);
    }
    return realFetch(input, init);
  };

  /**
   * Does some work while each call of the functions, to table, pool or bucket, is first shown to `seen`; but for the
   * read of the revocations, which a container makes whenever its copy is some seconds old.
   */
  async function watched<T>(seen: Look, work: () => Promise<T>): Promise<T> {
    look = seen;
    try {
      return await service.disturbed(
        (call) =>
          readsRevocations(call) ? undefined : seen(`table ${call.command.replace(/Command$/, '')}`),
        work,
      );
    } finally {
      look = undefined;
    }
  }

  /** Does some work, of whose calls the first so many are made: a process that dies then. @returns what was thrown or given */
  async function dyingAfter<T>(
    calls: number,
    work: () => Promise<T>,
  ): Promise<{ died: boolean; result?: T }> {
    let made = 0;
    let died = false;
    try {
      const result = await watched(() => {
        made += 1;
        if (made <= calls) return;
        died = true;
        throw new DeadError('The process has died');
      }, work);
      return { died, result };
    } catch (error) {
      if (!died) throw error;
      return { died };
    }
  }

  /** A call of the pool's own API, past the functions. */
  async function pool(action: string, body: object) {
    const answer = await realFetch(cognito.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
      },
      body: JSON.stringify({ UserPoolId: cognito.userPoolId, ...body }),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(said)}`);
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
    return said as any;
  }

  /** An access token of the pool, as of now. */
  function tokenOf(userId: string, role: Role, claims: Record<string, unknown> = {}): Promise<string> {
    const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${cognito.userPoolId}`;
    const groups = role === 'student' ? [] : [role];
    return service.token({ userId, groups, claims: { iss: issuer, ...claims } });
  }

  /** Somebody in the pool, in the role's group, without a profile. */
  async function signUp(
    role: Role = 'student',
    settings: { name?: string; email?: string } = {},
  ): Promise<Member> {
    members += 1;
    const email = settings.email ?? `person-${members}@example.com`;
    const made = await pool('AdminCreateUser', {
      Username: email,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        ...(settings.name === undefined ? [] : [{ Name: 'name', Value: settings.name }]),
      ],
    });
    await pool('AdminSetUserPassword', { Username: email, Password: 'A-password-2026!', Permanent: true });
    const attributes: { Name: string; Value: string }[] = made.User.Attributes;
    const userId = attributes.find(({ Name }) => Name === 'sub')?.Value ?? '';
    if (role !== 'student') await pool('AdminAddUserToGroup', { Username: email, GroupName: role });
    return { userId, email, token: await tokenOf(userId, role) };
  }

  /** Somebody in the pool with their profile. */
  async function member(
    role: Role = 'student',
    settings: { name?: string; email?: string } = {},
  ): Promise<Member> {
    const person = await signUp(role, settings);
    await service.done('getMe', { as: person });
    return person;
  }

  /** The groups that the pool has somebody in, and whether they may sign in; undefined when it has them no more. */
  async function inPool({ userId }: { userId: string }) {
    try {
      const user = await pool('AdminGetUser', { Username: userId });
      const { Groups } = await pool('AdminListGroupsForUser', { Username: userId });
      const groups: { GroupName: string }[] = Groups;
      return { enabled: user.Enabled, groups: groups.map(({ GroupName }) => GroupName) };
    } catch (error) {
      if (error instanceof Error && error.message.includes('UserNotFoundException')) return undefined;
      throw error;
    }
  }

  /** A course as the courses service writes it, as far as others read it. */
  async function plantCourse(courseId: string, card: Partial<CourseCard> = {}): Promise<void> {
    const whole: CourseCard = {
      courseId,
      title: 'Practical SQL',
      summary: '',
      category: 'data-science',
      level: 'beginner',
      tags: [],
      language: 'en',
      thumbnail: null,
      instructors: [],
      status: 'published',
      capacity: null,
      prerequisites: [],
      skills: [],
      price: null,
      lessonCount: 1,
      durationSeconds: 60,
      enrollmentCount: 0,
      ratingSum: 0,
      ratingCount: 0,
      createdAt: '2026-03-01T09:00:00.000Z',
      updatedAt: '2026-03-01T09:00:00.000Z',
      publishedAt: '2026-03-02T09:00:00.000Z',
      ...card,
    };
    await put({ ...courseKey(courseId), card: whole, order: [1], drafts: [], revision: 1, orderRevision: 1 });
    await put({
      ...gateKey(courseId),
      status: whole.status,
      instructors: whole.instructors.map(({ userId }) => userId),
      capacity: null,
      everEnrolled: 0,
      learners: 0,
      ratingSum: 0,
      ratingCount: 0,
      distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
    });
    for (const { userId } of whole.instructors) await put({ ...teachesKey(userId, courseId) });
  }

  /** Somebody's enrollment, without its seat. */
  async function plantEnrollment({ userId }: Member, courseId: string, status = 'active'): Promise<void> {
    const at = '2026-03-05T09:00:00.000Z';
    await put({
      ...enrollmentKey(userId, courseId),
      userId,
      courseId,
      status,
      enrolledAt: at,
      lastActivityAt: at,
      completed: new Set([1, 2]),
    });
  }

  return {
    ...service,
    ...changes,
    ...dueChanges,
    ...registration,
    ...exportFile,
    cognito,
    poolClient,
    watched,
    dyingAfter,
    pool,
    tokenOf,
    signUp,
    member,
    inPool,
    plantCourse,
    plantEnrollment,
    profileOf: ({ userId }: { userId: string }) => stored(profileKey(userId)),
    async adminCount(): Promise<number> {
      return Number((await stored(adminsKey))?.count ?? 0);
    },
    /** Up to which second each user's tokens are refused. */
    async revoked(): Promise<Record<string, number>> {
      return (await stored(revokedKey))?.users ?? {};
    },
    /** Asks as somebody who has just signed in. */
    async askAnew(operation: Operation, { userId }: Member, role: Role, asking: Asking = {}) {
      return service.ask(operation, { ...asking, as: { userId, token: await tokenOf(userId, role) } });
    },
    async stop() {
      globalThis.fetch = realFetch;
      await service.stop();
      await cognito.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
