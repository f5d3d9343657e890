/** A dead letter: what a function was given and did not take. */
export interface Letter {
  id: string;
  /** `events`, `users` … */
  service: string;
  /** The function to be called again, as whoever calls it names it. */
  functionName: string;
  /** The function as a person calls it: `publish-events`. */
  shortName: string;
  /** ISO 8601; when it was set aside. */
  setAsideAt: string;
  /** Why it was given up: `RetriesExhausted: …`. */
  reason: string;
  /** What it is about, for a person. */
  about: string;
  /**
   * What the function is to be called with.
   *
   * @throws GoneError when it cannot be had any more
   */
  payload(): Promise<object>;
}

/** What a letter is about cannot be had any more: the stream keeps its records for 24 hours. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** The place where a stage's dead letters are. */
export interface LetterBox {
  /** All letters that are there now, the oldest first; of one service, or of all. */
  take(service: string | undefined): Promise<Letter[]>;
  /** @throws Error when the function failed */
  invoke(functionName: string, payload: object): Promise<unknown>;
  /** The letter is done with. */
  settle(letter: Letter): Promise<void>;
  /** The letter stays, for everybody to see. */
  giveBack(letter: Letter): Promise<void>;
}

export interface Replayed {
  taken: Letter[];
  /** They stay, each for its reason. */
  kept: { letter: Letter; error: Error }[];
}

/**
 * Calls each function again with what it did not take. A letter is done with only when the function has taken all of it;
 * the others stay where they are.
 *
 * @param tell is told of each letter as it is done
 */
export async function replay(
  box: LetterBox,
  service: string | undefined,
  tell: (letter: Letter, error?: Error) => void,
): Promise<Replayed> {
  const replayed: Replayed = { taken: [], kept: [] };
  for (const letter of await box.take(service)) {
    try {
      throwForFailures(await box.invoke(letter.functionName, await letter.payload()));
      await box.settle(letter);
      replayed.taken.push(letter);
      tell(letter);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      await box.giveBack(letter);
      replayed.kept.push({ letter, error });
      tell(letter, error);
    }
  }
  return replayed;
}

/** A reader of the stream reports the records that it failed with. */
function throwForFailures(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('batchItemFailures' in answer)) return;
  const { batchItemFailures } = answer;
  if (!Array.isArray(batchItemFailures) || batchItemFailures.length === 0) return;
  throw new Error(`the function failed again with ${batchItemFailures.length} of the records`);
}
