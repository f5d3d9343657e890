import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Key } from '@skillforge/core/keys';
import { type Condition, parseCondition, parseUpdate, type Terms } from './expressions.ts';

type Item = Record<string, unknown>;
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** The item that a condition failed on, if there is one. */
interface Refusal {
  Item?: Record<string, AttributeValue>;
}
/** What a write, or its condition, is about: as a command names it. */
interface Asked {
  ConditionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Item | undefined;
}

/** A value as the table would give it back: a copy, without what is undefined. */
function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  if (value instanceof Set) return new Set(value);
  if (typeof value !== 'object' || value === null) return value;
  return storedMap(value);
}

function storedMap(map: object): Item {
  const copy: Item = {};
  for (const [name, value] of Object.entries(map)) if (value !== undefined) copy[name] = stored(value);
  return copy;
}

/** An item with its key. */
type StoredItem = Item & Key;

function keyOf(item: object): Key {
  return { PK: 'PK' in item ? String(item.PK) : '', SK: 'SK' in item ? String(item.SK) : '' };
}

/**
 * A table within this process, for acts by the ten thousand: it takes the commands that `core/table` sends, one after
 * the other, with all their conditions. A test holds it against the embedded engine.
 *
 * What nobody needs here is not there: limits of sizes, capacity, conflicts. What it does not know it refuses.
 */
export class MemoryTable {
  readonly #partitions = new Map<string, Map<string, StoredItem>>();
  #changed = new Map<string, Key>();

  put(item: object): void {
    const { PK, SK } = keyOf(item);
    const items = this.#partitions.get(PK) ?? new Map<string, StoredItem>();
    items.set(SK, { ...storedMap(item), PK, SK });
    this.#partitions.set(PK, items);
    this.#changed.set(`${PK} ${SK}`, { PK, SK });
  }

  /** The items that have come or changed since this was last asked for. */
  takeChanged(): StoredItem[] {
    const changed = [...this.#changed.values()];
    this.#changed = new Map();
    return changed.flatMap((key) => this.get(key) ?? []);
  }

  get(key: object): StoredItem | undefined {
    const { PK, SK } = keyOf(key);
    return this.#partitions.get(PK)?.get(SK);
  }

  /** All items, in no order. */
  items(): StoredItem[] {
    return [...this.#partitions.values()].flatMap((items) => [...items.values()]);
  }

  #remove(key: object): void {
    const { PK, SK } = keyOf(key);
    this.#partitions.get(PK)?.delete(SK);
  }

  /** Stands in for the table behind a client: everything that is sent comes here. */
  standInFor(client: DynamoDBDocumentClient): void {
    Object.defineProperty(client, 'send', { value: async (command: unknown) => this.#answer(command) });
  }

  #answer(command: unknown): object {
    if (command instanceof GetCommand) return { Item: this.get(command.input.Key ?? {}) };
    if (command instanceof BatchGetCommand) {
      const asked = Object.entries(command.input.RequestItems ?? {});
      const Responses = asked.map(([name, { Keys = [] }]) => [
        name,
        Keys.flatMap((key) => this.get(key) ?? []),
      ]);
      return { Responses: Object.fromEntries(Responses) };
    }
    if (command instanceof QueryCommand) return this.#query(command.input);
    if (command instanceof TransactWriteCommand) return this.#transact(command.input.TransactItems ?? []);
    if (command instanceof PutCommand) return this.#alone({ Put: command.input });
    if (command instanceof UpdateCommand) {
      const { ReturnValues: wanted, ReturnValuesOnConditionCheckFailure: _, ...update } = command.input;
      const { UpdateExpression = '' } = update;
      const before = this.get(update.Key ?? {});
      this.#alone({ Update: { ...update, UpdateExpression } });
      if (wanted === undefined || wanted === 'NONE') return {};
      return { Attributes: wanted.endsWith('OLD') ? before : this.get(update.Key ?? {}) };
    }
    if (command instanceof DeleteCommand) return this.#alone({ Delete: command.input });
    throw new Error(`The table within this process knows no ${command?.constructor.name}`);
  }

  #query(input: QueryCommandInput): object {
    const { IndexName: index, ExclusiveStartKey: start, Limit: limit = Number.POSITIVE_INFINITY } = input;
    if (start) throw new Error('The table within this process gives first pages only');
    const terms: Terms = {
      names: input.ExpressionAttributeNames ?? {},
      values: input.ExpressionAttributeValues ?? {},
    };
    const isAsked = parseCondition(input.KeyConditionExpression ?? '');
    const isLeft = input.FilterExpression === undefined ? undefined : parseCondition(input.FilterExpression);
    const partition = index ? undefined : this.#partitions.get(String(terms.values[':pk']));
    const among = index ? this.items() : [...(partition?.values() ?? [])];
    const sortKey = (item: Item) => String(item[index ? `${index}SK` : 'SK']);
    const found = among
      .filter((item) => isAsked(item, terms))
      .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    if (input.ScanIndexForward === false) found.reverse();
    const page = found.slice(0, limit);
    const shown = isLeft ? page.filter((item) => isLeft(item, terms)) : page;
    const last = found.length > page.length ? page.at(-1) : undefined;
    return { Items: shown, Count: shown.length, LastEvaluatedKey: last && { PK: last.PK, SK: last.SK } };
  }

  #transact(writes: Write[]): object {
    const reasons = writes.map((write) => this.#refusal(write));
    if (reasons.some((refusal) => refusal !== undefined)) {
      throw new TransactionCanceledException({
        $metadata: {},
        message: 'Transaction cancelled',
        CancellationReasons: reasons.map((refusal) =>
          refusal ? { Code: 'ConditionalCheckFailed', ...refusal } : { Code: 'None' },
        ),
      });
    }
    for (const write of writes) this.#write(write);
    return {};
  }

  #alone(write: Write): object {
    const refusal = this.#refusal(write);
    if (refusal) throw new ConditionalCheckFailedException({ $metadata: {}, message: 'Refused', ...refusal });
    this.#write(write);
    return {};
  }

  /** What refuses a write, with the item as it stands; undefined where nothing does. */
  #refusal({ Put, Update, Delete, ConditionCheck }: Write): Refusal | undefined {
    const asked: Asked | undefined = Put ?? Update ?? Delete ?? ConditionCheck;
    if (asked?.ConditionExpression === undefined) return undefined;
    const item = this.get(Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? {});
    const holds: Condition = parseCondition(asked.ConditionExpression);
    if (holds(item ?? {}, termsOf(asked))) return undefined;
    return item ? { Item: marshall(item, { removeUndefinedValues: true }) } : {};
  }

  #write({ Put, Update, Delete }: Write): void {
    if (Put) this.put(Put.Item ?? {});
    if (Delete) this.#remove(Delete.Key ?? {});
    if (!Update) return;
    const key = Update.Key ?? {};
    this.put(parseUpdate(Update.UpdateExpression ?? '')(this.get(key) ?? key, termsOf(Update)));
  }
}

function termsOf({
  ExpressionAttributeNames: names = {},
  ExpressionAttributeValues: values = {},
}: Asked): Terms {
  return { names, values };
}
