import fc from 'fast-check';
import type { CursorScope } from '../src/http/cursor.ts';

const day = 86_400_000;
const now = new Date('2026-07-31T12:00:00.000Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

const scope: CursorScope = {
  route: 'listThings',
  caller: 'U1',
  filters: { category: 'music', sort: 'newest' },
};
const startKey = { PK: 'course#C1', SK: 'review#U1', GSI1PK: 'course#C1#reviews', GSI1SK: '2026-07-31' };

/** The cursors of a stage: a fresh module with that stage's settings. */
async function cursorsOf({ STAGE = 'test', CURSOR_SECRET = 'a secret for the tests' } = {}) {
  Object.assign(process.env, {
    STAGE,
    CURSOR_SECRET,
    TABLE_NAME: 'skillforge-test',
    USER_POOL_ID: 'us-east-1_Test00001',
    USER_POOL_CLIENT_ID: 'client',
    BUCKET_NAME: 'skillforge-test',
    AWS_REGION: 'us-east-1',
  });
  import.meta.jest.resetModules();
  const errors = await import('../src/errors.ts');
  const { sealCursor, openCursor } = await import('../src/http/cursor.ts');
  return { sealCursor, openCursor, errors };
}

const { sealCursor, openCursor, errors } = await cursorsOf();

function expectRefused(cursor: string, where: CursorScope = scope, when = now): void {
  let thrown: unknown;
  try {
    openCursor(cursor, where, when);
  } catch (error) {
    thrown = error;
  }
  if (!(thrown instanceof errors.BadRequestError)) throw new Error(`Not refused: ${cursor}`);
  if (thrown.code !== 'invalid-cursor') throw new Error(`Refused as ${thrown.code}: ${cursor}`);
}

test('a cursor gives back the start key that it was made from', () => {
  expect(openCursor(sealCursor(startKey, scope, now), scope, now)).toEqual(startKey);
});

test('a cursor gives back any start key, in any script', () => {
  expect.hasAssertions();
  const unicode = { PK: 'search#データ', SK: '😀#Ünïcödé\u{10FFFF}', n: 7 };
  expect(openCursor(sealCursor(unicode, scope, now), scope, now)).toEqual(unicode);
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (key) => {
      const plain = { ...key };
      expect({ ...openCursor(sealCursor(plain, scope, now), scope, now) }).toEqual(plain);
    }),
  );
});

test('a cursor tells nothing of what it holds, and the same page never has the same one twice', () => {
  const cursor = sealCursor(startKey, scope, now);
  expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/course|review|C1|U1/);
  expect(sealCursor(startKey, scope, now)).not.toBe(cursor);
  expect(cursor).toMatch(/^[\w-]+$/);
});

test('a cursor that was changed in any one of its bytes is refused', () => {
  const bytes = Buffer.from(sealCursor(startKey, scope, now), 'base64url');
  for (const position of bytes.keys()) {
    for (const flipped of [0x01, 0x80, 0xff]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(position) ^ flipped, position);
      expectRefused(changed.toString('base64url'));
    }
  }
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Three lengths, because the last character has no, two or four spare bits.
test.each([0, 1, 2])(
  'a cursor that was changed in any one of its characters is refused (length %i)',
  (more) => {
    const cursor = sealCursor({ PK: 'x'.repeat(4 + more) }, scope, now);
    for (let position = 0; position < cursor.length; position++) {
      for (const other of alphabet) {
        if (other === cursor[position]) continue;
        expectRefused(cursor.slice(0, position) + other + cursor.slice(position + 1));
      }
    }
  },
);

test('the three lengths do have every number of spare bits', () => {
  const lengths = [0, 1, 2].map((more) => sealCursor({ PK: 'x'.repeat(4 + more) }, scope, now).length % 4);
  expect(lengths.toSorted()).toEqual([0, 2, 3]);
});

test('a cursor that was cut, lengthened or spelt in another way is refused', () => {
  const cursor = sealCursor(startKey, scope, now);
  for (let length = 0; length < cursor.length; length++) expectRefused(cursor.slice(0, length));
  for (const more of ['=', '==', '===', ' ', '\n', '\t', '\0', 'A', 'AAAA', '.', '%3D', '\u00e9', '😀']) {
    expectRefused(cursor + more);
    expectRefused(more + cursor);
    expectRefused(`${cursor.slice(0, 30)}${more}${cursor.slice(30)}`);
  }
  expectRefused(cursor + cursor);
});

test('a cursor in the other base64 alphabet is refused', () => {
  let cursor = '';
  while (!(cursor.includes('-') && cursor.includes('_'))) cursor = sealCursor(startKey, scope, now);
  expect(openCursor(cursor, scope, now)).toEqual(startKey);
  expectRefused(cursor.replaceAll('-', '+'));
  expectRefused(cursor.replaceAll('_', '/'));
  expectRefused(Buffer.from(cursor, 'base64url').toString('base64'));
});

test('what never was a cursor is refused', () => {
  expect.hasAssertions();
  for (const text of ['', 'null', 'undefined', '{}', 'AQ', 'A'.repeat(44), 'A'.repeat(5_000)])
    expectRefused(text);
  fc.assert(fc.property(fc.string(), (text) => expectRefused(text)));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) =>
      expectRefused(Buffer.from(bytes).toString('base64url')),
    ),
  );
  expect(() => openCursor('', scope, now)).toThrow(errors.BadRequestError);
});

test.each<[string, CursorScope]>([
  ['of another route', { ...scope, route: 'listOthers' }],
  ['of another caller', { ...scope, caller: 'U2' }],
  ['that was made for nobody in particular', { ...scope, caller: undefined }],
  ['with another filter', { ...scope, filters: { category: 'design', sort: 'newest' } }],
  ['with a filter less', { ...scope, filters: { category: 'music' } }],
  ['with a filter more', { ...scope, filters: { ...scope.filters, level: 'all' } }],
  ['with the filters’ values changed about', { ...scope, filters: { category: 'newest', sort: 'music' } }],
  [
    'whose filter has the same text but another type',
    { ...scope, filters: { ...scope.filters, category: ['music'] } },
  ],
])('a cursor %s is refused', (_which, made) => {
  const cursor = sealCursor(startKey, made, now);
  expect(openCursor(cursor, made, now)).toEqual(startKey);
  expectRefused(cursor);
});

test('the order of the filters does not matter', () => {
  const cursor = sealCursor(startKey, scope, now);
  const turned = { ...scope, filters: { sort: 'newest', category: 'music' } };
  expect(openCursor(cursor, turned, now)).toEqual(startKey);
});

test('a cursor is good on the day that it was made and on the next, and no longer', () => {
  const cursor = sealCursor(startKey, scope, now);
  const midnight = Date.parse('2026-08-01T00:00:00.000Z') - now.getTime();
  for (const passed of [0, midnight - 1, midnight, midnight + day - 1]) {
    expect(openCursor(cursor, scope, later(passed))).toEqual(startKey);
  }
  for (const passed of [midnight + day, midnight + 2 * day, 400 * day]) {
    expectRefused(cursor, scope, later(passed));
  }
});

test('a cursor of a day to come is refused', () => {
  expectRefused(sealCursor(startKey, scope, later(day)));
});

test('yesterday’s cursors stay good while today’s are made and read', () => {
  const yesterday = sealCursor({ PK: 'yesterday' }, scope, later(-day));
  const today = sealCursor({ PK: 'today' }, scope, now);
  for (let again = 0; again < 2; again++) {
    expect(openCursor(yesterday, scope, now)).toEqual({ PK: 'yesterday' });
    expect(openCursor(today, scope, now)).toEqual({ PK: 'today' });
  }
});

test('an old cursor whose day was moved on is refused', () => {
  const bytes = Buffer.from(sealCursor(startKey, scope, later(-2 * day)), 'base64url');
  bytes.writeUInt16BE(bytes.readUInt16BE(1) + 2, 1);
  expectRefused(bytes.toString('base64url'));
});

test('a cursor of another stage or of another secret is refused', async () => {
  const stages = [await cursorsOf({ STAGE: 'prod' }), await cursorsOf({ CURSOR_SECRET: 'another secret' })];
  for (const other of stages) {
    const cursor = other.sealCursor(startKey, scope, now);
    expect(other.openCursor(cursor, scope, now)).toEqual(startKey);
    expectRefused(cursor);
    expect(() => other.openCursor(sealCursor(startKey, scope, now), scope, now)).toThrow(
      other.errors.BadRequestError,
    );
  }
});

test('the same stage and secret open each other’s cursors, so a page may be served by any container', async () => {
  const other = await cursorsOf();
  expect(other.openCursor(sealCursor(startKey, scope, now), scope, now)).toEqual(startKey);
});
