import { call } from '@skillforge/testing/api-gateway';
import { startFunctionEnvironment } from '@skillforge/testing/function-environment';
import { rightPlaces } from '../src/judge.ts';
import { judgedQueries } from '../src/judged-queries.ts';
import { instructorIds, users } from './sample-cast.ts';

/** The real search over the real sample catalogue, query by query. */

const environment = await startFunctionEnvironment();
const { main } = await import('@skillforge/courses/functions/search-courses');
const { loadSample } = await import('../src/load-sample.ts');
const { table } = await import('@skillforge/core/table');

beforeAll(async () => {
  const { endpoint, tableName } = environment;
  await loadSample({
    endpoint,
    region: 'us-east-1',
    tableName,
    users,
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
