import * as z from 'zod/mini';
import { bytes, instant, line, pageOf, text } from '../src/http/fields.ts';

const accents = { decomposed: 'Cafe\u0301', composed: 'Caf\u00e9' };

describe.each([
  ['a line', line],
  ['a text', text],
])('%s', (_name, field) => {
  const accepted = (value: unknown) => field(1, 10).safeParse(value).success;

  test('is trimmed of every kind of space', () => {
    expect(field(1, 10).parse(' \t\n\u00a0\u3000Bread\u2003 \r\n')).toBe('Bread');
  });

  test('that holds spaces only is as short as an empty one', () => {
    expect(accepted(' \n\u00a0 ')).toBe(false);
    expect(field(0, 10).parse('   ')).toBe('');
  });

  test('takes its NFC form, before its length is counted', () => {
    expect(field(1, 10).parse(accents.decomposed)).toBe(accents.composed);
    expect(field(1, 4).safeParse(accents.decomposed).success).toBe(true);
    expect(field(1, 3).safeParse(accents.decomposed).success).toBe(false);
  });

  test('may be as short and as long as is said, and no more', () => {
    const between = (value: string) => field(2, 5).safeParse(value).success;
    expect(['x', 'xx', 'xxxxx', 'xxxxxx'].map(between)).toEqual([false, true, true, false]);
    expect(between('  xxxxx  ')).toBe(true);
  });

  test.each(['\0', '\u0001', '\u0008', '\u000b', '\u000c', '\u001b', '\u001f', '\u007f', '\u0085', '\u009f'])(
    'must not hold the control character %j',
    (character) => {
      expect(accepted(`a${character}b`)).toBe(false);
    },
  );

  test('must not hold half of a surrogate pair', () => {
    for (const half of ['\ud83d', '\ude00', '\ude00\ud83d', '\ud83d\ud83d\ude00']) {
      expect(accepted(`a${half}b`)).toBe(false);
    }
    expect(field(1, 10).parse('a😀b')).toBe('a😀b');
  });

  test.each([7, null, undefined, true, ['a'], { a: 1 }])('must be a text: %j is none', (value) => {
    expect(accepted(value)).toBe(false);
  });

  test('keeps every script, and the joiners that scripts need', () => {
    for (const value of ['Žluťoučký', 'データ分析', 'עברית', 'हिन्दी', '👩\u200d💻', 'a"<b>\\&']) {
      expect(field(1, 30).parse(value)).toBe(value.normalize('NFC'));
    }
  });

  test('of great length is refused fast', () => {
    const startedAt = performance.now();
    expect(accepted('x'.repeat(256 * 1024))).toBe(false);
    expect(accepted(`${'\t '.repeat(128 * 1024)}\0`)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

test.each(['\n', '\r', '\t', '\r\n'])('a line must not be broken by %j, a text may', (end) => {
  expect(line(1, 10).safeParse(`a${end}b`).success).toBe(false);
  expect(text(1, 10).parse(`a${end}b`)).toBe(`a${end}b`);
});

test('bytes are counted as UTF-8', () => {
  expect(['a', 'é', '€', '😀'].map(bytes)).toEqual([1, 2, 3, 4]);
});

test('a moment is ISO 8601 in UTC', () => {
  const accepted = (value: string) => instant.safeParse(value).success;
  expect(accepted('2026-07-31T10:00:00.000Z')).toBe(true);
  expect(accepted('2026-07-31T10:00:00+02:00')).toBe(false);
  expect(accepted('2026-07-31')).toBe(false);
  expect(accepted('2026-02-30T10:00:00Z')).toBe(false);
});

test('a page holds its items, perhaps a cursor, and nothing else', () => {
  const page = pageOf(z.strictObject({ id: z.string() }));
  expect(page.safeParse({ items: [{ id: 'a' }] }).success).toBe(true);
  expect(page.safeParse({ items: [], nextCursor: 'AQ' }).success).toBe(true);
  expect(page.safeParse({ items: [], nextCursor: null }).success).toBe(false);
  expect(page.safeParse({ items: [], total: 3 }).success).toBe(false);
  expect(page.safeParse({ items: [{ id: 1 }] }).success).toBe(false);
});
