import { isDeepStrictEqual } from 'node:util';

/** DynamoDB's expressions, as far as `core` writes them, over items as the document client gives them. */

type Item = Record<string, unknown>;

/** What `#names` and `:values` of an expression stand for. */
export interface Terms {
  names: Record<string, string>;
  values: Item;
}

export type Condition = (item: Item, terms: Terms) => boolean;
type Operand = (item: Item, terms: Terms) => unknown;
type Path = (terms: Terms) => string[];
type Change = (before: Item, terms: Terms) => Item;

const tokens = /\s*(?:([#:]\w+|[A-Za-z_]\w*)|(<>|<=|>=|[=<>(),.+-]))/y;

function tokensOf(expression: string): string[] {
  const found: string[] = [];
  const rest = expression.trimEnd();
  tokens.lastIndex = 0;
  while (tokens.lastIndex < rest.length) {
    const [, word, sign] = tokens.exec(rest) ?? [];
    const token = word ?? sign;
    if (token === undefined) throw new SyntaxError(`Not understood: ${expression}`);
    found.push(token);
  }
  return found;
}

/** Reads an expression token by token. */
class Reader {
  readonly #expression: string;
  readonly #tokens: string[];
  #at = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = tokensOf(expression);
  }

  get next(): string | undefined {
    return this.#tokens[this.#at];
  }

  /** The word that comes next in capital letters, which keywords are compared by. */
  get keyword(): string | undefined {
    return this.next?.toUpperCase();
  }

  take(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.unexpected();
    this.#at += 1;
    return token;
  }

  takeIf(token: string): boolean {
    const is = this.keyword === token;
    if (is) this.#at += 1;
    return is;
  }

  expect(token: string): void {
    if (!this.takeIf(token)) throw this.unexpected();
  }

  unexpected(): SyntaxError {
    return new SyntaxError(`Not understood at "${this.next ?? 'its end'}": ${this.#expression}`);
  }

  path(): Path {
    const parts = [this.take()];
    while (this.takeIf('.')) parts.push(this.take());
    return ({ names }) => parts.map((part) => (/^#/.test(part) ? (names[part] ?? part) : part));
  }
}

/** Expressions come by the thousand and are few: each is read once. */
function remembered<T>(read: (expression: string) => T): (expression: string) => T {
  const known = new Map<string, T>();
  return (expression) => {
    const parsed = known.get(expression) ?? read(expression);
    known.set(expression, parsed);
    return parsed;
  };
}

const isMap = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set);

function valueAt(item: Item, path: string[]): unknown {
  let value: unknown = item;
  for (const name of path) value = isMap(value) ? value[name] : undefined;
  return value;
}

// --- conditions ---

/** A key condition, a filter or the condition of a write. */
export const parseCondition = remembered((expression): Condition => {
  const reader = new Reader(expression);
  const condition = anyOf(reader);
  if (reader.next !== undefined) throw reader.unexpected();
  return condition;
});

function anyOf(reader: Reader): Condition {
  const parts = [allOf(reader)];
  while (reader.takeIf('OR')) parts.push(allOf(reader));
  return (item, terms) => parts.some((holds) => holds(item, terms));
}

function allOf(reader: Reader): Condition {
  const parts = [single(reader)];
  while (reader.takeIf('AND')) parts.push(single(reader));
  return (item, terms) => parts.every((holds) => holds(item, terms));
}

function single(reader: Reader): Condition {
  if (reader.takeIf('NOT')) {
    const negated = single(reader);
    return (item, terms) => !negated(item, terms);
  }
  if (reader.takeIf('(')) {
    const inner = anyOf(reader);
    reader.expect(')');
    return inner;
  }
  return test(reader) ?? comparison(reader);
}

/** What functions ask of the value at a path. */
const tests: Record<string, (value: unknown, argument: unknown) => boolean> = {
  ATTRIBUTE_EXISTS: (value) => value !== undefined,
  ATTRIBUTE_NOT_EXISTS: (value) => value === undefined,
  BEGINS_WITH: (value, argument) => typeof value === 'string' && value.startsWith(String(argument)),
  CONTAINS: (value, argument) =>
    typeof value === 'string'
      ? value.includes(String(argument))
      : Array.isArray(value)
        ? value.some((one) => isDeepStrictEqual(one, argument))
        : value instanceof Set && value.has(argument),
};

function test(reader: Reader): Condition | undefined {
  const asks = tests[reader.keyword ?? ''];
  if (!asks) return undefined;
  reader.take();
  reader.expect('(');
  const path = reader.path();
  const argument = reader.takeIf(',') ? operand(reader) : undefined;
  reader.expect(')');
  return (item, terms) => asks(valueAt(item, path(terms)), argument?.(item, terms));
}

const comparisons: Record<string, (a: unknown, b: unknown) => boolean> = {
  '=': (a, b) => a !== undefined && isDeepStrictEqual(a, b),
  '<>': (a, b) => !isDeepStrictEqual(a, b),
  '<': (a, b) => (order(a, b) ?? 0) < 0,
  '<=': (a, b) => (order(a, b) ?? 1) <= 0,
  '>': (a, b) => (order(a, b) ?? 0) > 0,
  '>=': (a, b) => (order(a, b) ?? -1) >= 0,
};

/** Undefined for what cannot be compared: a missing value, or one of another kind. */
function order(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return undefined;
}

function comparison(reader: Reader): Condition {
  const left = operand(reader);
  if (reader.takeIf('BETWEEN')) {
    const from = operand(reader);
    reader.expect('AND');
    const to = operand(reader);
    return (item, terms) => {
      const value = left(item, terms);
      const [low, high] = [order(value, from(item, terms)), order(value, to(item, terms))];
      return low !== undefined && high !== undefined && low >= 0 && high <= 0;
    };
  }
  const compare = comparisons[reader.take()];
  if (!compare) throw reader.unexpected();
  const right = operand(reader);
  return (item, terms) => compare(left(item, terms), right(item, terms));
}

function operand(reader: Reader): Operand {
  if (reader.next?.startsWith(':')) {
    const name = reader.take();
    return (_item, { values }) => values[name];
  }
  if (reader.takeIf('SIZE')) {
    reader.expect('(');
    const path = reader.path();
    reader.expect(')');
    return (item, terms) => sizeOf(valueAt(item, path(terms)));
  }
  const path = reader.path();
  return (item, terms) => valueAt(item, path(terms));
}

function sizeOf(value: unknown): number | undefined {
  if (value instanceof Set) return value.size;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : undefined;
}

// --- updates ---

type Step = (after: Item, before: Item, terms: Terms) => Item;

/** What an update makes of an item; the item itself stays as it is. */
export const parseUpdate = remembered((expression): Change => {
  const reader = new Reader(expression);
  const steps: Step[] = [];
  while (reader.next !== undefined) {
    const read = clauses[reader.keyword ?? ''];
    if (!read) throw reader.unexpected();
    reader.take();
    do steps.push(read(reader));
    while (reader.takeIf(','));
  }
  return (before, terms) => steps.reduce((after, step) => step(after, before, terms), before);
});

const clauses: Record<string, (reader: Reader) => Step> = { SET: setting, REMOVE: removing, ADD: adding };

function setting(reader: Reader): Step {
  const path = reader.path();
  reader.expect('=');
  const value = sum(reader);
  return (after, before, terms) => withValue(after, path(terms), value(before, terms));
}

function sum(reader: Reader): Operand {
  const first = operandOr(reader);
  if (reader.takeIf('+')) {
    const second = operandOr(reader);
    return (item, terms) => numberIn(first(item, terms)) + numberIn(second(item, terms));
  }
  if (reader.takeIf('-')) {
    const second = operandOr(reader);
    return (item, terms) => numberIn(first(item, terms)) - numberIn(second(item, terms));
  }
  return first;
}

function numberIn(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('Only numbers that are there can be counted');
  return value;
}

function operandOr(reader: Reader): Operand {
  if (!reader.takeIf('IF_NOT_EXISTS')) return operand(reader);
  reader.expect('(');
  const path = reader.path();
  reader.expect(',');
  const otherwise = operand(reader);
  reader.expect(')');
  return (item, terms) => valueAt(item, path(terms)) ?? otherwise(item, terms);
}

function removing(reader: Reader): Step {
  const path = reader.path();
  return (after, _before, terms) => withValue(after, path(terms), undefined);
}

function adding(reader: Reader): Step {
  const path = reader.path();
  const value = operand(reader);
  return (after, before, terms) => {
    const [added, present] = [value(before, terms), valueAt(before, path(terms))];
    if (typeof added === 'number') return withValue(after, path(terms), numberIn(present ?? 0) + added);
    if (!(added instanceof Set)) throw new TypeError('Only numbers and sets can be added');
    const known = present instanceof Set ? present : new Set();
    return withValue(after, path(terms), known.union(added));
  };
}

/** A copy of an item with another value at a path; undefined removes what is there. */
function withValue(item: Item, [name = '', ...rest]: string[], value: unknown): Item {
  if (rest.length > 0) {
    const inner = item[name];
    if (!isMap(inner)) throw new TypeError(`There is no map at ${name}`);
    return { ...item, [name]: withValue(inner, rest, value) };
  }
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _, ...others } = item;
  return others;
}
