import { placeName } from '@skillforge/core/attempt';
import type { Question } from '@skillforge/core/course/lesson';
import { attemptIdOf } from '@skillforge/core/ids';
import { type AttemptItem, isOver, type PlacedHint } from './attempt.ts';
import { pointsOf, type Result } from './grading.ts';

/** What attempts tell of themselves in lists. */
export function showSummary(attempt: AttemptItem, now = Date.now()) {
  const { lessonId, number, status, startedAt, expiresAt, result } = attempt;
  return {
    attemptId: attemptIdOf(lessonId, number),
    lessonId,
    number,
    status: status === 'open' && isOver(attempt, now) ? 'expired' : status,
    startedAt,
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
    ...(result ? { scorePercent: result.scorePercent, passed: result.passed } : {}),
  };
}

/** A question as it is asked: hints with their texts as far as they were taken, nothing that tells the answer. */
function showQuestion(question: Question, hintsTaken: number) {
  const { questionId, type, prompt, points, hints } = question;
  return {
    questionId,
    type,
    prompt,
    points,
    ...('options' in question ? { options: question.options } : {}),
    hints: hints.map(({ cost, text }, at) => (at < hintsTaken ? { cost, text } : { cost })),
  };
}

function showResults(questions: Question[], hints: AttemptItem['hints'], { right }: Result) {
  return questions.map((question, at) => {
    const correct = right[at] ?? false;
    return {
      questionId: question.questionId,
      correct,
      points: pointsOf(question, correct, hints[placeName(at)] ?? 0),
      answer: question.answer,
      explanation: question.explanation,
    };
  });
}

/**
 * An attempt as its learner sees it.
 *
 * @param reveal whether right answers may be shown
 */
export function showAttempt(
  attempt: AttemptItem,
  { questions }: { questions: Question[] },
  { reveal, now = Date.now() }: { reveal: boolean; now?: number },
) {
  const { answers, hints, result } = attempt;
  return {
    ...showSummary(attempt, now),
    answers: Object.fromEntries(
      questions.flatMap(({ questionId }, at) => {
        const answer = answers[placeName(at)];
        return answer === undefined ? [] : [[questionId, answer] as const];
      }),
    ),
    questions: questions.map((question, at) => showQuestion(question, hints[placeName(at)] ?? 0)),
    ...(result && reveal ? { results: showResults(questions, hints, result) } : {}),
  };
}

/** A hint that was taken. */
export function showHint({ questionId, number, text, cost, remaining }: PlacedHint) {
  return { questionId, number, text, cost, remaining };
}
