import * as z from 'zod';
import { packaged, services, servicesOnFoundation, stages, target, valuesUnder } from './packages.ts';

const holdsData = [
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
];

describe.each(stages)('the foundation in %s', (stage) => {
  const template = packaged('foundation', stage);

  it('keeps all that holds data when the stack is removed', () => {
    const kept = Object.entries(template.resources).filter(
      // The framework's own bucket holds nothing but deployments.
      ([id, { Type }]) => holdsData.includes(Type) && id !== 'ServerlessDeploymentBucket',
    );
    expect(new Set(kept.map(([, { Type }]) => Type))).toEqual(new Set(holdsData));
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of kept) {
      expect({ id, DeletionPolicy, UpdateReplacePolicy }).toEqual({
        id,
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    }
  });

  it('has one table with recovery, protection, encryption, a stream, expiry and three lean indexes', () => {
    const index = (number: number) => ({
      IndexName: `GSI${number}`,
      KeySchema: [
        { AttributeName: `GSI${number}PK`, KeyType: 'HASH' },
        { AttributeName: `GSI${number}SK`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['card'] },
    });
    expect(template.single('AWS::DynamoDB::Table').Properties).toMatchObject({
      TableName: `skillforge-${stage}`,
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      GlobalSecondaryIndexes: [index(1), index(2), index(3)],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it('has a pool with strong passwords, verified addresses and a client that keeps no secret', () => {
    expect(template.single('AWS::Cognito::UserPool').Properties).toMatchObject({
      DeletionProtection: 'ACTIVE',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
    });
    expect(template.single('AWS::Cognito::UserPoolClient').Properties).toMatchObject({
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 1,
      TokenValidityUnits: { AccessToken: 'hours' },
    });
    const groups = template
      .ofType('AWS::Cognito::UserPoolGroup')
      .map(([, group]) => group.Properties.GroupName);
    expect(groups.sort()).toEqual(['admin', 'instructor']);
  });

  it('has the pool call one function when a sign-up is confirmed, and that function does not wait for the pool', () => {
    const { LambdaConfig } = z
      .object({ LambdaConfig: z.record(z.string(), z.unknown()) })
      .parse(template.single('AWS::Cognito::UserPool').Properties);
    expect(Object.keys(LambdaConfig)).toEqual(['PostConfirmation']);
    const [[poolId = ''] = []] = template.ofType('AWS::Cognito::UserPool');
    const functionId = target(LambdaConfig.PostConfirmation);
    const trigger = template.resource(functionId);
    expect(trigger.Type).toBe('AWS::Lambda::Function');
    expect(trigger.Properties).toMatchObject({ Timeout: 5 });
    expect(JSON.stringify(trigger)).not.toContain(poolId);
    const permissions = template.ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(permissions).toEqual([
      {
        FunctionName: { 'Fn::GetAtt': [functionId, 'Arn'] },
        Action: 'lambda:InvokeFunction',
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [poolId, 'Arn'] },
      },
    ]);
  });

  it('has no function but its own: none of the framework’s helpers, and nobody who may change rights', () => {
    const names = template
      .ofType('AWS::Lambda::Function')
      .map(([, { Properties }]) => Properties.FunctionName);
    expect(names).toEqual([`skillforge-foundation-${stage}-announce-sign-up`]);
    expect(template.text).not.toMatch(/"iam:|Custom::/);
  });

  it('has a bucket that is private, encrypted, reached over TLS only, and forgets unfinished uploads', () => {
    expect(template.resource('Bucket').Properties).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(valuesUnder('AbortIncompleteMultipartUpload', template.resource('Bucket'))).toEqual([
      { DaysAfterInitiation: 1 },
    ]);
    expect(valuesUnder('AllowedOrigins', template.resource('Bucket')).flat()).not.toContain('*');
    expect(valuesUnder('Statement', template.resource('BucketPolicy')).flat()).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': false } } }),
    );
  });

  it('lets the edge of this account, and nobody else, read public media, and nothing else', () => {
    const statements = z
      .array(z.looseObject({ Effect: z.string() }))
      .parse(valuesUnder('Statement', template.resource('BucketPolicy')).flat());
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Sid: 'EdgeReadsPublicMedia',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own
        Resource: { 'Fn::Sub': '${Bucket.Arn}/media/*' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': {
              // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own
              'Fn::Sub': 'arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/*',
            },
          },
        },
      },
    ]);
  });

  it('forgets an upload after a day that nobody has used, all of its versions too', () => {
    expect(valuesUnder('LifecycleConfiguration', template.resource('Bucket'))).toEqual([
      {
        Rules: expect.arrayContaining([
          expect.objectContaining({
            Status: 'Enabled',
            TagFilters: [{ Key: 'state', Value: 'unused' }],
            ExpirationInDays: 1,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          }),
        ]),
      },
    ]);
  });

  it('has an alarm topic that CloudWatch and EventBridge can publish to, through its key too', () => {
    const publishers = { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] };
    expect(template.resource('AlarmTopic').Properties.KmsMasterKeyId).toEqual({ Ref: 'AlarmTopicKey' });
    expect(valuesUnder('Principal', template.resource('AlarmTopicKey'))).toContainEqual(publishers);
    expect(valuesUnder('Principal', template.resource('AlarmTopicPolicy'))).toEqual([publishers]);
  });

  it('subscribes nobody to the alarms unless the stage has an address', () => {
    const { Condition, Properties } = template.single('AWS::SNS::Subscription');
    expect(Condition).toBe('HasAlarmEmail');
    expect(Properties.Endpoint).toEqual({ Ref: 'AlarmEmail' });
    expect(template.parameters.AlarmEmail?.Default).toBe('');
  });

  it('publishes every name that a service asks for, and exports every value that one imports', () => {
    const published = template.ofType('AWS::SSM::Parameter').map(([, { Properties }]) => Properties.Name);
    const exported = Object.values(template.outputs).flatMap(({ Export }) => (Export ? [Export.Name] : []));
    const secrets = template
      .ofType('AWS::SecretsManager::Secret')
      .map(([, { Properties }]) => Properties.Name);
    for (const service of servicesOnFoundation) {
      const consumer = packaged(service, stage);
      for (const { Type, Default } of Object.values(consumer.parameters)) {
        if (Type.startsWith('AWS::SSM::Parameter::Value')) expect(published).toContain(Default);
      }
      const imported = z.array(z.string()).parse(valuesUnder('Fn::ImportValue', consumer.resources));
      expect(imported).not.toHaveLength(0);
      expect(exported).toEqual(expect.arrayContaining(imported));
      for (const [, name] of consumer.text.matchAll(/\{\{resolve:secretsmanager:([^:}]+)/g)) {
        expect(secrets).toContain(name);
      }
    }
  });

  it('publishes under its own path only', () => {
    for (const [, { Properties }] of template.ofType('AWS::SSM::Parameter')) {
      expect(Properties.Name).toMatch(new RegExp(`^/skillforge/${stage}/foundation/[a-z-]+$`));
    }
  });
});

it('every service is packaged for every stage', () => {
  for (const service of services) for (const stage of stages) packaged(service, stage);
});
