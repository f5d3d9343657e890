import { NotFoundError } from '@skillforge/core/errors';
import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { taughtCourse } from '../access.ts';
import { listRoster } from '../contract.ts';
import { showRosterEntry } from '../enrollment-view.ts';
import { listLearners } from '../roster-repository.ts';

export const main = endpoint(
  listRoster,
  taughtCourse,
  async ({ subject: { courseId }, query: { sort }, page }) => {
    const { items, course, nextKey } = await listLearners(courseId, sort, page);
    if (!course) throw new NotFoundError('course');
    return pageReply({ items: items.map((learner) => showRosterEntry(learner, course)), nextKey });
  },
);
