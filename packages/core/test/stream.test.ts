import { lambdaContext } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { printedBy } from '@skillforge/testing/log-capture';
import type { DynamoDBRecord } from 'aws-lambda';

const environment = await startFunctionEnvironment({
  variables: { POWERTOOLS_LOG_LEVEL: 'INFO', POWERTOOLS_METRICS_DISABLED: 'false' },
});
const { courseIdOfPartition, courseKey, lessonKey, profileKey, userIdOfPartition } = await import(
  '../src/keys.ts'
);
const { projection } = await import('../src/stream.ts');
const { scheduled } = await import('../src/schedule.ts');

afterAll(() => environment.stop());

function record(
  sequence: string | undefined,
  { PK, SK }: { PK: string; SK: string },
  ageSeconds = 0,
): DynamoDBRecord {
  return {
    eventID: `event-${sequence}`,
    eventName: 'MODIFY',
    dynamodb: {
      Keys: { PK: { S: PK }, SK: { S: SK } },
      NewImage: { email: { S: 'ada@example.com' } },
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000) - ageSeconds,
      ...(sequence === undefined ? {} : { SequenceNumber: sequence }),
    },
  };
}

const courseOf = ({ dynamodb }: DynamoDBRecord) => courseIdOfPartition(String(dynamodb?.Keys?.PK?.S));

/** A projection whose refresh fails for some courses, and what it was called for. */
function projecting(...failing: string[]) {
  const refreshed: string[] = [];
  const refresh = async (id: string) => {
    refreshed.push(id);
    if (failing.includes(id))
      throw Object.assign(new Error(`no luck with ${id}`), { item: 'ada@example.com' });
  };
  const handler = projection(
    { service: 'courses', name: 'listings' },
    { course: { idOf: courseOf, refresh } },
  );
  return { refreshed, handler };
}

async function run(handler: ReturnType<typeof projecting>['handler'], Records: DynamoDBRecord[]) {
  let answer: Awaited<ReturnType<typeof handler>> | undefined;
  const printed = await printedBy(async () => {
    answer = await handler({ Records }, lambdaContext);
  });
  return { failures: answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), ...printed };
}

describe('a projection', () => {
  test('is brought up to date once for each thing, however many records tell of it', async () => {
    const { handler, refreshed } = projecting();
    const { failures } = await run(handler, [
      record('1', courseKey('A')),
      record('2', lessonKey('A', 'A-1')),
      record('3', courseKey('B')),
      record('4', courseKey('A')),
    ]);
    expect(refreshed).toEqual(['A', 'B']);
    expect(failures).toEqual([]);
  });

  test('leaves alone what does not concern it', async () => {
    const { handler, refreshed } = projecting();
    const { failures } = await run(handler, [record('1', profileKey('U1')), record('2', courseKey('A'))]);
    expect(refreshed).toEqual(['A']);
    expect(failures).toEqual([]);
  });

  test('of an empty batch does nothing', async () => {
    const { handler, refreshed } = projecting();
    expect((await run(handler, [])).failures).toEqual([]);
    expect(refreshed).toEqual([]);
  });

  test('that fails for one thing is done for the others, and reports the first record of what failed', async () => {
    const { handler, refreshed } = projecting('B', 'D');
    const { failures } = await run(handler, [
      record('1', courseKey('A')),
      record('2', courseKey('B')),
      record('3', courseKey('C')),
      record('4', courseKey('B')),
      record('5', courseKey('D')),
    ]);
    expect(refreshed).toEqual(['A', 'B', 'C', 'D']);
    expect(failures).toEqual(['2', '5']);
  });

  test('reports a failed record without a number as Lambda wants the whole batch again', async () => {
    const { handler } = projecting('A');
    expect((await run(handler, [record(undefined, courseKey('A'))])).failures).toEqual(['']);
  });

  test('tells in the log how much it did, and each fault, but never what a record holds', async () => {
    const { handler } = projecting('B');
    const { lines, text } = await run(handler, [record('1', courseKey('A')), record('2', courseKey('B'))]);
    const logged = lines.filter(({ message }) => message !== undefined);
    expect(logged).toMatchObject([
      {
        level: 'ERROR',
        message: 'fault',
        service: 'courses',
        projection: 'listings',
        id: 'B',
        error: { message: 'no luck with B' },
      },
      {
        level: 'INFO',
        message: 'projected',
        service: 'courses',
        projection: 'listings',
        records: 2,
        changes: 2,
        failed: 1,
      },
    ]);
    expect(text).not.toContain('ada@example.com');
  });

  test('measures how far it lags behind the oldest record, and counts its failures', async () => {
    const { handler } = projecting('B');
    const { lines } = await run(handler, [record('1', courseKey('A'), 3), record('2', courseKey('B'), 60)]);
    const lag = lines.find((line) => 'ProjectionLag' in line);
    expect(Number(lag?.ProjectionLag)).toBeGreaterThanOrEqual(60_000);
    expect(Number(lag?.ProjectionLag)).toBeLessThan(63_000);
    expect(lines.find((line) => 'ProjectionFailures' in line)).toMatchObject({
      Service: 'courses',
      ProjectionFailures: 1,
    });
    const { lines: fine } = await run(projecting().handler, [record('1', courseKey('A'))]);
    expect(fine.some((line) => 'ProjectionFailures' in line)).toBe(false);
  });

  test('may follow several kinds of things: each is brought up to date for the records that concern it', async () => {
    const done: string[] = [];
    const handler = projection(
      { service: 'courses', name: 'courses' },
      {
        course: {
          idOf: courseOf,
          refresh: async (id) => {
            done.push(`course ${id}`);
            if (id === 'X') throw new Error('no luck');
          },
        },
        user: {
          idOf: ({ dynamodb }) => userIdOfPartition(String(dynamodb?.Keys?.PK?.S)),
          refresh: async (id) => {
            done.push(`user ${id}`);
            if (id === 'X') throw new Error('no luck');
          },
        },
        // One record may concern two kinds, and an id may be that of a thing of each.
        owner: {
          idOf: ({ dynamodb }) => dynamodb?.Keys?.SK?.S,
          refresh: async (id) => void done.push(`owner ${id}`),
        },
      },
    );
    const { failures, lines } = await run(handler, [
      record('1', profileKey('X')),
      record('2', courseKey('X')),
      record('3', courseKey('A')),
      record('4', profileKey('X')),
      record('5', profileKey('A')),
    ]);
    expect(done).toEqual(['user X', 'owner profile', 'course X', 'owner course', 'course A', 'user A']);
    expect(failures).toEqual(['1', '2']);
    expect(lines.find(({ message }) => message === 'projected')).toMatchObject({
      records: 5,
      changes: 6,
      failed: 2,
    });
  });

  test('may get the same batch twice', async () => {
    const { handler, refreshed } = projecting();
    const batch = [record('1', courseKey('A')), record('2', courseKey('B'))];
    await run(handler, batch);
    await run(handler, batch);
    expect(refreshed).toEqual(['A', 'B', 'A', 'B']);
  });
});

describe('a task that runs by the clock', () => {
  test('tells in the log how much it did', async () => {
    const task = scheduled({ service: 'courses', name: 'place-due' }, async () => 7);
    const { lines } = await printedBy(() => task({ 'detail-type': 'Scheduled Event' }, lambdaContext));
    expect(lines).toMatchObject([
      { level: 'INFO', message: 'ran', service: 'courses', task: 'place-due', done: 7 },
    ]);
  });

  test('fails as a function when its work fails, so that the alarm on errors sees it', async () => {
    const task = scheduled({ service: 'courses', name: 'place-due' }, async () => {
      throw new Error('no luck');
    });
    await expect(task({}, lambdaContext)).rejects.toThrow('no luck');
  });
});
