import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { certificateKey, coursePartition, type Key, userPartition } from '@skillforge/core/keys';
import type { LocalInfo } from '@skillforge/local/local-info';
import * as z from 'zod';
import { atMost } from '../at-most.ts';
import type { Answer } from '../client.ts';
import { type Item, withTable } from '../table.ts';
import type { Classroom } from './classroom.ts';
import { type Asked, bodyOf, type Exchanges, type Person, statusOf } from './exchanges.ts';
import { type ItemOf, isThere, type Kind, kindOf, read } from './items.ts';

const keyed = z.looseObject({ PK: z.string(), SK: z.string() });

/** The items of one course and of its people, by their kinds. */
export class Items {
  readonly all: (Item & Key)[];
  readonly #byKind: Map<Kind | undefined, (Item & Key)[]>;

  constructor(all: Item[]) {
    this.all = all.map((item) => keyed.parse(item));
    this.#byKind = Map.groupBy(this.all, kindOf);
  }

  of<K extends Kind>(kind: K): ItemOf<K>[] {
    return (this.#byKind.get(kind) ?? []).filter(isThere).map((item) => read(kind, item));
  }
}

/** Reads all items of a course and of its people. */
export function readItems(
  info: Pick<LocalInfo, 'dynamodbEndpoint' | 'tableName'>,
  { courseId, learners, owner }: Classroom,
): Promise<Items> {
  const { tableName: TableName } = info;
  return withTable(info, async (table) => {
    const partition = async (name: string) => {
      const items: Item[] = [];
      let ExclusiveStartKey: Item | undefined;
      do {
        const answer = await table.send(
          new QueryCommand({
            TableName,
            ConsistentRead: true,
            KeyConditionExpression: 'PK = :partition',
            ExpressionAttributeValues: { ':partition': name },
            ExclusiveStartKey,
          }),
        );
        items.push(...(answer.Items ?? []));
        ExclusiveStartKey = answer.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return items;
    };
    const partitions = [coursePartition(courseId), ...learners.map(({ userId }) => userPartition(userId))];
    const found = await Promise.all(partitions.map(partition));
    const taught = (await partition(userPartition(owner.userId))).filter(({ SK }) =>
      String(SK).endsWith(courseId),
    );
    const ids = new Set(
      new Items(found.flat()).of('certificateEntry').map(({ certificateId }) => certificateId),
    );
    const certificates: Item[] = [];
    if (ids.size > 0) {
      const RequestItems = { [TableName]: { Keys: [...ids].map(certificateKey), ConsistentRead: true } };
      const { Responses } = await table.send(new BatchGetCommand({ RequestItems }));
      certificates.push(...(Responses?.[TableName] ?? []));
    }
    return new Items([...found.flat(), ...taught, ...certificates]);
  });
}

/** What the API shows to somebody who learns. */
export interface ShownToLearner {
  person: Person;
  enrollment: Answer | undefined;
  progress: Answer | undefined;
  review: Answer | undefined;
  certificates: unknown[];
  /** Of each quiz, or the status of the refusal. */
  attempts: Map<string, unknown[] | number>;
}

export interface Shown {
  course: Answer | undefined;
  roster: unknown[] | number;
  learners: ShownToLearner[];
}

/** What everybody sees of a course's reviews, in every order; or the status of the refusal. */
export type ShownReviews = Record<
  (typeof reviewSorts)[number],
  { items: unknown[]; summary: unknown } | number
>;

export const reviewSorts = ['newest', 'highest', 'lowest', 'helpful'] as const;

const page = z.looseObject({
  items: z.array(z.unknown()),
  nextCursor: z.string().optional(),
  summary: z.unknown().optional(),
});

/** Every page of a list, with the first one's summary; or the status of the refusal. */
async function wholeList(
  exchanges: Exchanges,
  person: Person,
  asked: Asked,
): Promise<{ items: unknown[]; summary: unknown } | number> {
  const items: unknown[] = [];
  let summary: unknown;
  let cursor: string | undefined;
  do {
    const query = { limit: '50', ...asked.query, ...(cursor ? { cursor } : {}) };
    const answered = await exchanges.ask(person, { ...asked, query });
    if (statusOf(answered) !== 200) return statusOf(answered);
    const found = page.parse(bodyOf(answered));
    items.push(...found.items);
    summary ??= found.summary;
    cursor = found.nextCursor;
  } while (cursor);
  return { items, summary };
}

/**
 * Has everybody look at their progress: whoever has completed all that is left of a course, because the rest was taken
 * out of it, completes the course by that.
 */
export async function lookAround(exchanges: Exchanges, { courseId, learners }: Classroom): Promise<void> {
  const inTurn = atMost(16);
  const path = { courseId };
  await Promise.all(
    learners.map((person) => inTurn(() => exchanges.ask(person, { operationId: 'getProgress', path }))),
  );
}

/** Asks the API for all that it shows of a course to its people. */
export async function look(exchanges: Exchanges, room: Classroom): Promise<Shown> {
  const { courseId, admin, learners, quizIds } = room;
  const inTurn = atMost(16);
  const path = { courseId };
  const list = async (person: Person, asked: Asked) => {
    const found = await inTurn(() => wholeList(exchanges, person, asked));
    return typeof found === 'number' ? found : found.items;
  };
  const one = (person: Person, operationId: string) =>
    inTurn(async () => (await exchanges.ask(person, { operationId, path })).answers.at(-1));
  const [course, roster, ...people] = await Promise.all([
    one(admin, 'getCourse'),
    list(admin, { operationId: 'listRoster', path }),
    ...learners.map(async (person): Promise<ShownToLearner> => {
      const [enrollment, progress, review, certificates, ...attempts] = await Promise.all([
        one(person, 'getMyEnrollment'),
        one(person, 'getProgress'),
        one(person, 'getMyReview'),
        list(person, { operationId: 'listMyCertificates', path: {} }),
        ...quizIds.map(async (lessonId) => {
          const shown = await list(person, { operationId: 'listAttempts', path: { lessonId } });
          return [lessonId, shown] as const;
        }),
      ]);
      return {
        person,
        enrollment,
        progress,
        review,
        certificates: typeof certificates === 'number' ? [] : certificates,
        attempts: new Map(attempts),
      };
    }),
  ]);
  return { course, roster, learners: people };
}

/** Asks the API for a course's reviews in every order. */
export async function lookAtReviews(
  exchanges: Exchanges,
  { courseId, admin }: Classroom,
): Promise<ShownReviews> {
  const [newest, highest, lowest, helpful] = await Promise.all(
    reviewSorts.map((sort) =>
      wholeList(exchanges, admin, { operationId: 'listReviews', path: { courseId }, query: { sort } }),
    ),
  );
  return { newest: newest ?? 0, highest: highest ?? 0, lowest: lowest ?? 0, helpful: helpful ?? 0 };
}
