import type { Question } from '@skillforge/core/course/lesson';
import { attemptKey, attemptQuestionsKey, enrollmentKey, progressKey } from '@skillforge/core/keys';
import { type Cost, capacityMeter } from '@skillforge/testing/capacity-meter';
import { handClock } from '@skillforge/testing/clock';
import { lessonIdOf, type Operation, questions, quizOf, rightAnswers, startClassroom } from './classroom.ts';

/** What the routes cost: the budgets of docs/data-model.md, counted at the table's client. */

const classroom = await startClassroom();
const { ask, report, complete, learner, start, save } = classroom;
const measured = capacityMeter(classroom.table);
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
beforeEach(() => clock.at(0));
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

type Person = typeof classroom.sam;

async function costOf(work: () => Promise<{ status: number }>, status = 200): Promise<Cost> {
  const { result, cost } = await measured(work);
  expect(result.status).toBe(status);
  // Calls that run side by side begin in any order.
  return { ...cost, calls: cost.calls.toSorted() };
}

const strong = (reads: number) => Array(reads).fill(true);

describe('a report of a position and the time', () => {
  test('costs one round trip, 1 WCU and 2 RCU, all of it read strongly', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { positionSeconds: 1, timeSpentSeconds: 0 });
    for (const body of [
      { positionSeconds: 2, timeSpentSeconds: 5 },
      { positionSeconds: 3 },
      { timeSpentSeconds: 12 },
      { status: 'in-progress', positionSeconds: 4 },
    ]) {
      clock.at((Date.now() - clock.zero) / 1_000 + 10);
      expect(await costOf(() => report(as, courseId, 1, body))).toEqual({
        roundTrips: 1,
        calls: ['BatchGetItemCommand', 'UpdateItemCommand'],
        readUnits: 2,
        writeUnits: 1,
        consistentReads: strong(1),
      });
    }
  });

  test('costs the same in a course of 500 lessons, all of them completed', async () => {
    const { as, courseId } = await learner({ lessons: ['article'] });
    const numbers = Array.from({ length: 500 }, (_, at) => at + 1);
    await classroom.setOutline(courseId, () => ({ order: numbers }));
    await classroom.enroll(as, courseId, { status: 'completed', completed: new Set(numbers) });
    await report(as, courseId, 1, { positionSeconds: 1 });
    clock.at(10);
    expect(await costOf(() => report(as, courseId, 1, { positionSeconds: 2 }))).toMatchObject({
      roundTrips: 1,
      readUnits: 2,
      writeUnits: 1,
    });
  });

  test('that tells more time than has passed costs a second round trip, and a second write', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { timeSpentSeconds: 0 });
    clock.at(10);
    expect(await costOf(() => report(as, courseId, 1, { timeSpentSeconds: 11 }))).toMatchObject({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'UpdateItemCommand', 'UpdateItemCommand'],
      readUnits: 2,
      // A write that its condition refuses costs 1 WCU too, which the table does not tell.
      writeUnits: 1,
    });
  });
});

describe('a touch costs two round trips', () => {
  test('of a new lesson on a new day 6 WCU, and 1 for the refused write before', async () => {
    const { as, courseId } = await learner();
    expect(await costOf(() => report(as, courseId, 1, { positionSeconds: 1 }))).toEqual({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'TransactWriteItemsCommand', 'UpdateItemCommand'],
      readUnits: 2,
      writeUnits: 6,
      consistentReads: strong(1),
    });
    // On the same day the roster stays as it is.
    expect(await costOf(() => report(as, courseId, 2, { positionSeconds: 1 }))).toMatchObject({
      roundTrips: 2,
      writeUnits: 4,
    });
  });

  test('of a lesson that was begun 2 WCU, on another day 4', async () => {
    const { as, courseId } = await learner();
    await report(as, courseId, 1, { positionSeconds: 1 });
    await report(as, courseId, 2, { positionSeconds: 1 });
    clock.at(10);
    expect(await costOf(() => report(as, courseId, 1, { positionSeconds: 2 }))).toMatchObject({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'UpdateItemCommand', 'UpdateItemCommand'],
      writeUnits: 2,
    });
    clock.at(24 * 3_600);
    expect(await costOf(() => report(as, courseId, 1, { positionSeconds: 3 }))).toMatchObject({
      roundTrips: 2,
      writeUnits: 4,
    });
  });
});

describe('completing', () => {
  test('a lesson costs two round trips, 5 RCU and 6 WCU on a new day, 4 on the same', async () => {
    const { as, courseId } = await learner();
    expect(await costOf(() => report(as, courseId, 1, { status: 'completed' }))).toEqual({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'TransactWriteItemsCommand'],
      // Course, enrollment, lesson and profile; the progress is not there yet.
      readUnits: 5,
      writeUnits: 6,
      consistentReads: strong(1),
    });
    await report(as, courseId, 2, { positionSeconds: 1 });
    expect(await costOf(() => report(as, courseId, 2, { status: 'completed' }))).toMatchObject({
      roundTrips: 2,
      readUnits: 5,
      writeUnits: 4,
    });
  });

  test('the course costs 10 WCU with the certificate, on a day that is new', async () => {
    const { as, courseId } = await learner({ lessons: ['article'] });
    expect(await costOf(() => report(as, courseId, 1, { status: 'completed' }))).toMatchObject({
      roundTrips: 2,
      writeUnits: 10,
    });
  });

  test('again costs one round trip and no write', async () => {
    const { as, courseId } = await learner();
    await complete(as, courseId, 1);
    expect(await costOf(() => report(as, courseId, 1, { status: 'completed' }))).toMatchObject({
      roundTrips: 1,
      calls: ['BatchGetItemCommand'],
      writeUnits: 0,
    });
  });
});

test('a refused report costs two round trips at most, and none of its writes stays', async () => {
  const { as, courseId } = await learner();
  await report(as, courseId, 1, { positionSeconds: 1 });
  await classroom.cancel(as, courseId, clock.iso(1));
  clock.at(10);
  expect(await costOf(() => report(as, courseId, 1, { positionSeconds: 2 }), 403)).toMatchObject({
    roundTrips: 2,
    writeUnits: 2,
  });
  const sam = await classroom.person('student');
  expect(await costOf(() => report(sam, courseId, 1, { positionSeconds: 2 }), 403)).toMatchObject({
    roundTrips: 1,
    writeUnits: 0,
  });
});

test('reading the progress in a course costs one round trip, 2 RCU and 1 for every 4 KB of it', async () => {
  const { as, courseId } = await learner({ lessons: Array(40).fill('article') });
  for (let number = 1; number <= 40; number++) await complete(as, courseId, number);
  const cost = await costOf(() => ask('getProgress', { as, path: { courseId } }));
  expect(cost).toMatchObject({
    roundTrips: 1,
    calls: ['BatchGetItemCommand', 'QueryCommand'],
    writeUnits: 0,
    consistentReads: strong(2),
  });
  // Some 660 bytes for each completed lesson.
  expect(cost.readUnits).toBeLessThanOrEqual(2 + Math.ceil((40 * 700) / 4_096));
});

test('a reading that completes the course costs two round trips and 8 WCU more, once', async () => {
  const { as, courseId } = await learner();
  await complete(as, courseId, 1);
  await complete(as, courseId, 2);
  const asking = { as, path: { courseId } };
  const ordinary = {
    roundTrips: 1,
    calls: ['BatchGetItemCommand', 'QueryCommand'],
    readUnits: 3,
    writeUnits: 0,
    consistentReads: strong(2),
  };
  expect(await costOf(() => ask('getProgress', asking))).toEqual(ordinary);
  await classroom.hide(courseId, 3);
  clock.at(24 * 3_600);
  expect(await costOf(() => ask('getProgress', asking))).toEqual({
    roundTrips: 3,
    calls: ['BatchGetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'TransactWriteItemsCommand'],
    readUnits: 4,
    writeUnits: 8,
    consistentReads: strong(3),
  });
  expect(await costOf(() => ask('getProgress', asking))).toEqual(ordinary);
});

describe('a quiz of ten questions', () => {
  const ten = (): Question[] =>
    Array.from({ length: 10 }, (_, at) => ({
      questionId: `q${at}`,
      type: 'single',
      prompt: 'Which of these clauses filters groups after they were made?'.padEnd(120, '.'),
      points: 1,
      options: ['a', 'b', 'c', 'd'].map((optionId) => ({
        optionId,
        text: `The clause ${optionId}`.padEnd(40, '.'),
      })),
      answer: 'b',
      hints: [{ text: 'It stands after GROUP BY.', cost: 1 }],
      explanation: 'WHERE filters rows before they are grouped.'.padEnd(120, '.'),
    }));
  const right = Object.fromEntries(ten().map(({ questionId }) => [questionId, 'b']));

  async function begun() {
    const { as, courseId } = await learner({
      lessons: ['article', quizOf({ questions: ten(), timeLimitSeconds: 600 })],
    });
    const cost = await costOf(() => start(as, courseId, 2), 201);
    return { as, courseId, attemptId: `${lessonIdOf(courseId, 2)}-1`, cost };
  }

  const bytes = async (as: Person, courseId: string) => {
    const questions = await classroom.stored(attemptQuestionsKey(as.userId, lessonIdOf(courseId, 2), 1));
    return Buffer.byteLength(JSON.stringify(questions));
  };

  test('is started in two round trips, for the check of the enrollment and twice what the questions weigh', async () => {
    const { as, courseId, cost } = await begun();
    const weight = await bytes(as, courseId);
    expect(weight).toBeGreaterThan(4_096);
    expect(weight).toBeLessThan(9_000);
    expect(cost).toMatchObject({
      // The count of the day's starts runs beside the reading.
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'TransactWriteItemsCommand', 'UpdateItemCommand'],
      consistentReads: strong(1),
    });
    expect(cost.readUnits).toBeLessThanOrEqual(6);
    expect(cost.writeUnits).toBeLessThanOrEqual(1 + 2 + 2 + 2 + 2 * 8);
  });

  test('each saved answer costs two round trips and 1 WCU, however long the questions are', async () => {
    const { as, attemptId } = await begun();
    for (const [questionId, answer] of Object.entries(right)) {
      expect(await costOf(() => save(as, attemptId, { [questionId]: answer }))).toMatchObject({
        roundTrips: 2,
        calls: ['BatchGetItemCommand', 'UpdateItemCommand'],
        writeUnits: 1,
        consistentReads: strong(1),
      });
    }
  });

  test('a hint costs two round trips and 2 WCU, and again nothing but its reading', async () => {
    const { as, attemptId } = await begun();
    const path = { attemptId };
    expect(await costOf(() => ask('takeHint', { as, path, body: { questionId: 'q3' } }), 201)).toMatchObject({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'TransactWriteItemsCommand'],
      writeUnits: 2,
      consistentReads: strong(1),
    });
    const again = () => ask('takeHint', { as, path, body: { questionId: 'q3', number: 1 } });
    expect(await costOf(again)).toMatchObject({
      roundTrips: 1,
      calls: ['BatchGetItemCommand'],
      writeUnits: 0,
    });
  });

  test('a failure costs two round trips and 4 WCU, a pass 4 more and 2 for a new day, the course 4 more', async () => {
    const failed = await begun();
    const submit = ({ as, attemptId }: { as: Person; attemptId: string }) =>
      costOf(() => ask('submitAttempt', { as, path: { attemptId } }));
    expect(await submit(failed)).toMatchObject({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'TransactWriteItemsCommand'],
      writeUnits: 4,
      consistentReads: strong(1),
    });
    const passed = await begun();
    await save(passed.as, passed.attemptId, right);
    expect(await submit(passed)).toMatchObject({ roundTrips: 2, writeUnits: 10 });
    const last = await begun();
    await complete(last.as, last.courseId, 1);
    await save(last.as, last.attemptId, right);
    expect(await submit(last)).toMatchObject({ roundTrips: 2, writeUnits: 12 });
    expect(await submit(last)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  test('an attempt is read in one round trip, the list of them in two', async () => {
    const { as, courseId, attemptId } = await begun();
    expect(await costOf(() => ask('getAttempt', { as, path: { attemptId } }))).toMatchObject({
      roundTrips: 1,
      calls: ['BatchGetItemCommand'],
      writeUnits: 0,
      consistentReads: strong(1),
    });
    const path = { lessonId: lessonIdOf(courseId, 2) };
    const cost = await costOf(() => ask('listAttempts', { as, path }));
    expect(cost).toMatchObject({
      roundTrips: 2,
      calls: ['BatchGetItemCommand', 'QueryCommand'],
      consistentReads: strong(2),
    });
    expect(cost.readUnits).toBeLessThanOrEqual(5);
  });
});

describe('items stay small', () => {
  const sizeOf = async (key: { PK: string; SK: string }) => {
    const item = await classroom.stored(key);
    return Buffer.byteLength(JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value)));
  };

  test('progress in a lesson with all that it can hold, below 1 KB', async () => {
    const { as, courseId } = await learner();
    await complete(as, courseId, 1);
    clock.at(100_000_000);
    await report(as, courseId, 1, { positionSeconds: 86_400, timeSpentSeconds: 99_999_999 });
    expect(await sizeOf(progressKey(as.userId, courseId, lessonIdOf(courseId, 1)))).toBeLessThan(1_024);
  });

  test('a completed enrollment with 20 lessons, below 1 KB', async () => {
    const { as, courseId } = await learner({ lessons: Array(20).fill('article') });
    for (let number = 1; number <= 20; number++) await complete(as, courseId, number);
    expect(await sizeOf(enrollmentKey(as.userId, courseId))).toBeLessThan(1_024);
  });

  test('an attempt at ten questions, below 1 KB', async () => {
    const { as, courseId } = await learner({
      lessons: [
        quizOf({
          questions: [...questions(), ...questions()].map((one, at) => ({ ...one, questionId: `q${at}` })),
        }),
      ],
    });
    const answers = Object.values(rightAnswers);
    const { attemptId } = (await start(as, courseId, 1)).body;
    await save(as, attemptId, Object.fromEntries([...answers, ...answers].map((one, at) => [`q${at}`, one])));
    await ask('submitAttempt', { as, path: { attemptId } });
    expect(await sizeOf(attemptKey(as.userId, lessonIdOf(courseId, 1), 1))).toBeLessThan(1_024);
  });
});

test('health costs half a read unit', async () => {
  const operation: Operation = 'getHealth';
  expect(await costOf(() => ask(operation))).toMatchObject({ roundTrips: 1, readUnits: 0.5, writeUnits: 0 });
});
