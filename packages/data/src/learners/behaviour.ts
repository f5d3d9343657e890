import { attemptIdOf } from '@skillforge/core/ids';
import type { Lesson, Question } from '@skillforge/courses/lesson';
import type { BuiltCourse } from '../sample-courses.ts';
import type { Act } from './acts.ts';
import { period } from './people.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';

/** What one learner does in one course, lesson by lesson. */

const second = 1_000;
const minute = 60 * second;
const day = 86_400 * second;

/** What somebody has done of a course. */
export interface Course {
  acts: Act[];
  /** The lessons completed, in the order of their completion. */
  completed: Lesson[];
  /** When the last of these acts was. */
  lastAt: Date;
}

/** Somebody at work on a course: the clock goes on with what they do, and nothing is done after the sample's end. */
export class Learning {
  readonly acts: Act[] = [];
  readonly completed: Lesson[] = [];
  readonly random: Random;
  readonly #userId: string;
  readonly #courseId: string;
  #now: number;

  constructor(userId: string, courseId: string, at: Date, random: Random) {
    this.#userId = userId;
    this.#courseId = courseId;
    this.#now = at.getTime();
    this.random = random;
  }

  get now(): Date {
    return new Date(this.#now);
  }

  /** When the last act was. */
  get lastAt(): Date {
    return this.acts.at(-1)?.at ?? this.now;
  }

  get isOver(): boolean {
    return this.#now >= period.to.getTime() - 2 * 3_600 * second;
  }

  wait(milliseconds: number): void {
    this.#now += Math.round(milliseconds);
  }

  act(operation: Act['operation'], names: Act['names'], body?: object): void {
    const [at, by, courseId] = [this.now, this.#userId, this.#courseId];
    this.acts.push({ at, by, operation, courseId, names, ...(body ? { body } : {}) });
  }

  done(): Course {
    return { acts: this.acts, completed: this.completed, lastAt: this.lastAt };
  }

  enroll(): void {
    this.act('enroll', {});
  }

  cancel(): void {
    this.act('cancelEnrollment', {});
  }

  report(
    lesson: Lesson,
    told: { status?: 'completed' | 'in-progress'; positionSeconds: number; timeSpentSeconds: number },
  ): void {
    this.act('reportProgress', { lessonId: lesson.lessonId }, told);
  }
}

/** Whether a lesson was there at a moment, for learners. */
function isThere({ status, createdAt }: Lesson, at: Date): boolean {
  return status === 'published' && createdAt <= at.toISOString();
}

/** Plays out a plan. */
export function play({ learner, taught, enrollsAt, fate, reach }: Plan): Course {
  const random = new Random('course', learner.userId, taught.sample.thumbnail);
  const learning = new Learning(learner.userId, taught.course.courseId, enrollsAt, random);
  const pace = reach > 1 ? 0.6 : random.between(0.5, 6);
  const lessons = lessonsOf(taught).filter((lesson) => isThere(lesson, enrollsAt));
  // Who cancels has not come far.
  const most = fate === 'cancels' ? Math.min(reach, 0.35) : reach;
  const wanted = most >= 1 ? lessons.length : Math.ceil(most * lessons.length);
  const goesAllTheWay = wanted === lessons.length;
  const pausesAfter = fate === 'returns' ? random.int(0, Math.max(0, wanted - 2)) : undefined;

  learning.enroll();
  learning.wait(random.between(1, 20) * minute);
  const goOn = () => {
    const goesOn = random.chance(reach > 1 ? 0.7 : 0.55);
    learning.wait(goesOn ? random.between(1, 12) * minute : (0.3 - Math.log(1 - random.unit())) * pace * day);
  };
  for (const [place, lesson] of lessons.slice(0, wanted).entries()) {
    if (learning.isOver) break;
    if (place === pausesAfter) takeBreak(learning);
    if (!goesAllTheWay && place > 0 && random.chance(0.08)) continue;
    study(learning, lesson, { perseveres: goesAllTheWay });
    goOn();
  }
  // What has been added before the last was completed has to be completed too.
  const added = () =>
    lessonsOf(taught).filter((one) => isThere(one, learning.lastAt) && !learning.completed.includes(one));
  for (let [lesson] = added(); goesAllTheWay && lesson && !learning.isOver; [lesson] = added()) {
    study(learning, lesson, { perseveres: true });
    goOn();
  }
  if (!learning.isOver && !goesAllTheWay) glance(learning, lessons[wanted], fate);
  if (pausesAfter !== undefined && wanted <= pausesAfter) takeBreak(learning);
  if (fate === 'cancels') {
    if (!learning.isOver) learning.wait(random.between(0.2, 20) * day);
    if (learning.now >= period.to)
      learning.wait(period.to.getTime() - learning.now.getTime() - random.between(1, 60) * minute);
    learning.cancel();
  }
  return {
    acts: learning.acts,
    completed: learning.completed,
    lastAt: learning.acts.at(-1)?.at ?? enrollsAt,
  };
}

/** A course's lessons in order. */
export function lessonsOf({ course, lessons }: BuiltCourse): Lesson[] {
  return course.order.flatMap((number) => lessons.find((lesson) => lesson.number === number) ?? []);
}

function takeBreak(learning: Learning): void {
  const { random } = learning;
  const left = period.to.getTime() - learning.now.getTime();
  learning.wait(Math.min(random.between(0.1, 4) * day, left / 4));
  learning.cancel();
  learning.wait(Math.min(random.between(2, 40) * day, left / 4));
  learning.enroll();
  learning.wait(random.between(1, 20) * minute);
}

function study(learning: Learning, lesson: Lesson, { perseveres }: { perseveres: boolean }): void {
  if (lesson.quiz) tryQuiz(learning, lesson, lesson.quiz, perseveres);
  else watch(learning, lesson);
}

/** Goes through a lesson that is no quiz. A player tells how far it is; of what is read, some only tick it off. */
export function watch(learning: Learning, lesson: Lesson): void {
  const { random } = learning;
  const positionSeconds = lesson.type === 'video' ? lesson.durationSeconds : 0;
  if (random.chance(lesson.type === 'video' ? 0.05 : 0.5)) {
    learning.wait(lesson.durationSeconds * random.between(0.3, 1.2) * second);
    learning.report(lesson, { status: 'completed', positionSeconds, timeSpentSeconds: 0 });
  } else {
    learning.report(lesson, { status: 'in-progress', positionSeconds: 0, timeSpentSeconds: 0 });
    const timeSpentSeconds = Math.round(lesson.durationSeconds * random.between(0.7, 1.6));
    learning.wait(timeSpentSeconds * second);
    learning.report(lesson, { status: 'completed', positionSeconds, timeSpentSeconds });
  }
  learning.completed.push(lesson);
}

/** Begins a lesson and leaves it, or does not even begin. */
function glance(learning: Learning, lesson: Lesson | undefined, fate: Plan['fate']): void {
  const { random } = learning;
  if (!lesson || fate === 'cancels' || !random.chance(0.6)) return;
  if (lesson.quiz) {
    if (random.chance(0.12)) leaveOpen(learning, lesson, lesson.quiz);
    return;
  }
  learning.report(lesson, { status: 'in-progress', positionSeconds: 0, timeSpentSeconds: 0 });
  const timeSpentSeconds = Math.round(lesson.durationSeconds * random.between(0.05, 0.8));
  learning.wait(timeSpentSeconds * second);
  const positionSeconds = lesson.type === 'video' ? timeSpentSeconds : 0;
  learning.report(lesson, { positionSeconds, timeSpentSeconds });
}

// --- quizzes ---

type Quiz = NonNullable<Lesson['quiz']>;
type Answer = string | string[] | boolean | number;

export function rightAnswer(question: Question): Answer {
  return question.type === 'text' ? (question.answer[0] ?? '') : question.answer;
}

export function wrongAnswer(question: Question, random: Random): Answer {
  switch (question.type) {
    case 'single':
      return random.pick(question.options.filter(({ optionId }) => optionId !== question.answer)).optionId;
    case 'multiple':
      return question.answer.length > 1
        ? question.answer.slice(1)
        : question.options.map(({ optionId }) => optionId);
    case 'true-false':
      return !question.answer;
    case 'text':
      return '?';
    case 'numeric':
      return question.answer + (question.tolerance ?? 0) + random.int(1, 9);
  }
}

/** Answers that pass: one may be wrong where that is enough. Or that fail. */
function answersFor(
  { questions, passPercent }: Quiz,
  passes: boolean,
  random: Random,
): Record<string, Answer> {
  const total = questions.reduce((sum, { points }) => sum + points, 0);
  const wrong = new Set<Question>();
  let lost = 0;
  for (const question of random.shuffled(questions)) {
    const rest = 100 * (total - lost - question.points);
    const isEnough = passes
      ? rest < passPercent * total || random.chance(0.6)
      : 100 * (total - lost) < passPercent * total;
    if (isEnough) continue;
    wrong.add(question);
    lost += question.points;
  }
  return Object.fromEntries(
    questions.map((question) => [
      question.questionId,
      wrong.has(question) ? wrongAnswer(question, random) : rightAnswer(question),
    ]),
  );
}

/** Tries until it is passed, or until one has had enough of it. */
function tryQuiz(learning: Learning, lesson: Lesson, quiz: Quiz, perseveres: boolean): void {
  const { random } = learning;
  // Some leave quizzes for later, and never come back.
  if (!perseveres && random.chance(0.3)) return;
  const fails = random.weighted([
    [62, 0],
    [26, 1],
    [9, 2],
    [3, 4],
  ] as const);
  const most = quiz.maxAttempts === 0 ? 10 : quiz.maxAttempts;
  const passes = perseveres || random.chance(0.85);
  const failures = Math.min(fails, passes ? most - 1 : most);
  for (let number = 1; number <= failures; number++)
    attempt(learning, lesson, quiz, { number, passes: false });
  if (!passes) return;
  attempt(learning, lesson, quiz, { number: failures + 1, passes: true });
  learning.completed.push(lesson);
}

export function attempt(
  learning: Learning,
  lesson: Lesson,
  quiz: Quiz,
  { number, passes }: { number: number; passes: boolean },
): void {
  const { random } = learning;
  const attemptId = attemptIdOf(lesson.lessonId, number);
  learning.act('startAttempt', { lessonId: lesson.lessonId });
  learning.wait(random.between(20, 90) * second);
  for (const { questionId, hints } of quiz.questions) {
    if (hints.length === 0 || !random.chance(number === 1 ? 0.2 : 0.35)) continue;
    learning.act('takeHint', { attemptId }, { questionId });
    learning.wait(random.between(5, 30) * second);
  }
  const thinks = random.between(0.15, 0.5) * (quiz.timeLimitSeconds ?? lesson.durationSeconds);
  learning.wait(thinks * second);
  learning.act('saveAnswers', { attemptId }, { answers: answersFor(quiz, passes, random) });
  learning.wait(random.between(5, 60) * second);
  // Once in a while the time runs out before they have submitted: what was saved is graded when they come again.
  if (!passes && quiz.timeLimitSeconds !== null && random.chance(0.5)) {
    learning.wait(quiz.timeLimitSeconds * second + random.between(1, 30) * minute);
    return;
  }
  learning.act('submitAttempt', { attemptId });
  learning.wait(random.between(0.5, 4) * minute);
}

/** Begins an attempt and goes away. */
export function leaveOpen(learning: Learning, lesson: Lesson, quiz: Quiz): void {
  const { random } = learning;
  learning.act('startAttempt', { lessonId: lesson.lessonId });
  learning.wait(random.between(1, 3) * minute);
  const [question] = quiz.questions;
  if (!question || random.chance(0.3)) return;
  const attemptId = attemptIdOf(lesson.lessonId, 1);
  const answer = random.chance(0.6) ? rightAnswer(question) : wrongAnswer(question, random);
  learning.act('saveAnswers', { attemptId }, { answers: { [question.questionId]: answer } });
}
