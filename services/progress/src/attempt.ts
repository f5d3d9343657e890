import { placeName } from '@skillforge/core/attempt';
import type { Question, Quiz } from '@skillforge/core/course/lesson';
import { ConflictError, type FieldError, UnprocessableError } from '@skillforge/core/errors';
import { eventOf, type StoredEvent } from '@skillforge/core/events/event';
import { attemptIdOf } from '@skillforge/core/ids';
import { attemptKey, attemptQuestionsKey, type Key, quizKey } from '@skillforge/core/keys';
import { type Answer, grade, type Result } from './grading.ts';
import type { Place } from './progress.ts';

/** The rules of attempts at a quiz. Pure; `expiresAt` is in milliseconds since 1970, other moments are ISO 8601. */

/** What a learner's attempts at one quiz have in common. */
export interface QuizItem extends Key {
  /** How many were started; the next one's number is one more. */
  started: number;
  open?: { number: number; expiresAt?: number };
  /** Of the finished ones; the first of several alike. */
  best?: { number: number; scorePercent: number };
  /** When one was passed for the first time. */
  passedAt?: string;
  revision: number;
}

/** One attempt. Answers and hints stand under their questions' places: `q0`, `q1` … */
export interface AttemptItem extends Key {
  lessonId: string;
  number: number;
  /** An open one may be over: it is `expired` once it has been graded. */
  status: 'open' | 'submitted' | 'expired';
  startedAt: string;
  /** Missing without a limit. */
  expiresAt?: number;
  answers: Record<string, Answer>;
  /** How many hints were taken. */
  hints: Record<string, number>;
  /** Counts changes of answers and hints. */
  revision: number;
  finishedAt?: string;
  result?: Result;
  event?: StoredEvent;
}

/** The questions that an attempt began with, and how much of them is a pass. */
export interface AttemptQuestionsItem extends Key {
  passPercent: number;
  questions: Question[];
}

/** Whether the time for an attempt is over: it may be worked on until `expiresAt`, that moment included. */
export function isOver({ expiresAt }: { expiresAt?: number }, now: number): boolean {
  return expiresAt !== undefined && now > expiresAt;
}

/** Whether no attempt can follow those that were finished: then answers give nothing away. */
export function isUsedUp({ started, open }: QuizItem, maxAttempts: number): boolean {
  return maxAttempts > 0 && started >= maxAttempts && !open;
}

/**
 * Whether a learner may see answers: after a pass, or when no attempt is left.
 *
 * @param maxAttempts of the quiz as it is now; undefined for one that was deleted, which nobody can try again
 */
export function mayReveal(quiz: QuizItem, maxAttempts: number | undefined): boolean {
  if (quiz.passedAt !== undefined) return true;
  return maxAttempts === undefined ? !quiz.open : isUsedUp(quiz, maxAttempts);
}

/** @throws ConflictError `attempt-open` with its id, `no-attempts-left` */
export function checkMayStart(place: Place, quiz: QuizItem | undefined, { maxAttempts }: Quiz): void {
  if (quiz?.open) {
    const attemptId = attemptIdOf(place.lessonId, quiz.open.number);
    throw new ConflictError('attempt-open', 'Submit the attempt that is open first.', {
      members: { attemptId },
      headers: { Location: `/attempts/${attemptId}` },
    });
  }
  if (quiz && isUsedUp(quiz, maxAttempts)) {
    throw new ConflictError('no-attempts-left', `This quiz may be tried ${maxAttempts} times.`);
  }
}

/** A new attempt, and what the attempts have in common after it is started. */
export function newAttempt(
  { userId, lessonId }: Place,
  state: QuizItem | undefined,
  { passPercent, timeLimitSeconds, questions }: Quiz,
  now = new Date(),
): { quiz: QuizItem; attempt: AttemptItem; snapshot: AttemptQuestionsItem } {
  const number = (state?.started ?? 0) + 1;
  const limit = timeLimitSeconds === null ? {} : { expiresAt: now.getTime() + timeLimitSeconds * 1_000 };
  return {
    quiz: {
      ...(state ?? quizKey(userId, lessonId)),
      started: number,
      open: { number, ...limit },
      revision: (state?.revision ?? 0) + 1,
    },
    attempt: {
      ...attemptKey(userId, lessonId, number),
      lessonId,
      number,
      status: 'open',
      startedAt: now.toISOString(),
      ...limit,
      answers: {},
      hints: {},
      revision: 1,
    },
    snapshot: { ...attemptQuestionsKey(userId, lessonId, number), passPercent, questions },
  };
}

/** @throws ConflictError `attempt-submitted`, or `attempt-expired` for one whose time is over, graded or not */
export function checkOpen(attempt: AttemptItem, now: number): void {
  if (attempt.status === 'submitted') {
    throw new ConflictError('attempt-submitted', 'This attempt was submitted.');
  }
  if (attempt.status === 'expired' || isOver(attempt, now)) {
    throw new ConflictError('attempt-expired', 'The time for this attempt is over.');
  }
}

/** What is wrong with an answer, or undefined. */
function faultOf(question: Question, answer: Answer): string | undefined {
  switch (question.type) {
    case 'single':
      return question.options.some(({ optionId }) => optionId === answer)
        ? undefined
        : 'Must be the optionId of an option';
    case 'multiple': {
      const known = new Set(question.options.map(({ optionId }) => optionId));
      return Array.isArray(answer) && answer.every((option) => known.has(option))
        ? undefined
        : 'Must be a list of the optionIds of options';
    }
    case 'true-false':
      return typeof answer === 'boolean' ? undefined : 'Must be true or false';
    case 'text':
      return typeof answer === 'string' ? undefined : 'Must be a text';
    case 'numeric':
      return typeof answer === 'number' ? undefined : 'Must be a number';
  }
}

/** An answer as it is kept: each option once. */
function kept(answer: Answer | null): Answer | null {
  return Array.isArray(answer) ? [...new Set(answer)] : answer;
}

/**
 * Answers by their questions' places; null takes one back.
 *
 * @throws UnprocessableError `invalid-request` for an unknown question, or an answer that does not fit its question
 */
export function placed(
  questions: Question[],
  answers: Record<string, Answer | null>,
): Record<string, Answer | null> {
  const places = new Map(questions.map((question, at) => [question.questionId, { question, at }]));
  const errors: FieldError[] = [];
  const found: [string, Answer | null][] = [];
  for (const [questionId, answer] of Object.entries(answers)) {
    const asked = places.get(questionId);
    const fault = asked ? answer !== null && faultOf(asked.question, answer) : 'There is no such question';
    if (fault) errors.push({ in: 'body', pointer: `/answers/${questionId}`, detail: fault });
    if (asked) found.push([placeName(asked.at), kept(answer)]);
  }
  if (errors.length > 0) {
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', { errors });
  }
  return Object.fromEntries(found);
}

/** The answers with some of them changed. */
export function answersAfter(
  answers: Record<string, Answer>,
  changes: Record<string, Answer | null>,
): Record<string, Answer> {
  const all: [string, Answer | null][] = Object.entries({ ...answers, ...changes });
  return Object.fromEntries(
    all.flatMap(([place, answer]) => (answer === null ? [] : [[place, answer] as const])),
  );
}

/** A hint of a question, where that stands among the questions, and the how manieth it is. */
export interface PlacedHint {
  questionId: string;
  place: string;
  /** From 1. */
  number: number;
  text: string;
  cost: number;
  /** How many come after it. */
  remaining: number;
  /** Whether it was taken before: then it is the learner's already, and costs nothing more. */
  taken: boolean;
}

/**
 * The hint that is asked for.
 *
 * @param number which, from 1; without it the next one that was not taken
 * @throws UnprocessableError `invalid-request` for an unknown question, ConflictError `no-more-hints`, `hint-not-next`
 */
export function hintOf(
  questions: Question[],
  { hints }: AttemptItem,
  { questionId, number }: { questionId: string; number?: number | undefined },
): PlacedHint {
  const at = questions.findIndex((question) => question.questionId === questionId);
  const question = questions[at];
  if (!question) {
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', {
      errors: [{ in: 'body', pointer: '/questionId', detail: 'There is no such question' }],
    });
  }
  const next = (hints[placeName(at)] ?? 0) + 1;
  const meant = number ?? next;
  const hint = question.hints[meant - 1];
  if (meant > next && next <= question.hints.length) {
    throw new ConflictError('hint-not-next', `The next hint to this question is number ${next}.`);
  }
  if (!hint) throw new ConflictError('no-more-hints', 'There is no further hint to this question.');
  return {
    questionId,
    place: placeName(at),
    number: meant,
    ...hint,
    remaining: question.hints.length - meant,
    taken: meant < next,
  };
}

/** An attempt as it is once it is graded, on what was saved in time. */
export function finished(
  attempt: AttemptItem,
  { questions, passPercent }: AttemptQuestionsItem,
  { userId, courseId, lessonId }: Place,
  now = new Date(),
): AttemptItem & { result: Result } {
  const result = grade(
    questions,
    questions.map((_, at) => attempt.answers[placeName(at)]),
    questions.map((_, at) => attempt.hints[placeName(at)] ?? 0),
    passPercent,
  );
  const passedAt = now.toISOString();
  const detail = {
    userId,
    courseId,
    lessonId,
    attemptId: attemptIdOf(lessonId, attempt.number),
    scorePercent: result.scorePercent,
    passedAt,
  };
  return {
    ...attempt,
    status: isOver(attempt, now.getTime()) ? 'expired' : 'submitted',
    finishedAt: now.toISOString(),
    result,
    ...(result.passed ? eventOf('QuizPassed', detail, now) : {}),
  };
}

/** What the attempts have in common once one of them is graded: the best counts. */
export function quizAfter(
  { open, ...quiz }: QuizItem,
  { number, result, finishedAt }: AttemptItem & { result: Result },
): QuizItem {
  const better = !quiz.best || result.scorePercent > quiz.best.scorePercent;
  return {
    ...quiz,
    ...(open && open.number !== number ? { open } : {}),
    ...(better ? { best: { number, scorePercent: result.scorePercent } } : {}),
    ...(result.passed && quiz.passedAt === undefined && finishedAt ? { passedAt: finishedAt } : {}),
    revision: quiz.revision + 1,
  };
}
