import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseDocument, visit } from 'yaml';
import * as z from 'zod';
import { SetupError } from './settings.ts';
import { type FilterPattern, readFilterPattern } from './streams/filter-pattern.ts';

const httpEvent = z.union([z.string(), z.object({ path: z.string(), method: z.string() })]);

const streamEvent = z.object({
  type: z.literal('dynamodb'),
  enabled: z.boolean().optional(),
  batchSize: z.number().optional(),
  filterPatterns: z.array(z.record(z.string(), z.unknown())).optional(),
  maximumRetryAttempts: z.number().optional(),
  maximumRecordAgeInSeconds: z.number().optional(),
  bisectBatchOnFunctionError: z.boolean().optional(),
  functionResponseType: z.literal('ReportBatchItemFailures').optional(),
});

const scheduleEvent = z.union([
  z.string(),
  z.object({
    rate: z.union([z.string(), z.array(z.string())]),
    enabled: z.boolean().optional(),
    input: z.unknown().optional(),
  }),
]);

const eventBridgeEvent = z.object({
  /** Only the deployment knows its name; there is one. */
  eventBus: z.unknown().optional(),
  enabled: z.boolean().optional(),
  pattern: z.record(z.string(), z.unknown()).optional(),
});

const functionDefinition = z.object({
  handler: z.string(),
  maximumRetryAttempts: z.number().optional(),
  timeout: z.unknown().optional(),
  memorySize: z.unknown().optional(),
  environment: z.record(z.string(), z.unknown()).optional(),
  events: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** How a function takes the table's changes, as its `stream` event declares it. */
export interface StreamSettings {
  batchSize: number;
  /** A record is taken that fits one of them, or any record when there is none. */
  filterPatterns: FilterPattern[];
  /** -1: for ever. */
  maximumRetryAttempts: number;
  /** Seconds; -1: any age. */
  maximumRecordAgeInSeconds: number;
  bisectBatchOnFunctionError: boolean;
  reportBatchItemFailures: boolean;
}

/** A function as the laptop serves it. */
export interface LocalFunction {
  /** `<service>-<key in functions.yml>` */
  name: string;
  service: string;
  /** The absolute path of the file that holds the handler. */
  file: string;
  /** The name that the file exports the handler under. */
  exportName: string;
  /** Seconds. */
  timeout: number;
  memorySize: number;
  environment: Record<string, string>;
  routes: { method: string; path: string }[];
  streams: StreamSettings[];
  schedules: { rate: string[]; input?: unknown }[];
  /** The events of the bus that it is told of: those that fit one of these. */
  eventPatterns: FilterPattern[];
  /** How often an event is tried again that it failed on. */
  maximumRetryAttempts: number;
  /** The triggers of the user pool that it serves, for example `PostConfirmation`. */
  poolTriggers: string[];
}

/** The `functions.yml` of every service, by service name. */
export function functionFiles(root: string): { service: string; file: string }[] {
  return readdirSync(join(root, 'services'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ service: entry.name, file: join(root, 'services', entry.name, 'functions.yml') }))
    .filter(({ file }) => existsSync(file));
}

/**
 * Reads the functions of all services from their own `functions.yml`: handlers, routes, stream settings and schedules
 * are taken from there and stand nowhere else.
 *
 * Settings that only a deployment knows (variables of the framework, CloudFormation intrinsics) are left out.
 *
 * @throws SetupError for a definition that cannot be served, with its file and function.
 */
export function readFunctions(root: string): LocalFunction[] {
  const functions = functionFiles(root).flatMap(({ service, file }) =>
    Object.entries(readDefinitions(file, root))
      .map(([key, definition]) => readFunction(root, service, file, key, definition))
      .filter((one) =>
        [one.routes, one.streams, one.schedules, one.eventPatterns, one.poolTriggers].some(
          (events) => events.length > 0,
        ),
      ),
  );
  const taken = new Map<string, string>();
  for (const { name, routes } of functions) {
    for (const { method, path } of routes) {
      const route = `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
      const other = taken.get(route);
      if (other) throw new SetupError(`${other} and ${name} both serve ${method} ${path}.`);
      taken.set(route, name);
    }
  }
  return functions;
}

function readDefinitions(file: string, root: string): Record<string, unknown> {
  try {
    const content = parseYaml(readFileSync(file, 'utf8')) ?? {};
    const definitions = z.record(z.string(), z.unknown()).parse(content);
    // A fragment is included under `functions:` or holds it.
    return z.record(z.string(), z.unknown()).parse(definitions.functions ?? definitions);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : error;
    throw new SetupError(`${relative(root, file)} cannot be read: ${reason}`);
  }
}

/** CloudFormation's short forms (`!Sub …`) become objects like the long ones (`Fn::Sub: …`): not known here. */
function parseYaml(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent', merge: true });
  const [error] = document.errors;
  if (error) throw error;
  visit(document, {
    Node(_key, node) {
      return node.tag?.startsWith('!') ? document.createNode({ [node.tag]: null }) : undefined;
    },
  });
  return document.toJS();
}

function readFunction(root: string, service: string, file: string, key: string, raw: unknown): LocalFunction {
  const where = `${relative(root, file)}: ${key}`;
  const read = functionDefinition.safeParse(raw);
  if (!read.success) throw new SetupError(`${where} is no function: ${told(read.error)}`);
  const definition = read.data;
  const [, path = '', exportName = ''] = /^(.*)\.([^./]+)$/.exec(definition.handler) ?? [];
  const source = ['.ts', '.mts', '.js', '.mjs']
    .map((extension) => join(root, 'services', service, path + extension))
    .find((candidate) => existsSync(candidate));
  if (!source)
    throw new SetupError(`${where} names the handler ${definition.handler}, and there is no such file.`);

  const events = definition.events ?? [];
  const pick = <T>(name: string, schema: z.ZodType<T>): T[] =>
    events
      .filter((event) => event[name] !== undefined)
      .map((event) => {
        const parsed = schema.safeParse(event[name]);
        if (!parsed.success)
          throw new SetupError(`${where} has a ${name} event that cannot be read: ${told(parsed.error)}`);
        return parsed.data;
      });
  return {
    name: `${service}-${key}`,
    service,
    file: source,
    exportName,
    // Lambda's own defaults, where the value is one that only a deployment knows.
    timeout: typeof definition.timeout === 'number' ? definition.timeout : 29,
    memorySize: typeof definition.memorySize === 'number' ? definition.memorySize : 1024,
    environment: plainValues(definition.environment ?? {}),
    routes: pick('http', httpEvent).map(readRoute),
    streams: pick('stream', z.unknown())
      .filter((event) => z.object({ type: z.literal('dynamodb') }).safeParse(event).success)
      .map((event) => readStream(where, event))
      .filter((settings) => settings !== undefined),
    schedules: pick('schedule', scheduleEvent)
      .map((event) => (typeof event === 'string' ? { rate: event } : event))
      .filter((event) => !('enabled' in event) || event.enabled !== false)
      .map((event) => ({ ...event, rate: [event.rate].flat() })),
    eventPatterns: pick('eventBridge', eventBridgeEvent)
      // Without a bus it is about AWS's own events or a clock, and neither is here.
      .filter(({ eventBus, enabled, pattern }) => eventBus !== undefined && enabled !== false && pattern)
      .map(({ pattern }) => readPattern(where, pattern)),
    // As often as Lambda does by itself.
    maximumRetryAttempts: definition.maximumRetryAttempts ?? 2,
    poolTriggers: pick('cognitoUserPool', z.object({ trigger: z.string() })).map(({ trigger }) => trigger),
  };
}

function readRoute(event: z.infer<typeof httpEvent>): { method: string; path: string } {
  const [method = '', path = ''] = typeof event === 'string' ? event.split(' ') : [event.method, event.path];
  return { method: method.toUpperCase(), path: path.startsWith('/') ? path : `/${path}` };
}

function readPattern(where: string, pattern: unknown): FilterPattern {
  try {
    return readFilterPattern(pattern);
  } catch (error) {
    throw new SetupError(`${where}: ${error instanceof Error ? error.message : error}`);
  }
}

function readStream(where: string, event: unknown): StreamSettings | undefined {
  const read = streamEvent.safeParse(event);
  if (!read.success)
    throw new SetupError(`${where} has a stream event that cannot be read: ${told(read.error)}`);
  const settings = read.data;
  if (settings.enabled === false) return undefined;
  try {
    return {
      batchSize: settings.batchSize ?? 100,
      filterPatterns: (settings.filterPatterns ?? []).map(readFilterPattern),
      maximumRetryAttempts: settings.maximumRetryAttempts ?? -1,
      maximumRecordAgeInSeconds: settings.maximumRecordAgeInSeconds ?? -1,
      bisectBatchOnFunctionError: settings.bisectBatchOnFunctionError ?? false,
      reportBatchItemFailures: settings.functionResponseType === 'ReportBatchItemFailures',
    };
  } catch (error) {
    throw new SetupError(`${where}: ${error instanceof Error ? error.message : error}`);
  }
}

/** The values that are known here: neither a variable of the framework nor an intrinsic of CloudFormation. */
function plainValues(environment: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === null || typeof value === 'object' || String(value).includes('${')
        ? []
        : [[name, String(value)]],
    ),
  );
}

function told(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : error.message;
}
