import type { Route } from '@skillforge/core/http/contract';
import { routes } from '@skillforge/openapi/routes';
import * as z from 'zod';
import { atMost } from './at-most.ts';
import { type Answer, type Call, clientOf } from './client.ts';
import { eventually } from './eventually.ts';
import { furnish, type Holdings } from './holdings.ts';
import { type Asker, type Name, type Trial, trials } from './others-ids.ts';
import { gatherPeople, type People } from './people.ts';
import { expectProblem } from './problem.ts';
import { filled } from './routes.ts';
import { stackOfThisFile } from './running-stack.ts';
import type { SignedIn } from './sign-in.ts';
import { allItems, type Item } from './table.ts';

/**
 * Every id in a path or a body, tried with somebody else's. Two pairs of a student and an instructor have one of
 * everything each; those of the first pair ask with their own ids, one of which is of the second pair's.
 */

const parametersOf = ({ path }: Route) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const node = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });
const ulid = z.looseObject({ format: z.literal('ulid') });
/** An id; a list of ids; values by ids. */
const idLike = z.union([
  ulid,
  z.looseObject({ items: ulid }),
  z.looseObject({ propertyNames: z.looseObject({ pattern: z.string() }) }),
]);

/** The fields anywhere in a JSON Schema that hold an id or the key of a file, by name or by form. */
function idFields(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = node.safeParse(schema).data ?? {};
  const own = Object.entries(properties).flatMap(([name, field]) =>
    /(Id|Ids|Key|Keys)$/.test(name) || idLike.safeParse(field).success ? [name] : [],
  );
  return [...own, ...Object.values(schema).flatMap(idFields)];
}

/** Every place of a route's requests that names something by its id. */
function idsOf(route: Route): string[] {
  const schemas = [route.body, route.query].flatMap((schema) =>
    schema ? [z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })] : [],
  );
  return [...new Set([...parametersOf(route), ...schemas.flatMap(idFields)])];
}

const withIds = routes.filter((route) => idsOf(route).length > 0);

describe('the trials', () => {
  test.each(withIds.map((route) => [route.operationId, route] as const))(
    'of %s cover each of its ids',
    (operationId, route) => {
      expect(Object.keys(trials[operationId]?.ids ?? {}).toSorted()).toEqual(idsOf(route).toSorted());
      const isMixed = parametersOf(route).length > 1;
      expect(trials[operationId]?.everything !== undefined).toBe(isMixed);
    },
  );

  test('are of routes with ids only', () => {
    const known = withIds.map(({ operationId }) => operationId);
    expect(Object.keys(trials).filter((one) => !known.includes(one))).toEqual([]);
  });
});

/** The name that a parameter goes by among one's things. */
const usual: Record<string, Name> = {
  courseId: 'courseId',
  lessonId: 'lessonId',
  attemptId: 'attemptId',
  reviewId: 'reviewId',
  certificateId: 'certificateId',
  uploadId: 'uploadId',
  userId: 'studentId',
  thumbnailKey: 'thumbnailKey',
  videoKey: 'videoKey',
  fileKey: 'fileKey',
  avatarKey: 'avatarKey',
};
const drafts: Record<string, Name> = { courseId: 'draftId', lessonId: 'draftLessonId' };

/** One request with somebody else's id, and what it is answered with. */
interface Request {
  /** The parameter or field. */
  what: string;
  /** Where the body names it, if it does. */
  field?: string;
  as: Asker;
  path: Record<string, string>;
  body: unknown;
  refused: string;
}

function idIn(holdings: Holdings, name: string, names: Record<string, Name> = {}): string {
  const found = names[name] ?? usual[name];
  if (!found) throw new Error(`Nobody has a ${name}.`);
  return holdings[found];
}

/** All requests of a route that name something of the other pair's. */
function requestsOf(route: Route, mine: Holdings, theirs: Holdings): Request[] {
  const { ids, own = {}, everything, as } = trials[route.operationId] ?? { ids: {} };
  const asker = as ?? (route.role === 'instructor' ? 'instructor' : 'student');
  const parameters = parametersOf(route);
  const pathOf = (holdings: Holdings, names: Record<string, Name>) =>
    Object.fromEntries(parameters.map((name) => [name, idIn(holdings, name, names)]));
  const isTried = (tried: string | Trial) => tried !== 'open' && tried !== 'own words';

  const requests: Request[] = [];
  for (const [name, tried] of Object.entries(ids)) {
    const trial = typeof tried === 'string' ? { refused: tried } : tried;
    const { refused, theirs: named, body = route.bodyExample } = trial;
    const path = pathOf(mine, { ...own, ...trial.own });
    const usualName = own[name] ?? usual[name];
    const foreign =
      typeof named === 'function' ? named(theirs, mine) : theirs[named ?? usualName ?? 'courseId'];
    const inPath = parameters.includes(name);
    const request = { as: asker, path, body, refused };
    if (isTried(tried)) {
      requests.push({
        ...request,
        what: name,
        ...(inPath
          ? { path: { ...path, [name]: String(foreign) } }
          : { field: name, body: Object.assign({}, body, { [name]: foreign }) }),
      });
    }
    const hidden = inPath && asker !== 'admin' ? drafts[name] : undefined;
    if (hidden) {
      const elsewhere = { ...path, [name]: theirs[hidden] };
      requests.push({ ...request, what: `${name} of a draft`, path: elsewhere, refused: '404 not-found' });
    }
  }
  if (everything && everything !== 'open') {
    const path = pathOf(theirs, own);
    requests.push({ what: 'everything', as: asker, path, body: route.bodyExample, refused: everything });
  }
  return requests;
}

const stack = stackOfThisFile({ sample: false });
const send = clientOf(() => stack.info.apiUrl);
const inTurn = atMost(12);
const call: Call = (...request) => inTurn(() => send(...request));

let people: People;
let mine: Holdings;
let theirs: Holdings;
const answers = new Map<string, (Request & { answer: Answer })[]>();

/** What an answer says, without what is new each time: a request's id, a link's signature. */
function said({ status, body }: Answer): unknown {
  if (status >= 300) return status;
  return JSON.parse(JSON.stringify(body), (_name, value: unknown) =>
    typeof value === 'string' ? value.replace(/\?.*X-Amz-.*/, '') : value,
  );
}

/** Everything that the owners see of their things, by who looks and where. */
async function views(): Promise<Record<string, unknown>> {
  const pairs: [Holdings, SignedIn, SignedIn][] = [
    [mine, people.student, people.instructor],
    [theirs, people.otherStudent, people.otherInstructor],
  ];
  const looks = pairs.flatMap(([holdings, student, instructor]) =>
    routes
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/health'))
      .flatMap((route) =>
        ['courseId', 'draftId'].flatMap((courseId) =>
          [student, instructor].map((person) => {
            const own = trials[route.operationId]?.own ?? {};
            const names = parametersOf(route).map((name) => [name, idIn(holdings, name, own)]);
            const parameters: Record<string, string> = Object.fromEntries(names);
            if (courseId === 'draftId') {
              if ('courseId' in parameters) parameters.courseId = holdings.draftId;
              if ('lessonId' in parameters) parameters.lessonId = holdings.draftLessonId;
            }
            return { path: filled(route.path, parameters), person };
          }),
        ),
      ),
  );
  const seen = await Promise.all(
    looks.map(async ({ path, person: { accessToken: token, userId } }) => [
      `${userId} ${path}`,
      said(await call('GET', path, { token })),
    ]),
  );
  return Object.fromEntries(seen);
}

/** What is kept of people and their things, by key: not how often they called today, nor what follows in its time. */
async function kept(): Promise<Record<string, Item>> {
  const items = await allItems(stack.info);
  const own = items.filter(
    ({ PK, SK }) => /^(user|course|certificate)#/.test(String(PK)) && !/^usage#/.test(String(SK)),
  );
  return Object.fromEntries(own.map((item) => [`${item.PK} ${item.SK}`, item]));
}

let before: { views: Record<string, unknown>; kept: Record<string, Item> };

beforeAll(async () => {
  people = await gatherPeople(stack.info, call);
  [mine, theirs] = await Promise.all([
    furnish(call, people.student, people.instructor),
    furnish(call, people.otherStudent, people.otherInstructor),
  ]);
  let last = '';
  const isStill = () =>
    eventually(
      async () => JSON.stringify(await kept()),
      (now) => {
        const same = now === last;
        last = now;
        return same;
      },
      10_000,
    );
  await isStill();
  before = { views: await views(), kept: await kept() };
  await Promise.all(
    withIds.map(async (route) => {
      const requests = requestsOf(route, mine, theirs);
      answers.set(
        route.operationId,
        await Promise.all(
          requests.map(async (request) => ({
            ...request,
            answer: await call(route.method, filled(route.path, request.path), {
              token: people[request.as].accessToken,
              ...(route.body ? { body: request.body } : {}),
              ...(route.ifMatch ? { headers: { 'If-Match': '*' } } : {}),
            }),
          })),
        ),
      );
    }),
  );
});

test.each(withIds.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s takes nobody else’s',
  (_name, { operationId }) => {
    const tried = answers.get(operationId) ?? [];
    const told = tried.map(({ what, answer: { status, body } }) => {
      const code = z.looseObject({ code: z.string() }).safeParse(body).data?.code;
      return `${what}: ${status} ${code ?? JSON.stringify(body)}`;
    });
    expect(told).toEqual(tried.map(({ what, refused }) => `${what}: ${refused}`));
    for (const { answer, refused, field } of tried) {
      const [status = '', code = ''] = refused.split(' ');
      const { errors = [] } = expectProblem(answer, Number(status), code);
      if (field === undefined) continue;
      expect(errors).not.toEqual([]);
      for (const { pointer } of errors) expect(`${pointer}/`).toMatch(new RegExp(`^/${field}/`));
    }
  },
);

test('none of that has changed anything: its owners see what they saw', async () => {
  expect(await views()).toEqual(before.views);
});

test('none of that has changed anything: the table holds what it held', async () => {
  expect(await kept()).toEqual(before.kept);
});
