import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateItems } from '@skillforge/data/generate';
import { writeItems } from '@skillforge/data/write-items';
import { call } from '@skillforge/testing/api-gateway';
import { capacityMeter } from '@skillforge/testing/capacity-meter';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';

/**
 * Prints what a page of 20 costs in a catalogue of 1,000 and of 100,000 courses, in read units and round trips, and
 * the ratio: `pnpm bench:scale`. Ends with 1 when a page grows dearer with the catalogue.
 */
const sizes = [1_000, 100_000] as const;
const mostRatio = 1.1;
const pages = 10;
const run = promisify(execFile);

const lists: Record<string, Record<string, string>> = {
  newest: { sort: 'newest' },
  popular: { sort: 'popular' },
  'top-rated': { sort: 'top-rated' },
  'newest in a category': { sort: 'newest', category: 'category-3' },
  'popular in a category': { sort: 'popular', category: 'category-3' },
};

interface Cost {
  readUnits: number;
  roundTrips: number;
}

/** Mean cost of the first pages of each list, in a catalogue of that size. */
async function measure(courses: number): Promise<Record<string, Cost>> {
  const environment = await startFunctionEnvironment({ variables: { VERIFY_RESPONSES: 'false' } });
  try {
    const { endpoint, tableName } = environment;
    await writeItems({ endpoint, region: 'us-east-1', tableName }, generateItems({ courses, seed: 1 }));
    const { main } = await import('@skillforge/courses/functions/list-courses');
    const { table } = await import('@skillforge/core/table');
    const metered = capacityMeter(table);
    const costs: Record<string, Cost> = {};
    for (const [name, query] of Object.entries(lists)) {
      const total = { readUnits: 0, roundTrips: 0 };
      let cursor: string | undefined;
      for (let page = 0; page < pages; page++) {
        const { result, cost } = await metered(() =>
          call(main, { path: '/courses', query: { ...query, limit: '20', ...(cursor ? { cursor } : {}) } }),
        );
        if (result.body.items.length !== 20)
          throw new Error(`A page of ${name} holds ${result.body.items.length}`);
        total.readUnits += cost.readUnits / pages;
        total.roundTrips += cost.roundTrips / pages;
        cursor = result.body.nextCursor;
      }
      costs[name] = total;
    }
    return costs;
  } finally {
    await environment.stop();
  }
}

async function measureApart(courses: number): Promise<Record<string, Cost>> {
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.url), String(courses)]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

const [, , only] = process.argv;
if (only) {
  console.log(JSON.stringify(await measure(Number(only))));
} else {
  const [small, large] = [await measureApart(sizes[0]), await measureApart(sizes[1])];
  console.log(
    `${'page of 20'.padEnd(24)}${sizes.map((size) => `RCU at ${size}`.padStart(16)).join('')}${'ratio'.padStart(8)}`,
  );
  for (const name of Object.keys(lists)) {
    const [a, b] = [small[name], large[name]];
    if (!a || !b) throw new Error(`No figures for ${name}`);
    const ratio = b.readUnits / a.readUnits;
    if (ratio > mostRatio || b.roundTrips > 1) process.exitCode = 1;
    console.log(
      `${name.padEnd(24)}${a.readUnits.toFixed(2).padStart(16)}${b.readUnits.toFixed(2).padStart(16)}${ratio.toFixed(2).padStart(8)}`,
    );
  }
  console.log(`one round trip each; the ratio may be ${mostRatio} at most`);
}
