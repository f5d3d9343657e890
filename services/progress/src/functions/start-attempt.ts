import { endpoint } from '@skillforge/core/http/endpoint';
import { created } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { checkMayStart, newAttempt } from '../attempt.ts';
import { startPieces } from '../attempt-repository.ts';
import { showAttempt } from '../attempt-view.ts';
import { finishOverdue, quizToTry } from '../attempting.ts';
import { startAttempt } from '../contract.ts';

export const main = endpoint(startAttempt, quizToTry, async ({ caller, subject, commit }) => {
  const { place, quiz, state, enrollment } = subject;
  await finishOverdue(caller, place, state?.open);
  checkMayStart(place, state, quiz);
  const begun = newAttempt(place, state, quiz);
  const shown = showAttempt(begun.attempt, begun.snapshot, { reveal: false });
  const reply = created(shown, `/attempts/${shown.attemptId}`);
  const answer = await commit(startPieces(place, { before: state, enrollment }, begun), reply);
  count(startAttempt.service, 'AttemptsStarted');
  return answer;
});
