import { passes, readFilterPattern } from '../src/streams/filter-pattern.ts';

const record = {
  eventName: 'MODIFY',
  dynamodb: {
    Keys: { PK: { S: 'course#1' }, SK: { S: 'gate' } },
    NewImage: { status: { S: 'published' }, tags: { SS: ['a', 'b'] } },
    SizeBytes: 120,
  },
};

function accepts(...patterns: unknown[]): boolean {
  return passes(record, patterns.map(readFilterPattern));
}

test('a record passes if there is no pattern, or one of several fits', () => {
  expect(accepts()).toBe(true);
  expect(accepts({ eventName: ['INSERT'] })).toBe(false);
  expect(accepts({ eventName: ['INSERT'] }, { eventName: ['REMOVE', 'MODIFY'] })).toBe(true);
});

test('every field of a pattern must fit, at any depth', () => {
  const keys = (PK: unknown[], SK: unknown[]) => ({ dynamodb: { Keys: { PK: { S: PK }, SK: { S: SK } } } });
  expect(accepts(keys(['course#1'], ['course', 'gate']))).toBe(true);
  expect(accepts(keys(['course#1'], ['course']))).toBe(false);
  expect(accepts({ dynamodb: { OldImage: { status: { S: ['draft'] } } } })).toBe(false);
});

test.each([
  [{ prefix: 'course#' }, { prefix: 'user#' }],
  [{ suffix: '#1' }, { suffix: '#2' }],
  [{ 'equals-ignore-case': 'COURSE#1' }, { 'equals-ignore-case': 'COURSE' }],
  [{ 'anything-but': ['user#1'] }, { 'anything-but': ['user#1', 'course#1'] }],
  [{ 'anything-but': { prefix: 'user#' } }, { 'anything-but': { prefix: 'course#' } }],
  [{ exists: true }, { exists: false }],
])('%j fits and %j does not', (fits, fitsNot) => {
  const pattern = (rule: unknown) => ({ dynamodb: { Keys: { PK: { S: [rule] } } } });
  expect(accepts(pattern(fits))).toBe(true);
  expect(accepts(pattern(fitsNot))).toBe(false);
});

test('a missing field fits only `exists: false`, also below a missing parent', () => {
  expect(accepts({ dynamodb: { OldImage: { status: { S: [{ exists: false }] } } } })).toBe(true);
  expect(accepts({ dynamodb: { OldImage: { status: { S: [{ 'anything-but': ['x'] }] } } } })).toBe(false);
});

test('numbers are compared as numbers, lists by any of their members', () => {
  expect(accepts({ dynamodb: { SizeBytes: [{ numeric: ['>', 100, '<=', 120] }] } })).toBe(true);
  expect(accepts({ dynamodb: { SizeBytes: [{ numeric: ['>', 120] }] } })).toBe(false);
  expect(accepts({ dynamodb: { NewImage: { tags: { SS: ['b'] } } } })).toBe(true);
});

test('$or takes any of its patterns', () => {
  const either = (eventName: string, size: number) => ({
    $or: [{ eventName: [eventName] }, { dynamodb: { SizeBytes: [size] } }],
  });
  expect(accepts(either('INSERT', 120))).toBe(true);
  expect(accepts(either('INSERT', 1))).toBe(false);
});

test('an operator that Lambda does not know is refused when the pattern is read', () => {
  expect(() => readFilterPattern({ eventName: [{ like: 'x' }] })).toThrow('unknown operator like');
  expect(() => readFilterPattern({ eventName: 'INSERT' })).toThrow('must be a list or an object');
});
