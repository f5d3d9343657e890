import { join } from 'node:path';
import * as z from 'zod';
import { type DeclaredRoute, declaredRoutes } from '../src/declared-routes.ts';
import { packaged, root, services, servicesWithApi, stages, type Template, target } from './packages.ts';

const method = z.object({
  HttpMethod: z.string(),
  ResourceId: z.unknown(),
  AuthorizationType: z.string(),
  AuthorizationScopes: z.array(z.string()).optional(),
  AuthorizerId: z.unknown().optional(),
});

const apiResource = z.object({ PathPart: z.string(), ParentId: z.unknown() });

/** The path of an API's resource, put together from its parents'. */
function pathOf(template: Template, reference: unknown): string {
  const resource = template.resource(target(reference));
  if (resource.Type === 'AWS::ApiGateway::RestApi') return '';
  const { PathPart, ParentId } = apiResource.parse(resource.Properties);
  return `${pathOf(template, ParentId)}/${PathPart}`;
}

const gatewayResponse = z.object({
  ResponseType: z.string(),
  StatusCode: z.string(),
  ResponseParameters: z.record(z.string(), z.string()),
  ResponseTemplates: z.object({ 'application/json': z.string() }),
});

const header = 'gatewayresponse.header.';

const answered = [
  ['UNAUTHORIZED', '401', 'invalid-token'],
  ['ACCESS_DENIED', '403', 'forbidden'],
  ['MISSING_AUTHENTICATION_TOKEN', '404', 'not-found'],
  ['RESOURCE_NOT_FOUND', '404', 'not-found'],
  ['REQUEST_TOO_LARGE', '413', 'content-too-large'],
  ['THROTTLED', '429', 'throttled'],
  ['INTEGRATION_TIMEOUT', '503', 'temporarily-unavailable'],
  ['INTEGRATION_FAILURE', '503', 'temporarily-unavailable'],
  ['DEFAULT_4XX', '400', 'bad-request'],
  ['DEFAULT_5XX', '500', 'internal-error'],
] as const;

it('has every service that has routes, and no other', () => {
  const withApi = services.filter((service) =>
    stages.every((stage) => packaged(service, stage).ofType('AWS::ApiGateway::RestApi').length === 1),
  );
  const withAnything = services.filter((service) =>
    stages.some((stage) => packaged(service, stage).text.includes('AWS::ApiGateway::RestApi')),
  );
  expect(withApi).toEqual(servicesWithApi);
  expect(withAnything).toEqual(servicesWithApi);
});

describe.each(servicesWithApi)('the REST API of %s', (service) => {
  const declared = declaredRoutes(join(root, 'services', service, 'functions.yml'));

  describe.each(stages)('in %s', (stage) => {
    const template = packaged(service, stage);
    const methods = template
      .ofType('AWS::ApiGateway::Method')
      .map(([, { Properties }]) => method.parse(Properties))
      .map((one) => ({ ...one, path: pathOf(template, one.ResourceId) }));
    const responses = template
      .ofType('AWS::ApiGateway::GatewayResponse')
      .map(([, { Properties }]) => gatewayResponse.parse(Properties));

    it('has just the routes that functions.yml declares', () => {
      const name = (route: Pick<DeclaredRoute, 'method' | 'path'>) => `${route.method} ${route.path}`;
      const made = methods
        .filter(({ HttpMethod }) => HttpMethod !== 'OPTIONS')
        .map(({ HttpMethod, path }) => name({ method: HttpMethod, path }));
      expect(made.sort()).toEqual(declared.map(name).sort());
    });

    it.each(declared)('$method $path lets in who functions.yml says', (route) => {
      const made = methods.find(({ HttpMethod, path }) => HttpMethod === route.method && path === route.path);
      if (!route.authorizer) {
        expect(made).toMatchObject({ AuthorizationType: 'NONE' });
        return;
      }
      // Without a scope the gateway would take id tokens instead of access tokens.
      expect(made).toMatchObject({
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizationScopes: ['aws.cognito.signin.user.admin'],
      });
      expect(template.resource(target(made?.AuthorizerId)).Properties).toMatchObject({
        Type: 'COGNITO_USER_POOLS',
        ProviderARNs: [{ 'Fn::ImportValue': `skillforge-${stage}-user-pool-arn` }],
      });
    });

    it('answers preflight requests on every path, never for all origins', () => {
      const paths = new Set(declared.map(({ path }) => path));
      const preflights = methods.filter(({ HttpMethod }) => HttpMethod === 'OPTIONS');
      expect(new Set(preflights.map(({ path }) => path))).toEqual(paths);
      expect(template.text).not.toContain(`"'*'"`);
    });

    it('is regional, and traces and throttles from its first deployment on', () => {
      expect(template.single('AWS::ApiGateway::RestApi').Properties).toMatchObject({
        EndpointConfiguration: { Types: ['REGIONAL'] },
      });
      expect(template.single('AWS::ApiGateway::Deployment').Properties).toMatchObject({
        StageName: stage,
        StageDescription: {
          TracingEnabled: true,
          MethodSettings: [
            {
              HttpMethod: '*',
              ResourcePath: '/*',
              ThrottlingBurstLimit: expect.any(Number),
              ThrottlingRateLimit: expect.any(Number),
            },
          ],
        },
      });
    });

    it('has an access log that forgets', () => {
      expect(template.resource('ApiGatewayLogGroup').Properties).toMatchObject({
        LogGroupName: `/aws/api-gateway/skillforge-${service}-${stage}`,
        RetentionInDays: expect.any(Number),
      });
    });

    it('waits with its deployment for the answers of the gateway itself', () => {
      const answers = template.ofType('AWS::ApiGateway::GatewayResponse').map(([id]) => id);
      const { DependsOn } = template.single('AWS::ApiGateway::Deployment');
      expect(DependsOn).toEqual(expect.arrayContaining(answers));
    });

    it.each(answered)('the gateway answers %s with %s and the code %s', (type, status, code) => {
      const found = responses.find(({ ResponseType }) => ResponseType === type);
      expect(found?.StatusCode).toBe(status);
      expect(JSON.parse(found?.ResponseTemplates['application/json'] ?? '{}')).toMatchObject({ code });
    });

    it.each(responses)('the answer to $ResponseType is a problem with the same status inside', (response) => {
      const body = JSON.parse(response.ResponseTemplates['application/json']);
      expect(body).toEqual({
        type: `urn:skillforge:problem:${body.code}`,
        title: expect.stringMatching(/./),
        status: Number(response.StatusCode),
        detail: expect.stringMatching(/./),
        instance: '$context.requestId',
        code: expect.stringMatching(/^[a-z-]+$/),
      });
      expect(response.ResponseParameters[`${header}Content-Type`]).toBe("'application/problem+json'");
    });

    it('a 401 says how to sign in, a 429 and a 503 when to try again', () => {
      for (const { StatusCode, ResponseParameters } of responses) {
        const needed = { 401: 'WWW-Authenticate', 429: 'Retry-After', 503: 'Retry-After' }[StatusCode];
        if (needed) expect(ResponseParameters).toHaveProperty([`${header}${needed}`]);
      }
    });
  });
});
