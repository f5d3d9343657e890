import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { reportProgress } from '../contract.ts';
import { showLessonProgress } from '../progress-view.ts';
import { refuseUnsound, report } from '../reporting.ts';

export const main = endpoint(reportProgress, refuseUnsound, async ({ caller, subject: place, body }) =>
  ok(showLessonProgress(place, await report(caller, place, body))),
);
