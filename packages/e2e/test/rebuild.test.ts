import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { searchPrefix } from '@skillforge/core/keys';
import { clientOf } from './client.ts';
import { stackOfThisFile } from './running-stack.ts';
import { cardsIn } from './shapes.ts';
import { allItems, withTable } from './table.ts';
import { openProjections } from './wholeness.ts';

const run = promisify(execFile);
const command = fileURLToPath(new URL('../../operations/src/rebuild-projections.ts', import.meta.url));
const stack = stackOfThisFile({ sample: true });
const call = clientOf(() => stack.info.apiUrl);

/** `pnpm projections:rebuild` as somebody at a terminal gives it. */
const rebuild = () =>
  run(process.execPath, [command], { env: { ...process.env, SKILLFORGE_DATA: stack.dataDir } });

test('what was lost of the search is found again after the command, and nothing else has changed', async () => {
  const before = await allItems(stack.info);
  const entries = before.filter(({ PK }) => String(PK).startsWith(searchPrefix));
  const lost = entries.filter((_, at) => at % 10 === 0).slice(0, 500);
  await withTable(stack.info, async (table) => {
    for (let from = 0; from < lost.length; from += 25) {
      const requests = lost
        .slice(from, from + 25)
        .map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }));
      await table.send(new BatchWriteCommand({ RequestItems: { [stack.info.tableName]: requests } }));
    }
  });
  expect(openProjections(await allItems(stack.info)).length).toBe(lost.length);

  const { stdout } = await rebuild();
  expect(stdout).toMatch(/^52 courses and 5 names looked at, 0 stray entries removed\.$/m);
  expect(openProjections(await allItems(stack.info))).toEqual([]);
  const found = cardsIn(await call('GET', '/courses/search', { query: { query: 'sql cafe' } }));
  expect(found.items.map(({ title }) => title)).toEqual([expect.stringMatching(/^SQL Café/)]);

  const again = await rebuild();
  expect(again.stdout).toMatch(/^52 courses and 5 names looked at, 0 stray entries removed\.$/m);
});
