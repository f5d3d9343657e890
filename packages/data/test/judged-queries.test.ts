import { sampleCatalogue } from '../src/catalogue.ts';
import { judgedQueries } from '../src/judged-queries.ts';

const published = new Set(
  sampleCatalogue.filter(({ status }) => status === 'published').map(({ title }) => title),
);
const places = 5;

describe('the judged queries', () => {
  test('are at least 60, of at least two of each kind, and none twice', () => {
    expect(judgedQueries.length).toBeGreaterThanOrEqual(60);
    const kinds = Map.groupBy(judgedQueries, ({ kind }) => kind);
    expect([...kinds].filter(([, queries]) => queries.length < 2)).toEqual([]);
    expect(new Set(judgedQueries.map(({ query }) => query)).size).toBe(judgedQueries.length);
  });

  test('expect every published course somewhere', () => {
    expect(new Set(judgedQueries.flatMap(({ first }) => first.flat()))).toEqual(published);
  });

  test.each(judgedQueries)('are well formed: $kind, $query', ({ query, first, nothingElse }) => {
    const titles = first.flat();
    expect(query.trim()).not.toBe('');
    expect(titles.filter((title) => !published.has(title))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
    expect(first.filter((group) => group.length === 0)).toEqual([]);
    // The last group begins within the judged places.
    expect(first.slice(0, -1).flat().length).toBeLessThan(places);
    // One that expects no course says that none is found.
    expect(titles.length > 0 || nothingElse).toBe(true);
  });
});
