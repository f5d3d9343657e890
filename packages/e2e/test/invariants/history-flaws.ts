import { isDeepStrictEqual } from 'node:util';
import { Flaws } from './flaws.ts';
import type { Change } from './history.ts';
import { holdsSeat, type ItemOf, isThere, type Kind, kindOf, ownerOf, read } from './items.ts';

/** The promises that one change after the other keeps, as a check over all changes of a course and its people. */

/** A change of an item of one kind. */
export interface ChangeOf<K extends Kind> {
  before: ItemOf<K> | undefined;
  after: ItemOf<K> | undefined;
}

/** The changes of items of one kind, in their order. */
export function changesOf<K extends Kind>(changes: Change[], kind: K): ChangeOf<K>[] {
  return changes
    .filter(({ key }) => kindOf(key) === kind)
    .map(({ before, after }) => ({
      before: isThere(before) ? read(kind, before) : undefined,
      after: isThere(after) ? read(kind, after) : undefined,
    }))
    .filter(({ before, after }) => before !== undefined || after !== undefined);
}

/** What went wrong on the way, though the end may look right. */
export function flawsOfHistory(changes: Change[]): string[] {
  const flaws = new Flaws();
  for (const change of changesOf(changes, 'gate')) gate(flaws, change);
  for (const change of changesOf(changes, 'enrollment')) enrollment(flaws, change);
  for (const change of changesOf(changes, 'progress')) progress(flaws, change);
  for (const change of changesOf(changes, 'review')) review(flaws, change);
  for (const kind of ['certificate', 'certificateEntry'] as const) {
    for (const { before, after } of changesOf(changes, kind)) {
      flaws.expect(
        before === undefined && after !== undefined,
        () => `a ${kind} was ${after ? 'changed' : 'removed'}: ${JSON.stringify({ before, after })}`,
      );
    }
  }
  attempts(flaws, changesOf(changes, 'attempt'));
  return flaws.found;
}

function gate(flaws: Flaws, { before, after }: ChangeOf<'gate'>): void {
  if (!after) {
    flaws.note('the gate was removed');
    return;
  }
  const { learners, everEnrolled, capacity, status, ratingSum, ratingCount, distribution } = after;
  flaws.expect(learners >= 0, `${learners} learners`);
  if (learners > (before?.learners ?? 0)) {
    flaws.expect(capacity === null || learners <= capacity, `${learners} learners on ${capacity} seats`);
    flaws.expect(status === 'published', `somebody got into a course that is ${status}`);
  }
  flaws.expect(everEnrolled >= (before?.everEnrolled ?? 0), `${everEnrolled} ever enrolled: fewer`);
  const ratings = [1, 2, 3, 4, 5].map((stars) => ({ stars, count: distribution[stars] ?? 0 }));
  flaws.expect(
    ratings.every(({ count }) => count >= 0),
    () => `ratings below zero: ${JSON.stringify(distribution)}`,
  );
  flaws.expect(
    ratingCount === ratings.reduce((sum, { count }) => sum + count, 0),
    () => `${ratingCount} reviews, distributed ${JSON.stringify(distribution)}`,
  );
  flaws.expect(
    ratingSum === ratings.reduce((sum, { stars, count }) => sum + stars * count, 0),
    () => `ratings sum to ${ratingSum}, distributed ${JSON.stringify(distribution)}`,
  );
}

const mayBecome: Record<string, string[]> = {
  none: ['active'],
  active: ['active', 'cancelled', 'completed'],
  cancelled: ['cancelled', 'active'],
  completed: ['completed'],
};

function enrollment(flaws: Flaws, { before, after }: ChangeOf<'enrollment'>): void {
  const who = (after ?? before)?.userId;
  if (!after) {
    flaws.note(`the enrollment of ${who} was removed`);
    return;
  }
  const [from, to] = [before?.status ?? 'none', after.status];
  flaws.expect(mayBecome[from]?.includes(to) ?? false, `${who} was ${from} and became ${to}`);
  if (!before) return;
  const [known, now] = [before.completed ?? new Set<number>(), after.completed ?? new Set<number>()];
  flaws.expect(known.isSubsetOf(now), () => `${who} had completed ${[...known]}, and then ${[...now]}`);
  flaws.expect(
    holdsSeat(before) || known.size === now.size,
    `${who} completed a lesson while they were not enrolled`,
  );
  flaws.expect(before.enrolledAt === after.enrolledAt, `${who} enrolled at another time`);
  for (const name of ['certificateId', 'completedAt'] as const) {
    flaws.expect(
      before[name] === undefined || before[name] === after[name],
      `${who}: ${name} was ${before[name]} and became ${after[name]}`,
    );
  }
}

function progress(flaws: Flaws, { before, after }: ChangeOf<'progress'>): void {
  const what = `the progress of ${ownerOf(after ?? before ?? { PK: '' })} in ${(after ?? before)?.lessonId}`;
  if (!after) {
    flaws.note(`${what} was removed`);
    return;
  }
  flaws.expect(
    before?.completedAt === undefined || before.completedAt === after.completedAt,
    `${what}: completed at ${before?.completedAt}, then at ${after.completedAt}`,
  );
}

function review(flaws: Flaws, { before, after }: ChangeOf<'review'>): void {
  if (!after) return;
  const { reviewId, helpfulCount, createdAt, rating } = after.card;
  flaws.expect(helpfulCount >= 0, `${helpfulCount} found the review of ${reviewId} helpful`);
  flaws.expect(rating >= 1 && rating <= 5, `the review of ${reviewId} rates ${rating}`);
  if (!before) {
    flaws.expect(helpfulCount === 0, `a new review of ${reviewId} has votes`);
    return;
  }
  flaws.expect(
    before.card.createdAt === createdAt && before.generation === after.generation,
    `the review of ${reviewId} became another one`,
  );
  flaws.expect(
    Math.abs(before.card.helpfulCount - helpfulCount) <= 1,
    `the votes for the review of ${reviewId} went from ${before.card.helpfulCount} to ${helpfulCount}`,
  );
}

function attempts(flaws: Flaws, changes: ChangeOf<'attempt'>[]): void {
  const last = new Map<string, { number: number; open: boolean }>();
  for (const { before, after } of changes) {
    const quiz = `${ownerOf(after ?? before ?? { PK: '' })} in ${(after ?? before)?.lessonId}`;
    if (!after) {
      flaws.note(`${quiz}: an attempt was removed`);
      continue;
    }
    const isOpen = after.status === 'open';
    if (!before) {
      const known = last.get(quiz);
      flaws.expect(isOpen, `${quiz}: a new attempt is ${after.status}`);
      flaws.expect(!known?.open, `${quiz}: an attempt began while another was open`);
      flaws.expect(
        after.number === (known?.number ?? 0) + 1,
        `${quiz}: attempt ${after.number} came after ${known?.number}`,
      );
    } else {
      flaws.expect(
        before.status === 'open' || isDeepStrictEqual(before, after),
        () => `${quiz}: a graded attempt changed: ${JSON.stringify({ before, after })}`,
      );
    }
    last.set(quiz, { number: after.number, open: isOpen });
  }
}
