import { placeName } from '../src/attempt.ts';

test('a question’s answer and hints stand under its place among the questions', () => {
  expect([0, 1, 12].map(placeName)).toEqual(['q0', 'q1', 'q12']);
});
