import type { Question } from '@skillforge/core/course/lesson';

/** Whether answers are right, and what they are worth. Pure. */

/** What a learner answers: an option, options, a truth, a text or a number. */
export type Answer = string | string[] | boolean | number;

/**
 * A text as it is compared: without regard to case, to compatible forms of a letter (full width, ligatures) and to how
 * much white space there is, none at its ends. Accents and punctuation count.
 */
export function comparable(text: string): string {
  // Lower, upper, lower: the capital ẞ, ß and SS are one that way.
  const folded = text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replaceAll(/\s+/g, ' ').trim();
}

/** What two numbers may differ by that are the same but for the rounding of binary fractions: `0.1 + 0.2` and `0.3`. */
function roundingOf(a: number, b: number): number {
  return 2 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b));
}

/** Whether an answer is right: all of it, for there is no half. What is of another type than the question is not. */
export function isRight(question: Question, given: Answer | undefined): boolean {
  switch (question.type) {
    case 'single':
    case 'true-false':
      return given === question.answer;
    case 'multiple': {
      if (!Array.isArray(given)) return false;
      const [ticked, right] = [new Set(given), new Set(question.answer)];
      return ticked.size === right.size && [...ticked].every((option) => right.has(option));
    }
    case 'text':
      return typeof given === 'string' && question.answer.map(comparable).includes(comparable(given));
    case 'numeric': {
      if (typeof given !== 'number') return false;
      const { answer, tolerance } = question;
      return Math.abs(given - answer) <= tolerance + roundingOf(given, answer);
    }
  }
}

/** The points of a question that was answered right, less what the hints cost that were taken for it. */
export function pointsOf({ points, hints }: Question, right: boolean, hintsTaken: number): number {
  if (!right) return 0;
  const cost = hints.slice(0, hintsTaken).reduce((sum, hint) => sum + hint.cost, 0);
  return Math.max(0, points - cost);
}

/** What an attempt comes to. */
export interface Result {
  /** Of the questions' points those of the right answers, in whole per cent rounded down. Hints cost nothing of it. */
  scorePercent: number;
  passed: boolean;
  /** What was earned, less what hints cost. */
  points: number;
  /** For each question whether it was answered right. */
  right: boolean[];
}

/** Grades the answers to some questions, each in its place. */
export function grade(
  questions: Question[],
  answers: (Answer | undefined)[],
  hintsTaken: number[],
  passPercent: number,
): Result {
  const right = questions.map((question, at) => isRight(question, answers[at]));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const total = sum(questions.map(({ points }) => points));
  const earned = sum(questions.map(({ points }, at) => (right[at] ? points : 0)));
  return {
    scorePercent: Math.floor((100 * earned) / total),
    passed: 100 * earned >= passPercent * total,
    points: sum(questions.map((question, at) => pointsOf(question, right[at] ?? false, hintsTaken[at] ?? 0))),
    right,
  };
}
