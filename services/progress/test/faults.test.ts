import { type Fault, injectFaults } from '@skillforge/testing/faults';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, quizOf, rightAnswers, startClassroom } from './classroom.ts';

/** A table that fails: whatever it does, the effect is there once at most, and who is told of success has it. */

const classroom = await startClassroom();
const { ask, learner, report, complete, start, save, submit, read, deeds, quizStateOf, attemptOf } =
  classroom;
const faults = injectFaults(classroom.table);
afterAll(() => classroom.stop());

type Person = typeof classroom.sam;
type Answer = Awaited<ReturnType<typeof ask>>;

const busy = { status: 503, code: 'temporarily-unavailable' };

/** Somebody who has all but passed a quiz, with which the course ends. */
async function beforeTheEnd() {
  const { as, courseId } = await learner({ lessons: ['article', quizOf()] });
  await report(as, courseId, 1, { positionSeconds: 1 });
  await complete(as, courseId, 1);
  const { attemptId } = (await start(as, courseId, 2)).body;
  await save(as, attemptId, rightAnswers);
  return { as, courseId, attemptId };
}

const theEnd = {
  events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted', 'QuizPassed'],
  certificates: 1,
};

/** Does it until it is done, as a client would that is told to come again. */
async function insist(work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; attempt < 30; attempt++) {
    const answer = await work();
    if (answer.status !== 503) return answer;
    expect(refusal(answer)).toEqual(busy);
    expect(answer.headers['Retry-After']).toBe('1');
  }
  throw new Error('It is never done');
}

describe.each<Fault>(['conflict', 'throttle', 'lost-answer', 'lost-for-good'])('%s', (fault) => {
  const once = (commands: string[], work: () => Promise<Answer>) => {
    let left = 1;
    return faults.during(({ command, attempt }) => {
      const meant = fault === 'lost-for-good' ? attempt === 0 : attempt > 0;
      if (!meant || left === 0 || !commands.includes(command)) return undefined;
      left -= 1;
      return fault;
    }, work);
  };
  const writes = ['UpdateItemCommand', 'TransactWriteItemsCommand'];

  test('of the write that ends a course: it ends, once', async () => {
    const { as, courseId, attemptId } = await beforeTheEnd();
    const { result, met } = await once(writes, () => submit(as, attemptId));
    expect(met).toHaveLength(1);
    if (fault !== 'lost-for-good') expect(result.status).toBe(200);
    expect((await insist(() => submit(as, attemptId))).body).toMatchObject({
      scorePercent: 100,
      passed: true,
    });
    expect(await deeds(as)).toEqual(theEnd);
    expect((await read(as, courseId)).status).toBe('completed');
  });

  test('of a report of a position: it is where it was told to be', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { positionSeconds: 1 });
    await new Promise((wait) => setTimeout(wait, 1_050));
    const tell = () => report(as, courseId, 1, { positionSeconds: 44, timeSpentSeconds: 1 });
    const { result, met } = await once(['UpdateItemCommand'], tell);
    expect(met).toHaveLength(1);
    if (fault !== 'lost-for-good')
      expect(result.body).toMatchObject({ positionSeconds: 44, timeSpentSeconds: 1 });
    expect((await insist(tell)).body).toMatchObject({ positionSeconds: 44, timeSpentSeconds: 1 });
    expect((await read(as, courseId)).lessons[0]).toMatchObject({ positionSeconds: 44, timeSpentSeconds: 1 });
  });

  test('of the start of an attempt: one is open', async () => {
    const { as, courseId } = await learner({ lessons: [quizOf({ maxAttempts: 1 })] });
    const headers = { 'Idempotency-Key': 'one' };
    await once(['TransactWriteItemsCommand'], () => start(as, courseId, 1, headers));
    const { status, body } = await insist(() => start(as, courseId, 1, headers));
    expect([status, body.number]).toEqual([201, 1]);
    expect(await quizStateOf(as, courseId, 1)).toMatchObject({ started: 1, open: { number: 1 } });
  });

  test('of a saved answer: it is saved', async () => {
    const { as, attemptId } = await beforeTheEnd();
    const tell = () => save(as, attemptId, { single: 'c' });
    await once(['UpdateItemCommand'], tell);
    expect((await insist(tell)).body.answers).toMatchObject({ single: 'c' });
  });

  test('of a hint: with a key it is taken once', async () => {
    const { as, courseId, attemptId } = await beforeTheEnd();
    const asking = {
      as,
      path: { attemptId },
      body: { questionId: 'single' },
      headers: { 'Idempotency-Key': 'hint' },
    };
    await once(['TransactWriteItemsCommand'], () => ask('takeHint', asking));
    expect((await insist(() => ask('takeHint', asking))).body).toMatchObject({ number: 1, remaining: 1 });
    expect((await attemptOf(as, courseId, 2, 1))?.hints).toEqual({ q0: 1 });
  });
});

test('conflicts without an end are a 503, and nothing is written', async () => {
  const { as, courseId, attemptId } = await beforeTheEnd();
  const before = await classroom.storedUnder(`user#${as.userId}`);
  const always = (work: () => Promise<Answer>) =>
    faults.during(({ attempt }) => (attempt > 0 ? 'conflict' : undefined), work);
  for (const work of [
    () => submit(as, attemptId),
    () => save(as, attemptId, { single: 'c' }),
    () => report(as, courseId, 1, { status: 'completed', positionSeconds: 9 }),
    () => report(as, courseId, 2, { positionSeconds: 9 }),
  ]) {
    expect(refusal((await always(work)).result)).toEqual(busy);
  }
  expect(await classroom.storedUnder(`user#${as.userId}`)).toEqual(before);
});

test('whatever the table does by chance, a course ends once for whoever goes on asking', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const { as, courseId } = await learner({ lessons: ['article', quizOf({ maxAttempts: 1 }), 'article'] });
    await faults.during(
      { seed, rates: { conflict: 0.15, throttle: 0.1, 'lost-answer': 0.1, 'lost-for-good': 0.1 } },
      async () => {
        await insist(() => report(as, courseId, 1, { positionSeconds: 5 }));
        await Promise.all(
          [1, 3].map((number) => insist(() => report(as, courseId, number, { status: 'completed' }))),
        );
        const headers = { 'Idempotency-Key': `start-${seed}` };
        const { attemptId } = (await insist(() => start(as, courseId, 2, headers))).body;
        await Promise.all(
          Object.entries(rightAnswers).map(([id, answer]) =>
            insist(() => save(as, attemptId, { [id]: answer })),
          ),
        );
        await Promise.all([1, 2].map(() => insist(() => submit(as, attemptId))));
      },
    );
    expect(await read(as, courseId)).toMatchObject({ percent: 100, status: 'completed' });
    expect(await deeds(as)).toEqual({
      events: ['CourseCompleted', ...Array(3).fill('LessonCompleted'), 'QuizPassed'],
      certificates: 1,
    });
    expect(await quizStateOf(as, courseId, 2)).toMatchObject({ started: 1, best: { scorePercent: 100 } });
  }
});

/** Does a piece of work whose process dies after so many calls of the table. */
async function dyingAfter(calls: number, work: () => Promise<Answer>) {
  let made = 0;
  let died = false;
  const answer = await classroom.disturbed(() => {
    made += 1;
    if (made > calls) {
      died = true;
      throw Object.assign(new Error('dead'), { name: 'TimeoutError' });
    }
  }, work);
  return { answer, died };
}

describe('a process that dies after any of its calls', () => {
  const works: Record<
    string,
    { begin: () => Promise<{ as: Person; courseId: string; attemptId: string }>; again: Works }
  > = {
    'of a submission': { begin: beforeTheEnd, again: ({ as, attemptId }) => submit(as, attemptId) },
    'of the last completion': {
      begin: async () => {
        const found = await beforeTheEnd();
        await submit(found.as, found.attemptId);
        const number = await classroom.addLesson(found.courseId);
        return { ...found, attemptId: String(number) };
      },
      again: ({ as, courseId, attemptId }) =>
        report(as, courseId, Number(attemptId), { status: 'completed' }),
    },
  };
  type Works = (found: { as: Person; courseId: string; attemptId: string }) => Promise<Answer>;

  test.each(Object.entries(works))(
    '%s leaves all or nothing, and a repeat finishes it',
    async (_, { begin, again }) => {
      for (let calls = 0, died = true; died; calls++) {
        const found = await begin();
        const before = await deeds(found.as);
        const first = await dyingAfter(calls, () => again(found));
        died = first.died;
        if (died) {
          expect(refusal(first.answer)).toEqual(busy);
          expect(await deeds(found.as)).toEqual(before);
        }
        expect((await again(found)).status).toBe(200);
        const after = await deeds(found.as);
        expect(after.certificates).toBe(1);
        expect(new Set(after.events).size).toBe(4 - (after.events.includes('QuizPassed') ? 1 : 0));
        expect(after.events.filter((type) => type === 'CourseCompleted')).toHaveLength(1);
      }
    },
  );

  test('of a start that has an attempt graded first loses neither', async () => {
    for (let calls = 0, died = true; died; calls++) {
      const { as, courseId } = await learner({ lessons: [quizOf({ timeLimitSeconds: 10 })] });
      const { attemptId } = (await start(as, courseId, 1)).body;
      await save(as, attemptId, rightAnswers);
      const item = await attemptOf(as, courseId, 1, 1);
      const state = await quizStateOf(as, courseId, 1);
      const past = Date.now() - 60_000;
      await classroom.putAll([
        { ...item, expiresAt: past },
        { ...state, open: { number: 1, expiresAt: past } },
      ]);
      ({ died } = await dyingAfter(calls, () => start(as, courseId, 1)));
      const again = await start(as, courseId, 1);
      expect([201, 409]).toContain(again.status);
      expect(await quizStateOf(as, courseId, 1)).toMatchObject({
        started: 2,
        open: { number: 2 },
        best: { scorePercent: 100 },
      });
      expect(await deeds(as)).toEqual({
        events: ['CourseCompleted', 'LessonCompleted', 'QuizPassed'],
        certificates: 1,
      });
    }
  });
});

test('a table that cannot be read is a 503 on every route', async () => {
  const { as, courseId, attemptId } = await beforeTheEnd();
  const path = { courseId, attemptId, lessonId: lessonIdOf(courseId, 2) };
  for (const [operation, body] of [
    ['reportProgress', { positionSeconds: 1 }],
    ['getProgress', undefined],
    ['startAttempt', undefined],
    ['listAttempts', undefined],
    ['getAttempt', undefined],
    ['saveAnswers', { answers: { single: 'b' } }],
    ['takeHint', { questionId: 'single' }],
    ['submitAttempt', undefined],
    ['getHealth', undefined],
  ] as const) {
    const answer = await classroom.disturbed(
      () => {
        throw Object.assign(new Error('the inside'), { name: 'ThrottlingException' });
      },
      () => ask(operation, { as: operation === 'getHealth' ? undefined : as, path, body }),
    );
    expect({ operation, ...refusal(answer) }).toEqual({ operation, ...busy });
    expect(JSON.stringify(answer.body)).not.toContain('the inside');
  }
});
