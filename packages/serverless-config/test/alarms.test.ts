import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { packaged, root, services, servicesWithFunctions, type Template, target } from './packages.ts';

const dimensions = z.array(z.object({ Name: z.string(), Value: z.unknown() }));

const alarmSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  OKActions: z.array(z.unknown()),
  ActionsEnabled: z.boolean().default(true),
  TreatMissingData: z.enum(['notBreaching', 'breaching', 'ignore']),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Threshold: z.number().optional(),
  Dimensions: dimensions.default([]),
  Metrics: z
    .array(
      z.object({
        Expression: z.string().optional(),
        MetricStat: z
          .object({
            Metric: z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions }),
          })
          .optional(),
      }),
    )
    .default([]),
});

type Alarm = z.infer<typeof alarmSchema>;

/** A metric alarm as written; one without treatment of missing data, action or description does not get through. */
function alarmsOf(template: Template): Alarm[] {
  return template.ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => alarmSchema.parse(Properties));
}

const runbooksOf = (alarm: Alarm) => alarm.AlarmDescription.match(/docs\/runbooks\/[\w-]+\.md/g) ?? [];

/** What a dimension's value stands for in the template, or undefined when it names nothing there. */
function named(template: Template, { Name, Value }: z.infer<typeof dimensions>[number]): unknown {
  const [[, api] = []] = template.ofType('AWS::ApiGateway::RestApi');
  const [[, deployment] = []] = template.ofType('AWS::ApiGateway::Deployment');
  const typeOf = () => template.resources[target(Value)]?.Type;
  switch (Name) {
    case 'FunctionName':
      return typeOf() === 'AWS::Lambda::Function' || undefined;
    case 'QueueName':
      return typeOf() === 'AWS::SQS::Queue' || undefined;
    case 'ApiName':
      return api?.Properties.Name === Value || undefined;
    case 'Stage':
      return deployment?.Properties.StageName === Value || undefined;
    default:
      return undefined;
  }
}

const ofFunction = (alarms: Alarm[], functionId: string, metric: string) =>
  alarms.filter(
    ({ Namespace, MetricName, Dimensions }) =>
      Namespace === 'AWS/Lambda' &&
      MetricName === metric &&
      Dimensions.some(({ Name, Value }) => Name === 'FunctionName' && target(Value) === functionId),
  );

describe.each(services)('the alarms of %s', (service) => {
  it('are none in dev', () => {
    const template = packaged(service, 'dev');
    const watching = Object.values(template.resources).filter(({ Type }) =>
      Type.startsWith('AWS::CloudWatch::'),
    );
    expect(watching).toEqual([]);
  });

  const template = packaged(service, 'prod');
  const alarms = alarmsOf(template);

  it('all tell the topic of the foundation, of trouble and of its end', () => {
    const topic = service === 'foundation' ? 'AlarmTopic' : 'AlarmTopicArn';
    for (const { AlarmActions, OKActions, ActionsEnabled } of alarms) {
      expect(AlarmActions.map(target)).toEqual([topic]);
      expect(OKActions.map(target)).toEqual([topic]);
      expect(ActionsEnabled).toBe(true);
    }
    if (service === 'foundation') expect(template.resource(topic).Type).toBe('AWS::SNS::Topic');
    else if (alarms.length > 0) expect(template.parameters).toHaveProperty(topic);
  });

  it('all say what a user feels and where to read on, on a page that exists', () => {
    for (const alarm of alarms) {
      const [page, ...others] = runbooksOf(alarm);
      expect(others).toEqual([]);
      expect(existsSync(join(root, page ?? 'no link'))).toBe(true);
      expect(alarm.AlarmDescription.length).toBeGreaterThan((page ?? '').length + 40);
    }
  });

  it('all watch something that exists', () => {
    for (const alarm of alarms) {
      const watched = [
        ...alarm.Dimensions,
        ...alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? []),
      ];
      expect(watched).not.toHaveLength(0);
      for (const dimension of watched) {
        expect({ alarm: alarm.AlarmName, dimension, exists: named(template, dimension) }).toMatchObject({
          exists: true,
        });
      }
    }
  });

  it('all have a statistic or an expression', () => {
    for (const { Statistic, ExtendedStatistic, Metrics } of alarms) {
      expect([Statistic, ExtendedStatistic, Metrics[0]?.Expression].filter(Boolean)).toHaveLength(1);
    }
  });

  it('have different names', () => {
    const names = alarms.map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.each(servicesWithFunctions)('in prod, %s', (service) => {
  const template = packaged(service, 'prod');
  const alarms = alarmsOf(template);
  const functions = template.ofType('AWS::Lambda::Function');

  it.each(functions)('watches errors and throttles of %s', (id) => {
    expect(ofFunction(alarms, id, 'Errors')).toHaveLength(1);
    expect(ofFunction(alarms, id, 'Throttles')).toHaveLength(1);
  });

  it.each(functions)(
    'watches the slowest hundredth of %s against 80 %% of its time-out',
    (id, { Properties }) => {
      const expected = { ExtendedStatistic: 'p99', Threshold: Number(Properties.Timeout) * 800 };
      expect(ofFunction(alarms, id, 'Duration')).toEqual([expect.objectContaining(expected)]);
    },
  );

  it('watches how far each reader of a stream is behind', () => {
    for (const [, { Properties }] of template.ofType('AWS::Lambda::EventSourceMapping')) {
      expect(ofFunction(alarms, target(Properties.FunctionName), 'IteratorAge')).toHaveLength(1);
    }
  });

  it('watches that every queue is empty', () => {
    for (const [id] of template.ofType('AWS::SQS::Queue')) {
      const watching = alarms.filter(({ Dimensions }) =>
        Dimensions.some(({ Name, Value }) => Name === 'QueueName' && target(Value) === id),
      );
      expect(watching).toHaveLength(1);
    }
  });

  it('watches the rate of 5xx answers of its API, and only with traffic', () => {
    for (const [, { Properties }] of template.ofType('AWS::ApiGateway::RestApi')) {
      const watching = alarms.filter(({ Metrics }) =>
        Metrics.some(
          ({ MetricStat }) =>
            MetricStat?.Metric.MetricName === '5XXError' &&
            MetricStat.Metric.Dimensions.some(({ Value }) => Value === Properties.Name),
        ),
      );
      expect(watching).toHaveLength(1);
      expect(watching[0]?.Metrics[0]?.Expression).toMatch(/^IF\(/);
    }
  });
});

describe('the runbooks', () => {
  const pages = readdirSync(join(root, 'docs/runbooks')).filter((name) => name.endsWith('.md'));

  it.each(pages)('%s says symptom, how bad, look here first, fix and escalate', (page) => {
    const text = readFileSync(join(root, 'docs/runbooks', page), 'utf8');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Symptom', 'How bad', 'Look here first', 'Fix', 'Escalate']);
  });

  it('are each the page of some alarm', () => {
    const linked = services.flatMap((service) => alarmsOf(packaged(service, 'prod')).flatMap(runbooksOf));
    expect(new Set(linked)).toEqual(new Set(pages.map((page) => `docs/runbooks/${page}`)));
  });

  it.each(pages)('%s links only to pages that exist', (page) => {
    const text = readFileSync(join(root, 'docs/runbooks', page), 'utf8');
    for (const [, link] of text.matchAll(/\]\(([\w-]+\.md)\)/g)) expect(pages).toContain(link);
  });
});
