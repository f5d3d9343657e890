const { jest: jestOfThisFile } = import.meta;

/** The pauses that were asked for, in milliseconds. Nobody waits for them. */
const pauses: number[] = [];
jestOfThisFile.unstable_mockModule('node:timers/promises', () => ({
  setTimeout: async (milliseconds: number) => {
    pauses.push(milliseconds);
  },
}));

const { pauseBeforeRetry, untilWon } = await import('../src/retry.ts');
const { LostRaceError, ServiceUnavailableError } = await import('../src/errors.ts');

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

describe('work that others may come before', () => {
  /** Work that finds so many times that what it read has changed. */
  function losing(times: number) {
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      if (attempts <= times) throw new LostRaceError();
    };
    return { work, attempts: () => attempts };
  }

  test('is done once, without a pause, when nobody does', async () => {
    const { work, attempts } = losing(0);
    await untilWon(work);
    expect([attempts(), pauses]).toEqual([1, []]);
  });

  test('is begun again after each time, with a pause before', async () => {
    const { work, attempts } = losing(3);
    await untilWon(work);
    expect(attempts()).toBe(4);
    expect(pauses).toHaveLength(3);
  });

  test('is done a dozen times at most; then it is a 503 that says why', async () => {
    const { work, attempts } = losing(99);
    await expect(untilWon(work)).rejects.toMatchObject({ status: 503, cause: expect.any(LostRaceError) });
    expect(attempts()).toBe(12);
    const last = losing(11);
    await untilWon(last.work);
    expect(last.attempts()).toBe(12);
  });

  test('fails at once with any other error', async () => {
    let attempts = 0;
    const failing = untilWon(async () => {
      attempts += 1;
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect([attempts, pauses]).toEqual([1, []]);
  });
});
