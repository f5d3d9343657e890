import type { Question } from '@skillforge/core/course/lesson';
import * as fc from 'fast-check';
import { type Answer, comparable, grade, isRight, pointsOf } from '../src/grading.ts';
import { questions, rightAnswers, wrongAnswers } from './classroom.ts';

const base = { questionId: 'q', prompt: 'p', points: 1, hints: [], explanation: '' };
const options = ['a', 'b', 'c', 'd'].map((optionId) => ({ optionId, text: optionId }));
const single: Question = { ...base, type: 'single', options, answer: 'b' };
const multiple = (answer: string[]): Question => ({ ...base, type: 'multiple', options, answer });
const text = (...answer: string[]): Question => ({ ...base, type: 'text', answer });
const numeric = (answer: number, tolerance = 0): Question => ({
  ...base,
  type: 'numeric',
  answer,
  tolerance,
});
const truth: Question = { ...base, type: 'true-false', answer: false };

const inOrder = (given: Record<string, Answer>) => questions().map(({ questionId }) => given[questionId]);

describe('an answer', () => {
  test.each<[Question, Answer | undefined, boolean]>([
    [single, 'b', true],
    [single, 'a', false],
    [single, ['b'], false],
    [truth, false, true],
    [truth, true, false],
    [multiple(['a', 'c']), ['c', 'a'], true],
    [multiple(['a', 'c']), ['a', 'c', 'c'], true],
    [multiple(['a', 'c']), ['a'], false],
    [multiple(['a', 'c']), ['a', 'b', 'c', 'd'], false],
    [multiple(['a', 'c']), [], false],
    [multiple(['a']), 'a', false],
    [text('HAVING'), '  having ', true],
    [text('group  by'), 'GROUP\u00a0BY', true],
    [text('office'), 'oﬃce', true],
    [text('ABC'), 'ａｂｃ', true],
    [text('Straße'), 'STRASSE', true],
    [text('STRAẞE'), 'strasse', true],
    [text('ΟΔΟΣ'), 'οδος', true],
    [text('résumé'), 're\u0301sume\u0301', true],
    [text('résumé'), 'resume', false],
    [text('yes'), 'yes!', false],
    [text('one', 'two'), 'TWO', true],
    [text('1'), 1, false],
    [numeric(0.3), 0.1 + 0.2, true],
    [numeric(0.3), 0.3000001, false],
    [numeric(1.1, 0.1), 1, true],
    [numeric(1.1, 0.1), 1.2, true],
    [numeric(1.1, 0.1), 1.2001, false],
    [numeric(1.1, 0.1), 0.9999, false],
    [numeric(0), 0, true],
    [numeric(0), -0, true],
    [numeric(0), 1e-100, false],
    [numeric(1e15), 1e15 - 1, false],
    [numeric(-2, 0.5), -2.5, true],
    [numeric(2), '2', false],
  ])('to %j: %j is right: %s', (question, given, right) => {
    expect(isRight(question, given)).toBe(right);
  });

  test('that is missing is not right, whatever was asked', () => {
    for (const question of questions()) expect(isRight(question, undefined)).toBe(false);
  });

  test('of several options is right if they are the very set, in any order and however often', () => {
    const ids = options.map(({ optionId }) => optionId);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.array(fc.constantFrom(...ids)), (answer, ticked) => {
        const same = ids.every((id) => answer.includes(id) === ticked.includes(id));
        expect(isRight(multiple(answer), ticked)).toBe(same);
      }),
    );
  });

  test('of all options is right only where all are', () => {
    const ids = options.map(({ optionId }) => optionId);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), (answer) => {
        expect(isRight(multiple(answer), ids)).toBe(answer.length === ids.length);
      }),
    );
  });

  test('in words is the same however it is cased, spaced and composed, and comparing changes nothing twice', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(word, (given) => {
        expect(comparable(comparable(given))).toBe(comparable(given));
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
          expect(comparable(given.normalize(form))).toBe(comparable(given));
        }
        expect(comparable(`  ${given}\t`)).toBe(comparable(given));
      }),
      { numRuns: 1_000 },
    );
  });

  test('in figures is right within the tolerance, and wrong by more than a rounding beyond it', () => {
    // Hundredths: what people write, and what binary fractions miss.
    const hundredths = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(
        hundredths,
        fc.nat(1_000),
        fc.integer({ min: -2_000, max: 2_000 }),
        (answer, tolerance, off) => {
          const given = (answer + off) / 100;
          expect(isRight(numeric(answer / 100, tolerance / 100), given)).toBe(Math.abs(off) <= tolerance);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a quiz', () => {
  test('is graded by the points of what is right', () => {
    expect(grade(questions(), inOrder(rightAnswers), [], 70)).toEqual({
      scorePercent: 100,
      passed: true,
      points: 10,
      right: [true, true, true, true, true],
    });
    expect(grade(questions(), inOrder(wrongAnswers), [], 70)).toEqual({
      scorePercent: 60,
      passed: false,
      points: 6,
      right: [false, true, true, true, true],
    });
  });

  test('rounds its score down, so that one shown as enough is enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ points: fc.integer({ min: 1, max: 100 }), right: fc.boolean() }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 0, max: 100 }),
        (asked, passPercent) => {
          const all = asked.map(({ points }): Question => ({ ...truth, points }));
          const answers = asked.map(({ right }) => !right);
          const { scorePercent, passed } = grade(all, answers, [], passPercent);
          expect(passed).toBe(scorePercent >= passPercent);
          const total = asked.reduce((sum, { points }) => sum + points, 0);
          const earned = asked.reduce((sum, { points, right }) => sum + (right ? points : 0), 0);
          expect(scorePercent).toBeLessThanOrEqual((100 * earned) / total);
          expect(scorePercent).toBeGreaterThan((100 * earned) / total - 1);
        },
      ),
    );
  });

  test('takes what hints cost from the points and not from the score, and never below nothing', () => {
    const [question] = questions();
    if (!question) throw new Error('There are questions');
    expect([0, 1, 2, 3].map((taken) => pointsOf(question, true, taken))).toEqual([4, 3, 1, 1]);
    expect(pointsOf(question, false, 1)).toBe(0);
    expect(pointsOf({ ...question, points: 2 }, true, 2)).toBe(0);
    expect(grade(questions(), inOrder(rightAnswers), [2], 70)).toMatchObject({
      scorePercent: 100,
      points: 7,
    });
  });
});
