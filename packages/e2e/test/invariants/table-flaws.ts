import {
  attemptPrefix,
  certificateEntryKey,
  quizKey,
  reviewIndexKeys,
  reviewKeyOfMark,
  rosterPartition,
} from '@skillforge/core/keys';
import { brokenCourses } from '../wholeness.ts';
import { quizHints } from './classroom.ts';
import { byName, Flaws, sorted } from './flaws.ts';
import { holdsSeat, type ItemOf, kindOf, numberOf, ownerOf } from './items.ts';
import type { Items } from './observation.ts';

/** The promises about a course's items that hold at every moment, as a check over all of them. */

export interface CourseRules {
  courseId: string;
  /** Of every quiz; 0 is no limit. */
  maxAttempts: number;
}

/** What is wrong with the items of a course and its people. */
export function flawsOfTable(items: Items, rules: CourseRules): string[] {
  const [gate] = items.of('gate');
  if (!gate) return ['there is no gate'];
  const flaws = new Flaws();
  seats(flaws, items, gate, rules);
  certificates(flaws, items);
  completions(flaws, items);
  attempts(flaws, items, rules);
  reviews(flaws, items, gate, rules);
  const ofOthers = new Set(['review', 'vote', 'report']);
  const ofTheCourse = items.all.filter((item) => !ofOthers.has(kindOf(item) ?? ''));
  return [...flaws.found, ...brokenCourses(ofTheCourse)];
}

function seats(flaws: Flaws, items: Items, gate: ItemOf<'gate'>, { courseId }: CourseRules): void {
  const enrollments = items.of('enrollment');
  const learners = enrollments.filter(holdsSeat);
  flaws.expect(
    gate.learners === learners.length,
    `the gate counts ${gate.learners} learners, and ${learners.length} are enrolled`,
  );
  flaws.expect(
    gate.everEnrolled === enrollments.length,
    `the gate counts ${gate.everEnrolled} who ever enrolled, and ${enrollments.length} have`,
  );
  for (const enrollment of enrollments) {
    const listed = holdsSeat(enrollment) ? rosterPartition(courseId) : undefined;
    flaws.expect(
      enrollment.GSI1PK === listed,
      `${enrollment.userId} is ${enrollment.status} and stands in the roster ${enrollment.GSI1PK}`,
    );
  }
}

function certificates(flaws: Flaws, items: Items): void {
  const issued = byName(items.of('certificate'), ({ certificate }) => certificate.userId);
  const entries = byName(items.of('certificateEntry'), ownerOf);
  for (const { userId, courseId, status, certificateId, completedAt } of items.of('enrollment')) {
    const isCompleted = status === 'completed';
    const own = issued.get(userId) ?? [];
    const named = entries.get(userId) ?? [];
    const ids = isCompleted && certificateId !== undefined ? [certificateId] : [];
    flaws.expect(
      isCompleted === (certificateId !== undefined) && isCompleted === (completedAt !== undefined),
      `${userId} is ${status}, has completed at ${completedAt} and has the certificate ${certificateId}`,
    );
    flaws.expect(
      sorted(own.map(({ certificate }) => certificate.certificateId)) === sorted(ids),
      `${userId} is ${status} and has ${own.length} certificates, not just ${certificateId}`,
    );
    flaws.expect(
      sorted(named.map((entry) => `${entry.SK} ${entry.certificateId}`)) ===
        sorted(ids.map((id) => `${certificateEntryKey(userId, courseId).SK} ${id}`)),
      `${userId} is ${status} and has ${named.length} entries of certificates, not just of ${certificateId}`,
    );
    issued.delete(userId);
    entries.delete(userId);
  }
  for (const userId of [...issued.keys(), ...entries.keys()]) {
    flaws.note(`${userId} has a certificate and was never enrolled`);
  }
}

function completions(flaws: Flaws, items: Items): void {
  const progress = byName(items.of('progress'), ownerOf);
  for (const { userId, completed = new Set<number>() } of items.of('enrollment')) {
    const noted = (progress.get(userId) ?? []).filter(({ completedAt }) => completedAt !== undefined);
    flaws.expect(
      sorted(completed) === sorted(noted.map(({ lessonId }) => numberOf(lessonId))),
      () => `${userId} has completed ${sorted(completed)}, and their progress says ${noted.length} others`,
    );
    progress.delete(userId);
  }
  for (const userId of progress.keys()) {
    flaws.note(`${userId} has progress and was never enrolled`);
  }
}

function attempts(flaws: Flaws, items: Items, { maxAttempts }: CourseRules): void {
  const place = (item: { PK: string }, lessonId: string) => `${ownerOf(item)} in ${lessonId}`;
  const tried = byName(items.of('attempt'), (attempt) => place(attempt, attempt.lessonId));
  const completed = new Map(items.of('enrollment').map((one) => [one.userId, one.completed]));
  const present = new Set(items.of('lesson').map(({ entry }) => entry.lessonId));
  for (const quiz of items.of('quiz')) {
    const lessonId = quiz.SK.slice(quizKey('', '').SK.length);
    const who = place(quiz, lessonId);
    const own = (tried.get(who) ?? []).toSorted((a, b) => a.number - b.number);
    tried.delete(who);
    flaws.expect(
      own.every(({ number, SK }, at) => number === at + 1 && SK.startsWith(attemptPrefix(lessonId))),
      `${who}: the attempts are numbered ${own.map(({ number }) => number)}`,
    );
    flaws.expect(
      own.length === quiz.started,
      `${who}: ${quiz.started} attempts count, ${own.length} are there`,
    );
    flaws.expect(
      maxAttempts === 0 || own.length <= maxAttempts,
      `${who}: ${own.length} attempts of ${maxAttempts}`,
    );
    const open = own.filter(({ status }) => status === 'open').map(({ number }) => number);
    flaws.expect(
      sorted(open) === sorted(quiz.open ? [quiz.open.number] : []),
      `${who}: ${open} are open, and ${quiz.open?.number} is noted`,
    );
    const isPassed = own.some(({ result }) => result?.passed);
    flaws.expect(
      isPassed === (quiz.passedAt !== undefined),
      `${who}: passed at ${quiz.passedAt}, an attempt passed: ${isPassed}`,
    );
    const isCompleted = completed.get(ownerOf(quiz))?.has(numberOf(lessonId)) ?? false;
    flaws.expect(
      isPassed === isCompleted || (isPassed && !present.has(lessonId)),
      `${who}: passed ${isPassed}, completed ${isCompleted}`,
    );
    for (const { number, status, result, hints } of own) {
      flaws.expect((status === 'open') === (result === undefined), `${who}: ${number} is ${status}, graded`);
      const taken = Object.values(hints);
      flaws.expect(
        taken.every((count) => count >= 0 && count <= quizHints),
        `${who}: ${taken} hints of ${quizHints}`,
      );
    }
  }
  for (const who of tried.keys()) flaws.note(`${who}: attempts that nothing counts`);
  const quizzes = new Set(
    items.of('lesson').flatMap(({ entry }) => (entry.type === 'quiz' ? entry.number : [])),
  );
  const passed = new Set(
    items
      .of('quiz')
      .flatMap((quiz) => (quiz.passedAt ? place(quiz, quiz.SK.slice(quizKey('', '').SK.length)) : [])),
  );
  for (const { userId, courseId, completed: numbers = new Set<number>() } of items.of('enrollment')) {
    for (const number of numbers) {
      flaws.expect(
        !quizzes.has(number) || passed.has(`${userId} in ${courseId}-${number}`),
        `${userId} has completed the quiz ${number} without passing it`,
      );
    }
  }
}

function reviews(flaws: Flaws, items: Items, gate: ItemOf<'gate'>, { courseId }: CourseRules): void {
  const all = items.of('review');
  const visible = all.filter(({ hidden }) => !hidden).map(({ card }) => card);
  const sum = visible.reduce((total, { rating }) => total + rating, 0);
  flaws.expect(gate.ratingSum === sum, `the gate sums ${gate.ratingSum}, the visible reviews ${sum}`);
  flaws.expect(
    gate.ratingCount === visible.length,
    `the gate counts ${gate.ratingCount} reviews, and ${visible.length} are visible`,
  );
  for (const stars of [1, 2, 3, 4, 5]) {
    const count = visible.filter(({ rating }) => rating === stars).length;
    flaws.expect(
      gate.distribution[stars] === count,
      `the gate counts ${gate.distribution[stars]} reviews of ${stars} stars, and ${count} are visible`,
    );
  }
  const completed = new Map(items.of('enrollment').map((one) => [one.userId, one.completed]));
  const [votes, reports] = [items.of('vote'), items.of('report')];
  for (const review of all) {
    const { card, hidden } = review;
    const { reviewId } = card;
    flaws.expect((completed.get(reviewId)?.size ?? 0) > 0, `${reviewId} has completed nothing, but reviewed`);
    const marks = <M extends { SK: string; generation: string }>(of: M[]) =>
      of.filter(
        ({ SK, generation }) => reviewKeyOfMark(SK).SK === review.SK && generation === review.generation,
      );
    const cast = marks(votes);
    flaws.expect(
      card.helpfulCount === cast.length,
      `${card.helpfulCount} found the review of ${reviewId} helpful, and ${cast.length} votes are there`,
    );
    flaws.expect(
      cast.every((vote) => ownerOf(vote) !== reviewId),
      `${reviewId} has voted for their own review`,
    );
    const told = marks(reports);
    flaws.expect(
      review.reports === told.length,
      `${review.reports} have reported the review of ${reviewId}, and ${told.length} reports are there`,
    );
    const places: Record<string, string> = reviewIndexKeys(courseId, reviewId, card);
    for (const [name, place] of Object.entries(places)) {
      const stands = Reflect.get(review, name);
      flaws.expect(
        stands === (hidden ? undefined : place),
        `the review of ${reviewId} is ${hidden ? 'hidden' : 'visible'}, and its ${name} is ${stands}`,
      );
    }
  }
}
