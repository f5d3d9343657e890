import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
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
      expect(told.description).toContain(answer.description);
      if (answer.contentType) expect(told.content).toHaveProperty([answer.contentType]);
      if (answer.schema) expect(told.content['application/json'].example).toBeDefined();
    }
    for (const problem of route.problems ?? []) {
      expect(operation.responses[problem.status].content['application/problem+json'].examples).toHaveProperty(
        [problem.code],
      );
    }
  }
});

test('whatever a caller is answered with is one of the answers that the route declares', () => {
  const paths = JSON.parse(JSON.stringify(document.paths));
  for (const { path, method, operationId, callers = {} } of routes) {
    const { responses, 'x-callers': told } = paths[path][method.toLowerCase()];
    const undeclared = Object.entries<number>(callers).filter(([, status]) => !(status in responses));
    expect([operationId, undeclared]).toEqual([operationId, []]);
    expect(told ?? {}).toEqual(callers);
  }
});

test('a body is required, unless the route may go without', () => {
  const paths = JSON.parse(JSON.stringify(document.paths));
  for (const { path, method, body, bodyOptional = false } of routes) {
    const { requestBody } = paths[path][method.toLowerCase()];
    expect(requestBody?.required).toBe(body ? !bodyOptional : undefined);
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

describe('every example fits the schema beside it', () => {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addFormat('ulid', /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  ajv.addSchema(JSON.parse(JSON.stringify(document)), 'api');

  const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
  const pairs: [string, string, unknown][] = routes.flatMap((route) => {
    const pointer = `/paths/${escaped(route.path)}/${route.method.toLowerCase()}`;
    const content = `content/${escaped('application/json')}/schema`;
    const answers = route.success.flatMap(({ status, schema, example }): [string, string, unknown][] =>
      schema
        ? [[`${route.operationId} ${status}`, `${pointer}/responses/${status}/${content}`, example]]
        : [],
    );
    return route.body
      ? [...answers, [`${route.operationId} body`, `${pointer}/requestBody/${content}`, route.bodyExample]]
      : answers;
  });

  test.each(pairs)('%s', (_name, pointer, example) => {
    const validate = ajv.compile({ $ref: `api#${encodeURI(pointer)}` });
    expect(validate(example) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...Object(example), unknownField: 1 })).toBe(false);
  });
});
