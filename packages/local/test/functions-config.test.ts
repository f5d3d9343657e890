import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readFunctions } from '../src/functions-config.ts';
import { ROOT } from '../src/settings.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'skillforge-config-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(root, 'services', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test('takes routes, stream and schedule from functions.yml and leaves out what only a deployment knows', () => {
  write('notes/src/functions/get-note.ts', '');
  write('notes/src/functions/project.ts', '');
  write('empty/serverless.yml', '');
  write(
    'notes/functions.yml',
    `
get-note:
  handler: src/functions/get-note.main
  timeout: \${self:custom.timeout}
  environment: { PLAIN: "1", COUNT: 2, BUS: !ImportValue bus, OTHER: "\${self:custom.other}" }
  events:
    - http:
        method: get
        path: notes/{noteId}
        cors: \${self:custom.cors}
        authorizer: { type: COGNITO_USER_POOLS, arn: { Fn::ImportValue: pool } }
    - http: POST /notes
  iamRoleStatements: [{ Effect: Allow, Action: [dynamodb:GetItem], Resource: !Sub "\${Table}/index/*" }]
project:
  handler: src/functions/project.main
  timeout: 60
  events:
    - stream:
        type: dynamodb
        arn: { Fn::ImportValue: stream }
        batchSize: 10
        filterPatterns: [{ eventName: [INSERT] }]
        maximumRetryAttempts: 2
        bisectBatchOnFunctionError: true
        functionResponseType: ReportBatchItemFailures
    - stream: { type: kinesis, arn: "\${self:custom.kinesis}" }
    - schedule: rate(1 minute)
    - schedule: { rate: [rate(1 hour)], enabled: false }
queue-only:
  handler: src/functions/gone.main
  events: [{ sqs: some-arn }]
`.replace('src/functions/gone.main', 'src/functions/project.main'),
  );
  expect(readFunctions(root)).toEqual([
    {
      name: 'notes-get-note',
      service: 'notes',
      file: join(root, 'services/notes/src/functions/get-note.ts'),
      exportName: 'main',
      timeout: 29,
      memorySize: 1024,
      environment: { PLAIN: '1', COUNT: '2' },
      routes: [
        { method: 'GET', path: '/notes/{noteId}' },
        { method: 'POST', path: '/notes' },
      ],
      streams: [],
      schedules: [],
      eventPatterns: [],
      maximumRetryAttempts: 2,
      poolTriggers: [],
    },
    {
      name: 'notes-project',
      service: 'notes',
      file: join(root, 'services/notes/src/functions/project.ts'),
      exportName: 'main',
      timeout: 60,
      memorySize: 1024,
      environment: {},
      routes: [],
      streams: [
        {
          batchSize: 10,
          filterPatterns: [{ eventName: ['INSERT'] }],
          maximumRetryAttempts: 2,
          maximumRecordAgeInSeconds: -1,
          bisectBatchOnFunctionError: true,
          reportBatchItemFailures: true,
        },
      ],
      schedules: [{ rate: ['rate(1 minute)'] }],
      eventPatterns: [],
      maximumRetryAttempts: 2,
      poolTriggers: [],
    },
  ]);
});

test('takes what a function is told of by the bus, and by the pool', () => {
  write('notes/src/hear.ts', '');
  write(
    'notes/functions.yml',
    `
hear:
  handler: src/hear.main
  maximumRetryAttempts: 1
  destinations: { onFailure: { type: sqs, arn: { Fn::GetAtt: [EventDeadLetters, Arn] } } }
  events:
    - eventBridge:
        eventBus: { Ref: EventBusName }
        pattern: { source: [skillforge.users], detail-type: [UserRegistered, ProfileUpdated] }
        retryPolicy: { maximumEventAge: 21600, maximumRetryAttempts: 185 }
        deadLetterQueueArn: { Fn::GetAtt: [EventDeadLetters, Arn] }
    - eventBridge: { eventBus: { Ref: EventBusName }, enabled: false, pattern: { source: [a] } }
    - eventBridge: { pattern: { source: [aws.s3] } }
    - eventBridge: { schedule: rate(1 hour) }
greet:
  handler: src/hear.greet
  events: [{ cognitoUserPool: { pool: skillforge, trigger: PostConfirmation } }]
`,
  );
  expect(readFunctions(root)).toMatchObject([
    {
      name: 'notes-hear',
      eventPatterns: [{ source: ['skillforge.users'], 'detail-type': ['UserRegistered', 'ProfileUpdated'] }],
      maximumRetryAttempts: 1,
      poolTriggers: [],
    },
    { name: 'notes-greet', exportName: 'greet', eventPatterns: [], poolTriggers: ['PostConfirmation'] },
  ]);
  write(
    'notes/functions.yml',
    'hear: { handler: src/hear.main, events: [{ eventBridge: { eventBus: x, pattern: { source: skillforge } } }] }',
  );
  expect(() => readFunctions(root)).toThrow('services/notes/functions.yml: hear: the filter pattern');
});

test('says which file and function cannot be served', () => {
  write('notes/functions.yml', 'get-note: { handler: src/get-note.main, events: [{ http: GET /notes }] }');
  expect(() => readFunctions(root)).toThrow(
    'services/notes/functions.yml: get-note names the handler src/get-note.main, and there is no such file.',
  );
  write('notes/functions.yml', 'get-note: file(other.yml)');
  expect(() => readFunctions(root)).toThrow('services/notes/functions.yml: get-note is no function');
  write('notes/functions.yml', 'get-note: [');
  expect(() => readFunctions(root)).toThrow('services/notes/functions.yml cannot be read');
});

test('refuses two functions with one route', () => {
  write('a/src/one.ts', '');
  write('a/functions.yml', 'one: { handler: src/one.main, events: [{ http: "GET /notes/{id}" }] }');
  write('b/src/one.ts', '');
  write('b/functions.yml', 'two: { handler: src/one.main, events: [{ http: "GET /notes/{noteId}" }] }');
  expect(() => readFunctions(root)).toThrow('a-one and b-two both serve GET /notes/{noteId}.');
});

test('reads the functions of the repository itself', () => {
  const functions = readFunctions(ROOT);
  expect(functions.flatMap((one) => one.routes)).toContainEqual({ method: 'GET', path: '/courses' });
  expect(functions.some((one) => one.streams.length > 0)).toBe(true);
});
