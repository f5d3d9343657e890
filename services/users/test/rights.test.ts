import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { exportKey, profileKey, revokedKey } from '@skillforge/core/keys';
import { busEvent } from '@skillforge/testing/bus-events';
import { testRights, type WatchRights, type Works, watchClient } from '@skillforge/testing/rights';
import { sampleImages } from '@skillforge/testing/sample-images';
import { plantLearner } from './learner.ts';
import { type Member, type Operation, poolChangesNothing, startUsers } from './users.ts';

const users = await startUsers();
const { ask, done, member, signUp, put, stored } = users;
afterAll(() => users.stop());

const { main: registerUser } = await import('../src/functions/register-user.ts');
const { main: writeExport } = await import('../src/functions/write-export.ts');
const { main: eraseAccount } = await import('../src/functions/erase-account.ts');
const { main: finishAccountChanges } = await import('../src/functions/finish-account-changes.ts');
const { signUpload } = await import('@skillforge/core/files/uploads');
const { putJsonFile } = await import('@skillforge/core/files/json-file');
const { userFolders, avatarKey: avatarKeyOf } = await import('@skillforge/core/files/file-names');
const { newId } = await import('@skillforge/core/ids');

const context = {} as Parameters<typeof registerUser>[1];
const ada = await member('admin');
await member('admin');

/** The name that custom.yml gives to the folder of a key. */
function folderOf(key: string): string {
  if (key.startsWith('media/avatars/')) return 'avatarMedia';
  const [folder] = key.split('/');
  if (folder === 'avatars' || folder === 'exports') return folder;
  throw new Error(`No function has rights to ${key}`);
}

const { endpoint, bucketName } = users.environment.s3;
const keyOf = (url: string) => new URL(url).pathname.slice(`/${bucketName}/`.length);

/** The rights that S3 asks for what is sent to the bucket, and for what an answer hands out. */
const watchBucket: WatchRights = async (work) => {
  const used: string[] = [];
  const kept = globalThis.fetch;
  globalThis.fetch = async (input, init = {}) => {
    const answer = await kept(input, init);
    const url = String(input);
    if (!url.startsWith(endpoint)) return answer;
    const key = keyOf(url);
    const prefix = new URL(url).searchParams.get('prefix');
    const actions: Record<string, string> = { GET: 'GetObject', PUT: 'PutObject', DELETE: 'DeleteObject' };
    const source = new Headers(init.headers).get('x-amz-copy-source')?.slice(`/${bucketName}/`.length);
    if (key === '') used.push(`s3:ListBucket arn ${prefix?.replace(/(avatars|exports)\/.*$/, '$1/*')}`);
    else used.push(`s3:${actions[init.method ?? 'GET']} ${folderOf(key)}`);
    if (source) used.push(`s3:GetObject ${folderOf(source)}`);
    // Without the right to list all of the bucket, S3 does not tell that an object is missing.
    return answer.status === 404 ? new Response('<Code>AccessDenied</Code>', { status: 403 }) : answer;
  };
  try {
    const answer = await work();
    const url = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : undefined;
    if (typeof url === 'string') used.push(`s3:GetObject ${folderOf(keyOf(url))}`);
  } finally {
    globalThis.fetch = kept;
  }
  return used;
};

/** Leaves a change of each kind unfinished, each of somebody else. */
async function unfinished(): Promise<Member[]> {
  const [one, two, three] = [await member(), await member(), await member()];
  await done('deactivateUser', { as: ada, path: three });
  await users.watched(poolChangesNothing, async () => {
    await ask('changeRole', { as: ada, path: one, body: { role: 'instructor' } });
    await ask('deactivateUser', { as: ada, path: two });
    await ask('activateUser', { as: ada, path: three });
  });
  return [one, two, three];
}

/** A first use by an admin, then one more request: all that a route for one's own account asks for. */
const own = (operation: Operation, body?: unknown) => async () => {
  const somebody = await signUp('admin');
  return () => ask(operation, { as: somebody, body, headers: { 'Idempotency-Key': newId() } });
};

/** A change by an administrator, of those whose changes were left unfinished and of somebody new. */
const administered = (operation: Operation, body?: unknown) => async () => {
  const people = [...(await unfinished()), await signUp('admin')];
  return async () => {
    for (const path of people) await ask(operation, { as: ada, path, body });
  };
};

async function erasedLearner(): Promise<Member> {
  const sam = await member();
  await plantLearner(users, sam);
  for (const folder of userFolders(sam.userId)) await putJsonFile(`${folder}file.json`, {});
  await done('deleteMe', { as: sam });
  return sam;
}

/** As if the minute were over in which requests may still write. */
async function letMinutePass({ userId }: Member): Promise<void> {
  const item = await stored(profileKey(userId));
  const begunAt = new Date(Date.now() - 120_000).toISOString();
  await put({ ...profileKey(userId), ...item, pending: { ...item?.pending, begunAt, heldUntil: 0 } });
}

/** What finishes changes of every kind, and an erasure up to its end. */
const finishing = (work: (people: Member[]) => Promise<unknown>) => async () => {
  const people = [...(await unfinished()), await erasedLearner()];
  const last = await erasedLearner();
  await users.finishAccountChange(last.userId);
  await letMinutePass(last);
  // Whoever refuses the first tokens of all makes the list.
  await users.raw.send(new DeleteCommand({ TableName: users.tableName, Key: revokedKey }));
  return () => work([...people, last]);
};

const enrolled = ({ userId }: Member) => ({
  userId,
  courseId: newId(),
  enrolledAt: '2026-03-01T09:00:00.000Z',
});

const works: Works = {
  'get-me': own('getMe'),
  'update-me': async () => {
    const sam = await signUp('admin');
    const key = avatarKeyOf(sam.userId, newId(), 'png');
    const body = new Uint8Array(sampleImages['image/png'] ?? []);
    const { url, headers } = await signUpload(
      { key, contentType: 'image/png', sizeBytes: body.byteLength },
      new Date(),
    );
    await fetch(url, { method: 'PUT', headers, body });
    return async () => {
      await done('updateMe', { as: sam, body: { avatarKey: key } });
      await ask('updateMe', { as: sam, body: { avatarKey: avatarKeyOf(sam.userId, newId(), 'png') } });
    };
  },
  'delete-me': own('deleteMe'),
  'request-export': own('requestExport'),
  'get-export': async () => {
    const sam = await member();
    await done('requestExport', { as: sam });
    const event = (await stored(exportKey(sam.userId)))?.event;
    await writeExport(busEvent('users', event.type, event.detail), context);
    return () => done('getExport', { as: sam });
  },
  'get-user': async () => {
    const amara = await member('instructor');
    const instructors = [{ userId: amara.userId, displayName: 'A' }];
    await users.plantCourse(newId(), { instructors });
    return () => done('getUser', { path: amara });
  },
  'list-users': async () => async () => {
    await done('listUsers', { as: ada });
    await done('listUsers', { as: ada, query: { role: 'admin', limit: '1', status: 'active' } });
  },
  'get-user-as-admin': async () => {
    const somebody = await signUp('admin');
    return () => done('getUserAsAdmin', { as: ada, path: somebody });
  },
  'change-role': administered('changeRole', { role: 'student' }),
  'deactivate-user': administered('deactivateUser'),
  'activate-user': administered('activateUser'),
  'list-audit': async () => () => done('listAudit', { as: ada, query: { limit: '1' } }),
  'get-health': async () => () => done('getHealth'),
  'register-user': async () => {
    const sam = await signUp();
    const noor = await signUp();
    await put({ ...profileKey(noor.userId), displayName: 'Written by hand', role: 'student' });
    return async () => {
      await registerUser(busEvent('foundation', 'SignUpConfirmed', { userId: sam.userId }), context);
      await registerUser(busEvent('enrollments', 'EnrollmentCreated', enrolled(noor)), context);
    };
  },
  'write-export': async () => {
    const sam = await member();
    await plantLearner(users, sam);
    await done('requestExport', { as: sam });
    const event = (await stored(exportKey(sam.userId)))?.event;
    return () => writeExport(busEvent('users', event.type, event.detail), context);
  },
  'erase-account': finishing(async (people) => {
    for (const { userId } of people) {
      await eraseAccount(busEvent('users', 'AccountErased', { userId }), context);
    }
  }),
  'finish-account-changes': finishing(() => finishAccountChanges({}, context)),
};

testRights({
  functionsYml: new URL('../functions.yml', import.meta.url),
  service: users,
  works,
  others: [watchBucket, watchClient('cognito-idp', users.poolClient)],
});
