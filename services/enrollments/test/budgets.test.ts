import { newId } from '@skillforge/core/ids';
import { certificateKey, gateKey } from '@skillforge/core/keys';
import { type Cost, capacityMeter } from '@skillforge/testing/capacity-meter';
import { itemBytes } from '@skillforge/testing/item-size';
import { newEnrollment } from '../src/enrollment.ts';
import { courseItems, type Operation, startSchool, students } from './school.ts';

/** What the routes cost: the budgets of docs/data-model.md, counted at the table's client. */

const school = await startSchool();
const { amara, sam, ask, enroll, cancel, makeCourse } = school;
const measured = capacityMeter(school.table);
afterAll(() => school.stop());

async function costOf(
  operation: Operation,
  asking: Parameters<typeof ask>[1] = {},
): Promise<Cost & { status: number }> {
  const { result, cost } = await measured(() => ask(operation, asking));
  // Calls that run side by side are made in any order.
  return {
    ...cost,
    calls: cost.calls.toSorted(),
    consistentReads: cost.consistentReads.toSorted(),
    status: result.status,
  };
}

const enrolling = (courseId: string, headers: Record<string, string> = {}, as = sam) =>
  costOf('enroll', { as, path: { courseId }, headers });

// The first request of each person reads who was revoked.
beforeAll(async () => {
  await ask('listMyEnrollments', { as: sam });
});

describe('enrolling', () => {
  test('takes one round trip and 5 WCU: enrollment 2, roster 1, gate 2', async () => {
    const cost = await enrolling(await makeCourse({ capacity: 10 }));
    expect(cost).toEqual({
      status: 201,
      roundTrips: 1,
      calls: ['GetItemCommand', 'TransactWriteItemsCommand'],
      writeUnits: 5,
      readUnits: 1,
      consistentReads: [true],
    });
  });

  test('with an Idempotency-Key takes two, and 2 WCU for each KB of the answer that is kept', async () => {
    const cost = await enrolling(await makeCourse(), { 'Idempotency-Key': newId() });
    expect(cost).toMatchObject({ status: 201, roundTrips: 2, readUnits: 1 });
    expect(cost.writeUnits).toBeLessThanOrEqual(5 + 2 * 2);
  });

  test('again takes two', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    await cancel(sam, courseId);
    const cost = await enrolling(courseId);
    expect(cost).toMatchObject({
      status: 200,
      roundTrips: 2,
      calls: ['GetItemCommand', 'TransactWriteItemsCommand', 'TransactWriteItemsCommand'],
      readUnits: 1,
    });
    expect(cost.writeUnits).toBeLessThanOrEqual(5);
  });

  test('where prerequisites are asked for takes two, and 2 WCU for each of them', async () => {
    const met = [await makeCourse(), await makeCourse()];
    for (const courseId of met) await school.completed(sam, courseId);
    const cost = await enrolling(await makeCourse({ prerequisites: met }));
    expect(cost).toMatchObject({ status: 201, roundTrips: 2, readUnits: 1 });
    expect(cost.writeUnits).toBeLessThanOrEqual(5 + 2 * 2);
  });

  test.each([
    // What the refusal tells decides, or one batch does.
    ['already enrolled', 2],
    ['full', 2],
    ['closed', 2],
    ['missing prerequisites', 3],
  ])('in vain (%s) takes %i at most', async (reason, roundTrips) => {
    const learner = await school.person('student');
    const courseId = await makeCourse({
      capacity: reason === 'full' ? 0 : null,
      status: reason === 'closed' ? 'archived' : 'published',
      prerequisites: reason === 'missing prerequisites' ? [newId(), newId()] : [],
    });
    if (reason === 'already enrolled') await enroll(learner, courseId);
    const cost = await enrolling(courseId, {}, learner);
    expect(cost.status).toBe(409);
    expect(cost.roundTrips).toBeLessThanOrEqual(roundTrips);
    expect(new Set(cost.consistentReads)).toEqual(new Set([true]));
  });

  test('keeps enrollment and gate within 1 KB, with ids as long as they get and the longest list of prerequisites', async () => {
    const userId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    expect(itemBytes(newEnrollment(userId, newId()))).toBeLessThan(700);
    const people = Array.from({ length: 5 }, () => ({ userId, token: '' }));
    const prerequisites = Array.from({ length: 10 }, () => newId());
    const [, gate] = courseItems({ instructors: people, prerequisites, capacity: 1_000_000 });
    expect(itemBytes(gate)).toBeLessThan(1_024);
  });
});

test('cancelling takes one round trip, reads nothing, and writes enrollment, roster and gate', async () => {
  const courseId = await makeCourse();
  await enroll(sam, courseId);
  const cancelling = () => costOf('cancelEnrollment', { as: sam, path: { courseId } });
  expect(await cancelling()).toEqual({
    status: 204,
    roundTrips: 1,
    calls: ['TransactWriteItemsCommand'],
    writeUnits: 5,
    readUnits: 0,
    consistentReads: [],
  });
  expect(await cancelling()).toMatchObject({ status: 204, roundTrips: 1, readUnits: 0 });
});

test('one enrollment is read with its course in one strong call of 2 RCU', async () => {
  const courseId = await makeCourse();
  await enroll(sam, courseId);
  expect(await costOf('getMyEnrollment', { as: sam, path: { courseId } })).toEqual({
    status: 200,
    roundTrips: 1,
    calls: ['BatchGetItemCommand'],
    writeUnits: 0,
    readUnits: 2,
    consistentReads: [true],
  });
});

describe('a page of 20 of 60 enrollments', () => {
  let learner: typeof sam;

  beforeAll(async () => {
    learner = await school.person('student');
    const all = Array.from({ length: 60 }, (_, at) =>
      courseItems({ instructors: [amara], lessons: 24, courseId: newId(at) }),
    );
    await school.putAll(all.flat());
    await school.putAll(
      all.map(([{ card }]) => ({
        ...newEnrollment(learner.userId, card.courseId),
        completed: new Set(Array.from({ length: 20 }, (_, number) => number + 1)),
        lastLesson: 21,
        pauses: [{ from: '2026-03-11T08:00:00.000Z', to: '2026-03-12T08:00:00.000Z' }],
      })),
    );
    await ask('listMyEnrollments', { as: learner });
  });

  test.each<Record<string, string>>([{}, { status: 'active' }])(
    'by %j takes two round trips and at most 18 RCU; one’s own is read strongly, courses are not',
    async (query) => {
      const cost = await costOf('listMyEnrollments', { as: learner, query });
      expect(cost).toMatchObject({
        status: 200,
        roundTrips: 2,
        calls: ['BatchGetItemCommand', 'QueryCommand'],
        writeUnits: 0,
        consistentReads: [false, true],
      });
      expect(cost.readUnits).toBeLessThanOrEqual(18);
      expect(cost.readUnits).toBeGreaterThan(10);
    },
  );
});

describe('the roster', () => {
  let courseId: string;

  beforeAll(async () => {
    courseId = await makeCourse();
    const learners = await students(school, 120);
    await school.putAll(learners.map(({ userId }) => newEnrollment(userId, courseId)));
    await ask('listRoster', { as: amara, path: { courseId } });
  });

  test.each([
    ['20', 33],
    ['100', 155],
  ])(
    'of %s takes the gate, the index and one round of batches; what its editors see is read strongly',
    async (limit, most) => {
      const cost = await costOf('listRoster', { as: amara, path: { courseId }, query: { limit } });
      expect(cost).toMatchObject({
        status: 200,
        roundTrips: 3,
        calls: [
          'BatchGetItemCommand',
          'BatchGetItemCommand',
          'GetItemCommand',
          'GetItemCommand',
          'QueryCommand',
        ],
        // The index cannot be read strongly, and names are everybody's to know.
        consistentReads: [false, false, true, true, true],
      });
      expect(cost.readUnits).toBeLessThanOrEqual(most);
    },
  );
});

describe('certificates', () => {
  test('one is read in one call of 0.5 RCU, which may be a moment old', async () => {
    const courseId = await makeCourse();
    await enroll(sam, courseId);
    const { certificateId } = await school.complete(sam, courseId);
    expect(await costOf('getCertificate', { path: { certificateId } })).toMatchObject({
      roundTrips: 1,
      readUnits: 0.5,
      consistentReads: [false],
    });
    expect(await school.stored(certificateKey(certificateId))).toBeDefined();
  });

  test('one’s own are read strongly in two', async () => {
    expect(await costOf('listMyCertificates', { as: sam })).toMatchObject({
      status: 200,
      roundTrips: 2,
      consistentReads: [true, true],
    });
  });
});

test('the health route reads nothing, once', async () => {
  expect(await costOf('getHealth')).toMatchObject({ status: 200, roundTrips: 1, readUnits: 0.5 });
});

test('of a course, transactions touch its gate alone', async () => {
  const touched = new Set<string>();
  const courseId = await makeCourse();
  await school.disturbed(
    ({ command, input }) => {
      if (command !== 'TransactWriteItemsCommand') return;
      for (const [, SK] of JSON.stringify(input).matchAll(
        new RegExp(`"${gateKey(courseId).PK}","SK":"([^"]+)"`, 'g'),
      )) {
        touched.add(SK ?? '');
      }
    },
    async () => {
      await enroll(sam, courseId);
      await cancel(sam, courseId);
      await enroll(sam, courseId);
    },
  );
  expect([...touched]).toEqual(['gate']);
});
