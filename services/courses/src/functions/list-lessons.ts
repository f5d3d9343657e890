import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { visibleOutline } from '../access.ts';
import { listLessons } from '../contract.ts';
import { outlinePage } from '../outline-page.ts';

export const main = endpoint(listLessons, visibleOutline, async ({ subject, page }) =>
  pageReply(await outlinePage(subject, page), subject.outline.revisions),
);
