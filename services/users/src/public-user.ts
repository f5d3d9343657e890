import { showCard } from '@skillforge/core/course/card-view';
import type { CourseCard, CourseItem } from '@skillforge/core/course/course';
import { avatarUrl } from '@skillforge/core/files/media-url';
import { courseKey, type Key, profileKey, teachesPartition, teachesPrefix } from '@skillforge/core/keys';
import { getItem, getItems, type PageRequest, queryPage } from '@skillforge/core/table';
import { type AccountItem, accountFrom } from './account-items.ts';

/** What everybody may know of a user. */

const mostCourses = 100;

/** Entries of drafts and archived courses stand among the others: so many are looked at for them. */
const mostReads = 5;

interface Taught {
  ids: string[];
  nextKey: PageRequest['startKey'];
}

async function readTaught(userId: string, startKey: PageRequest['startKey']): Promise<Taught> {
  const { items, nextKey } = await queryPage<Key>(
    { partition: teachesPartition(userId), prefix: teachesPrefix, descending: true },
    { limit: mostCourses, startKey },
  );
  return { ids: items.map(({ SK }) => SK.slice(teachesPrefix.length)), nextKey };
}

/** The published courses among those that somebody teaches, the latest published first. */
async function publishedOf(userId: string, first: Taught): Promise<CourseCard[]> {
  const cards: CourseCard[] = [];
  let taught = first;
  for (let reads = 0; reads < mostReads; reads++) {
    const items = await getItems<CourseItem>(taught.ids.map(courseKey), { consistent: false });
    cards.push(...items.map(({ card }) => card).filter(({ status }) => status === 'published'));
    if (!taught.nextKey || cards.length >= mostCourses) break;
    taught = await readTaught(userId, taught.nextKey);
  }
  const publishedAt = ({ publishedAt: at }: CourseCard) => at ?? '';
  return cards
    .toSorted((a, b) => (publishedAt(a) < publishedAt(b) ? 1 : publishedAt(a) > publishedAt(b) ? -1 : 0))
    .slice(0, mostCourses);
}

/** A user as everybody sees them; undefined for somebody who is not there, or not any more. */
export async function readPublicUser(userId: string) {
  const [item, taught] = await Promise.all([
    getItem<AccountItem>(profileKey(userId), { consistent: false }),
    readTaught(userId, undefined),
  ]);
  const account = item && accountFrom(userId, item);
  if (account?.status !== 'active') return undefined;
  const courses = await publishedOf(userId, taught);
  return {
    userId,
    displayName: account.displayName,
    avatarUrl: avatarUrl(account.userId, account.avatarKey),
    bio: account.bio,
    memberSince: account.createdAt,
    courses: courses.map(showCard),
  };
}
