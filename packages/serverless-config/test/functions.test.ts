import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  packaged,
  packageFolder,
  servicesWithApi,
  servicesWithFunctions,
  stages,
  target,
  valuesUnder,
} from './packages.ts';

const lambdaFunction = z.object({
  FunctionName: z.string(),
  Handler: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.number(),
  Role: z.unknown(),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  Code: z.object({ S3Key: z.string() }),
});

/** What policies write as one value or as a list. */
const list = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);

const role = z.object({
  Policies: z.array(
    z.object({
      PolicyDocument: z.object({
        Statement: z.array(z.object({ Effect: z.literal('Allow'), Action: list, Resource: list })),
      }),
    }),
  ),
  ManagedPolicyArns: z.array(z.unknown()).default([]),
});

/** What functions find in their environment that answer requests, or read or write the table. */
const environmentOfApis = [
  'ALLOWED_ORIGINS',
  'BUCKET_NAME',
  'CURSOR_SECRET',
  'EVENT_BUS_NAME',
  'POWERTOOLS_LOG_LEVEL',
  'POWERTOOLS_METRICS_NAMESPACE',
  'PUBLIC_URL',
  'STAGE',
  'TABLE_NAME',
  'USER_POOL_CLIENT_ID',
  'USER_POOL_ID',
];

/** Of functions that only tell the event bus something: nothing that they could do harm with. */
const environmentOfTellers = [
  'EVENT_BUS_NAME',
  'POWERTOOLS_LOG_LEVEL',
  'POWERTOOLS_METRICS_NAMESPACE',
  'STAGE',
];

/** The reader that tells the bus leaves in its queue what can never be told. */
function environmentOf(service: string): string[] {
  return service === 'events' ? ['DEAD_LETTERS_URL', ...environmentOfTellers] : environmentOfTellers;
}

const rule = z.object({
  EventBusName: z.unknown(),
  EventPattern: z.object({ source: z.array(z.string()), 'detail-type': z.array(z.string()) }),
  State: z.literal('ENABLED'),
  Targets: z.tuple([
    z.object({
      Arn: z.unknown(),
      RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number(), MaximumRetryAttempts: z.number() }),
      DeadLetterConfig: z.object({ Arn: z.unknown() }),
    }),
  ]),
});

const invokeConfig = z.object({
  FunctionName: z.unknown(),
  MaximumEventAgeInSeconds: z.number(),
  MaximumRetryAttempts: z.number(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }),
});

describe.each(servicesWithFunctions)('the functions of %s', (service) => {
  describe.each(stages)('in %s', (stage) => {
    const template = packaged(service, stage);
    const functions = template
      .ofType('AWS::Lambda::Function')
      .map(([id, { Properties }]) => ({ id, ...lambdaFunction.parse(Properties) }));
    const statementsOf = (roleId: string) =>
      role
        .parse(template.resource(roleId).Properties)
        .Policies.flatMap((policy) => policy.PolicyDocument.Statement);
    // The foundation has one more, which API Gateway writes its logs with.
    const roleIds = template
      .ofType('AWS::IAM::Role')
      .map(([id]) => id)
      .filter((id) => JSON.stringify(template.resource(id)).includes('lambda.amazonaws.com'));
    const statements = roleIds.flatMap(statementsOf);

    it('are there', () => {
      expect(functions).not.toHaveLength(0);
    });

    it.each(functions)('$FunctionName runs on Node 24 and arm64, and traces actively', (fn) => {
      expect(fn).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
      });
    });

    it.each(functions)('$FunctionName knows its settings by the names that the code reads', (fn) => {
      expect(Object.keys(fn.Environment.Variables).sort()).toEqual(
        servicesWithApi.includes(service) ? environmentOfApis : environmentOf(service),
      );
    });

    it.each(functions)('$FunctionName has a log group that forgets', (fn) => {
      const groups = template
        .ofType('AWS::Logs::LogGroup')
        .map(([, { Properties }]) => Properties)
        .filter(({ LogGroupName }) => LogGroupName === `/aws/lambda/${fn.FunctionName}`);
      expect(groups).toEqual([expect.objectContaining({ RetentionInDays: expect.any(Number) })]);
    });

    it.each(functions)('$FunctionName has a bundle of its own', (fn) => {
      const zip = fn.Code.S3Key.split('/').at(-1) ?? '';
      expect(existsSync(join(packageFolder(service, stage), zip))).toBe(true);
      expect(functions.filter(({ Code }) => Code.S3Key === fn.Code.S3Key)).toHaveLength(1);
    });

    it('each have a role that nobody else has, and no role is left over', () => {
      const roles = functions.map((fn) => target(fn.Role));
      expect(new Set(roles).size).toBe(functions.length);
      expect(roleIds.toSorted()).toEqual(roles.toSorted());
    });

    it('each may write traces', () => {
      for (const fn of functions) {
        const actions = statementsOf(target(fn.Role)).flatMap(({ Action }) => Action);
        expect(actions).toEqual(
          expect.arrayContaining(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']),
        );
      }
    });

    it('name every action that they may do', () => {
      const actions = statements.flatMap(({ Action }) => Action);
      expect(actions.filter((action) => typeof action !== 'string' || action.includes('*'))).toEqual([]);
    });

    it('name what they may do it to, but for traces, which have no name', () => {
      for (const { Action, Resource } of statements) {
        if (!Resource.includes('*')) continue;
        expect(Action.filter((action) => !String(action).startsWith('xray:'))).toEqual([]);
      }
    });

    it('name single indexes, and only where they query', () => {
      for (const { Action, Resource } of statements) {
        const indexes = Resource.map((one) => JSON.stringify(one)).filter((one) => one.includes('/index/'));
        expect(indexes.filter((one) => one.includes('/index/*'))).toEqual([]);
        if (indexes.length > 0) expect(Action).toEqual(['dynamodb:Query']);
      }
    });

    it('borrow no managed policies', () => {
      for (const id of roleIds) {
        expect(role.parse(template.resource(id).Properties).ManagedPolicyArns).toEqual([]);
      }
    });

    it('read streams with every limit written down', () => {
      for (const [, { Properties }] of template.ofType('AWS::Lambda::EventSourceMapping')) {
        expect(Properties).toMatchObject({
          StartingPosition: 'TRIM_HORIZON',
          BatchSize: expect.any(Number),
          MaximumRetryAttempts: expect.any(Number),
          MaximumRecordAgeInSeconds: expect.any(Number),
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
        });
        // -1: as often as the age lets it.
        expect(Properties.MaximumRetryAttempts).not.toBe(0);
        expect(Properties.MaximumRecordAgeInSeconds).toBeGreaterThan(0);
      }
    });

    it('know the address of the queue that they leave by themselves what can never be told, and may send to it', () => {
      for (const { Environment, Role } of functions) {
        const url = Environment.Variables.DEAD_LETTERS_URL;
        if (url === undefined) continue;
        const queue = z.object({ Ref: z.string() }).parse(url).Ref;
        expect(template.resource(queue).Type).toBe('AWS::SQS::Queue');
        const sending = statementsOf(target(Role)).filter(({ Action }) => Action.includes('sqs:SendMessage'));
        expect(sending.flatMap(({ Resource }) => Resource)).toContainEqual({ 'Fn::GetAtt': [queue, 'Arn'] });
      }
    });

    it('may leave what they gave up in the dead-letter queue that their stream names', () => {
      const mapping = z.object({
        FunctionName: z.unknown(),
        DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }),
      });
      for (const [, { Properties }] of template.ofType('AWS::Lambda::EventSourceMapping')) {
        const { FunctionName, DestinationConfig } = mapping.parse(Properties);
        const { Destination } = DestinationConfig.OnFailure;
        expect(template.resource(target(Destination)).Type).toBe('AWS::SQS::Queue');
        const { Role } = lambdaFunction.parse(template.resource(target(FunctionName)).Properties);
        const sending = statementsOf(target(Role)).filter(({ Action }) => Action.includes('sqs:SendMessage'));
        expect(sending.flatMap(({ Resource }) => Resource)).toContainEqual(Destination);
      }
    });

    const rules = template
      .ofType('AWS::Events::Rule')
      .filter(([, { Properties }]) => Properties.EventPattern !== undefined);

    it('are told of events by rules of the stage’s own bus, with every limit written down', () => {
      for (const [, { Properties }] of rules) {
        const { EventBusName, EventPattern, Targets } = rule.parse(Properties);
        expect(target(EventBusName)).toBe('EventBusName');
        expect(template.parameters).toHaveProperty('EventBusName');
        expect(EventPattern.source.filter((source) => !source.startsWith('skillforge.'))).toEqual([]);
        expect(EventPattern['detail-type']).not.toHaveLength(0);
        expect(template.resource(target(Targets[0].Arn)).Type).toBe('AWS::Lambda::Function');
      }
      // A bus of that name would be a second one.
      if (service !== 'foundation') expect(template.ofType('AWS::Events::EventBus')).toEqual([]);
    });

    it('lose no event that they cannot be told of: its rule may leave it in a queue', () => {
      const policies = template.ofType('AWS::SQS::QueuePolicy').map(([, { Properties }]) => Properties);
      for (const [, { Properties }] of rules) {
        const queue = target(rule.parse(Properties).Targets[0].DeadLetterConfig.Arn);
        expect(template.resource(queue).Type).toBe('AWS::SQS::Queue');
        const policy = policies.find(({ Queues }) =>
          z.array(z.unknown()).parse(Queues).map(target).includes(queue),
        );
        expect(valuesUnder('Statement', policy).flat()).toEqual([
          expect.objectContaining({
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
            Condition: {
              ArnLike: {
                'aws:SourceArn': { 'Fn::Sub': expect.stringMatching(`rule/skillforge-${stage}/\\*$`) },
              },
            },
          }),
        ]);
      }
    });

    it('lose no event that they fail on: attempts, age and queue are written down, and they may send to it', () => {
      const configs = template
        .ofType('AWS::Lambda::EventInvokeConfig')
        .map(([, { Properties }]) => invokeConfig.parse(Properties));
      for (const [, { Properties }] of rules) {
        const functionId = target(rule.parse(Properties).Targets[0].Arn);
        const config = configs.find(({ FunctionName }) => target(FunctionName) === functionId);
        const Destination = config?.DestinationConfig.OnFailure.Destination;
        expect(template.resource(target(Destination)).Type).toBe('AWS::SQS::Queue');
        const { Role } = lambdaFunction.parse(template.resource(functionId).Properties);
        const sending = statementsOf(target(Role)).filter(({ Action }) => Action.includes('sqs:SendMessage'));
        expect(sending.flatMap(({ Resource }) => Resource)).toContainEqual(Destination);
      }
    });

    it('tell no other bus than the stage’s', () => {
      const buses = statements.filter(({ Action }) => Action.includes('events:PutEvents'));
      for (const { Action, Resource } of buses) {
        expect(Action).toEqual(['events:PutEvents']);
        expect(JSON.stringify(Resource)).toMatch(new RegExp(`:event-bus/skillforge-${stage}"`));
      }
    });
  });
});
