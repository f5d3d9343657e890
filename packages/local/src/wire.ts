/**
 * What the front and the functions say to each other through serverless-offline, whose HTTP server would otherwise
 * change requests and answers: it adds CORS headers for any origin, compresses, answers 304 itself, appends charsets,
 * joins repeated headers, and takes the bodies `null`, `0` and `false` for none.
 */
import * as z from 'zod';

/** The one header in which a request carries what the client really sent. */
export const REQUEST_HEADER = 'x-skillforge-request';

/** The header that marks an answer as a function's own, its body being the function's result as JSON. */
export const ANSWER_HEADER = 'x-skillforge-answer';

const sent = z.object({
  requestId: z.string(),
  path: z.string(),
  sourceIp: z.string(),
  /** Names and values in turn, as they came. */
  rawHeaders: z.array(z.string()),
});

export type SentRequest = z.infer<typeof sent>;

export function packRequest(request: SentRequest): string {
  return Buffer.from(JSON.stringify(request)).toString('base64');
}

export function unpackRequest(header: string): SentRequest {
  return sent.parse(JSON.parse(Buffer.from(header, 'base64').toString('utf8')));
}

const headerValue = z.union([z.string(), z.number(), z.boolean()]);

const answer = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** A function's answer in API Gateway's proxy form. */
export interface FunctionAnswer {
  status: number;
  headers: Map<string, string[]>;
  body: Buffer;
}

/**
 * Reads what a function answered.
 *
 * @throws ZodError for what API Gateway would call a malformed Lambda proxy response.
 */
export function readAnswer(text: string): FunctionAnswer {
  const told = answer.parse(JSON.parse(text));
  const headers = new Map<string, string[]>();
  for (const [name, value] of Object.entries(told.headers ?? {})) headers.set(name, [String(value)]);
  // A name in both is the list's, as at API Gateway, whatever its case.
  for (const [name, values] of Object.entries(told.multiValueHeaders ?? {})) {
    for (const other of headers.keys()) if (other.toLowerCase() === name.toLowerCase()) headers.delete(other);
    headers.set(name, values.map(String));
  }
  const body = Buffer.from(told.body ?? '', told.isBase64Encoded ? 'base64' : 'utf8');
  return { status: told.statusCode, headers, body };
}
