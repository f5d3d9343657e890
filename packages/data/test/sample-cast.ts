import type { SampleUser } from '../src/learners/play.ts';
import type { SampleInstructor } from '../src/sample.ts';
import { sampleInstructors } from '../src/sample-instructors.ts';

export const instructorIds: Record<SampleInstructor, string> = {
  amara: 'amara',
  kenji: 'kenji',
  lucia: 'lucia',
  omar: 'omar',
  ingrid: 'ingrid',
};

const student = (userId: string, displayName: string): SampleUser => ({
  userId,
  email: `${userId}@skillforge.test`,
  displayName,
  role: 'student',
});

/** The users that the sample needs besides its learners, as `pnpm dev` makes them. */
export const users: SampleUser[] = [
  { userId: 'admin', email: 'admin@skillforge.test', displayName: 'Ada Admin', role: 'admin' },
  ...Object.entries(sampleInstructors).map(([userId, names]) => ({
    userId,
    role: 'instructor' as const,
    ...names,
  })),
  student('sam', 'Sam Rivera'),
  student('noor', 'نور العلي (Noor)'),
  student('yuki', 'Yuki Tanaka'),
];
