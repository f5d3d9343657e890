import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import type { GateItem } from '../src/course/course.ts';
import type { EnrollmentItem, EnrollmentStatus } from '../src/enrollment/enrollment.ts';
import { certificateEntryKey, certificateKey, enrollmentKey, gateKey } from '../src/keys.ts';

const environment = await startFunctionEnvironment();
const { anonymiseCertificate, eraseEnrollment } = await import('../src/enrollment/erasure.ts');
const { issueCertificate, newCertificate } = await import('../src/enrollment/certificate.ts');
const { lostRace, LostRaceError } = await import('../src/errors.ts');
const { getItem, putItem, table, transact, update } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

let made = 0;

/** An enrollment of this status in a course with five learners. */
async function enrolled(status: EnrollmentStatus): Promise<EnrollmentItem> {
  made += 1;
  const [userId, courseId] = [`U${made}`, `C${made}`];
  const gate: GateItem = {
    ...gateKey(courseId),
    status: 'published',
    instructors: ['amara'],
    capacity: 5,
    prerequisites: [],
    everEnrolled: 7,
    learners: 5,
    ratingSum: 0,
    ratingCount: 0,
    distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
  };
  const at = '2026-03-01T09:00:00.000Z';
  const enrollment: EnrollmentItem = {
    ...enrollmentKey(userId, courseId),
    userId,
    courseId,
    status,
    enrolledAt: at,
    lastActivityAt: at,
  };
  await Promise.all([putItem(gate), putItem(enrollment)]);
  return enrollment;
}

const stands = ({ userId, courseId }: EnrollmentItem) =>
  Promise.all([
    getItem<EnrollmentItem>(enrollmentKey(userId, courseId), { consistent: true }),
    getItem<GateItem>(gateKey(courseId), { consistent: true }),
  ]);

describe('an enrollment that is erased', () => {
  test.each([
    ['active', 4],
    ['completed', 4],
    ['cancelled', 5],
  ] as const)('while %s is gone, and the course has %i learners of five', async (status, learners) => {
    const enrollment = await enrolled(status);
    await transact(eraseEnrollment(enrollment));
    const [item, gate] = await stands(enrollment);
    expect(item).toBeUndefined();
    expect(gate).toMatchObject({ learners, everEnrolled: 7 });
  });

  test('by eight at once gives one seat back, and the others are told to look again', async () => {
    const enrollment = await enrolled('active');
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => transact(eraseEnrollment(enrollment))),
    );
    const lost = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toHaveLength(7);
    for (const error of lost) expect(error).toBeInstanceOf(LostRaceError);
    expect((await stands(enrollment))[1]).toMatchObject({ learners: 4 });
  });

  test.each([
    ['active', 'cancelled'],
    ['active', 'completed'],
    ['cancelled', 'active'],
  ] as const)('that was %s when it was read and is %s now stays until it is read again', async (was, is) => {
    const enrollment = await enrolled(was);
    await transact([update(enrollmentKey(enrollment.userId, enrollment.courseId), { set: { status: is } })]);
    await expect(transact(eraseEnrollment(enrollment))).rejects.toThrow(LostRaceError);
    const [item, gate] = await stands(enrollment);
    expect(item).toMatchObject({ status: is });
    expect(gate).toMatchObject({ learners: 5 });
  });
});

describe('a certificate whose learner is erased', () => {
  const issue = async () => {
    made += 1;
    const [userId, courseId] = [`U${made}`, `C${made}`];
    const certificate = newCertificate({
      userId,
      courseId,
      courseTitle: 'Practical SQL',
      learnerName: 'Sam',
    });
    await transact(issueCertificate(certificate, lostRace));
    return certificate;
  };
  const stored = (certificateId: string) => getItem(certificateKey(certificateId), { consistent: true });

  test('is a former learner’s, of the same course and day, and names nobody', async () => {
    const { userId, learnerName: _, ...rest } = await issue();
    for (let repeat = 0; repeat < 2; repeat++) {
      await transact([anonymiseCertificate(rest.certificateId)]);
      const item = await stored(rest.certificateId);
      expect(item?.certificate).toEqual({ ...rest, learnerName: 'Former learner' });
      expect(JSON.stringify(item)).not.toContain(userId);
    }
  });

  test('leaves the entry among the learner’s own items to whoever erases those', async () => {
    const { certificateId, userId, courseId } = await issue();
    await transact([anonymiseCertificate(certificateId)]);
    expect(await getItem(certificateEntryKey(userId, courseId), { consistent: true })).toBeDefined();
  });

  test('is not made by it', async () => {
    await expect(transact([anonymiseCertificate('none')])).rejects.toThrow(LostRaceError);
    expect(await stored('none')).toBeUndefined();
  });
});
