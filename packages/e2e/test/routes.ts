/** A route's path with its parameters filled in; one that is not given becomes an id that nothing has. */
export function filled(path: string, parameters: Record<string, string> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? `no-${name}`);
}
