import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { Presets, SingleBar } from 'cli-progress';
import { UsageError, useStage } from './stage.ts';

/** `pnpm projections:rebuild [--stage <name>] [--region <name>] [--from-start]`: see docs/rebuilding-projections.md. */
async function main(): Promise<void> {
  const { name, tableName, dataDir, fromStart } = useStage(process.argv.slice(2));
  const { table } = await import('@skillforge/core/table');
  const { rebuildProjections } = await import('./rebuild.ts');
  const file = join(dataDir, `rebuild-${tableName}.json`);
  if (fromStart) await rm(file, { force: true });
  if (existsSync(file))
    console.log('Going on from where an earlier run was cut short (--from-start begins anew).');
  // Counted by the table every few hours only: good enough for a bar.
  const { Table } = await table.send(new DescribeTableCommand({ TableName: tableName }));
  const expected = Table?.ItemCount ?? 0;
  const bar = new SingleBar(
    { format: `${name} {bar} {value} of about {total} items, {eta_formatted} to go`, noTTYOutput: true },
    Presets.shades_classic,
  );
  bar.start(expected, 0);
  const rebuilt = await rebuildProjections(file, (done) => {
    if (done > bar.getTotal()) bar.setTotal(done);
    bar.update(done);
  });
  bar.stop();
  const { courses, instructors, strays, failures } = rebuilt;
  console.log(`${courses} courses and ${instructors} names looked at, ${strays} stray entries removed.`);
  for (const { what, error } of failures) console.error(`${what}: ${error}`);
  if (failures.length > 0) {
    console.error(`${failures.length} could not be looked at; run the command again.`);
    process.exitCode = 1;
  }
  table.destroy();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
