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

export function profileKey(userId: string): Key {
  return { PK: `user#${userId}`, SK: 'profile' };
}

export function usageKey(userId: string, action: string, day: string): Key {
  return { PK: `user#${userId}`, SK: `usage#${action}#${day}` };
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

export const teachesPartition = (userId: string) => `user#${userId}`;
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

/** A course whose figures have moved since it was last placed in the listings. */
export function dueKey(courseId: string): Key {
  return { PK: duePartition, SK: courseId };
}

// --- enrollments ---

export function enrollmentKey(userId: string, courseId: string): Key {
  return { PK: `user#${userId}`, SK: `enroll#${courseId}` };
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

/** The names of the attributes that make the key of the table, or of one index. */
export function keyNamesOf(index?: IndexName): string[] {
  return index ? ['PK', 'SK', `${index}PK`, `${index}SK`] : ['PK', 'SK'];
}

/** The key attributes of an item, as a start key of the table or of one index. */
export function startKeyOf(item: Record<string, unknown>, index?: IndexName): Record<string, unknown> {
  return Object.fromEntries(keyNamesOf(index).map((name) => [name, item[name]]));
}
