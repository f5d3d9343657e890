import { certificateEntryKey, certificateKey } from '@skillforge/core/keys';
import { handClock } from '@skillforge/testing/clock';
import { type ChooseFault, injectFaults } from '@skillforge/testing/faults';
import { refusal } from '@skillforge/testing/service';
import { lessonIdOf, startClassroom } from './classroom.ts';

/** A course whose last open lesson is taken away is completed by whoever reads how far they are. */

const classroom = await startClassroom();
const { ask, learner, complete, read, report, deeds, enrollmentOf, beforeFirstWrite } = classroom;
const faults = injectFaults(classroom.table);
const { jest: jestOfThisFile } = import.meta;
const clock = handClock(jestOfThisFile);
afterEach(() => {
  jestOfThisFile.useRealTimers();
});
afterAll(() => classroom.stop());

/** Somebody who has completed all but the last lesson of a course, which is then taken away. */
async function through(take = classroom.removeLesson, displayName?: string) {
  const { as, courseId } = await learner({}, displayName);
  await complete(as, courseId, 1);
  await complete(as, courseId, 2);
  await take(courseId, 3);
  return { as, courseId };
}

const asking = ({ as, courseId }: Awaited<ReturnType<typeof through>>) => ({ as, path: { courseId } });
const theEnd = { events: ['CourseCompleted', 'LessonCompleted', 'LessonCompleted'], certificates: 1 };
const notYet = { events: ['LessonCompleted', 'LessonCompleted'], certificates: 0 };

test.each([
  ['removed', classroom.removeLesson],
  ['unpublished', classroom.hide],
])('with its last open lesson %s, the answer is of a completed course', async (_, take) => {
  clock.at(0);
  const { as, courseId } = await through(take, 'Sam Rivera');
  clock.at(3 * 24 * 3_600);
  expect(await read(as, courseId)).toMatchObject({
    percent: 100,
    status: 'completed',
    resumeLessonId: null,
    newLessonsSinceCompletion: 0,
    lessons: [{ status: 'completed' }, { status: 'completed' }],
  });
  expect(await deeds(as)).toEqual(theEnd);
  const completedAt = clock.iso(3 * 24 * 3_600);
  const enrollment = await enrollmentOf(as, courseId);
  const { certificateId = '' } = (await classroom.stored(certificateEntryKey(as.userId, courseId))) ?? {};
  expect(enrollment).toMatchObject({
    status: 'completed',
    completedAt,
    certificateId,
    lastActivityAt: completedAt,
    lastLesson: 2,
    event: { type: 'CourseCompleted', detail: { userId: as.userId, courseId, certificateId, completedAt } },
  });
  expect((await classroom.stored(certificateKey(certificateId)))?.certificate).toMatchObject({
    learnerName: 'Sam Rivera',
    courseId,
    issuedAt: completedAt,
  });
});

test('nothing is written of a lesson, and nothing more by the next reading', async () => {
  const it = await through();
  const lesson = () => classroom.progressOf(it.as, it.courseId, 2);
  const before = await lesson();
  await read(it.as, it.courseId);
  expect(await lesson()).toEqual(before);
  const all = () => classroom.storedUnder(`user#${it.as.userId}`);
  const after = await all();
  await read(it.as, it.courseId);
  expect(await all()).toEqual(after);
});

test('whoever has a lesson left, or has completed the course, or sees no lesson at all, writes nothing', async () => {
  const { as, courseId } = await learner();
  await complete(as, courseId, 1);
  const reading = () =>
    classroom.disturbed(
      ({ command }) => {
        if (command !== 'BatchGetItemCommand' && command !== 'QueryCommand') throw new Error(command);
      },
      () => ask('getProgress', asking({ as, courseId })),
    );
  expect((await reading()).body).toMatchObject({ percent: 33, status: 'active' });
  await classroom.setOutline(courseId, () => ({ drafts: [1, 2, 3] }));
  expect((await reading()).body).toMatchObject({ percent: null, status: 'active' });
  await classroom.setOutline(courseId, () => ({ drafts: [2, 3] }));
  expect((await read(as, courseId)).status).toBe('completed');
  expect((await reading()).body).toMatchObject({ percent: 100, status: 'completed' });
});

test('by however many readings and reports at once it is completed once, and each reading says so', async () => {
  for (let round = 0; round < 5; round++) {
    const it = await through();
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => ask('getProgress', asking(it))),
      ...[1, 2].map((number) => report(it.as, it.courseId, number, { positionSeconds: 5 })),
    ]);
    for (const { status, body } of answers.slice(0, 8)) {
      expect([status, body.status, body.percent]).toEqual([200, 'completed', 100]);
    }
    expect(await deeds(it.as)).toEqual(theEnd);
  }
});

test('whoever completes the course by a report, or leaves it, between reading and writing, is told so', async () => {
  const it = await through();
  const { body } = await beforeFirstWrite(
    async () => {
      await report(it.as, it.courseId, 1, { positionSeconds: 1 });
    },
    () => ask('getProgress', asking(it)),
  );
  expect(body.status).toBe('completed');
  expect(await deeds(it.as)).toEqual(theEnd);

  const other = await through();
  const left = await beforeFirstWrite(
    () => classroom.cancel(other.as, other.courseId, new Date().toISOString()),
    () => ask('getProgress', asking(other)),
  );
  expect(refusal(left)).toEqual({ status: 403, code: 'not-enrolled' });
  expect(await deeds(other.as)).toEqual(notYet);
});

test('whoever has no profile gets a certificate all the same', async () => {
  const it = await through();
  const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
  const { profileKey } = await import('@skillforge/core/keys');
  const { namelessLearner } = await import('@skillforge/core/profile');
  await classroom.raw.send(
    new DeleteCommand({ TableName: classroom.tableName, Key: profileKey(it.as.userId) }),
  );
  expect((await read(it.as, it.courseId)).status).toBe('completed');
  const { certificateId = '' } = (await enrollmentOf(it.as, it.courseId)) ?? {};
  expect((await classroom.stored(certificateKey(certificateId)))?.certificate.learnerName).toBe(
    namelessLearner,
  );
});

describe('while the table does not let it be written, the answer is what was read', () => {
  const failing: [string, ChooseFault][] = [
    ['conflicts', ({ attempt, command }) => (attempt > 0 && isWrite(command) ? 'conflict' : undefined)],
    ['throttles', ({ attempt, command }) => (attempt > 0 && isWrite(command) ? 'throttle' : undefined)],
    [
      'answers nothing',
      ({ attempt, command }) => (attempt > 0 && isName(command) ? 'lost-answer' : undefined),
    ],
  ];
  const isWrite = (command: string) => command === 'TransactWriteItemsCommand';
  // The second batch of a reading is that of the name for the certificate.
  let batches = 0;
  const isName = (command: string) => command === 'BatchGetItemCommand' && ++batches > 1;
  beforeEach(() => {
    batches = 0;
  });

  test.each(failing)(
    'as it %s',
    async (_, fault) => {
      const it = await through();
      const { result, met } = await faults.during(fault, () => ask('getProgress', asking(it)));
      expect(met.length).toBeGreaterThan(0);
      expect(result).toMatchObject({ status: 200, body: { percent: 100, status: 'active' } });
      expect(await deeds(it.as)).toEqual(notYet);
      expect((await read(it.as, it.courseId)).status).toBe('completed');
      expect(await deeds(it.as)).toEqual(theEnd);
    },
    20_000,
  );

  test('but what is no such failure is told', async () => {
    const it = await through();
    const answer = await classroom.disturbed(
      ({ command }) => {
        if (isWrite(command)) throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
      },
      () => ask('getProgress', asking(it)),
    );
    expect(answer.status).toBe(500);
  });

  test('and what was written without an answer is not written again', async () => {
    const it = await through();
    const lost: ChooseFault = ({ attempt, command }) =>
      attempt === 0 && isWrite(command) ? 'lost-for-good' : undefined;
    const { result } = await faults.during(lost, () => ask('getProgress', asking(it)));
    expect(result.status).toBe(200);
    expect((await read(it.as, it.courseId)).status).toBe('completed');
    expect(await deeds(it.as)).toEqual(theEnd);
  });
});

test('a certificate that somebody holds already is not issued again', async () => {
  const it = await through();
  await read(it.as, it.courseId);
  const { certificateId } = (await enrollmentOf(it.as, it.courseId)) ?? {};
  const answer = await report(it.as, it.courseId, 1, { status: 'completed' });
  expect(answer.body).toMatchObject({
    lessonId: lessonIdOf(it.courseId, 1),
    enrollment: { status: 'completed', certificateId },
  });
  expect(await deeds(it.as)).toEqual(theEnd);
});
