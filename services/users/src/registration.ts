import { untilWon } from '@skillforge/core/retry';
import { accountOf } from './first-use.ts';

/** Makes somebody's account, unless they have one: then it costs one read. */
export function register(userId: string): Promise<void> {
  return untilWon(async () => {
    await accountOf(userId);
  });
}
