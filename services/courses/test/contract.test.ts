import type { Route } from '@skillforge/core/http/contract';
import * as contract from '../src/contract.ts';

const routes: [string, Route][] = Object.entries(contract);

test('the service has its twenty-three routes', () => {
  expect(routes).toHaveLength(23);
});

test('no two routes share an operation id, or a method and a path', () => {
  expect(new Set(routes.map(([, { operationId }]) => operationId)).size).toBe(routes.length);
  expect(new Set(routes.map(([, { method, path }]) => `${method} ${path}`)).size).toBe(routes.length);
});

describe.each(routes)('%s', (_, route) => {
  test('has a summary without a full stop, and descriptions of all its answers', () => {
    expect(route.summary).toMatch(/^[A-Z].*[^.]$/);
    for (const { description } of [...route.success, ...(route.problems ?? [])])
      expect(description).not.toBe('');
  });

  test('has an example for every answer with a body, and it fits', () => {
    expect(route.success.length).toBeGreaterThan(0);
    for (const { status, schema, example } of route.success) {
      expect({ status, schema: schema !== undefined, example: example !== undefined }).toEqual({
        status,
        schema: ![202, 204].includes(status),
        example: ![202, 204].includes(status),
      });
      if (schema) expect(schema.safeParse(example).error).toBeUndefined();
    }
  });

  test('has an example of its body that fits, if it takes one', () => {
    expect(route.body !== undefined).toBe(route.bodyExample !== undefined);
    if (route.body) expect(route.body.safeParse(route.bodyExample).error).toBeUndefined();
  });

  test('lets only instructors change a course, only its owner reach what is theirs, and anybody read what is public', () => {
    const isOwn = route.path.startsWith('/me/');
    if (route.method === 'GET' && isOwn) expect(route).toMatchObject({ auth: 'required', paged: 'private' });
    else if (route.method === 'GET') expect(route.role).toBeUndefined();
    else if (isOwn) expect([route.auth, route.role]).toEqual(['required', undefined]);
    else expect(route).toMatchObject({ auth: 'required', role: 'instructor' });
  });
});
