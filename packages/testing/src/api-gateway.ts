import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

/** A request as a client sends it. */
export interface TestRequest {
  method?: string;
  /** The route's path with its parameters filled in: `/courses/01J…`. */
  path: string;
  /** The route's path parameters, as API Gateway takes them out of the path. */
  parameters?: Record<string, string>;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  token?: string | undefined;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
}

/** The event that API Gateway (REST, proxy integration) makes of a request. */
export function apiGatewayEvent(request: TestRequest): APIGatewayProxyEvent {
  const { method = 'GET', path, parameters, query = {}, token, body } = request;
  const headers: Record<string, string> = {
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...request.headers,
  };
  const many = Object.entries(query).map(([name, value]) => [name, [value].flat()] as const);
  const single = many.flatMap(([name, values]) => {
    const value = values.at(-1);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    httpMethod: method,
    path,
    resource: path,
    pathParameters: parameters ?? null,
    queryStringParameters: many.length > 0 ? Object.fromEntries(single) : null,
    multiValueQueryStringParameters: many.length > 0 ? Object.fromEntries(many) : null,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body),
    isBase64Encoded: false,
    stageVariables: null,
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      authorizer: null,
      httpMethod: method,
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '127.0.0.1',
        user: null,
        userAgent: null,
        userArn: null,
      },
      path,
      protocol: 'HTTP/1.1',
      requestId: 'gateway-request-id',
      requestTimeEpoch: Date.now(),
      resourceId: 'test',
      resourcePath: path,
      stage: 'test',
    },
  };
}

/** What Lambda tells a function of its surroundings. */
export const lambdaContext: Context = {
  awsRequestId: 'lambda-request-id',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:test',
  memoryLimitInMB: '512',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done() {},
  fail() {},
  succeed() {},
};

/** An answer with its body read: JSON as what it holds, anything else (a picture) as its text. */
export interface TestAnswer {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  body: any;
}

/** Calls a function as API Gateway does, and reads its answer. */
export async function call(
  handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>,
  request: TestRequest,
): Promise<TestAnswer> {
  const { statusCode, headers = {}, body } = await handler(apiGatewayEvent(request), lambdaContext);
  const type = headers['Content-Type'];
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: body === '' ? undefined : type === undefined || /json/.test(String(type)) ? JSON.parse(body) : body,
  };
}
