import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_AWS } from '@skillforge/embedded/local-aws';
import * as z from 'zod';
import { clientOf } from './client.ts';
import { createCourse } from './courses.ts';
import { ownStack } from './running-stack.ts';
import { cardsIn } from './shapes.ts';
import { signIn } from './sign-in.ts';

const stack = ownStack({ sample: false });
const call = clientOf(() => stack.info.apiUrl);
beforeAll(() => stack.start());
afterAll(() => stack.remove());

const here = z.url().regex(/^http:\/\/(localhost|127\.0\.0\.1):\d+$/);
const user = z.looseObject({
  email: z.email().endsWith('@skillforge.test'),
  password: z.string().min(8),
  role: z.enum(['admin', 'instructor', 'student']),
});
const localJson = z.looseObject({
  apiUrl: here,
  cognitoEndpoint: here,
  region: z.string().min(1),
  userPoolId: z.string().regex(/^[\w-]+_\w+$/),
  clientId: z.string().min(1),
  tableName: z.string().min(1),
  dynamodbEndpoint: here,
  s3Endpoint: here,
  bucketName: z.string().min(1),
  demoUsers: z.array(user),
});
const read = () => localJson.parse(JSON.parse(readFileSync(join(stack.dataDir, 'local.json'), 'utf8')));

test('local.json tells where everything is, and every address answers', async () => {
  const { apiUrl, cognitoEndpoint, dynamodbEndpoint, s3Endpoint, bucketName, tableName } = read();
  expect((await fetch(`${apiUrl}/courses`)).status).toBe(200);
  expect((await fetch(cognitoEndpoint)).status).toBeGreaterThan(0);
  expect((await fetch(`${s3Endpoint}/${bucketName}/none`)).status).toBeGreaterThanOrEqual(403);
  const client = new DynamoDBClient({ ...LOCAL_AWS, endpoint: dynamodbEndpoint });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  client.destroy();
  expect(Table?.TableStatus).toBe('ACTIVE');
});

test('its demo users are an admin, two instructors and three students at least, and all can sign in', async () => {
  const { demoUsers } = read();
  const count = (wanted: string) => demoUsers.filter(({ role }) => role === wanted).length;
  expect(count('admin')).toBeGreaterThanOrEqual(1);
  expect(count('instructor')).toBeGreaterThanOrEqual(2);
  expect(count('student')).toBeGreaterThanOrEqual(3);
  for (const { email, password, role } of demoUsers) {
    const { accessToken } = await signIn(stack.info, email, password);
    const { status } = await call('GET', '/me/courses', { token: accessToken });
    expect({ email, status }).toEqual({ email, status: role === 'student' ? 403 : 200 });
  }
});

test('`pnpm token` prints an access token that works, and nothing else', async () => {
  const script = fileURLToPath(new URL('../../local/src/token.ts', import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, 'amara@skillforge.test'], {
    env: { PATH: process.env.PATH, SKILLFORGE_DATA: stack.dataDir },
  });
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  expect(stderr).toBe('');
  const token = stdout.trim();
  const { courseId } = await createCourse(call, token);
  const mine = cardsIn(await call('GET', '/me/courses', { token })).items;
  expect(mine.map((card) => card.courseId)).toEqual([courseId]);
});

test('the courses service says that it works, and in which version', async () => {
  const answer = await call('GET', '/health/courses');
  expect(answer).toMatchObject({
    status: 200,
    body: { service: 'courses', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), table: 'ok' },
  });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});

test('an answer carries the security headers, and the request’s id', async () => {
  for (const path of ['/courses', '/health/courses', '/courses/none']) {
    const { headers } = await call('GET', path, { headers: { 'X-Request-Id': 'mine' } });
    expect(headers.get('x-request-id')).toBe('mine');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('once the stack has ended, local.json is gone and no address answers', async () => {
  const { apiUrl, cognitoEndpoint, dynamodbEndpoint, s3Endpoint } = read();
  await stack.stop();
  expect(existsSync(join(stack.dataDir, 'local.json'))).toBe(false);
  for (const address of [apiUrl, cognitoEndpoint, dynamodbEndpoint, s3Endpoint]) {
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  }
});
