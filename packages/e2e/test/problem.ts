import * as z from 'zod';
import type { Answer } from './client.ts';

const problem = z
  .object({
    type: z.string().startsWith('urn:skillforge:problem:'),
    title: z.string().min(1),
    status: z.number(),
    detail: z.string().min(1),
    instance: z.string().min(1),
    code: z.string(),
    errors: z
      .array(
        z.strictObject({ in: z.enum(['body', 'query']), pointer: z.string(), detail: z.string().min(1) }),
      )
      .optional(),
  })
  // Members of a problem's own, by which a program finds what is in its way.
  .catchall(z.union([z.string(), z.array(z.string())]));

export type Problem = z.infer<typeof problem>;

/** Expects the one shape that every error has, with this status and code. */
export function expectProblem(answer: Answer, status: number, code: string): Problem {
  const told = problem.parse(answer.body);
  expect({ status: answer.status, code: told.code, detail: told.detail }).toEqual({
    status,
    code,
    detail: told.detail,
  });
  expect(told.status).toBe(status);
  expect(told.type).toBe(`urn:skillforge:problem:${code}`);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('x-request-id')).toBe(told.instance);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  return told;
}

/** Expects the problem of wrong fields, and that it points at just these. */
export function expectFields(
  answer: Answer,
  code: string,
  where: 'body' | 'query',
  pointers: string[],
): void {
  const { errors = [] } = expectProblem(answer, 422, code);
  expect(errors.map((one) => [one.in, one.pointer])).toEqual(pointers.map((pointer) => [where, pointer]));
}
