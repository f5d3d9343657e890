import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { fieldOf, readsControl, type TableCall, type WatchedClient } from './table-calls.ts';

/**
 * Each function has just the rights that its calls need: one too few is an error on AWS only, one too many is a hole.
 *
 * A right is written as
 *
 * - `GetItem` for an action on the table, `Query GSI1` for one on an index of it;
 * - `s3:GetObject courses` for an action on a folder of the bucket, or `arn` for the bucket itself: the names that
 *   serverless-config/custom.yml gives them;
 * - `s3:ListBucket arn avatars/*` for one that is limited to what begins so;
 * - `events:PutEvents` for any other action.
 */

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([z.array(schema), schema.transform((one) => [one])]);

/** The only condition that is understood: on what a listing of the bucket may be asked for. */
const condition = z.strictObject({ StringLike: z.strictObject({ 's3:prefix': oneOrMore(z.string()) }) });

const statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
  Condition: condition.optional(),
});

const failureTarget = z.object({
  destinations: z.object({ onFailure: z.object({ type: z.string() }).optional() }).optional(),
});

const functions = z.record(
  z.string(),
  failureTarget.extend({
    events: z.array(z.object({ stream: failureTarget.optional() })).default([]),
    iamRoleStatements: z.array(statement).default([]),
  }),
);

/** Rights that Lambda uses in the function's name, for the batches of a stream and the events that it gives up on. */
const rightsToTell: Record<string, string> = { sqs: 'sqs:SendMessage', sns: 'sns:Publish' };

/** What a function declares. */
export interface DeclaredRights {
  /** Those of its statements, sorted, each once. */
  rights: string[];
  /** Those among them that none of its own calls use: its events' targets for failures ask for them. */
  usedByEvents: string[];
}

/** The names that a statement's resources have in custom.yml: `arn`, `GSI1` of the table, `courses` of the bucket. */
function namesOf(kind: 'table' | 'bucket', resources: unknown[]): string[] {
  return resources.map((resource) => {
    const [, name] = new RegExp(`^\\$\\{self:custom\\.${kind}\\.(\\w+)\\}$`).exec(String(resource)) ?? [];
    return name ?? JSON.stringify(resource);
  });
}

function rightsIn({
  Action: actions,
  Resource: resources,
  Condition: limits,
}: z.infer<typeof statement>): string[] {
  if (limits && actions.some((action) => action !== 's3:ListBucket')) {
    throw new Error(`Only listings know a prefix, not ${actions.join(', ')}`);
  }
  return actions.flatMap((action) => {
    const [service, name = ''] = action.split(':');
    if (service === 'dynamodb') {
      return namesOf('table', resources).map((table) => (table === 'arn' ? name : `${name} ${table}`));
    }
    if (service === 's3') {
      const limited = limits?.StringLike['s3:prefix'].map((prefix) => ` ${prefix}`) ?? [''];
      return namesOf('bucket', resources).flatMap((folder) =>
        limited.map((prefix) => `${action} ${folder}${prefix}`),
      );
    }
    return [action];
  });
}

/**
 * The rights that a `functions.yml` gives to each function, by the functions' names.
 *
 * @throws ZodError for statements of another form than `Allow`, `Action`, `Resource` and a condition on listings
 */
export function declaredRights(functionsYml: URL): Map<string, DeclaredRights> {
  const declared = functions.parse(parse(readFileSync(functionsYml, 'utf8')));
  return new Map(
    Object.entries(declared).map(([name, { destinations, events, iamRoleStatements }]) => {
      const sources = [{ destinations }, ...events.map(({ stream }) => stream)];
      const targets = sources.flatMap((source) => source?.destinations?.onFailure ?? []);
      const rights = new Set(iamRoleStatements.flatMap(rightsIn));
      const usedByEvents = targets.map(({ type }) => rightsToTell[type] ?? `a right to tell ${type}`);
      return [name, { rights: [...rights].sort(), usedByEvents }] as const;
    }),
  );
}

const partsOfTransaction: Record<string, string> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/**
 * The rights that a call to the table asks for: those of a transaction are those of its parts. None for the read of
 * the revocations, which every function may make (serverless-config/rights.yml).
 */
export function rightsOf(call: TableCall): string[] {
  if (readsControl(call)) return [];
  const { command, input } = call;
  const action = command.replace(/Command$/, '');
  const parts = fieldOf(input, 'TransactItems');
  if (Array.isArray(parts)) {
    return parts.flatMap((part: object) => Object.keys(part)).map((kind) => partsOfTransaction[kind] ?? kind);
  }
  const index = fieldOf(input, 'IndexName');
  return [index === undefined ? action : `${action} ${index}`];
}

/** Does some work, and gives the rights that it used. */
export type WatchRights = (work: () => Promise<unknown>) => Promise<string[]>;

/**
 * The rights that a piece of work asks for at another service of AWS: `events:PutEvents` for a `PutEventsCommand`.
 *
 * @param service as policies name it: `events`, `cognito-idp`
 */
export function watchClient(service: string, client: WatchedClient): WatchRights {
  let used = new Set<string>();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (sent) => {
        used.add(`${service}:${commandName.replace(/Command$/, '')}`);
        return next(sent);
      },
    { step: 'initialize', name: 'rights', override: true },
  );
  return async (work) => {
    const mine = new Set<string>();
    used = mine;
    await work();
    return [...mine];
  };
}

/** As much of a running service as is needed to see what its functions ask of the table. */
export interface DisturbableService {
  disturbed<T>(hook: (call: TableCall) => void, work: () => Promise<T>): Promise<T>;
}

/**
 * Does some work, and gives the rights that the functions used in it, sorted.
 *
 * @param others who else sees rights used: the bucket's, another service's
 */
export async function rightsUsed(
  service: DisturbableService,
  work: () => Promise<unknown>,
  others: WatchRights[] = [],
): Promise<string[]> {
  const used = new Set<string>();
  let watched = () =>
    service.disturbed((call) => {
      for (const right of rightsOf(call)) used.add(right);
    }, work);
  for (const watch of others) {
    const inner = watched;
    watched = async () => {
      let answer: unknown;
      const seen = await watch(async () => {
        answer = await inner();
        return answer;
      });
      for (const right of seen) used.add(right);
      return answer;
    };
  }
  await watched();
  return [...used].sort();
}

/** For each function, by its name in functions.yml: what makes ready, and gives what the function then does. */
export type Works = Record<string, () => Promise<() => Promise<unknown>>>;

/**
 * The tests that a service's functions use the rights that its `functions.yml` gives them, all of them and no others.
 *
 * A work must make every kind of call that its function makes on any of its ways: refusals, limits, pages, indexes.
 */
export function testRights({
  functionsYml,
  service,
  works,
  others = [],
}: {
  functionsYml: URL;
  service: DisturbableService;
  works: Works;
  others?: WatchRights[];
}): void {
  const declared = declaredRights(functionsYml);

  test('every function is looked at', () => {
    expect([...declared.keys()].sort()).toEqual(Object.keys(works).sort());
  });

  test.each(Object.entries(works))(
    '%s uses the rights that it declares, all of them and no others',
    async (name, prepare) => {
      const { rights = [], usedByEvents = [] } = declared.get(name) ?? {};
      const work = await prepare();
      const used = new Set([...(await rightsUsed(service, work, others)), ...usedByEvents]);
      expect([...used].sort()).toEqual(rights);
    },
  );
}
