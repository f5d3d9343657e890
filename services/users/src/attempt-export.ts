import { placeName } from '@skillforge/core/attempt';
import type { Question } from '@skillforge/core/course/lesson';
import type { Key } from '@skillforge/core/keys';

/** What an export reads of an attempt, as the progress service writes it. */
export interface StoredAttempt extends Key {
  lessonId: string;
  number: number;
  /** By their questions' places. */
  answers: Record<string, string | string[] | boolean | number>;
  /** How many were taken, by their questions' places. */
  hints: Record<string, number>;
  /** Once it is graded. */
  result?: { right: boolean[] };
}

/** The questions that an attempt began with. */
export interface StoredQuestions extends Key {
  questions: Question[];
}

/** What an answer that is made by ticking says. */
function chosenIn(question: Question, answer: unknown): { chosen: string[] } | undefined {
  if (!('options' in question) || answer === undefined) return undefined;
  const ticked = new Set([answer].flat());
  return { chosen: question.options.filter(({ optionId }) => ticked.has(optionId)).map(({ text }) => text) };
}

/**
 * What a learner did with each question of an attempt: their answer and the hints that they were shown. Nothing else that
 * the quiz's author wrote, which they may not have been shown yet.
 */
export function questionsOf({ answers, hints, result }: StoredAttempt, { questions }: StoredQuestions) {
  return questions.map((question, at) => {
    const { questionId, prompt } = question;
    const answer = answers[placeName(at)];
    return {
      questionId,
      prompt,
      answer: answer ?? null,
      ...chosenIn(question, answer),
      hintsTaken: question.hints.slice(0, hints[placeName(at)] ?? 0).map(({ text }) => text),
      ...(result ? { correct: result.right[at] } : {}),
    };
  });
}
