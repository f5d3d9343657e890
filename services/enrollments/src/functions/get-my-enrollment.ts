import { NotFoundError } from '@skillforge/core/errors';
import { endpoint } from '@skillforge/core/http/endpoint';
import { ok } from '@skillforge/core/http/reply';
import { getMyEnrollment } from '../contract.ts';
import { readEnrollment } from '../enrollment-repository.ts';
import { showEnrollment } from '../enrollment-view.ts';

export const main = endpoint(getMyEnrollment, async ({ caller, path: { courseId } }) => {
  const found = await readEnrollment(caller.userId, courseId);
  if (!found) throw new NotFoundError('enrollment');
  return ok(showEnrollment(found.enrollment, found.course), {});
});
