import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '../src/document.ts';
import { routes } from '../src/routes.ts';

const document = openApiDocument({ serverUrl: 'http://localhost:4000' });

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('a broken document is found', async () => {
  const broken = { ...structuredClone(document), paths: { 'no-slash': { get: { responses: 'none' } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test('every route stands in it, with a summary, an example and its problems', () => {
  const paths = JSON.parse(JSON.stringify(document.paths));
  for (const route of routes) {
    const operation = paths[route.path][route.method.toLowerCase()];
    expect(operation.operationId).toBe(route.operationId);
    expect(operation.summary).not.toBe('');
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['500', '503']));
    for (const answer of route.success) {
      const told = operation.responses[answer.status];
      expect(told.description).not.toBe('');
      if (answer.schema) expect(told.content['application/json'].example).toBeDefined();
    }
    for (const problem of route.problems ?? []) {
      expect(operation.responses[problem.status].content['application/problem+json'].examples).toHaveProperty(
        [problem.code],
      );
    }
  }
});

test('no two routes share an operation id or a method and path', () => {
  expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
});

test('docs/openapi.json is the document of today: `pnpm openapi` writes it', async () => {
  const written = await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  expect(JSON.parse(written)).toEqual(document);
});
