import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '@skillforge/embedded/json-store';

/**
 * What functions gave up, as AWS would leave it in a queue: a file with one JSON text per line. It only ever grows while
 * the stack runs, so that whoever replays a letter and whoever adds one do not get in each other's way: a letter that is
 * done with is followed by a line that says so.
 */
export interface DeadLetter {
  requestContext: {
    /** `<service>-<key in functions.yml>` */
    functionName: string;
    condition: string;
    approximateInvokeCount: number;
  };
  responseContext?: { functionError: string };
  /** ISO 8601. */
  timestamp: string;
  /** Of a letter about the table's stream: where the records stand in it … */
  DDBStreamBatchInfo?: {
    shardId: string;
    startSequenceNumber: string | undefined;
    endSequenceNumber: string | undefined;
    batchSize: number;
    streamArn: string;
  };
  /** … and the records themselves, which AWS leaves out. */
  records?: object[];
  /** What the function is to be called with, where the letter holds it: an event of the bus, or records. */
  requestPayload?: object;
}

export interface KeptLetter {
  /** Names the letter among all of the file. */
  id: string;
  letter: DeadLetter;
}

export function deadLetterFile(dataDir: string): string {
  return join(dataDir, 'dead-letters.jsonl');
}

export async function addLetter(file: string, letter: DeadLetter): Promise<void> {
  await appendFile(file, `${JSON.stringify(letter)}\n`);
}

/**
 * Adds a letter that a function has sent to the queue by itself.
 *
 * @throws Error for a message that is no letter
 */
export async function addMessage(file: string, body: string): Promise<DeadLetter> {
  const letter = parse(body);
  if (!letter || !isLetter(letter)) throw new Error('The message is no dead letter.');
  await addLetter(file, letter);
  return letter;
}

/** The letters that nobody has replayed yet, the oldest first. */
export async function readLetters(file: string): Promise<KeptLetter[]> {
  const letters = new Map<string, KeptLetter>();
  for (const line of await linesOf(file)) {
    const read = parse(line);
    if (!read) continue;
    if ('replayed' in read) letters.delete(String(read.replayed));
    else if (isLetter(read)) {
      const id = createHash('sha256').update(line).digest('hex').slice(0, 16);
      letters.set(id, { id, letter: read });
    }
  }
  return [...letters.values()];
}

/** Says of a letter that it is done with. */
export async function markReplayed(file: string, id: string): Promise<void> {
  await appendFile(file, `${JSON.stringify({ replayed: id, timestamp: new Date().toISOString() })}\n`);
}

/** Leaves out what is done with. Only while nobody else has the file: before the stack starts. */
export async function tidyLetters(file: string): Promise<void> {
  const lines = await linesOf(file);
  const letters = await readLetters(file);
  if (lines.length === letters.length) return;
  await replaceFile(file, letters.map(({ letter }) => `${JSON.stringify(letter)}\n`).join(''));
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Half a line, left by a kill.
    return undefined;
  }
}

function isLetter(value: object): value is DeadLetter {
  return 'requestContext' in value && ('requestPayload' in value || 'records' in value);
}
