import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { declaredRoutes } from '../src/declared-routes.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The stages that `pnpm package` makes packages for: one without alarms, one with all. */
export const stages = ['dev', 'prod'] as const;
export type Stage = (typeof stages)[number];

/** Every service of the repository: the folders that hold a serverless.yml. */
export const services = readdirSync(join(root, 'services')).filter((name) =>
  existsSync(join(root, 'services', name, 'serverless.yml')),
);

const functionsFile = (service: string) => join(root, 'services', service, 'functions.yml');

/** The services that have functions. */
export const servicesWithFunctions = services.filter((name) => existsSync(functionsFile(name)));

/** The services that answer requests; the others have no REST API. */
export const servicesWithApi = servicesWithFunctions.filter(
  (name) => declaredRoutes(functionsFile(name)).length > 0,
);

/** The services that stand on what the foundation publishes. */
export const servicesOnFoundation = services.filter((name) => name !== 'foundation');

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).default([]),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Condition: z.string().optional(),
});

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.string() })).default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Export: z.object({ Name: z.string() }).optional() })).default({}),
});

export type Resource = z.infer<typeof resourceSchema>;

/** A packaged CloudFormation template. */
export class Template {
  readonly resources: Record<string, Resource>;
  readonly parameters: z.infer<typeof templateSchema>['Parameters'];
  readonly outputs: z.infer<typeof templateSchema>['Outputs'];
  /** The whole template as a text, to search it. */
  readonly text: string;

  constructor(text: string) {
    const { Parameters, Resources, Outputs } = templateSchema.parse(JSON.parse(text));
    this.text = text;
    this.parameters = Parameters;
    this.resources = Resources;
    this.outputs = Outputs;
  }

  /** The resources of one type, by logical id. */
  ofType(type: string): [string, Resource][] {
    return Object.entries(this.resources).filter(([, resource]) => resource.Type === type);
  }

  /** The only resource of a type. */
  single(type: string): Resource {
    const found = this.ofType(type);
    const [first] = found;
    if (!first || found.length > 1) throw new Error(`${found.length} resources are a ${type}`);
    return first[1];
  }

  resource(logicalId: string): Resource {
    const resource = this.resources[logicalId];
    if (!resource) throw new Error(`The template has no ${logicalId}`);
    return resource;
  }
}

/** Where `pnpm package` leaves what it makes of a service. */
export function packageFolder(service: string, stage: Stage): string {
  return join(root, 'services', service, 'dist/package', stage);
}

/** @throws Error when the service has not been packaged: a missing package is never a reason to skip a test. */
export function packaged(service: string, stage: Stage): Template {
  const file = join(packageFolder(service, stage), 'cloudformation-template-update-stack.json');
  if (!existsSync(file)) {
    throw new Error(`services/${service} has no package for the stage ${stage}. Run \`pnpm package\` first.`);
  }
  return new Template(readFileSync(file, 'utf8'));
}

const reference = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((value) => value['Fn::GetAtt'][0]),
]);

/** The logical id that a `Ref` or `Fn::GetAtt` leads to. */
export function target(value: unknown): string {
  return reference.parse(value);
}

/** Every value that stands under a key anywhere inside. */
export function valuesUnder(key: string, inside: unknown): unknown[] {
  if (Array.isArray(inside)) return inside.flatMap((one) => valuesUnder(key, one));
  if (typeof inside !== 'object' || inside === null) return [];
  return Object.entries(inside).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesUnder(key, value),
  ]);
}
