import { setTimeout as delay } from 'node:timers/promises';
import type { BusEvent, EventLog, LoggedEvent } from '@skillforge/embedded/event-log';
import { addLetter } from '../dead-letters.ts';
import type { LocalFunction } from '../functions-config.ts';
import type { Checkpoints } from '../streams/checkpoints.ts';
import { passes } from '../streams/filter-pattern.ts';

export interface DeliveryOptions {
  log: EventLog;
  checkpoints: Checkpoints;
  deadLetterFile: string;
  /** @throws Error when the function failed, TypeError when nobody answers */
  invoke(functionName: string, event: BusEvent, signal: AbortSignal): Promise<unknown>;
  report(text: string): void;
}

/** How long after a failed attempt the next one comes, in milliseconds: Lambda waits one minute, then two. */
const FIRST_PAUSE_MS = 200;
/** How long after nobody answered: the functions are being started again. */
const ABSENT_PAUSE_MS = 200;
/** Events of one function that are handed over at the same time. */
const AT_ONCE = 4;

/**
 * Hands the bus' events to every function that declares an `eventBridge` event for them, as the bus' rules and Lambda's
 * asynchronous invocation do: each function at its own pace, several events at a time, each as often as it takes, then
 * to the dead letters. Nothing that the bus has taken is forgotten by a kill; what was being handed over comes again.
 */
export class EventDeliveries {
  readonly #options: DeliveryOptions;
  readonly #stopping = new AbortController();
  #targets = new Map<string, Target>();
  #using: Promise<void> = Promise.resolve();

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** From now on these functions are told. One that is new is told of what comes from now on, as with a new rule on AWS. */
  use(functions: LocalFunction[]): Promise<void> {
    this.#using = this.#using.then(() => this.#use(functions));
    return this.#using;
  }

  /** To be told of each event when it is in the log. */
  take(logged: LoggedEvent): void {
    for (const target of this.#targets.values()) target.take(logged);
  }

  /** The place up to which every function is done with all events. */
  get position(): number {
    const positions = [...this.#targets.values()].map((target) => target.position);
    return Math.min(Number.POSITIVE_INFINITY, ...positions);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#using;
    await Promise.all([...this.#targets.values()].map((target) => target.stop()));
  }

  async #use(functions: LocalFunction[]): Promise<void> {
    const { log, checkpoints } = this.#options;
    const told = functions.filter((one) => one.eventPatterns.length > 0);
    const targets = new Map<string, Target>();
    for (const one of told) {
      const known = this.#targets.get(one.name);
      if (known) {
        known.settings = one;
        targets.set(one.name, known);
        continue;
      }
      const kept = await checkpoints.read(...placeOf(one.name));
      const from = kept === undefined ? log.last : Number(kept);
      if (kept === undefined) await checkpoints.write(...placeOf(one.name), String(from));
      const target = new Target(one, from, this.#options, this.#stopping.signal);
      targets.set(one.name, target);
    }
    const added = [...targets].filter(([name]) => !this.#targets.has(name)).map(([, target]) => target);
    const removed = [...this.#targets].filter(([name]) => !targets.has(name)).map(([, target]) => target);
    this.#targets = targets;
    await Promise.all(removed.map((target) => target.stop()));
    const first = Math.min(...added.map((target) => target.position));
    const missed = first < log.last ? await log.after(first) : [];
    for (const target of added) target.begin(missed);
  }
}

function placeOf(functionName: string): [string, string, string] {
  return ['event-bus', functionName, 'events'];
}

/** One function, and the events that it is still to be told of. */
class Target {
  settings: LocalFunction;
  readonly #options: DeliveryOptions;
  readonly #stopped = new AbortController();
  readonly #signal: AbortSignal;
  /** The places of the events that are not done with. */
  readonly #open = new Set<number>();
  #newest: number;
  /** What comes while it is still to be told of what it has missed; undefined after that. */
  #held: LoggedEvent[] | undefined = [];
  #waiting: LoggedEvent[] = [];
  #workers = new Set<Promise<void>>();
  /** How many of the workers still look for what is waiting. */
  #looking = 0;

  constructor(settings: LocalFunction, from: number, options: DeliveryOptions, signal: AbortSignal) {
    this.settings = settings;
    this.#options = options;
    this.#newest = from;
    this.#signal = AbortSignal.any([signal, this.#stopped.signal]);
  }

  /** Everything up to here is done with. */
  get position(): number {
    return Math.min(this.#newest, ...[...this.#open].map((sequence) => sequence - 1));
  }

  /** Tells it of what it has missed, then of what has come meanwhile; some may be among both. */
  begin(missed: LoggedEvent[]): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const logged of [...missed, ...held]) this.take(logged);
  }

  take(logged: LoggedEvent): void {
    if (this.#held) {
      this.#held.push(logged);
      return;
    }
    const { sequence, event } = logged;
    if (sequence <= this.#newest) return;
    this.#newest = sequence;
    if (!passes(event, this.settings.eventPatterns)) return;
    this.#open.add(sequence);
    this.#waiting.push(logged);
    if (this.#looking >= AT_ONCE) return;
    this.#looking += 1;
    const worker: Promise<void> = this.#work().finally(() => this.#workers.delete(worker));
    this.#workers.add(worker);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.allSettled(this.#workers);
  }

  async #work(): Promise<void> {
    try {
      for (let next = this.#waiting.shift(); next && !this.#signal.aborted; next = this.#waiting.shift()) {
        await this.#handOver(next);
      }
    } finally {
      // At the very moment when it finds nothing, or what comes next would wait for a worker that has gone.
      this.#looking -= 1;
    }
  }

  async #handOver(logged: LoggedEvent): Promise<void> {
    try {
      await this.#deliver(logged.event);
    } catch (error) {
      // Ended in the middle: it comes again with the next start.
      if (this.#signal.aborted) return;
      this.#options.report(`${this.settings.name} could not be told of an event: ${error}`);
      this.#waiting.unshift(logged);
      await delay(ABSENT_PAUSE_MS);
      return;
    }
    this.#open.delete(logged.sequence);
    const { checkpoints, report } = this.#options;
    try {
      await checkpoints.write(...placeOf(this.settings.name), String(this.position));
    } catch (error) {
      // The next event's is as good. Until then a start would tell it again.
      report(`${this.settings.name} could not note how far it is: ${error}`);
    }
  }

  async #deliver(event: BusEvent): Promise<void> {
    const { name } = this.settings;
    const { invoke, report, deadLetterFile } = this.#options;
    for (let attempts = 1; ; ) {
      try {
        await invoke(name, event, this.#signal);
        return;
      } catch (error) {
        this.#signal.throwIfAborted();
        if (error instanceof TypeError) {
          await delay(ABSENT_PAUSE_MS, undefined, { signal: this.#signal });
          continue;
        }
        const reason = error instanceof Error ? error.message : String(error);
        const what = `the event ${event['detail-type']} ${event.detail.eventId ?? event.id}`;
        report(`${name} failed on ${what}, attempt ${attempts}: ${reason}`);
        if (attempts > this.settings.maximumRetryAttempts) {
          await addLetter(deadLetterFile, {
            requestContext: {
              functionName: name,
              condition: 'RetriesExhausted',
              approximateInvokeCount: attempts,
            },
            responseContext: { functionError: reason },
            timestamp: new Date().toISOString(),
            requestPayload: event,
          });
          report(`${name} gave up ${what}: see ${deadLetterFile}`);
          return;
        }
        await delay(FIRST_PAUSE_MS * 2 ** (attempts - 1), undefined, { signal: this.#signal });
        attempts += 1;
      }
    }
  }
}
