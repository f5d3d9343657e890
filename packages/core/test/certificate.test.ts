import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { certificateEntryKey, certificateKey } from '../src/keys.ts';

const environment = await startFunctionEnvironment();
const { issueCertificate, newCertificate } = await import('../src/enrollment/certificate.ts');
const { noteInAudit } = await import('../src/audit.ts');
const { auditPartition } = await import('../src/keys.ts');
const { ConflictError } = await import('../src/errors.ts');
const { getItem, queryAll, table, transact } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const fields = { userId: 'U1', courseId: 'C1', courseTitle: 'Practical SQL', learnerName: 'Sam' };
const refuse = () => new ConflictError('issued', 'There is one.');

test('a course gives a learner one certificate, whoever issues it at the same moment', async () => {
  const all = Array.from({ length: 8 }, () => newCertificate(fields, new Date('2026-07-31T10:00:00.000Z')));
  const tries = await Promise.allSettled(all.map((one) => transact(issueCertificate(one, refuse))));
  const issued = all.filter((_, position) => tries[position]?.status === 'fulfilled');
  expect(issued).toHaveLength(1);
  const entry = await getItem(certificateEntryKey('U1', 'C1'), { consistent: true });
  expect(entry).toMatchObject({ certificateId: issued[0]?.certificateId });
  const stored = await Promise.all(
    all.map(({ certificateId }) => getItem(certificateKey(certificateId), { consistent: true })),
  );
  expect(stored.filter((item) => item !== undefined)).toEqual([
    expect.objectContaining({ certificate: issued[0] }),
  ]);
  expect(issued[0]?.issuedAt).toBe('2026-07-31T10:00:00.000Z');
});

test('what is done to somebody is noted in its month, under who did it', async () => {
  const now = new Date('2026-07-31T23:59:59.999Z');
  const details = { from: 'student', to: 'instructor' };
  const done = { actorId: 'ada', action: 'role-changed', userId: 'sam', details } as const;
  await transact([noteInAudit(done, now), noteInAudit(done, now)]);
  const entries = await queryAll({ partition: auditPartition('202607') });
  expect(entries).toHaveLength(2);
  expect(entries[0]?.entry).toMatchObject({ at: now.toISOString(), ...done });
});
