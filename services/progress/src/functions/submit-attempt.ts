import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { attemptToSubmit, finish, showOwn } from '../attempting.ts';
import { submitAttempt } from '../contract.ts';

export const main = endpoint(submitAttempt, attemptToSubmit, async ({ subject }) =>
  ok(showOwn(await finish(subject))),
);
