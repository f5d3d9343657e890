import { endpoint } from '@skillforge/core/http/endpoint';
import { issued, ok } from '@skillforge/core/http/reply';
import { checkOpen, hintOf } from '../attempt.ts';
import { hintPieces } from '../attempt-repository.ts';
import { showHint } from '../attempt-view.ts';
import { attemptToWorkOn } from '../attempting.ts';
import { takeHint } from '../contract.ts';

export const main = endpoint(takeHint, attemptToWorkOn, async ({ subject, body, commit }) => {
  const { place, attempt, snapshot } = subject;
  const hint = hintOf(snapshot.questions, attempt, body);
  if (hint.taken) return commit([], ok(showHint(hint)));
  const now = Date.now();
  checkOpen(attempt, now);
  return commit(hintPieces(place, hint, now), issued(showHint(hint)));
});
