import type { SampleInstructor } from './sample.ts';

/** Who teaches in the sample catalogue; `pnpm dev` makes an account for each. */
export const sampleInstructors: Record<SampleInstructor, { email: string; displayName: string }> = {
  amara: { email: 'amara@skillforge.test', displayName: 'Amara Okafor' },
  kenji: { email: 'kenji@skillforge.test', displayName: '佐藤 健二 (Kenji)' },
  lucia: { email: 'lucia@skillforge.test', displayName: 'Lucía Fernández' },
  omar: { email: 'omar@skillforge.test', displayName: 'Omar Haddad' },
  ingrid: { email: 'ingrid@skillforge.test', displayName: 'Ingrid Sørensen' },
};
