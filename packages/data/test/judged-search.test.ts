import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { rightPlaces } from '../src/judge.ts';
import { judgedQueries } from '../src/judged-queries.ts';
import type { SampleInstructor } from '../src/sample.ts';
import { sampleInstructors } from '../src/sample-instructors.ts';

/** The real search over the real sample catalogue, query by query. */

const environment = await startFunctionEnvironment();
const { main } = await import('@skillforge/courses/functions/search-courses');
const { loadSampleCatalogue } = await import('../src/load-sample-catalogue.ts');
const { table } = await import('@skillforge/core/table');

beforeAll(async () => {
  const { endpoint, tableName } = environment;
  const instructorIds: Record<SampleInstructor, string> = {
    amara: 'amara',
    kenji: 'kenji',
    lucia: 'lucia',
    omar: 'omar',
    ingrid: 'ingrid',
  };
  await loadSampleCatalogue({
    endpoint,
    region: 'us-east-1',
    tableName,
    users: Object.entries(sampleInstructors).map(([userId, names]) => ({
      userId,
      role: 'instructor' as const,
      ...names,
    })),
    instructorIds,
    putMedia: async () => {},
  });
});
afterAll(async () => {
  table.destroy();
  await environment.stop();
});

test.each(judgedQueries)('$kind: $query', async ({ query, first, nothingElse }) => {
  const { status, body } = await call(main, { path: '/courses/search', query: { query } });
  expect(status).toBe(200);
  const found: string[] = body.items.map(({ title }: { title: string }) => title);
  const { right, possible } = rightPlaces(first, found);
  // Shows the titles where the count alone would not say which are wrong.
  expect({ right, found }).toEqual({ right: possible, found });
  if (nothingElse) expect(found.toSorted()).toEqual(first.flat().toSorted());
});
