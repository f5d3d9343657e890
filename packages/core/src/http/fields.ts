import * as z from 'zod/mini';

// Control characters other than tab and line breaks are nobody's text, and half a surrogate pair cannot be stored.
const storable = /^[^\p{Cs}\p{Cc}]*$/u;
const storableWithBreaks = /^(?:[^\p{Cs}\p{Cc}]|[\t\n\r])*$/u;

/** One line of text: trimmed, in Unicode's NFC form, `min` to `max` characters. */
export function line(min: number, max: number) {
  return z
    .string()
    .check(
      z.trim(),
      z.normalize('NFC'),
      z.minLength(min),
      z.maxLength(max),
      z.regex(storable, 'must be one line without control characters'),
    );
}

/** Text of several lines: trimmed, in Unicode's NFC form, `min` to `max` characters. */
export function text(min: number, max: number) {
  return z
    .string()
    .check(
      z.trim(),
      z.normalize('NFC'),
      z.minLength(min),
      z.maxLength(max),
      z.regex(storableWithBreaks, 'must not hold control characters'),
    );
}

/** How many bytes a text takes in UTF-8, as the table counts it. */
export function bytes(value: string): number {
  return Buffer.byteLength(value, 'utf8');
}

/** How many bytes a value takes as JSON. */
export function jsonBytes(value: unknown): number {
  return bytes(JSON.stringify(value));
}

/** How many bytes a part of an answer takes of Lambda's 6 MB: the answer is JSON, and is sent as a text within JSON. */
export function wireBytes(value: unknown): number {
  return bytes(JSON.stringify(JSON.stringify(value)));
}

/** A moment, as ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** A page of items. */
export function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z
      .optional(z.string())
      .check(z.describe('Where the next page starts; missing on the last page')),
  });
}
