import * as fc from 'fast-check';
import {
  avatarFolder,
  avatarKey,
  avatarMediaKey,
  courseFileKey,
  courseFolders,
  courseMediaKey,
  coursePurposes,
  exportFileKey,
  isAvatarKey,
  isCourseFileKey,
  nameOf,
  userFolders,
} from '../src/files/file-names.ts';
import { allowedFiles, endingOf } from '../src/files/file-types.ts';
import { newId } from '../src/ids.ts';

const ids = fc.integer({ min: 0, max: 2 ** 41 }).map((time) => newId(time));
const userIds = fc.oneof(fc.uuid(), ids);
const purposes = fc.constantFrom(...coursePurposes);
const endings = fc.constantFrom(
  ...Object.values(allowedFiles).flatMap(({ types }) => Object.values<string>(types)),
);

const courseId = '01JD0M8Z5W3V7QH2K4N6P8R0TS';
const userId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const name = '01JD0MB3H8Y6T5R4E3W2Q1A0ZX.mp4';
const good = `courses/${courseId}/videos/${name}`;

test('a key names the course and what it is for, so that a person who looks at the bucket can read it', () => {
  expect(courseFileKey('C1', 'thumbnail', 'U1', 'png')).toBe('courses/C1/thumbnails/U1.png');
  expect(courseFileKey('C1', 'video', 'U1', 'mp4')).toBe('courses/C1/videos/U1.mp4');
  expect(courseFileKey('C1', 'file', 'U1', 'pdf')).toBe('courses/C1/files/U1.pdf');
  expect(avatarKey('A1', 'U1', 'png')).toBe('avatars/A1/U1.png');
  expect(courseMediaKey('C1', 'U1.png')).toBe('media/courses/C1/U1.png');
  expect(avatarMediaKey('A1', 'U1.png')).toBe('media/avatars/A1/U1.png');
  expect(nameOf('courses/C1/files/U1.pdf')).toBe('U1.pdf');
});

test('a course’s folders hold all its files, and no other course’s, however alike their ids', () => {
  fc.assert(
    fc.property(ids, ids, purposes, endings, (own, other, purpose, ending) => {
      const mine = [
        courseFileKey(own, purpose, newId(), ending),
        courseMediaKey(own, `${newId()}.${ending}`),
      ];
      const isIn = (key: string, course: string) =>
        courseFolders(course).some((folder) => key.startsWith(folder));
      for (const key of mine) {
        expect(isIn(key, own)).toBe(true);
        expect(isIn(key, other)).toBe(own === other);
        expect(isIn(key, own.slice(0, -1))).toBe(false);
      }
    }),
  );
});

test('a user’s folders hold all their files, and nobody else’s, however alike their ids', () => {
  fc.assert(
    fc.property(userIds, userIds, (own, other) => {
      const upload = avatarKey(own, newId(), 'png');
      const mine = [upload, avatarMediaKey(own, nameOf(upload)), exportFileKey(own, newId())];
      const isIn = (key: string, user: string) => userFolders(user).some((folder) => key.startsWith(folder));
      for (const key of mine) {
        expect([isIn(key, own), isIn(key, other)]).toEqual([true, own === other]);
        expect(isIn(key, own.slice(0, -1))).toBe(false);
      }
      expect(upload.startsWith(avatarFolder(own))).toBe(true);
    }),
  );
});

test('a key is accepted for the course and the purpose that it was made for, and for no other', () => {
  fc.assert(
    fc.property(ids, ids, purposes, purposes, endings, (own, other, purpose, otherPurpose, ending) => {
      const key = courseFileKey(own, purpose, newId(), ending);
      expect(isCourseFileKey(key, own, purpose)).toBe(true);
      expect(isCourseFileKey(key, other, purpose)).toBe(own === other);
      expect(isCourseFileKey(key, own, otherPurpose)).toBe(purpose === otherPurpose);
      expect(isAvatarKey(key, own)).toBe(false);
    }),
  );
});

test('an avatar’s key is accepted for the user that it was made for, and for no other, nor for a course', () => {
  fc.assert(
    fc.property(userIds, userIds, endings, purposes, (own, other, ending, purpose) => {
      const key = avatarKey(own, newId(), ending);
      expect(isAvatarKey(key, own)).toBe(true);
      expect(isAvatarKey(key, other)).toBe(own === other);
      expect(isCourseFileKey(key, own, purpose)).toBe(false);
    }),
  );
});

test.each([
  ['nothing', ''],
  ['a folder', `courses/${courseId}/videos/`],
  ['the course alone', `courses/${courseId}`],
  ['a slash before it', `/${good}`],
  ['a slash after it', `${good}/`],
  ['two slashes', good.replace('/videos/', '//videos/')],
  ['a way up', `courses/${courseId}/videos/../videos/${name}`],
  ['a way up out of another course', `courses/01JD0M8Z5W3V7QH2K4N6P8R0TX/../${courseId}/videos/${name}`],
  ['a way up that is escaped', `courses/${courseId}/videos/%2e%2e/videos/${name}`],
  ['a slash that is escaped', good.replace('/videos/', '%2Fvideos%2F')],
  ['a backslash', good.replace('/videos/', '\\videos\\')],
  ['a name that is none', `courses/${courseId}/videos/film.mp4`],
  ['a name with a letter that no id has', good.replace('ZX.', 'ZU.')],
  ['a name in lower case', good.replace(name, name.toLowerCase())],
  ['a name that is too long', good.replace(name, `0${name}`)],
  ['a name without an ending', good.replace('.mp4', '')],
  ['a name with two endings', good.replace('.mp4', '.mp4.mp4')],
  ['an ending in upper case', good.replace('.mp4', '.MP4')],
  ['a line break at its end', `${good}\n`],
  ['a line before it', `x\n${good}`],
  ['a null at its end', `${good}\0`],
  ['a space', `${good} `],
  ['a query', `${good}?tagging`],
  ['a fragment', `${good}#x`],
  ['a course in lower case', good.replace(courseId, courseId.toLowerCase())],
  ['folders in upper case', good.replace('courses', 'Courses')],
  ['another purpose', good.replace('videos', 'files')],
  ['a purpose in upper case', good.replace('videos', 'Videos')],
  ['a purpose that is none', good.replace('videos', 'constructors')],
  ['the purpose in the singular', good.replace('videos', 'video')],
  ['another course', good.replace(courseId, '01JD0M8Z5W3V7QH2K4N6P8R0TX')],
  ['public media', `media/${good}`],
  ['the bucket before it', `bucket/${good}`],
])('a key with %s is not accepted', (_, key) => {
  expect(isCourseFileKey(good, courseId, 'video')).toBe(true);
  expect(isCourseFileKey(key, courseId, 'video')).toBe(false);
});

test.each([
  ['another user', `avatars/3f2504e0-4f89-41d3-9a0c-0305e82c3301/${name}`],
  ['a way up', `avatars/x/../${userId}/${name}`],
  ['a folder in between', `avatars/${userId}/x/${name}`],
  ['no user', `avatars/${name}`],
  ['a course', `courses/${userId}/files/${name}`],
  ['upper case', `avatars/${userId.toUpperCase()}/${name}`],
  ['public media', `media/avatars/${userId}/${name}`],
])('an avatar’s key with %s is not accepted', (_, key) => {
  expect(isAvatarKey(`avatars/${userId}/${name}`, userId)).toBe(true);
  expect(isAvatarKey(key, userId)).toBe(false);
});

test('whatever is accepted stands in the folder of its course and purpose, and an address shows it as it is', () => {
  const pieces = fc.constantFrom(
    'courses',
    'avatars',
    courseId,
    userId,
    'videos',
    'files',
    name,
    '/',
    '/',
    '/',
    '.',
    '..',
    '%2e',
    '%2F',
    '\\',
    '\n',
    '?',
    '#',
    'é',
    '',
  );
  const built = fc.array(pieces, { maxLength: 9 }).map((all) => all.join(''));
  const mangled = fc
    .tuple(
      fc.constantFrom(good, `avatars/${userId}/${name}`),
      fc.nat(90),
      fc.nat(3),
      fc.string({ maxLength: 3 }),
    )
    .map(([key, at, length, put]) => key.slice(0, at) + put + key.slice(at + length));
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(built, mangled, fc.string()), (key) => {
      const isOurs = isCourseFileKey(key, courseId, 'video');
      const isAvatar = isAvatarKey(key, userId);
      if (!isOurs && !isAvatar) return;
      accepted += 1;
      const folder = isOurs ? `courses/${courseId}/videos/` : `avatars/${userId}/`;
      expect(key.startsWith(folder)).toBe(true);
      expect(key.slice(folder.length)).toMatch(/^[0-9A-Z]{26}\.[a-z0-9]{2,4}$/);
      expect(new URL(key, 'https://store.example').pathname).toBe(`/${key}`);
    }),
    { numRuns: 5_000 },
  );
  expect(accepted).toBeGreaterThan(10);
});

describe('what may be uploaded', () => {
  const all = Object.entries(allowedFiles).flatMap(([purpose, { types }]) =>
    Object.entries<string>(types).map(([type, ending]) => ({ purpose, type, ending })),
  );

  test('is nothing that a browser runs', () => {
    for (const { type, ending } of all) {
      expect(type).not.toMatch(/html|svg|xml(?!formats)|script|wasm|flash|multipart|octet-stream/i);
      expect(['html', 'htm', 'xhtml', 'svg', 'xml', 'js', 'mjs', 'swf', 'exe']).not.toContain(ending);
    }
  });

  test('has for each type an ending of its own, which names may have', () => {
    const endingsOfTypes = new Map(all.map(({ type, ending }) => [type, ending]));
    expect(new Set(endingsOfTypes.values()).size).toBe(endingsOfTypes.size);
    for (const { type, ending } of all) {
      expect(endingsOfTypes.get(type)).toBe(ending);
      expect(isCourseFileKey(courseFileKey(courseId, 'file', newId(), ending), courseId, 'file')).toBe(true);
    }
  });

  test('is 5 MB of a picture at most, and 5 GB of anything else', () => {
    expect(Object.entries(allowedFiles).map(([purpose, { mostBytes }]) => [purpose, mostBytes])).toEqual([
      ['thumbnail', 5_242_880],
      ['avatar', 5_242_880],
      ['video', 5_368_709_120],
      ['file', 5_368_709_120],
    ]);
  });

  test.each([
    ['thumbnail', 'image/png', 'png'],
    ['thumbnail', 'image/gif', undefined],
    ['thumbnail', 'image/svg+xml', undefined],
    ['thumbnail', 'video/mp4', undefined],
    ['avatar', 'image/webp', 'webp'],
    ['avatar', 'application/pdf', undefined],
    ['video', 'video/webm', 'webm'],
    ['video', 'application/pdf', undefined],
    ['video', 'image/png', undefined],
    ['file', 'application/pdf', 'pdf'],
    ['file', 'image/png', 'png'],
    ['file', 'video/mp4', undefined],
    ['file', 'text/html', undefined],
    ['file', 'text/plain; charset=utf-8', undefined],
    ['file', 'Text/Plain', undefined],
    ['file', 'application/javascript', undefined],
    ['file', '__proto__', undefined],
    ['file', 'constructor', undefined],
    ['file', '', undefined],
  ] as const)('for %s, of type %p, has the ending %p', (purpose, type, ending) => {
    expect(endingOf(purpose, type)).toBe(ending);
  });
});
