import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declaredRoutes } from '../src/declared-routes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'declared-routes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function routesIn(yml: string) {
  const file = join(folder, 'functions.yml');
  writeFileSync(file, yml);
  return declaredRoutes(file);
}

it('tells method, path, function, handler and whether there is an authorizer', () => {
  const routes = routesIn(`
get-course:
  handler: src/functions/get-course.main
  events: [{ http: { method: get, path: 'courses/{courseId}' } }]
create-course:
  handler: src/functions/create-course.main
  events: [{ http: { method: post, path: /courses, authorizer: '\${self:custom.authorizer}' } }]
`);
  expect(routes).toEqual([
    {
      functionName: 'get-course',
      handler: 'src/functions/get-course.main',
      method: 'GET',
      path: '/courses/{courseId}',
      authorizer: false,
    },
    {
      functionName: 'create-course',
      handler: 'src/functions/create-course.main',
      method: 'POST',
      path: '/courses',
      authorizer: true,
    },
  ]);
});

it('leaves out functions that a stream or a clock starts', () => {
  const routes = routesIn(`
project-courses:
  handler: src/functions/project-courses.main
  events: [{ stream: { type: dynamodb, arn: x } }, { schedule: rate(1 minute) }]
by-hand:
  handler: src/functions/by-hand.main
`);
  expect(routes).toEqual([]);
});

it('refuses a function without a handler', () => {
  expect(() => routesIn('broken:\n  events: []\n')).toThrow(/handler/);
});
