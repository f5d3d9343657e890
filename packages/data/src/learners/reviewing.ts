import type { Rating } from '@skillforge/core/review';
import type { Lesson } from '@skillforge/courses/lesson';
import type { BuiltCourse } from '../sample-courses.ts';
import type { Act } from './acts.ts';
import { period } from './people.ts';
import { Random } from './random.ts';
import { otherwise, replyTexts, reviewTexts } from './review-texts.ts';

/** What is said of courses, and what others say to that. */

const hour = 3_600_000;
const day = 24 * hour;

/** Somebody who has taken a course, and may say something of it. */
export interface Taker {
  userId: string;
  language: string;
  taught: BuiltCourse;
  completed: Lesson[];
  lastAt: Date;
}

/** Who is about: to vote, and to see that nobody misuses a review. */
export interface Others {
  /** With the moment from which they are here. */
  voters: { userId: string; signedUpAt: Date }[];
  adminId: string;
}

interface Review {
  taker: Taker;
  language: string;
  rating: Rating;
  text: string;
  at: Date;
  /** The reason why it is not shown any more. */
  hiddenFor?: 'spam' | 'off-topic';
}

const ratings: Rating[] = [1, 2, 3, 4, 5];

/** About as many stars as the course is to have, a little more from those who have seen all of it. */
function newRating({ taught, completed }: Taker, random: Random): Rating {
  const { stars = 4.3 } = taught.sample.audience ?? {};
  const share = completed.length / Math.max(1, taught.lessons.length);
  const spread = random.unit() + random.unit() + random.unit() - 1.5;
  const felt = stars + 0.4 + (share > 0.8 ? 0.3 : share < 0.3 ? -0.3 : 0) + spread * 1.7;
  // Now and then somebody is just unhappy.
  const told = random.chance(0.05) ? random.int(1, 2) : Math.round(felt);
  return ratings[Math.min(5, Math.max(1, told)) - 1] ?? 5;
}

/** The language of the course, or their own. */
function languageOf({ language, taught }: Taker, random: Random): string {
  const inOwn = taught.sample.language === 'en' && language in reviewTexts && random.chance(0.3);
  const chosen = inOwn ? language : taught.sample.language;
  return chosen in reviewTexts ? chosen : otherwise;
}

function newText(taker: Taker, language: string, rating: Rating, random: Random): string {
  const texts = reviewTexts[language];
  if (!texts || random.chance(0.18)) return '';
  const told = taker.completed.filter(({ type }) => type !== 'quiz');
  const { title } = random.pick(told.length > 0 ? told : taker.completed);
  const isGlad = rating >= 4;
  const remarks = rating === 3 ? [...texts.good, ...texts.bad] : isGlad ? texts.good : texts.bad;
  const parts = [
    random.pick(texts.openings[rating]),
    ...(random.chance(0.55) ? [random.pick(remarks).replace('{lesson}', title)] : []),
    ...(isGlad && random.chance(0.25) ? [random.pick(texts.last)] : []),
  ];
  return parts.join(['ja', 'zh', 'th'].includes(language) ? '' : ' ');
}

/** About one of four of those who have completed a lesson says something. */
function newReviews(takers: Taker[]): Review[] {
  const said = new Set<string>();
  return takers.flatMap((taker) => {
    const random = new Random('review', taker.userId, taker.taught.sample.thumbnail);
    const at = new Date(taker.lastAt.getTime() + random.between(0.1 * hour, 4 * day));
    if (taker.completed.length === 0 || !random.chance(0.25) || at >= period.to) return [];
    const rating = newRating(taker, random);
    const language = languageOf(taker, random);
    let text = newText(taker, language, rating, random);
    for (
      let tries = 0;
      tries < 20 && said.has(`${taker.taught.sample.thumbnail} ${text}`) && text !== '';
      tries++
    ) {
      text = newText(taker, language, rating, random);
    }
    said.add(`${taker.taught.sample.thumbnail} ${text}`);
    return [{ taker, language, rating, text, at }];
  });
}

const misused = [
  {
    picture: 'python-first-steps',
    hiddenFor: 'spam',
    rating: 5,
    text: 'Cheap certificates of ALL courses, write to me!!!',
  },
  {
    picture: 'spanish-first-words',
    hiddenFor: 'off-topic',
    rating: 1,
    text: 'My parcel still has not come. Where is my parcel?',
  },
] as const;

/** Two of the reviews are none. */
function withMisuse(reviews: Review[]): Review[] {
  const others = [...reviews];
  for (const { picture, ...said } of misused) {
    const place = others.findIndex(
      ({ taker, at }) =>
        taker.taught.sample.thumbnail === picture && at.getTime() < period.to.getTime() - 20 * day,
    );
    const [review] = others.slice(Math.max(0, place)).slice(0, 1);
    if (place >= 0 && review) others[place] = { ...review, ...said, language: 'en' };
  }
  return others;
}

const actOf = ({ taker }: Review, at: Date, by: string, operation: Act['operation'], body?: object): Act => ({
  at,
  by,
  operation,
  courseId: taker.taught.course.courseId,
  names: { reviewId: taker.userId },
  ...(body ? { body } : {}),
});

/** Until when others see a review: with its course. */
function shownUntil({ taker, hiddenFor, at }: Review): number {
  if (hiddenFor) return at.getTime();
  return Math.min(
    period.to.getTime(),
    Date.parse(taker.taught.sample.archivedAt ?? '') || Number.POSITIVE_INFINITY,
  );
}

function votes(review: Review, voters: Others['voters'], random: Random): Act[] {
  const [from, to] = [review.at.getTime(), shownUntil(review)];
  if (from + hour >= to) return [];
  const liked = review.text === '' ? 0.3 : Math.min(5, 1.2 + review.text.length / 60);
  const count = Math.min(40, Math.floor(-Math.log(1 - random.unit()) * liked));
  const others = voters.filter(
    ({ userId, signedUpAt }) => userId !== review.taker.userId && signedUpAt.getTime() < to - day,
  );
  return random
    .shuffled(others)
    .slice(0, count)
    .map(({ userId, signedUpAt }) => {
      const at = new Date(random.between(Math.max(from + hour / 2, signedUpAt.getTime()), to));
      return actOf(review, at, userId, 'voteHelpful');
    });
}

/** Instructors answer those who are not glad, and some who are. */
function reply(review: Review, random: Random): Act[] {
  const isGlad = review.rating >= 4;
  if (review.text === '' || review.hiddenFor || !random.chance(isGlad ? 0.14 : 0.45)) return [];
  const at = new Date(review.at.getTime() + random.between(0.2 * day, 6 * day));
  if (at >= period.to) return [];
  const { glad, sorry } = replyTexts[review.language] ?? replyTexts[otherwise] ?? { glad: [], sorry: [] };
  const { userId } = random.pick(review.taker.taught.course.instructors);
  return [actOf(review, at, userId, 'replyToReview', { text: random.pick(isGlad ? glad : sorry) })];
}

/** Some think again. */
function secondThought({ taker, rating, at }: Review, random: Random): Act[] {
  if (!random.chance(0.05)) return [];
  const later = new Date(at.getTime() + random.between(3 * day, 40 * day));
  if (later >= period.to) return [];
  const other = rating === 5 ? 4 : rating + 1;
  const { courseId } = taker.taught.course;
  const changed = { at: later, by: taker.userId, courseId, names: {}, body: { rating: other } };
  return [{ ...changed, operation: 'updateMyReview' }];
}

/** Learners tell of what is no review, and an administrator takes it out. */
function moderation(review: Review, { voters, adminId }: Others, random: Random): Act[] {
  const { hiddenFor: reason, at, taker } = review;
  if (!reason) return [];
  const present = voters.filter(({ userId, signedUpAt }) => userId !== taker.userId && signedUpAt < at);
  const reports = random
    .shuffled(present)
    .slice(0, random.int(2, 4))
    .map(({ userId }) => {
      const moment = new Date(at.getTime() + random.between(2 * hour, 2 * day));
      return actOf(review, moment, userId, 'reportReview', { reason });
    });
  return [...reports, actOf(review, new Date(at.getTime() + 2.5 * day), adminId, 'hideReview', { reason })];
}

/** Posts a review. */
export function posting(courseId: string, by: string, at: Date, body: { rating: Rating; text: string }): Act {
  return { at, by, operation: 'postReview', courseId, names: {}, body };
}

/** All that is said by and to those who have taken a course. */
export function reviewActs(takers: Taker[], others: Others): Act[] {
  return withMisuse(newReviews(takers)).flatMap((review) => {
    const { taker, rating, text, at } = review;
    const random = new Random('said of', taker.userId, taker.taught.sample.thumbnail);
    return [
      posting(taker.taught.course.courseId, taker.userId, at, { rating, text }),
      ...votes(review, others.voters, random),
      ...reply(review, random),
      ...(review.hiddenFor ? [] : secondThought(review, random)),
      ...moderation(review, others, random),
    ];
  });
}
