import { lessonIdOf } from '@skillforge/core/ids';
import * as z from 'zod';
import type { Answer } from '../client.ts';
import { Flaws, sorted } from './flaws.ts';
import { holdsSeat, type ItemOf, ownerOf } from './items.ts';
import type { Items, Shown, ShownReviews, ShownToLearner } from './observation.ts';

/** What the API shows against what the table holds, by the words of docs/api.md. */

const shownCourse = z.looseObject({
  enrollmentCount: z.number(),
  lessonCount: z.number(),
  rating: z.looseObject({ average: z.number().nullable(), count: z.number() }),
});
const progressFigures = {
  percent: z.number().nullable(),
  status: z.string(),
  resumeLessonId: z.string().nullable(),
  newLessonsSinceCompletion: z.number(),
};
const shownEnrollment = z.looseObject({
  ...progressFigures,
  certificateId: z.string().nullable(),
  completedAt: z.string().nullable(),
});
const shownProgress = z.looseObject({
  ...progressFigures,
  lessons: z.array(z.looseObject({ lessonId: z.string(), status: z.string() })),
});
const rosterEntry = z.looseObject({
  userId: z.string(),
  status: z.string(),
  percent: z.number().nullable(),
});
const certificate = z.looseObject({ certificateId: z.string(), courseId: z.string() });
const attempt = z.looseObject({ number: z.number(), status: z.string(), passed: z.boolean().optional() });
const review = z.looseObject({
  reviewId: z.string(),
  rating: z.number(),
  helpfulCount: z.number(),
  createdAt: z.string(),
});
const summary = z.looseObject({
  average: z.number().nullable(),
  count: z.number(),
  distribution: z.record(z.string(), z.number()),
});

/** The numbers of the published lessons in order, told by the lessons themselves. */
function publishedIn(items: Items): number[] {
  const [course] = items.of('course');
  const published = new Set(
    items.of('lesson').flatMap(({ entry }) => (entry.status === 'published' ? entry.number : [])),
  );
  return (course?.order ?? []).filter((number) => published.has(number));
}

type Enrollment = ItemOf<'enrollment'>;

/** |completed ∩ published| / |published| in whole per cent, rounded down; null without lessons, 100 once completed. */
function percent({ status, completed }: Enrollment, published: number[]): number | null {
  if (status === 'completed') return 100;
  if (published.length === 0) return null;
  const hundredfold = 100 * published.filter((number) => completed?.has(number)).length;
  return (hundredfold - (hundredfold % published.length)) / published.length;
}

/** The last touched lesson if published and not completed, else the first not completed, in order. */
function resume({ courseId, completed, lastLesson }: Enrollment, published: number[]): string | null {
  const open = published.filter((number) => !completed?.has(number));
  const next = open.find((number) => number === lastLesson) ?? open[0];
  return next === undefined ? null : lessonIdOf(courseId, next);
}

const mean = (sum: number, count: number) => (count === 0 ? null : Math.round((sum / count) * 100) / 100);

/** What is shown of the course and to its people, and is not so. */
export function flawsOfApi(items: Items, shown: Shown): string[] {
  const flaws = new Flaws();
  const published = publishedIn(items);
  const [gate] = items.of('gate');
  const enrollments = items.of('enrollment');
  const course = shownCourse.safeParse(shown.course?.body).data;
  flaws.expect(
    course?.enrollmentCount === enrollments.filter(holdsSeat).length,
    `the course shows ${course?.enrollmentCount} learners`,
  );
  flaws.expect(
    course?.rating.count === gate?.ratingCount &&
      course?.rating.average === mean(gate?.ratingSum ?? 0, gate?.ratingCount ?? 0),
    () => `the course shows the rating ${JSON.stringify(course?.rating)}`,
  );
  flaws.expect(
    course?.lessonCount === published.length,
    `the course shows ${course?.lessonCount} lessons, and ${published.length} are published`,
  );
  roster(flaws, shown.roster, enrollments, published);
  for (const learner of shown.learners) toLearner(flaws, learner, items, published);
  return flaws.found;
}

function roster(flaws: Flaws, shown: Shown['roster'], enrollments: Enrollment[], published: number[]): void {
  const entries = typeof shown === 'number' ? [] : shown.map((entry) => rosterEntry.parse(entry));
  const line = (userId: string, status: string, share: number | null) => `${userId} ${status} ${share}`;
  const expected = enrollments
    .filter(holdsSeat)
    .map((one) => line(one.userId, one.status, percent(one, published)));
  flaws.expect(
    sorted(entries.map((one) => line(one.userId, one.status, one.percent))) === sorted(expected),
    () => `the roster shows ${JSON.stringify(shown)}, and ${expected} are enrolled`,
  );
}

/** The body of a good answer; undefined for a refusal. */
const bodyOf = (answer: Answer | undefined) => (answer?.status === 200 ? answer.body : undefined);

function toLearner(flaws: Flaws, shown: ShownToLearner, items: Items, published: number[]): void {
  const { userId, name } = shown.person;
  const own = items.of('enrollment').find((one) => one.userId === userId);
  const isOpen = own !== undefined && holdsSeat(own);
  const expected = own && {
    status: own.status,
    percent: percent(own, published),
    resumeLessonId: resume(own, published),
    newLessonsSinceCompletion:
      own.status === 'completed' ? published.filter((number) => !own.completed?.has(number)).length : 0,
  };
  const figures = (told: z.infer<typeof shownEnrollment> | z.infer<typeof shownProgress> | undefined) =>
    told && {
      status: told.status,
      percent: told.percent,
      resumeLessonId: told.resumeLessonId,
      newLessonsSinceCompletion: told.newLessonsSinceCompletion,
    };
  const enrollment = shownEnrollment.safeParse(bodyOf(shown.enrollment)).data;
  const progress = shownProgress.safeParse(bodyOf(shown.progress)).data;
  flaws.expect(
    JSON.stringify(figures(enrollment)) === JSON.stringify(expected),
    () =>
      `${name} sees the enrollment ${JSON.stringify(figures(enrollment))} instead of ${JSON.stringify(expected)}`,
  );
  flaws.expect(
    JSON.stringify(figures(progress)) === JSON.stringify(isOpen ? expected : undefined),
    () =>
      `${name} sees the progress ${JSON.stringify(figures(progress))} instead of ${JSON.stringify(expected)}`,
  );
  flaws.expect(
    !isOpen || progress?.percent !== 100 || progress.status === 'completed',
    `${name} has completed all lessons and not the course`,
  );
  flaws.expect(
    (enrollment?.certificateId ?? undefined) === own?.certificateId &&
      (enrollment?.completedAt ?? undefined) === own?.completedAt,
    `${name} sees the certificate ${enrollment?.certificateId} of ${enrollment?.completedAt}`,
  );
  if (progress && own) {
    const lines = progress.lessons.map(({ lessonId, status }) => `${lessonId} ${status === 'completed'}`);
    const wanted = published.map(
      (number) => `${lessonIdOf(own.courseId, number)} ${own.completed?.has(number) ?? false}`,
    );
    flaws.expect(
      JSON.stringify(lines) === JSON.stringify(wanted),
      () => `${name} sees the lessons ${lines} instead of ${wanted}`,
    );
  }
  const ids = shown.certificates.map((one) => certificate.parse(one).certificateId);
  flaws.expect(
    sorted(ids) === sorted(own?.certificateId === undefined ? [] : [own.certificateId]),
    `${name} sees the certificates ${ids}`,
  );
  const mine = review.safeParse(bodyOf(shown.review)).data;
  const written = items.of('review').find(({ card }) => card.reviewId === userId)?.card;
  flaws.expect(
    mine?.rating === written?.rating && mine?.helpfulCount === written?.helpfulCount,
    `${name} sees a review of ${mine?.rating} stars and ${mine?.helpfulCount} votes`,
  );
  for (const [lessonId, attempts] of shown.attempts) {
    const kept = items.of('attempt').filter((one) => ownerOf(one) === userId && one.lessonId === lessonId);
    const line = (one: { number: number; status: string; passed?: boolean | undefined }) =>
      `${one.number} ${one.status} ${one.passed}`;
    const lines = typeof attempts === 'number' ? [] : attempts.map((one) => line(attempt.parse(one)));
    const wanted = kept.map((one) => line({ ...one, passed: one.result?.passed }));
    flaws.expect(
      sorted(lines) === sorted(wanted),
      () => `${name} sees the attempts ${lines} instead of ${wanted}`,
    );
  }
}

/** What everybody is shown of the reviews of a published course, and is not so. */
export function flawsOfShownReviews(items: Items, shown: ShownReviews): string[] {
  const flaws = new Flaws();
  const cards = items.of('review').flatMap(({ hidden, card }) => (hidden ? [] : card));
  const sum = cards.reduce((total, { rating }) => total + rating, 0);
  for (const [sort, list] of Object.entries(shown)) {
    if (typeof list === 'number') {
      flaws.note(`the reviews by ${sort} are answered ${list}`);
      continue;
    }
    const found = list.items.map((one) => review.parse(one));
    const line = (one: z.infer<typeof review>) => `${one.reviewId} ${one.rating} ${one.helpfulCount}`;
    flaws.expect(
      sorted(found.map(line)) === sorted(cards.map(line)),
      () => `the reviews by ${sort} are ${found.map(line)} instead of ${cards.map(line)}`,
    );
    const ordered = found.every((one, at) => {
      const next = found[at + 1];
      if (!next) return true;
      if (sort === 'newest') return one.createdAt >= next.createdAt;
      if (sort === 'helpful') return one.helpfulCount >= next.helpfulCount;
      return sort === 'highest' ? one.rating >= next.rating : one.rating <= next.rating;
    });
    flaws.expect(ordered, () => `the reviews by ${sort} are not in that order: ${found.map(line)}`);
    const told = summary.safeParse(list.summary).data;
    const distribution = [1, 2, 3, 4, 5].map(
      (stars) => cards.filter(({ rating }) => rating === stars).length,
    );
    flaws.expect(
      told?.count === cards.length &&
        told.average === mean(sum, cards.length) &&
        distribution.every((count, at) => told.distribution[at + 1] === count),
      () => `the reviews by ${sort} are summed up as ${JSON.stringify(told)}`,
    );
  }
  return flaws.found;
}
