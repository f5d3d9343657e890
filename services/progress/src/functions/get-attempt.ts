import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { ownAttempt, showOwn } from '../attempting.ts';
import { getAttempt } from '../contract.ts';

export const main = endpoint(getAttempt, ownAttempt, async ({ subject }) => ok(showOwn(subject), {}));
