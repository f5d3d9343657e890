import type { ProblemSpec, Route, SuccessSpec } from '@skillforge/core/http/contract';
import * as z from 'zod/mini';
import manifest from '../package.json' with { type: 'json' };
import { problemsOf } from './problems.ts';
import { routes } from './routes.ts';

/** JSON, as far as a document is made of it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

const parameterTexts: Record<string, string> = {
  courseId: 'The course’s id',
  lessonId: 'The lesson’s id',
  userId: 'The user’s id',
  uploadId: 'The upload’s id',
  attemptId: 'The attempt’s id',
  reviewId: 'The review’s id',
  certificateId: 'The certificate’s id',
};

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** What is known to be JSON, as a value that the document can hold. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

/** A schema as JSON Schema; what has an id (`.meta({ id: 'Course' })`) stands once, under components. */
function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output', named: JsonObject): Json {
  const { $schema: _, id, $defs, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  for (const [name, { id: __, ...definition }] of Object.entries($defs ?? {}))
    named[name] = toComponents(definition);
  if (typeof id !== 'string') return toComponents(json);
  named[id] = toComponents(json);
  return { $ref: `#/components/schemas/${id}` };
}

function toComponents(json: object): Json {
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function propertiesOf(schema: Json): JsonObject {
  const found =
    typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema.properties : {};
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: parameterTexts[name] ?? name,
    schema: { type: 'string', pattern: '^[\\w-]{1,64}$' },
  }));
}

function queryParameters(route: Route, named: JsonObject): Json[] {
  const own = route.query ? Object.entries(propertiesOf(schemaOf(route.query, 'input', named))) : [];
  return [
    ...own.map(([name, schema]) => ({ name, in: 'query', schema })),
    ...(route.paged
      ? [{ $ref: '#/components/parameters/limit' }, { $ref: '#/components/parameters/cursor' }]
      : []),
  ];
}

function headerParameters(route: Route): Json[] {
  const names = [
    'requestId',
    ...(route.idempotent ? ['idempotencyKey'] : []),
    ...(route.ifMatch ? [route.ifMatch.required ? 'ifMatchRequired' : 'ifMatch'] : []),
    ...(route.etag && route.method === 'GET' ? ['ifNoneMatch'] : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function answerHeaders(route: Route, status: number): JsonObject {
  const names = [
    'X-Request-Id',
    'Cache-Control',
    ...(route.etag ? ['ETag'] : []),
    ...(status === 201 ? ['Location'] : []),
    ...(route.paged ? ['Link'] : []),
    ...(route.idempotent ? ['Idempotent-Replayed'] : []),
    ...(route.rateLimit ? ['RateLimit', 'RateLimit-Policy'] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function contentOf({ schema, example, contentType }: SuccessSpec, named: JsonObject): JsonObject {
  if (contentType) return { [contentType]: { schema: { type: 'string' } } };
  return schema
    ? { 'application/json': { schema: schemaOf(schema, 'output', named), example: asJson(example) } }
    : {};
}

/** The answer of one status, in each of its kinds. */
function success(route: Route, kinds: SuccessSpec[], status: number, named: JsonObject): JsonObject {
  const content = Object.assign({}, ...kinds.map((kind) => contentOf(kind, named)));
  return {
    description: kinds.map(({ description }) => description).join(', or '),
    headers: answerHeaders(route, status),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

function problemAnswer(status: number, problems: ProblemSpec[]): JsonObject {
  const examples = problems.map(({ code, description }) => [
    code,
    {
      summary: description,
      value: {
        type: `urn:skillforge:problem:${code}`,
        title: titles[status] ?? '',
        status,
        detail: description,
        instance: '4f1c2a0e-6a58-4c1d-9f7b-2d1f0c9b7a35',
        code,
      },
    },
  ]);
  return {
    description: problems.map(({ code, description }) => `\`${code}\`: ${description}`).join('. '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

function answers(route: Route, named: JsonObject): JsonObject {
  const successes = Map.groupBy(route.success, ({ status }) => status);
  const problems = Map.groupBy(problemsOf(route), ({ status }) => status);
  const entries: [string, Json][] = [
    ...[...successes].map(([status, kinds]): [string, Json] => [
      String(status),
      success(route, kinds, status, named),
    ]),
    ...[...problems].map(([status, all]): [string, Json] => [String(status), problemAnswer(status, all)]),
  ];
  if (route.etag && route.method === 'GET') {
    entries.push(['304', { description: 'What If-None-Match names is still so' }]);
  }
  return Object.fromEntries(entries);
}

function who({ auth, role }: Route): string {
  if (role) return `**Who:** ${role}s${role === 'instructor' ? ' (and admins)' : ''}.`;
  return {
    none: '**Who:** everybody.',
    optional: '**Who:** everybody; a token shows more.',
    required: '**Who:** every signed-in user.',
  }[auth];
}

const securityOf: Record<Route['auth'], Json> = {
  none: [],
  optional: [{}, { accessToken: [] }],
  required: [{ accessToken: [] }],
};

function operation(route: Route, named: JsonObject): JsonObject {
  return {
    operationId: route.operationId,
    tags: [route.service],
    summary: route.summary,
    description: [route.description ?? '', who(route)].filter((part) => part !== '').join('\n\n'),
    security: securityOf[route.auth],
    parameters: [...pathParameters(route), ...queryParameters(route, named), ...headerParameters(route)],
    ...(route.body
      ? {
          requestBody: {
            required: !route.bodyOptional,
            content: {
              'application/json': {
                schema: schemaOf(route.body, 'input', named),
                example: asJson(route.bodyExample),
              },
            },
          },
        }
      : {}),
    responses: answers(route, named),
    ...(route.callers ? { 'x-callers': { ...route.callers } } : {}),
  };
}

const callersText = `\`x-callers\` of an operation tells what a sound request is answered with, by who sends it: \`nobody\` sends no token; the resource is \`student\`’s (enrolled in the course, the author of the review) and not \`otherStudent\`’s; \`instructor\` teaches the course, \`otherInstructor\` another one; \`deactivated\` sends a token from before being deactivated.`;

const header = (description: string): Json => ({ description, schema: { type: 'string' } });

const components = {
  securitySchemes: {
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'An access token of the Cognito user pool',
    },
  },
  schemas: {
    Problem: {
      type: 'object',
      description: 'RFC 9457',
      required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
      properties: {
        type: { type: 'string', format: 'uri' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        instance: { type: 'string', description: 'The request’s id' },
        code: { type: 'string', description: 'Stable: made for programs' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['in', 'pointer', 'detail'],
            properties: {
              in: { type: 'string', enum: ['body', 'query'] },
              pointer: { type: 'string', description: 'A JSON pointer' },
              detail: { type: 'string' },
            },
          },
        },
      },
    },
  },
  parameters: {
    limit: {
      name: 'limit',
      in: 'query',
      description: 'How many items a page holds at most',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    },
    cursor: {
      name: 'cursor',
      in: 'query',
      description: 'The `nextCursor` of the page before',
      schema: { type: 'string' },
    },
    requestId: {
      name: 'X-Request-Id',
      in: 'header',
      description: 'Comes back, and stands in the log',
      schema: { type: 'string', pattern: '^[\\w.:-]{1,128}$' },
    },
    idempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'A repeat with the same key gets the first answer, for 24 hours',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    ifMatch: {
      name: 'If-Match',
      in: 'header',
      description: 'The ETag that was last read: refused with 412 if it has changed since',
      schema: { type: 'string' },
    },
    ifMatchRequired: {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag that was last read: refused with 412 if it has changed since',
      schema: { type: 'string' },
    },
    ifNoneMatch: {
      name: 'If-None-Match',
      in: 'header',
      description: 'The ETag that the client holds: 304 if it is still so',
      schema: { type: 'string' },
    },
  },
  headers: {
    'X-Request-Id': header('The request’s id, for reports'),
    'Cache-Control': header('How long the answer may be kept'),
    ETag: header('The revision of the resource and a digest of the answer'),
    Location: header('The path of the new resource'),
    Link: header('`rel="next"`: the path of the next page'),
    'Idempotent-Replayed': header('`true` when this is the first answer again'),
    RateLimit: header('How many calls are left today, and when the count starts anew'),
    'RateLimit-Policy': header('How many calls a day'),
  },
};

/**
 * The OpenAPI 3.1 document of the whole API, made from the services' contracts.
 *
 * @param serverUrl the base address that the paths stand under
 */
export function openApiDocument({ serverUrl }: { serverUrl: string }): JsonObject {
  const named: JsonObject = {};
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const paths = [...byPath].map(([path, there]): [string, Json] => [
    path,
    Object.fromEntries(there.map((route) => [route.method.toLowerCase(), operation(route, named)])),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'SkillForge',
      version: manifest.version,
      summary: 'The backend of a learning management system',
      description: callersText,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(routes.map(({ service }) => service))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: { ...components, schemas: { ...components.schemas, ...named } },
  };
}
