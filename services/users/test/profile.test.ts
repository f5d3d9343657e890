import { profileKey } from '@skillforge/core/keys';
import { busEvent } from '@skillforge/testing/bus-events';
import { sampleImages } from '@skillforge/testing/sample-images';
import { type Member, refusal, startUsers } from './users.ts';

const users = await startUsers();
const { ask, done, member, signUp, stored, put, profileOf, adminCount } = users;
afterAll(() => users.stop());

const { signUpload } = await import('@skillforge/core/files/uploads');
const { main: registerUser } = await import('../src/functions/register-user.ts');
const { newId } = await import('@skillforge/core/ids');
const { avatarKey: avatarKeyOf } = await import('@skillforge/core/files/file-names');

/** Sends a picture as a client does who has asked for an upload. */
async function upload(
  owner: Member,
  contentType = 'image/png',
  bytes = sampleImages[contentType],
): Promise<string> {
  const key = avatarKeyOf(owner.userId, newId(), contentType === 'image/png' ? 'png' : 'webp');
  const body = new Uint8Array(bytes ?? []);
  const { url, headers } = await signUpload({ key, contentType, sizeBytes: body.byteLength }, new Date());
  const answer = await fetch(url, { method: 'PUT', headers, body });
  if (answer.status !== 200) throw new Error(`The upload was refused: ${answer.status}`);
  return key;
}

describe('the first use', () => {
  test('makes the profile from the pool, under a name that tells nothing of the address', async () => {
    const sam = await signUp('student', { email: 'Sam.Rivera@Example.com' });
    const me = await done('getMe', { as: sam });
    expect(me).toEqual({
      userId: sam.userId,
      email: 'sam.rivera@example.com',
      displayName: `Learner ${sam.userId.slice(0, 4)}`,
      avatarUrl: null,
      bio: '',
      preferences: {},
      role: 'student',
      status: 'active',
      createdAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(await profileOf(sam)).toMatchObject({
      GSI2PK: 'role#student',
      GSI2SK: `sam.rivera@example.com#${sam.userId}`,
      displayName: me.displayName,
      role: 'student',
      status: 'active',
      card: { userId: sam.userId, email: 'sam.rivera@example.com', displayName: me.displayName },
      event: { type: 'UserRegistered', detail: { userId: sam.userId, registeredAt: me.createdAt } },
    });
  });

  test.each([
    ['Ada Novak', 'Ada Novak'],
    ['ada@example.com', undefined],
    ['  ', undefined],
    [`${'x'.repeat(79)}😀y`, 'x'.repeat(79)],
  ])('takes the pool’s name %j if it is one', async (name, expected) => {
    const person = await signUp('student', { name });
    const { displayName } = await done('getMe', { as: person });
    expect(displayName).toBe(expected ?? `Learner ${person.userId.slice(0, 4)}`);
  });

  test('gives the role of the groups, and counts admins', async () => {
    const before = await adminCount();
    for (const role of ['instructor', 'admin'] as const) {
      expect(await done('getMe', { as: await signUp(role) })).toMatchObject({ role });
    }
    expect(await adminCount()).toBe(before + 1);
  });

  test('made many times at once makes one profile, one event and one count', async () => {
    const before = await adminCount();
    const ada = await signUp('admin');
    const events = new Set<string>();
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const answer = await ask('getMe', { as: ada });
        events.add((await profileOf(ada))?.event.eventId);
        return answer;
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(new Set(answers.map(({ body }) => body.createdAt)).size).toBe(1);
    expect(events.size).toBe(1);
    expect(await adminCount()).toBe(before + 1);
  });

  test('completes an item without a card, and keeps its name', async () => {
    const before = await adminCount();
    const ada = await signUp('admin');
    await put({ ...profileKey(ada.userId), displayName: 'Ada by hand', role: 'admin' });
    const answers = await Promise.all([1, 2, 3].map(() => done('getMe', { as: ada })));
    for (const me of answers) expect(me).toMatchObject({ displayName: 'Ada by hand', email: ada.email });
    expect(await adminCount()).toBe(before + 1);
  });

  test('of somebody whom the pool has no more is a 404', async () => {
    const gone = await signUp();
    await users.pool('AdminDeleteUser', { Username: gone.email });
    expect(refusal(await ask('getMe', { as: gone }))).toEqual({ status: 404, code: 'not-found' });
    expect(await profileOf(gone)).toBeUndefined();
  });

  test('is a 503 while the pool cannot be reached, and needs no pool after', async () => {
    const sam = await signUp();
    const down = (seen: string) => {
      if (seen.startsWith('pool')) throw Object.assign(new Error('Down'), { name: 'TimeoutError' });
    };
    const answer = await users.watched(down, () => ask('getMe', { as: sam }));
    expect(refusal(answer)).toEqual({ status: 503, code: 'temporarily-unavailable' });
    expect(answer.headers['Retry-After']).toBe('1');
    await done('getMe', { as: sam });
    expect(await users.watched(down, () => ask('getMe', { as: sam }))).toMatchObject({ status: 200 });
  });

  test('by the event of the sign-up makes a student’s profile; a repeat, or a late one, changes nothing', async () => {
    const { main } = await import('../src/functions/register-user.ts');
    const { busEvent } = await import('@skillforge/testing/bus-events');
    const sam = await signUp();
    const event = busEvent('foundation', 'SignUpConfirmed', { userId: sam.userId });
    const context = {} as Parameters<typeof main>[1];
    await Promise.all([main(event, context), main(event, context)]);
    const made = await profileOf(sam);
    expect(made).toMatchObject({ role: 'student', event: { type: 'UserRegistered' } });
    await done('updateMe', { as: sam, body: { displayName: 'Sam' } });
    await main(event, context);
    expect(await profileOf(sam)).toMatchObject({ displayName: 'Sam' });
    await main(busEvent('foundation', 'SignUpConfirmed', { userId: 'nobody' }), context);
    expect(await stored(profileKey('nobody'))).toBeUndefined();
  });
});

describe('a profile that is made by an event', () => {
  const enrolled = ({ userId }: { userId: string }) =>
    busEvent('enrollments', 'EnrollmentCreated', {
      userId,
      courseId: newId(),
      enrolledAt: '2026-03-01T09:00:00.000Z',
    });
  const context = {} as Parameters<typeof registerUser>[1];

  test('has the role of the pool’s groups, and admins are counted', async () => {
    const before = await adminCount();
    const ada = await signUp('admin');
    await registerUser(busEvent('foundation', 'SignUpConfirmed', { userId: ada.userId }), context);
    expect(await profileOf(ada)).toMatchObject({ role: 'admin', GSI2PK: 'role#admin' });
    expect(await adminCount()).toBe(before + 1);
  });

  test('is made by the first enrollment of somebody whose sign-up was not told of', async () => {
    const noor = await signUp('student', { name: 'Noor Haddad' });
    await Promise.all([registerUser(enrolled(noor), context), registerUser(enrolled(noor), context)]);
    expect(await profileOf(noor)).toMatchObject({ displayName: 'Noor Haddad', role: 'student' });
  });

  test('is left as it is by further ones, for one strongly consistent read', async () => {
    const noor = await member();
    await done('updateMe', { as: noor, body: { displayName: 'Noor' } });
    const before = await profileOf(noor);
    const calls: string[] = [];
    await users.watched(
      (seen) => void calls.push(seen),
      () => registerUser(enrolled(noor), context),
    );
    expect(calls).toEqual(['table GetItem']);
    expect(await profileOf(noor)).toEqual(before);
    // Nor does a late one bring an erased account back.
    await done('deleteMe', { as: noor });
    await registerUser(enrolled(noor), context);
    expect(await profileOf(noor)).toMatchObject({ status: 'erased' });
  });
});

describe('a change of the profile', () => {
  test('changes the given fields, and tells of those that others copy', async () => {
    const sam = await member();
    const before = await profileOf(sam);
    const preferences = { language: 'pt-BR', emailNotifications: true, speed: 1.25 };
    const bio = 'Learns\nby doing.';
    expect(await done('updateMe', { as: sam, body: { bio, preferences } })).toMatchObject({
      bio,
      preferences,
    });
    expect((await profileOf(sam))?.event).toEqual(before?.event);
    const renamed = await done('updateMe', { as: sam, body: { displayName: ' Sam   Rivera ' } });
    expect(renamed).toMatchObject({ displayName: 'Sam   Rivera', bio, preferences });
    expect(await profileOf(sam)).toMatchObject({
      displayName: 'Sam   Rivera',
      card: { displayName: 'Sam   Rivera' },
      event: { type: 'ProfileUpdated', detail: { userId: sam.userId } },
    });
    expect(await done('getMe', { as: sam })).toEqual(renamed);
    // They replace those before.
    expect(await done('updateMe', { as: sam, body: { preferences: {} } })).toMatchObject({ preferences: {} });
  });

  test('that changes nothing writes nothing', async () => {
    const sam = await member();
    await done('updateMe', { as: sam, body: { displayName: 'Sam', preferences: { a: 1 } } });
    const calls: string[] = [];
    const again = { displayName: 'Sam', preferences: { a: 1 }, avatarKey: null };
    await users.watched(
      (seen) => void calls.push(seen),
      () => done('updateMe', { as: sam, body: again }),
    );
    expect(calls.filter((seen) => seen !== 'table GetItem')).toEqual([]);
  });

  test.each([
    [{ displayName: '' }, ['/displayName']],
    [{ displayName: 'x'.repeat(81) }, ['/displayName']],
    [{ displayName: 'a\nb' }, ['/displayName']],
    [{ displayName: null }, ['/displayName']],
    [{ bio: 'x'.repeat(1_001) }, ['/bio']],
    [{ bio: 'half \ud800' }, ['/bio']],
    [{ email: 'new@example.com' }, ['/email']],
    [{ role: 'admin' }, ['/role']],
    [{ status: 'active' }, ['/status']],
    [{ userId: 'x' }, ['/userId']],
    [{ avatarKey: 'courses/x/y.png' }, ['/avatarKey']],
    [{ avatarKey: 'avatars/../x' }, ['/avatarKey']],
    [{ avatarKey: '' }, ['/avatarKey']],
    [{ preferences: [] }, ['/preferences']],
    [{ preferences: { a: null } }, ['/preferences/a']],
    [{ preferences: { a: { b: 1 } } }, ['/preferences/a']],
    [{ preferences: { a: 'x'.repeat(501) } }, ['/preferences/a']],
    [{ preferences: { a: 5e-324 } }, ['/preferences/a']],
    [{ preferences: { a: 1e300 } }, ['/preferences/a']],
    [{ preferences: { '1a': 1 } }, ['/preferences/1a']],
    [
      { preferences: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`p${at}`, at])) },
      ['/preferences'],
    ],
    [
      { preferences: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`p${at}`, 'x'.repeat(490)])) },
      ['/preferences'],
    ],
  ])('to %j is refused and changes nothing', async (body, pointers) => {
    const sam = await member();
    const before = await profileOf(sam);
    expect(refusal(await ask('updateMe', { as: sam, body }))).toEqual({
      status: 422,
      code: 'invalid-request',
      pointers,
    });
    expect(await profileOf(sam)).toEqual(before);
  });

  test('honours If-Match, and many at once lose nothing', async () => {
    const sam = await member();
    const read = await ask('getMe', { as: sam });
    const tag = String(read.headers.ETag);
    expect(await ask('getMe', { as: sam, headers: { 'If-None-Match': tag } })).toMatchObject({ status: 304 });
    const asking = { as: sam, headers: { 'If-Match': tag }, body: { bio: 'Mine' } };
    const changed = await ask('updateMe', asking);
    expect(changed).toMatchObject({ status: 200, body: { bio: 'Mine' } });
    expect(refusal(await ask('updateMe', { ...asking, body: { bio: 'Late' } }))).toEqual({
      status: 412,
      code: 'stale',
    });
    const answers = await Promise.all([
      ...['a', 'b', 'c'].map((displayName) => ask('updateMe', { as: sam, body: { displayName } })),
      ask('updateMe', { as: sam, body: { preferences: { kept: true } } }),
      ask('updateMe', { as: sam, body: { bio: 'kept too' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const me = await ask('getMe', { as: sam });
    expect(me.body).toMatchObject({ preferences: { kept: true }, bio: 'kept too' });
    const stored = await profileOf(sam);
    expect(stored?.revision).toBe(7);
    expect(stored?.card.displayName).toBe(stored?.displayName);
  });

  test('with If-Match that loses a race is a 412 and not a change', async () => {
    const sam = await member();
    const { headers } = await ask('getMe', { as: sam });
    const answer = await users.beforeFirstWrite(
      () => done('updateMe', { as: sam, body: { bio: 'first' } }),
      () =>
        ask('updateMe', { as: sam, body: { bio: 'second' }, headers: { 'If-Match': String(headers.ETag) } }),
    );
    expect(answer.status).toBe(412);
    expect(await done('getMe', { as: sam })).toMatchObject({ bio: 'first' });
  });
});

describe('a picture', () => {
  test('is shown to everybody from its own copy, told of, and removed by null', async () => {
    const sam = await member();
    const key = await upload(sam);
    const me = await done('updateMe', { as: sam, body: { avatarKey: key } });
    const path = new URL(me.avatarUrl).pathname;
    expect(me.avatarUrl).toBe(`https://learn.example/media/${key}`);
    const { signedUrl } = await import('@skillforge/core/files/bucket');
    const copy = await fetch(await signedUrl({ method: 'GET', key: path.slice(1) }, { seconds: 60 }));
    expect([copy.status, copy.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await profileOf(sam)).toMatchObject({
      card: { avatarKey: key },
      event: { type: 'ProfileUpdated' },
    });
    expect(await done('getUser', { path: sam })).toMatchObject({ avatarUrl: me.avatarUrl });
    // The upload may be gone by now: what is shown already is not asked for again.
    const calls: string[] = [];
    await users.watched(
      (seen) => void calls.push(seen),
      () => done('updateMe', { as: sam, body: { avatarKey: key, bio: 'x' } }),
    );
    expect(calls.filter((seen) => seen.startsWith('bucket'))).toEqual([]);
    expect(await done('updateMe', { as: sam, body: { avatarKey: null } })).toMatchObject({ avatarUrl: null });
  });

  test('of somebody else, one that was not uploaded or is none is refused', async () => {
    const [sam, noor] = [await member(), await member()];
    const theirs = await upload(noor);
    const refused = async (avatarKey: string) =>
      refusal(await ask('updateMe', { as: sam, body: { avatarKey } }));
    expect(await refused(theirs)).toEqual({ status: 422, code: 'invalid-request', pointers: ['/avatarKey'] });
    const missing = avatarKeyOf(sam.userId, newId(), 'png');
    expect(await refused(missing)).toEqual({ status: 422, code: 'not-uploaded', pointers: ['/avatarKey'] });
    const text = await upload(sam, 'image/png', Buffer.from('<script>alert(1)</script>'));
    expect(await refused(text)).toEqual({ status: 422, code: 'not-an-image', pointers: ['/avatarKey'] });
    expect(await done('getMe', { as: sam })).toMatchObject({ avatarUrl: null });
  });
});

describe('what everybody may know of a user', () => {
  test('is name, picture, bio and the published courses that they teach, the latest first; no address', async () => {
    const amara = await member('instructor', { name: 'Amara Okafor' });
    const ids = Array.from({ length: 4 }, () => newId());
    const instructors = [{ userId: amara.userId, displayName: 'Amara Okafor' }];
    const at = (day: number) => ({ publishedAt: `2026-04-0${day}T09:00:00.000Z`, instructors });
    await users.plantCourse(ids[0] ?? '', at(3));
    await users.plantCourse(ids[1] ?? '', at(5));
    await users.plantCourse(ids[2] ?? '', { ...at(4), status: 'draft' });
    await users.plantCourse(ids[3] ?? '', at(1));
    const answer = await ask('getUser', { path: amara });
    expect(answer).toMatchObject({ status: 200, headers: { 'Cache-Control': 'public, max-age=5' } });
    expect(answer.body).toMatchObject({ userId: amara.userId, displayName: 'Amara Okafor', bio: '' });
    expect(answer.body.courses.map(({ courseId }: { courseId: string }) => courseId)).toEqual([
      ids[1],
      ids[0],
      ids[3],
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('@');
  });

  test('looks past many drafts, and shows a hundred courses at most', async () => {
    const amara = await member('instructor');
    const instructors = [{ userId: amara.userId, displayName: 'A' }];
    for (let at = 0; at < 120; at++) await users.plantCourse(newId(at), { instructors });
    for (let at = 0; at < 130; at++)
      await users.plantCourse(newId(1e12 + at), { instructors, status: 'draft' });
    expect((await done('getUser', { path: amara })).courses).toHaveLength(100);
  });

  test('is nothing of somebody who is missing, or without a profile', async () => {
    const sam = await signUp();
    for (const userId of [sam.userId, 'nobody', 'a b']) {
      expect(refusal(await ask('getUser', { path: { userId } }))).toEqual({ status: 404, code: 'not-found' });
    }
  });
});

test('every route but the public ones asks for a token', async () => {
  for (const operation of [
    'getMe',
    'updateMe',
    'deleteMe',
    'requestExport',
    'getExport',
    'listAudit',
  ] as const) {
    expect(refusal(await ask(operation))).toEqual({ status: 401, code: 'missing-token' });
  }
});

test('the health route tells that the table answers', async () => {
  expect(await done('getHealth')).toEqual({ service: 'users', version: '0.1.0', table: 'ok' });
});
