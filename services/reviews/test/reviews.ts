import type { CourseItem, CourseStatus, GateItem } from '@skillforge/core/course/course';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { newId } from '@skillforge/core/ids';
import {
  courseKey,
  coursePartition,
  enrollmentKey,
  gateKey,
  profileKey,
  reportKey,
  reportPrefix,
  reviewIndexKeys,
  reviewKey,
  userIdOfPartition,
  voteKey,
  votePrefix,
} from '@skillforge/core/keys';
import type { ReviewItem } from '@skillforge/core/review';
import {
  loadFunctions,
  type OperationOf,
  type Person,
  type StoredItem,
  startService,
} from '@skillforge/testing/service';
import * as contract from '../src/contract.ts';

/** Reviews of a test file's own: an empty table, the functions in front of it, and people who call them. */

export { type Asking, type Person, refusal } from '@skillforge/testing/service';

const wholeReview = (item: StoredItem): ReviewItem => ({
  ...item,
  PK: item.PK,
  SK: item.SK,
  card: item.card,
  generation: item.generation,
  revision: item.revision,
  hidden: item.hidden,
  reports: item.reports,
});

const moment = ({ card }: ReviewItem) => `${card.createdAt}#${card.reviewId}`;
const newestFirst = (a: ReviewItem, b: ReviewItem) => (moment(a) < moment(b) ? 1 : -1);

const listKeysOf = (review: ReviewItem) =>
  Object.fromEntries(Object.entries(review).filter(([name]) => name.startsWith('GSI')));

/** How many marks of a kind there are of this very review, and not of an earlier one by the same author. */
function marksOf({ card, generation }: ReviewItem, keyOf: typeof voteKey, items: StoredItem[]): number {
  return items.filter((item) => {
    const key = keyOf(userIdOfPartition(item.PK) ?? '', card.courseId, card.reviewId);
    return item.PK === key.PK && item.SK === key.SK && item.generation === generation;
  }).length;
}

export type Operation = OperationOf<typeof contract>;

export type Reviews = Awaited<ReturnType<typeof startReviews>>;

export const sorts = ['newest', 'highest', 'lowest', 'helpful'] as const;

/** A course and its gate, as the courses service writes them. */
export function courseItems(
  courseId: string,
  instructors: { userId: string; displayName: string }[],
  status: CourseStatus = 'published',
): [CourseItem, GateItem] {
  const at = '2026-03-01T09:00:00.000Z';
  const course: CourseItem = {
    ...courseKey(courseId),
    card: {
      courseId,
      title: 'Practical SQL',
      summary: 'Ask a database good questions, and get answers fast.',
      category: 'data-science',
      level: 'beginner',
      tags: ['sql', 'databases'],
      language: 'en',
      thumbnail: null,
      instructors,
      status,
      capacity: null,
      prerequisites: [],
      skills: ['Joins'],
      price: null,
      lessonCount: 2,
      durationSeconds: 600,
      enrollmentCount: 0,
      ratingSum: 0,
      ratingCount: 0,
      createdAt: at,
      updatedAt: at,
      publishedAt: status === 'draft' ? null : at,
    },
    order: [1, 2],
    drafts: [],
    nextLessonNumber: 3,
    revision: 1,
    orderRevision: 1,
  };
  const gate: GateItem = {
    ...gateKey(courseId),
    status,
    instructors: instructors.map(({ userId }) => userId),
    capacity: null,
    prerequisites: [],
    everEnrolled: 0,
    learners: 0,
    ratingSum: 0,
    ratingCount: 0,
    distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
  };
  return [course, gate];
}

/** A learner's enrollment, as the enrollments service writes it. */
export function enrollmentItem(
  userId: string,
  courseId: string,
  more: Partial<EnrollmentItem> = {},
): EnrollmentItem {
  const at = '2026-03-02T09:00:00.000Z';
  return {
    ...enrollmentKey(userId, courseId),
    userId,
    courseId,
    status: 'active',
    enrolledAt: at,
    lastActivityAt: at,
    completed: new Set([1]),
    ...more,
  };
}

/** Starts it. The modules that read their settings while they load come with it: import none of them yourself first. */
export async function startReviews(variables: Record<string, string> = {}) {
  const service = await startService({
    contract,
    variables,
    load: async () => ({
      table: (await import('@skillforge/core/table')).table,
      functions: await loadFunctions(contract, (file) => import(`../src/functions/${file}.ts`)),
    }),
    profile: ({ userId, ...profile }) => ({ ...profileKey(userId), ...profile }),
  });
  const { done, put, putAll, stored, storedUnder, walk, person } = service;

  const amara = await person('instructor', 'Amara Okafor');
  const kenji = await person('instructor', 'Kenji Sato');
  const ada = await person('admin', 'Ada Novak');

  /** A course of Amara's. */
  async function createCourse(status: CourseStatus = 'published', instructors = [amara]): Promise<string> {
    const courseId = newId();
    const named = instructors.map(({ userId }, at) => ({ userId, displayName: `Instructor ${at}` }));
    await putAll(courseItems(courseId, named, status));
    return courseId;
  }

  async function enroll({ userId }: Person, courseId: string, more: Partial<EnrollmentItem> = {}) {
    await putAll([enrollmentItem(userId, courseId, more)]);
  }

  /** Somebody who may review a course, and has not yet. */
  async function learner(courseId: string, displayName = 'Sam Rivera'): Promise<Person> {
    const somebody = await person('student', displayName);
    await enroll(somebody, courseId);
    return somebody;
  }

  /** Somebody who has reviewed a course: the path of the review, and who wrote it. */
  async function reviewed(courseId: string, fields: { rating?: number; text?: string } = {}) {
    const author = await learner(courseId);
    await done('postReview', { as: author, path: { courseId }, body: { rating: 4, ...fields } });
    return { author, path: { courseId, reviewId: author.userId } };
  }

  async function gateOf(courseId: string): Promise<Partial<GateItem>> {
    return (await stored(gateKey(courseId))) ?? {};
  }

  /** Somebody becomes or is no more an instructor of a course, and it is published or not. */
  async function setGate(courseId: string, changes: Partial<GateItem>): Promise<void> {
    const gate = await stored(gateKey(courseId));
    await put({ ...gateKey(courseId), ...gate, ...changes });
  }

  async function reviewOf(courseId: string, reviewId: string): Promise<ReviewItem | undefined> {
    const item = await stored(reviewKey(courseId, reviewId));
    return item && wholeReview(item);
  }

  /** What must hold of a course's reviews at every moment, whatever was done to them. */
  async function wholeness(courseId: string): Promise<{ found: object; expected: object }> {
    const [items, all] = await Promise.all([storedUnder(coursePartition(courseId)), service.wholeTable()]);
    const marks = all.filter(({ SK }) => SK.startsWith(votePrefix) || SK.startsWith(reportPrefix));
    const reviews = items
      .filter(({ SK }) => String(SK).startsWith(reviewKey(courseId, '').SK))
      .filter(({ card }) => card)
      .map(wholeReview);
    const tombstones = items.filter(({ SK, card }) => SK.startsWith(reviewKey(courseId, '').SK) && !card);
    const visible = reviews.filter(({ hidden }) => !hidden);
    const gate = items.find(({ SK }) => SK === 'gate') ?? {};
    const rated = (rating: number) => visible.filter(({ card }) => card.rating === rating).length;
    const ids = (ordered: ReviewItem[]) => ordered.map(({ card }) => card.reviewId);
    const lists: Record<string, string[]> = {};
    for (const sort of sorts) {
      const { items: listed } = await walk('listReviews', {
        path: { courseId },
        query: { sort, limit: '3' },
      });
      lists[sort] = listed.map(({ reviewId }) => reviewId);
    }
    return {
      found: {
        ratingSum: gate.ratingSum,
        ratingCount: gate.ratingCount,
        distribution: gate.distribution,
        votes: Object.fromEntries(reviews.map(({ card }) => [card.reviewId, card.helpfulCount])),
        reports: Object.fromEntries(reviews.map(({ card, reports }) => [card.reviewId, reports])),
        keys: Object.fromEntries(reviews.map((review) => [review.card.reviewId, listKeysOf(review)])),
        left: tombstones.map((tombstone) => Object.keys(tombstone).sort()),
        hiddenWithout: tombstones.filter(({ hidden }) => !hidden),
        lists,
      },
      expected: {
        ratingSum: visible.reduce((sum, { card }) => sum + card.rating, 0),
        ratingCount: visible.length,
        distribution: { 1: rated(1), 2: rated(2), 3: rated(3), 4: rated(4), 5: rated(5) },
        votes: Object.fromEntries(
          reviews.map((review) => [review.card.reviewId, marksOf(review, voteKey, marks)]),
        ),
        reports: Object.fromEntries(
          reviews.map((review) => [review.card.reviewId, marksOf(review, reportKey, marks)]),
        ),
        keys: Object.fromEntries(
          reviews.map(({ hidden, card }) => [
            card.reviewId,
            hidden ? {} : reviewIndexKeys(card.courseId, card.reviewId, card),
          ]),
        ),
        left: tombstones.map(() => ['PK', 'SK', 'deletedAt', 'generation', 'hidden', 'reports', 'revision']),
        hiddenWithout: [],
        lists: {
          newest: ids(visible.toSorted(newestFirst)),
          highest: ids(visible.toSorted((a, b) => b.card.rating - a.card.rating || newestFirst(a, b))),
          lowest: ids(visible.toSorted((a, b) => a.card.rating - b.card.rating || newestFirst(b, a))),
          helpful: ids(
            visible.toSorted((a, b) => b.card.helpfulCount - a.card.helpfulCount || newestFirst(a, b)),
          ),
        },
      },
    };
  }

  return {
    ...service,
    amara,
    kenji,
    ada,
    createCourse,
    enroll,
    learner,
    reviewed,
    gateOf,
    setGate,
    reviewOf,
    wholeness,
  };
}
