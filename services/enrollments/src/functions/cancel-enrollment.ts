import { endpoint } from '@skillforge/core/http/endpoint';
import { noContent } from '@skillforge/core/http/reply';
import { count } from '@skillforge/core/observability';
import { cancelEnrollment } from '../contract.ts';
import { cancel } from '../enrollment-repository.ts';

export const main = endpoint(cancelEnrollment, async ({ caller, path: { courseId } }) => {
  const wasActive = await cancel(caller.userId, courseId);
  if (wasActive) count(cancelEnrollment.service, 'EnrollmentsCancelled');
  return noContent();
});
