import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Key } from '@skillforge/core/keys';
import type { CourseCard } from '@skillforge/courses/course';
import { sampleCatalogue } from '@skillforge/data/catalogue';
import { judgedPlaces, rightPlaces } from '@skillforge/data/judge';
import { type JudgedQuery, judgedQueries } from '@skillforge/data/judged-queries';
import { sampleInstructors } from '@skillforge/data/sample-instructors';
import { writeItems } from '@skillforge/data/write-items';
import { call } from '@skillforge/testing/api-gateway';
import { capacityMeter } from '@skillforge/testing/capacity-meter';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { mixedCourses } from './mixed-courses.ts';

/**
 * Prints how good the search is, and what it costs, with `pnpm bench:search`: the precision of the first five, read
 * units and round trips, over the sample catalogue and with it among 1,000, 10,000 and 100,000 courses.
 *
 * Over the sample, the right answers are those judged by people. In the larger catalogues, whose other courses are mixed
 * from the sample's own words, they are what the rules give when all courses are looked at. Ends with 1 when a judged
 * query fails in the sample, or a page costs more than it may.
 */
const sizes = [1_000, 10_000, 100_000] as const;
const mostReadUnits = 6;
const run = promisify(execFile);

interface Figures {
  courses: number;
  queries: number;
  /** Mean over the queries of: right ones among the first five, of as many as there could be. */
  precision: number;
  allRight: number;
  readUnits: { mean: number; most: number };
  roundTrips: number;
  entriesPerCourse: number;
  failed: string[];
}

async function measure(size: number): Promise<Figures> {
  const environment = await startFunctionEnvironment({ variables: { VERIFY_RESPONSES: 'false' } });
  try {
    // These read their settings while they load.
    const { buildSampleCourse } = await import('@skillforge/data/sample-courses');
    const { withFigures } = await import('@skillforge/data/course-items');
    const { cardOf } = await import('@skillforge/courses/course-items');
    const entries = await import('@skillforge/courses/search/entries');
    const { queryWordsOf } = await import('@skillforge/courses/search/words');
    const { lookupsOf } = await import('@skillforge/courses/search/search');
    const { searchPartition, searchRank } = await import('@skillforge/core/keys');
    const { table } = await import('@skillforge/core/table');
    const { main } = await import('@skillforge/courses/functions/search-courses');

    const samples = sampleCatalogue
      .filter(({ status }) => status === 'published')
      .map((sample) =>
        cardOf(
          withFigures(
            buildSampleCourse(sample, (key) => ({
              userId: key,
              displayName: sampleInstructors[key].displayName,
            })).course,
            sample.audience?.learners ?? 0,
            [0, 0, 0, 0, 0],
          ),
        ),
      );
    const asked = judgedQueries.map((judged) => ({ judged, words: queryWordsOf(judged.query) }));
    // No query reads any other partition: a hundred thousand courses have twenty million entries.
    const partitions = new Set(asked.flatMap(({ words }) => lookupsOf(words).flat()).map(searchPartition));
    const ideal = new Map<JudgedQuery, { rank: string; courseId: string }[]>(
      judgedQueries.map((judged) => [judged, []]),
    );
    const written = { courses: 0, entries: 0 };

    function* items(): Generator<Key> {
      for (const card of [...samples, ...mixedCourses(samples, Math.max(0, size - samples.length))]) {
        const words = entries.courseWords(card);
        for (const { judged, words: wanted } of asked) {
          const isIn = (where: string[]) => (word: string) => entries.beginsAny(word, where);
          if (!wanted.every((word) => isIn(words.title)(word) || isIn(words.other)(word))) continue;
          const outside = wanted.filter((word) => !isIn(words.title)(word)).length;
          const rank = searchRank(outside, entries.popularityOf(card), '');
          ideal.get(judged)?.push({ rank, courseId: card.courseId });
        }
        const row = entries.rowOf(card);
        const keys = entries.keysOf(card.courseId, entries.standingOf(card));
        written.courses += 1;
        written.entries += keys.length;
        for (const key of keys) if (partitions.has(key.PK)) yield { ...key, ...{ row } };
      }
    }
    const { endpoint, tableName } = environment;
    await writeItems({ endpoint, region: 'us-east-1', tableName }, items());

    const metered = capacityMeter(table);
    const figures: Figures = {
      courses: written.courses,
      queries: asked.length,
      precision: 0,
      allRight: 0,
      readUnits: { mean: 0, most: 0 },
      roundTrips: 0,
      entriesPerCourse: Math.round(written.entries / written.courses),
      failed: [],
    };
    for (const { judged } of asked) {
      const { result, cost } = await metered(() =>
        call(main, { path: '/courses/search', query: { query: judged.query } }),
      );
      const found: CourseCard[] = result.body.items;
      const groups = size === 0 ? judged.first : idealGroups(ideal.get(judged) ?? []);
      const name = size === 0 ? ({ title }: CourseCard) => title : ({ courseId }: CourseCard) => courseId;
      const { right, possible } = rightPlaces(groups, found.map(name));
      const tooMany = size === 0 && judged.nothingElse && found.length > groups.flat().length;
      const isRight = right === possible && !tooMany;
      figures.precision += (possible === 0 ? Number(isRight) : right / possible) / asked.length;
      if (isRight) figures.allRight += 1;
      else figures.failed.push(judged.query);
      figures.readUnits.mean += cost.readUnits / asked.length;
      figures.readUnits.most = Math.max(figures.readUnits.most, cost.readUnits);
      figures.roundTrips = Math.max(figures.roundTrips, cost.roundTrips);
    }
    return figures;
  } finally {
    await environment.stop();
  }
}

/** The best five and whatever stands equal to the fifth, grouped by rank. */
function idealGroups(matching: { rank: string; courseId: string }[]): string[][] {
  const sorted = matching.toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  const last = sorted[judgedPlaces - 1]?.rank ?? sorted.at(-1)?.rank ?? '';
  const best = sorted.filter(({ rank }) => rank <= last);
  return [...Map.groupBy(best, ({ rank }) => rank).values()].map((group) =>
    group.map(({ courseId }) => courseId),
  );
}

async function measureApart(size: number): Promise<Figures> {
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.url), String(size)], {
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

const [, , only] = process.argv;
if (only !== undefined) {
  console.log(JSON.stringify(await measure(Number(only))));
} else {
  const columns = ['courses', 'precision@5', 'all right', 'RCU mean', 'RCU most', 'trips', 'entries each'];
  console.log(columns.map((name) => name.padStart(13)).join(''));
  for (const size of [0, ...sizes]) {
    const figures = await measureApart(size);
    const { courses, precision, allRight, queries, readUnits, roundTrips, entriesPerCourse } = figures;
    const cells = [
      String(courses),
      precision.toFixed(3),
      `${allRight} of ${queries}`,
      readUnits.mean.toFixed(2),
      readUnits.most.toFixed(2),
      String(roundTrips),
      String(entriesPerCourse),
    ];
    console.log(cells.map((cell) => cell.padStart(13)).join(''));
    if (figures.failed.length > 0) console.log(`  not all right: ${figures.failed.join(' | ')}`);
    if (size === 0 && figures.failed.length > 0) process.exitCode = 1;
    if (readUnits.most > mostReadUnits || roundTrips > 1) process.exitCode = 1;
  }
  console.log(`one round trip and ${mostReadUnits} read units each, at most`);
}
