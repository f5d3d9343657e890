import { emailRange, rolePartition } from '@skillforge/core/keys';
import type { UserCard, UserRole } from '@skillforge/core/profile';
import { type Page, type PageRequest, queryPage } from '@skillforge/core/table';

/** Users by their e-mail addresses: those of one role in one query, those of all roles in one for each, merged. */

interface IndexedUser {
  /** Address and id: what the list is sorted by. */
  GSI2SK: string;
  card: UserCard;
}

export interface UserQuery {
  role?: UserRole | undefined;
  email?: string | undefined;
  status?: 'active' | 'deactivated' | undefined;
}

/**
 * How much of a page is read of each role at first, so that a page of all roles costs little more than one of a single
 * role: there are far more students than others. Where that is too little, the rest is read in a second call.
 */
const shares: Record<UserRole, number> = { student: 1, instructor: 0.6, admin: 0.3 };

/** The users of one role, read as far as a merge needs them. */
interface Source {
  role: UserRole;
  waiting: IndexedUser[];
  /** Where the next read goes on; undefined when all has been read. */
  next: { after: string | undefined } | undefined;
}

async function readOn(source: Source, prefix: string, most: number): Promise<void> {
  if (!source.next) return;
  const { items, nextKey } = await queryPage<IndexedUser>(
    { index: 'GSI2', partition: rolePartition(source.role), range: emailRange(prefix, source.next.after) },
    { limit: most },
  );
  source.waiting.push(...items);
  source.next = nextKey && { after: items.at(-1)?.GSI2SK ?? source.next.after };
}

/** As the table compares texts. */
function first(sources: Source[]): Source | undefined {
  const headOf = ({ waiting }: Source) => Buffer.from(waiting[0]?.GSI2SK ?? '');
  return sources
    .filter(({ waiting }) => waiting.length > 0)
    .toSorted((a, b) => Buffer.compare(headOf(a), headOf(b)))[0];
}

/** The first users of all roles together. */
async function merged(sources: Source[], prefix: string, most: number): Promise<IndexedUser[]> {
  const users: IndexedUser[] = [];
  while (users.length < most) {
    // Nobody is next for certain while a role that has more shows nobody.
    const dry = sources.filter(({ waiting, next }) => waiting.length === 0 && next);
    if (dry.length > 0) {
      const isFirst = users.length === 0 && sources.length > 1;
      const share = isFirst ? ({ role }: Source) => shares[role] : () => 1;
      const left = most - users.length;
      await Promise.all(dry.map((source) => readOn(source, prefix, Math.ceil(left * share(source)))));
      continue;
    }
    const user = first(sources)?.waiting.shift();
    if (!user) break;
    users.push(user);
  }
  return users;
}

/** A page of users. `status` is looked for among the users of a page. */
export async function listUsers(
  { role, email = '', status }: UserQuery,
  { limit, startKey }: PageRequest,
): Promise<Page<UserCard>> {
  const after = startKey === undefined ? undefined : String(startKey.after);
  const roles: UserRole[] = role ? [role] : ['student', 'instructor', 'admin'];
  const sources = roles.map((one): Source => ({ role: one, waiting: [], next: { after } }));
  // One more than the page, so that the last page knows that it is the last.
  const users = await merged(sources, email, limit + 1);
  const shown = users.slice(0, limit);
  const cards = shown.map(({ card }) => card).filter((card) => !status || card.status === status);
  return {
    items: cards,
    nextKey: users.length > limit ? { after: shown.at(-1)?.GSI2SK } : undefined,
  };
}
