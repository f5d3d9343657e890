import { asError } from '@skillforge/core/errors';
import { logOf } from '@skillforge/core/observability';
import type { PageRequest } from '@skillforge/core/table';
import { finishAccountChange } from './account-changes.ts';
import { type DueItem, listDue, removeMark } from './account-repository.ts';

/** What was begun with accounts, and is finished by the clock. */

const log = logOf('users');

const atOnce = 4;

/** How long new ones are taken up: each may need some time to its end, and the function has a minute. */
const takingUpMilliseconds = 25_000;

async function allDue(): Promise<DueItem[]> {
  const due: DueItem[] = [];
  let startKey: PageRequest['startKey'];
  do {
    const page = await listDue({ limit: 1_000, startKey });
    due.push(...page.items);
    startKey = page.nextKey;
  } while (startKey);
  return due;
}

/** As they come, but from another one on each time: those that take long, or fail, are not always the first. */
function turned<T>(list: T[]): T[] {
  const from = Math.floor(Math.random() * list.length);
  return [...list.slice(from), ...list.slice(0, from)];
}

/** Erasures last: nobody waits for them, and they have the most to do. */
export function inOrder(due: DueItem[]): DueItem[] {
  const isErasure = ({ kind }: DueItem) => kind === 'erasure';
  return [...turned(due.filter((mark) => !isErasure(mark))), ...turned(due.filter(isErasure))];
}

async function finish(mark: DueItem): Promise<boolean> {
  if (!(await finishAccountChange(mark.SK))) return false;
  // The end of a change takes its mark along: this one goes only if it never named anything.
  await removeMark(mark);
  return true;
}

/**
 * Finishes what was begun with accounts, some at a time. What the time does not suffice for is left to the next run.
 *
 * @returns how many were finished
 * @throws AggregateError of what failed, after all others: one account must not hold up the rest. Each failure is logged.
 */
export async function finishDueChanges(): Promise<number> {
  const takenUpUntil = performance.now() + takingUpMilliseconds;
  const waiting = inOrder(await allDue());
  const failures: unknown[] = [];
  let finished = 0;
  async function work(): Promise<void> {
    while (performance.now() < takenUpUntil) {
      const mark = waiting.shift();
      if (!mark) return;
      try {
        if (await finish(mark)) finished += 1;
      } catch (error) {
        failures.push(error);
        const { SK: userId, kind, changeId } = mark;
        log.error('unfinished', { userId, kind, changeId }, { error: asError(error) });
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  if (waiting.length > 0) log.warn('left', { accounts: waiting.length });
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} account changes could not be finished`);
  }
  return finished;
}
