import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { packaged, packageFolder, servicesWithFunctions, stages, target } from './packages.ts';

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

const environment = [
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
    const statements = template.ofType('AWS::IAM::Role').flatMap(([id]) => statementsOf(id));

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
      expect(Object.keys(fn.Environment.Variables).sort()).toEqual(environment);
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
      expect(template.ofType('AWS::IAM::Role').map(([id]) => id)).toEqual(expect.arrayContaining(roles));
      expect(template.ofType('AWS::IAM::Role')).toHaveLength(roles.length);
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
      for (const [id] of template.ofType('AWS::IAM::Role')) {
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
        expect(Properties.MaximumRetryAttempts).toBeGreaterThan(0);
        expect(Properties.MaximumRecordAgeInSeconds).toBeGreaterThan(0);
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
  });
});
