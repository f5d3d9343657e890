import { attemptKey, exportKey, reviewKey, usageKey } from '@skillforge/core/keys';
import { busEvent } from '@skillforge/testing/bus-events';
import { stopClock } from '@skillforge/testing/clock';
import { plantLearner } from './learner.ts';
import { type Member, refusal, startUsers } from './users.ts';

const users = await startUsers();
const { ask, done, member, stored, put } = users;
afterAll(() => users.stop());

const { main: writeExport } = await import('../src/functions/write-export.ts');
const { putJsonFile } = await import('@skillforge/core/files/json-file');
const context = {} as Parameters<typeof writeExport>[1];

/** What the bus tells of the export that somebody has just asked for. */
async function told({ userId }: Member) {
  const event = (await stored(exportKey(userId)))?.event;
  return busEvent('users', event.type, event.detail);
}

async function exported(who: Member) {
  const { url } = await done('getExport', { as: who });
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('skillforge-data.json');
  const text = await answer.text();
  return { text, file: JSON.parse(text) };
}

const none = { status: 'none', requestedAt: null, url: null, sizeBytes: null, expiresAt: null };

function after(seconds: number): void {
  stopClock(import.meta.jest, Date.now() + seconds * 1000);
}
afterEach(() => import.meta.jest.useRealTimers());

describe('an export', () => {
  test('holds all of one’s data, and nobody else’s', async () => {
    const [sam, noor] = [
      await member('student', { name: 'Sam Rivera' }),
      await member('student', { name: 'Noor Somebody-Else' }),
    ];
    const [{ courses, author, certificateId, lessonId }] = [
      await plantLearner(users, sam),
      await plantLearner(users, noor, 'Noor Somebody-Else'),
    ];
    await done('updateMe', { as: sam, body: { bio: 'My bio', preferences: { language: 'de' } } });
    await putJsonFile(`avatars/${sam.userId}/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.png`, 'a picture');
    expect(await done('getExport', { as: sam })).toEqual(none);
    expect(await ask('requestExport', { as: sam })).toMatchObject({ status: 202, body: undefined });
    expect(await done('getExport', { as: sam })).toEqual({
      ...none,
      status: 'running',
      requestedAt: expect.any(String),
    });
    await writeExport(await told(sam), context);
    const ready = await done('getExport', { as: sam });
    expect(ready).toMatchObject({ status: 'ready', sizeBytes: expect.any(Number) });
    const { text, file } = await exported(sam);
    expect(Buffer.byteLength(text)).toBe(ready.sizeBytes);
    expect(file.profile).toMatchObject({
      userId: sam.userId,
      email: sam.email,
      displayName: 'Sam Rivera',
      bio: 'My bio',
      preferences: { language: 'de' },
      role: 'student',
    });
    expect(file.signIn).toEqual({ email: sam.email, emailVerified: true });
    expect(file.uploads).toEqual([`avatars/${sam.userId}/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.png`]);
    expect(file.certificates).toMatchObject([{ certificateId, learnerName: 'Sam Rivera' }]);
    expect(file.reviews.map(({ courseId }: { courseId: string }) => courseId).sort()).toEqual(
      Object.values(courses).sort(),
    );
    expect(file.reviews[0]).toMatchObject({ rating: 4, text: expect.stringContaining('learners say') });
    const { records } = file;
    expect(Object.keys(records).sort()).toEqual(
      ['attempt', 'certificate', 'enroll', 'progress', 'quiz', 'report', 'stats', 'usage', 'vote'].sort(),
    );
    expect(records.enroll).toHaveLength(3);
    expect(records.enroll[0]).toMatchObject({ userId: sam.userId, completed: [1, 2] });
    expect(records.progress).toMatchObject([
      { item: `progress#${courses.active}#${lessonId}`, status: 'completed', timeSpentSeconds: 61 },
    ]);
    // One’s answers by what was asked, and the hints that one was shown.
    expect(records.attempt).toEqual([
      {
        item: `attempt#${lessonId}#000001`,
        lessonId,
        number: 1,
        status: 'submitted',
        startedAt: expect.any(String),
        finishedAt: expect.any(String),
        revision: 4,
        result: { scorePercent: 50, passed: false, points: 1 },
        questions: [
          {
            questionId: 'which',
            prompt: 'Which of these?',
            answer: ['b'],
            chosen: ['The second'],
            hintsTaken: ['Not the first.'],
            correct: true,
          },
          { questionId: 'no answer', prompt: 'How many?', answer: null, hintsTaken: [], correct: false },
          {
            questionId: 'words',
            prompt: 'In what words?',
            answer: 'my own words',
            hintsTaken: [],
            correct: false,
          },
        ],
      },
    ]);
    expect(records.vote.map(({ item }: { item: string }) => item).sort()).toEqual(
      [courses.active, courses.completed].map((courseId) => `vote#${courseId}#${author}`).sort(),
    );
    expect(records.report).toMatchObject([{ item: `report#${courses.active}#${author}`, reason: 'spam' }]);
    expect(records.usage.map(({ calls }: { calls: number }) => calls).sort()).toEqual([1, 3]);
    // Not what a quiz's author wrote, not the instructor's reply, not the other learner.
    for (const foreign of [
      'the right one',
      'because',
      'A hint that was not taken',
      'Words of the instructor',
      'Noor',
      noor.userId,
      noor.email,
    ])
      expect(text).not.toContain(foreign);
  });

  test('is written for somebody of whose hidden review only its place is left, and who is in an attempt', async () => {
    const sam = await member();
    const { courses, lessonId } = await plantLearner(users, sam);
    await put({
      ...reviewKey(courses.cancelled, sam.userId),
      generation: lessonId,
      revision: 3,
      hidden: true,
      reports: 1,
      deletedAt: '2026-03-05T09:00:00.000Z',
    });
    const open = attemptKey(sam.userId, lessonId, 1);
    const { result: _, finishedAt: __, ...attempt } = (await stored(open)) ?? {};
    await put({ ...open, ...attempt, status: 'open' });
    await done('requestExport', { as: sam });
    await writeExport(await told(sam), context);
    const { file } = await exported(sam);
    expect(file.reviews).toHaveLength(2);
    const [{ questions }] = file.records.attempt;
    expect(questions[0]).not.toHaveProperty('correct');
    expect(questions[0]).toMatchObject({ questionId: 'which', answer: ['b'] });
  });

  test('is one however often it is asked for while it is being written', async () => {
    const sam = await member();
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask('requestExport', { as: sam })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const first = (await stored(exportKey(sam.userId)))?.export.exportId;
    await done('requestExport', { as: sam });
    expect((await stored(exportKey(sam.userId)))?.export.exportId).toBe(first);
    // Told twice it is written once more and stays ready.
    const event = await told(sam);
    await writeExport(event, context);
    const ready = await stored(exportKey(sam.userId));
    await writeExport(event, context);
    expect(await stored(exportKey(sam.userId))).toEqual(ready);
    // The day's are used up: but who repeats a request under its key is answered.
    const limited = await ask('requestExport', { as: sam });
    expect(refusal(limited)).toEqual({ status: 429, code: 'rate-limited' });
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    expect(await stored(usageKey(sam.userId, 'export', day))).toMatchObject({ calls: 5 });
  });

  test('asked for under a key is answered again under it', async () => {
    const sam = await member();
    const asking = { as: sam, headers: { 'Idempotency-Key': 'once' } };
    expect((await ask('requestExport', asking)).status).toBe(202);
    await writeExport(await told(sam), context);
    const again = await ask('requestExport', asking);
    expect([again.status, again.headers['Idempotent-Replayed']]).toEqual([202, 'true']);
    expect(await done('getExport', { as: sam })).toMatchObject({ status: 'ready' });
  });

  test('that was not written within an hour has failed, and another can be asked for', async () => {
    const sam = await member();
    await done('requestExport', { as: sam });
    const late = await told(sam);
    after(3_601);
    const token = await users.tokenOf(sam.userId, 'student');
    expect(await done('getExport', { as: { ...sam, token } })).toMatchObject({ status: 'failed', url: null });
    await done('requestExport', { as: { ...sam, token } });
    expect(await done('getExport', { as: { ...sam, token } })).toMatchObject({ status: 'running' });
    // What is told of the first one by now is none of the second's.
    await writeExport(late, context);
    expect(await done('getExport', { as: { ...sam, token } })).toMatchObject({ status: 'running' });
    await writeExport(await told(sam), context);
    expect(await done('getExport', { as: { ...sam, token } })).toMatchObject({ status: 'ready' });
  });

  test('is forgotten after seven days', async () => {
    const sam = await member();
    await done('requestExport', { as: sam });
    await writeExport(await told(sam), context);
    const { expiresAt } = await done('getExport', { as: sam });
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(7 * 86_400_000 - 60_000);
    after(7 * 86_400 + 1);
    const token = await users.tokenOf(sam.userId, 'student');
    expect(await done('getExport', { as: { ...sam, token } })).toEqual(none);
  });

  test('dies after any call, is told of again, and is written', async () => {
    for (let calls = 0; ; calls++) {
      const sam = await member();
      await done('requestExport', { as: sam });
      const event = await told(sam);
      const { died } = await users.dyingAfter(calls, () => writeExport(event, context));
      await writeExport(event, context);
      expect((await exported(sam)).file.profile.userId).toBe(sam.userId);
      if (!died) break;
    }
  });

  test('is none for an account that has been erased meanwhile', async () => {
    const sam = await member();
    await done('requestExport', { as: sam });
    const event = await told(sam);
    await done('deleteMe', { as: sam });
    await writeExport(event, context);
    expect((await stored(exportKey(sam.userId)))?.export.status).toBe('running');
    const calls: string[] = [];
    await users.watched(
      (seen) => void calls.push(seen),
      () => writeExport(event, context),
    );
    expect(calls.filter((seen) => seen.startsWith('bucket'))).toEqual([]);
  });
});
