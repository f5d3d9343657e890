import { endpoint } from '@skillforge/core/http/endpoint';
import { count } from '@skillforge/core/observability';
import * as contract from '../contract.ts';
import { enterCourse } from '../enrolling.ts';

const counted = { first: 'EnrollmentsCreated', again: 'EnrollmentsReactivated' };

export const main = endpoint(contract.enroll, async ({ caller, path: { courseId }, commit }) => {
  const { kind, reply } = await enterCourse(caller, courseId, commit);
  count(contract.enroll.service, counted[kind]);
  return reply;
});
