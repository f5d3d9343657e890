import { createServer } from 'node:http';

/** What the bus answers, call by call: a status and a body; after the last one nothing at all. */
let answers: { status?: number; body: object }[] = [];
let calls: string[][] = [];

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { Entries }: { Entries: { Detail: string }[] } = JSON.parse(Buffer.concat(chunks).toString());
  calls.push(Entries.map(({ Detail }) => JSON.parse(Detail).userId));
  const answer = answers.shift();
  if (!answer) return;
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(answer.body));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = address && typeof address === 'object' ? address.port : 0;
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  EVENT_BUS_NAME: 'skillforge-test',
  EVENTS_ENDPOINT: `http://127.0.0.1:${port}`,
  POWERTOOLS_TRACE_ENABLED: 'false',
});
const { eventOf } = await import('../src/events/event.ts');
const { putEvents } = await import('../src/events/event-bus.ts');

afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  answers = [];
  calls = [];
});

const updated = (userId: string) => eventOf('ProfileUpdated', { userId }).event;
const taken = { EventId: 'bus-id' };
const failed = (ErrorCode: string) => ({ ErrorCode, ErrorMessage: 'not now' });
const answered = (...Entries: object[]) => ({ body: { Entries, FailedEntryCount: 0 } });
const throttled = { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } };

test('entries that are throttled are told again, and only these', async () => {
  answers = [
    answered(taken, failed('ThrottlingException'), taken, failed('InternalFailure')),
    answered(failed('ThrottlingException'), taken),
    answered(taken),
  ];
  expect(await putEvents(['u1', 'u2', 'u3', 'u4'].map(updated))).toEqual([]);
  expect(calls).toEqual([['u1', 'u2', 'u3', 'u4'], ['u2', 'u4'], ['u2']]);
});

test('an entry that is refused for good is not told again', async () => {
  answers = [answered(failed('MalformedDetail'), taken)];
  const refusals = await putEvents(['u1', 'u2'].map(updated));
  expect(refusals).toMatchObject([
    { event: { detail: { userId: 'u1' } }, error: { name: 'MalformedDetail' }, hopeless: true },
  ]);
  expect(calls).toHaveLength(1);
});

test('what is throttled again and again is refused in the end', async () => {
  const again = answered(failed('ThrottlingException'));
  answers = [answered(taken, failed('ThrottlingException')), ...Array(20).fill(again)];
  const refusals = await putEvents(['u1', 'u2'].map(updated));
  expect(refusals).toMatchObject([{ hopeless: false }]);
  expect(calls.length).toBeGreaterThan(2);
  expect(calls.length).toBeLessThan(10);
});

test('a refusal is hopeless for what is wrong with the event itself only', async () => {
  const codes = [
    'AccessDeniedException',
    'InvalidArgument',
    'RedactionFailure',
    'MalformedDetail',
    'Unheard',
  ];
  answers = [answered(...codes.map(failed))];
  const refusals = await putEvents(codes.map(updated));
  expect(refusals.filter(({ hopeless }) => hopeless).map(({ error }) => error.name)).toEqual([
    'InvalidArgument',
    'MalformedDetail',
  ]);
});

test('a call that is refused as a whole for one of its events is made again in parts, until that one is found', async () => {
  const bad = { status: 400, body: { __type: 'ValidationException', message: 'too heavy' } };
  // Four; two of these; the first of these; the second; the other two.
  answers = [bad, bad, answered(taken), bad, answered(taken, taken)];
  const refusals = await putEvents(['u1', 'u2', 'u3', 'u4'].map(updated));
  expect(calls).toEqual([['u1', 'u2', 'u3', 'u4'], ['u1', 'u2'], ['u1'], ['u2'], ['u3', 'u4']]);
  expect(refusals).toMatchObject([{ event: { detail: { userId: 'u2' } }, hopeless: true }]);
});

test('a call that is throttled as a whole is made again', async () => {
  answers = [throttled, answered(taken)];
  expect(await putEvents([updated('u1')])).toEqual([]);
  expect(calls).toEqual([['u1'], ['u1']]);
});

test('events that no answer speaks of count as refused', async () => {
  answers = [answered(taken)];
  const refusals = await putEvents(['u1', 'u2'].map(updated));
  expect(refusals.map(({ event }) => event.detail)).toEqual([{ userId: 'u2' }]);
});

test('a failed call does not keep the next ten from being told', async () => {
  const denied = { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } };
  answers = [denied, answered(taken)];
  const refusals = await putEvents(Array.from({ length: 11 }, (_, at) => updated(`u${at}`)));
  expect(refusals).toHaveLength(10);
  expect(refusals[0]).toMatchObject({ error: { name: 'AccessDeniedException' }, hopeless: false });
  expect(calls.at(-1)).toEqual(['u10']);
});

test('a bus that does not answer is waited for no longer than the signal says', async () => {
  const begun = performance.now();
  const [refusal] = await putEvents([updated('u1')], AbortSignal.timeout(200));
  expect(refusal?.error.name).toMatch(/AbortError|TimeoutError/);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('a bus that does not answer is given up after three attempts', async () => {
  const begun = performance.now();
  const [refusal] = await putEvents([updated('u1')]);
  expect(refusal).toMatchObject({ error: { name: 'TimeoutError' }, hopeless: false });
  expect(calls).toHaveLength(3);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
