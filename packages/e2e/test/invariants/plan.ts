import * as fc from 'fast-check';

/** What a run does: drawn at random, and made smaller when something is wrong. */

/** Of 64 clients that send at the same time, the first and the last of each kind. */
const learningClients = [0, 57] as const;
export const teachingClients = [58, 61] as const;
export const moderatingClients = [62, 63] as const;
export const mostPeople = 40;

/** What a learner's client does. `lesson` and `who` count on from the last to the first one. */
export type LearningAct =
  | { does: 'enroll' }
  | { does: 'cancel' }
  | { does: 'play'; lesson: number; positionSeconds: number; timeSpentSeconds: number }
  | { does: 'complete'; lesson: number }
  | { does: 'take-quiz'; quiz: number; right: boolean; hints: number }
  /** Goes through all lessons that are shown. */
  | { does: 'finish' }
  | { does: 'start-attempt'; quiz: number }
  | { does: 'answer'; right: boolean }
  | { does: 'hint' }
  | { does: 'submit' }
  | { does: 'post-review'; rating: number }
  | { does: 'edit-review'; rating: number }
  | { does: 'delete-review' }
  | { does: 'vote'; who: number }
  | { does: 'withdraw-vote'; who: number }
  | { does: 'report-review'; who: number };

/** What an instructor's client does. */
export type TeachingAct =
  | { does: 'add-lesson'; type: 'article' | 'quiz'; status: 'draft' | 'published'; position: number }
  | { does: 'remove-lesson'; lesson: number }
  | { does: 'unpublish-lesson'; lesson: number }
  | { does: 'publish-lesson'; lesson: number }
  | { does: 'reorder'; by: number }
  | { does: 'set-capacity'; capacity: number | null }
  | { does: 'publish' }
  | { does: 'unpublish' }
  | { does: 'archive' }
  | { does: 'reply'; who: number };

/** What the admin's client does. */
export type ModeratingAct = { does: 'hide' | 'unhide'; who: number };

export type Act = LearningAct | TeachingAct | ModeratingAct;

/** An act of a client, which does its acts one after the other. */
export interface Step {
  client: number;
  /** Waits so long before it, in milliseconds. */
  after: number;
  act: Act;
}

/** How far each learner is when the clients begin. */
export type Start = 'new' | 'enrolled' | 'learning' | 'reviewer';

export interface Plan {
  /** One for each learner; several clients may be one learner's. */
  starts: Start[];
  capacity: number | null;
  /** Of the quizzes; 0 is no limit. */
  maxAttempts: number;
  steps: Step[];
  /** What befalls the stack meanwhile follows from this number. */
  fate: number;
}

const some = fc.nat(11);
const who = fc.nat(mostPeople - 1);
const rating = fc.integer({ min: 1, max: 5 });

/** One of some acts, each as often as its number says. */
function acts<A extends Act>(...weighted: [number, fc.Arbitrary<A>][]): fc.Arbitrary<A> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

const learning = acts<LearningAct>(
  [6, fc.constant({ does: 'enroll' })],
  [3, fc.constant({ does: 'cancel' })],
  [
    3,
    fc.record({
      does: fc.constant('play'),
      lesson: some,
      positionSeconds: fc.nat(600),
      timeSpentSeconds: fc.nat(900),
    }),
  ],
  [8, fc.record({ does: fc.constant('complete'), lesson: some })],
  [2, fc.constant({ does: 'finish' })],
  [
    7,
    fc.record({
      does: fc.constant('take-quiz'),
      quiz: some,
      right: fc.constantFrom(true, false, false),
      hints: fc.constantFrom(0, 0, 1, 3),
    }),
  ],
  [3, fc.record({ does: fc.constant('start-attempt'), quiz: some })],
  [2, fc.record({ does: fc.constant('answer'), right: fc.boolean() })],
  [2, fc.constant({ does: 'hint' })],
  [3, fc.constant({ does: 'submit' })],
);

const reviewing = acts<LearningAct>(
  [6, fc.record({ does: fc.constant('post-review'), rating })],
  [4, fc.record({ does: fc.constant('edit-review'), rating })],
  [2, fc.constant({ does: 'delete-review' })],
  [8, fc.record({ does: fc.constant('vote'), who })],
  [4, fc.record({ does: fc.constant('withdraw-vote'), who })],
  [2, fc.record({ does: fc.constant('report-review'), who })],
);

const teaching = acts<TeachingAct>(
  [
    4,
    fc.record({
      does: fc.constant('add-lesson'),
      type: fc.constantFrom('article', 'quiz'),
      status: fc.constantFrom('draft', 'published', 'published'),
      position: fc.integer({ min: 1, max: 6 }),
    }),
  ],
  [3, fc.record({ does: fc.constant('remove-lesson'), lesson: some })],
  [3, fc.record({ does: fc.constant('unpublish-lesson'), lesson: some })],
  [4, fc.record({ does: fc.constant('publish-lesson'), lesson: some })],
  [3, fc.record({ does: fc.constant('reorder'), by: some })],
  [
    4,
    fc.record({
      does: fc.constant('set-capacity'),
      capacity: fc.option(fc.integer({ min: 1, max: mostPeople }), { nil: null }),
    }),
  ],
  [5, fc.constant({ does: 'publish' })],
  [1, fc.constant({ does: 'unpublish' })],
  [1, fc.constant({ does: 'archive' })],
  [3, fc.record({ does: fc.constant('reply'), who })],
);

const moderating = acts<ModeratingAct>(
  [2, fc.record({ does: fc.constant('hide'), who })],
  [2, fc.record({ does: fc.constant('unhide'), who })],
);

/** Up to so many steps of some clients. */
function steps(
  act: fc.Arbitrary<Act>,
  [first, last]: readonly [number, number],
  most: number,
): fc.Arbitrary<Step[]> {
  const step = fc.record({ client: fc.integer({ min: first, max: last }), after: fc.nat(20), act });
  return fc.array(step, { maxLength: most, size: 'max' });
}

/** The steps of several groups in one list, with those of a client in their order. */
function together(groups: Step[][]): Step[] {
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  const at = (group: Step[], turn: number) =>
    group.slice((turn * group.length) / longest, ((turn + 1) * group.length) / longest);
  return Array.from({ length: longest }, (_, turn) => groups.flatMap((group) => at(group, turn))).flat();
}

/** Any plan: of about 200 steps, three of each client, and up to a few requests for each. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  starts: fc.array(fc.constantFrom('new', 'enrolled', 'learning', 'learning', 'reviewer', 'reviewer'), {
    minLength: 1,
    maxLength: mostPeople,
    size: 'max',
  }),
  capacity: fc.option(fc.integer({ min: 1, max: mostPeople }), { nil: null, freq: 3 }),
  maxAttempts: fc.nat(3),
  steps: fc
    .tuple(
      steps(learning, learningClients, 180),
      steps(reviewing, learningClients, 140),
      steps(teaching, teachingClients, 60),
      steps(moderating, moderatingClients, 20),
    )
    .map(together),
  fate: fc.nat(),
});
