import type { StreamSettings } from '../functions-config.ts';

/** A change of the table in the form that Lambda hands to a function. */
export interface StreamRecord {
  eventID: string;
  eventName: string;
  eventVersion: string;
  eventSource: string;
  eventSourceARN: string;
  awsRegion: string;
  dynamodb: {
    /** Seconds since 1970. */
    ApproximateCreationDateTime: number;
    Keys: unknown;
    NewImage?: unknown;
    OldImage?: unknown;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
}

/** Why a batch was given up. */
export type GivenUp = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface Delivery {
  /** Calls the function with a batch. @returns what it answered. @throws when it failed. */
  invoke(records: StreamRecord[]): Promise<unknown>;
  /** Takes a batch that was given up. */
  onDeadLetter(records: StreamRecord[], condition: GivenUp, attempts: number, error: unknown): Promise<void>;
  /** Told of each failure before the next attempt. */
  onFailure?(records: StreamRecord[], attempts: number, error: unknown): void;
  /** Waits before the next attempt. */
  pause(attempts: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Hands a batch to a function until every record of it is done with: taken, or given up as the settings say.
 *
 * The rules are Lambda's for streams. A failing batch is tried again as a whole; with bisecting it is split in two
 * halves first, which uses up no attempt. With partial answers everything before the first failed record counts as
 * taken. Order is kept: nothing after a failed record is handed over before that one is done with.
 */
export async function deliver(
  records: StreamRecord[],
  settings: StreamSettings,
  delivery: Delivery,
): Promise<void> {
  // What is still to be handed over, first in order, each with the attempts that have failed so far.
  const waiting: { records: StreamRecord[]; failed: number; error: unknown }[] = [
    { records, failed: 0, error: undefined },
  ];
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    const { failed, error } = batch;
    const young = batch.records.filter((record) => !isTooOld(record, settings, delivery.now()));
    const old = batch.records.filter((record) => !young.includes(record));
    if (old.length > 0) await delivery.onDeadLetter(old, 'RecordAgeExceeded', failed, error);
    if (young.length === 0) continue;

    const outcome = await attempt(young, settings, delivery);
    if (!outcome) continue;
    const { remaining, error: reason } = outcome;
    // Attempts count for a batch: one that starts at another record has failed once.
    const attempts = remaining.length < young.length ? 1 : failed + 1;
    delivery.onFailure?.(remaining, attempts, reason);
    if (settings.bisectBatchOnFunctionError && remaining.length > 1) {
      const half = Math.ceil(remaining.length / 2);
      waiting.unshift(
        { records: remaining.slice(0, half), failed: 0, error: reason },
        { records: remaining.slice(half), failed: 0, error: reason },
      );
    } else if (settings.maximumRetryAttempts >= 0 && attempts > settings.maximumRetryAttempts) {
      await delivery.onDeadLetter(remaining, 'RetryAttemptsExhausted', attempts, reason);
      continue;
    } else {
      waiting.unshift({ records: remaining, failed: attempts, error: reason });
    }
    await delivery.pause(attempts);
  }
}

/** @returns undefined when all was taken, else what has to be tried again and why. */
async function attempt(
  records: StreamRecord[],
  settings: StreamSettings,
  delivery: Delivery,
): Promise<{ remaining: StreamRecord[]; error: unknown } | undefined> {
  let answer: unknown;
  try {
    answer = await delivery.invoke(records);
  } catch (error) {
    return { remaining: records, error };
  }
  if (!settings.reportBatchItemFailures) return undefined;
  const failures = failuresIn(answer);
  if (failures.length === 0) return undefined;
  const positions = failures.map((failure) =>
    records.findIndex((record) => record.dynamodb.SequenceNumber === failure),
  );
  // An identifier that is none of the batch's makes the whole batch a failure.
  const first = Math.max(0, Math.min(...positions));
  return {
    remaining: records.slice(first),
    error: new Error(`The function reported ${failures.length} of ${records.length} records as failed.`),
  };
}

function failuresIn(answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null || !('batchItemFailures' in answer)) return [];
  const { batchItemFailures } = answer;
  if (!Array.isArray(batchItemFailures)) return [];
  return batchItemFailures.map((failure: { itemIdentifier?: unknown } | null) => failure?.itemIdentifier);
}

function isTooOld(record: StreamRecord, settings: StreamSettings, now: number): boolean {
  const { maximumRecordAgeInSeconds: most } = settings;
  return most >= 0 && now / 1000 - record.dynamodb.ApproximateCreationDateTime > most;
}
