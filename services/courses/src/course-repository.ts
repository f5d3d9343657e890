import { lostRace } from '@skillforge/core/errors';
import {
  aboutKey,
  catalogPartition,
  categoryPartition,
  courseKey,
  coursePartition,
  gateKey,
  type Key,
  listingPartition,
  teachesKey,
  teachesPartition,
  teachesPrefix,
  wholeCourseRange,
} from '@skillforge/core/keys';
import {
  getItems,
  type Item,
  itemAt,
  type Page,
  type PageRequest,
  type Piece,
  put,
  putNew,
  queryAll,
  queryPage,
  remove,
  type Selection,
  update,
} from '@skillforge/core/table';
import { type Course, type CourseCard, type DescribedCourse, hasEnrollments } from './course.ts';
import {
  type AboutItem,
  type CourseItem,
  cardOf,
  catalogKeys,
  courseFrom,
  courseItems,
  type GateItem,
} from './course-items.ts';
import { dueItem } from './placement.ts';

const counters = new Set(['enrollmentCount', 'ratingSum', 'ratingCount']);

/** A course from the items of its partition, or undefined if it is not there or is being deleted. */
export function courseIn(courseId: string, items: Item[]): Course | undefined {
  const item = itemAt<CourseItem>(items, courseKey(courseId));
  const gate = itemAt<GateItem>(items, gateKey(courseId));
  return item && gate && item.card.status !== 'deleted' ? courseFrom(item, gate) : undefined;
}

/** A course with its description, in one query; undefined if it is not there or is being deleted. */
export async function readCourse(
  courseId: string,
  { consistent }: { consistent: boolean },
): Promise<DescribedCourse | undefined> {
  const items = await queryAll({ partition: coursePartition(courseId), range: wholeCourseRange, consistent });
  const course = courseIn(courseId, items);
  const about = itemAt<AboutItem>(items, aboutKey(courseId));
  return course && { ...course, description: about?.description ?? '' };
}

/** What a new course writes. */
export function createCourse(course: DescribedCourse): Piece[] {
  return courseItems(course).map((item) => putNew(item));
}

/** The changed fields of a card, as paths; its counters are the projection's to write. */
function changedCard(before: Course, after: Course): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(cardOf(before)));
  return Object.fromEntries(
    Object.entries(cardOf(after))
      .filter(([name, value]) => !counters.has(name) && old.get(name) !== value)
      .map(([name, value]) => [`card.${name}`, value]),
  );
}

/** What an edit of a course writes, provided that nobody else has edited it since `before` was read. */
export function changeCourse(before: DescribedCourse, after: DescribedCourse): Piece[] {
  if (after === before) return [];
  const { courseId } = after;
  const statusChanges = after.status !== before.status;
  const pieces = [
    update(
      courseKey(courseId),
      {
        set: { ...changedCard(before, after), ...catalogKeys(after), revision: after.revisions.v },
        // Whether it may be published hangs on its lessons.
        onlyIf: statusChanges
          ? { revision: before.revisions.v, orderRevision: before.revisions.o }
          : { revision: before.revisions.v },
      },
      lostRace,
    ),
  ];
  if (after.description !== before.description) {
    pieces.push(update(aboutKey(courseId), { set: { description: after.description } }, lostRace));
  }
  const mirrored = ['capacity', 'instructors', 'prerequisites'] as const;
  if (statusChanges || mirrored.some((name) => after[name] !== before[name])) {
    const { status, capacity, prerequisites } = after;
    const instructors = after.instructors.map(({ userId }) => userId);
    pieces.push(
      update(gateKey(courseId), { set: { status, capacity, instructors, prerequisites } }, lostRace),
    );
  }
  return pieces;
}

/** What adding an instructor writes. */
export function addInstructor(before: DescribedCourse, after: DescribedCourse, userId: string): Piece[] {
  return [...changeCourse(before, after), putNew(teachesKey(userId, after.courseId), lostRace)];
}

/** What removing an instructor writes. */
export function removeInstructor(before: DescribedCourse, after: DescribedCourse, userId: string): Piece[] {
  return [...changeCourse(before, after), remove(teachesKey(userId, after.courseId))];
}

/**
 * What the tombstone writes: from here on the course is gone for everybody, and the projection removes the rest. The
 * mark makes sure of it, should the stream's record be lost.
 */
export function buryCourse(before: DescribedCourse, after: DescribedCourse): Piece[] {
  const { courseId } = after;
  return [
    update(
      courseKey(courseId),
      {
        set: {
          'card.status': after.status,
          ...catalogKeys(after),
          revision: after.revisions.v,
          // A lesson that is being added now must not outlive its course.
          orderRevision: after.revisions.o + 1,
        },
        onlyIf: { revision: before.revisions.v, orderRevision: before.revisions.o },
      },
      lostRace,
    ),
    update(
      gateKey(courseId),
      {
        set: { status: after.status },
        condition: { expression: 'everEnrolled = :nobody', values: { ':nobody': 0 } },
      },
      hasEnrollments,
    ),
    put(dueItem({ courseId, since: after.updatedAt })),
  ];
}

/** What an edit of the outline changes on the course, provided that nobody else has edited the outline since. */
export function changeOutline(before: Course, after: Course): Piece[] {
  if (after === before) return [];
  return [
    update(
      courseKey(after.courseId),
      {
        set: {
          ...changedCard(before, after),
          order: after.order,
          drafts: after.drafts,
          nextLessonNumber: after.nextLessonNumber,
          orderRevision: after.revisions.o,
        },
        onlyIf: { orderRevision: before.revisions.o },
      },
      lostRace,
    ),
  ];
}

/** What the catalogue is asked for. */
export interface CatalogQuery {
  category?: string | undefined;
  level?: string | undefined;
  tag?: string | undefined;
  sort: 'newest' | 'popular' | 'top-rated';
}

function catalogSelection({ category, sort }: CatalogQuery): Selection {
  if (sort !== 'newest') return { partition: listingPartition(sort, category) };
  return category === undefined
    ? { index: 'GSI1', partition: catalogPartition, descending: true }
    : { index: 'GSI2', partition: categoryPartition(category), descending: true };
}

function catalogFilter({ level, tag }: CatalogQuery): Selection['filter'] {
  const conditions: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, string> = {};
  if (level !== undefined) {
    conditions.push('#card.#level = :level');
    names['#level'] = 'level';
    values[':level'] = level;
  }
  if (tag !== undefined) {
    conditions.push('contains(#card.#tags, :tag)');
    names['#tags'] = 'tags';
    values[':tag'] = tag;
  }
  if (conditions.length === 0) return undefined;
  return { expression: conditions.join(' AND '), names: { ...names, '#card': 'card' }, values };
}

const cardIn = ({ card }: { card: CourseCard }) => card;

/** A page of published courses, in one query. */
export async function listPublished(query: CatalogQuery, page: PageRequest): Promise<Page<CourseCard>> {
  const filter = catalogFilter(query);
  const found = await queryPage<Pick<CourseItem, 'card'>>(
    { ...catalogSelection(query), ...(filter ? { filter } : {}) },
    page,
  );
  return { items: found.items.map(cardIn), nextKey: found.nextKey };
}

/** A page of what somebody teaches, the latest made first: the entries, then their cards. */
export async function listTaught(userId: string, page: PageRequest): Promise<Page<CourseCard>> {
  const entries = await queryPage<Key>(
    { partition: teachesPartition(userId), prefix: teachesPrefix, descending: true, consistent: true },
    page,
  );
  const ids = entries.items.map(({ SK }) => SK.slice(teachesPrefix.length));
  const cards = await getItems<CourseItem>(ids.map(courseKey), { consistent: true });
  const byId = new Map(cards.map(cardIn).map((card) => [card.courseId, card]));
  const items = ids.flatMap((id) => byId.get(id) ?? []).filter((card) => card.status !== 'deleted');
  return { items, nextKey: entries.nextKey };
}

/** The gates of some courses, by id; courses that are not there or are being deleted are left out. */
export async function readGates(courseIds: string[]): Promise<Map<string, GateItem>> {
  const gates = await getItems<GateItem>(courseIds.map(gateKey), { consistent: true });
  const byPartition = new Map(gates.map((gate) => [gate.PK, gate]));
  return new Map(
    courseIds.flatMap((courseId) => {
      const gate = byPartition.get(gateKey(courseId).PK);
      return gate && gate.status !== 'deleted' ? [[courseId, gate] as const] : [];
    }),
  );
}
