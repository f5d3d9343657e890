/** What is wrong with something, in sentences that a person can follow up. */
export class Flaws {
  readonly found: string[] = [];

  note(what: string): void {
    this.found.push(what);
  }

  /** Notes what is wrong unless something holds. */
  expect(holds: boolean, what: string | (() => string)): void {
    if (!holds) this.found.push(typeof what === 'string' ? what : what());
  }
}

/** Things by a name that is made of each; several may have one. */
export function byName<T>(all: T[], name: (one: T) => string): Map<string, T[]> {
  return Map.groupBy(all, name);
}

/** Values in one order, as one text: to compare sets. */
export const sorted = (values: Iterable<string | number>): string => JSON.stringify([...values].toSorted());
