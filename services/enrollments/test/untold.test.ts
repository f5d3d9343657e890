import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { newId } from '@skillforge/core/ids';
import { startSchool } from './school.ts';

/**
 * AWS does not promise that a cancelled transaction names every condition that fails, as the embedded engine does. So
 * these tests have it name one only, each in turn: the answers must be the same.
 */

const school = await startSchool();
const { amara, enroll, cancel, makeCourse, gateOf } = school;
afterAll(() => school.stop());

let toldOnly: number | undefined;
let told: string[] = [];

school.table.middlewareStack.add(
  (next) => async (sent) => {
    try {
      return await next(sent);
    } catch (error) {
      if (!(error instanceof TransactionCanceledException) || toldOnly === undefined) throw error;
      const failing = (error.CancellationReasons ?? []).flatMap(({ Code }, at) =>
        Code === 'ConditionalCheckFailed' ? [at] : [],
      );
      const kept = failing[toldOnly % failing.length];
      told.push(`${failing.length}`);
      throw new TransactionCanceledException({
        message: error.message,
        $metadata: error.$metadata,
        CancellationReasons: error.CancellationReasons?.map((reason, at) =>
          at === kept ? reason : { Code: 'None' },
        ),
      });
    }
  },
  { step: 'initialize', name: 'tellsOneReason', priority: 'low' },
);
beforeEach(() => {
  told = [];
});
afterEach(() => {
  toldOnly = undefined;
});

const reasons = [
  'own-course',
  'already-enrolled',
  'not-open',
  'prerequisite-missing',
  'course-full',
] as const;
type Reason = (typeof reasons)[number];
const subsets = Array.from({ length: 2 ** reasons.length }, (_, mask) =>
  reasons.filter((_reason, at) => (mask >> at) & 1),
);
const cases = subsets.flatMap((subset) =>
  [0, 1, 2].map((position) => [subset.join(', ') || 'nothing', position, subset] as const),
);

/** Somebody against whom just these reasons stand; there is one completed prerequisite beside the missing ones. */
async function standing(subset: readonly Reason[], wasEnrolled: boolean) {
  const holds = (reason: Reason) => subset.includes(reason);
  const [learner, courseId, met] = [await school.person('student'), await makeCourse(), await makeCourse()];
  await school.completed(learner, met);
  if (wasEnrolled || holds('already-enrolled')) await enroll(learner, courseId);
  if (wasEnrolled) await cancel(learner, courseId);
  const missing = [newId(), newId()];
  await school.changeCourse(courseId, {
    gate: {
      ...(holds('own-course') ? { instructors: [amara.userId, learner.userId] } : {}),
      ...(holds('not-open') ? { status: 'archived' } : {}),
      prerequisites: holds('prerequisite-missing') ? [missing[0] ?? '', met, missing[1] ?? ''] : [met],
      ...(holds('course-full') ? { capacity: holds('already-enrolled') ? 1 : 0 } : {}),
    },
  });
  return { learner, courseId, missing };
}

test.each(cases)(
  '%s, of which the table tells the one at %i: the first in order is told',
  async (_, position, subset) => {
    const { learner, courseId, missing } = await standing(subset, false);
    const before = await gateOf(courseId);
    toldOnly = position;
    const answer = await enroll(learner, courseId);
    if (subset[0] === undefined) {
      expect(answer.status).toBe(201);
      return;
    }
    expect(answer.body.code).toBe(subset[0]);
    if (subset[0] === 'prerequisite-missing') expect(answer.body.prerequisites).toEqual(missing);
    expect(told.length).toBeGreaterThan(0);
    expect(await gateOf(courseId)).toEqual(before);
  },
);

test.each(cases.filter(([, , subset]) => !subset.includes('already-enrolled')))(
  '%s, of which the table tells the one at %i, for somebody who has cancelled',
  async (_, position, subset) => {
    const { learner, courseId } = await standing(subset, true);
    toldOnly = position;
    const answer = await enroll(learner, courseId);
    // Prerequisites were met when they enrolled first.
    const [first] = subset.filter((reason) => reason !== 'prerequisite-missing');
    expect(first === undefined ? answer.status : answer.body.code).toBe(first ?? 200);
  },
);

test('a repeat under a key is answered as the first was, though the table tells of the enrollment only', async () => {
  const [learner, courseId] = [await school.person('student'), await makeCourse()];
  const headers = { 'Idempotency-Key': 'one' };
  const first = await enroll(learner, courseId, headers);
  toldOnly = 1;
  const again = await enroll(learner, courseId, headers);
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(again.headers['Idempotent-Replayed']).toBe('true');
  await cancel(learner, courseId);
  const afterwards = await enroll(learner, courseId, headers);
  expect([afterwards.status, afterwards.headers['Idempotent-Replayed']]).toEqual([201, 'true']);
  expect(await school.enrollmentOf(learner, courseId)).toMatchObject({ status: 'cancelled' });
});
