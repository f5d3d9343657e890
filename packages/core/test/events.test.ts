import { startQueue } from '@skillforge/embedded/queue';
import { startTestEventBus } from '@skillforge/embedded/test-event-bus';
import { lambdaContext } from '@skillforge/testing/api-gateway';
import { busEvent } from '@skillforge/testing/bus-events';
import { printedBy } from '@skillforge/testing/log-capture';

const bus = await startTestEventBus();
/** What was left in the dead-letter queue. */
const letters: string[] = [];
const queue = await startQueue({ name: 'letters', onMessage: (body) => void letters.push(body) });
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  EVENT_BUS_NAME: bus.busName,
  EVENTS_ENDPOINT: bus.endpoint,
  DEAD_LETTERS_URL: queue.url,
  POWERTOOLS_TRACE_ENABLED: 'false',
  POWERTOOLS_LOG_LEVEL: 'INFO',
});
const { eventOf } = await import('../src/events/event.ts');
const { InvalidEventError, readEvent } = await import('../src/events/read-event.ts');
const { publication } = await import('../src/events/publication.ts');
const { putEvents } = await import('../src/events/event-bus.ts');
const { consumer } = await import('../src/events/consumer.ts');
const { eventSchemas, eventSources } = await import('../src/events/schemas.ts');

afterAll(() => Promise.all([bus.stop(), queue.stop()]));
beforeEach(() => {
  bus.events.splice(0);
  letters.splice(0);
});

const registered = (userId: string) =>
  eventOf('UserRegistered', { userId, registeredAt: '2026-03-01T10:00:00.000Z' }).event;

describe('an event', () => {
  test('rides on an item with an id that sorts by its time', () => {
    const at = (second: number) => eventOf('ProfileUpdated', { userId: 'u1' }, new Date(second * 1000)).event;
    expect(at(1)).toEqual({
      eventId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      type: 'ProfileUpdated',
      time: '1970-01-01T00:00:01.000Z',
      detail: { userId: 'u1' },
    });
    expect(at(1).eventId < at(2).eventId).toBe(true);
  });

  test('of every type has a service that tells of it', () => {
    expect(Object.keys(eventSources).sort()).toEqual(Object.keys(eventSchemas).sort());
  });

  const good = registered('u1');
  const wrong: [string, unknown, RegExp][] = [
    ['nothing', undefined, /^event/],
    ['an unknown type', { ...good, type: 'UserVanished' }, /^event\.type/],
    ['a type that every object has', { ...good, type: 'constructor' }, /^event\.type/],
    ['no id', { ...good, eventId: '' }, /^event\.eventId/],
    ['a time that is none', { ...good, time: 'yesterday' }, /^event\.time/],
    ['no detail', { ...good, detail: undefined }, /^event\.detail/],
    ['a field of another kind', { ...good, detail: { ...good.detail, userId: 7 } }, /^event\.detail\.userId/],
    ['a field too many', { ...good, detail: { ...good.detail, email: 'ada@example.com' } }, /^event\.detail/],
  ];
  test.each(wrong)('with %s is none', (_what, raw, message) => {
    expect(() => readEvent(raw)).toThrow(InvalidEventError);
    expect(() => readEvent(raw)).toThrow(message);
  });

  test('that is wrong is told of without its values', () => {
    const raw = { ...good, detail: { userId: ['ada@example.com'], registeredAt: 'ada@example.com' } };
    expect(() => readEvent(raw)).toThrow(expect.not.objectContaining({ message: /ada/ }));
  });
});

describe('telling the bus', () => {
  test('gives each event its source, type and time, and id and time among its details', async () => {
    const event = registered('u1');
    expect(await putEvents([event])).toEqual([]);
    expect(bus.events).toMatchObject([
      {
        source: 'skillforge.users',
        'detail-type': 'UserRegistered',
        time: `${event.time.slice(0, 19)}Z`,
        detail: {
          eventId: event.eventId,
          time: event.time,
          userId: 'u1',
          registeredAt: '2026-03-01T10:00:00.000Z',
        },
      },
    ]);
  });

  test('takes any number of events', async () => {
    const events = Array.from({ length: 25 }, (_, at) => registered(`u${at}`));
    expect(await putEvents(events)).toEqual([]);
    expect(bus.events.map(({ detail }) => detail.eventId)).toEqual(events.map(({ eventId }) => eventId));
    expect(await putEvents([])).toEqual([]);
  });

  test('answers those that the bus refuses, and tells it of the others', async () => {
    const [one, two, three] = [registered('u1'), registered('u2'), registered('u3')];
    // Too heavy for any call: the whole call of ten is refused, and then this one alone.
    const heavy = { ...registered('x'.repeat(300_000)) };
    const nine = Array.from({ length: 8 }, (_, at) => registered(`n${at}`));
    const refusals = await putEvents([one, heavy, ...nine, two, three]);
    expect(refusals).toMatchObject([
      { event: { eventId: heavy.eventId }, error: { name: 'ValidationException' }, hopeless: true },
    ]);
    expect(bus.events.map(({ detail }) => detail.userId)).toEqual([
      'u1',
      ...Array.from({ length: 8 }, (_, at) => `n${at}`),
      'u2',
      'u3',
    ]);
  });

  test('is ended early by a signal', async () => {
    const [refusal] = await putEvents([registered('u1')], AbortSignal.abort());
    expect(refusal?.error.name).toBe('AbortError');
    expect(bus.events).toEqual([]);
  });
});

describe('a consumer', () => {
  const seen: unknown[] = [];
  beforeEach(() => seen.splice(0));
  const main = consumer(
    { service: 'reviews', name: 'greet' },
    {
      UserRegistered: async (event) => {
        if (event.detail.userId === 'nobody') throw new Error('no luck');
        seen.push(event);
      },
      ProfileUpdated: async ({ detail }) => void seen.push(`updated ${detail.userId}`),
    },
  );
  const detail = { userId: 'u1', registeredAt: '2026-03-01T10:00:00.000Z' };

  test('hands each event to the handler of its type, with id, time and what it says', async () => {
    const event = busEvent('users', 'UserRegistered', { ...detail, eventId: 'E1' });
    await main(event, lambdaContext);
    await main(busEvent('users', 'ProfileUpdated', { userId: 'u2' }), lambdaContext);
    expect(seen).toEqual([
      { eventId: 'E1', type: 'UserRegistered', time: event.detail.time, detail },
      'updated u2',
    ]);
  });

  test('does not know, and does not mind, fields that were added later', async () => {
    await main(busEvent('users', 'UserRegistered', { ...detail, referredBy: 'u9' }), lambdaContext);
    expect(seen).toMatchObject([{ detail }]);
    expect(JSON.stringify(seen)).not.toContain('referredBy');
  });

  const failing: [string, Parameters<typeof main>[0], string | RegExp][] = [
    ['its handler fails', busEvent('users', 'UserRegistered', { ...detail, userId: 'nobody' }), 'no luck'],
    ['the event does not fit', busEvent('users', 'UserRegistered', { userId: 'u1' }), /registeredAt/],
    ['it has no handler', busEvent('reviews', 'ReviewReported', {}), /reportedBy|ReviewReported/],
    ['there is no such type', busEvent('users', 'UserVanished', {}), /event\.type/],
    ['there is no detail', { ...busEvent('users', 'ProfileUpdated', {}), detail: null }, /event\.detail/],
    ['there is no id', busEvent('users', 'ProfileUpdated', { userId: 'u1', eventId: undefined }), /eventId/],
  ];
  test.each(failing)(
    'fails as a function when %s, so that Lambda tries again',
    async (_what, event, reason) => {
      const { lines } = await printedBy(() => expect(main(event, lambdaContext)).rejects.toThrow(reason));
      expect(lines.find(({ message }) => message === 'fault')).toMatchObject({ consumer: 'greet' });
      expect(lines.find((line) => 'EventFailures' in line)).toMatchObject({
        Service: 'reviews',
        EventFailures: 1,
      });
      expect(seen).toEqual([]);
    },
  );

  test('without a handler for a type fails', async () => {
    const reported = { courseId: 'c', reviewId: 'r', reportedBy: 'u1', reason: 'spam' };
    await expect(main(busEvent('reviews', 'ReviewReported', reported), lambdaContext)).rejects.toThrow(
      'greet has no handler for ReviewReported',
    );
  });

  test('logs which event it was and how long it took, never what the event says', async () => {
    const event = busEvent('users', 'UserRegistered', { ...detail, userId: 'secret-user', eventId: 'E2' });
    const { lines, text } = await printedBy(() => main(event, lambdaContext));
    expect(lines.find(({ message }) => message === 'consumed')).toMatchObject({
      service: 'reviews',
      consumer: 'greet',
      type: 'UserRegistered',
      eventId: 'E2',
      busEventId: event.id,
      durationMs: expect.any(Number),
    });
    expect(lines.find((line) => 'EventLag' in line)).toMatchObject({ Service: 'reviews' });
    expect(text).not.toContain('secret-user');
  });
});

describe('the reader of the stream', () => {
  const record = (sequence: string, type: string) => ({
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000) - 5,
      SequenceNumber: sequence,
      NewImage: {
        event: {
          M: {
            eventId: { S: `E${sequence}` },
            type: { S: type },
            time: { S: '2026-03-01T10:00:00.000Z' },
            detail: { M: { userId: { S: 'secret-user' } } },
          },
        },
      },
    },
  });

  test('logs and measures what it told and what was refused, never what an event says', async () => {
    const main = publication({ service: 'events', name: 'publish-events' });
    const Records = [record('1', 'ProfileUpdated'), record('2', 'ProfileVanished')];
    let answer: unknown;
    const { lines, text } = await printedBy(async () => {
      answer = await main({ Records }, lambdaContext);
    });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(letters).toHaveLength(1);
    expect(lines.find(({ message }) => message === 'refused')).toMatchObject({
      level: 'ERROR',
      service: 'events',
      publication: 'publish-events',
      eventId: 'E2',
      sequenceNumber: '2',
      setAside: true,
      error: { name: 'InvalidEventError' },
    });
    expect(lines.find(({ message }) => message === 'published')).toMatchObject({
      service: 'events',
      publication: 'publish-events',
      records: 2,
      events: 1,
      failed: 0,
      setAside: 1,
    });
    const metric = (name: string) => lines.find((line) => name in line);
    expect(metric('EventsPublished')).toMatchObject({ Service: 'events', EventsPublished: 1 });
    expect(metric('EventsRefused')).toMatchObject({ Service: 'events', EventsRefused: 1 });
    expect(Number(metric('PublicationLag')?.PublicationLag)).toBeGreaterThanOrEqual(5_000);
    expect(text).not.toContain('secret-user');
  });
});
