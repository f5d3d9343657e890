import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ulid } from 'ulid';

const basis = 0x811c9dc5;
const prime = 0x01000193;

/** A seed from words: FNV-1a, 32 bits. */
function seedOf(words: string): number {
  let hash = basis;
  for (const char of words) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), prime);
  return hash | 0;
}

const mostOfInt = 2 ** 31 - 1;

/** Chance that comes out the same every time: each purpose (`'people'`, `'plan', userId`) has a sequence of its own. */
export class Random {
  readonly #generator;

  constructor(...purpose: string[]) {
    this.#generator = xoroshiro128plus(seedOf(purpose.join('/')));
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** At least 0, below 1. */
  unit(): number {
    return this.int(0, mostOfInt - 1) / mostOfInt;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.unit();
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of some. @throws RangeError where there is none */
  pick<T>(from: readonly T[]): T {
    const [one] = from.slice(this.int(0, from.length - 1));
    if (one === undefined) throw new RangeError('Nothing to pick from');
    return one;
  }

  /** One of some, each as likely as its weight. */
  weighted<T>(from: readonly (readonly [weight: number, one: T])[]): T {
    let left = this.unit() * from.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, one] of from) {
      left -= weight;
      if (left < 0) return one;
    }
    return this.pick(from)[1];
  }

  shuffled<T>(from: readonly T[]): T[] {
    const left = [...from];
    return from.flatMap(() => left.splice(this.int(0, left.length - 1), 1));
  }

  /** A UUID of version 4. */
  uuid(): string {
    const byte = () => this.int(0, 255);
    const bytes = Array.from({ length: 16 }, byte).map((value, place) =>
      place === 6 ? (value & 0x0f) | 0x40 : place === 8 ? (value & 0x3f) | 0x80 : value,
    );
    const hex = bytes.map((value) => value.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** A ULID of that moment. */
  ulid(at: Date): string {
    return ulid(at.getTime(), () => this.unit());
  }
}
