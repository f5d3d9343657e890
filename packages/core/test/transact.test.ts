import { item, startWiredEnvironment } from './table-environment.ts';
import { cancelled, first, refused } from './wire.ts';

const { jest: jestOfThisFile } = import.meta;

const { wire, tableName, ...environment } = await startWiredEnvironment();
const { getItem, put, putItem, putNew, remove, table, transact, update } = await import('../src/table.ts');
const { ConflictError, ServiceUnavailableError } = await import('../src/errors.ts');

// No luck in the pauses: none at all.
beforeEach(() => jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  jestOfThisFile.restoreAllMocks();
  wire.clear();
});
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const read = (PK: string) => getItem({ PK, SK: 'x' }, { consistent: true });
const there = () => new ConflictError('there', 'It is there.');

test('all pieces are written', async () => {
  await putItem(item('all-3', 'x', { old: true }));
  await transact([
    put(item('all-1', 'x', {})),
    putNew(item('all-2', 'x', {})),
    remove({ PK: 'all-3', SK: 'x' }),
  ]);
  expect(await read('all-1')).toBeDefined();
  expect(await read('all-2')).toBeDefined();
  expect(await read('all-3')).toBeUndefined();
  expect(wire.calls.filter(({ operation }) => operation === 'TransactWriteItems')).toHaveLength(1);
});

test('a failed condition leaves nothing written', async () => {
  await putItem(item('none-2', 'x', {}));
  const pieces = [put(item('none-1', 'x', {})), putNew(item('none-2', 'x', {}), there)];
  await expect(transact(pieces)).rejects.toThrow(ConflictError);
  expect(await read('none-1')).toBeUndefined();
});

describe('a failed condition', () => {
  test('gives the first refusal, with the item as it stands, and is not tried again', async () => {
    await putItem(item('refuse-1', 'x', { owner: 'Ada', tags: ['a'], n: 3 }));
    await putItem(item('refuse-2', 'x', { owner: 'Bob' }));
    const stored: unknown[] = [];
    wire.clear();
    const writing = transact([
      put(item('refuse-0', 'x', {})),
      putNew(item('refuse-1', 'x', {}), (found) => {
        stored.push(found);
        return new ConflictError('first', 'The first.');
      }),
      putNew(item('refuse-2', 'x', {}), () => new ConflictError('second', 'The second.')),
    ]);
    await expect(writing).rejects.toMatchObject({ status: 409, code: 'first' });
    expect(stored).toEqual([item('refuse-1', 'x', { owner: 'Ada', tags: ['a'], n: 3 })]);
    expect(wire.calls).toHaveLength(1);
  });

  test('is told what else failed with it, and not what held', async () => {
    await putItem(item('both-1', 'x', { n: 1 }));
    await putItem(item('both-2', 'x', { n: 2 }));
    const held = putNew(item('both-0', 'x', {}));
    const other = putNew(item('both-2', 'x', {}));
    const told: unknown[] = [];
    const piece = putNew(item('both-1', 'x', {}), (_, failed) => {
      told.push(failed.get(other), failed.has(held), failed.size);
      return there();
    });
    await expect(transact([held, piece, other])).rejects.toMatchObject({ code: 'there' });
    expect(told).toEqual([item('both-2', 'x', { n: 2 }), false, 2]);
  });

  test('of a piece that cannot tell what it means leaves the word to the next that can', async () => {
    await putItem(item('mute-1', 'x', {}));
    await putItem(item('mute-2', 'x', {}));
    const writing = transact([putNew(item('mute-1', 'x', {})), putNew(item('mute-2', 'x', {}), there)]);
    await expect(writing).rejects.toMatchObject({ code: 'there' });
  });

  test('is told by the piece that failed, not by one before it that held', async () => {
    await putItem(item('later', 'x', {}));
    const early = putNew(item('earlier', 'x', {}), () => new ConflictError('early', 'It held.'));
    await expect(transact([early, putNew(item('later', 'x', {}), there)])).rejects.toMatchObject({
      code: 'there',
    });
  });

  test('that no piece can tell the meaning of is thrown as it came, at once', async () => {
    await putItem(item('plain', 'x', {}));
    wire.clear();
    await expect(transact([putNew(item('plain', 'x', {}))])).rejects.toThrow(
      expect.objectContaining({ name: 'TransactionCanceledException' }),
    );
    expect(wire.calls).toHaveLength(1);
  });

  test('of an update tells the item too, or that there is none', async () => {
    await putItem(item('update-refused', 'x', { revision: 4 }));
    const stored: unknown[] = [];
    const refuse = (found: unknown) => {
      stored.push(found);
      return there();
    };
    const key = (PK: string) => ({ PK, SK: 'x' });
    const stale = update(key('update-refused'), { set: { name: 'b' }, onlyIf: { revision: 3 } }, refuse);
    await expect(transact([stale])).rejects.toThrow(ConflictError);
    await expect(transact([update(key('nowhere'), { set: { a: 1 } }, refuse)])).rejects.toThrow(
      ConflictError,
    );
    expect(stored).toEqual([item('update-refused', 'x', { revision: 4 }), undefined]);
  });

  test('of a removal tells the item too', async () => {
    await putItem(item('remove-refused', 'x', { revision: 4 }));
    const refuse = (found: unknown) => new ConflictError('stale', JSON.stringify(found));
    const piece = remove({ PK: 'remove-refused', SK: 'x' }, { onlyIf: { revision: 3 } }, refuse);
    await expect(transact([piece])).rejects.toThrow('"revision":4');
    expect(await read('remove-refused')).toBeDefined();
  });
});

describe.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])('%s', (Code) => {
  test.each([1, 2, 5])(`is tried again: %i times, then the write takes place`, async (times) => {
    wire.meddle(first(times, async () => cancelled({ Code }, { Code: 'None' })));
    const PK = `again-${Code}-${times}`;
    await transact([putNew(item(PK, 'x', {}), there), put(item(`${PK}-b`, 'x', {}))]);
    expect(wire.calls).toHaveLength(times + 1);
    expect(await read(PK)).toBeDefined();
  });

  test('is given up after six attempts: a 503 with Retry-After, and nothing is written', async () => {
    wire.meddle(async () => cancelled({ Code: 'None' }, { Code }));
    const writing = transact([put(item(`never-${Code}`, 'x', {})), put(item(`never-${Code}-b`, 'x', {}))]);
    await expect(writing).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
    expect(wire.calls).toHaveLength(6);
    wire.clear();
    expect(await read(`never-${Code}`)).toBeUndefined();
  });
});

test('between attempts there is a pause that grows, drawn by lot', async () => {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(1);
  const at: number[] = [];
  wire.meddle(
    first(3, async () => {
      at.push(performance.now());
      return cancelled({ Code: 'TransactionConflict' });
    }),
  );
  await transact([put(item('paused', 'x', {}))]);
  const pauses = at.slice(1).map((time, position) => time - (at[position] ?? 0));
  expect(pauses[0]).toBeGreaterThanOrEqual(45);
  expect(pauses[1]).toBeGreaterThanOrEqual(95);
});

test('a conflict beside a failed condition is tried again, for the condition was held against what is on the move', async () => {
  const Item = { PK: { S: 'both' }, SK: { S: 'x' } };
  wire.meddle(
    first(1, async () =>
      cancelled({ Code: 'ConditionalCheckFailed', Item }, { Code: 'TransactionConflict' }),
    ),
  );
  await transact([putNew(item('both', 'x', {}), there), put(item('both-b', 'x', {}))]);
  expect(wire.calls).toHaveLength(2);
  expect(await read('both')).toBeDefined();
});

test('a conflict whose next attempt meets a failed condition gives the refusal', async () => {
  await putItem(item('then', 'x', {}));
  wire.clear();
  wire.meddle(first(1, async () => cancelled({ Code: 'TransactionConflict' })));
  await expect(transact([putNew(item('then', 'x', {}), there)])).rejects.toThrow(ConflictError);
  expect(wire.calls).toHaveLength(2);
});

test('a reason that no other attempt would change is thrown at once', async () => {
  wire.meddle(async () => cancelled({ Code: 'ValidationError' }));
  await expect(transact([put(item('invalid', 'x', {}))])).rejects.toMatchObject({
    name: 'TransactionCanceledException',
  });
  expect(wire.calls).toHaveLength(1);
});

/** A piece that may not be done twice, and whose condition does not notice it. */
const counting = (PK: string) => ({
  write: {
    Update: {
      TableName: tableName,
      Key: { PK, SK: 'x' },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    },
  },
});

describe.each<[string, () => ReturnType<Parameters<typeof wire.meddle>[0]>]>([
  ['breaks off', async () => 'broken'],
  ['ends in a 500', async () => refused('InternalServerError', {}, 500)],
])('a call that is written but whose answer %s', (how, instead) => {
  test('is sent again with the same token, so it is not done twice', async () => {
    wire.meddle(
      first(1, async (_call, forward) => {
        expect((await forward()).status).toBe(200);
        return instead();
      }),
    );
    await transact([counting(`lost ${how}`), putNew(item(`lost too, ${how}`, 'x', {}), there)]);
    const tokens = wire.calls.map(({ body }) => body.ClientRequestToken);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toMatch(/^[\w-]{20,36}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(await read(`lost ${how}`)).toMatchObject({ n: 1 });
  });
});

test('two calls have a token each; the attempts of one share it', async () => {
  wire.meddle(first(1, async () => cancelled({ Code: 'TransactionConflict' })));
  await transact([counting('twice')]);
  await transact([counting('twice')]);
  const tokens = wire.calls.map(({ body }) => body.ClientRequestToken);
  expect(tokens).toEqual([tokens[0], tokens[0], tokens[2]]);
  expect(tokens[2]).not.toBe(tokens[0]);
  expect(await read('twice')).toMatchObject({ n: 2 });
});

test.each(['TransactionConflict', 'ThrottlingError'])(
  'a call that is written, gets no answer, and then one of %s is neither done twice nor refused for its own work',
  async (Code) => {
    const answers = [
      async (forward: () => Promise<unknown>) => {
        await forward();
        return 'broken' as const;
      },
      async () => cancelled({ Code }, { Code: 'None' }),
    ];
    wire.meddle(async (_call, forward) => (await answers.shift()?.(forward)) ?? forward());
    const added = item(`own work, ${Code}`, 'x', {});
    await transact([counting(`lost, then ${Code}`), putNew(added, there)]);
    expect(wire.calls).toHaveLength(3);
    expect(await read(`lost, then ${Code}`)).toMatchObject({ n: 1 });
  },
);

test('a table that never answers is a 503 in the end, after three attempts', async () => {
  wire.meddle(async () => 'broken');
  const { asProblem } = await import('../src/errors.ts');
  const failure: unknown = await transact([put(item('unanswered', 'x', {}))]).catch(
    (error: unknown) => error,
  );
  expect(asProblem(failure)).toBeInstanceOf(ServiceUnavailableError);
  expect(wire.calls).toHaveLength(3);
});

test('a throttled call is tried three times by the client, then it is a 503', async () => {
  wire.meddle(async () => refused('ThrottlingException'));
  const { asProblem } = await import('../src/errors.ts');
  const failure: unknown = await transact([put(item('throttled', 'x', {}))]).catch((error: unknown) => error);
  expect(asProblem(failure).status).toBe(503);
  expect(wire.calls).toHaveLength(3);
});
