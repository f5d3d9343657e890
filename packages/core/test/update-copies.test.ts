import { startFunctionEnvironment } from '@skillforge/testing/function-environment';

/** An update keeps a value under another name before it changes it. */

const environment = await startFunctionEnvironment();
const { getItem, putItem, table, updateItem } = await import('../src/table.ts');

afterAll(async () => {
  table.destroy();
  await environment.stop();
});

const key = { PK: 'things', SK: 'one' };
const stored = () => getItem(key, { consistent: true });
const report = { position: 1, by: 'a' };
beforeEach(() => {
  const item = { ...key, report };
  return putItem(item);
});

test('a copy is what was there before, though the same update changes it', async () => {
  const { done } = await updateItem(key, {
    copy: { before: 'report' },
    set: { 'report.position': 2, 'report.by': 'b' },
  });
  expect(done).toBe(true);
  expect(await stored()).toEqual({
    ...key,
    report: { position: 2, by: 'b' },
    before: report,
  });
});

test('nothing is copied where the condition fails', async () => {
  const refused = await updateItem(key, { copy: { before: 'report' }, onlyIf: { 'report.by': 'nobody' } });
  expect(refused).toEqual({ done: false, stored: { ...key, report } });
  expect(await stored()).not.toHaveProperty('before');
});
