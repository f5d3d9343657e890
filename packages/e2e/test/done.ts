import * as z from 'zod';
import type { Answer, Call, Sent } from './client.ts';

/**
 * Sends a request that must succeed.
 *
 * @throws Error that shows the problem, when it does not
 */
export async function done(call: Call, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const answer = await call(method, path, sent);
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer;
}

/** A text in an answer's body, by its name. */
export function textIn({ body }: Answer, name: string): string {
  return z.string().parse(z.looseObject({}).parse(body)[name]);
}
