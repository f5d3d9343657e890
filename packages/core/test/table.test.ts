import { capacityMeter } from '@skillforge/testing/capacity-meter';
import type { Key } from '../src/keys.ts';
import { item, startWiredEnvironment } from './table-environment.ts';
import { first, refused, type WireAnswer } from './wire.ts';

const { jest: jestOfThisFile } = import.meta;

const { wire, tableName, ...environment } = await startWiredEnvironment();
const store = await import('../src/table.ts');
const {
  areStored,
  check,
  checkMissing,
  deleteItem,
  deleteItems,
  getItem,
  getItems,
  itemAt,
  itemOf,
  itemsUnder,
  put,
  putItem,
  putNew,
} = store;
const { ServiceUnavailableError } = await import('../src/errors.ts');
const { queryAll, queryKeys, queryPage, remove, table, transact, update, updateItem } = store;
const costOf = capacityMeter(table);

beforeEach(() => jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  jestOfThisFile.restoreAllMocks();
  wire.clear();
});
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const name = (n: number) => String(n).padStart(3, '0');

/** Fills a partition with items 001, 002, … and tells their sort keys. */
async function fill(
  PK: string,
  count: number,
  attributes: (n: number) => Record<string, unknown> = () => ({}),
) {
  const names = Array.from({ length: count }, (_, at) => name(at + 1));
  await Promise.all(names.map((SK, at) => putItem(item(PK, SK, attributes(at + 1)))));
  wire.clear();
  return names;
}

type Selection = Parameters<typeof queryPage>[0];

/** Reads a selection page by page to its end: the sort keys on each page. */
async function pagesOf(selection: Selection, limit: number): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const { items, nextKey } = await queryPage(selection, { limit, startKey });
    pages.push(items.map(({ SK }) => SK));
    startKey = nextKey;
  } while (startKey && pages.length < 100);
  return pages;
}

describe('one item', () => {
  test('is read as it was put, values that are undefined left out', async () => {
    await putItem(
      item('one', 'a', { n: 7, text: 'é😀', list: [1, { a: null }], gone: undefined, yes: true }),
    );
    expect(await getItem({ PK: 'one', SK: 'a' }, { consistent: true })).toEqual({
      PK: 'one',
      SK: 'a',
      n: 7,
      text: 'é😀',
      list: [1, { a: null }],
      yes: true,
    });
  });

  test('that is not there is undefined', async () => {
    expect(await getItem({ PK: 'one', SK: 'nowhere' }, { consistent: true })).toBeUndefined();
  });

  test.each([true, false])('is read with ConsistentRead %s where that was asked', async (consistent) => {
    await getItem({ PK: 'one', SK: 'a' }, { consistent });
    expect(wire.calls).toMatchObject([{ operation: 'GetItem', body: { ConsistentRead: consistent } }]);
  });

  test('is deleted only while it is as it was said to be', async () => {
    await putItem(item('one', 'b', { placement: { placementId: 'P1' } }));
    await deleteItem({ PK: 'one', SK: 'b' }, { onlyIf: { 'placement.placementId': 'P0' } });
    expect(await getItem({ PK: 'one', SK: 'b' }, { consistent: true })).toBeDefined();
    await deleteItem({ PK: 'one', SK: 'b' }, { onlyIf: { 'placement.placementId': 'P1' } });
    expect(await getItem({ PK: 'one', SK: 'b' }, { consistent: true })).toBeUndefined();
    await deleteItem({ PK: 'one', SK: 'b' }, { onlyIf: { 'placement.placementId': 'P1' } });
  });
});

test('an item is found among others by its sort key, and a kind by its prefix', () => {
  const items = ['course', 'lesson#1', 'lesson#2', 'lesson-content#1'].map((SK) => item('p', SK, {}));
  expect(itemAt(items, { PK: 'p', SK: 'lesson#2' })).toBe(items[2]);
  expect(itemAt(items, { PK: 'p', SK: 'lesson' })).toBeUndefined();
  expect(itemsUnder(items, 'lesson#')).toEqual([items[1], items[2]]);
});

describe('many items', () => {
  test('are read in one call, those that are missing left out', async () => {
    await fill('many', 5);
    const keys = ['001', '003', '404', '005'].map((SK) => ({ PK: 'many', SK }));
    const found = await getItems(keys, { consistent: true });
    expect(found.map(({ SK }) => SK).toSorted()).toEqual(['001', '003', '005']);
    expect(wire.calls).toMatchObject([
      { operation: 'BatchGetItem', body: { RequestItems: { [tableName]: { ConsistentRead: true } } } },
    ]);
  });

  test('of no keys are none, without a call', async () => {
    expect(await getItems([], { consistent: false })).toEqual([]);
    expect(wire.calls).toEqual([]);
  });

  /** Answers only the first `few` of the keys that a batch asks for. */
  const answerFew =
    (few: number) => async (call: (typeof wire.calls)[number], forward: () => Promise<WireAnswer>) => {
      const wanted = Reflect.get(Object(call.body.RequestItems), tableName);
      const { status, body } = await forward();
      const given = Reflect.get(Object(body.Responses), tableName);
      return {
        status,
        body: {
          Responses: { [tableName]: given.slice(0, few) },
          UnprocessedKeys: {
            [tableName]: {
              ConsistentRead: wanted.ConsistentRead,
              Keys: given.slice(few).map(({ PK, SK }: Record<string, unknown>) => ({ PK, SK })),
            },
          },
        },
      };
    };

  test('that the table left unread are asked for again, each once', async () => {
    await fill('unread', 10);
    const keys = Array.from({ length: 10 }, (_, at) => ({ PK: 'unread', SK: name(at + 1) }));
    wire.meddle(first(2, answerFew(3)));
    const found = await getItems(keys, { consistent: true });
    expect(found.map(({ SK }) => SK).toSorted()).toEqual(keys.map(({ SK }) => SK));
    const asked = wire.calls.map(({ body }) => Reflect.get(Object(body.RequestItems), tableName));
    expect(asked.map(({ Keys }) => Keys.length)).toEqual([10, 7, 4]);
    expect(asked.every(({ ConsistentRead }) => ConsistentRead === true)).toBe(true);
  });

  test('that the table leaves unread again and again are a 503', async () => {
    await fill('never-read', 2);
    wire.meddle(answerFew(0));
    const reading = getItems([{ PK: 'never-read', SK: '001' }], { consistent: true });
    await expect(reading).rejects.toMatchObject({ status: 503 });
    expect(wire.calls.length).toBeLessThan(10);
  });
});

describe('whether items are stored', () => {
  const kept = (n: number) => item('stored', name(n), { row: ['a', [n, null], { b: true }], n });
  beforeAll(() => Promise.all(Array.from({ length: 230 }, (_, at) => putItem(kept(at + 1)))));
  const some = (count: number) => Array.from({ length: count }, (_, at) => kept(at + 1));

  test('is true when each is there just as it was given, a hundred asked for at once, as last written', async () => {
    wire.clear();
    expect(await areStored(some(230))).toBe(true);
    const asked = wire.calls.map(({ body }) => Reflect.get(Object(body.RequestItems), tableName));
    expect(asked.map(({ Keys }) => Keys.length)).toEqual([100, 100, 30]);
    expect(asked.every(({ ConsistentRead }) => ConsistentRead === true)).toBe(true);
  });

  test('is true of none, without a call', async () => {
    wire.clear();
    expect(await areStored([])).toBe(true);
    expect(wire.calls).toEqual([]);
  });

  test.each([
    ['is missing', item('stored', '999', {})],
    ['tells something else', { ...kept(1), n: 2 }],
    ['tells it deep inside', { ...kept(1), row: ['a', [1, null], { b: false }] }],
    ['tells more than was given', item('stored', '001', { row: ['a', [1, null], { b: true }] })],
    ['tells less', { ...kept(1), more: 1 }],
  ])('is false when one %s, wherever it stands among them', async (_, wrong) => {
    const rest: Key[] = some(120).filter(({ SK }) => SK !== wrong.SK);
    for (const at of [0, 60, 119]) expect(await areStored(rest.toSpliced(at, 0, wrong))).toBe(false);
  });
});

describe('deleting many items', () => {
  const left = async (PK: string) => (await queryAll({ partition: PK, consistent: true })).length;

  test('goes 25 at a time', async () => {
    const names = await fill('delete', 60);
    await deleteItems(names.map((SK) => ({ PK: 'delete', SK })));
    const sizes = wire.calls.map(({ body }) => Reflect.get(Object(body.RequestItems), tableName).length);
    expect(sizes).toEqual([25, 25, 10]);
    expect(await left('delete')).toBe(0);
  });

  test('of none makes no call', async () => {
    await deleteItems([]);
    expect(wire.calls).toEqual([]);
  });

  test('tries again what the table left undone', async () => {
    const names = await fill('undone', 30);
    wire.meddle(
      first(2, async ({ body }) => ({ status: 200, body: { UnprocessedItems: body.RequestItems } })),
    );
    await deleteItems(names.map((SK) => ({ PK: 'undone', SK })));
    const sizes = wire.calls.map(({ body }) => Reflect.get(Object(body.RequestItems), tableName).length);
    expect(sizes).toEqual([25, 25, 25, 5]);
    expect(await left('undone')).toBe(0);
  });

  test('that the table leaves undone again and again is a 503', async () => {
    wire.meddle(async ({ body }) => ({ status: 200, body: { UnprocessedItems: body.RequestItems } }));
    await expect(deleteItems([{ PK: 'p', SK: 's' }])).rejects.toMatchObject({ status: 503 });
    expect(wire.calls.length).toBeLessThan(10);
  });
});

describe('a page', () => {
  test.each([
    [0, 3, [0]],
    [1, 3, [1]],
    [2, 3, [2]],
    [3, 3, [3]],
    [4, 3, [3, 1]],
    [6, 3, [3, 3]],
    [7, 3, [3, 3, 1]],
    [3, 1, [1, 1, 1]],
    [9, 100, [9]],
  ])('of %i items at %i a page: sizes %j, and no empty one at the end', async (count, limit, sizes) => {
    const partition = `page-${count}-${limit}`;
    const names = await fill(partition, count);
    const pages = await pagesOf({ partition }, limit);
    expect(pages.map((page) => page.length)).toEqual(sizes);
    expect(pages.flat()).toEqual(names);
    expect(wire.calls).toHaveLength(sizes.length);
  });

  test('may go downwards', async () => {
    const names = await fill('down', 5);
    expect((await pagesOf({ partition: 'down', descending: true }, 2)).flat()).toEqual(names.toReversed());
  });

  test('keeps to its range and to its prefix', async () => {
    await fill('within', 30);
    const range = { from: '009', to: '012' };
    expect(await pagesOf({ partition: 'within', range }, 3)).toEqual([['009', '010', '011'], ['012']]);
    expect(await pagesOf({ partition: 'within', prefix: '03' }, 3)).toEqual([['030']]);
    expect(await pagesOf({ partition: 'within', prefix: '01' }, 5)).toHaveLength(2);
  });

  test('neither repeats nor hides an item because of those that come and go meanwhile', async () => {
    await fill('moving', 6);
    const selection = { partition: 'moving' };
    const one = await queryPage(selection, { limit: 3 });
    await putItem(item('moving', '000', {}));
    await putItem(item('moving', '002a', {}));
    await deleteItems([{ PK: 'moving', SK: '003' }]);
    const two = await queryPage(selection, { limit: 3, startKey: one.nextKey });
    expect(two.items.map(({ SK }) => SK)).toEqual(['004', '005', '006']);
    expect(two.nextKey).toBeUndefined();
  });

  test.each([true, false])('is read with ConsistentRead %s where that was asked', async (consistent) => {
    await queryPage({ partition: 'moving', consistent }, { limit: 1 });
    expect(wire.calls).toMatchObject([{ operation: 'Query', body: { ConsistentRead: consistent } }]);
  });

  test('leads on though the table says that it has come to its end, while one item is not shown yet', async () => {
    await fill('ended', 4);
    wire.meddle(async (_call, forward) => {
      const { status, body } = await forward();
      const { LastEvaluatedKey: _, ...rest } = body;
      return { status, body: rest };
    });
    expect(await pagesOf({ partition: 'ended' }, 3)).toEqual([['001', '002', '003'], ['004']]);
  });

  test('that ends at 1 MB leads on all the same', async () => {
    const names = await fill('heavy', 6, () => ({ weight: 'x'.repeat(300_000) }));
    const pages = await pagesOf({ partition: 'heavy' }, 10);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat()).toEqual(names);
  });
});

describe('a page of an index', () => {
  const inIndex = (n: number) => ({
    GSI1PK: 'catalog',
    GSI1SK: `same-moment`,
    GSI2PK: 'category',
    GSI2SK: `${n % 2}`,
    card: { n },
  });

  test('leads on by the keys of the index, also between items that sort alike', async () => {
    const names = await fill('indexed', 7, inIndex);
    const selection: Selection = { index: 'GSI1', partition: 'catalog' };
    const { nextKey } = await queryPage(selection, { limit: 2 });
    expect(Object.keys(nextKey ?? {}).toSorted()).toEqual(['GSI1PK', 'GSI1SK', 'PK', 'SK']);
    const pages = await pagesOf(selection, 2);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
    expect(pages.flat().toSorted()).toEqual(names);
  });

  test('keeps to a range and to a prefix of the index', async () => {
    await fill('indexed', 7, inIndex);
    const odd: Selection = { index: 'GSI2', partition: 'category', prefix: '1' };
    expect((await pagesOf(odd, 3)).flat().toSorted()).toEqual(['001', '003', '005', '007']);
    const even: Selection = { index: 'GSI2', partition: 'category', range: { from: '0', to: '00' } };
    expect((await pagesOf(even, 3)).flat().toSorted()).toEqual(['002', '004', '006']);
  });

  test('gives what the index holds of an item', async () => {
    await fill('projected', 1, () => ({
      GSI3PK: 'projected',
      GSI3SK: 'a',
      card: { title: 'Bread' },
      about: 'long',
    }));
    const { items } = await queryPage({ index: 'GSI3', partition: 'projected' }, { limit: 5 });
    expect(items).toEqual([
      { PK: 'projected', SK: '001', GSI3PK: 'projected', GSI3SK: 'a', card: { title: 'Bread' } },
    ]);
  });
});

describe('a page under a filter', () => {
  const filter = { expression: '#card.#level = :level', names: { '#card': 'card', '#level': 'level' } };
  const onlyHigh: Selection = { partition: 'filtered', filter: { ...filter, values: { ':level': 'high' } } };

  test('looks at no more items than its limit, so it may be short or empty before the end', async () => {
    await fill('filtered', 10, (n) => ({ card: { level: n > 6 ? 'high' : 'low' } }));
    const pages = await pagesOf(onlyHigh, 3);
    expect(pages.slice(0, 4)).toEqual([[], [], ['007', '008', '009'], ['010']]);
    expect(wire.calls.every(({ body }) => body.Limit === 3)).toBe(true);
  });

  test('shows everything that fits, once', async () => {
    await fill('filtered', 10, (n) => ({ card: { level: n % 3 === 0 ? 'high' : 'low' } }));
    for (const limit of [1, 2, 3, 5, 10, 100]) {
      expect((await pagesOf(onlyHigh, limit)).flat()).toEqual(['003', '006', '009']);
    }
  });

  test('goes together with a prefix and an index', async () => {
    await fill('filtered-index', 6, (n) => ({
      GSI1PK: 'filtered-index',
      GSI1SK: name(n),
      card: { level: n % 2 === 0 ? 'high' : 'low' },
    }));
    const selection: Selection = {
      ...onlyHigh,
      index: 'GSI1',
      partition: 'filtered-index',
      range: { from: '002', to: '005' },
    };
    expect((await pagesOf(selection, 2)).flat()).toEqual(['002', '004']);
  });
});

describe('all items of a selection', () => {
  test('are read however many calls it takes', async () => {
    const names = await fill('all', 8, () => ({ weight: 'x'.repeat(300_000) }));
    const items = await queryAll({ partition: 'all', consistent: true });
    expect(items.map(({ SK }) => SK)).toEqual(names);
    expect(wire.calls.length).toBeGreaterThan(1);
  });

  test('are named by their keys, without what they hold', async () => {
    const names = await fill('keys', 3, () => ({ about: 'long' }));
    expect(await queryKeys({ partition: 'keys' })).toEqual(names.map((SK) => ({ PK: 'keys', SK })));
    expect(await queryKeys({ partition: 'keys', prefix: '002' })).toEqual([{ PK: 'keys', SK: '002' }]);
    expect(JSON.stringify(wire.calls)).not.toContain('about');
  });

  test('are named by the table’s keys too where an index selects them', async () => {
    await fill('index-keys', 3, (n) => ({ GSI1PK: 'index-keys', GSI1SK: `x${n}`, card: {} }));
    expect(await queryKeys({ index: 'GSI1', partition: 'index-keys', prefix: 'x2' })).toEqual([
      { PK: 'index-keys', SK: '002' },
    ]);
  });
});

describe('an update', () => {
  const key = { PK: 'updated', SK: 'x' };
  const after = async (changes: Parameters<typeof update>[1]) => {
    await putItem(
      item('updated', 'x', { revision: 3, name: 'old', note: 'n', card: { title: 't', count: 1 } }),
    );
    await transact([update(key, changes)]);
    const { PK: _p, SK: _s, ...rest } = (await getItem(key, { consistent: true })) ?? {};
    return rest;
  };

  test('sets fields, and fields of a map, and leaves the others', async () => {
    expect(await after({ set: { name: 'new', 'card.title': 'u', 'card.level': 'all' } })).toEqual({
      revision: 3,
      name: 'new',
      note: 'n',
      card: { title: 'u', count: 1, level: 'all' },
    });
  });

  test('removes what is named, and what is set to undefined', async () => {
    expect(
      await after({ set: { name: undefined, note: 'm', 'card.title': undefined }, remove: ['revision'] }),
    ).toEqual({ note: 'm', card: { count: 1 } });
  });

  test('may set what is false, null, empty or nought', async () => {
    expect(
      await after({ set: { name: '', note: null, revision: 0, card: {}, yes: false, list: [] } }),
    ).toEqual({
      revision: 0,
      name: '',
      note: null,
      card: {},
      yes: false,
      list: [],
    });
  });

  test('takes fields that are words of the table’s own language', async () => {
    const set = { status: 'draft', order: [1], name: 'x', size: 2, 'card.values': 1 };
    expect(await after({ set })).toMatchObject({ status: 'draft', order: [1], size: 2, card: { values: 1 } });
  });

  test('takes place only while the item is as was said', async () => {
    expect(await after({ set: { name: 'new' }, onlyIf: { revision: 3, 'card.count': 1 } })).toMatchObject({
      name: 'new',
    });
    for (const onlyIf of [{ revision: 2 }, { revision: 3, 'card.count': 2 }, { 'card.nothing': 1 }]) {
      await expect(after({ set: { name: 'new' }, onlyIf })).rejects.toMatchObject({
        name: 'TransactionCanceledException',
      });
    }
  });

  test('may ask for more conditions, all of which must hold', async () => {
    const set = { name: 'new', 'card.count': 2 };
    const few = { expression: 'card.#count < :most', values: { ':most': 5 } };
    expect(await after({ set, onlyIf: { revision: 3 }, condition: few })).toMatchObject({ name: 'new' });
    const none = { expression: 'card.#count < :most', values: { ':most': 1 } };
    await expect(after({ set, condition: none })).rejects.toThrow('ConditionalCheckFailed');
  });

  test('is not taken round one condition by an "or" in another', async () => {
    const set = { name: 'new', 'card.count': 2 };
    const either = {
      expression: 'card.#count > :most OR #name = :old',
      values: { ':most': 100, ':old': 'old' },
    };
    expect(await after({ set, onlyIf: { revision: 3 }, condition: either })).toMatchObject({ name: 'new' });
    await expect(after({ set, onlyIf: { revision: 2 }, condition: either })).rejects.toThrow(
      'ConditionalCheckFailed',
    );
  });

  test('counts up and down from whatever is there by then', async () => {
    expect(await after({ add: { revision: 2, 'card.count': -3 }, set: { name: 'new' } })).toEqual({
      revision: 5,
      name: 'new',
      note: 'n',
      card: { title: 't', count: -2 },
    });
    await expect(after({ add: { nothing: 1 } })).rejects.toThrow();
  });

  test('puts numbers into a set, which need not be there, each once', async () => {
    expect(await after({ include: { done: 3 } })).toMatchObject({ done: new Set([3]) });
    const key = { PK: 'numbers', SK: 'x' };
    await putItem(item('numbers', 'x', { done: new Set([1, 2]) }));
    await transact([update(key, { include: { done: 2 } })]);
    await transact([update(key, { include: { done: 3 } })]);
    const stored = await getItem<{ done: Set<number> }>(key, { consistent: true });
    expect([...(stored?.done ?? [])].sort()).toEqual([1, 2, 3]);
  });

  test('may ask that a field is missing', async () => {
    expect(await after({ set: { name: 'new' }, onlyIf: { nothing: undefined } })).toMatchObject({
      name: 'new',
    });
    await expect(after({ set: { name: 'new' }, onlyIf: { note: undefined } })).rejects.toThrow(
      'ConditionalCheckFailed',
    );
  });

  test('may name the fields of a condition that are words of the table’s own language', async () => {
    const condition = { expression: '#size = :size', names: { '#size': 'size' }, values: { ':size': 1 } };
    await expect(after({ set: { name: 'new' }, condition })).rejects.toThrow('ConditionalCheckFailed');
    const missing = { expression: 'attribute_not_exists(#size)', names: { '#size': 'size' } };
    expect(await after({ set: { name: 'new' }, condition: missing })).toMatchObject({ name: 'new' });
  });

  test('never makes an item', async () => {
    await expect(transact([update({ PK: 'nowhere', SK: 'x' }, { set: { a: 1 } })])).rejects.toThrow();
    expect(await getItem({ PK: 'nowhere', SK: 'x' }, { consistent: true })).toBeUndefined();
  });
});

describe('the other pieces', () => {
  test('a new item is refused where one stands, a put takes its place', async () => {
    const piece = item('piece', 'x', { n: 1 });
    await transact([putNew(piece)]);
    await expect(transact([putNew(item('piece', 'x', { n: 2 }))])).rejects.toThrow('ConditionalCheckFailed');
    await transact([put(item('piece', 'x', { n: 3 }))]);
    expect(await getItem({ PK: 'piece', SK: 'x' }, { consistent: true })).toMatchObject({ n: 3 });
  });

  test('a removal of what is not there does nothing', async () => {
    await transact([remove({ PK: 'nowhere', SK: 'y' })]);
  });

  test('a removal with a condition is refused where nothing stands', async () => {
    const piece = remove({ PK: 'nowhere', SK: 'y' }, { onlyIf: { n: 1 } });
    await expect(transact([piece])).rejects.toThrow('ConditionalCheckFailed');
  });

  test('a look at an item that is not written lets the others through only while it is as was said', async () => {
    const key = { PK: 'looked-at', SK: 'x' };
    const other = { PK: 'looked-at', SK: 'other' };
    const lost = new Error('lost');
    const refuse = () => lost;
    await putItem(item('looked-at', 'x', { revision: 3, card: { n: 1 } }));
    await transact([put({ ...other }), check(key, { revision: 3, 'card.n': 1 }, refuse)]);
    expect(await getItem(other, { consistent: true })).toEqual(other);
    await deleteItem(other, {});
    for (const [where, onlyIf] of [
      [key, { revision: 2 }],
      [key, { revision: 3, 'card.n': 2 }],
      [{ ...key, SK: 'nowhere' }, {}],
    ] as const)
      await expect(transact([put({ ...other }), check(where, onlyIf, refuse)])).rejects.toBe(lost);
    expect(await getItem(other, { consistent: true })).toBeUndefined();
    expect(await getItem(key, { consistent: true })).toMatchObject({ revision: 3 });
  });

  test('a look that nothing stands somewhere lets the others through only while nothing does', async () => {
    const key = { PK: 'missing', SK: 'x' };
    const other = { PK: 'missing', SK: 'other' };
    const lost = new Error('lost');
    await transact([put({ ...other }), checkMissing(key, () => lost)]);
    expect(await getItem(other, { consistent: true })).toEqual(other);
    expect(await getItem(key, { consistent: true })).toBeUndefined();
    await deleteItem(other, {});
    await putItem({ ...key });
    await expect(transact([put({ ...other }), checkMissing(key, () => lost)])).rejects.toBe(lost);
    await expect(transact([put({ ...other }), checkMissing(key)])).rejects.toThrow('ConditionalCheckFailed');
    expect(await getItem(other, { consistent: true })).toBeUndefined();
  });
});

describe('a single update', () => {
  const key = { PK: 'single', SK: 'x' };
  beforeEach(() => putItem(item('single', 'x', { revision: 3, name: 'old' })));

  test('tells what the item was before it', async () => {
    expect(await updateItem(key, { set: { name: 'new' }, onlyIf: { revision: 3 } })).toEqual({
      done: true,
      before: item('single', 'x', { revision: 3, name: 'old' }),
    });
    expect(await getItem(key, { consistent: true })).toMatchObject({ name: 'new' });
  });

  test('that is refused changes nothing, and tells the item that refused it', async () => {
    expect(await updateItem(key, { set: { name: 'new' }, onlyIf: { revision: 2 } })).toEqual({
      done: false,
      stored: item('single', 'x', { revision: 3, name: 'old' }),
    });
    expect(await getItem(key, { consistent: true })).toMatchObject({ name: 'old' });
  });

  test('of an item that is not there makes none, and says so', async () => {
    expect(await updateItem({ PK: 'nowhere', SK: 'x' }, { set: { name: 'new' } })).toEqual({
      done: false,
      stored: undefined,
    });
  });

  test.each([
    ['update', () => updateItem(key, { set: { name: 'new' } })],
    ['put', () => putItem(item('single', 'x', { name: 'new' }))],
    ['removal', () => deleteItem(key, { onlyIf: { revision: 3 } })],
  ])(
    '%s that meets a transaction on its item is tried again, and in the end refused with 503',
    async (_, write) => {
      wire.clear();
      wire.meddle(first(3, async () => refused('TransactionConflictException')));
      await write();
      expect(wire.calls).toHaveLength(4);
      wire.clear();
      wire.meddle(async () => refused('TransactionConflictException'));
      await expect(write()).rejects.toThrow(ServiceUnavailableError);
      wire.clear();
    },
  );

  test('costs half of what it costs in a transaction', async () => {
    const alone = await costOf(() => updateItem(key, { set: { name: 'new' } }));
    const together = await costOf(() => transact([update(key, { set: { name: 'new' } })]));
    expect([alone.cost.writeUnits, together.cost.writeUnits]).toEqual([1, 2]);
  });
});

test('an item is found by its whole key among those of several partitions', () => {
  const items = [item('a', 'gate', { n: 1 }), item('b', 'gate', { n: 2 })];
  expect(itemOf<{ n: number }>(items, { PK: 'b', SK: 'gate' })?.n).toBe(2);
  expect(itemOf(items, { PK: 'b', SK: 'course' })).toBeUndefined();
  expect(itemOf(items, { PK: 'c', SK: 'gate' })).toBeUndefined();
});

describe('numbers that need not be there yet', () => {
  const { addTo } = store;

  test('are added up, however many come at once', async () => {
    const key = { PK: 'counted', SK: 'admins' };
    await Promise.all(Array.from({ length: 4 }, () => transact([addTo(key, { count: 1, size: 2 })])));
    await transact([addTo(key, { count: -1 })]);
    expect(await getItem(key, { consistent: true })).toEqual({ ...key, count: 3, size: 8 });
  });
});

test('a field of a map may have signs in its name that no placeholder has', async () => {
  const key = { PK: 'maps', SK: 'revoked' };
  const [one, other] = ['7c9e6679-7425', '7c9e6679_7425'];
  await putItem(item(key.PK, key.SK, { users: { [other]: 1 } }));
  wire.clear();
  const set = { [`users.${one}`]: 5 };
  await transact([update(key, { set, onlyIf: { [`users.${one}`]: undefined, [`users.${other}`]: 1 } })]);
  expect(await getItem(key, { consistent: true })).toMatchObject({ users: { [one]: 5, [other]: 1 } });
  await transact([update(key, { remove: [`users.${one}`], onlyIf: { [`users.${one}`]: 5 } })]);
  expect(await getItem(key, { consistent: true })).toMatchObject({ users: { [other]: 1 } });
  const {
    write: { Update: written },
  } = update(key, { set });
  for (const name of Object.keys(written?.ExpressionAttributeNames ?? {})) expect(name).toMatch(/^#\w+$/);
});
