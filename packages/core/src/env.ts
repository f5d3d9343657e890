/**
 * The one place that reads the environment. Read while a module loads, never later: a function with a missing setting
 * must not take a request.
 */

/** @throws Error when the variable is missing or empty */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing`);
  return value;
}

/** A variable that may be missing; an empty one is a missing one. */
export function optional(name: string): string | undefined {
  return process.env[name] || undefined;
}
