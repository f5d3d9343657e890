import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type IndexName, type Key, keyNamesOf, startKeyOf } from './keys.ts';
import { pauseBeforeRetry } from './retry.ts';
import { settings } from './settings.ts';
import { traceCalls } from './tracing.ts';

const client = traceCalls(
  new DynamoDBClient({
    ...(settings.dynamodbEndpoint ? { endpoint: settings.dynamodbEndpoint } : {}),
    // Standard mode waits with full jitter between its three attempts.
    maxAttempts: 3,
    retryMode: 'standard',
    // Three attempts of one call end well before the function does, so that the caller is told.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  }),
);

/** The table's client: one for each container, its connections kept open. */
export const table = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
});

export const tableName = settings.tableName;

export type Item = Record<string, unknown>;

/**
 * What is read is of the type that is written at its key: the caller names it, as the writer of that kind of item is
 * in the same service (or in core). These are the only places where an item gets its type.
 */
function typed<T>(item: Item): T {
  return item as T;
}

/** Reads one item, strongly consistent only where asked. */
export async function getItem<T = Item>(
  key: Key,
  { consistent }: { consistent: boolean },
): Promise<T | undefined> {
  const { Item: item } = await table.send(
    new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent }),
  );
  return item && typed<T>(item);
}

/** The item among those of one partition that stands at a sort key. */
export function itemAt<T>(items: Item[], { SK }: Key): T | undefined {
  const item = items.find((one) => one.SK === SK);
  return item && typed<T>(item);
}

/** The item among some of any partitions that stands at a key. */
export function itemOf<T>(items: Item[], { PK, SK }: Key): T | undefined {
  const item = items.find((one) => one.PK === PK && one.SK === SK);
  return item && typed<T>(item);
}

/** The items among those of one partition whose sort key begins with a prefix. */
export function itemsUnder<T>(items: Item[], prefix: string): T[] {
  return items.filter((item) => String(item.SK).startsWith(prefix)).map((item) => typed<T>(item));
}

/** Reads up to 100 items in one call; those that are missing are left out, the order is not kept. */
export async function getItems<T = Item>(keys: Key[], { consistent }: { consistent: boolean }): Promise<T[]> {
  const found: T[] = [];
  let wanted: BatchGetCommandInput['RequestItems'] =
    keys.length > 0 ? { [tableName]: { Keys: keys, ConsistentRead: consistent } } : undefined;
  for (let attempt = 0; wanted && Object.keys(wanted).length > 0; attempt++) {
    if (attempt > 0) await pauseBeforeRetry(attempt, new Error('The table left keys of a batch unread'));
    const answer = await table.send(new BatchGetCommand({ RequestItems: wanted }));
    found.push(...(answer.Responses?.[tableName] ?? []).map((item) => typed<T>(item)));
    wanted = answer.UnprocessedKeys;
  }
  return found;
}

const mostReadsOfABatch = 100;

/** Whether each of some items stands in the table just as it is here. */
export async function areStored(items: Key[]): Promise<boolean> {
  for (let from = 0; from < items.length; from += mostReadsOfABatch) {
    const batch = items.slice(from, from + mostReadsOfABatch);
    const found = await getItems<Key>(
      batch.map(({ PK, SK }) => ({ PK, SK })),
      { consistent: true },
    );
    const stored = new Map(found.map((item) => [`${item.PK} ${item.SK}`, item]));
    if (!batch.every((item) => isDeepStrictEqual(stored.get(`${item.PK} ${item.SK}`), item))) return false;
  }
  return true;
}

/** Which items of one partition: a range of sort keys, a prefix, or all. */
export interface Selection {
  index?: IndexName;
  partition: string;
  range?: { from: string; to: string };
  prefix?: string;
  descending?: boolean;
  consistent?: boolean;
  /** Answer the keys only; the whole items are read and paid for all the same. */
  keysOnly?: boolean;
  /** A filter over the attributes that no key serves. */
  filter?: { expression: string; names: Record<string, string>; values: Record<string, unknown> };
}

function queryInput(selection: Selection): QueryCommandInput {
  const { index, range, prefix, filter } = selection;
  const conditions = ['#pk = :pk'];
  const names: Record<string, string> = { '#pk': index ? `${index}PK` : 'PK', ...filter?.names };
  const values: Record<string, unknown> = { ':pk': selection.partition, ...filter?.values };
  if (range || prefix !== undefined) names['#sk'] = index ? `${index}SK` : 'SK';
  if (range) {
    conditions.push('#sk BETWEEN :from AND :to');
    values[':from'] = range.from;
    values[':to'] = range.to;
  }
  if (prefix !== undefined) {
    conditions.push('begins_with(#sk, :prefix)');
    values[':prefix'] = prefix;
  }
  return {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: conditions.join(' AND '),
    FilterExpression: filter?.expression,
    ProjectionExpression: selection.keysOnly ? keyNamesOf(index).join(', ') : undefined,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ScanIndexForward: !selection.descending,
    ConsistentRead: selection.consistent ?? false,
  };
}

/** Where a page starts (after this key) and how many items it holds at most. */
export interface PageRequest {
  limit: number;
  startKey?: Record<string, unknown> | undefined;
}

export interface Page<T> {
  items: T[];
  /** The key that the next page starts after; missing on the last page. */
  nextKey?: Record<string, unknown> | undefined;
}

/**
 * One page of a selection, in one call. Without a filter one item more than the page is read, so that the last page
 * knows that it is the last. With a filter no more than `limit` items are looked at, so the page may be short.
 */
export async function queryPage<T = Item>(selection: Selection, page: PageRequest): Promise<Page<T>> {
  const answer = await table.send(
    new QueryCommand({
      ...queryInput(selection),
      Limit: selection.filter ? page.limit : page.limit + 1,
      ExclusiveStartKey: page.startKey,
    }),
  );
  const items = answer.Items ?? [];
  if (selection.filter)
    return { items: items.map((item) => typed<T>(item)), nextKey: answer.LastEvaluatedKey };
  const shown = items.slice(0, page.limit);
  const lastShown = shown.at(-1);
  // A call also ends at 1 MB, then there is more though the page is not full.
  const more = items.length > page.limit || answer.LastEvaluatedKey !== undefined;
  return {
    items: shown.map((item) => typed<T>(item)),
    nextKey: more && lastShown ? startKeyOf(lastShown, selection.index) : undefined,
  };
}

/** All items of a selection that is known to be bounded (an outline, one course). */
export async function queryAll(selection: Selection): Promise<Item[]> {
  const items: Item[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const answer = await table.send(
      new QueryCommand({ ...queryInput(selection), ExclusiveStartKey: startKey }),
    );
    items.push(...(answer.Items ?? []));
    startKey = answer.LastEvaluatedKey;
  } while (startKey);
  return items;
}

/** The keys of all items of a selection, without what the items hold. */
export async function queryKeys(selection: Selection): Promise<Key[]> {
  const items = await queryAll({ ...selection, keysOnly: true });
  return items.map(({ PK, SK }) => ({ PK: String(PK), SK: String(SK) }));
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The pieces of a cancelled transaction whose conditions failed, each with the item as it stands. */
export type Failed = ReadonlyMap<Piece, Item | undefined>;

/**
 * One write of a transaction, and what its failed condition means: it is given the item as it stands, and what else
 * failed with it, for where one refusal goes before another.
 */
export interface Piece {
  write: TransactItem;
  refuse?: (stored: Item | undefined, failed: Failed) => Error;
}

/** Puts an item that must not be there yet. */
export function putNew(item: Key, refuse?: Piece['refuse']): Piece {
  return {
    write: {
      Put: {
        TableName: tableName,
        Item: { ...item },
        ConditionExpression: 'attribute_not_exists(PK)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    refuse,
  };
}

/** Puts an item, whatever stood there. */
export function put(item: Key): Piece {
  return { write: { Put: { TableName: tableName, Item: { ...item } } } };
}

/** What an update sets, counts, removes and asks for. Paths may lead into a map: `card.title`. */
export interface Changes {
  set?: Record<string, unknown>;
  /** Adds to numbers that are there, whatever they are by then: `{ learners: -1 }`. */
  add?: Record<string, number>;
  /** Puts numbers into sets of numbers, which need not be there yet. Attributes of the item itself only. */
  include?: Record<string, number>;
  /** Keeps a value under another name before it is changed: `{ before: 'report' }` makes `before` what `report` was. */
  copy?: Record<string, string>;
  remove?: string[];
  /** `{ revision: 3 }` means: only while the item exists and its revision is 3; undefined: while it has none. */
  onlyIf?: Record<string, unknown>;
  /** More conditions, with their values: `{ expression: 'everEnrolled = :none', values: { ':none': 0 } }`. */
  condition?: { expression: string; values?: Record<string, unknown>; names?: Record<string, string> };
}

/**
 * Updates an item that must be there. Values that are `undefined` in `set` are removed, so that a field can be
 * emptied by the same words that fill it.
 */
export function update(key: Key, changes: Changes, refuse?: Piece['refuse']): Piece {
  return {
    write: { Update: { ...updating(key, changes), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    refuse,
  };
}

function updating(key: Key, changes: Changes) {
  const { names, values, path, conditions } = expecting(changes.onlyIf);
  Object.assign(values, changes.condition?.values);
  Object.assign(names, changes.condition?.names);
  const sets: string[] = [];
  const removes = (changes.remove ?? []).map(path);
  for (const [name, value] of Object.entries(changes.set ?? {})) {
    if (value === undefined) {
      removes.push(path(name));
      continue;
    }
    values[`:set${sets.length}`] = value;
    sets.push(`${path(name)} = :set${sets.length}`);
  }
  for (const [name, value] of Object.entries(changes.add ?? {})) {
    values[`:set${sets.length}`] = value;
    sets.push(`${path(name)} = ${path(name)} + :set${sets.length}`);
  }
  for (const [name, source] of Object.entries(changes.copy ?? {})) {
    sets.push(`${path(name)} = ${path(source)}`);
  }
  const includes = Object.entries(changes.include ?? {}).map(([name, value], position) => {
    values[`:include${position}`] = new Set([value]);
    return `${path(name)} :include${position}`;
  });
  if (changes.condition) conditions.push(`(${changes.condition.expression})`);
  const clause = (word: string, parts: string[]) => (parts.length > 0 ? [`${word} ${parts.join(', ')}`] : []);
  return {
    TableName: tableName,
    Key: key,
    UpdateExpression: [...clause('SET', sets), ...clause('REMOVE', removes), ...clause('ADD', includes)].join(
      ' ',
    ),
    ConditionExpression: conditions.join(' AND '),
    ...given(names, values),
  };
}

/** Adds to numbers of an item, which need not be there yet: `{ count: 1 }`. */
export function addTo(key: Key, add: Record<string, number>): Piece {
  const fields = Object.entries(add);
  return {
    write: {
      Update: {
        TableName: tableName,
        Key: key,
        UpdateExpression: `ADD ${fields.map((_, at) => `#add${at} :add${at}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(fields.map(([name], at) => [`#add${at}`, name])),
        ExpressionAttributeValues: Object.fromEntries(fields.map(([, value], at) => [`:add${at}`, value])),
      },
    },
  };
}

/** What a single update met: the item before it, or what refused it (undefined: no such item). */
export type Updated<T> = { done: true; before: T } | { done: false; stored: T | undefined };

/**
 * A write of one item that meets a transaction on it is refused, and the SDK leaves it at that: it is tried again with
 * full jitter, as a transaction would be, then a `ServiceUnavailableError`.
 */
async function pastTransactions<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof TransactionConflictException)) throw error;
      await pauseBeforeRetry(attempt, error);
    }
  }
}

/** Updates one item that must be there, alone: half the price of a transaction. */
export async function updateItem<T = Item>(key: Key, changes: Changes): Promise<Updated<T>> {
  const command = new UpdateCommand({
    ...updating(key, changes),
    ReturnValues: 'ALL_OLD',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    const { Attributes: before = {} } = await pastTransactions(() => table.send(command));
    return { done: true, before: typed<T>(before) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { done: false, stored: error.Item && typed<T>(unmarshall(error.Item)) };
  }
}

/** Asks that an item that is not written is as `onlyIf` and the further condition say. */
export function check(
  key: Key,
  onlyIf: NonNullable<Changes['onlyIf']>,
  refuse: Piece['refuse'],
  condition?: Changes['condition'],
): Piece {
  const { names, values, conditions } = expecting(onlyIf);
  Object.assign(values, condition?.values);
  Object.assign(names, condition?.names);
  if (condition) conditions.push(`(${condition.expression})`);
  return {
    write: {
      ConditionCheck: {
        TableName: tableName,
        Key: key,
        ConditionExpression: conditions.join(' AND '),
        ...given(names, values),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    refuse,
  };
}

/** Asks that an item is not there, and changes nothing. */
export function checkMissing(key: Key, refuse?: Piece['refuse']): Piece {
  return {
    write: {
      ConditionCheck: { TableName: tableName, Key: key, ConditionExpression: 'attribute_not_exists(PK)' },
    },
    refuse,
  };
}

/** Deletes an item: if it is there, or only while it is as `onlyIf` says. */
export function remove(key: Key, { onlyIf }: Pick<Changes, 'onlyIf'> = {}, refuse?: Piece['refuse']): Piece {
  return { write: { Delete: { TableName: tableName, Key: key, ...deletion(onlyIf) } }, refuse };
}

/** Deletes those of some items that are not kept, each once: a transaction names no item twice. */
export function removeOthers(keys: Key[], kept: Key[]): Piece[] {
  const name = ({ PK, SK }: Key) => `${PK} ${SK}`;
  const others = new Map(keys.map((key) => [name(key), key]));
  for (const key of kept) others.delete(name(key));
  return [...others.values()].map(({ PK, SK }) => remove({ PK, SK }));
}

function deletion(onlyIf: Changes['onlyIf']) {
  if (!onlyIf) return {};
  const { names, values, conditions } = expecting(onlyIf);
  return {
    ConditionExpression: conditions.join(' AND '),
    ...given(names, values),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
}

/** A condition that an item exists and has these values, with the names and values that it speaks of. */
function expecting(onlyIf: Changes['onlyIf']) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const path = (dotted: string) =>
    dotted
      .split('.')
      .map((part) => {
        // A placeholder has letters, digits and underscores only; an id that is a field of a map has hyphens as well.
        const name = `#${part.replaceAll(/\W/g, (sign) => `_${sign.charCodeAt(0)}_`)}`;
        names[name] = part;
        return name;
      })
      .join('.');
  const conditions = ['attribute_exists(PK)'];
  for (const [name, value] of Object.entries(onlyIf ?? {})) {
    if (value === undefined) {
      conditions.push(`attribute_not_exists(${path(name)})`);
      continue;
    }
    values[`:if${conditions.length}`] = value;
    conditions.push(`${path(name)} = :if${conditions.length}`);
  }
  return { names, values, path, conditions };
}

/** Names and values of an expression; the table refuses empty ones. */
function given(names: Record<string, string>, values: Record<string, unknown>) {
  return {
    ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
    ExpressionAttributeValues: Object.keys(values).length > 0 ? values : undefined,
  };
}

/** Puts one item, whatever stood there. */
export async function putItem(item: Key): Promise<void> {
  const command = new PutCommand({ TableName: tableName, Item: { ...item } });
  await pastTransactions(() => table.send(command));
}

/** Deletes one item while it is as `onlyIf` says; otherwise nothing happens. */
export async function deleteItem(key: Key, { onlyIf }: Pick<Changes, 'onlyIf'>): Promise<void> {
  const command = new DeleteCommand({ TableName: tableName, Key: key, ...deletion(onlyIf) });
  try {
    await pastTransactions(() => table.send(command));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}

const mostWritesOfABatch = 25;

/** Deletes any number of items, 25 a call; each call is tried again for what the table left over. */
export async function deleteItems(keys: Key[]): Promise<void> {
  for (let from = 0; from < keys.length; from += mostWritesOfABatch) {
    const batch = keys.slice(from, from + mostWritesOfABatch);
    let wanted: BatchWriteCommandInput['RequestItems'] = {
      [tableName]: batch.map((Key) => ({ DeleteRequest: { Key } })),
    };
    for (let attempt = 0; wanted && Object.keys(wanted).length > 0; attempt++) {
      if (attempt > 0) await pauseBeforeRetry(attempt, new Error('The table left writes of a batch undone'));
      const answer: BatchWriteCommandOutput = await table.send(
        new BatchWriteCommand({ RequestItems: wanted }),
      );
      wanted = answer.UnprocessedItems;
    }
  }
}

function isCancelled(error: unknown): error is TransactionCanceledException {
  return error instanceof Error && error.name === 'TransactionCanceledException';
}

const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/**
 * Writes all pieces or none.
 *
 * A conflict with another transaction, or a throttled item, is tried again with full jitter, then a
 * `ServiceUnavailableError`. A failed condition is never tried again: the first piece that has a `refuse` gives the
 * error. That a call which got no answer is not done twice is the request token's doing, which stays the same over all
 * attempts: one that was done without an answer may be followed by one that is cancelled.
 */
export async function transact(pieces: Piece[]): Promise<void> {
  const command = { TransactItems: pieces.map(({ write }) => write), ClientRequestToken: randomUUID() };
  for (let attempt = 1; ; attempt++) {
    try {
      await table.send(new TransactWriteCommand(command));
      return;
    } catch (error) {
      if (!isCancelled(error)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (reasons.some(({ Code }) => Code !== undefined && passing.has(Code))) {
        await pauseBeforeRetry(attempt, error);
        continue;
      }
      const failed = new Map(
        pieces.flatMap((piece, position) => {
          const reason = reasons[position];
          const stored = reason?.Item && unmarshall(reason.Item);
          return reason?.Code === 'ConditionalCheckFailed' ? [[piece, stored] as const] : [];
        }),
      );
      for (const [{ refuse }, stored] of failed) if (refuse) throw refuse(stored, failed);
      throw error;
    }
  }
}
