import fc from 'fast-check';
import { entityTag, holds, matches } from '../src/http/etag.ts';

const body = { courseId: 'C1', title: 'Bread', tags: ['a', 'b'], rating: { average: 4.5, count: 2 } };
const tag = entityTag({ v: 3, o: 7 }, body);

test('a tag is one quoted word that begins with the revisions', () => {
  expect(tag).toMatch(/^"v3\.o7\.[\w-]{12}"$/);
});

test('the same content has the same tag, however the table ordered its fields', () => {
  const { courseId, title, tags, rating } = body;
  const turned = { tags, rating: { count: rating.count, average: rating.average }, title, courseId };
  expect(entityTag({ v: 3, o: 7 }, turned)).toBe(tag);
});

test('any other content has another tag', () => {
  const others = [
    { ...body, title: 'Rye' },
    { ...body, tags: ['b', 'a'] },
    { ...body, rating: { average: 4.5, count: 3 } },
    { ...body, more: null },
    [body],
    null,
  ];
  const tags = others.map((other) => entityTag({ v: 3, o: 7 }, other));
  expect(new Set([tag, ...tags]).size).toBe(others.length + 1);
});

describe('If-Match', () => {
  test('names the present revision', () => {
    expect(matches(tag, 'v', { v: 3, o: 7 })).toBe(true);
    expect(matches(tag, 'o', { v: 3, o: 7 })).toBe(true);
  });

  test('is stale once that revision has moved', () => {
    expect(matches(tag, 'v', { v: 4, o: 7 })).toBe(false);
    expect(matches(tag, 'v', { v: 2, o: 7 })).toBe(false);
    expect(matches(tag, 'o', { v: 3, o: 8 })).toBe(false);
  });

  test('looks at the content’s revision alone: counters make no editor stale', () => {
    const read = entityTag({ v: 3, o: 7 }, body);
    const afterAnEnrollment = entityTag({ v: 3, o: 7 }, { ...body, enrollmentCount: 41 });
    expect(afterAnEnrollment).not.toBe(read);
    expect(matches(read, 'v', { v: 3, o: 7 })).toBe(true);
    expect(matches(read, 'v', { v: 3, o: 8 })).toBe(true);
  });

  test.each(['*', ' * '])('%j names whatever is there', (header) => {
    expect(matches(header, 'v', { v: 3 })).toBe(true);
  });

  test.each([
    ['in a list', `"v1.x", ${tag},"v9.y"`],
    ['weakened by a cache that compresses', `W/${tag}`],
    ['weakened in a list', `"v1.x", W/${tag}`],
  ])('is read %s', (_how, header) => {
    expect(matches(header, 'v', { v: 3, o: 7 })).toBe(true);
    expect(matches(header, 'v', { v: 4, o: 7 })).toBe(false);
  });

  test.each([
    ['', 'nothing'],
    ['""', 'an empty tag'],
    ['v3.o7.abc', 'a tag without quotes'],
    ['"v3"', 'a revision without a digest'],
    ['"v3.o7.abc', 'a quote that never ends'],
    ['"V3.abc"', 'another spelling'],
    ['"v33.abc"', 'a longer number'],
    ['"v03.abc"', 'a number with a nought'],
    ['"xv3.abc"', 'a longer name'],
    ['"o3.abc"', 'another revision with this number'],
    ['"*"', 'a quoted star'],
    ['**', 'two stars'],
    ['"abc.v3"', 'the revision where the digest stands'],
  ])('%s is %s and names nothing', (header) => {
    expect(matches(header, 'v', { v: 3, o: 7 })).toBe(false);
  });

  test('names nothing where the resource has no such revision', () => {
    expect(matches('"vundefined.abc"', 'v', {})).toBe(false);
    expect(matches(tag, 'v', { o: 7 })).toBe(false);
  });

  test('holds for the tag of any revision and for no other', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.jsonValue(), (v, o, other, shown) => {
        expect(matches(entityTag({ v, o }, shown), 'v', { v: other, o })).toBe(v === other);
      }),
    );
  });

  test('takes any header without a fault', () => {
    fc.assert(fc.property(fc.string(), (header) => typeof matches(header, 'v', { v: 3 }) === 'boolean'));
  });
});

describe('If-None-Match', () => {
  test.each([
    ['the tag', tag],
    ['the tag, weakened', `W/${tag}`],
    ['a list with the tag', `"x", W/"y" , ${tag}`],
    ['a star', '*'],
  ])('%s says that the client holds the answer', (_what, header) => {
    expect(holds(header, tag)).toBe(true);
  });

  test.each([
    ['another digest of the same revisions', '"v3.o7.AAAAAAAAAAAA"'],
    ['the tag without quotes', tag.slice(1, -1)],
    ['half of the tag', tag.slice(0, 8)],
    ['the tag in a longer one', `"x${tag.slice(1)}`],
    ['nothing', ''],
    ['an empty tag', '""'],
    ['a list of others', '"a", "b"'],
  ])('%s does not', (_what, header) => {
    expect(holds(header, tag)).toBe(false);
  });
});
