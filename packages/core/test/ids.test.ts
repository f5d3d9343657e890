import { attemptIdOf, lessonIdOf, newId, parseAttemptId, parseLessonId } from '../src/ids.ts';

test('a new id is a ULID, and ids sort by the time of their making', () => {
  expect(newId()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  const [older, newer] = [newId(1_000), newId(2_000)];
  expect(older < newer).toBe(true);
});

test('two ids of the same millisecond differ', () => {
  const ids = Array.from({ length: 1_000 }, () => newId(1_000));
  expect(new Set(ids).size).toBe(1_000);
});

test('a lesson’s id leads back to its course and number', () => {
  const courseId = newId();
  for (const number of [1, 9, 500, 999_999]) {
    expect(parseLessonId(lessonIdOf(courseId, number))).toEqual({ courseId, number });
  }
});

test.each([
  '',
  '01J00000000000000000000000',
  '01J00000000000000000000000-',
  '01J00000000000000000000000-0',
  '01J00000000000000000000000-01',
  '01J00000000000000000000000--1',
  '01J00000000000000000000000-1000000',
  '01J00000000000000000000000-1\n',
  '01J0000000000000000000000I-1',
  '01j00000000000000000000000-1',
  'x01J00000000000000000000000-1',
])('%j is no lesson’s id', (text) => {
  expect(parseLessonId(text)).toBeUndefined();
});

test('an attempt’s id leads back to its quiz and number, and nothing else is one', () => {
  const courseId = newId();
  for (const lesson of [1, 12, 999_999]) {
    for (const number of [1, 10, 999_999]) {
      const lessonId = lessonIdOf(courseId, lesson);
      expect(parseAttemptId(attemptIdOf(lessonId, number))).toEqual({ courseId, lessonId, number });
    }
  }
  const wrong = [
    `${courseId}-1`,
    `${courseId}-1-0`,
    `${courseId}-1-01`,
    `${courseId}-0-1`,
    `${courseId}-1-2-3`,
    '',
  ];
  expect(wrong.map(parseAttemptId)).toEqual(wrong.map(() => undefined));
});
