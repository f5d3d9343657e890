import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { attemptIdOf } from '@skillforge/core/ids';
import * as z from 'zod';
import { lessonFields } from '../courses.ts';
import { tagOf } from '../shapes.ts';
import { type Asked, bodyOf, type Exchange, type Exchanges, type Person, statusOf } from './exchanges.ts';
import { type Act, moderatingClients, type Plan, type Step, teachingClients } from './plan.ts';

/** Makes a person whom nobody has seen before. */
export type NewPerson = (name: string, groups: string[]) => Promise<Person>;

/** A course of its own for one run, and the people who meet there. */
export interface Classroom {
  courseId: string;
  learners: Person[];
  owner: Person;
  admin: Person;
  /** Every lesson that was ever made, in that order. */
  lessonIds: string[];
  quizIds: string[];
  /** Those who have posted a review, whether it is still there or not. */
  authors: Person[];
  /** The attempt that each learner started last. */
  attempts: Map<Person, string>;
}

export const quizHints = 2;

const questions = [
  {
    questionId: 'q1',
    type: 'single',
    prompt: 'What do bees make?',
    options: [
      { optionId: 'a', text: 'Honey' },
      { optionId: 'b', text: 'Milk' },
    ],
    answer: 'a',
    hints: Array.from({ length: quizHints }, (_, at) => ({ text: `It is sweet (${at}).`, cost: 1 })),
  },
  { questionId: 'q2', type: 'numeric', prompt: 'How many legs has a bee?', answer: 6 },
];

const answersThat = (right: boolean) => (right ? { q1: 'a', q2: 6 } : { q1: 'b', q2: 8 });

const quizFields = ({ maxAttempts }: Pick<Plan, 'maxAttempts'>) => ({
  title: 'What you know of bees',
  type: 'quiz',
  quiz: { passPercent: 100, maxAttempts, questions },
});

const withLesson = z.looseObject({ lessonId: z.string() });
const withCourse = z.looseObject({ courseId: z.string() });
const withAttempt = z.looseObject({ attemptId: z.string() });
const outline = z.looseObject({ items: z.array(withLesson.extend({ type: z.string() })) });

/** The lessons of an outline that was answered; none if it was refused. */
const lessonsIn = (exchange: Exchange | undefined) =>
  (exchange && outline.safeParse(bodyOf(exchange)).data?.items) ?? [];

/** One of some things, counted on from the last to the first one. */
const nth = <T>(all: T[], at: number): T | undefined => all[at % Math.max(1, all.length)];

/** Does the acts of a plan in a course of its own. */
export class Run {
  readonly #exchanges: Exchanges;
  readonly #plan: Plan;
  readonly room: Classroom;

  private constructor(exchanges: Exchanges, plan: Plan, room: Classroom) {
    this.#exchanges = exchanges;
    this.#plan = plan;
    this.room = room;
  }

  /** Makes course and people: two lessons, a quiz and a draft, published. */
  static async begin(exchanges: Exchanges, newPerson: NewPerson, plan: Plan): Promise<Run> {
    const [owner, admin, ...learners] = await Promise.all([
      newPerson('the owner', ['instructor']),
      newPerson('the admin', ['admin']),
      ...plan.starts.map((_, at) => newPerson(`learner ${at}`, [])),
    ]);
    const body = {
      title: `Bees ${randomUUID()}`,
      description: 'How a hive lives.',
      category: 'invariants',
      level: 'all',
      capacity: plan.capacity,
    };
    const { courseId } = withCourse.parse(
      bodyOf(await exchanges.ask(owner, { operationId: 'createCourse', path: {}, body })),
    );
    const run = new Run(exchanges, plan, {
      courseId,
      learners,
      owner,
      admin,
      lessonIds: [],
      quizIds: [],
      authors: [],
      attempts: new Map(),
    });
    for (const type of ['article', 'article', 'quiz'] as const) {
      await run.#act(owner, { does: 'add-lesson', type, status: 'published', position: 1 });
    }
    await run.#act(owner, { does: 'add-lesson', type: 'article', status: 'draft', position: 1 });
    await run.publish();
    return run;
  }

  /** All learners come as far as the plan says, at the same time: the first race for the seats. */
  async gather(): Promise<void> {
    const { learners } = this.room;
    await Promise.all(
      learners.map(async (learner, at) => {
        const start = this.#plan.starts[at];
        if (start === 'new' || start === undefined) return;
        const entered = await this.#act(learner, { does: 'enroll' });
        if (start === 'enrolled' || !entered.some((one) => statusOf(one) < 300)) return;
        await this.#act(learner, { does: 'complete', lesson: at % 2 });
        if (start === 'reviewer') await this.#act(learner, { does: 'post-review', rating: 1 + (at % 5) });
      }),
    );
  }

  /** All clients do their steps, each one after the other and all of them at the same time. */
  async perform(): Promise<void> {
    const byClient = Map.groupBy(this.#plan.steps, ({ client }) => client);
    await Promise.all([...byClient].map(([client, steps]) => this.#performAll(client, steps)));
  }

  async #performAll(client: number, steps: Step[]): Promise<void> {
    const person = this.#personOf(client);
    for (const { after, act } of steps) {
      await delay(after);
      await this.#act(person, act);
    }
  }

  #personOf(client: number): Person {
    const { learners, owner, admin } = this.room;
    if (client >= moderatingClients[0]) return admin;
    if (client >= teachingClients[0]) return owner;
    return nth(learners, client) ?? admin;
  }

  /** Publishes the course, with a new lesson if it has none to show. */
  async publish(): Promise<void> {
    const { owner } = this.room;
    const [published] = await this.#act(owner, { does: 'publish' });
    if (published && statusOf(published) === 422) {
      await this.#act(owner, { does: 'add-lesson', type: 'article', status: 'published', position: 1 });
      await this.#act(owner, { does: 'publish' });
    }
  }

  /** So many who were never there come at the same time. @returns who got in */
  async newcomers(count: number, newPerson: NewPerson): Promise<Person[]> {
    const people = await Promise.all(
      Array.from({ length: count }, (_, at) => newPerson(`newcomer ${at}`, [])),
    );
    this.room.learners.push(...people);
    const entered = await Promise.all(
      people.map(async (person) => {
        const [exchange] = await this.#act(person, { does: 'enroll' });
        return exchange && statusOf(exchange) === 201 ? person : undefined;
      }),
    );
    return entered.filter((person) => person !== undefined);
  }

  #ask(person: Person, operationId: string, more: Partial<Asked> = {}): Promise<Exchange> {
    const path = { courseId: this.room.courseId, ...more.path };
    return this.#exchanges.ask(person, { ...more, operationId, path });
  }

  async #act(person: Person, act: Act): Promise<Exchange[]> {
    const { room } = this;
    const ask = (operationId: string, more?: Partial<Asked>) => this.#ask(person, operationId, more);
    const authors = room.authors.length > 0 ? room.authors : room.learners;
    const lessonOf = (at: number) => ({ lessonId: nth(room.lessonIds, at) ?? 'no-lesson' });
    const quizOf = (at: number) => ({ lessonId: nth(room.quizIds, at) ?? 'no-quiz' });
    const reviewOf = (at: number) => ({ reviewId: nth(authors, at)?.userId ?? 'no-review' });
    const attempt = async () => {
      if (!room.attempts.has(person)) await this.#start(person, quizOf(0));
      return { attemptId: room.attempts.get(person) ?? attemptIdOf(room.quizIds[0] ?? 'no-quiz', 1) };
    };
    switch (act.does) {
      case 'enroll':
        return [await ask('enroll')];
      case 'cancel':
        return [await ask('cancelEnrollment')];
      case 'play': {
        const { lesson, positionSeconds, timeSpentSeconds } = act;
        return [
          await ask('reportProgress', {
            path: lessonOf(lesson),
            body: { status: 'in-progress', positionSeconds, timeSpentSeconds },
          }),
        ];
      }
      case 'complete':
        return [await ask('reportProgress', { path: lessonOf(act.lesson), body: { status: 'completed' } })];
      case 'take-quiz':
        return await this.#takeQuiz(person, quizOf(act.quiz), act);
      case 'finish': {
        const exchanges = [await ask('listLessons', { query: { limit: '100' } })];
        for (const { lessonId, type } of lessonsIn(exchanges[0])) {
          const path = { lessonId };
          if (type === 'quiz')
            exchanges.push(...(await this.#takeQuiz(person, path, { right: true, hints: 0 })));
          else exchanges.push(await ask('reportProgress', { path, body: { status: 'completed' } }));
        }
        return exchanges;
      }
      case 'start-attempt':
        return [await this.#start(person, quizOf(act.quiz))];
      case 'answer':
        return [
          await ask('saveAnswers', { path: await attempt(), body: { answers: answersThat(act.right) } }),
        ];
      case 'hint':
        return [await ask('takeHint', { path: await attempt(), body: { questionId: 'q1' } })];
      case 'submit':
        return [await ask('submitAttempt', { path: await attempt() })];
      case 'post-review': {
        const body = { rating: act.rating, text: `Posted: ${act.rating}` };
        const posted = await ask('postReview', { body });
        if (statusOf(posted) === 201) room.authors.push(person);
        return [posted];
      }
      case 'edit-review':
        return [await ask('updateMyReview', { body: { rating: act.rating } })];
      case 'delete-review':
        return [await ask('deleteMyReview')];
      case 'vote':
        return [await ask('voteHelpful', { path: reviewOf(act.who) })];
      case 'withdraw-vote':
        return [await ask('withdrawVote', { path: reviewOf(act.who) })];
      case 'report-review':
        return [await ask('reportReview', { path: reviewOf(act.who), body: { reason: 'spam' } })];
      case 'add-lesson': {
        const { does: _, type, ...fields } = act;
        const written = type === 'quiz' ? quizFields(this.#plan) : lessonFields;
        const added = await ask('createLesson', { body: { ...written, ...fields } });
        const made = withLesson.safeParse(bodyOf(added)).data;
        if (made && statusOf(added) === 201) {
          room.lessonIds.push(made.lessonId);
          if (type === 'quiz') room.quizIds.push(made.lessonId);
        }
        return [added];
      }
      case 'remove-lesson':
        return [await ask('deleteLesson', { path: lessonOf(act.lesson) })];
      case 'unpublish-lesson':
        return [await ask('updateLesson', { path: lessonOf(act.lesson), body: { status: 'draft' } })];
      case 'publish-lesson':
        return [await ask('updateLesson', { path: lessonOf(act.lesson), body: { status: 'published' } })];
      case 'reorder': {
        const seen = await ask('listLessons', { query: { limit: '100' } });
        const [answer] = seen.answers.slice(-1);
        const ids = lessonsIn(seen).map(({ lessonId }) => lessonId);
        if (!answer || statusOf(seen) !== 200) return [seen];
        const at = act.by % Math.max(1, ids.length);
        const lessonIds = [...ids.slice(at), ...ids.slice(0, at)];
        const headers = { 'If-Match': tagOf(answer) };
        return [seen, await ask('reorderLessons', { headers, body: { lessonIds } })];
      }
      case 'set-capacity':
        return [await ask('updateCourse', { body: { capacity: act.capacity } })];
      case 'publish':
        return [await ask('publishCourse')];
      case 'unpublish':
        return [await ask('unpublishCourse')];
      case 'archive':
        return [await ask('archiveCourse')];
      case 'reply':
        return [await ask('replyToReview', { path: reviewOf(act.who), body: { text: 'Thank you!' } })];
      case 'hide':
        return [await ask('hideReview', { path: reviewOf(act.who), body: { reason: 'other' } })];
      case 'unhide':
        return [await ask('unhideReview', { path: reviewOf(act.who) })];
    }
  }

  async #takeQuiz(
    person: Person,
    quiz: { lessonId: string },
    { right, hints }: { right: boolean; hints: number },
  ): Promise<Exchange[]> {
    const exchanges = [await this.#start(person, quiz)];
    const attemptId = this.room.attempts.get(person);
    if (attemptId === undefined) return exchanges;
    const ask = async (operationId: string, body?: object) => {
      exchanges.push(await this.#ask(person, operationId, { path: { attemptId }, body }));
    };
    for (let taken = 0; taken < hints; taken++) await ask('takeHint', { questionId: 'q1' });
    await ask('saveAnswers', { answers: answersThat(right) });
    await ask('submitAttempt');
    return exchanges;
  }

  async #start(person: Person, path: { lessonId: string }): Promise<Exchange> {
    const started = await this.#ask(person, 'startAttempt', { path });
    // One that is open already is told of, too.
    const known = withAttempt.safeParse(bodyOf(started)).data;
    if (known) this.room.attempts.set(person, known.attemptId);
    return started;
  }
}
