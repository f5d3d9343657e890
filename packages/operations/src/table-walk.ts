import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '@skillforge/core/keys';

/** How far a walk over the whole table has come. */
interface Progress {
  /** For each segment the key after which it goes on; null when it is through. */
  segments: (Key | null | 'from the start')[];
  done: number;
  /** What could not be looked at: it is tried once more at the end. */
  failed: Key[];
  /** ISO 8601. */
  startedAt: string;
}

const segmentCount = 4;

/** What was looked at longer ago may have been looked at by another version, or have changed since. */
const longestWalk = 24 * 60 * 60 * 1000;

async function readProgress(file: string, now: Date): Promise<Progress> {
  const fresh: Progress = {
    segments: Array(segmentCount).fill('from the start'),
    done: 0,
    failed: [],
    startedAt: now.toISOString(),
  };
  try {
    const kept: Progress = { ...fresh, ...JSON.parse(await readFile(file, 'utf8')) };
    return now.getTime() - Date.parse(kept.startedAt) < longestWalk ? kept : fresh;
  } catch {
    return fresh;
  }
}

async function keepProgress(file: string, progress: Progress): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(progress));
  await rename(`${file}.new`, file);
}

/**
 * Shows every key of the table to `look`, some at a time. Whoever is cut short goes on from where they were, within a
 * day: what was shown last may be shown again.
 *
 * @param file what remembers how far it has come; gone when all has been shown
 * @param look answers the keys that it has failed with, and does not throw: these are shown once more at the end
 */
export async function walkTable(
  file: string,
  look: (keys: Key[]) => Promise<Key[]>,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const { table, tableName } = await import('@skillforge/core/table');
  const progress = await readProgress(file, new Date());
  onProgress(progress.done);
  let keeping = Promise.resolve();
  const walkSegment = async (segment: number) => {
    for (let at = progress.segments[segment]; at !== null && at !== undefined; ) {
      const { Items = [], LastEvaluatedKey } = await table.send(
        new ScanCommand({
          TableName: tableName,
          Segment: segment,
          TotalSegments: segmentCount,
          Limit: 500,
          ProjectionExpression: 'PK, SK',
          ...(at === 'from the start' ? {} : { ExclusiveStartKey: at }),
        }),
      );
      const keyOf = (item: Record<string, unknown>) => ({ PK: String(item.PK), SK: String(item.SK) });
      progress.failed.push(...(await look(Items.map(keyOf))));
      at = LastEvaluatedKey ? keyOf(LastEvaluatedKey) : null;
      progress.segments[segment] = at;
      progress.done += Items.length;
      onProgress(progress.done);
      keeping = keeping.then(() => keepProgress(file, progress));
      await keeping;
    }
  };
  // One that fails does not stop the others: what they have looked at need not be looked at again.
  const walks = await Promise.allSettled(progress.segments.map((_, segment) => walkSegment(segment)));
  const failure = walks.find((walk) => walk.status === 'rejected');
  if (failure) throw failure.reason;
  await look(progress.failed);
  await rm(file, { force: true });
}
