import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { listMyEnrollments } from '../contract.ts';
import { listEnrollments } from '../enrollment-repository.ts';
import { showEnrollment } from '../enrollment-view.ts';

export const main = endpoint(listMyEnrollments, async ({ caller, query, page }) => {
  const { items, nextKey } = await listEnrollments(caller.userId, query, page);
  return pageReply({
    items: items.map(({ enrollment, course }) => showEnrollment(enrollment, course)),
    nextKey,
  });
});
