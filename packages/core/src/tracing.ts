import { isRequestXRaySampled } from '@aws-lambda-powertools/commons/utils/env';
import type { Tracer } from '@aws-lambda-powertools/tracer';
import type { MiddlewareObj, Request } from '@middy/core';
import { asProblem } from './errors.ts';

/**
 * X-Ray, for the requests that X-Ray samples. The tracer is the dearest part of a start (as much as two thirds of the
 * DynamoDB client), so the first sampled request of a container loads it, and the others never do.
 */
interface Tracing {
  tracer: Tracer;
  hooks: MiddlewareObj<unknown, unknown, Error>;
}

type Client = Parameters<Tracer['captureAWSv3Client']>[0];

const clients: Client[] = [];
let loading: Promise<Tracing> | undefined;
let loaded: Tracing | undefined;

async function load(): Promise<Tracing> {
  const [{ Tracer }, { captureLambdaHandler }] = await Promise.all([
    import('@aws-lambda-powertools/tracer'),
    import('@aws-lambda-powertools/tracer/middleware'),
  ]);
  const tracer = new Tracer({ serviceName: 'skillforge', captureHTTPsRequests: false });
  for (const client of clients) tracer.captureAWSv3Client(client);
  loaded = { tracer, hooks: captureLambdaHandler(tracer, { captureResponse: false }) };
  return loaded;
}

/** Has a client's calls traced, from the first sampled request on. */
export function traceCalls<C extends Client>(client: C): C {
  clients.push(client);
  // One that is made after the tracer was loaded.
  loaded?.tracer.captureAWSv3Client(client);
  return client;
}

/** A segment of its own for the handler, under which its calls stand. Answers are never captured. */
export function tracing(): MiddlewareObj {
  return {
    before: async (request: Request) => {
      if (!isRequestXRaySampled()) return;
      loading ??= load();
      const { hooks } = await loading;
      await hooks.before?.(request);
    },
    after: async (request: Request) => {
      if (isRequestXRaySampled()) await loaded?.hooks.after?.(request);
    },
    onError: async (request: Request) => {
      if (!isRequestXRaySampled()) return;
      // What a caller has done wrong (4xx) is no fault, and X-Ray would count it as one.
      const isFault = asProblem(request.error).status >= 500;
      await (isFault ? loaded?.hooks.onError : loaded?.hooks.after)?.(request);
    },
  };
}

/** Facts by which traces can be searched. Never a token, a body or an e-mail address. */
export function annotateTrace(facts: Record<string, string>): void {
  if (!isRequestXRaySampled()) return;
  for (const [name, value] of Object.entries(facts)) loaded?.tracer.putAnnotation(name, value);
}
