/**
 * Every key of the table, and nothing else writes one. `docs/data-model.md` tells which item stands where and why.
 *
 * A key is `<kind>#<id>`, so that a person who looks at the table can read it.
 */

export interface Key {
  PK: string;
  SK: string;
}

export type IndexName = 'GSI1' | 'GSI2' | 'GSI3';

/** The last character of a range: everything that begins with a prefix lies between `prefix` and `prefix + last`. */
const last = '\u{10FFFF}';

const descendingDigits = 12;

/** A whole number ≥ 0 as a text that sorts from high to low. */
export function descending(value: number): string {
  const whole = Math.min(Math.max(Math.trunc(value), 0), 10 ** descendingDigits - 1);
  return String(10 ** descendingDigits - 1 - whole).padStart(descendingDigits, '0');
}

// --- users ---

/** All that is somebody's own: profile, enrollments, progress, attempts, certificates, counters. */
export const userPartition = (userId: string) => `user#${userId}`;

export function profileKey(userId: string): Key {
  return { PK: userPartition(userId), SK: 'profile' };
}

export const rolePartition = (role: string) => `role#${role}`;

/** Users of one role, by their e-mail address in lower case. */
export function roleIndexKey(role: string, email: string, userId: string) {
  return { GSI2PK: rolePartition(role), GSI2SK: `${email.toLowerCase()}#${userId}` };
}

/**
 * Of one role's users: those whose address begins with a prefix (in lower case), after the one of this sort key.
 * What follows an address and an id sorts after a space.
 */
export function emailRange(prefix: string, after?: string): { from: string; to: string } {
  return { from: after === undefined ? prefix || ' ' : `${after} `, to: `${prefix}${last}` };
}

/** The copy of all of one's data that was last asked for. */
export function exportKey(userId: string): Key {
  return { PK: userPartition(userId), SK: 'export' };
}

export const accountDuePartition = 'account-due';

/** An account that something was begun with, which has to be finished: a role, a deactivation, an erasure. */
export function accountDueKey(userId: string): Key {
  return { PK: accountDuePartition, SK: userId };
}

/** The audit entries of one month. */
export const auditPartition = (month: string) => `audit#${month}`;

/** Who did what to whom; `at` is ISO 8601 in UTC, `id` tells apart what happened in one millisecond. */
export function auditKey(at: string, id: string): Key {
  return { PK: auditPartition(at.slice(0, 7).replace('-', '')), SK: `${at}#${id}` };
}

/** The month before, both as `202603`. */
export function auditMonthBefore(month: string): string {
  const [year, ofYear] = [Number(month.slice(0, 4)), Number(month.slice(4))];
  return ofYear === 1 ? `${year - 1}12` : `${year}${String(ofYear - 1).padStart(2, '0')}`;
}

/** Whose tokens are refused though they have not expired. */
export const revokedKey: Key = { PK: 'control', SK: 'revoked' };

/** How many admins there are. */
export const adminsKey: Key = { PK: 'control', SK: 'admins' };

/** Of which kind an item of a user's partition is: `profile`, `enroll`, `progress` … */
export function kindOfUserItem({ SK }: Key): string {
  return SK.split('#')[0] ?? SK;
}

export function usageKey(userId: string, action: string, day: string): Key {
  return { PK: userPartition(userId), SK: `usage#${action}#${day}` };
}

// --- courses ---

export const coursePartition = (courseId: string) => `course#${courseId}`;

/** The card: what lists show, and the order of the lessons. */
export function courseKey(courseId: string): Key {
  return { PK: coursePartition(courseId), SK: 'course' };
}

/** The description, kept apart because only one route reads it. */
export function aboutKey(courseId: string): Key {
  return { PK: coursePartition(courseId), SK: 'about' };
}

/** The small item that other services' transactions touch. */
export function gateKey(courseId: string): Key {
  return { PK: coursePartition(courseId), SK: 'gate' };
}

/** From the description over the card to the gate: the three items that make one course. */
export const wholeCourseRange = { from: 'about', to: 'gate' } as const;

/** From the card over the gate to the last outline entry. */
export const outlineRange = { from: 'course', to: `lesson#${last}` } as const;

export const lessonPrefix = 'lesson#';

/** A lesson's entry in the outline. */
export function lessonKey(courseId: string, lessonId: string): Key {
  return { PK: coursePartition(courseId), SK: `${lessonPrefix}${lessonId}` };
}

/** The whole lesson with its content, so that opening one reads one item. */
export function lessonContentKey(courseId: string, lessonId: string): Key {
  return { PK: coursePartition(courseId), SK: `lesson-content#${lessonId}` };
}

/** Where the course stands in the sorted listings at present, so that the projection can move it. */
export function placementKey(courseId: string): Key {
  return { PK: coursePartition(courseId), SK: 'placement' };
}

/** Under which words the course is found at present, so that the projection can take them back. */
export function searchIndexKey(courseId: string): Key {
  return { PK: coursePartition(courseId), SK: 'search' };
}

/** An upload in several parts that is not finished yet. */
export function uploadKey(courseId: string, uploadId: string): Key {
  return { PK: coursePartition(courseId), SK: `upload#${uploadId}` };
}

export const teachesPartition = userPartition;
export const teachesPrefix = 'teaches#';

export function teachesKey(userId: string, courseId: string): Key {
  return { PK: teachesPartition(userId), SK: `${teachesPrefix}${courseId}` };
}

/** Published courses, the newest last; `publishedAt` is ISO 8601. */
export function catalogIndexKey(publishedAt: string, courseId: string) {
  return { GSI1PK: catalogPartition, GSI1SK: `${publishedAt}#${courseId}` };
}

export const catalogPartition = 'catalog#published';

export function categoryIndexKey(category: string, publishedAt: string, courseId: string) {
  return { GSI2PK: categoryPartition(category), GSI2SK: `${publishedAt}#${courseId}` };
}

export const categoryPartition = (category: string) => `category#${category}`;

export type ListingSort = 'popular' | 'top-rated';

/** One sorted listing: of a category, or of all (`undefined`). */
export const listingPartition = (sort: ListingSort, category: string | undefined) =>
  category === undefined ? `listing#${sort}` : `listing#${sort}#${category}`;

/** A course's place in a sorted listing; the highest value comes first. */
export function listingKey(
  sort: ListingSort,
  category: string | undefined,
  value: number,
  courseId: string,
): Key {
  return { PK: listingPartition(sort, category), SK: `${descending(value)}#${courseId}` };
}

export const duePartition = 'listing-due';

/** A course that the projection has to look at again. */
export function dueKey(courseId: string): Key {
  return { PK: duePartition, SK: courseId };
}

/** A course whose search entries are being written: should that be cut short, the projection looks at it again. */
export function writingKey(courseId: string): Key {
  return { PK: duePartition, SK: `${courseId}#search` };
}

/** The course that a mark's sort key names, of either kind. */
export function courseIdOfMark(sortKey: string): string {
  return sortKey.split('#')[0] ?? sortKey;
}

export const searchPrefix = 'search#';

/** Everything that has words which begin like each of these: one beginning, or two in any order. */
export const searchPartition = (beginnings: string[]) => `${searchPrefix}${beginnings.toSorted().join(' ')}`;

const popularityDigits = 2;

/**
 * A course's rank among what is found: those that have what was asked for in their title first, then the popular ones.
 *
 * @param outsideTitle how many of the words are not in the title; nine and more are alike
 * @param popularity in powers of two of the learners, 0 to 99
 */
export function searchRank(outsideTitle: number, popularity: number, courseId: string): string {
  const inverted = String(10 ** popularityDigits - 1 - popularity).padStart(popularityDigits, '0');
  return `${Math.min(outsideTitle, 9)}#${inverted}#${courseId}`;
}

export function searchKey(beginnings: string[], rank: string): Key {
  return { PK: searchPartition(beginnings), SK: rank };
}

/** The course that the sort key of a listing's or the search's entry names. */
export function courseIdOfRank(rank: string): string {
  return rank.slice(rank.lastIndexOf('#') + 1);
}

/** The course whose entry of a listing or of the search a key is, or undefined for another kind of item. */
export function courseIdOfEntry({ PK, SK }: Key): string | undefined {
  const isEntry = PK.startsWith(searchPrefix) || PK.startsWith('listing#');
  return isEntry ? courseIdOfRank(SK) : undefined;
}

/** After every rank. */
export const lastRank = last;

/** A range of ranks: after `from` (or from the first) to `to` (or to the last), for a query that starts after `from`. */
export function searchRankRange({ from, to }: { from: string; to: string }): { from: string; to: string } {
  return { from: from === '' ? '0' : from, to: to === '' ? lastRank : to };
}

// --- enrollments ---

export const enrollmentPrefix = 'enroll#';

export function enrollmentKey(userId: string, courseId: string): Key {
  return { PK: userPartition(userId), SK: `${enrollmentPrefix}${courseId}` };
}

/** The course that an enrollment's sort key names. */
export function courseIdOfEnrollment(sortKey: string): string {
  return sortKey.slice(enrollmentPrefix.length);
}

export const rosterPartition = (courseId: string) => `course#${courseId}#roster`;

/** A course's learners by the day (`2026-03-01`) on which they were last active. */
export function rosterIndexKey(courseId: string, day: string, userId: string) {
  return { GSI1PK: rosterPartition(courseId), GSI1SK: `${day}#${userId}` };
}

export function certificateKey(certificateId: string): Key {
  return { PK: `certificate#${certificateId}`, SK: 'certificate' };
}

export const certificateEntryPrefix = 'certificate#';

/** By which a learner's certificates are found, and which makes sure that there is one for a course. */
export function certificateEntryKey(userId: string, courseId: string): Key {
  return { PK: userPartition(userId), SK: `${certificateEntryPrefix}${courseId}` };
}

// --- progress ---

/** A learner's progress in all lessons of one course. */
export const progressPrefix = (courseId: string) => `progress#${courseId}#`;

export function progressKey(userId: string, courseId: string, lessonId: string): Key {
  return { PK: userPartition(userId), SK: `${progressPrefix(courseId)}${lessonId}` };
}

export function statsKey(userId: string): Key {
  return { PK: userPartition(userId), SK: 'stats' };
}

/** What a learner's attempts at one quiz have in common: how many, which one is open, the best. */
export function quizKey(userId: string, lessonId: string): Key {
  return { PK: userPartition(userId), SK: `quiz#${lessonId}` };
}

const attemptDigits = 6;

export const attemptPrefix = (lessonId: string) => `attempt#${lessonId}#`;

/** One attempt at a quiz; numbers count from 1. */
export function attemptKey(userId: string, lessonId: string, number: number): Key {
  const padded = String(number).padStart(attemptDigits, '0');
  return { PK: userPartition(userId), SK: `${attemptPrefix(lessonId)}${padded}` };
}

/** The questions that an attempt started with, apart from it because every saved answer pays for the whole item. */
export function attemptQuestionsKey(userId: string, lessonId: string, number: number): Key {
  const padded = String(number).padStart(attemptDigits, '0');
  return { PK: userPartition(userId), SK: `questions#${lessonId}#${padded}` };
}

// --- reviews ---

/** A review's id is its author's user id. */
export function reviewKey(courseId: string, reviewId: string): Key {
  return { PK: coursePartition(courseId), SK: `review#${reviewId}` };
}

export const votePrefix = 'vote#';

/** A vote is its voter's own, so that it goes where they go: nobody asks for those of one review. */
export function voteKey(userId: string, courseId: string, reviewId: string): Key {
  return { PK: userPartition(userId), SK: `${votePrefix}${courseId}#${reviewId}` };
}

export const reportPrefix = 'report#';

/** A report, which holds words of whoever reports, is theirs as a vote is. */
export function reportKey(userId: string, courseId: string, reviewId: string): Key {
  return { PK: userPartition(userId), SK: `${reportPrefix}${courseId}#${reviewId}` };
}

/** The review that the sort key of a vote or a report is for. */
export function reviewKeyOfMark(sortKey: string): Key {
  const [, courseId = '', reviewId = ''] = sortKey.split('#');
  return reviewKey(courseId, reviewId);
}

export const reviewsPartition = (courseId: string) => `course#${courseId}#reviews`;

const votesDigits = 9;

/** A visible review's places in its course's three lists; `createdAt` is ISO 8601. */
export function reviewIndexKeys(
  courseId: string,
  reviewId: string,
  { createdAt, rating, helpfulCount }: { createdAt: string; rating: number; helpfulCount: number },
) {
  const partition = reviewsPartition(courseId);
  const votes = String(helpfulCount).padStart(votesDigits, '0');
  return {
    GSI1PK: partition,
    GSI1SK: `${createdAt}#${reviewId}`,
    GSI2PK: partition,
    GSI2SK: `${rating}#${createdAt}#${reviewId}`,
    GSI3PK: partition,
    GSI3SK: `${votes}#${createdAt}#${reviewId}`,
  };
}

// --- core ---

/** `request` is a digest of caller, route and the client's key. */
export function idempotencyKey(request: string): Key {
  return { PK: `idempotency#${request}`, SK: 'answer' };
}

/** An item that never exists: reading it tells whether the table answers. */
export const healthProbeKey: Key = { PK: 'control', SK: 'health' };

/** The course id that a stream record's partition key names, or undefined for another kind of item. */
export function courseIdOfPartition(partition: string): string | undefined {
  return partition.startsWith('course#') ? partition.slice('course#'.length) : undefined;
}

/** The user's id that a stream record's partition key names, or undefined for another kind of item. */
export function userIdOfPartition(partition: string): string | undefined {
  return partition.startsWith('user#') ? partition.slice('user#'.length) : undefined;
}

/** The names of the attributes that make the key of the table, or of one index. */
export function keyNamesOf(index?: IndexName): string[] {
  return index ? ['PK', 'SK', `${index}PK`, `${index}SK`] : ['PK', 'SK'];
}

/** The key attributes of an item, as a start key of the table or of one index. */
export function startKeyOf(item: Record<string, unknown>, index?: IndexName): Record<string, unknown> {
  return Object.fromEntries(keyNamesOf(index).map((name) => [name, item[name]]));
}
