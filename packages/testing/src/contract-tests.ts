import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { declaredRights } from './rights.ts';
import { fileOf } from './service.ts';

/** The tests that every service's contract and functions.yml must pass, each to be called in one line. */

interface Schema {
  safeParse(value: unknown): { error?: unknown };
}

/** As much of a contract's route as these tests look at. */
export interface DescribedRoute {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  auth: string;
  body?: Schema;
  bodyExample?: unknown;
  success: readonly {
    status: number;
    description: string;
    /** Another than JSON: then the answer has no schema. */
    contentType?: string;
    schema?: Schema;
    example?: unknown;
  }[];
  problems?: readonly { status: number; code: string; description: string }[];
}

const described = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** The statuses of answers that have no body. */
const bodiless = [202, 204];

/** Tests that a contract's routes are told apart, and described with examples that fit their schemas. */
export function testContract(contract: Record<string, DescribedRoute>): void {
  const routes = Object.entries(contract);

  test('no two routes share an operation id, or a method and a path', () => {
    expect(new Set(routes.map(([, { operationId }]) => operationId)).size).toBe(routes.length);
    expect(new Set(routes.map(([, route]) => described(route))).size).toBe(routes.length);
  });

  describe.each(routes)('%s', (_, route) => {
    test('has a summary without a full stop, and descriptions of all its answers', () => {
      expect(route.summary).toMatch(/^[A-Z].*[^.]$/);
      for (const { description } of [...route.success, ...(route.problems ?? [])])
        expect(description).not.toBe('');
    });

    test('has an example for every answer with a body, and it fits', () => {
      expect(route.success.length).toBeGreaterThan(0);
      for (const { status, contentType, schema, example } of route.success) {
        const hasBody = !bodiless.includes(status);
        expect({ status, schema: schema !== undefined, example: example !== undefined }).toEqual({
          status,
          schema: hasBody && contentType === undefined,
          // What a picture looks like, an example may show or not.
          example: contentType === undefined ? hasBody : example !== undefined,
        });
        if (schema) expect(schema.safeParse(example).error).toBeUndefined();
      }
    });

    test('has an example of its body that fits, if it takes one', () => {
      expect(route.body !== undefined).toBe(route.bodyExample !== undefined);
      if (route.body) expect(route.body.safeParse(route.bodyExample).error).toBeUndefined();
    });
  });
}

/** A route as functions.yml declares it: what `declaredRoutes` of serverless-config gives. */
export interface RouteDeclaration {
  method: string;
  path: string;
  authorizer: boolean;
  /** File and export: `src/functions/create-course.main`. */
  handler: string;
}

/**
 * Tests that a service's functions.yml declares just the routes of its contract, and that every function has its file.
 *
 * @param declaredRoutes of `@skillforge/serverless-config/declared-routes`, which this package cannot depend on
 * @param functionsYml the file's address; the functions stand beside it in `src/functions`
 * @param notRoutes the files' names, without the ending, of the functions that no route calls: of streams, schedules,
 *   events
 */
export function testFunctionsYml({
  contract,
  functionsYml,
  declaredRoutes,
  notRoutes = [],
}: {
  contract: Record<string, DescribedRoute>;
  functionsYml: URL;
  declaredRoutes: (path: string) => RouteDeclaration[];
  notRoutes?: string[];
}): void {
  const declared = declaredRoutes(fileURLToPath(functionsYml));
  const routes = Object.entries(contract);

  test('functions.yml declares just the routes of the contract', () => {
    expect(declared.map(described).sort()).toEqual(routes.map(([, route]) => described(route)).sort());
  });

  test.each(routes.map(([name, route]) => [described(route), name, route] as const))(
    '%s has its own file, and a gateway authorizer if and only if it needs a token',
    (path, name, route) => {
      const found = declared.find((one) => described(one) === path);
      expect(found).toMatchObject({
        handler: `src/functions/${fileOf(name)}.main`,
        authorizer: route.auth === 'required',
      });
    },
  );

  test('every function file is a function, and every function has its file and its name', () => {
    const files = readdirSync(new URL('src/functions/', functionsYml));
    const expected = [...declared.map(({ handler }) => handler), ...notRoutes.map(handlerOf)];
    const names = files.map((file) => file.replace(/\.ts$/, '')).sort();
    expect(names.map(handlerOf).sort()).toEqual(expected.sort());
    expect([...declaredRights(functionsYml).keys()].sort()).toEqual(names);
  });
}

function handlerOf(file: string): string {
  return `src/functions/${file}.main`;
}
