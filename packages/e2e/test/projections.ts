import { deadLetterFile, readLetters } from '@skillforge/local/dead-letters';
import type { LocalInfo } from '@skillforge/local/local-info';
import { eventually } from './eventually.ts';
import { allItems } from './table.ts';
import { openProjections } from './wholeness.ts';

const caughtUpWithinMs = 30_000;

/** Expects that the listings and the search are soon those of the courses. */
export async function expectProjected(
  table: Pick<LocalInfo, 'dynamodbEndpoint' | 'tableName'>,
): Promise<void> {
  const open = await eventually(
    async () => openProjections(await allItems(table)),
    (flaws) => flaws.length === 0,
    caughtUpWithinMs,
  );
  expect(open).toEqual([]);
}

/** Expects that, and that no record and no event was given up. */
export async function expectCaughtUp(
  table: Pick<LocalInfo, 'dynamodbEndpoint' | 'tableName'>,
  dataDir: string,
): Promise<void> {
  await expectProjected(table);
  expect(await readLetters(deadLetterFile(dataDir))).toEqual([]);
}
