import { setTimeout as delay } from 'node:timers/promises';
import { clientOf } from './client.ts';
import { publish, publishableCourse } from './courses.ts';
import { eventually } from './eventually.ts';
import { stackOfThisFile } from './running-stack.ts';
import { cardsIn, courseIn } from './shapes.ts';
import { signInDemo } from './sign-in.ts';

const stack = stackOfThisFile({ sample: true });
const call = clientOf(() => stack.info.apiUrl);

async function search(query: string, more: Record<string, string> = {}) {
  return cardsIn(await call('GET', '/courses/search', { query: { query, ...more } }));
}
const idsOf = async (query: string) => (await search(query)).items.map(({ courseId }) => courseId);

const isFound = (courseId: string) => (ids: string[]) => ids.includes(courseId);

test('the sample catalogue is found in its own scripts, without regard to case and accents', async () => {
  const firstTitles = async (query: string) => (await search(query)).items.map(({ title }) => title)[0];
  expect(await firstTitles('sql cafe')).toMatch(/^SQL Café/);
  expect(await firstTitles('FRANÇAIS quotidien')).toMatch(/^Le français/);
  expect(await firstTitles('البيانات')).toMatch(/البيانات/);
  expect(await firstTitles('変更履歴')).toMatch(/変更履歴/);
});

test('a page leads to the next, until all is found, and each course is found once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search('a', { limit: '3', ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ courseId }) => courseId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(seen.length).toBeGreaterThan(10);
  expect(new Set(seen).size).toBe(seen.length);
});

test('a course that is renamed in a storm of searches is under its new name within two seconds, and under one', async () => {
  const { accessToken: token } = await signInDemo(stack.info, 'amara');
  const { courseId } = await publishableCourse(call, token, { title: 'Zanzibar weaving' });
  await publish(call, token, courseId);
  expect(await eventually(() => idsOf('zanzibar weaving'), isFound(courseId), 5_000)).toContain(courseId);

  /** What each search saw: when it began and ended, and whether the course was among what it found. */
  const seen: { name: string; began: number; ended: number; found: boolean }[] = [];
  let isOver = false;
  const searcher = async (name: string) => {
    while (!isOver) {
      const began = performance.now();
      const found = isFound(courseId)(await idsOf(name));
      seen.push({ name, began, ended: performance.now(), found });
    }
  };
  const [before, after] = ['zanzibar weaving', 'yukon carving'];
  const storm = [before, after].flatMap((name) => Array.from({ length: 6 }, () => searcher(name)));
  await delay(300);
  await call('PUT', `/courses/${courseId}`, { token, body: { title: 'Yukon carving' } }).then(courseIn);
  const renamed = performance.now();
  await delay(3_000);
  isOver = true;
  await Promise.all(storm);

  expect(seen.length).toBeGreaterThan(200);
  const lastOld = Math.max(
    ...seen.filter(({ name, found }) => name === before && found).map((one) => one.began),
  );
  const firstNew = Math.min(
    ...seen.filter(({ name, found }) => name === after && found).map((one) => one.ended),
  );
  expect(firstNew - renamed).toBeLessThan(2_000);
  expect(lastOld - firstNew).toBeLessThan(2_000);
  const late = seen.filter(({ began }) => began > renamed + 2_000);
  expect(late.length).toBeGreaterThan(20);
  expect(late.every(({ name, found }) => found === (name === after))).toBe(true);
});

test('a course leaves the search when it is taken out of the catalogue, and comes back with it', async () => {
  const { accessToken: token } = await signInDemo(stack.info, 'amara');
  const { courseId } = await publishableCourse(call, token, { title: 'Quokka watching' });
  const seen = () => idsOf('quokka');
  const isGone = (ids: string[]) => !ids.includes(courseId);
  expect(await seen()).toEqual([]);
  for (const action of ['publish', 'unpublish', 'publish', 'archive', 'publish']) {
    courseIn(await call('POST', `/courses/${courseId}/${action}`, { token }));
    const isThere = action === 'publish' ? isFound(courseId) : isGone;
    expect(isThere(await eventually(seen, isThere, 5_000))).toBe(true);
  }
  expect((await call('DELETE', `/courses/${courseId}`, { token })).status).toBe(202);
  expect(await eventually(seen, isGone, 5_000)).toEqual([]);
});
