import { ProblemError } from '@skillforge/core/errors';

/** What a rule refuses with, its status and code; undefined if it lets pass. */
export function refusalOf(work: () => unknown): [status: number, code: string] | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return [error.status, error.code];
    throw error;
  }
  return undefined;
}
