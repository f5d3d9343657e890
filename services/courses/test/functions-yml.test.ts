import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Route } from '@skillforge/core/http/contract';
import { declaredRoutes } from '@skillforge/serverless-config/declared-routes';
import * as contract from '../src/contract.ts';

const declared = declaredRoutes(fileURLToPath(new URL('../functions.yml', import.meta.url)));
const routes: Route[] = Object.values(contract);
const described = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('functions.yml declares just the routes of the contract', () => {
  expect(declared.map(described).sort()).toEqual(routes.map(described).sort());
});

test.each(routes.map((route) => [described(route), route] as const))(
  '%s has a gateway authorizer if and only if it needs a token',
  (name, route) => {
    const [found] = declared.filter((one) => described(one) === name);
    expect(found?.authorizer).toBe(route.auth === 'required');
  },
);

test('every function file is a function, and every function has its file', async () => {
  const files = await readdir(new URL('../src/functions/', import.meta.url));
  const notRoutes = ['project-courses.ts', 'project-due-courses.ts'];
  const expected = declared.map(({ handler }) => handler.replace(/^src\/functions\/(.*)\.main$/, '$1.ts'));
  expect(files.sort()).toEqual([...expected, ...notRoutes].sort());
});
