import { parseAttemptId } from '@skillforge/core/ids';
import { attemptKey, lessonPrefix, userIdOfPartition } from '@skillforge/core/keys';
import * as z from 'zod';
import { bodyOf, type Exchange, statusOf } from './exchanges.ts';
import { Flaws } from './flaws.ts';
import type { Change } from './history.ts';
import { changesOf } from './history-flaws.ts';
import { kindOf, numberOf, ownerOf } from './items.ts';
import type { Items } from './observation.ts';

/** What clients were told against what has happened: nothing that was acknowledged is lost, and nothing is done twice. */

/** Whether somebody cannot know which of their attempts has done it: once there was no answer, or a 503. */
const isUnclear = ({ answers, unanswered }: Exchange): boolean =>
  unanswered > 0 || answers.slice(0, -1).some(({ status }) => status === 503);

/**
 * How many may have been done without anybody's knowing: what was unclear, and is refused when it is sent again, because
 * by then the course is hidden from them or they are not enrolled any more. That goes before an answer of before.
 */
const unseen = (exchanges: Exchange[]): number =>
  exchanges.filter((exchange) => isUnclear(exchange) && [403, 404].includes(statusOf(exchange))).length;

const lessonAnswer = z.looseObject({
  status: z.string(),
  enrollment: z.looseObject({ status: z.string(), certificateId: z.string().nullable() }),
});
const gradedAnswer = z.looseObject({ passed: z.boolean(), scorePercent: z.number() });
const ratingSent = z.looseObject({ rating: z.number() });

export function flawsOfAnswers(exchanges: Exchange[], changes: Change[], items: Items): string[] {
  const flaws = new Flaws();
  const byPerson = Map.groupBy(exchanges, ({ person }) => person.userId);
  // What happened to somebody who asked for nothing is not overlooked.
  const concerned = changes.flatMap(({ key }) => userIdOfPartition(key.PK) ?? []);
  for (const userId of new Set([...byPerson.keys(), ...concerned])) {
    const own = byPerson.get(userId) ?? [];
    const of = (operationId: string) => own.filter((exchange) => exchange.operationId === operationId);
    entries(flaws, userId, of, changes);
    lessons(flaws, userId, of, items);
    quizzes(flaws, userId, of, changes, items);
    reviews(flaws, userId, of, changes, items);
  }
  outline(flaws, exchanges, changes);
  moderation(flaws, exchanges, changes);
  return flaws.found;
}

type Of = (operationId: string) => Exchange[];

const answered = (exchanges: Exchange[], status: number): number =>
  exchanges.filter((exchange) => statusOf(exchange) === status).length;

/** How many times something has happened that is acknowledged so often, and may have happened unseen so often. */
function times(flaws: Flaws, what: string, done: number, acknowledged: number, unseen = 0): void {
  flaws.expect(
    done >= acknowledged && done <= acknowledged + unseen,
    `${what}: done ${done} times, acknowledged ${acknowledged} times, unclear ${unseen} times`,
  );
}

function entries(flaws: Flaws, userId: string, of: Of, changes: Change[]): void {
  const own = changesOf(changes, 'enrollment').filter(({ after }) => after?.userId === userId);
  const became = (from: string | undefined, to: string) =>
    own.filter(({ before, after }) => before?.status === from && after?.status === to).length;
  times(flaws, `${userId} enrolled`, became(undefined, 'active'), answered(of('enroll'), 201));
  times(flaws, `${userId} enrolled again`, became('cancelled', 'active'), answered(of('enroll'), 200));
  const cancelled = became('active', 'cancelled');
  // Cancelling what is cancelled is acknowledged, too.
  const acknowledged = answered(of('cancelEnrollment'), 204);
  const unclear = of('cancelEnrollment').filter(isUnclear).length;
  flaws.expect(
    cancelled <= acknowledged + unclear && (acknowledged === 0 || cancelled > 0),
    `${userId} cancelled ${cancelled} times, acknowledged ${acknowledged} times, unclear ${unclear} times`,
  );
}

function lessons(flaws: Flaws, userId: string, of: Of, items: Items): void {
  const enrollment = items.of('enrollment').find((one) => one.userId === userId);
  for (const exchange of of('reportProgress')) {
    if (statusOf(exchange) !== 200) continue;
    const told = lessonAnswer.parse(bodyOf(exchange));
    const number = numberOf(exchange.path.lessonId ?? '');
    const isCompleted = enrollment?.completed?.has(number) ?? false;
    flaws.expect(
      told.status !== 'completed' || isCompleted,
      `${userId} was told that they completed ${number}, and it is lost`,
    );
    flaws.expect(
      !JSON.stringify(exchange.body).includes('"completed"') || told.status === 'completed',
      `${userId} completed ${number}, and was told ${told.status}`,
    );
    flaws.expect(
      told.enrollment.status !== 'completed' || enrollment?.status === 'completed',
      `${userId} was told that they completed the course, and are ${enrollment?.status}`,
    );
    flaws.expect(
      told.enrollment.certificateId === null || told.enrollment.certificateId === enrollment?.certificateId,
      `${userId} was told of the certificate ${told.enrollment.certificateId}`,
    );
  }
}

function quizzes(flaws: Flaws, userId: string, of: Of, changes: Change[], items: Items): void {
  const started = changesOf(changes, 'attempt').filter(
    ({ before, after }) => !before && after && ownerOf(after) === userId,
  );
  const starts = of('startAttempt');
  times(flaws, `${userId} started attempts`, started.length, answered(starts, 201), unseen(starts));
  const own = items.of('attempt').filter((attempt) => ownerOf(attempt) === userId);
  const hints = own.flatMap((attempt) => Object.values(attempt.hints)).reduce((sum, one) => sum + one, 0);
  const asked = of('takeHint');
  times(flaws, `${userId} took hints`, hints, answered(asked, 201), unseen(asked));
  for (const exchange of of('submitAttempt')) {
    if (statusOf(exchange) !== 200) continue;
    const told = gradedAnswer.parse(bodyOf(exchange));
    const found = parseAttemptId(exchange.path.attemptId ?? '');
    const key = found && attemptKey(userId, found.lessonId, found.number);
    const result = own.find(({ SK }) => SK === key?.SK)?.result;
    flaws.expect(
      result?.passed === told.passed && result.scorePercent === told.scorePercent,
      () => `${userId} was told ${JSON.stringify(told)} of ${key?.SK}, which is ${JSON.stringify(result)}`,
    );
  }
}

function reviews(flaws: Flaws, userId: string, of: Of, changes: Change[], items: Items): void {
  const own = changesOf(changes, 'review').filter(
    ({ before, after }) => (after ?? before)?.card.reviewId === userId,
  );
  const posted = own.filter(({ before }) => !before).length;
  const posts = of('postReview');
  times(flaws, `${userId} posted reviews`, posted, answered(posts, 201), unseen(posts));
  const removed = own.filter(({ after }) => !after).length;
  const unclear = of('deleteMyReview').filter(isUnclear).length;
  times(flaws, `${userId} deleted reviews`, removed, answered(of('deleteMyReview'), 204), unclear);
  const sent = new Set(
    [...of('postReview'), ...of('updateMyReview')].flatMap(
      (exchange) => ratingSent.safeParse(exchange.body).data?.rating ?? [],
    ),
  );
  const stands = items.of('review').find(({ card }) => card.reviewId === userId)?.card.rating;
  flaws.expect(
    stands === undefined || sent.has(stands),
    () => `${userId} rates ${stands}, and gave ${[...sent]}`,
  );
  const marks = changesOf(changes, 'vote').filter(
    ({ before, after }) => ownerOf(after ?? before ?? { PK: '' }) === userId,
  );
  const cast = marks.filter(({ before, after }) => after?.generation !== before?.generation && after);
  const accepted = answered(of('voteHelpful'), 204) + of('voteHelpful').filter(isUnclear).length;
  flaws.expect(
    cast.length <= accepted,
    `${userId} voted ${cast.length} times, ${accepted} at most were taken`,
  );
}

function outline(flaws: Flaws, exchanges: Exchange[], changes: Change[]): void {
  const of = (operationId: string) => exchanges.filter((exchange) => exchange.operationId === operationId);
  const entriesOfOutline = changesOf(changes, 'lesson').filter(({ before, after }) =>
    (after ?? before)?.SK.startsWith(lessonPrefix),
  );
  const added = entriesOfOutline.filter(({ before }) => !before).length;
  times(flaws, 'lessons were added', added, answered(of('createLesson'), 201));
  const removed = entriesOfOutline.filter(({ after }) => !after).length;
  const unclear = of('deleteLesson').filter(isUnclear).length;
  times(flaws, 'lessons were removed', removed, answered(of('deleteLesson'), 204), unclear);
}

function moderation(flaws: Flaws, exchanges: Exchange[], changes: Change[]): void {
  for (const [operationId, action, hidden] of [
    ['hideReview', 'review-hidden', true],
    ['unhideReview', 'review-unhidden', false],
  ] as const) {
    const turned = changes.filter(({ key, before, after }) => {
      if (kindOf(key) !== 'review' || !before || before.hidden === hidden) return false;
      // Nothing that is left of a hidden review keeps the author's next one from being seen.
      return after ? after.hidden === hidden : !hidden;
    }).length;
    const noted = changesOf(changes, 'audit').filter(({ after }) => after?.entry.action === action).length;
    const asked = exchanges.filter((exchange) => exchange.operationId === operationId);
    const accepted = asked.filter((one) => statusOf(one) < 300 || isUnclear(one)).length;
    flaws.expect(turned === noted, `${turned} reviews became ${action}, and the audit tells of ${noted}`);
    flaws.expect(
      turned <= accepted,
      `${turned} reviews became ${action}, ${accepted} at most were asked for`,
    );
  }
}
