import { ServiceUnavailableError } from '../src/errors.ts';
import { pauseBeforeRetry } from '../src/retry.ts';

const { jest: jestOfThisFile } = import.meta;

afterEach(() => jestOfThisFile.restoreAllMocks());

async function pauseOf(attempt: number, luck: number): Promise<number> {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(luck);
  const startedAt = performance.now();
  await pauseBeforeRetry(attempt, new Error('busy'));
  return performance.now() - startedAt;
}

test('the pause is anything from nothing to its bound, so that who collided together does not come back together', async () => {
  expect(await pauseOf(5, 0)).toBeLessThan(40);
  const half = await pauseOf(2, 0.5);
  expect(half).toBeGreaterThanOrEqual(45);
  expect(half).toBeLessThan(95);
});

test('the bound doubles with each attempt, up to 400 ms', async () => {
  const pauses = await Promise.all([1, 2, 3, 4, 5].map((attempt) => pauseOf(attempt, 1)));
  for (const [at, bound] of [50, 100, 200, 400, 400].entries()) {
    expect(pauses[at]).toBeGreaterThanOrEqual(bound - 5);
    expect(pauses[at]).toBeLessThan(bound + 95);
  }
});

test('the last attempt is not followed by another: it is a 503 that keeps its cause', async () => {
  const cause = new Error('busy');
  await expect(pauseBeforeRetry(6, cause)).rejects.toThrow(ServiceUnavailableError);
  await expect(pauseBeforeRetry(6, cause)).rejects.toMatchObject({ status: 503, cause });
});

test('a caller may say how many attempts there are at most', async () => {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(0);
  await expect(pauseBeforeRetry(11, new Error('busy'), 12)).resolves.toBeUndefined();
  await expect(pauseBeforeRetry(12, new Error('busy'), 12)).rejects.toThrow(ServiceUnavailableError);
});
