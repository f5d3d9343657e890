import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { callers } from '@skillforge/core/http/contract';
import type { LocalInfo } from '@skillforge/local/local-info';
import type { Call } from './client.ts';
import { confirmSignUp, type SignedIn, signIn, signInDemo, signUp } from './sign-in.ts';

/** Somebody whom every route is tried with. */
export type CallerName = (typeof callers)[number];

/** The people of a stack, each signed in once; whoever has a token has a profile. */
export interface People {
  student: SignedIn;
  otherStudent: SignedIn;
  instructor: SignedIn;
  otherInstructor: SignedIn;
  admin: SignedIn;
  /** An instructor who is active until somebody deactivates them. */
  leaving: SignedIn;
  /** An instructor who calls nothing, and is named by others. */
  colleague: SignedIn;
  /** Somebody new, for what can be done to a person once. */
  newcomer(role: 'student' | 'instructor' | 'admin'): Promise<SignedIn>;
}

const password = 'Newcomers-2026!';

/** Tokens tell their time in whole seconds: one of the second in which others were revoked is refused with them. */
async function untilNextSecond(): Promise<void> {
  await delay(1_050 - (Date.now() % 1_000));
}

export async function gatherPeople(info: LocalInfo, call: Call): Promise<People> {
  const [student, otherStudent, instructor, otherInstructor, admin, leaving, colleague] = await Promise.all([
    signInDemo(info, 'sam'),
    signInDemo(info, 'noor'),
    signInDemo(info, 'amara'),
    signInDemo(info, 'kenji'),
    signInDemo(info, 'admin'),
    signInDemo(info, 'omar'),
    signInDemo(info, 'lucia'),
  ]);

  /** Profiles are made at sign-up or on first use, and the demo users have not signed up. */
  const known = async (person: SignedIn) => {
    const { status } = await call('GET', '/me', { token: person.accessToken });
    if (status !== 200) throw new Error(`GET /me: ${status}`);
    return person;
  };
  await Promise.all(
    [student, otherStudent, instructor, otherInstructor, admin, leaving, colleague].map(known),
  );

  return {
    student,
    otherStudent,
    instructor,
    otherInstructor,
    admin,
    leaving,
    colleague,
    async newcomer(role) {
      const email = `${randomUUID()}@skillforge.test`;
      await signUp(info, email, password);
      await confirmSignUp(info, email, info.confirmationCode);
      const person = await known(await signIn(info, email, password));
      if (role === 'student') return person;
      const { status } = await call('PUT', `/admin/users/${person.userId}/role`, {
        token: admin.accessToken,
        body: { role },
      });
      if (status !== 200) throw new Error(`A newcomer does not become ${role}: ${status}`);
      await untilNextSecond();
      return signIn(info, email, password);
    },
  };
}
