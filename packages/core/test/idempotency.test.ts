import { call, type TestRequest } from '@skillforge/testing/api-gateway';
import * as z from 'zod/mini';
import type { Route } from '../src/http/contract.ts';
import { line } from '../src/http/fields.ts';
import { item, startWiredEnvironment } from './table-environment.ts';
import { cancelled, first } from './wire.ts';

const { jest: jestOfThisFile } = import.meta;

const { wire, tableName, token, ...environment } = await startWiredEnvironment();
const { endpoint } = await import('../src/http/endpoint.ts');
const { ConflictError, LostRaceError } = await import('../src/errors.ts');
const { getItem, putNew, table } = await import('../src/table.ts');
const { created } = await import('../src/http/reply.ts');
const { newId } = await import('../src/ids.ts');

const route = {
  service: 'things',
  operationId: 'createThing',
  method: 'POST',
  path: '/boxes/{boxId}/things',
  summary: 'Put a thing into a box',
  auth: 'required',
  body: z.strictObject({ name: line(1, 20), note: z.optional(line(0, 20)) }),
  idempotent: true,
  etag: true,
  success: [
    {
      status: 201,
      description: 'The thing',
      schema: z.strictObject({ thingId: z.string(), name: z.string() }),
    },
  ],
} as const satisfies Route;

/** What the next call of the handler finds, before it writes. */
let beforeWriting: (() => void) | undefined;

const createThing = endpoint(route, async ({ path: { boxId }, body: { name }, commit }) => {
  beforeWriting?.();
  const thingId = newId();
  const counted = {
    write: {
      Update: {
        TableName: tableName,
        Key: { PK: boxId, SK: 'count' },
        UpdateExpression: 'ADD things :one',
        ExpressionAttributeValues: { ':one': 1 },
      },
    },
  };
  const unique = putNew(
    item(boxId, name, {}),
    () => new ConflictError('has-it', 'The box has such a thing.'),
  );
  return commit([unique, counted], created({ thingId, name }, `/things/${thingId}`, { v: 1 }));
});

const [ada, bob] = await Promise.all([token({ userId: 'ada' }), token({ userId: 'bob' })]);

let boxes = 0;
/** A box of its own for each test. */
const newBox = () => `box-${++boxes}`;

const thingsIn = async (boxId: string) =>
  (await getItem<{ things: number }>({ PK: boxId, SK: 'count' }, { consistent: true }))?.things ?? 0;

function post(boxId: string, key: string | undefined, more: Partial<TestRequest> = {}) {
  return call(createThing, {
    method: 'POST',
    path: `/boxes/${boxId}/things`,
    parameters: { boxId },
    token: ada,
    body: { name: 'lamp' },
    headers: key === undefined ? {} : { 'Idempotency-Key': key },
    ...more,
  });
}

beforeEach(() => {
  beforeWriting = undefined;
});
afterEach(() => {
  jestOfThisFile.restoreAllMocks();
  wire.clear();
});
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

test('a repeat gives the first answer again: status, body, Location and ETag', async () => {
  const box = newBox();
  const one = await post(box, 'key-1');
  const two = await post(box, 'key-1');
  expect(one.status).toBe(201);
  expect(one.headers['Idempotent-Replayed']).toBeUndefined();
  expect(one.headers.Location).toBe(`/things/${one.body.thingId}`);
  expect(one.headers.ETag).toMatch(/^"v1\./);
  const { 'Idempotent-Replayed': replayed, ...headers } = two.headers;
  expect(replayed).toBe('true');
  expect({ ...two, headers }).toEqual(one);
  expect(await thingsIn(box)).toBe(1);
});

test('a repeat costs one call and writes nothing', async () => {
  const box = newBox();
  await post(box, 'key-1');
  wire.clear();
  await post(box, 'key-1');
  expect(wire.calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
});

test('the same body spelt with other spaces is the same body', async () => {
  const box = newBox();
  await post(box, 'key-1');
  const { status, headers } = await post(box, 'key-1', { body: '{\n  "name" : "lamp"\n}' });
  expect([status, headers['Idempotent-Replayed']]).toEqual([201, 'true']);
});

test.each([{ name: 'chair' }, { name: 'lamp', note: 'red' }, { name: 'Lamp' }])(
  'the same key with the body %j is refused: 422',
  async (body) => {
    const box = newBox();
    await post(box, 'key-1');
    const answer = await post(box, 'key-1', { body });
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(answer.headers['Idempotent-Replayed']).toBeUndefined();
    expect(await thingsIn(box)).toBe(1);
  },
);

test('a body that is nested beyond all measure is a wrong body, not a fault of ours', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  for (const body of [deep, `{"name": "lamp", "more": ${deep}}`, `{"name": ${deep}}`]) {
    expect((await post(newBox(), 'key-1', { body })).status).toBe(422);
    expect((await post(newBox(), undefined, { body })).status).toBe(422);
  }
});

test('another key is another request', async () => {
  const box = newBox();
  await post(box, 'key-1');
  const again = await post(box, 'key-2', { body: { name: 'chair' } });
  expect(again.status).toBe(201);
  expect(again.headers['Idempotent-Replayed']).toBeUndefined();
  expect(await thingsIn(box)).toBe(2);
});

test('the same key of another caller is another request: nobody sees another’s answer', async () => {
  const box = newBox();
  const one = await post(box, 'key-1');
  const two = await post(box, 'key-1', { token: bob, body: { name: 'chair' } });
  expect(two.status).toBe(201);
  expect(two.headers['Idempotent-Replayed']).toBeUndefined();
  expect(two.body.thingId).not.toBe(one.body.thingId);
});

test('the same key at another path is another request', async () => {
  const [box, other] = [newBox(), newBox()];
  const one = await post(box, 'key-1');
  const two = await post(other, 'key-1');
  expect(two.status).toBe(201);
  expect(two.headers['Idempotent-Replayed']).toBeUndefined();
  expect(two.body.thingId).not.toBe(one.body.thingId);
  expect(await thingsIn(other)).toBe(1);
});

test('without a key each request stands for itself', async () => {
  const box = newBox();
  expect((await post(box, undefined)).status).toBe(201);
  const again = await post(box, undefined);
  expect([again.status, again.body.code]).toEqual([409, 'has-it']);
  expect((await post(box, undefined, { body: { name: 'chair' } })).status).toBe(201);
  expect(await thingsIn(box)).toBe(2);
});

test('of 20 at the same moment one creates, and all get its answer', async () => {
  const box = newBox();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(box, 'key-1')));
  expect(new Set(answers.map(({ body }) => body.thingId)).size).toBe(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ headers }) => headers.Location)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers['Idempotent-Replayed'] === 'true')).toHaveLength(19);
  expect(await thingsIn(box)).toBe(1);
});

test('of 20 at the same moment that the table holds up by conflicts one creates too', async () => {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0);
  const box = newBox();
  wire.meddle(first(12, async () => cancelled({ Code: 'TransactionConflict' })));
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(box, 'key-1')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.thingId)).size).toBe(1);
  expect(await thingsIn(box)).toBe(1);
});

test('a request that was refused leaves no record: the key is still free', async () => {
  const box = newBox();
  await post(box, undefined);
  expect((await post(box, 'key-1')).status).toBe(409);
  const later = await post(box, 'key-1', { body: { name: 'chair' } });
  expect(later.status).toBe(201);
  expect(later.headers['Idempotent-Replayed']).toBeUndefined();
});

test('a repeat gives the first answer although what it made would refuse a second', async () => {
  const box = newBox();
  const one = await post(box, 'key-1');
  expect((await post(box, undefined)).status).toBe(409);
  expect((await post(box, 'key-1')).body).toEqual(one.body);
});

test('a client that got no answer asks again and learns what was done', async () => {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0);
  const box = newBox();
  wire.meddle(async (_call, forward) => {
    await forward();
    return 'broken';
  });
  expect((await post(box, 'key-1')).status).toBe(503);
  wire.clear();
  const again = await post(box, 'key-1');
  expect([again.status, again.headers['Idempotent-Replayed']]).toEqual([201, 'true']);
  expect(await thingsIn(box)).toBe(1);
});

test('an act that runs again after a lost race is recorded once', async () => {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0);
  const box = newBox();
  let runs = 0;
  beforeWriting = () => {
    if (++runs < 3) throw new LostRaceError();
  };
  const one = await post(box, 'key-1');
  expect([one.status, runs]).toEqual([201, 3]);
  expect((await post(box, 'key-1')).body).toEqual(one.body);
  expect(await thingsIn(box)).toBe(1);
});

describe('after a day', () => {
  const [hour, second] = [3_600_000, 1_000];

  /** Sends a request as if some time ago. */
  async function postAgo(milliseconds: number, box: string) {
    const then = Date.now() - milliseconds;
    jestOfThisFile.spyOn(Date, 'now').mockReturnValue(then);
    const answer = await post(box, 'key-1', { token: await token({ userId: 'ada' }) });
    jestOfThisFile.restoreAllMocks();
    return answer;
  }

  test('a record counts as absent, though the table still holds it', async () => {
    const box = newBox();
    const one = await postAgo(24 * hour + 5 * second, box);
    expect(one.status).toBe(201);
    const two = await post(box, 'key-1', { body: { name: 'chair' } });
    expect(two.status).toBe(201);
    expect(two.headers['Idempotent-Replayed']).toBeUndefined();
    expect(await thingsIn(box)).toBe(2);
    const three = await post(box, 'key-1', { body: { name: 'chair' } });
    expect([three.body, three.headers['Idempotent-Replayed']]).toEqual([two.body, 'true']);
  });

  test('and until then it counts', async () => {
    const box = newBox();
    const one = await postAgo(24 * hour - 60 * second, box);
    const two = await post(box, 'key-1');
    expect([two.body, two.headers['Idempotent-Replayed']]).toEqual([one.body, 'true']);
  });
});

test('a record is dropped by the table after its day, by the attribute that the table looks at', async () => {
  const box = newBox();
  await post(box, 'key-1');
  const [{ body } = { body: {} }] = wire.calls.filter(({ operation }) => operation === 'TransactWriteItems');
  const [record] = Reflect.get(Object(body), 'TransactItems');
  const ttl = Number(record.Put.Item.ttl.N);
  const inADay = Date.now() / 1000 + 24 * 3600;
  expect(Math.abs(ttl - inADay)).toBeLessThan(30);
});

test.each(['k', 'x'.repeat(255), '8e03978e-40d5-43dd-bc93-6894a57f9324', '"quoted"', 'a/b#c'])(
  'the key %j is good',
  async (key) => {
    expect((await post(newBox(), key)).status).toBe(201);
  },
);

test.each(['', ' ', 'a b', 'schlüssel', 'a\tb', 'a\n', '\u007f', 'x'.repeat(256)])(
  'the key %j is refused: 400',
  async (key) => {
    const { status, body } = await post(newBox(), key);
    expect([status, body.code]).toEqual([400, 'invalid-idempotency-key']);
  },
);

test('the table is not told whose key it was, nor which', async () => {
  await post(newBox(), 'a-very-telling-key');
  const { body } = wire.calls[0] ?? {};
  expect(JSON.stringify(body)).not.toMatch(/a-very-telling-key|"ada"/);
});

describe('what refuses a first request does not refuse its repeat', () => {
  const limited = {
    ...route,
    operationId: 'createRareThing',
    rateLimit: { action: 'rare', perDay: 1 },
  } as const;
  let full = false;
  const createRareThing = endpoint(limited, async ({ path: { boxId }, body: { name }, commit }) => {
    if (full) throw new ConflictError('full', 'The box is full.');
    const thingId = newId();
    return commit(
      [putNew(item(boxId, name, {}))],
      created({ thingId, name }, `/things/${thingId}`, { v: 1 }),
    );
  });
  const postRare = (boxId: string, token: string, key: string, name = 'lamp') =>
    call(createRareThing, {
      method: 'POST',
      path: `/boxes/${boxId}/things`,
      parameters: { boxId },
      token,
      body: { name },
      headers: { 'Idempotency-Key': key },
    });

  test('the day is used up: the repeat gets the first answer, another request 429', async () => {
    const [box, someone] = [newBox(), await token({ userId: 'someone' })];
    const firstAnswer = await postRare(box, someone, 'key-1');
    const repeat = await postRare(box, someone, 'key-1');
    expect(repeat).toMatchObject({ status: 201, body: firstAnswer.body });
    expect(repeat.headers['Idempotent-Replayed']).toBe('true');
    expect((await postRare(box, someone, 'key-2')).status).toBe(429);
    expect((await postRare(box, someone, 'key-1', 'chair')).body.code).toBe('idempotency-key-reused');
  });

  test('the box is full: the repeat gets the first answer, another request 409', async () => {
    const [box, dora, emil] = [newBox(), await token({ userId: 'dora' }), await token({ userId: 'emil' })];
    const firstAnswer = await postRare(box, dora, 'key-1');
    full = true;
    expect((await postRare(box, emil, 'key-2', 'chair')).body.code).toBe('full');
    expect((await postRare(box, dora, 'key-1')).body).toEqual(firstAnswer.body);
    full = false;
  });
});

describe('an answer that has yet to be read', () => {
  let reading: Promise<unknown> = Promise.resolve();
  const handler = endpoint(route, async ({ path: { boxId }, body: { name }, commit }) => {
    const thing = async () => {
      const waiting = reading;
      await getItem({ PK: boxId, SK: 'other' }, { consistent: true });
      await waiting;
      return created({ thingId: name, name }, `/things/${name}`);
    };
    return commit(
      [putNew(item(boxId, name, {}), () => new ConflictError('has-it', 'The box has such a thing.'))],
      thing(),
    );
  });
  const send = (boxId: string, headers: Record<string, string>) =>
    call(handler, {
      method: 'POST',
      path: `/boxes/${boxId}/things`,
      parameters: { boxId },
      token: ada,
      body: { name: 'lamp' },
      headers,
    });
  const operations = () => wire.calls.map(({ operation }) => operation);
  const unreadable = () => {
    const failed = Promise.reject(new ConflictError('unread', 'Not read.'));
    failed.catch(() => {});
    return failed;
  };

  beforeEach(() => {
    reading = Promise.resolve();
    wire.clear();
  });

  test('is waited for beside the write', async () => {
    const box = newBox();
    let read = () => {};
    reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    // The write is over while the answer is still being read.
    const answer = send(box, {});
    while ((await getItem(item(box, 'lamp', {}), { consistent: true })) === undefined);
    read();
    expect(await answer).toMatchObject({ status: 201, body: { thingId: 'lamp' } });
  });

  test('is known before it is recorded, and is what a repeat gets', async () => {
    const box = newBox();
    const one = await send(box, { 'Idempotency-Key': 'key-1' });
    expect(operations()).toEqual(['GetItem', 'TransactWriteItems']);
    const two = await send(box, { 'Idempotency-Key': 'key-1' });
    expect([one.status, two.status, two.body]).toEqual([201, 201, one.body]);
    expect(two.headers['Idempotent-Replayed']).toBe('true');
  });

  test('and cannot be read is told, with nothing written under a key', async () => {
    const box = newBox();
    reading = unreadable();
    expect((await send(box, { 'Idempotency-Key': 'key-1' })).body.code).toBe('unread');
    expect(operations()).not.toContain('TransactWriteItems');
    reading = unreadable();
    expect((await send(box, {})).body.code).toBe('unread');
  });

  test('gives way to what refuses the write', async () => {
    const box = newBox();
    await send(box, {});
    reading = unreadable();
    expect((await send(box, {})).body.code).toBe('has-it');
  });
});
