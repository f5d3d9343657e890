import { parseCondition, parseUpdate } from '../src/expressions.ts';

const item = {
  PK: 'user#1',
  count: 3,
  list: ['a', 'b'],
  done: new Set([1, 2]),
  card: { title: 'Bread', figures: { learners: 5 } },
};
const names = {
  '#count': 'count',
  '#card': 'card',
  '#figures': 'figures',
  '#learners': 'learners',
  '#4': '4',
};
const values = {
  ':two': 2,
  ':three': 3,
  ':a': 'a',
  ':list': ['a', 'b'],
  ':none': null,
  ':one': new Set([7]),
};
const holds = (expression: string) => parseCondition(expression)(item, { names, values });
const changed = (expression: string) => parseUpdate(expression)(item, { names, values });

describe('a condition', () => {
  test.each([
    ['attribute_exists(PK)', true],
    ['attribute_not_exists(PK)', false],
    ['attribute_not_exists(#card.gone)', true],
    ['#count = :three', true],
    ['#count <> :three', false],
    ['#count < :three OR #count >= :three', true],
    ['#count BETWEEN :two AND :three', true],
    ['NOT contains(list, :a)', false],
    ['contains(done, :two) AND size(done) = :two', true],
    ['list = :list', true],
    ['begins_with(PK, :a)', false],
    ['#card.#figures.#learners > :three', true],
    // AND goes before OR.
    ['#count = :three OR #count = :two AND #count = :two', true],
    ['(#count = :three OR #count = :two) AND #count = :two', false],
    // What is not there is neither less nor more nor the same.
    ['gone < :three', false],
    ['gone >= :three', false],
    ['gone = :none', false],
    ['gone <> :three', true],
  ])('%s: %s', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  test.each(['', '#count', '#count =', '#count = :three AND', 'nonsense(PK)', '#count ~ :three'])(
    'is refused where it is not understood: %s',
    (expression) => {
      expect(() => holds(expression)).toThrow(SyntaxError);
    },
  );
});

describe('an update', () => {
  test('sets, counts, removes and adds, all by what was there before', () => {
    const expression =
      'SET #count = #count + :two, was = #count, #card.title = :a REMOVE list ADD done :one, more :one';
    expect(changed(expression)).toEqual({
      PK: 'user#1',
      count: 5,
      was: 3,
      done: new Set([1, 2, 7]),
      more: new Set([7]),
      card: { title: 'a', figures: { learners: 5 } },
    });
    expect(item.card.title).toBe('Bread');
    expect(item.done.size).toBe(2);
  });

  test('takes another value for what is missing, and a digit for a name', () => {
    expect(changed('SET gone = if_not_exists(gone, :two) - :three')).toMatchObject({ gone: -1 });
    expect(changed('SET #card.#4 = :two').card).toMatchObject({ 4: 2 });
  });

  test.each(['SET gone = gone + :two', 'SET gone.inner = :two', 'ADD #count :a'])(
    'fails where the table would: %s',
    (expression) => {
      expect(() => changed(expression)).toThrow(TypeError);
    },
  );

  test('is refused where it is not understood', () => {
    expect(() => changed('PUT #count = :two')).toThrow(SyntaxError);
  });
});
