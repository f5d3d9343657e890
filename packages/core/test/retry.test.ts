const { jest: jestOfThisFile } = import.meta;

/** The pauses that were asked for, in milliseconds. Nobody waits for them. */
const pauses: number[] = [];
jestOfThisFile.unstable_mockModule('node:timers/promises', () => ({
  setTimeout: async (milliseconds: number) => {
    pauses.push(milliseconds);
  },
}));

const { pauseBeforeRetry } = await import('../src/retry.ts');
const { ServiceUnavailableError } = await import('../src/errors.ts');

beforeEach(() => {
  pauses.length = 0;
});
afterEach(() => jestOfThisFile.restoreAllMocks());

async function pausesWith(luck: number, attempts: number[]): Promise<number[]> {
  jestOfThisFile.spyOn(Math, 'random').mockReturnValue(luck);
  for (const attempt of attempts) await pauseBeforeRetry(attempt, new Error('busy'));
  return pauses.splice(0);
}

test('the bound of the pauses doubles with each attempt, up to 400 ms', async () => {
  expect(await pausesWith(1, [1, 2, 3, 4, 5])).toEqual([50, 100, 200, 400, 400]);
});

test('a pause is anything from nothing to its bound, so that who collided does not come back together', async () => {
  expect(await pausesWith(0, [1, 5])).toEqual([0, 0]);
  expect(await pausesWith(0.5, [1, 5])).toEqual([25, 200]);
});

test('the last attempt is not followed by another: it is a 503 that keeps its cause', async () => {
  const cause = new Error('busy');
  await expect(pauseBeforeRetry(6, cause)).rejects.toThrow(ServiceUnavailableError);
  await expect(pauseBeforeRetry(6, cause)).rejects.toMatchObject({ status: 503, cause });
  expect(pauses).toEqual([]);
});

test('a caller may say how many attempts there are at most', async () => {
  await expect(pauseBeforeRetry(11, new Error('busy'), 12)).resolves.toBeUndefined();
  await expect(pauseBeforeRetry(12, new Error('busy'), 12)).rejects.toThrow(ServiceUnavailableError);
});
