import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declaredRights, rightsOf, rightsUsed } from '../src/rights.ts';

describe('the rights that a functions.yml declares', () => {
  const folder = mkdtemp(join(tmpdir(), 'skillforge-rights-'));
  afterAll(async () => rm(await folder, { recursive: true }));

  async function rightsIn(text: string) {
    const file = join(await folder, 'functions.yml');
    await writeFile(file, text);
    return declaredRights(pathToFileURL(file));
  }

  test('name tables, indexes, folders of the bucket, and other services’ actions', async () => {
    const rights = await rightsIn(`
list-courses:
  iamRoleStatements:
    - Effect: Allow
      Action: [dynamodb:Query]
      Resource: ["\${self:custom.table.arn}", "\${self:custom.table.GSI1}"]
    - Effect: Allow
      Action: dynamodb:GetItem
      Resource: \${self:custom.table.arn}
    - { Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: "\${self:custom.bucket.courses}" }
    - { Effect: Allow, Action: [cognito-idp:AdminGetUser], Resource: { Fn::GetAtt: [Pool, Arn] } }
without-rights:
  handler: src/functions/without-rights.main
`);
    expect([...rights]).toEqual([
      [
        'list-courses',
        {
          rights: [
            'GetItem',
            'Query',
            'Query GSI1',
            'cognito-idp:AdminGetUser',
            's3:GetObject courses',
            's3:PutObject courses',
          ],
          usedByEvents: [],
        },
      ],
      ['without-rights', { rights: [], usedByEvents: [] }],
    ]);
  });

  test('tell what listings are limited to, and understand no other condition', async () => {
    const listing = (more: string) => `
list-files:
  iamRoleStatements:
    - { Effect: Allow, Action: [s3:ListBucket], Resource: "\${self:custom.bucket.arn}", ${more} }
`;
    const limited = await rightsIn(
      listing('Condition: { StringLike: { s3:prefix: ["avatars/*", "exports/*"] } }'),
    );
    expect(limited.get('list-files')?.rights).toEqual([
      's3:ListBucket arn avatars/*',
      's3:ListBucket arn exports/*',
    ]);
    await expect(
      rightsIn(listing('Condition: { StringLikeIfExists: { s3:prefix: "avatars/*" } }')),
    ).rejects.toThrow();
    const reading = listing('Condition: { StringLike: { s3:prefix: "avatars/*" } }');
    await expect(rightsIn(reading.replace('ListBucket', 'GetObject'))).rejects.toThrow(/prefix/);
  });

  test('are told once for functions that share them', async () => {
    const rights = await rightsIn(`
one:
  iamRoleStatements: &shared
    - { Effect: Allow, Action: [dynamodb:GetItem], Resource: "\${self:custom.table.arn}" }
other:
  iamRoleStatements: *shared
`);
    expect(rights.get('other')).toEqual(rights.get('one'));
  });

  test('show a resource that custom.yml has no name for', async () => {
    const rights = await rightsIn(`
open:
  iamRoleStatements:
    - { Effect: Allow, Action: [dynamodb:GetItem], Resource: "*" }
`);
    expect(rights.get('open')?.rights).toEqual(['GetItem "*"']);
  });

  test('tell those that Lambda uses for the events that it gives up on', async () => {
    const rights = await rightsIn(`
refresh-author:
  events:
    - eventBridge: { eventBus: { Ref: Bus } }
  destinations:
    onFailure: { type: sqs, arn: { Fn::GetAtt: [EventDeadLetters, Arn] } }
  iamRoleStatements:
    - { Effect: Allow, Action: [sqs:SendMessage], Resource: { Fn::GetAtt: [EventDeadLetters, Arn] } }
`);
    expect(rights.get('refresh-author')).toEqual({
      rights: ['sqs:SendMessage'],
      usedByEvents: ['sqs:SendMessage'],
    });
  });

  test('tell those that a stream uses for the batches that it gives up on', async () => {
    const rights = await rightsIn(`
project:
  events:
    - stream: { destinations: { onFailure: { type: sqs, arn: { Fn::GetAtt: [DeadLetters, Arn] } } } }
    - schedule: rate(1 minute)
`);
    expect(rights.get('project')).toEqual({ rights: [], usedByEvents: ['sqs:SendMessage'] });
  });
});

describe('the rights that a call asks for', () => {
  test.each([
    ['a read', 'GetItemCommand', { Key: { PK: 'course#1', SK: 'course' } }, ['GetItem']],
    ['a query of the table', 'QueryCommand', { IndexName: undefined }, ['Query']],
    ['a query of an index', 'QueryCommand', { IndexName: 'GSI2' }, ['Query GSI2']],
    [
      'a transaction',
      'TransactWriteItemsCommand',
      { TransactItems: [{ Put: {} }, { Update: {} }, { Delete: {} }, { ConditionCheck: {} }] },
      ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    ],
    ['the read of the revocations', 'GetItemCommand', { Key: { PK: 'control', SK: 'revoked' } }, []],
    [
      'the same in a bare client’s words',
      'GetItemCommand',
      { Key: { PK: { S: 'control' }, SK: { S: 'revoked' } } },
      [],
    ],
  ])('%s', (_, command, input, rights) => {
    expect(rightsOf({ command, input })).toEqual(rights);
  });
});

test('rights used are those of the table’s calls and what others see, each once', async () => {
  let hook: Parameters<Parameters<typeof rightsUsed>[0]['disturbed']>[0] = () => {};
  const service = {
    async disturbed<T>(given: typeof hook, work: () => Promise<T>): Promise<T> {
      hook = given;
      return await work();
    },
  };
  const answers: unknown[] = [];
  const used = await rightsUsed(service, async () => {
    hook({ command: 'QueryCommand', input: {} });
    hook({ command: 'QueryCommand', input: {} });
    return 'an answer';
  }, [
    async (work) => {
      answers.push(await work());
      return ['s3:GetObject courses'];
    },
    async (work) => {
      answers.push(await work());
      return ['events:PutEvents'];
    },
  ]);
  expect(used).toEqual(['Query', 'events:PutEvents', 's3:GetObject courses']);
  expect(answers).toEqual(['an answer', 'an answer']);
});
