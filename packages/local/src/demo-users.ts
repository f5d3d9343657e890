import { Random } from '@skillforge/data/learners/random';
import { sampleInstructors } from '@skillforge/data/sample-instructors';
import type { EmbeddedCognito } from '@skillforge/embedded/cognito';
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
export const PASSWORD = 'Local-demo-2026!';

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

/**
 * Makes the demo users that are missing. A `userId` is the pool's `sub`: it stays over restarts, and is the same in every
 * new data folder.
 */
export async function makeDemoUsers(pool: Pick<EmbeddedCognito, 'importUsers'>): Promise<DemoUsers> {
  const ids = await pool.importUsers(
    USERS.map(({ email, displayName, role }) => ({
      userId: new Random('demo user', email).uuid(),
      email,
      name: displayName,
      password: PASSWORD,
      groups: role === 'student' ? [] : [role],
    })),
  );
  const made = USERS.map((user, place) => ({ ...user, userId: ids[place] ?? '', password: PASSWORD }));
  const idOf = (key: InstructorKey) => made.find((user) => user.key === key)?.userId ?? '';
  return {
    users: made.map(({ key: _, ...user }) => user),
    instructorIds: {
      amara: idOf('amara'),
      kenji: idOf('kenji'),
      lucia: idOf('lucia'),
      omar: idOf('omar'),
      ingrid: idOf('ingrid'),
    },
  };
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
