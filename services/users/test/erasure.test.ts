import {
  accountDueKey,
  auditPartition,
  certificateKey,
  enrollmentKey,
  gateKey,
  profileKey,
  progressKey,
  reviewKey,
  teachesKey,
  userPartition,
} from '@skillforge/core/keys';
import { stopClock } from '@skillforge/testing/clock';
import { injectFaults } from '@skillforge/testing/faults';
import { plantLearner } from './learner.ts';
import { type Member, poolChangesNothing, refusal, startUsers } from './users.ts';

const users = await startUsers();
const { ask, done, member, signUp, stored, storedUnder, profileOf, inPool, adminCount, put } = users;
afterAll(() => users.stop());

const { listFolder } = await import('@skillforge/core/files/listing');
const { putJsonFile } = await import('@skillforge/core/files/json-file');
const { userFolders } = await import('@skillforge/core/files/file-names');
const { main: eraseAccount } = await import('../src/functions/erase-account.ts');
const { busEvent } = await import('@skillforge/testing/bus-events');
const faults = injectFaults(users.table);

const context = {} as Parameters<typeof eraseAccount>[1];

/** So many seconds from now. */
function after(seconds: number): void {
  stopClock(import.meta.jest, Date.now() + seconds * 1000);
}
afterEach(() => import.meta.jest.useRealTimers());

async function filesOf({ userId }: Member): Promise<string[]> {
  const files: string[] = [];
  for (const folder of userFolders(userId)) for await (const keys of listFolder(folder)) files.push(...keys);
  return files;
}

let made = 0;

/** Somebody with data and files in every corner, under a name that nobody else has. */
async function prepared() {
  made += 1;
  const name = `Sam Rivera, number ${made}.`;
  const sam = await member('student', { name });
  const learnt = await plantLearner(users, sam, name);
  for (const folder of userFolders(sam.userId)) await putJsonFile(`${folder}file.json`, {});
  return { sam, name, ...learnt };
}

/** All that must be so in the end, whatever came in between. */
async function expectErased({
  sam,
  name,
  courses,
  author,
  certificateId,
}: Awaited<ReturnType<typeof prepared>>): Promise<void> {
  const left = await storedUnder(userPartition(sam.userId));
  expect(left).toEqual([
    {
      ...profileKey(sam.userId),
      displayName: 'Former learner',
      role: 'student',
      status: 'erased',
      revision: 2,
      event: expect.objectContaining({ type: 'AccountErased' }),
    },
  ]);
  expect(await stored(accountDueKey(sam.userId))).toBeUndefined();
  expect(await inPool(sam)).toBeUndefined();
  expect(await filesOf(sam)).toEqual([]);
  for (const [status, courseId] of Object.entries(courses)) {
    expect(await stored(gateKey(courseId))).toMatchObject({
      everEnrolled: 3,
      learners: 2,
      ratingSum: 4,
      ratingCount: 1,
    });
    expect(await stored(reviewKey(courseId, sam.userId))).toMatchObject({
      card: {
        author: { displayName: 'Former learner', avatarKey: null },
        text: `What ${status} learners say.`,
      },
    });
  }
  // As many as there are votes: theirs is gone, and the one for an earlier review counted nowhere.
  expect(await stored(reviewKey(courses.active, author))).toMatchObject({
    card: { helpfulCount: 2 },
    GSI3SK: expect.stringMatching(/^000000002#/),
  });
  expect(await stored(reviewKey(courses.completed, author))).toMatchObject({ card: { helpfulCount: 1 } });
  const certificate = (await stored(certificateKey(certificateId)))?.certificate;
  expect(certificate).toMatchObject({ learnerName: 'Former learner', courseTitle: 'Practical SQL' });
  expect(certificate.userId).toBeUndefined();
  const whole = JSON.stringify(await users.wholeTable());
  for (const secret of [name, sam.email]) expect(whole.includes(secret)).toBe(false);
  expect((await users.revoked())[sam.userId]).toBeGreaterThan(0);
}

/** The passes that the clock makes until nothing is left to be done. */
async function letTimePass(): Promise<void> {
  await users.finishDueChanges();
  after(61);
  for (let pass = 0; pass < 3; pass++) await users.finishDueChanges();
}

describe('an erasure', () => {
  test('is gone for everybody at once, and finished in the background', async () => {
    const subject = await prepared();
    const { sam } = subject;
    const answer = await ask('deleteMe', { as: sam });
    expect(answer).toMatchObject({ status: 202, body: undefined });
    // At once.
    expect(refusal(await ask('getUser', { path: sam }))).toEqual({ status: 404, code: 'not-found' });
    expect(await profileOf(sam)).toEqual({
      ...profileKey(sam.userId),
      displayName: 'Former learner',
      role: 'student',
      status: 'erased',
      revision: 2,
      pending: expect.objectContaining({ kind: 'erasure' }),
      event: expect.objectContaining({ type: 'AccountErased', detail: { userId: sam.userId } }),
    });
    expect((await users.revoked())[sam.userId]).toBeGreaterThan(0);
    // A token that a container has not heard of yet changes nothing: a repeat is accepted, a profile is never made anew.
    expect((await ask('deleteMe', { as: sam })).status).toBe(202);
    for (const operation of ['getMe', 'updateMe', 'requestExport'] as const) {
      const body = operation === 'updateMe' ? { displayName: 'Back' } : undefined;
      const { status, code } = refusal(await ask(operation, { as: sam, body }));
      expect([`${status} ${code}`]).toEqual(['404 not-found']);
    }
    // Nor do administrators find it any more.
    const ada = await member('admin');
    for (const operation of ['getUserAsAdmin', 'changeRole', 'deactivateUser', 'activateUser'] as const) {
      const body = operation === 'changeRole' ? { role: 'admin' } : undefined;
      expect(refusal(await ask(operation, { as: ada, path: sam, body }))).toEqual({
        status: 404,
        code: 'not-found',
      });
    }
    expect(await done('listUsers', { as: ada, query: { email: sam.email } })).toEqual({ items: [] });
    await users.register(sam.userId);
    expect(await profileOf(sam)).toMatchObject({ status: 'erased' });
    // What the event brings about.
    await eraseAccount(busEvent('users', 'AccountErased', { userId: sam.userId }), context);
    expect(await inPool(sam)).toBeUndefined();
    expect(await stored(enrollmentKey(sam.userId, subject.courses.active))).toBeUndefined();
    // Told again it is not done again before a minute has passed.
    await eraseAccount(busEvent('users', 'AccountErased', { userId: sam.userId }), context);
    expect(await users.finishDueChanges()).toBe(0);
    expect(await stored(accountDueKey(sam.userId))).toBeDefined();
    await letTimePass();
    await expectErased(subject);
    const month = new Date().toISOString().slice(0, 7).replace('-', '');
    const noted = (await storedUnder(auditPartition(month))).map(({ entry }) => entry);
    expect(noted.filter(({ userId }) => userId === sam.userId)).toEqual([
      expect.objectContaining({ action: 'account-erased', actorId: sam.userId, details: {} }),
    ]);
  });

  test('of somebody who has nothing is looked at again all the same, after a minute', async () => {
    const noor = await member();
    await done('deleteMe', { as: noor });
    for (let pass = 0; pass < 3; pass++) expect(await users.finishDueChanges()).toBe(0);
    expect(await stored(accountDueKey(noor.userId))).toBeDefined();
    after(59);
    expect(await users.finishDueChanges()).toBe(0);
    after(2);
    expect(await users.finishDueChanges()).toBe(1);
    expect(await stored(accountDueKey(noor.userId))).toBeUndefined();
  });

  test('finds what a request wrote that was under way, also what it wrote last', async () => {
    const subject = await prepared();
    const { sam, name, courses } = subject;
    await done('deleteMe', { as: sam });
    await users.finishDueChanges();
    // A review was being written while the enrollment that leads to it was removed; progress was told, and a seat taken.
    const key = reviewKey(courses.active, sam.userId);
    const review = await stored(key);
    await put({
      ...key,
      ...review,
      card: { ...review?.card, author: { userId: sam.userId, displayName: name, avatarKey: null } },
    });
    await put({ ...progressKey(sam.userId, courses.active, 'x'), status: 'in-progress' });
    await users.plantEnrollment(sam, courses.cancelled);
    await put({ ...gateKey(courses.cancelled), ...(await stored(gateKey(courses.cancelled))), learners: 3 });
    after(61);
    expect(await users.finishDueChanges()).toBe(0);
    expect(await users.finishDueChanges()).toBe(1);
    await expectErased(subject);
  });

  test('dies after any call, is taken up again, and ends right', async () => {
    for (let calls = 0; ; calls += 1) {
      const subject = await prepared();
      const { sam } = subject;
      await done('deleteMe', { as: sam });
      const { died } = await users.dyingAfter(calls, () => users.finishAccountChange(sam.userId));
      await letTimePass();
      await expectErased(subject);
      import.meta.jest.useRealTimers();
      if (!died) {
        expect(calls).toBeGreaterThan(25);
        break;
      }
    }
  }, 300_000);

  test('dies in its last pass, after any call, and ends right', async () => {
    for (let calls = 0; ; calls += 1) {
      const subject = await prepared();
      const { sam } = subject;
      await done('deleteMe', { as: sam });
      await users.finishDueChanges();
      after(61);
      const { died } = await users.dyingAfter(calls, () => users.finishAccountChange(sam.userId));
      await users.finishDueChanges();
      await expectErased(subject);
      import.meta.jest.useRealTimers();
      if (!died) break;
    }
  }, 300_000);

  test('dies while it is asked for: then it is done wholly or not at all', async () => {
    const results: boolean[] = [];
    for (let calls = 0; ; calls += 1) {
      const subject = await prepared();
      const { sam } = subject;
      const before = await profileOf(sam);
      const { died } = await users.dyingAfter(calls, () => ask('deleteMe', { as: sam }));
      const isErased = (await profileOf(sam))?.status === 'erased';
      results.push(isErased);
      if (!isErased) expect(await profileOf(sam)).toEqual(before);
      expect((await stored(accountDueKey(sam.userId))) !== undefined).toBe(isErased);
      if (!died) break;
    }
    expect(results.at(-1)).toBe(true);
  });

  test('is done once by many at the same moment, under conflicts, throttles and lost answers', async () => {
    const subject = await prepared();
    const { sam } = subject;
    const { result: answers } = await faults.during(
      { rates: { conflict: 0.1, throttle: 0.1, 'lost-answer': 0.05 } },
      () => Promise.all(Array.from({ length: 4 }, () => ask('deleteMe', { as: sam }))),
    );
    for (const { status } of answers) expect([202, 503]).toContain(status);
    await ask('deleteMe', { as: sam });
    await faults.during({ rates: { conflict: 0.1, throttle: 0.1, 'lost-answer': 0.05 } }, () =>
      Promise.allSettled([1, 2, 3].map(() => users.finishAccountChange(sam.userId))),
    );
    await letTimePass();
    await expectErased(subject);
  });

  test('takes the place of a change that was begun, and counts admins right', async () => {
    await member('admin');
    const before = await adminCount();
    const [ada, noor] = [await member('admin'), await member('admin')];
    await users.watched(poolChangesNothing, () =>
      ask('changeRole', { as: ada, path: noor, body: { role: 'instructor' } }),
    );
    expect(await adminCount()).toBe(before + 1);
    await done('deleteMe', { as: noor });
    await done('deleteMe', { as: ada });
    expect(await adminCount()).toBe(before);
    await letTimePass();
    for (const one of [ada, noor]) {
      expect(await inPool(one)).toBeUndefined();
      expect(await stored(accountDueKey(one.userId))).toBeUndefined();
    }
  });

  test('that comes in the middle of a change of the role wins', async () => {
    const [ada, noor] = [await member('admin'), await member('instructor')];
    let done_ = false;
    const answer = await users.watched(
      async (seen) => {
        if (done_ || seen !== 'pool AdminUserGlobalSignOut') return;
        done_ = true;
        await done('deleteMe', { as: noor });
        await users.finishAccountChange(noor.userId);
      },
      () => ask('changeRole', { as: ada, path: noor, body: { role: 'student' } }),
    );
    expect(answer.status).toBe(200);
    expect(await profileOf(noor)).toMatchObject({ status: 'erased', pending: { kind: 'erasure' } });
    expect(await stored(accountDueKey(noor.userId))).toBeDefined();
    await letTimePass();
    expect(await stored(accountDueKey(noor.userId))).toBeUndefined();
  });

  test('of somebody without a profile erases the user of the pool all the same', async () => {
    const sam = await signUp();
    await done('deleteMe', { as: sam });
    await letTimePass();
    expect(await inPool(sam)).toBeUndefined();
    expect(await storedUnder(userPartition(sam.userId))).toMatchObject([{ status: 'erased' }]);
  });

  test('leaves courses with those who teach them, under another name', async () => {
    const kenji = await member('instructor', { name: 'Kenji Sato' });
    await users.plantCourse('01JD0M8Z5W3V7QH2K4N6P8R0TS', {
      instructors: [{ userId: kenji.userId, displayName: 'Kenji Sato' }],
    });
    await done('deleteMe', { as: kenji });
    await letTimePass();
    expect(await stored(teachesKey(kenji.userId, '01JD0M8Z5W3V7QH2K4N6P8R0TS'))).toBeDefined();
    // What the courses service copies to the cards.
    expect(await profileOf(kenji)).toMatchObject({ displayName: 'Former learner' });
  });

  test('makes room for an account anew under the same address', async () => {
    const sam = await member('student', { email: 'again@example.com' });
    await done('deleteMe', { as: sam });
    await users.finishDueChanges();
    const anew = await member('student', { email: 'again@example.com' });
    expect(anew.userId).not.toBe(sam.userId);
    expect((await done('getMe', { as: anew })).email).toBe('again@example.com');
  });
});
