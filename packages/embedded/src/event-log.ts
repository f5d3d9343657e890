import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const loggedEvent = z.object({
  sequence: z.int(),
  event: z.object({
    version: z.string(),
    id: z.string(),
    'detail-type': z.string(),
    source: z.string(),
    account: z.string(),
    time: z.string(),
    region: z.string(),
    resources: z.array(z.string()),
    detail: z.record(z.string(), z.unknown()),
  }),
});

/** An event of the bus with its place in the log; places grow, by one unless a write has failed. */
export type LoggedEvent = z.infer<typeof loggedEvent>;

/** An event in the form in which EventBridge hands it to its targets. */
export type BusEvent = LoggedEvent['event'];

export interface EventLogOptions {
  /** One JSON text per line; made if absent. */
  file: string;
  /** So many events stay in the file, half as many more before it is trimmed. */
  kept?: number;
  /** The place after which nothing may be trimmed: it is still to be read. */
  neededAfter?: () => number;
  /** Told what went wrong that no caller is told of. */
  report?: (text: string) => void;
}

const KEPT = 50_000;

/**
 * The events that the bus has taken, safe against a kill at any moment: what was answered is in the file, and half a
 * line at its end is no event.
 */
export class EventLog {
  readonly #file: string;
  readonly #kept: number;
  readonly #neededAfter: () => number;
  readonly #report: (text: string) => void;
  #handle: FileHandle;
  /** Up to here the file holds whole lines of events that were answered for. */
  #size: number;
  /** Whether there may be something behind them that a failed write has left. */
  #isTorn = false;
  #count: number;
  #last: number;
  /** The place before which no other trim is tried, after one has failed. */
  #trimmedAgainAt = 0;
  #work: Promise<unknown> = Promise.resolve();
  #waiting: { events: BusEvent[]; done: (logged: LoggedEvent[]) => void; fail: (error: unknown) => void }[] =
    [];

  private constructor(
    options: EventLogOptions,
    handle: FileHandle,
    { whole, count, last }: { whole: number; count: number; last: number },
  ) {
    this.#file = options.file;
    this.#kept = options.kept ?? KEPT;
    this.#neededAfter = options.neededAfter ?? (() => Number.POSITIVE_INFINITY);
    this.#report = options.report ?? console.error;
    this.#handle = handle;
    this.#size = whole;
    this.#count = count;
    this.#last = last;
  }

  static async open(options: EventLogOptions): Promise<EventLog> {
    await mkdir(dirname(options.file), { recursive: true });
    const handle = await open(options.file, 'a', 0o600);
    const { size } = await handle.stat();
    let [whole, count, last] = [0, 0, 0];
    for await (const { text, end } of linesOf(options.file)) {
      if (end > size) break;
      [whole, count, last] = [end, count + 1, parseLine(text)?.sequence ?? last];
    }
    if (whole < size) await truncate(options.file, whole);
    return new EventLog(options, handle, { whole, count, last });
  }

  /** The place of the newest event; 0 when there is none. */
  get last(): number {
    return this.#last;
  }

  /** Adds events; resolves when they are on the disk. What comes during a write shares the next one. */
  append(events: BusEvent[]): Promise<LoggedEvent[]> {
    return new Promise((done, fail) => {
      this.#waiting.push({ events, done, fail });
      if (this.#waiting.length === 1) this.#enqueue(() => this.#write());
    });
  }

  /** The events after a place, the oldest first. */
  after(sequence: number): Promise<LoggedEvent[]> {
    return this.#enqueue(async () => {
      const found: LoggedEvent[] = [];
      for await (const { text } of linesOf(this.#file)) {
        const logged = parseLine(text);
        if (logged && logged.sequence > sequence) found.push(logged);
      }
      return found;
    });
  }

  async close(): Promise<void> {
    await this.#enqueue(() => this.#handle.close());
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => {});
    return done;
  }

  async #write(): Promise<void> {
    const waiting = this.#waiting.splice(0);
    try {
      await this.#mend();
      // A place that was given to what could not be written is not given again: who follows the file may have seen it.
      const written = waiting.map(({ events }) => events.map((event) => ({ sequence: ++this.#last, event })));
      const lines = written.flat().map((logged) => `${lineOf(logged)}\n`);
      const text = lines.join('');
      this.#isTorn = true;
      await this.#handle.appendFile(text);
      await this.#handle.datasync();
      this.#isTorn = false;
      this.#size += Buffer.byteLength(text);
      this.#count += lines.length;
      for (const [at, { done }] of waiting.entries()) done(written[at] ?? []);
    } catch (error) {
      // Should this fail too, the next write begins with it.
      await this.#mend().catch(() => {});
      for (const { fail } of waiting) fail(error);
      return;
    }
    const passed = Math.min(this.#last - this.#kept, this.#neededAfter());
    const forgettable = passed - (this.#last - this.#count);
    if (forgettable <= this.#kept / 2 || this.#last < this.#trimmedAgainAt) return;
    try {
      await this.#trim(passed);
    } catch (error) {
      // What was appended is safe; the file is longer than it need be.
      this.#trimmedAgainAt = this.#last + Math.ceil(this.#kept / 10);
      this.#report(`${this.#file} could not be trimmed: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Takes away what a failed write has left: half a line, or lines that nobody was answered for. */
  async #mend(): Promise<void> {
    if (!this.#isTorn) return;
    await this.#handle.truncate(this.#size);
    this.#isTorn = false;
  }

  /** Replaces the file, as a whole, by its lines after a place. Where that fails, it stays as it is. */
  async #trim(passed: number): Promise<void> {
    const next = `${this.#file}.new`;
    await rm(next, { force: true });
    const handle = await open(next, 'ax', 0o600);
    let count = 0;
    try {
      let lines: string[] = [];
      for await (const { text } of linesOf(this.#file)) {
        const logged = parseLine(text);
        if (!logged || logged.sequence <= passed) continue;
        count += 1;
        if (lines.push(`${text}\n`) >= 1_000) {
          await handle.appendFile(lines.join(''));
          lines = [];
        }
      }
      await handle.appendFile(lines.join(''));
      await handle.sync();
      const { size } = await handle.stat();
      await rename(next, this.#file);
      this.#size = size;
    } catch (error) {
      await handle.close();
      throw error;
    }
    const before = this.#handle;
    this.#handle = handle;
    this.#count = count;
    await before.close();
  }
}

/** Two characters that JSON leaves as they are end a line for some readers of files, Node's own among them. */
function lineOf(logged: LoggedEvent): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;
  return JSON.stringify(logged).replaceAll(/[\u2028\u2029]/g, escaped);
}

/** A line of the log as it was written; undefined for anything else. */
export function parseLine(text: string): LoggedEvent | undefined {
  try {
    return loggedEvent.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The lines of a file, each with the position after its end. */
async function* linesOf(file: string): AsyncGenerator<{ text: string; end: number }> {
  let end = 0;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    end += Buffer.byteLength(text) + 1;
    yield { text, end };
  }
}
