import { randomUUID } from 'node:crypto';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Route } from '@skillforge/core/http/contract';
import {
  coursePartition,
  enrollmentKey,
  gateKey,
  type Key,
  type ListingSort,
  listingPartition,
  profileKey,
} from '@skillforge/core/keys';
import { call, type TestAnswer } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import * as contract from '../src/contract.ts';

/** A catalogue of a test file's own: an empty table, the functions in front of it, and people who call them. */

export interface Person {
  userId: string;
  token: string;
}

/** A request to one of the functions: who asks, for what, with what. */
export interface Asking {
  as?: Person | undefined;
  /** The path's parameters; what else is in here is left out, so that a course may be given as it was answered. */
  path?: Record<string, string>;
  query?: Record<string, string | string[]>;
  body?: unknown;
  headers?: Record<string, string>;
}

export type StoredItem = NonNullable<GetCommandOutput['Item']>;

/** A call to the table that is about to be made. */
export interface TableCall {
  command: string;
  input: object;
}

/** An article, published unless it says otherwise. */
export const article = (title: string, more: Record<string, unknown> = {}) => ({
  title,
  type: 'article',
  status: 'published',
  durationSeconds: 60,
  content: `# ${title}`,
  ...more,
});

export const draftFields = (more: Record<string, unknown> = {}) => ({
  title: 'Practical SQL',
  description: 'From the first `SELECT` on.',
  category: 'data-science',
  level: 'beginner',
  ...more,
});

async function loadFunctions() {
  return {
    listCourses: await import('../src/functions/list-courses.ts'),
    searchCourses: await import('../src/functions/search-courses.ts'),
    getCourse: await import('../src/functions/get-course.ts'),
    listMyCourses: await import('../src/functions/list-my-courses.ts'),
    createCourse: await import('../src/functions/create-course.ts'),
    updateCourse: await import('../src/functions/update-course.ts'),
    publishCourse: await import('../src/functions/publish-course.ts'),
    unpublishCourse: await import('../src/functions/unpublish-course.ts'),
    archiveCourse: await import('../src/functions/archive-course.ts'),
    deleteCourse: await import('../src/functions/delete-course.ts'),
    addInstructor: await import('../src/functions/add-instructor.ts'),
    removeInstructor: await import('../src/functions/remove-instructor.ts'),
    listLessons: await import('../src/functions/list-lessons.ts'),
    createLesson: await import('../src/functions/create-lesson.ts'),
    reorderLessons: await import('../src/functions/reorder-lessons.ts'),
    getLesson: await import('../src/functions/get-lesson.ts'),
    updateLesson: await import('../src/functions/update-lesson.ts'),
    deleteLesson: await import('../src/functions/delete-lesson.ts'),
    createUpload: await import('../src/functions/create-upload.ts'),
    renewUploadParts: await import('../src/functions/renew-upload-parts.ts'),
    completeUpload: await import('../src/functions/complete-upload.ts'),
    createAvatarUpload: await import('../src/functions/create-avatar-upload.ts'),
    getHealth: await import('../src/functions/get-health.ts'),
  };
}

export type Operation = keyof Awaited<ReturnType<typeof loadFunctions>>;

const routes: Record<Operation, Route> = contract;

export type Catalogue = Awaited<ReturnType<typeof startCatalogue>>;

/** Starts it. The modules that read their settings while they load come with it: import none of them yourself first. */
export async function startCatalogue(variables: Record<string, string> = {}) {
  const environment = await startFunctionEnvironment({ variables });
  const { tableName } = environment;
  const { table } = await import('@skillforge/core/table');
  const functions = await loadFunctions();
  const projection = await import('../src/projection.ts');
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

  /** Does some work while every call that the functions make to the table is first shown to `hook`, which may fail it. */
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

  /** Does some work, and `act` just before its first write: between what it read and what it makes of that. */
  async function beforeFirstWrite<T>(act: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
    let done = false;
    return disturbed(async ({ command }) => {
      if (done || command !== 'TransactWriteItemsCommand') return;
      done = true;
      interfere = undefined;
      await act();
    }, work);
  }

  /** Calls a route's function. */
  function ask(operation: Operation, asking: Asking = {}): Promise<TestAnswer> {
    const { method, path } = routes[operation];
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
  async function done(operation: Operation, asking: Asking = {}) {
    const answer = await ask(operation, asking);
    if (answer.status >= 300)
      throw new Error(`${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async function put(item: Key & Record<string, unknown>): Promise<void> {
    await raw.send(new PutCommand({ TableName: tableName, Item: item }));
  }

  async function stored(key: Key): Promise<StoredItem | undefined> {
    const { Item } = await raw.send(
      new GetCommand({ TableName: tableName, Key: { PK: key.PK, SK: key.SK } }),
    );
    return Item;
  }

  async function storedUnder(partition: string): Promise<StoredItem[]> {
    const found: StoredItem[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await raw.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': partition },
          ExclusiveStartKey,
        }),
      );
      found.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  }

  async function wholeTable(): Promise<StoredItem[]> {
    const found: StoredItem[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await raw.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey }));
      found.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  }

  /** Writes any number of items at once, for a catalogue too large to make through the functions. */
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

  /** Somebody with a profile, in these groups. */
  async function person(role: 'student' | 'instructor' | 'admin', displayName = 'Somebody'): Promise<Person> {
    const userId = randomUUID();
    const groups = role === 'student' ? [] : [role];
    await put({ ...profileKey(userId), displayName, role });
    return { userId, token: await environment.token({ userId, groups }) };
  }

  const amara = await person('instructor', 'Amara Okafor');
  const kenji = await person('instructor', 'Kenji Sato');
  const sam = await person('student', 'Sam Rivera');
  const ada = await person('admin', 'Ada Novak');

  async function createDraft(fields: Record<string, unknown> = {}, as = amara) {
    return await done('createCourse', { as, body: draftFields(fields) });
  }

  async function addLesson(courseId: string, fields: Record<string, unknown>, as = amara) {
    return await done('createLesson', { as, path: { courseId }, body: fields });
  }

  /** A published course with one lesson; it is in the sorted listings too. */
  async function createPublished(fields: Record<string, unknown> = {}, as = amara) {
    const { courseId } = await createDraft(fields, as);
    await addLesson(courseId, article('The only lesson'), as);
    const course = await done('publishCourse', { as, path: { courseId } });
    await projection.refreshCourse(courseId);
    return course;
  }

  async function enroll(
    { userId }: Person,
    courseId: string,
    status: 'active' | 'completed' | 'cancelled' = 'active',
  ): Promise<void> {
    await put({ ...enrollmentKey(userId, courseId), status });
  }

  /** What the enrollment and review services do to a course's gate. */
  async function setGate(
    courseId: string,
    figures: Partial<Record<'everEnrolled' | 'learners' | 'ratingSum' | 'ratingCount', number>>,
  ): Promise<void> {
    const names = Object.keys(figures);
    await raw.send(
      new UpdateCommand({
        TableName: tableName,
        Key: gateKey(courseId),
        UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(figures).map(([name, value]) => [`:${name}`, value]),
        ),
        ConditionExpression: 'attribute_exists(PK)',
      }),
    );
  }

  /** Every item of a list, page by page, and how long each page was. */
  async function walk(operation: Operation, { query = {}, ...asking }: Asking = {}) {
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
    const items: any[] = [];
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

  /** The entries of one sorted listing as they stand in the table. */
  function listing(sort: ListingSort, category?: string): Promise<StoredItem[]> {
    return storedUnder(listingPartition(sort, category));
  }

  return {
    environment,
    table,
    tableName,
    raw,
    ...projection,
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
    itemsOf: (courseId: string) => storedUnder(coursePartition(courseId)),
    person,
    amara,
    kenji,
    sam,
    ada,
    createDraft,
    createPublished,
    addLesson,
    enroll,
    setGate,
    listing,
    async stop() {
      table.destroy();
      await environment.stop();
    },
  };
}

/** What an answer that refuses says, without its words. */
export function refusal({ status, body }: TestAnswer) {
  const errors: { pointer: string }[] = body?.errors ?? [];
  return errors.length === 0
    ? { status, code: body?.code }
    : { status, code: body?.code, pointers: errors.map(({ pointer }) => pointer) };
}
