import { type Answer, clientOf } from './client.ts';
import { poolOf } from './forged-tokens.ts';
import { type Evidence, flawsIn, tally } from './invariants/evidence.ts';
import { History } from './invariants/history.ts';
import { expectInvariants, peopleOf, runsOf } from './invariants/run.ts';
import {
  acknowledgedTwice,
  answers,
  gone,
  missing,
  neverAsked,
  onceMore,
  other,
  ridesAgain,
  shownEnrollment,
  type Tampering,
  thenAlso,
  toldAnew,
  untold,
} from './invariants/tampering.ts';
import { expectCaughtUp } from './projections.ts';
import { stackOfThisFile } from './running-stack.ts';
import type { Item } from './table.ts';

/**
 * Sixty-four clients at once, each doing what learners, instructors and admins do, in random order: whatever comes of it,
 * the promises of docs/api.md and docs/data-model.md hold.
 *
 * `INVARIANTS_RUNS=200` looks longer; `INVARIANTS_SEED` and `INVARIANTS_PATH`, as a failure prints them, look again.
 */

const usualRuns = 10;
const stack = stackOfThisFile({ sample: false });
let seen: Evidence[];

test(
  'the promises hold after any interleaving of what 64 clients do',
  async () => {
    seen = await expectInvariants(usualRuns, {
      table: () => stack.info,
      dataDir: stack.dataDir,
      call: clientOf(() => stack.info.apiUrl),
      newPerson: peopleOf(() => poolOf(stack.info, stack.dataDir)),
      history: new History(stack.info.tableName),
      patience: { noAnswer: false, unavailable: false },
    });
  },
  300_000 + runsOf(usualRuns) * 30_000,
);

test('the clients met each other: everything was done, and every refusal was given', () => {
  const met = tally(seen);
  const never = [
    'enroll 201',
    'enroll 200',
    'enroll 409 already-enrolled',
    'enroll 409 course-full',
    'cancelEnrollment 204',
    'reportProgress 200',
    'reportProgress 403 not-enrolled',
    'startAttempt 201',
    'startAttempt 409 attempt-open',
    'saveAnswers 200',
    'saveAnswers 409 attempt-submitted',
    'takeHint 201',
    'submitAttempt 200',
    'postReview 201',
    'postReview 409 already-reviewed',
    'updateMyReview 200',
    'deleteMyReview 204',
    'voteHelpful 204',
    'withdrawVote 204',
    'hideReview 200',
    'unhideReview 200',
    'createLesson 201',
    'deleteLesson 204',
    'updateLesson 200',
    'reorderLessons 200',
    'updateCourse 200',
    'publishCourse 200',
  ].filter((name) => !met.has(name));
  expect(never).toEqual([]);
  expect(seen.flatMap(({ last }) => last.of('certificate')).length).toBeGreaterThan(5);
});

test('the projections catch up, and nothing was given up', async () => {
  await expectCaughtUp(stack.info, stack.dataDir);
});

const more = (value: unknown) => Number(value) + 1;
const less = (value: unknown) => Number(value) - 1;
const nothing = () => undefined;
const another = (value: unknown) => `${value}0`;
const first = (value: unknown) => (value instanceof Set ? new Set([...value].slice(1)) : value);
const nextRating = (rating: unknown) => (Number(rating) % 5) + 1;
const isVisible = ({ hidden }: Item) => hidden === false;
const refusalOf = (code: string, status: number) => (answer: Answer) => ({
  ...answer,
  status,
  headers: new Headers({ 'content-type': 'application/problem+json' }),
  body: { status, code, detail: 'Somehow.' },
});

/** Whether a vote or a report is of the review that is there, not of one before it. */
const isOfTheReview = (item: Item, { last }: Evidence) =>
  last.of('review').some(({ generation }) => generation === item.generation);

describe('the check finds', () => {
  const richest = () => seen.toSorted((a, b) => b.changes.length - a.changes.length);

  test('nothing in what was seen', () => {
    expect(richest().map(flawsIn)).toEqual(seen.map(() => []));
  });

  test.each<[string, Tampering]>([
    ['an enrollment that is missing', missing('enrollment')],
    ['a certificate that is missing', missing('certificate')],
    ['an entry of a certificate that is missing', missing('certificateEntry')],
    ['progress that is missing', missing('progress', ({ completedAt }) => completedAt !== undefined)],
    ['an attempt that is missing', missing('attempt')],
    ['a count of attempts that is missing', missing('quiz')],
    ['a review that is missing', missing('review', isVisible)],
    ['a vote that is missing', missing('vote', isOfTheReview)],
    ['a report that is missing', missing('report', isOfTheReview)],
    ['a lesson that is missing', missing('lesson')],
    ['a learner too many', other('gate', 'learners', more)],
    ['a learner too few', other('gate', 'learners', less)],
    ['somebody too many who was ever there', other('gate', 'everEnrolled', more)],
    ['a review too many', other('gate', 'ratingCount', more)],
    ['a star too many', other('gate', 'ratingSum', more)],
    ['a review of five stars too many', other('gate', 'distribution.5', more)],
    ['another rating', other('review', 'card.rating', nextRating, isVisible)],
    ['a vote too many', other('review', 'card.helpfulCount', more)],
    ['a report too many', other('review', 'reports', more)],
    ['a hidden review', other('review', 'hidden', (hidden) => !hidden)],
    ['a review at another place of its list', other('review', 'GSI2SK', another, isVisible)],
    ['somebody who is not on the roster', other('enrollment', 'GSI1PK', nothing)],
    ['another certificate', other('enrollment', 'certificateId', another)],
    ['a lesson less that was completed', other('enrollment', 'completed', first)],
    ['an attempt with another number', other('attempt', 'number', more)],
    ['an attempt too many', other('quiz', 'started', more)],
    ['an open attempt too many', other('attempt', 'status', () => 'open')],
    ['another order of lessons', other('course', 'order', () => [])],
    [
      'a learner on a seat that is not there',
      thenAlso(
        'gate',
        onceMore('learners', () => 1_000),
      ),
    ],
    [
      'learners below none',
      thenAlso(
        'gate',
        onceMore('learners', () => -1),
      ),
    ],
    ['somebody forgotten who was ever there', thenAlso('gate', onceMore('everEnrolled', less))],
    ['a rating that counts a moment too early', thenAlso('gate', onceMore('ratingSum', more))],
    [
      'a completed course that is not any more',
      thenAlso(
        'enrollment',
        onceMore(
          'status',
          () => 'active',
          ({ status }) => status === 'completed',
        ),
      ),
    ],
    ['a lesson that is not completed any more', thenAlso('enrollment', onceMore('completed', first))],
    ['an enrollment that is gone', thenAlso('enrollment', gone)],
    ['a certificate that is gone', thenAlso('certificate', gone)],
    ['a certificate that changes', thenAlso('certificate', onceMore('certificate.issuedAt', another))],
    ['progress that is gone', thenAlso('progress', gone)],
    [
      'a graded attempt that changes',
      thenAlso(
        'attempt',
        onceMore('result.scorePercent', more, ({ result }) => result !== undefined),
      ),
    ],
    ['an enrollment done twice', neverAsked('enroll', 201)],
    ['an enrollment that was lost', acknowledgedTwice('enroll', 201)],
    ['coming back done twice', neverAsked('enroll', 200)],
    ['coming back that was lost', acknowledgedTwice('enroll', 200)],
    ['an attempt done twice', neverAsked('startAttempt', 201)],
    ['an attempt that was lost', acknowledgedTwice('startAttempt', 201)],
    ['a hint taken twice', neverAsked('takeHint', 201)],
    ['a hint that was lost', acknowledgedTwice('takeHint', 201)],
    ['a review done twice', neverAsked('postReview', 201)],
    ['a review that was lost', acknowledgedTwice('postReview', 201)],
    ['a review deleted twice', neverAsked('deleteMyReview', 204)],
    ['a lesson added twice', neverAsked('createLesson', 201)],
    ['a lesson that was lost', acknowledgedTwice('createLesson', 201)],
    ['a lesson removed twice', neverAsked('deleteLesson', 204)],
    ['an answer that is our fault', answers('enroll', 201, refusalOf('internal-error', 500))],
    ['an answer that says to come again', answers('enroll', 201, refusalOf('temporarily-unavailable', 503))],
    ['an answer that no contract declares', answers('enroll', 201, refusalOf('out-of-luck', 409))],
    ['an event that the bus was not told of', untold],
    ['an event that was told under two ids', toldAnew],
    ['an enrollment that is told of twice', ridesAgain('enrollment')],
    ['a completed lesson that is told of twice', ridesAgain('progress')],
    ['a passed quiz that is told of twice', ridesAgain('attempt')],
    ['a review that is told of twice', ridesAgain('review')],
    ['another per cent', shownEnrollment('percent', more)],
    ['another lesson to go on with', shownEnrollment('resumeLessonId', another)],
    ['another status', shownEnrollment('status', another)],
    ['another number of new lessons', shownEnrollment('newLessonsSinceCompletion', more)],
  ])('%s', (_, tamper) => {
    const most = 5;
    const tampered = richest().flatMap(tamper).slice(0, most);
    expect(tampered.length).toBeGreaterThan(0);
    // One that a later request of the same run puts right again cannot be found.
    expect(tampered.filter((evidence) => flawsIn(evidence).length > 0)).not.toEqual([]);
  });
});
