import { sampleInstructors } from '@skillforge/data/sample-instructors';
import * as z from 'zod';
import type { LocalInfo } from './local-info.ts';

export type DemoUser = LocalInfo['demoUsers'][number];
type InstructorKey = keyof typeof sampleInstructors;

interface NewUser {
  email: string;
  displayName: string;
  role: DemoUser['role'];
  key?: InstructorKey;
}

/** Fit for the pool's policy. It guards nothing: the pool answers on this machine only, and the README shows it. */
const PASSWORD = 'Local-demo-2026!';

const USERS: NewUser[] = [
  { email: 'admin@skillforge.test', displayName: 'Ada Admin', role: 'admin' },
  { ...sampleInstructors.amara, role: 'instructor', key: 'amara' },
  { ...sampleInstructors.kenji, role: 'instructor', key: 'kenji' },
  { ...sampleInstructors.lucia, role: 'instructor', key: 'lucia' },
  { ...sampleInstructors.omar, role: 'instructor', key: 'omar' },
  { ...sampleInstructors.ingrid, role: 'instructor', key: 'ingrid' },
  { email: 'sam@skillforge.test', displayName: 'Sam Rivera', role: 'student' },
  { email: 'noor@skillforge.test', displayName: 'نور العلي (Noor)', role: 'student' },
  { email: 'yuki@skillforge.test', displayName: 'Yuki Tanaka', role: 'student' },
];

export interface DemoUsers {
  users: DemoUser[];
  instructorIds: Record<InstructorKey, string>;
}

/** Makes the demo users that are missing; a `userId` is the pool's `sub` and stays over restarts. */
export async function makeDemoUsers(endpoint: string, userPoolId: string): Promise<DemoUsers> {
  const users: DemoUser[] = [];
  const ids = new Map<InstructorKey, string>();
  for (const { key, ...user } of USERS) {
    const userId = await makeUser(endpoint, userPoolId, user);
    users.push({ ...user, userId, password: PASSWORD });
    if (key) ids.set(key, userId);
  }
  const idOf = (key: InstructorKey) => ids.get(key) ?? '';
  return {
    users,
    instructorIds: {
      amara: idOf('amara'),
      kenji: idOf('kenji'),
      lucia: idOf('lucia'),
      omar: idOf('omar'),
      ingrid: idOf('ingrid'),
    },
  };
}

const poolUser = z.object({
  UserStatus: z.string(),
  UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string().optional() })).optional(),
});

async function makeUser(endpoint: string, UserPoolId: string, user: NewUser): Promise<string> {
  const who = { UserPoolId, Username: user.email };
  const find = () => callCognito(endpoint, 'AdminGetUser', who);
  let found = await find().catch(() => undefined);
  if (found === undefined) {
    await callCognito(endpoint, 'AdminCreateUser', {
      ...who,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: user.email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: user.displayName },
      ],
    });
    found = await find();
  }
  const { UserStatus, UserAttributes } = poolUser.parse(found);
  // A start that was killed here has left a user without a password or a group; one who has them is left alone.
  if (UserStatus !== 'CONFIRMED') {
    if (user.role !== 'student')
      await callCognito(endpoint, 'AdminAddUserToGroup', { ...who, GroupName: user.role });
    await callCognito(endpoint, 'AdminSetUserPassword', { ...who, Password: PASSWORD, Permanent: true });
  }
  const sub = UserAttributes?.find((attribute) => attribute.Name === 'sub')?.Value;
  if (!sub) throw new Error(`The user pool has no id for ${user.email}.`);
  return sub;
}

/** What Cognito refuses, with its own name for it (`NotAuthorizedException` …). */
export class CognitoRefusal extends Error {
  override readonly name: string;
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

const refusal = z.object({ __type: z.string().catch('Unknown'), message: z.string().catch('') });

/**
 * One call of the pool's own API. The AWS client would do the same and take longer to load than the rest of a start.
 *
 * @throws CognitoRefusal for what Cognito refuses, TypeError when nobody answers.
 */
export async function callCognito(endpoint: string, action: string, body: object): Promise<unknown> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(body),
  });
  const told: unknown = await answer.json();
  if (answer.ok) return told;
  const { __type, message } = refusal.parse(told);
  throw new CognitoRefusal(__type, message);
}
