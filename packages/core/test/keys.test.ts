import fc from 'fast-check';
import * as keys from '../src/keys.ts';

/** One example for everything that keys.ts exports. Whoever adds a builder adds its line here. */
const examples: Record<string, [made: unknown, expected: unknown]> = {
  profileKey: [keys.profileKey('U1'), { PK: 'user#U1', SK: 'profile' }],
  userPartition: [keys.userPartition('U1'), 'user#U1'],
  rolePartition: [keys.rolePartition('admin'), 'role#admin'],
  roleIndexKey: [
    keys.roleIndexKey('student', 'Ada@Example.com', 'U1'),
    { GSI2PK: 'role#student', GSI2SK: 'ada@example.com#U1' },
  ],
  emailRange: [keys.emailRange('ada'), { from: 'ada', to: 'ada\u{10FFFF}' }],
  exportKey: [keys.exportKey('U1'), { PK: 'user#U1', SK: 'export' }],
  accountDuePartition: [keys.accountDuePartition, 'account-due'],
  accountDueKey: [keys.accountDueKey('U1'), { PK: 'account-due', SK: 'U1' }],
  auditPartition: [keys.auditPartition('202607'), 'audit#202607'],
  auditKey: [
    keys.auditKey('2026-07-31T10:00:00.000Z', 'A1'),
    { PK: 'audit#202607', SK: '2026-07-31T10:00:00.000Z#A1' },
  ],
  auditMonthBefore: [keys.auditMonthBefore('202601'), '202512'],
  revokedKey: [keys.revokedKey, { PK: 'control', SK: 'revoked' }],
  adminsKey: [keys.adminsKey, { PK: 'control', SK: 'admins' }],
  kindOfUserItem: [keys.kindOfUserItem({ PK: 'user#U1', SK: 'usage#export#20260731' }), 'usage'],
  usageKey: [
    keys.usageKey('U1', 'create-course', '20260731'),
    { PK: 'user#U1', SK: 'usage#create-course#20260731' },
  ],
  coursePartition: [keys.coursePartition('C1'), 'course#C1'],
  courseKey: [keys.courseKey('C1'), { PK: 'course#C1', SK: 'course' }],
  aboutKey: [keys.aboutKey('C1'), { PK: 'course#C1', SK: 'about' }],
  gateKey: [keys.gateKey('C1'), { PK: 'course#C1', SK: 'gate' }],
  wholeCourseRange: [keys.wholeCourseRange, { from: 'about', to: 'gate' }],
  outlineRange: [keys.outlineRange, { from: 'course', to: 'lesson#\u{10FFFF}' }],
  lessonPrefix: [keys.lessonPrefix, 'lesson#'],
  lessonKey: [keys.lessonKey('C1', 'C1-7'), { PK: 'course#C1', SK: 'lesson#C1-7' }],
  lessonContentKey: [keys.lessonContentKey('C1', 'C1-7'), { PK: 'course#C1', SK: 'lesson-content#C1-7' }],
  placementKey: [keys.placementKey('C1'), { PK: 'course#C1', SK: 'placement' }],
  searchIndexKey: [keys.searchIndexKey('C1'), { PK: 'course#C1', SK: 'search' }],
  uploadKey: [keys.uploadKey('C1', 'U1'), { PK: 'course#C1', SK: 'upload#U1' }],
  teachesPartition: [keys.teachesPartition('U1'), 'user#U1'],
  teachesPrefix: [keys.teachesPrefix, 'teaches#'],
  teachesKey: [keys.teachesKey('U1', 'C1'), { PK: 'user#U1', SK: 'teaches#C1' }],
  catalogPartition: [keys.catalogPartition, 'catalog#published'],
  catalogIndexKey: [
    keys.catalogIndexKey('2026-07-31T10:00:00.000Z', 'C1'),
    { GSI1PK: 'catalog#published', GSI1SK: '2026-07-31T10:00:00.000Z#C1' },
  ],
  categoryPartition: [keys.categoryPartition('music'), 'category#music'],
  categoryIndexKey: [
    keys.categoryIndexKey('music', '2026-07-31T10:00:00.000Z', 'C1'),
    { GSI2PK: 'category#music', GSI2SK: '2026-07-31T10:00:00.000Z#C1' },
  ],
  listingPartition: [keys.listingPartition('popular', 'music'), 'listing#popular#music'],
  listingKey: [
    keys.listingKey('top-rated', undefined, 35, 'C1'),
    { PK: 'listing#top-rated', SK: '999999999964#C1' },
  ],
  duePartition: [keys.duePartition, 'listing-due'],
  dueKey: [keys.dueKey('C1'), { PK: 'listing-due', SK: 'C1' }],
  writingKey: [keys.writingKey('C1'), { PK: 'listing-due', SK: 'C1#search' }],
  courseIdOfMark: [keys.courseIdOfMark('C1#search'), 'C1'],
  lastRank: [keys.lastRank, '\u{10FFFF}'],
  searchPrefix: [keys.searchPrefix, 'search#'],
  searchPartition: [keys.searchPartition(['sql', 'dat']), 'search#dat sql'],
  searchRank: [keys.searchRank(1, 7, 'C1'), '1#92#C1'],
  searchKey: [keys.searchKey(['sql'], '0#99#C1'), { PK: 'search#sql', SK: '0#99#C1' }],
  searchRankRange: [keys.searchRankRange({ from: '', to: '' }), { from: '0', to: '\u{10FFFF}' }],
  courseIdOfRank: [keys.courseIdOfRank('0#99#C1'), 'C1'],
  courseIdOfEntry: [keys.courseIdOfEntry({ PK: 'search#sql', SK: '0#99#C1' }), 'C1'],
  enrollmentKey: [keys.enrollmentKey('U1', 'C1'), { PK: 'user#U1', SK: 'enroll#C1' }],
  enrollmentPrefix: [keys.enrollmentPrefix, 'enroll#'],
  courseIdOfEnrollment: [keys.courseIdOfEnrollment('enroll#C1'), 'C1'],
  rosterPartition: [keys.rosterPartition('C1'), 'course#C1#roster'],
  rosterIndexKey: [
    keys.rosterIndexKey('C1', '2026-07-31', 'U1'),
    { GSI1PK: 'course#C1#roster', GSI1SK: '2026-07-31#U1' },
  ],
  certificateKey: [keys.certificateKey('Z1'), { PK: 'certificate#Z1', SK: 'certificate' }],
  certificateEntryPrefix: [keys.certificateEntryPrefix, 'certificate#'],
  certificateEntryKey: [keys.certificateEntryKey('U1', 'C1'), { PK: 'user#U1', SK: 'certificate#C1' }],
  progressPrefix: [keys.progressPrefix('C1'), 'progress#C1#'],
  progressKey: [keys.progressKey('U1', 'C1', 'C1-7'), { PK: 'user#U1', SK: 'progress#C1#C1-7' }],
  statsKey: [keys.statsKey('U1'), { PK: 'user#U1', SK: 'stats' }],
  quizKey: [keys.quizKey('U1', 'C1-7'), { PK: 'user#U1', SK: 'quiz#C1-7' }],
  attemptPrefix: [keys.attemptPrefix('C1-7'), 'attempt#C1-7#'],
  attemptKey: [keys.attemptKey('U1', 'C1-7', 12), { PK: 'user#U1', SK: 'attempt#C1-7#000012' }],
  attemptQuestionsKey: [
    keys.attemptQuestionsKey('U1', 'C1-7', 12),
    { PK: 'user#U1', SK: 'questions#C1-7#000012' },
  ],
  reviewKey: [keys.reviewKey('C1', 'U1'), { PK: 'course#C1', SK: 'review#U1' }],
  votePrefix: [keys.votePrefix, 'vote#'],
  voteKey: [keys.voteKey('U2', 'C1', 'U1'), { PK: 'user#U2', SK: 'vote#C1#U1' }],
  reportPrefix: [keys.reportPrefix, 'report#'],
  reportKey: [keys.reportKey('U2', 'C1', 'U1'), { PK: 'user#U2', SK: 'report#C1#U1' }],
  reviewKeyOfMark: [keys.reviewKeyOfMark('vote#C1#U1'), { PK: 'course#C1', SK: 'review#U1' }],
  reviewsPartition: [keys.reviewsPartition('C1'), 'course#C1#reviews'],
  reviewIndexKeys: [
    keys.reviewIndexKeys('C1', 'U1', {
      createdAt: '2026-07-31T10:00:00.000Z',
      rating: 4,
      helpfulCount: 23,
    }),
    {
      GSI1PK: 'course#C1#reviews',
      GSI1SK: '2026-07-31T10:00:00.000Z#U1',
      GSI2PK: 'course#C1#reviews',
      GSI2SK: '4#2026-07-31T10:00:00.000Z#U1',
      GSI3PK: 'course#C1#reviews',
      GSI3SK: '000000023#2026-07-31T10:00:00.000Z#U1',
    },
  ],
  idempotencyKey: [keys.idempotencyKey('digest'), { PK: 'idempotency#digest', SK: 'answer' }],
  healthProbeKey: [keys.healthProbeKey, { PK: 'control', SK: 'health' }],
  courseIdOfPartition: [keys.courseIdOfPartition('course#C1'), 'C1'],
  userIdOfPartition: [keys.userIdOfPartition('user#U1'), 'U1'],
  keyNamesOf: [keys.keyNamesOf('GSI1'), ['PK', 'SK', 'GSI1PK', 'GSI1SK']],
  startKeyOf: [keys.startKeyOf({ PK: 'a', SK: 'b', card: 1 }), { PK: 'a', SK: 'b' }],
  descending: [keys.descending(0), '999999999999'],
};

test.each(Object.entries(examples))(
  '%s gives the key that the data model names',
  (_name, [made, expected]) => {
    expect(made).toEqual(expected);
  },
);

test('every key builder has an example here', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(keys).sort());
});

/** Compares as the table does: by the bytes of UTF-8. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

test('a range of addresses goes on right after the one that it is given, and ends with its prefix', () => {
  const email = fc.string({
    unit: fc.constantFrom('a', 'b', '.', '-', '@', '#', '!', 'é', '😀'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(email, email, fc.uuid(), fc.uuid(), email, (one, other, id, otherId, prefix) => {
      const after = keys.roleIndexKey('student', `${prefix}${one}`, id).GSI2SK;
      const sortKey = keys.roleIndexKey('student', other, otherId).GSI2SK;
      const { from, to } = keys.emailRange(prefix, after);
      const isIn = byBytes(sortKey, from) >= 0 && byBytes(sortKey, to) <= 0;
      expect(isIn).toBe(byBytes(sortKey, after) > 0 && sortKey.startsWith(prefix));
      const whole = keys.emailRange(prefix);
      expect(byBytes(sortKey, whole.from) >= 0 && byBytes(sortKey, whole.to) <= 0).toBe(
        sortKey.startsWith(prefix),
      );
    }),
  );
});

test('the month before any month is the one before it', () => {
  expect(['202603', '202610', '202611', '202701'].map(keys.auditMonthBefore)).toEqual([
    '202602',
    '202609',
    '202610',
    '202612',
  ]);
});

test('descending sorts numbers from high to low, always at the same width', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999_999 }), fc.nat({ max: 999_999_999_999 }), (a, b) => {
      const [one, other] = [keys.descending(a), keys.descending(b)];
      expect(one).toMatch(/^\d{12}$/);
      expect(Math.sign(byBytes(one, other))).toBe(Math.sign(b - a));
    }),
  );
});

test('descending keeps what is out of its range at the end of the range', () => {
  expect(keys.descending(-1)).toBe(keys.descending(0));
  expect(keys.descending(1e15)).toBe('000000000000');
  expect(keys.descending(7.9)).toBe(keys.descending(7));
});

test('a course with more learners stands before one with fewer, whatever their ids', () => {
  const partition = ['A', 'Z', 'M'].map(
    (id, position) => keys.listingKey('popular', 'music', 10 ** position, id).SK,
  );
  expect(partition.toSorted(byBytes)).toEqual([partition[2], partition[1], partition[0]]);
});

/** Ids as `checkIds` lets them through, and words as the code writes them. */
const anId = fc.stringMatching(/^[\w-]{1,64}$/);
const aWord = fc.stringMatching(/^[a-z][a-z-]{0,20}$/);
const aDay = fc.stringMatching(/^\d{8}$/);

describe('the rank of a course in the search', () => {
  const rank = fc.record({
    outside: fc.nat(9),
    popularity: fc.nat(99),
    id: fc.stringMatching(/^[0-9A-Z]{26}$/),
  });
  type Rank = typeof rank extends fc.Arbitrary<infer T> ? T : never;
  const text = ({ outside, popularity, id }: Rank) => keys.searchRank(outside, popularity, id);

  test('puts more words in the title first, then more learners, then the older course', () => {
    fc.assert(
      fc.property(rank, rank, (a, b) => {
        const order = a.outside - b.outside || b.popularity - a.popularity || byBytes(a.id, b.id);
        expect(Math.sign(byBytes(text(a), text(b)))).toBe(Math.sign(order));
      }),
    );
  });

  test('counts nine words outside the title and more alike', () => {
    expect(keys.searchRank(9, 0, 'C1')).toBe(keys.searchRank(12, 0, 'C1'));
  });

  test('names the course, whatever stands before it', () => {
    fc.assert(fc.property(rank, (one) => keys.courseIdOfRank(text(one)) === one.id));
    const listed = keys.listingKey('popular', 'music', 12, 'C1');
    expect(keys.courseIdOfEntry(listed)).toBe('C1');
  });

  test('lies in the range of all, and in the one that begins or ends with it', () => {
    fc.assert(
      fc.property(rank, rank, (a, b) => {
        const within = (from: string, to: string) => {
          const range = keys.searchRankRange({ from, to });
          return byBytes(range.from, text(a)) <= 0 && byBytes(text(a), range.to) <= 0;
        };
        const isBefore = byBytes(text(a), text(b)) <= 0;
        expect(within('', '')).toBe(true);
        expect(within('', text(b))).toBe(isBefore);
        expect(within(text(b), '')).toBe(!isBefore || text(a) === text(b));
      }),
    );
  });
});

test('a pair of beginnings stands in one place, in whichever order it is asked for', () => {
  expect(keys.searchPartition(['sql', 'dat'])).toBe(keys.searchPartition(['dat', 'sql']));
  expect(keys.searchPartition(['sql'])).not.toBe(keys.searchPartition(['sql', 'sql']));
  const asked = ['sql', 'dat'];
  keys.searchPartition(asked);
  expect(asked).toEqual(['sql', 'dat']);
});

test('only an entry of a listing or of the search names a course by its sort key', () => {
  for (const key of [
    keys.courseKey('C1'),
    keys.searchIndexKey('C1'),
    keys.dueKey('C1'),
    keys.profileKey('U1'),
    keys.enrollmentKey('U1', 'C1'),
    keys.healthProbeKey,
  ])
    expect(keys.courseIdOfEntry(key)).toBeUndefined();
  expect(keys.courseIdOfEntry(keys.listingKey('top-rated', undefined, 1, 'C1'))).toBe('C1');
});

test('both marks of a course name it', () => {
  fc.assert(
    fc.property(anId, (id) =>
      [keys.dueKey(id), keys.writingKey(id)].every(({ SK }) => keys.courseIdOfMark(SK) === id),
    ),
  );
});

test('only a user’s partition names a user', () => {
  expect(keys.userIdOfPartition('course#C1')).toBeUndefined();
  expect(keys.userIdOfPartition('teaches#user#U1')).toBeUndefined();
  fc.assert(fc.property(anId, (id) => keys.userIdOfPartition(keys.profileKey(id).PK) === id));
});

describe('the ranges of a course', () => {
  const id = '01J00000000000000000000000';
  const sortKeys = [
    keys.aboutKey(id),
    keys.courseKey(id),
    keys.gateKey(id),
    keys.lessonKey(id, `${id}-1`),
    keys.lessonKey(id, `${id}-999999`),
    keys.lessonContentKey(id, `${id}-1`),
    keys.placementKey(id),
    keys.searchIndexKey(id),
    keys.uploadKey(id, 'U1'),
  ].map(({ SK }) => SK);
  const within = ({ from, to }: { from: string; to: string }) =>
    sortKeys.filter((SK) => byBytes(from, SK) <= 0 && byBytes(SK, to) <= 0);

  test('the whole course is its description, its card and its gate, and no lesson', () => {
    expect(within(keys.wholeCourseRange)).toEqual(['about', 'course', 'gate']);
  });

  test('the outline is card, gate and entries, without the lessons’ content', () => {
    expect(within(keys.outlineRange)).toEqual(['course', 'gate', `lesson#${id}-1`, `lesson#${id}-999999`]);
  });

  test('no content of a lesson begins as an entry of the outline does', () => {
    expect(sortKeys.filter((SK) => SK.startsWith(keys.lessonPrefix))).toHaveLength(2);
  });
});

/** Every kind of item. */
const kinds: Record<string, fc.Arbitrary<keys.Key>> = {
  profile: anId.map(keys.profileKey),
  usage: fc.tuple(anId, aWord, aDay).map((parts) => keys.usageKey(...parts)),
  course: anId.map(keys.courseKey),
  about: anId.map(keys.aboutKey),
  gate: anId.map(keys.gateKey),
  lesson: fc.tuple(anId, anId).map((ids) => keys.lessonKey(...ids)),
  lessonContent: fc.tuple(anId, anId).map((ids) => keys.lessonContentKey(...ids)),
  placement: anId.map(keys.placementKey),
  searchIndex: anId.map(keys.searchIndexKey),
  upload: fc.tuple(anId, anId).map((ids) => keys.uploadKey(...ids)),
  searchEntry: fc
    .tuple(fc.array(aWord, { minLength: 1, maxLength: 2 }), fc.nat(9), fc.nat(99), anId)
    .map(([words, outside, popularity, id]) =>
      keys.searchKey(words, keys.searchRank(outside, popularity, id)),
    ),
  teaches: fc.tuple(anId, anId).map((ids) => keys.teachesKey(...ids)),
  listingOfAll: fc.tuple(fc.nat(), anId).map(([n, id]) => keys.listingKey('popular', undefined, n, id)),
  listingOfCategory: fc
    .tuple(aWord, fc.nat(), anId)
    .map(([category, n, id]) => keys.listingKey('popular', category, n, id)),
  due: anId.map(keys.dueKey),
  writing: anId.map(keys.writingKey),
  enrollment: fc.tuple(anId, anId).map((ids) => keys.enrollmentKey(...ids)),
  export: anId.map(keys.exportKey),
  accountDue: anId.map(keys.accountDueKey),
  audit: anId.map((id) => keys.auditKey('2026-07-31T10:00:00.000Z', id)),
  certificate: anId.map(keys.certificateKey),
  certificateEntry: fc.tuple(anId, anId).map((ids) => keys.certificateEntryKey(...ids)),
  progress: fc.tuple(anId, anId, anId).map((ids) => keys.progressKey(...ids)),
  stats: anId.map(keys.statsKey),
  quiz: fc.tuple(anId, anId).map((ids) => keys.quizKey(...ids)),
  attempt: fc.tuple(anId, anId, fc.nat(999_999)).map((parts) => keys.attemptKey(...parts)),
  attemptQuestions: fc.tuple(anId, anId, fc.nat(999_999)).map((parts) => keys.attemptQuestionsKey(...parts)),
  review: fc.tuple(anId, anId).map((ids) => keys.reviewKey(...ids)),
  vote: fc.tuple(anId, anId, anId).map((ids) => keys.voteKey(...ids)),
  report: fc.tuple(anId, anId, anId).map((ids) => keys.reportKey(...ids)),
  revoked: fc.constant(keys.revokedKey),
  admins: fc.constant(keys.adminsKey),
  idempotency: anId.map(keys.idempotencyKey),
  health: fc.constant(keys.healthProbeKey),
};

const asText = ({ PK, SK }: keys.Key) => JSON.stringify([PK, SK]);

test('no ids make two kinds of items share a key', () => {
  const names = Object.keys(kinds);
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  for (const [one, other] of pairs) {
    const [some, more] = [kinds[one], kinds[other]];
    if (!some || !more) throw new Error('There is no such kind');
    fc.assert(
      fc.property(some, more, (a, b) => asText(a) !== asText(b)),
      { numRuns: 60 },
    );
  }
});

test('even the very same ids in every place make a key of its own for each kind', () => {
  fc.assert(
    fc.property(anId, (id) => {
      const made = [
        keys.profileKey(id),
        keys.usageKey(id, id, id),
        keys.courseKey(id),
        keys.aboutKey(id),
        keys.gateKey(id),
        keys.lessonKey(id, id),
        keys.lessonContentKey(id, id),
        keys.placementKey(id),
        keys.searchIndexKey(id),
        keys.uploadKey(id, id),
        keys.searchKey([id], id),
        keys.searchKey([id, id], id),
        keys.teachesKey(id, id),
        keys.listingKey('popular', undefined, 1, id),
        keys.listingKey('popular', id, 1, id),
        keys.listingKey('top-rated', id, 1, id),
        keys.dueKey(id),
        keys.writingKey(id),
        keys.enrollmentKey(id, id),
        keys.exportKey(id),
        keys.accountDueKey(id),
        keys.certificateKey(id),
        keys.certificateEntryKey(id, id),
        keys.progressKey(id, id, id),
        keys.statsKey(id),
        keys.quizKey(id, id),
        keys.attemptKey(id, id, 1),
        keys.attemptQuestionsKey(id, id, 1),
        keys.reviewKey(id, id),
        keys.voteKey(id, id, id),
        keys.reportKey(id, id, id),
        keys.idempotencyKey(id),
        keys.healthProbeKey,
      ].map(asText);
      expect(new Set(made).size).toBe(made.length);
    }),
  );
});

test('other ids make another key of the same kind', () => {
  fc.assert(
    fc.property(fc.tuple(anId, anId), fc.tuple(anId, anId), (a, b) => {
      const same = a[0] === b[0] && a[1] === b[1];
      for (const make of [keys.lessonKey, keys.teachesKey, keys.enrollmentKey, keys.lessonContentKey]) {
        expect(asText(make(...a)) === asText(make(...b))).toBe(same);
      }
    }),
  );
});

test('only a course’s partition names a course', () => {
  expect(keys.courseIdOfPartition('user#U1')).toBeUndefined();
  expect(keys.courseIdOfPartition('listing-due')).toBeUndefined();
  fc.assert(fc.property(anId, (id) => keys.courseIdOfPartition(keys.courseKey(id).PK) === id));
});

test('a start key holds the keys of the table and of the one index that is read', () => {
  const item = { PK: 'p', SK: 's', GSI1PK: 'p1', GSI1SK: 's1', GSI2PK: 'p2', GSI2SK: 's2', card: {} };
  expect(keys.startKeyOf(item, 'GSI2')).toEqual({ PK: 'p', SK: 's', GSI2PK: 'p2', GSI2SK: 's2' });
});

test('attempts sort by their number, and the lists of reviews by what they are sorted by', () => {
  const anAttempt = (number: number) => keys.attemptKey('U1', 'C1-7', number).SK;
  expect([100, 9, 10].map(anAttempt).sort()).toEqual([9, 10, 100].map(anAttempt));
  const byVotes = (helpfulCount: number) =>
    keys.reviewIndexKeys('C1', 'U1', { createdAt: '2026-07-31T10:00:00.000Z', rating: 5, helpfulCount })
      .GSI3SK;
  expect([100, 9, 10].map(byVotes).sort()).toEqual([9, 10, 100].map(byVotes));
});

test('a vote and a report name the review that they are for', () => {
  fc.assert(
    fc.property(anId, anId, anId, (userId, courseId, reviewId) => {
      for (const make of [keys.voteKey, keys.reportKey]) {
        const { SK } = make(userId, courseId, reviewId);
        expect(keys.reviewKeyOfMark(SK)).toEqual(keys.reviewKey(courseId, reviewId));
      }
    }),
  );
});

test('what lies in a course’s partition beside its outline is not read with it', () => {
  const { to } = keys.outlineRange;
  expect(keys.reviewKey('C1', 'U1').SK > to).toBe(true);
});
