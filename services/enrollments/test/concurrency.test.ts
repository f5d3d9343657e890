import { randomUUID } from 'node:crypto';
import { newId } from '@skillforge/core/ids';
import { type Fault, injectFaults, randomFrom } from '@skillforge/testing/faults';
import { refusal } from '@skillforge/testing/service';
import { startSchool, students } from './school.ts';

const school = await startSchool();
const { sam, lena, enroll, cancel, makeCourse, gateOf, enrollmentOf, figuresOf } = school;
const faults = injectFaults(school.table);
afterAll(() => school.stop());

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

/** The gate counts just those who are enrolled, and just those who ever were. */
async function checkFigures(courseId: string) {
  const { told, counted } = await figuresOf(courseId);
  expect(told).toEqual(counted);
  return counted;
}

test('of 64 learners who are after the last ten seats ten come in, and 54 are told that it is full', async () => {
  const courseId = await makeCourse({ capacity: 10 });
  const learners = await students(school, 64);
  const answers = await Promise.all(learners.map((learner) => enroll(learner, courseId)));
  expect(statuses(answers)).toEqual([...Array(10).fill(201), ...Array(54).fill(409)]);
  for (const { body } of answers.filter(({ status }) => status === 409))
    expect(body.code).toBe('course-full');
  const found = await Promise.all(learners.map((learner) => enrollmentOf(learner, courseId)));
  expect(found.map((item) => item !== undefined)).toEqual(answers.map(({ status }) => status === 201));
  expect(await checkFigures(courseId)).toEqual({ learners: 10, everEnrolled: 10 });
});

test('the same with seats that are given back and taken again all the while: never one too many', async () => {
  const courseId = await makeCourse({ capacity: 10 });
  const learners = await students(school, 32);
  let most = 0;
  const watching = setInterval(async () => {
    most = Math.max(most, Number((await gateOf(courseId))?.learners));
  }, 2);
  await Promise.all(
    learners.map(async (learner) => {
      for (let round = 0; round < 4; round++) {
        await enroll(learner, courseId);
        await cancel(learner, courseId);
      }
      await enroll(learner, courseId);
    }),
  );
  clearInterval(watching);
  expect(most).toBeLessThanOrEqual(10);
  const { learners: seated } = await checkFigures(courseId);
  expect(seated).toBe(10);
});

test('of ten requests of one learner at once one enrolls, and nine are told that they are', async () => {
  const courseId = await makeCourse();
  const answers = await Promise.all(Array.from({ length: 10 }, () => enroll(sam, courseId)));
  expect(statuses(answers)).toEqual([201, ...Array(9).fill(409)]);
  expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set([undefined, 'already-enrolled']));
  expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
});

test('of ten that enroll again at once one does, and of ten that cancel at once all are content', async () => {
  const courseId = await makeCourse({ capacity: 1 });
  await enroll(sam, courseId);
  for (let round = 0; round < 3; round++) {
    const cancelled = await Promise.all(Array.from({ length: 10 }, () => cancel(sam, courseId)));
    expect(statuses(cancelled)).toEqual(Array(10).fill(204));
    expect(await checkFigures(courseId)).toEqual({ learners: 0, everEnrolled: 1 });
    const again = await Promise.all(Array.from({ length: 10 }, () => enroll(sam, courseId)));
    expect(statuses(again)).toEqual([200, ...Array(9).fill(409)]);
    expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
  }
  expect((await enrollmentOf(sam, courseId))?.pauses).toHaveLength(3);
});

test('a storm of one learner’s enrolling and cancelling from many sides leaves figures that are right', async () => {
  const courseId = await makeCourse({ capacity: 2 });
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? enroll : cancel)(sam, courseId)),
  );
  for (const { status } of answers) expect([200, 201, 204, 404, 409]).toContain(status);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const { everEnrolled } = await checkFigures(courseId);
  expect(everEnrolled).toBe(1);
});

describe('what comes between the first try and the next', () => {
  /** Does something before the n-th transaction of an enrolling. */
  async function beforeTry(
    number: number,
    act: () => Promise<unknown>,
    work: () => ReturnType<typeof enroll>,
  ) {
    let tries = 0;
    let acting = false;
    return school.disturbed(async ({ command }) => {
      if (acting || command !== 'TransactWriteItemsCommand' || ++tries !== number) return;
      acting = true;
      await act();
      acting = false;
    }, work);
  }

  test('another request enrolls again: this one is told that they are', async () => {
    const [learner, courseId] = [await school.person('student'), await makeCourse()];
    await enroll(learner, courseId);
    await cancel(learner, courseId);
    const answer = await beforeTry(
      2,
      () => enroll(learner, courseId),
      () => enroll(learner, courseId),
    );
    expect(refusal(answer)).toEqual({ status: 409, code: 'already-enrolled' });
    expect((await enrollmentOf(learner, courseId))?.pauses).toHaveLength(1);
    expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
  });

  test('another request enrolls again and cancels: both pauses are noted', async () => {
    const [learner, courseId] = [await school.person('student'), await makeCourse()];
    await enroll(learner, courseId);
    await cancel(learner, courseId);
    await new Promise((passed) => setTimeout(passed, 5));
    const answer = await beforeTry(
      2,
      async () => {
        await enroll(learner, courseId);
        await cancel(learner, courseId);
      },
      () => enroll(learner, courseId),
    );
    expect(answer.status).toBe(200);
    expect((await enrollmentOf(learner, courseId))?.pauses).toHaveLength(2);
    expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
  });

  test('the last seat goes to somebody else: course-full', async () => {
    const [learner, courseId] = [await school.person('student'), await makeCourse({ capacity: 1 })];
    await enroll(learner, courseId);
    await cancel(learner, courseId);
    const answer = await beforeTry(
      2,
      () => enroll(lena, courseId),
      () => enroll(learner, courseId),
    );
    expect(refusal(answer)).toEqual({ status: 409, code: 'course-full' });
    expect(await enrollmentOf(learner, courseId)).toMatchObject({ status: 'cancelled' });
    expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 2 });
  });

  test.each([
    ['is archived', 'not-open', { status: 'archived' as const }],
    ['gets the learner as an instructor', 'own-course', {}],
  ])('the course %s: %s', async (_, code, gate) => {
    const [learner, courseId, met] = [await school.person('student'), await makeCourse(), newId()];
    await school.completed(learner, met);
    await school.changeCourse(courseId, { gate: { prerequisites: [met] } });
    const answer = await beforeTry(
      2,
      () =>
        school.changeCourse(courseId, {
          gate: code === 'own-course' ? { instructors: [learner.userId] } : gate,
        }),
      () => enroll(learner, courseId),
    );
    expect(answer.body.code).toBe(code);
    expect(await enrollmentOf(learner, courseId)).toBeUndefined();
  });

  test('a seat is given back while a refusal is explained: the refusal was right when it was given, and stands', async () => {
    const [learner, courseId] = [await school.person('student'), await makeCourse({ capacity: 1 })];
    await enroll(lena, courseId);
    const full = await school.disturbed(
      async ({ command }) => {
        if (command === 'BatchGetItemCommand') await school.changeCourse(courseId, { gate: { learners: 0 } });
      },
      () => enroll(learner, courseId),
    );
    expect(full.body.code).toBe('course-full');
    expect((await enroll(learner, courseId)).status).toBe(201);
  });

  test('a course is completed while it is cancelled: one of the two, never both', async () => {
    for (const first of ['complete', 'cancel']) {
      const [learner, courseId] = [await school.person('student'), await makeCourse()];
      await enroll(learner, courseId);
      const answer =
        first === 'complete'
          ? await beforeTry(
              1,
              () => school.complete(learner, courseId),
              () => cancel(learner, courseId),
            )
          : await cancel(learner, courseId);
      if (first === 'complete') expect(refusal(answer)).toEqual({ status: 409, code: 'already-completed' });
      else await expect(school.complete(learner, courseId)).rejects.toThrow();
      const { status } = (await enrollmentOf(learner, courseId)) ?? {};
      expect(status).toBe(first === 'complete' ? 'completed' : 'cancelled');
      await checkFigures(courseId);
    }
  });
});

describe('under faults of the table', () => {
  const rates: Partial<Record<Fault, number>> = {
    conflict: 0.15,
    throttle: 0.1,
    'lost-answer': 0.1,
    'lost-for-good': 0.04,
  };

  test.each([1, 2, 3])(
    'many learners’ storms leave right figures, and tell success, a reason or a 503 (%i)',
    async (seed) => {
      const courseId = await makeCourse({ capacity: 6 });
      const learners = await students(school, 10);
      const random = randomFrom(seed);
      const { result, met } = await faults.during({ seed, rates }, () =>
        Promise.all(
          learners.flatMap((learner) =>
            Array.from({ length: 8 }, () => (random() < 0.6 ? enroll : cancel)(learner, courseId)),
          ),
        ),
      );
      expect(new Set(met.map(({ fault }) => fault)).size).toBe(4);
      for (const { status, body } of result) {
        expect([200, 201, 204, 404, 409, 503]).toContain(status);
        if (status === 409) expect(['already-enrolled', 'course-full']).toContain(body.code);
      }
      const { learners: seated } = await checkFigures(courseId);
      expect(seated).toBeLessThanOrEqual(6);
    },
    60_000,
  );

  test('whoever repeats under a key until they are answered is enrolled once, and answered the same', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const [learner, courseId] = [await school.person('student'), await makeCourse()];
      const headers = { 'Idempotency-Key': randomUUID() };
      const { result } = await faults.during(
        { seed, rates: { ...rates, 'lost-for-good': 0.3 } },
        async () => {
          let answer = await enroll(learner, courseId, headers);
          for (let repeat = 0; answer.status === 503 && repeat < 20; repeat++) {
            answer = await enroll(learner, courseId, headers);
          }
          return answer;
        },
      );
      expect({ seed, status: result.status }).toEqual({ seed, status: 201 });
      expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
    }
  }, 60_000);

  test('a call that was done, was not answered and then met a conflict is known to be one’s own', async () => {
    const [learner, courseId] = [await school.person('student'), await makeCourse()];
    const lostThenConflict = () => {
      let writes = 0;
      return ({ command, attempt }: { command: string; attempt: number }): Fault | undefined => {
        if (command !== 'TransactWriteItemsCommand' || attempt === 0) return undefined;
        writes += 1;
        if (writes === 1) return 'lost-answer';
        return writes === 2 ? 'conflict' : undefined;
      };
    };
    const first = await faults.during(lostThenConflict(), () => enroll(learner, courseId));
    expect(first.met).toHaveLength(2);
    expect(first.result.status).toBe(201);
    const left = await faults.during(lostThenConflict(), () => cancel(learner, courseId));
    expect([left.met.length, left.result.status]).toEqual([2, 204]);
    // The first try is refused, as it must be: the faults are for the one that enrolls again.
    let refused = false;
    const choose = lostThenConflict();
    const again = await faults.during(
      (attempt) => {
        if (attempt.command === 'TransactWriteItemsCommand' && attempt.attempt === 1 && !refused) {
          refused = true;
          return undefined;
        }
        return choose(attempt);
      },
      () => enroll(learner, courseId),
    );
    expect([again.met.length, again.result.status]).toEqual([2, 200]);
    expect((await enrollmentOf(learner, courseId))?.pauses).toHaveLength(1);
    expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
  });

  test.each(['conflict', 'throttle'] as const)(
    '%s without end is a 503, with nothing written',
    async (fault) => {
      const [learner, courseId] = [await school.person('student'), await makeCourse()];
      const { result } = await faults.during(
        ({ command, attempt }) =>
          attempt > 0 && command === 'TransactWriteItemsCommand' ? fault : undefined,
        () => enroll(learner, courseId),
      );
      expect(refusal(result)).toEqual({ status: 503, code: 'temporarily-unavailable' });
      expect(result.headers['Retry-After']).toBeDefined();
      expect(await checkFigures(courseId)).toEqual({ learners: 0, everEnrolled: 0 });
    },
    20_000,
  );
});

describe('a process that dies after its n-th call', () => {
  class Died extends Error {}

  test.each([0, 1, 2, 3, 4])(
    'n = %i: what was begun is done or not begun, and a repeat goes on',
    async (calls) => {
      const [met, learner] = [newId(), await school.person('student')];
      const courseId = await makeCourse({ prerequisites: [met] });
      await school.completed(learner, met);
      const works = [
        () => enroll(learner, courseId, { 'Idempotency-Key': 'one' }),
        () => cancel(learner, courseId),
        () => enroll(learner, courseId, { 'Idempotency-Key': 'two' }),
      ];
      for (const work of works) {
        let left = calls;
        await school.disturbed(() => {
          left -= 1;
          if (left < 0) throw new Died();
        }, work);
        await checkFigures(courseId);
        expect((await work()).status).toBeLessThan(300);
        await checkFigures(courseId);
      }
      expect(await checkFigures(courseId)).toEqual({ learners: 1, everEnrolled: 1 });
    },
  );
});
