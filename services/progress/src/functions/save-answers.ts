import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { placed } from '../attempt.ts';
import * as repository from '../attempt-repository.ts';
import { showAttempt } from '../attempt-view.ts';
import { attemptToWorkOn } from '../attempting.ts';
import { saveAnswers } from '../contract.ts';

export const main = endpoint(saveAnswers, attemptToWorkOn, async ({ subject, body }) => {
  const { place, snapshot } = subject;
  const attempt = await repository.saveAnswers(place, placed(snapshot.questions, body.answers));
  return ok(showAttempt(attempt, snapshot, { reveal: false }));
});
