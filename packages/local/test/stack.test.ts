import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import { callCognito } from '../src/demo-users.ts';
import { type RunningStack, startStack } from '../src/start-stack.ts';

const root = mkdtempSync(join(tmpdir(), 'skillforge-stack-'));
const dataDir = join(root, 'data');
const source = (file: string) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));
let stack: RunningStack;

function start(options: { port?: number; dataDir?: string; fresh?: boolean } = {}): Promise<RunningStack> {
  return startStack({
    dataDir,
    quiet: true,
    sample: 'none',
    ...options,
    environment: { SKILLFORGE_ROOT: root },
  });
}

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('./services', import.meta.url)), join(root, 'services'), { recursive: true });
  stack = await start();
});

afterAll(async () => {
  await stack.stop();
  rmSync(root, { recursive: true });
});

/** A request whose path, headers and body nobody has tidied up. */
function send(
  method: string,
  path: string,
  headers: Record<string, string | string[]> = {},
  body?: string | Buffer,
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(stack.info.apiUrl);
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** The event that the echo function was given. */
async function echo(...parameters: Parameters<typeof send>) {
  const answer = await send(...parameters);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
}

async function eventually(check: () => boolean | Promise<boolean>, withinMs: number): Promise<number> {
  const began = Date.now();
  while (!(await check())) {
    if (Date.now() - began > withinMs) throw new Error(`Not within ${withinMs} ms`);
    await delay(10);
  }
  return Date.now() - began;
}

async function put(sk: string, value = '1'): Promise<void> {
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: stack.info.dynamodbEndpoint });
  const Item = { PK: { S: 'note' }, SK: { S: sk }, value: { S: value } };
  await client.send(new PutItemCommand({ TableName: stack.info.tableName, Item }));
  client.destroy();
}

async function isThere(sk: string): Promise<boolean> {
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: stack.info.dynamodbEndpoint });
  const Key = { PK: { S: 'note' }, SK: { S: sk } };
  const { Item } = await client.send(new GetItemCommand({ TableName: stack.info.tableName, Key }));
  client.destroy();
  return Item !== undefined;
}

/** The lines that a function has written so far. */
function written(name: string): string[] {
  const file = join(root, name);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** What the stream function was given so far, in order. */
const seen = () => written('seen.txt');
/** The notes that the function on the bus was told of so far. */
const heard = () => written('heard.txt');

async function tell(noteId: string): Promise<boolean> {
  return (await send('POST', `/told/${noteId}`)).status === 202;
}

function isSilent(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => false,
    () => true,
  );
}

describe('requests', () => {
  test('method, path, query and headers reach the function as they were sent', async () => {
    const event = await echo('GET', '/echo/a%20b%C3%BC?x=1&x=2&y=%26', {
      'X-Twice': ['a', 'b'],
      Authorization: 'garbage und',
      Cookie: 'bad cookie; =;;',
      Origin: 'https://elsewhere.test',
      'Accept-Encoding': 'gzip',
    });
    expect(event).toMatchObject({
      httpMethod: 'GET',
      path: '/echo/a%20b%C3%BC',
      resource: '/echo/{id}',
      queryStringParameters: { x: '2', y: '&' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: ['&'] },
      headers: {
        'X-Twice': 'b',
        Authorization: 'garbage und',
        Cookie: 'bad cookie; =;;',
        Origin: 'https://elsewhere.test',
        'Accept-Encoding': 'gzip',
      },
      multiValueHeaders: { 'X-Twice': ['a', 'b'] },
      body: null,
    });
    expect(event.requestContext.requestId).toMatch(/^[\w-]{36}$/);
    expect(Object.keys(event.headers).some((name) => name.startsWith('x-skillforge'))).toBe(false);
  });

  test.each([
    ['malformed JSON', '{"a":'],
    ['null', 'null'],
    ['false', 'false'],
    ['spaces kept', ' { "a" : 1 } '],
    ['300 KB', 'ü'.repeat(150_000)],
  ])('a body reaches the function unchanged: %s', async (_what, body) => {
    const event = await echo('POST', '/echo/1', { 'Content-Type': 'application/json' }, body);
    expect(event.body).toBe(body);
    expect(event.isBase64Encoded).toBe(false);
    expect(event.headers['Content-Type']).toBe('application/json');
  });

  test('no content type is made up', async () => {
    const event = await echo('POST', '/echo/1', {}, 'text');
    expect(Object.keys(event.headers).map((name) => name.toLowerCase())).not.toContain('content-type');
  });
});

describe('answers', () => {
  test('status, headers and body are the function’s own', async () => {
    const answer = await send('GET', '/answer/plain', {
      Origin: 'https://elsewhere.test',
      'Accept-Encoding': 'gzip',
    });
    expect(answer.status).toBe(202);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      etag: '"a"',
      'set-cookie': ['a=1; Path=/', 'b=2'],
      link: '<a>, <b>',
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers).not.toHaveProperty('cache-control');
    expect(answer.body).toBe('{"a":"ü"}');
  });

  test('a 304 has no body, and only the function decides on it', async () => {
    const not = await send('GET', '/answer/not-modified');
    expect(not).toMatchObject({ status: 304, body: '', headers: { etag: '"a"' } });
    const full = await send('GET', '/answer/plain', { 'If-None-Match': '"a"' });
    expect(full.status).toBe(202);
  });

  test.each([
    ['an unknown path', 'GET', '/nowhere', 404, 'not-found'],
    ['an unknown method', 'DELETE', '/echo/1', 404, 'not-found'],
    ['a path that cannot be decoded', 'GET', '/echo/%zz', 400, 'malformed-request'],
    ['a function that throws', 'GET', '/answer/crash', 500, 'internal-error'],
    ['a function that answers nonsense', 'GET', '/answer/nonsense', 500, 'internal-error'],
  ])('the gateway answers as the API does: %s', async (_what, method, path, status, code) => {
    const answer = await send(method, path, { 'X-Request-Id': 'my-id', Origin: 'http://localhost:3000' });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'x-request-id': 'my-id',
      'access-control-allow-origin': 'http://localhost:3000',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ status, code, instance: 'my-id' });
    expect(answer.body).not.toContain('stack');
  });

  test('a preflight is answered for the configured origins only', async () => {
    const ask = (Origin: string) =>
      send('OPTIONS', '/echo/1', { Origin, 'Access-Control-Request-Method': 'POST' });
    expect(await ask('http://localhost:3000')).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': 'http://localhost:3000' },
    });
    expect((await ask('https://elsewhere.test')).headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('two hundred at once are all answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => echo('POST', `/echo/${index}`, {}, String(index))),
    );
    expect(answers.map((event) => event.body)).toEqual(answers.map((_, index) => String(index)));
    expect(answers.map((event) => event.pathParameters.id)).toEqual(answers.map((_, index) => String(index)));
  });
});

describe('users', () => {
  const token = (...args: string[]) =>
    promisify(execFile)(process.execPath, [source('token.ts'), ...args], {
      env: { PATH: process.env.PATH, SKILLFORGE_DATA: dataDir },
    });

  test('a demo user’s token is printed alone', async () => {
    const { stdout } = await token('amara@skillforge.test');
    const [, payload = ''] = stdout.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const { userId } = stack.info.demoUsers.find((user) => user.email === 'amara@skillforge.test') ?? {};
    expect(claims).toMatchObject({ sub: userId, token_use: 'access', 'cognito:groups': ['instructor'] });
    expect(stdout.trim().split(/\s/)).toHaveLength(1);
  });

  test('an unknown user and a wrong password are told in one sentence', async () => {
    await expect(token('nobody@skillforge.test')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^nobody@skillforge\.test is no demo user \(.*\): give the password.*\n$/,
      ),
    });
    await expect(token('sam@skillforge.test', '--password', 'wrong')).rejects.toMatchObject({
      stderr: 'Cognito refuses sam@skillforge.test: Incorrect username or password.\n',
    });
  });

  test('there are an admin, five instructors and three students', () => {
    expect(stack.info.demoUsers.map((user) => user.role)).toEqual([
      'admin',
      ...Array(5).fill('instructor'),
      ...Array(3).fill('student'),
    ]);
    for (const { email, password } of stack.info.demoUsers) {
      expect(email).toMatch(/@skillforge\.test$/);
      expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w]).{12,}$/);
    }
  });
});

describe('stream', () => {
  test('a change reaches the function soon, filtered, and not when nothing changed', async () => {
    const latencies: number[] = [];
    for (const sk of ['seen-a', 'seen-b', 'seen-c']) {
      await put(sk);
      latencies.push(await eventually(() => seen().includes(`INSERT ${sk}`), 30_000));
    }
    // Some 150 ms on a quiet machine; the best of three, and leave for what runs beside this.
    expect(Math.min(...latencies)).toBeLessThanOrEqual(2_000);
    await put('seen-a');
    await put('other');
    await put('seen-a', '2');
    await eventually(() => seen().includes('MODIFY seen-a'), 30_000);
    expect(seen()).toEqual(['INSERT seen-a', 'INSERT seen-b', 'INSERT seen-c', 'MODIFY seen-a']);
  });

  test('what keeps failing goes to the dead letters after its attempts, the others are taken', async () => {
    await Promise.all(['seen-2', 'poison', 'seen-3'].map((sk) => put(sk)));
    const letters = join(dataDir, 'dead-letters.jsonl');
    // Said once the letter is written.
    await eventually(() => stack.output().includes('notes-watch gave up 1 stream record(s)'), 30_000);
    await eventually(() => seen().includes('INSERT seen-3') && seen().includes('INSERT seen-2'), 30_000);
    const [line = ''] = readFileSync(letters, 'utf8').split('\n');
    expect(JSON.parse(line)).toMatchObject({
      requestContext: {
        functionName: 'notes-watch',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 2,
      },
      records: [{ dynamodb: { Keys: { SK: { S: 'poison' } } } }],
    });
  });
});

describe('two readers of the stream', () => {
  const names = Array.from({ length: 12 }, (_, at) => `slow-${at}`);

  test('each go at their own pace, and the slow one misses nothing', async () => {
    for (const sk of names) await put(sk);
    await eventually(() => names.every((sk) => seen().includes(`INSERT ${sk}`)), 30_000);
    expect(written('seen-slowly.txt').length).toBeLessThan(names.length);
    await eventually(() => written('seen-slowly.txt').length === names.length, 30_000);
    expect(written('seen-slowly.txt')).toEqual(names);
  });
});

describe('events', () => {
  test('what is told to the bus reaches whoever listens, soon', async () => {
    const latencies: number[] = [];
    for (const noteId of ['a', 'b', 'c']) {
      expect(await tell(noteId)).toBe(true);
      latencies.push(await eventually(() => heard().includes(noteId), 30_000));
    }
    expect(Math.min(...latencies)).toBeLessThanOrEqual(2_000);
  });

  test('what keeps failing goes to the dead letters with the event, the others are taken', async () => {
    await Promise.all(['poison', 'd'].map(tell));
    await eventually(() => stack.output().includes('notes-hear gave up the event NoteTold'), 30_000);
    await eventually(() => heard().includes('d'), 30_000);
    const lines = readFileSync(join(dataDir, 'dead-letters.jsonl'), 'utf8').split('\n').filter(Boolean);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      requestContext: {
        functionName: 'notes-hear',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 2,
      },
      requestPayload: { 'detail-type': 'NoteTold', detail: { noteId: 'poison' } },
    });
    expect(heard()).not.toContain('poison');
  });

  test('whoever confirms a sign-up reaches the trigger, and a new password is told apart', async () => {
    const { cognitoEndpoint, clientId: ClientId, confirmationCode: ConfirmationCode } = stack.info;
    const Username = 'newcomer@example.test';
    const person = { ClientId, Username, Password: 'Correct-horse-1' };
    await callCognito(cognitoEndpoint, 'SignUp', person);
    await callCognito(cognitoEndpoint, 'ConfirmSignUp', { ClientId, Username, ConfirmationCode });
    await callCognito(cognitoEndpoint, 'ForgotPassword', { ClientId, Username });
    await callCognito(cognitoEndpoint, 'ConfirmForgotPassword', {
      ...person,
      ConfirmationCode,
      Password: 'Another-horse-2',
    });
    expect(written('greeted.txt')).toEqual([
      `PostConfirmation_ConfirmSignUp ${Username}`,
      `PostConfirmation_ConfirmForgotPassword ${Username}`,
    ]);
  });
});

describe('editing', () => {
  const file = join(root, 'services/notes/src/version.ts');

  test('a changed file is live at once; after a mistake the last good build goes on serving', async () => {
    const version = async () => (await send('GET', '/version')).body;
    expect(await version()).toBe('1');
    const latencies: number[] = [];
    for (const next of ['3', '2']) {
      writeFileSync(file, `export const version: string = '${next}';\n`);
      latencies.push(await eventually(async () => (await version()) === next, 30_000));
    }
    expect(Math.min(...latencies)).toBeLessThanOrEqual(5_000);

    writeFileSync(file, "export const version: string = '3;\n");
    await eventually(() => stack.output().includes('Unterminated string literal'), 30_000);
    expect(stack.output()).toContain('services/notes/src/version.ts:1');
    expect(await version()).toBe('2');

    expect((await send('GET', '/answer/plain')).status).toBe(202);
    writeFileSync(file, "export const version: string = '4';\n");
    await eventually(async () => (await version()) === '4', 30_000);
  });

  test('a new route in functions.yml is served without a restart', async () => {
    const definitions = join(root, 'services/notes/functions.yml');
    writeFileSync(
      definitions,
      `${readFileSync(definitions, 'utf8')}\nnew-route:\n  handler: src/version-handler.main\n  events: [{ http: GET /new }]\n`,
    );
    await eventually(async () => (await send('GET', '/new')).status === 200, 30_000);
    expect((await send('GET', '/version')).status).toBe(200);
  });
});

describe('starting and ending', () => {
  async function refused(environment: Record<string, string>, args: string[] = []) {
    const child = spawn(process.execPath, [source('dev.ts'), ...args], {
      env: { PATH: process.env.PATH, SKILLFORGE_ROOT: root, SKILLFORGE_SAMPLE: 'none', ...environment },
    });
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    child.stderr.on('data', (text) => {
      printed += text;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, printed };
  }

  test('a second copy on the same data is refused in one sentence', async () => {
    expect(await refused({ SKILLFORGE_DATA: dataDir, PORT: '0' })).toEqual({
      code: 1,
      printed: `Another copy (process ${stack.pid}) is running on ${dataDir}: stop it, or set SKILLFORGE_DATA (and PORT) for this one.\n`,
    });
  });

  test('a taken port is refused in one sentence', async () => {
    const { port } = new URL(stack.info.apiUrl);
    expect(await refused({ SKILLFORGE_DATA: join(root, 'other'), PORT: port })).toEqual({
      code: 1,
      printed: `Port ${port} is taken by another program: stop it, or set PORT to a free one.\n`,
    });
  });

  test.each([
    [{ PORT: 'http' }, [], 'PORT is http, which is no port number.\n'],
    [{ PORT: '0' }, ['--new'], 'There is no flag --new; the only one is --fresh.\n'],
  ])('wrong settings are refused in one sentence: %j %j', async (environment, args, printed) => {
    const result = await refused({ SKILLFORGE_DATA: join(root, 'other'), ...environment }, args);
    expect(result).toEqual({ code: 1, printed });
  });

  test('a DynamoDB elsewhere that does not answer is told in one sentence', async () => {
    const { code, printed } = await refused({
      SKILLFORGE_DATA: join(root, 'other'),
      PORT: '0',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:9',
    });
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^The DynamoDB at DYNAMODB_ENDPOINT http:\/\/127\.0\.0\.1:9 does not answer: .*\n$/,
    );
  });

  test('an end leaves no process, and the next start has everything', async () => {
    await put('kept');
    const before = stack.info;
    expect(await stack.stop()).toBe(0);
    expect(existsSync(join(dataDir, 'local.json'))).toBe(false);
    for (const endpoint of [
      before.apiUrl,
      before.cognitoEndpoint,
      before.dynamodbEndpoint,
      before.s3Endpoint,
      before.eventsEndpoint,
      before.lambdaEndpoint,
    ]) {
      expect(await isSilent(endpoint)).toBe(true);
    }
    const told = seen().length;
    stack = await start();
    expect(await isThere('kept')).toBe(true);
    expect(stack.info.demoUsers).toEqual(before.demoUsers);
    await put('seen-after-restart');
    await eventually(() => seen().includes('INSERT seen-after-restart'), 30_000);
    expect(seen().slice(told)).toEqual(['INSERT seen-after-restart']);
  });

  test('after a kill in the middle of writes no part lives on, and all that was acknowledged is there', async () => {
    const acknowledged: string[] = [];
    const told: string[] = [];
    const people: string[] = [];
    let killed = false;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let number = 0; !killed; number++) {
        const sk = `seen-${writer}-${number}`;
        if (
          !(await send('POST', `/notes/${sk}`).then(
            (answer) => answer.status === 201,
            () => false,
          ))
        )
          return;
        acknowledged.push(sk);
      }
    });
    const newcomers = (async () => {
      for (let number = 0; !killed; number++) {
        const Username = `new-${number}@example.test`;
        const person = { ClientId: stack.info.clientId, Username };
        await callCognito(stack.info.cognitoEndpoint, 'SignUp', { ...person, Password: 'Correct-horse-1' });
        people.push(Username);
      }
    })().catch(() => {});
    const tellers = Array.from({ length: 4 }, async (_, teller) => {
      for (let number = 0; !killed; number++) {
        const noteId = `note-${teller}-${number}`;
        if (!(await tell(noteId).catch(() => false))) return;
        told.push(noteId);
      }
    });
    await eventually(() => acknowledged.length > 20 && people.length > 5 && told.length > 20, 20_000);
    const before = stack.info;
    await stack.kill();
    killed = true;
    await Promise.all([...writers, ...tellers, newcomers]);
    await eventually(() => isSilent(before.dynamodbEndpoint), 10_000);

    const began = Date.now();
    stack = await start();
    expect(Date.now() - began).toBeLessThan(30_000);
    for (const sk of acknowledged) expect(await isThere(sk)).toBe(true);
    for (const Username of people) {
      const person = { UserPoolId: stack.info.userPoolId, Username };
      await expect(callCognito(stack.info.cognitoEndpoint, 'AdminGetUser', person)).resolves.toMatchObject({
        UserStatus: 'UNCONFIRMED',
      });
    }
    await eventually(() => acknowledged.every((sk) => seen().includes(`INSERT ${sk}`)), 30_000);
    await eventually(() => told.every((noteId) => heard().includes(noteId)), 30_000);
  });

  test('--fresh starts over, and no old change is told again', async () => {
    await stack.stop();
    const told = seen().length;
    stack = await start({ fresh: true });
    expect(await isThere('kept')).toBe(false);
    await put('seen-fresh');
    await eventually(() => seen().includes('INSERT seen-fresh'), 30_000);
    expect(seen().slice(told)).toEqual(['INSERT seen-fresh']);
  });
});
