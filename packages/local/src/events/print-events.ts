import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type LoggedEvent, parseLine } from '@skillforge/embedded/event-log';
import { eventsFile, readLocalInfo } from '../local-info.ts';

/** Something that the person at the terminal can put right: shown as one sentence. */
export class EventsUsageError extends Error {
  override readonly name = 'EventsUsageError';
}

export interface PrintOptions {
  /** Go on with those that come, until told to end. */
  follow: boolean;
  /** Only events of this type. */
  type: string | undefined;
}

/** How often the file is looked at, in milliseconds. */
const LOOK_MS = 200;
const CHUNK_BYTES = 64 * 1024;

/** @throws EventsUsageError for an unknown flag */
export function readOptions(args: string[]): PrintOptions {
  try {
    const { values } = parseArgs({
      args: args.filter((word) => word !== '--'),
      options: { follow: { type: 'boolean', default: true }, type: { type: 'string' } },
      allowNegative: true,
    });
    return { follow: values.follow, type: values.type };
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new EventsUsageError(`${reason} There are --no-follow and --type <type>.`);
  }
}

/** One event in one line: when, what, and the ids and figures that it tells. */
export function lineOf({ event }: LoggedEvent): string {
  const { eventId, time, ...fields } = event.detail;
  const told = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  return [
    shown(time ?? event.time),
    event['detail-type'].padEnd(18),
    ...told,
    `eventId=${shown(eventId)}`,
  ].join(' ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Prints the events of the stack that runs on a data folder, or that ran there last.
 *
 * @throws EventsUsageError when none has run
 */
export async function printEvents(
  dataDir: string,
  { follow, type }: PrintOptions,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const file = eventsFile(dataDir);
  if (!existsSync(file)) {
    throw new EventsUsageError(`No stack has run on ${dataDir} yet: start it with pnpm dev.`);
  }
  let printed = 0;
  let count = 0;
  const see = (line: string) => {
    const logged = parseLine(line);
    // The file begins anew when it is trimmed, and the places do when the stack starts over.
    if (!logged || logged.sequence <= printed) return;
    printed = logged.sequence;
    if (type !== undefined && logged.event['detail-type'] !== type) return;
    count += 1;
    print(lineOf(logged));
  };
  let reading = await Reading.open(file);
  try {
    await reading.read(see);
    if (!follow) {
      if (count === 0) print('No event so far.');
      return;
    }
    if (count === 0) print('No event so far. Ctrl-C ends this.');
    if (!readLocalInfo(dataDir)) print('No stack is running at the moment: this goes on when one does.');
    while (!signal.aborted) {
      await delay(LOOK_MS, undefined, { signal }).catch(() => {});
      await reading.read(see);
      const next = await reading.replacement(file);
      if (!next) continue;
      await reading.close();
      // A file that is shorter is another stack's.
      if (next.startsAnew) printed = 0;
      reading = next.reading;
    }
  } finally {
    await reading.close();
  }
}

/** A file as far as it has been read. */
class Reading {
  readonly #handle: Awaited<ReturnType<typeof open>>;
  readonly #inode: number;
  #position = 0;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(handle: Awaited<ReturnType<typeof open>>, inode: number) {
    this.#handle = handle;
    this.#inode = inode;
  }

  static async open(file: string): Promise<Reading> {
    const handle = await open(file, 'r');
    return new Reading(handle, (await handle.stat()).ino);
  }

  /** Gives every whole line that has come since the last time. */
  async read(see: (line: string) => void): Promise<void> {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    const { size } = await this.#handle.stat();
    if (size < this.#position) {
      // What a kill or a failed write had left was taken away: half a line, and perhaps whole ones before it.
      this.#position = Math.min(size, this.#position - this.#rest.length);
      this.#rest = Buffer.alloc(0);
    }
    for (;;) {
      const { bytesRead } = await this.#handle.read(buffer, 0, CHUNK_BYTES, this.#position);
      if (bytesRead === 0) return;
      this.#position += bytesRead;
      const text = Buffer.concat([this.#rest, buffer.subarray(0, bytesRead)]);
      const end = text.lastIndexOf('\n') + 1;
      for (const line of text.subarray(0, end).toString('utf8').split('\n')) if (line !== '') see(line);
      this.#rest = Buffer.from(text.subarray(end));
    }
  }

  /** The file that stands in this one's place by now, if it is another; `startsAnew` when its places begin at one. */
  async replacement(file: string): Promise<{ reading: Reading; startsAnew: boolean } | undefined> {
    const reading = await Reading.open(file).catch(() => undefined);
    if (!reading) return undefined;
    if (reading.#inode === this.#inode) {
      await reading.close();
      return undefined;
    }
    return { reading, startsAnew: await reading.#startsAnew() };
  }

  async #startsAnew(): Promise<boolean> {
    let first: number | undefined;
    await this.read((line) => {
      first ??= parseLine(line)?.sequence;
    });
    this.#position = 0;
    this.#rest = Buffer.alloc(0);
    return first === undefined || first === 1;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
