import {
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { fieldOf, type RetryingClient, type TableCall } from './table-calls.ts';

/**
 * How a call to the table may fail:
 *
 * - `conflict`: another transaction holds an item, and nothing is written. A `TransactionCanceledException` for a
 *   transaction, a `TransactionConflictException` for the write of one item; other calls cannot meet it.
 * - `throttle`: the table takes no more calls, and nothing is done.
 * - `lost-answer`: the call is done, and its answer does not come within the client's time.
 * - `lost-for-good`: the call is done, and the client gives up on its answer.
 *
 * All but the last fail an attempt of the SDK, which tries again what it always tries again: with the same request
 * token. The last fails the whole call, above the SDK's retries.
 */
export type Fault = 'conflict' | 'throttle' | 'lost-answer' | 'lost-for-good';

/** An attempt of a call, or, with `attempt: 0`, the whole call. */
export interface Attempt extends TableCall {
  /** From 1; the SDK makes more than one of a call that fails in passing. */
  attempt: number;
}

/**
 * Which attempts fail. Asked with `attempt: 0` before a call is made, when the answer `lost-for-good` counts, and then
 * before each attempt, when the others do.
 */
export type ChooseFault = (attempt: Attempt) => Fault | undefined;

/** A share of all calls that fails in each way, between 0 and 1. */
export interface FaultRates {
  /** Gives the same faults to the same calls in the same order. Without one it is picked anew. */
  seed?: number;
  rates: Partial<Record<Fault, number>>;
}

/** A fault that a call met. */
export interface MetFault {
  fault: Fault;
  command: string;
}

/** What came of a piece of work, and what it met. */
export interface Outcome<T> {
  result: T;
  met: MetFault[];
  /** Of the faults' choice, for the message of an assertion; undefined for faults of one's own choice. */
  seed: number | undefined;
}

const answerless = { httpStatusCode: 400, requestId: 'injected' };

const transactions = new Set(['TransactWriteItemsCommand', 'TransactGetItemsCommand']);
const singleWrites = new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']);

/** Whether a call can fail in this way at all. */
function canMeet(fault: Fault, { command, attempt }: Attempt): boolean {
  if ((fault === 'lost-for-good') !== (attempt === 0)) return false;
  return fault !== 'conflict' || transactions.has(command) || singleWrites.has(command);
}

/** The conflict as the table tells it: in a transaction, one of its items has it, and the others have none. */
function conflict({ command, input }: TableCall, random: () => number): Error {
  if (!transactions.has(command)) {
    return new TransactionConflictException({
      message: 'Transaction is ongoing for the item',
      $metadata: { ...answerless },
    });
  }
  const items = fieldOf(input, 'TransactItems');
  const length = Array.isArray(items) ? items.length : 1;
  const held = Math.floor(random() * length);
  const reasons = Array.from({ length }, (_, position) =>
    position === held
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons
      .map(({ Code }) => Code)
      .join(', ')}]`,
    $metadata: { ...answerless },
    CancellationReasons: reasons,
  });
}

/** A table throttles by one of two names: the one of its own limits, the other of the account's. */
function throttled(random: () => number): Error {
  const details = { message: 'Throughput exceeds the current capacity', $metadata: { ...answerless } };
  return random() < 0.5
    ? new ProvisionedThroughputExceededException(details)
    : new ThrottlingException(details);
}

/** What the SDK's request handler throws when an answer does not come in time. */
function timeout(): Error {
  const error = new Error('Connection timed out after 1500 ms (injected: the call is done)');
  error.name = 'TimeoutError';
  return error;
}

/** Numbers between 0 and 1 that look random and follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function chooseBy(rates: FaultRates['rates'], random: () => number): ChooseFault {
  const kinds: Fault[] = ['conflict', 'throttle', 'lost-answer', 'lost-for-good'];
  return (attempt) => {
    let left = random();
    for (const fault of kinds) {
      if (!canMeet(fault, attempt)) continue;
      left -= rates[fault] ?? 0;
      if (left < 0) return fault;
    }
    return undefined;
  };
}

/**
 * Makes a table's client fail as the real table does under load and the embedded one never does. Once for a client.
 *
 * `during` does a piece of work while faults happen: a share of them by chance (`{ seed, rates }`), or those that a
 * function chooses. Calls that run at the same moment come in any order: then a seed gives as many faults, but not
 * always to the same calls.
 *
 * @example
 * const faults = injectFaults(service.table);
 * const { result, met } = await faults.during({ rates: { conflict: 0.2, 'lost-answer': 0.1 } }, () => ask('createReview', …));
 *
 * @throws what the work throws; where faults came by chance, as the cause of an error that tells their seed
 */
export function injectFaults(client: RetryingClient): {
  during<T>(faults: FaultRates | ChooseFault, work: () => Promise<T>): Promise<Outcome<T>>;
} {
  let choose: ChooseFault | undefined;
  let random: () => number = () => 0;
  let met: MetFault[] = [];

  function faultOf(attempt: Attempt): Fault | undefined {
    const fault = choose?.(attempt);
    if (fault === undefined || !canMeet(fault, attempt)) return undefined;
    met.push({ fault, command: attempt.command });
    return fault;
  }

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (sent) => {
        const lost = faultOf({ command: commandName, input: sent.input, attempt: 0 });
        const answered = await next(sent);
        if (lost) throw timeout();
        return answered;
      },
    // Below whoever counts or watches calls, above the SDK's retries.
    { step: 'initialize', name: 'faultsOfCalls', priority: 'low' },
  );

  client.middlewareStack.add(
    (next, { commandName = '' }) => {
      let attempts = 0;
      return async (sent) => {
        attempts += 1;
        const call = { command: commandName, input: sent.input, attempt: attempts };
        const fault = faultOf(call);
        if (fault === 'conflict') throw conflict(call, random);
        if (fault === 'throttle') throw throttled(random);
        if (fault === undefined) return next(sent);
        // That it is refused is not learnt either.
        await next(sent).catch(() => undefined);
        throw timeout();
      };
    },
    // The SDK retries in the step before this one, and the answer has been read when it comes up to here.
    { step: 'deserialize', name: 'faultsOfAttempts', priority: 'high' },
  );

  return {
    async during(faults, work) {
      const byChance = typeof faults === 'object' ? faults : undefined;
      const seed = byChance && (byChance.seed ?? Math.floor(Math.random() * 2 ** 31));
      const mine: MetFault[] = [];
      met = mine;
      random = randomFrom(seed ?? 0);
      choose = typeof faults === 'function' ? faults : chooseBy(faults.rates, random);
      try {
        return { result: await work(), met: mine, seed };
      } catch (error) {
        if (seed === undefined) throw error;
        const list = mine.map(({ fault, command }) => `${fault} of ${command}`).join(', ');
        throw new Error(`Under the faults of seed ${seed} (${list || 'none'}): ${String(error)}`, {
          cause: error,
        });
      } finally {
        choose = undefined;
      }
    },
  };
}
