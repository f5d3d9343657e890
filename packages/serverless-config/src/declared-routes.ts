import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

/** One HTTP route as a service's `functions.yml` declares it. */
export interface DeclaredRoute {
  /** The key in `functions.yml`, for instance `create-course`. */
  functionName: string;
  /** In capitals: `POST`. */
  method: string;
  /** With a leading slash and parameters in braces: `/courses/{courseId}`. */
  path: string;
  /** Whether the gateway lets signed-in callers through only. */
  authorizer: boolean;
  /** File and export, for instance `src/functions/create-course.main`. */
  handler: string;
}

const http = z.object({ method: z.string(), path: z.string(), authorizer: z.unknown().optional() });

const functions = z.record(
  z.string(),
  z.object({ handler: z.string(), events: z.array(z.object({ http: http.optional() })).default([]) }),
);

/**
 * The HTTP routes that a `functions.yml` declares, in its order. Functions that other events start are left out.
 *
 * @param functionsYmlPath the path of the file
 * @throws Error when the file cannot be read, ZodError when it holds something else than functions
 */
export function declaredRoutes(functionsYmlPath: string): DeclaredRoute[] {
  const declared = functions.parse(parse(readFileSync(functionsYmlPath, 'utf8')));
  return Object.entries(declared).flatMap(([functionName, { handler, events }]) =>
    events.flatMap((event) => (event.http ? [{ functionName, handler, ...routeOf(event.http) }] : [])),
  );
}

function routeOf({ method, path, authorizer }: z.infer<typeof http>) {
  return {
    method: method.toUpperCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    authorizer: authorizer !== undefined && authorizer !== null,
  };
}
