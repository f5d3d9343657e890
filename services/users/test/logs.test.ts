import { exportKey } from '@skillforge/core/keys';
import { busEvent } from '@skillforge/testing/bus-events';
import { startUsers } from './users.ts';

const users = await startUsers({ POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' });
const { ask, done, member, signUp, stored } = users;
afterAll(() => users.stop());

const context = {} as Parameters<typeof registerUser>[1];
const { main: registerUser } = await import('../src/functions/register-user.ts');
const { main: writeExport } = await import('../src/functions/write-export.ts');
const { main: eraseAccount } = await import('../src/functions/erase-account.ts');
const { main: finishAccountChanges } = await import('../src/functions/finish-account-changes.ts');

/** What a piece of work printed, by whichever way. */
async function printedBy(work: () => Promise<unknown>): Promise<string> {
  let text = '';
  const streams = [process.stdout, process.stderr];
  const kept = streams.map((stream) => stream.write);
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  try {
    await work();
  } finally {
    for (const [at, stream] of streams.entries()) stream.write = kept[at] ?? stream.write;
  }
  return text;
}

/** The metrics among the lines of a log, by their names. */
function metricsIn(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of text.split('\n').filter((one) => one.includes('CloudWatchMetrics'))) {
    const told: Record<string, unknown> = JSON.parse(line);
    for (const name of ['UsersRegistered', 'UsersDeactivated', 'AccountsErased']) {
      if (typeof told[name] === 'number') counts[name] = (counts[name] ?? 0) + told[name];
    }
  }
  return counts;
}

const unavailable = (seen: string) => {
  if (!seen.startsWith('table GetItem')) throw Object.assign(new Error('Down'), { name: 'TimeoutError' });
};

test('no line of any function tells an e-mail address, a name, a text or a token; each thing is counted once', async () => {
  const secret = 'a-secret-address';
  const text = await printedBy(async () => {
    const sam = await signUp('student', { email: `${secret}@example.com`, name: 'Secretive Sam' });
    await registerUser(busEvent('foundation', 'SignUpConfirmed', { userId: sam.userId }), context);
    await registerUser(busEvent('foundation', 'SignUpConfirmed', { userId: sam.userId }), context);
    const ada = await member('admin', { email: `${secret}.admin@example.com` });
    await done('updateMe', {
      as: sam,
      body: { bio: 'secret-bio', preferences: { note: 'secret-preference' } },
    });
    await ask('updateMe', { as: sam, body: { email: `${secret}@new.example.com` } });
    await done('listUsers', { as: ada, query: { email: secret } });
    await done('getUserAsAdmin', { as: ada, path: sam });
    for (const operation of ['changeRole', 'updateMe', 'getMe', 'deleteMe', 'listUsers'] as const) {
      const body = { changeRole: { role: 'instructor' }, updateMe: { bio: 'secret-bio 2' } }[
        String(operation)
      ];
      await users.watched(unavailable, () =>
        ask(operation, { as: ada, path: sam, body, query: { email: secret } }),
      );
    }
    await done('changeRole', { as: ada, path: sam, body: { role: 'instructor' } });
    await done('deactivateUser', { as: ada, path: sam });
    await done('deactivateUser', { as: ada, path: sam });
    await done('activateUser', { as: ada, path: sam });
    const back = { ...sam, token: await users.tokenOf(sam.userId, 'student') };
    await done('requestExport', { as: back });
    const event = (await stored(exportKey(sam.userId)))?.event;
    const asked = busEvent('users', event.type, event.detail);
    await users.watched(unavailable, () => writeExport(asked, context).catch(() => undefined));
    await writeExport(asked, context);
    await done('getExport', { as: back });
    await done('deleteMe', { as: back });
    const told = busEvent('users', 'AccountErased', { userId: sam.userId });
    await users.watched(unavailable, () => eraseAccount(told, context).catch(() => undefined));
    await eraseAccount(told, context);
    await users.watched(unavailable, () => finishAccountChanges({}, context).catch(() => undefined));
    expect(await users.inPool(sam)).toBeUndefined();
  });
  expect(text).toContain('"route":"PUT /me"');
  expect(text).toContain('"fault"');
  const words = [secret, '@example.com', 'Secretive', 'secret-bio', 'secret-preference', 'Bearer', 'eyJ'];
  expect(words.filter((word) => text.includes(word))).toEqual([]);
  expect(metricsIn(text)).toEqual({ UsersRegistered: 2, UsersDeactivated: 1 });
});
