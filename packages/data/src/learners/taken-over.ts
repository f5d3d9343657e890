import { Random } from './random.ts';

/**
 * Clock and chance of a thread, taken over: what runs there lives at the moments, and draws the ids, that it is told to.
 * For a thread that does nothing else.
 */

/** @returns sets the clock, which stands still until it is set again */
export function takeOverClock(): (at: Date) => void {
  let now = Date.now();
  const clock = new Proxy(Date, {
    construct: (date, given, newTarget) =>
      Reflect.construct(date, given.length === 0 ? [now] : given, newTarget),
    get: (date, name) => (name === 'now' ? () => now : Reflect.get(date, name)),
  });
  Object.defineProperty(globalThis, 'Date', { value: clock });
  return (at) => {
    now = at.getTime();
  };
}

/** From here on ULIDs come out the same every time for one purpose; keys and signatures keep the machine's own chance. */
export function takeOverChance(...purpose: string[]): void {
  const random = new Random(...purpose);
  const getRandomValues = (bytes: Uint8Array): Uint8Array => {
    for (const place of bytes.keys()) bytes[place] = random.int(0, 255);
    return bytes;
  };
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: getRandomValues, configurable: true });
}
