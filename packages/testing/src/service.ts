import { randomUUID } from 'node:crypto';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { call, type TestAnswer } from './api-gateway.ts';
import { type FunctionEnvironment, startFunctionEnvironment } from './function-environment.ts';
import type { TableCall, WatchedClient } from './table-calls.ts';

/** A service of a test file's own: an empty table, the service's functions in front of it, and people who call them. */

export type { TableCall } from './table-calls.ts';

/** As much of a contract's route as a request needs. */
export interface CallableRoute {
  method: string;
  /** With parameters in braces: `/courses/{courseId}`. */
  path: string;
}

/** A service's contract: its routes by their names, and nothing else. `import * as contract` is one. */
export type Contract = Record<string, CallableRoute>;

/** The name of one of a contract's routes. */
export type OperationOf<C extends Contract> = keyof C & string;

/** A route's file: its Lambda function is `main`. */
export interface FunctionModule {
  main(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult>;
}

/** The functions of a contract's routes, by the routes' names. */
export type FunctionsOf<C extends Contract> = Record<OperationOf<C>, FunctionModule>;

export type PersonRole = 'student' | 'instructor' | 'admin';

/** Somebody who can call. */
export interface Person {
  userId: string;
  token: string;
}

/** A request to one of the functions: who asks, for what, with what. */
export interface Asking {
  as?: Person | undefined;
  /** The path's parameters; what else is in here is left out, so that a resource may be given as it was answered. */
  path?: Record<string, string>;
  query?: Record<string, string | string[]>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Where an item stands in the table. */
export interface ItemKey {
  PK: string;
  SK: string;
}

export type StoredItem = NonNullable<GetCommandOutput['Item']>;

/** The name of a route's file: `create-course` for `createCourse`. */
export function fileOf(operation: string): string {
  return operation.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

function isFunctionModule(found: unknown): found is FunctionModule {
  return typeof found === 'object' && found !== null && 'main' in found && typeof found.main === 'function';
}

/**
 * Imports the functions of a contract's routes, each from the file that is named as the route is in its contract
 * (`get-health` for `getHealth`, whose operation id names the service too).
 *
 * @param load imports a file by its name without the ending: ``(file) => import(`../src/functions/${file}.ts`)``
 * @throws Error when a file has no `main`
 */
export async function loadFunctions<C extends Contract>(
  contract: C,
  load: (file: string) => Promise<unknown>,
): Promise<FunctionsOf<C>> {
  const functions: Record<string, FunctionModule> = {};
  // One after the other: jest links one module graph at a time.
  for (const name of Object.keys(contract)) {
    const file = fileOf(name);
    const found = await load(file);
    if (!isFunctionModule(found)) throw new Error(`${file} has no function main`);
    functions[name] = found;
  }
  return complete(contract, functions);
}

function complete<C extends Contract>(
  contract: C,
  functions: Record<string, FunctionModule>,
): FunctionsOf<C> {
  if (!hasAll(contract, functions)) throw new Error('A route has no function');
  return functions;
}

function hasAll<C extends Contract>(
  contract: C,
  functions: Record<string, FunctionModule>,
): functions is FunctionsOf<C> {
  return Object.keys(contract).every((name) => name in functions);
}

/** What a service is started from. */
export interface ServiceSettings<C extends Contract, Table extends WatchedClient> {
  contract: C;
  /**
   * Imports the client that the functions write through (`@skillforge/core/table`) and the functions (`loadFunctions`).
   * Is called when the environment variables are set, which these modules read while they load: import neither, nor
   * anything that does, at the top of a test.
   */
  load: () => Promise<{ table: Table; functions: FunctionsOf<C> }>;
  /** The item that makes somebody known, with its key; without it, `person` leaves nothing in the table. */
  profile?: (person: { userId: string; displayName: string; role: PersonRole }) => object;
  variables?: Record<string, string>;
  /** `true` for a table with its stream; without it writes are faster. */
  stream?: boolean;
}

/**
 * Starts a service. What is no route (functions of the stream, of a schedule, of events) is called by its module:
 * import it after this.
 */
export async function startService<C extends Contract, Table extends WatchedClient & { destroy(): void }>({
  contract,
  load,
  profile,
  variables = {},
  stream = false,
}: ServiceSettings<C, Table>) {
  const environment: FunctionEnvironment = await startFunctionEnvironment({ variables, stream });
  const { tableName } = environment;
  const { table, functions } = await load();
  const raw = DynamoDBDocumentClient.from(environment.client, {
    marshallOptions: { removeUndefinedValues: true },
  });

  let interfere: ((call: TableCall) => Promise<void> | void) | undefined;
  table.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (step) => {
        await interfere?.({ command: commandName, input: step.input });
        return next(step);
      },
    { step: 'initialize', name: 'interference', priority: 'high' },
  );

  /**
   * Does some work while every call that the functions make to the table is first shown to `hook`, which may fail it,
   * or hold it up by a promise.
   */
  async function disturbed<T>(
    hook: (call: TableCall) => Promise<void> | void,
    work: () => Promise<T>,
  ): Promise<T> {
    interfere = hook;
    try {
      return await work();
    } finally {
      interfere = undefined;
    }
  }

  /**
   * Does some work, and `act` just before its first write: between what it read and what it makes of that.
   *
   * @param isWrite tells the write that is meant, a transaction unless it says otherwise
   */
  async function beforeFirstWrite<T>(
    act: () => Promise<unknown>,
    work: () => Promise<T>,
    isWrite: (call: TableCall) => boolean = ({ command }) => command === 'TransactWriteItemsCommand',
  ): Promise<T> {
    let done = false;
    return disturbed(async (call) => {
      if (done || !isWrite(call)) return;
      done = true;
      interfere = undefined;
      await act();
    }, work);
  }

  /** Calls a route's function. */
  function ask(operation: OperationOf<C>, asking: Asking = {}): Promise<TestAnswer> {
    const route = contract[operation];
    if (!route) throw new Error(`The contract has no ${operation}`);
    const { method, path } = route;
    const { as, path: given = {}, query = {}, body, headers = {} } = asking;
    const parameters: Record<string, string> = {};
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      parameters[name] = given[name] ?? '';
      return parameters[name];
    });
    return call(functions[operation].main, {
      method,
      path: filled,
      parameters,
      query,
      body,
      headers,
      token: as?.token,
    });
  }

  /** Calls a route that must succeed, and gives its body. */
  async function done(operation: OperationOf<C>, asking: Asking = {}): Promise<TestAnswer['body']> {
    const answer = await ask(operation, asking);
    if (answer.status >= 300)
      throw new Error(`${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Every item of a list, page by page, and how long each page was. */
  async function walk(operation: OperationOf<C>, { query = {}, ...asking }: Asking = {}) {
    const items: TestAnswer['body'][] = [];
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await done(operation, {
        ...asking,
        query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
      });
      items.push(...page.items);
      pages.push(page.items.length);
      cursor = page.nextCursor;
      if (pages.length > 1_000) throw new Error('The list has no end');
    } while (cursor !== undefined);
    return { items, pages };
  }

  /** Writes an item past the functions, whatever stood there. */
  async function put(item: ItemKey & Record<string, unknown>): Promise<void> {
    await raw.send(new PutCommand({ TableName: tableName, Item: item }));
  }

  /** Writes any number of items at once, for a table too large to fill through the functions. */
  async function putAll(items: object[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, at) =>
      items.slice(at * 25, at * 25 + 25),
    );
    const workers = Array.from({ length: 4 }, async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        const requests = batch.map((Item) => ({ PutRequest: { Item: { ...Item } } }));
        await raw.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
      }
    });
    await Promise.all(workers);
  }

  /** The item at a key as it stands; undefined if there is none. */
  async function stored(key: ItemKey): Promise<StoredItem | undefined> {
    const { Item } = await raw.send(
      new GetCommand({ TableName: tableName, Key: { PK: key.PK, SK: key.SK }, ConsistentRead: true }),
    );
    return Item;
  }

  /** The items of one partition, in the order of their sort keys. */
  function storedUnder(partition: string): Promise<StoredItem[]> {
    return allPages((ExclusiveStartKey) =>
      raw.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': partition },
          ExclusiveStartKey,
        }),
      ),
    );
  }

  function wholeTable(): Promise<StoredItem[]> {
    return allPages((ExclusiveStartKey) =>
      raw.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey })),
    );
  }

  /** Of tokens that are good at whatever time a test sets its clock to. */
  const anyTime = { iat: 1_577_836_800, auth_time: 1_577_836_800, exp: 4_102_444_800 };

  /** Somebody in the role's group, with a profile. */
  async function person(role: PersonRole, displayName = 'Somebody'): Promise<Person> {
    const userId = randomUUID();
    const groups = role === 'student' ? [] : [role];
    if (profile) await putAll([profile({ userId, displayName, role })]);
    return { userId, token: await environment.token({ userId, groups, claims: anyTime }) };
  }

  return {
    environment,
    tableName,
    /** The functions' own client, for who watches it. */
    table,
    /** A client beside the functions': nobody watches or disturbs it. */
    raw,
    ask,
    done,
    walk,
    disturbed,
    beforeFirstWrite,
    put,
    putAll,
    stored,
    storedUnder,
    wholeTable,
    /** An access token of the environment's pool, good or bad. */
    token: environment.token,
    person,
    async stop() {
      table.destroy();
      await environment.stop();
    },
  };
}

/** A running service with the routes of a contract. */
export type Service<C extends Contract> = Awaited<
  ReturnType<typeof startService<C, WatchedClient & { destroy(): void }>>
>;

interface PageOfItems {
  Items?: StoredItem[] | undefined;
  LastEvaluatedKey?: Record<string, unknown> | undefined;
}

async function allPages(
  read: (startKey: Record<string, unknown> | undefined) => Promise<PageOfItems>,
): Promise<StoredItem[]> {
  const found: StoredItem[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await read(startKey);
    found.push(...(page.Items ?? []));
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return found;
}

/** What an answer that refuses says, without its words. */
export function refusal({ status, body }: TestAnswer) {
  const errors: { pointer: string }[] = body?.errors ?? [];
  return errors.length === 0
    ? { status, code: body?.code }
    : { status, code: body?.code, pointers: errors.map(({ pointer }) => pointer) };
}
