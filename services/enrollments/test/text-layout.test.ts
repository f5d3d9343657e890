import fc from 'fast-check';
import { directionOf, setText, widthOf, wrap } from '../src/certificate/text-layout.ts';

const text = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 15 })
  .map((words) => words.join(' ').replaceAll(/\s+/gu, ' ').trim());

test('wrapping loses nothing, and makes no line wider than it may be but of a single character', () => {
  const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (given, width) => {
      const lines = wrap(given, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
      for (const line of lines) {
        expect(line).not.toBe('');
        if (widthOf(line) > width) expect([...characters.segment(line)]).toHaveLength(1);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['the quick brown fox', 6, ['the quick', 'brown fox']],
  ['Anna-Maria Müller-Lüdenscheidt', 9, ['Anna-Maria', 'Müller-', 'Lüdenscheidt']],
  ['extraordinarily', 5, ['extraordi', 'narily']],
])('%s is set in lines of %i em as %j', (given, width, lines) => {
  expect(wrap(given, width)).toEqual(lines);
});

test('a line of a script without spaces ends between words, and never before a closing mark', () => {
  for (let width = 6; width < 20; width++) {
    const lines = wrap('統計と機械学習の基礎から応用まで、そして「実践」で学ぶ講座（全十二回）。', width);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）]/);
    for (const line of lines) expect(line).not.toMatch(/[「（]$/);
  }
});

test('a text takes the first setting that it fits in, in lines of about one length', () => {
  const settings = [
    { size: 100, mostLines: 1 },
    { size: 50, mostLines: 2 },
  ] as const;
  const set = (given: string) => setText(given, 1_000, [...settings]);
  expect(set('short')).toEqual({ lines: ['short'], size: 100 });
  const { lines, size } = set('a title which is longer than one line can be');
  expect([lines.length, size]).toEqual([2, 50]);
  expect(Math.abs(widthOf(lines[0] ?? '') - widthOf(lines[1] ?? ''))).toBeLessThan(3);
  // Rather smaller than with a word that is cut.
  expect(set('internationalisations')).toEqual({ lines: ['internationalisations'], size: 50 });
  expect(set('many words '.repeat(40).trim()).lines.at(-1)).toMatch(/…$/);
});

test.each([
  ['', 'ltr'],
  ['123 (!)', 'ltr'],
  ['שלום', 'rtl'],
  ['(1) مرحبا hello', 'rtl'],
  ['hello مرحبا', 'ltr'],
])('%j is read %s', (given, direction) => {
  expect(directionOf(given)).toBe(direction);
});

test('a wide character is as wide as two and more narrow ones, a mark has no width', () => {
  expect(widthOf('漢')).toBeGreaterThan(widthOf('ii'));
  expect(widthOf('é')).toBe(widthOf('e\u0301'));
  expect(widthOf('👩‍👩‍👧‍👦')).toBe(widthOf('漢'));
});
