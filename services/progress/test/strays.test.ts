import { handClock } from '@skillforge/testing/clock';
import { injectFaults } from '@skillforge/testing/faults';
import { refusal, type TableCall } from '@skillforge/testing/service';
import * as fc from 'fast-check';
import type { Report } from '../src/report.ts';
import { startClassroom } from './classroom.ts';

/**
 * A report is written at the same moment as it is found out whether it may be made. What somebody has written who may
 * not must not be seen, whatever happens on the way.
 */

const classroom = await startClassroom();
const { report, progressOf, read, learner, cancel, enrollAgain, disturbed } = classroom;
const faults = injectFaults(classroom.table);
const { nextReport } = await import('../src/report.ts');
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
beforeEach(() => clock.at(0));
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

type Person = typeof classroom.sam;

const isUpdate = ({ command }: TableCall) => command === 'UpdateItemCommand';
const gone = () => Object.assign(new Error('no answer'), { name: 'TimeoutError' });

/** Somebody who is at second 100 of a lesson, with 60 seconds spent, and has cancelled since. */
async function somebodyCancelled() {
  clock.at(0);
  const { as, courseId } = await learner();
  await report(as, courseId, 1, { positionSeconds: 0, timeSpentSeconds: 0 });
  clock.at(60);
  await report(as, courseId, 1, { positionSeconds: 100, timeSpentSeconds: 60 });
  await cancel(as, courseId, clock.iso(100));
  clock.at(200);
  return { as, courseId };
}

const seen = { positionSeconds: 100, timeSpentSeconds: 60 };
const stray = { positionSeconds: 999, timeSpentSeconds: 150 };
const refused = { status: 403, code: 'not-enrolled' };

const lessonIn = async (as: Person, courseId: string) => (await read(as, courseId)).lessons[0];

/** Reports, and the undoing does not get through. */
const reportAndDie = (as: Person, courseId: string, body: unknown = stray) => {
  let updates = 0;
  return disturbed(
    (call) => {
      if (!isUpdate(call)) return;
      updates += 1;
      if (updates > 1) throw gone();
    },
    () => report(as, courseId, 1, body),
  );
};

test('a refused report leaves the item as it was', async () => {
  const { as, courseId } = await somebodyCancelled();
  const before = await progressOf(as, courseId, 1);
  const calls: string[] = [];
  const answer = await disturbed(
    ({ command }) => {
      if (!command.startsWith('Get')) calls.push(command);
    },
    () => report(as, courseId, 1, stray),
  );
  expect(refusal(answer)).toEqual(refused);
  // It was written, and taken back.
  expect(calls.sort()).toEqual(['BatchGetItemCommand', 'UpdateItemCommand', 'UpdateItemCommand']);
  expect((await progressOf(as, courseId, 1))?.report).toEqual(before?.report);
  await enrollAgain(as, courseId, clock.iso(300));
  expect(await lessonIn(as, courseId)).toMatchObject(seen);
});

test('one whose undoing is lost is refused all the same, and never seen', async () => {
  const { as, courseId } = await somebodyCancelled();
  expect(refusal(await reportAndDie(as, courseId))).toEqual(refused);
  expect((await progressOf(as, courseId, 1))?.report).toMatchObject({ positionSeconds: 999 });
  await enrollAgain(as, courseId, clock.iso(300));
  expect(await lessonIn(as, courseId)).toMatchObject(seen);
});

test('one whose answer is lost on its way is taken back all the same', async () => {
  const { as, courseId } = await somebodyCancelled();
  const before = await progressOf(as, courseId, 1);
  const { result, met } = await faults.during(
    ({ command, attempt }) => (command === 'UpdateItemCommand' && attempt === 1 ? 'lost-answer' : undefined),
    () => report(as, courseId, 1, stray),
  );
  expect(refusal(result)).toEqual(refused);
  // The report and its undoing, each tried twice.
  expect(met).toHaveLength(2);
  expect((await progressOf(as, courseId, 1))?.report).toEqual(before?.report);
});

test('one whose process dies before it learns that it is refused is never seen', async () => {
  const { as, courseId } = await somebodyCancelled();
  let written = false;
  const answer = await disturbed(
    async ({ command }) => {
      if (command === 'BatchGetItemCommand' || written) {
        // What runs beside it gets through first.
        await new Promise((done) => setTimeout(done, 50));
        throw gone();
      }
      if (command === 'UpdateItemCommand') written = true;
    },
    () => report(as, courseId, 1, stray),
  );
  expect(answer.status).toBe(503);
  expect((await progressOf(as, courseId, 1))?.report).toMatchObject({ positionSeconds: 999 });
  await enrollAgain(as, courseId, clock.iso(300));
  expect(await lessonIn(as, courseId)).toMatchObject(seen);
});

describe('after a stray that was never taken back', () => {
  const back = async () => {
    const { as, courseId } = await somebodyCancelled();
    await reportAndDie(as, courseId);
    await enrollAgain(as, courseId, clock.iso(300));
    clock.at(400);
    return { as, courseId };
  };

  test.each([
    // Of 340 seconds since the last report that counts.
    [{ timeSpentSeconds: 160 }, { positionSeconds: 100, timeSpentSeconds: 160 }],
    [{ timeSpentSeconds: 70 }, { positionSeconds: 100, timeSpentSeconds: 70 }],
    [{ timeSpentSeconds: 10_000 }, { positionSeconds: 100, timeSpentSeconds: 400 }],
    [{ positionSeconds: 5 }, { positionSeconds: 5, timeSpentSeconds: 60 }],
    [{ status: 'in-progress' }, seen],
    [{ status: 'completed' }, seen],
  ])('%j goes on where the learner was', async (body, after) => {
    const { as, courseId } = await back();
    expect((await report(as, courseId, 1, body)).body).toMatchObject(after);
    expect(await lessonIn(as, courseId)).toMatchObject(after);
    clock.at(500);
    // The next report of a position finds nothing of it either.
    expect((await report(as, courseId, 1, { positionSeconds: 6 })).body).toMatchObject({
      ...after,
      positionSeconds: 6,
    });
  });

  test('another that is taken back takes the first with it', async () => {
    const { as, courseId } = await somebodyCancelled();
    await reportAndDie(as, courseId);
    clock.at(210);
    expect(refusal(await report(as, courseId, 1, { positionSeconds: 998 }))).toEqual(refused);
    expect((await progressOf(as, courseId, 1))?.report).toMatchObject({ positionSeconds: 100 });
    await enrollAgain(as, courseId, clock.iso(300));
    expect(await lessonIn(as, courseId)).toMatchObject(seen);
  });
});

test('of refused reports at the same moment none is written upon another', async () => {
  const { as, courseId } = await somebodyCancelled();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => report(as, courseId, 1, { positionSeconds: 500 + at })),
  );
  for (const answer of answers) expect(refusal(answer)).toEqual(refused);
  expect((await progressOf(as, courseId, 1))?.report).toMatchObject({ positionSeconds: 100 });
  await enrollAgain(as, courseId, clock.iso(300));
  expect(await lessonIn(as, courseId)).toMatchObject(seen);
});

test('of two in the same second only the first is written, even if it was not taken back', async () => {
  const { as, courseId } = await somebodyCancelled();
  await reportAndDie(as, courseId);
  clock.at(200.999);
  await report(as, courseId, 1, { positionSeconds: 998 });
  expect(await progressOf(as, courseId, 1)).toMatchObject({
    report: { positionSeconds: 999 },
    before: { positionSeconds: 100 },
  });
});

test('taking back leaves alone what has been written since', async () => {
  const { as, courseId } = await somebodyCancelled();
  let updates = 0;
  const answer = await disturbed(
    async (call) => {
      if (!isUpdate(call)) return;
      updates += 1;
      if (updates !== 2) return;
      await enrollAgain(as, courseId, clock.iso(300));
      clock.at(310);
      const accepted = await report(as, courseId, 1, { positionSeconds: 120 });
      expect(accepted.body).toMatchObject({ positionSeconds: 120, timeSpentSeconds: 60 });
    },
    () => report(as, courseId, 1, stray),
  );
  expect(refusal(answer)).toEqual(refused);
  expect(await lessonIn(as, courseId)).toMatchObject({ positionSeconds: 120, timeSpentSeconds: 60 });
});

test('a lesson that was taken out is as it was when it comes back', async () => {
  const { as, courseId } = await learner();
  await report(as, courseId, 1, { positionSeconds: 100 });
  await classroom.hide(courseId, 1);
  clock.at(10);
  expect(refusal(await report(as, courseId, 1, { positionSeconds: 999 }))).toEqual({
    status: 404,
    code: 'not-found',
  });
  await classroom.unhide(courseId, 1);
  expect(await lessonIn(as, courseId)).toMatchObject({ positionSeconds: 100 });
});

test('an unsound request is refused without a write', async () => {
  const { as, courseId } = await somebodyCancelled();
  const calls: string[] = [];
  const answer = await disturbed(
    ({ command }) => {
      calls.push(command);
    },
    () => report(as, courseId, 1, { positionSeconds: 'far' }),
  );
  expect(refusal(answer)).toEqual(refused);
  expect(calls).not.toContain('UpdateItemCommand');
});

test('a report is seen though the clock that ended the pause was ahead of its own', async () => {
  const { as, courseId } = await somebodyCancelled();
  await enrollAgain(as, courseId, clock.iso(300));
  clock.at(299);
  expect((await report(as, courseId, 1, { positionSeconds: 130 })).body).toMatchObject({
    positionSeconds: 130,
  });
  expect(await lessonIn(as, courseId)).toMatchObject({ positionSeconds: 130 });
  clock.at(299.5);
  await report(as, courseId, 1, { positionSeconds: 131 });
  expect(await lessonIn(as, courseId)).toMatchObject({ positionSeconds: 131 });
});

test('whoever cancels between the reading and a first touch begins nothing', async () => {
  const { as, courseId } = await learner();
  const answer = await classroom.beforeFirstWrite(
    () => cancel(as, courseId, clock.iso(0)),
    () => report(as, courseId, 2, { positionSeconds: 1 }),
  );
  expect(refusal(answer)).toEqual(refused);
  expect(await progressOf(as, courseId, 2)).toBeUndefined();
  expect(await classroom.enrollmentOf(as, courseId)).toMatchObject({ status: 'cancelled' });
});

test('however reports, cancellations and lost undoings follow each other, only what was accepted is seen', async () => {
  const told = fc.record(
    { positionSeconds: fc.integer({ min: 0, max: 900 }), timeSpentSeconds: fc.integer({ min: 0, max: 900 }) },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('report' as const), told, dies: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(90) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      let second = 0;
      clock.at(0);
      const { as, courseId } = await learner();
      await report(as, courseId, 1, { positionSeconds: 0 });
      let model: Report = nextReport(undefined, {}, { reportId: '', now: clock.zero });
      let enrolled = true;
      // Two in a row would have to die for one of them to be seen.
      let mayDie = true;
      for (const one of steps) {
        second += 0.1;
        clock.at(second);
        if (one.kind === 'wait') second += one.seconds;
        if (one.kind === 'cancel' && enrolled) {
          enrolled = false;
          mayDie = true;
          await cancel(as, courseId, clock.iso(second));
        }
        if (one.kind === 'again' && !enrolled) {
          enrolled = true;
          await enrollAgain(as, courseId, clock.iso(second));
        }
        if (one.kind === 'report') {
          const body = Object.keys(one.told).length > 0 ? one.told : { status: 'in-progress' };
          const dies = one.dies && mayDie && !enrolled;
          if (dies) mayDie = false;
          const answer = await (dies ? reportAndDie(as, courseId, body) : report(as, courseId, 1, body));
          expect(answer.status).toBe(enrolled ? 200 : 403);
          if (enrolled && Object.keys(one.told).length > 0) {
            model = nextReport(model, one.told, { reportId: '', now: Date.now() });
          }
        }
        if (enrolled) {
          expect(await lessonIn(as, courseId)).toMatchObject({
            positionSeconds: model.positionSeconds,
            timeSpentSeconds: Math.floor(model.timeMilliseconds / 1_000),
          });
        }
      }
    }),
    { numRuns: 40 },
  );
});
