/** What a piece of work printed: the text, and its lines as the objects that they are. */
export interface Printed {
  text: string;
  lines: Record<string, unknown>[];
}

/** Does a piece of work and tells all that it printed, by whichever way. */
export async function printedBy(work: () => Promise<unknown>): Promise<Printed> {
  let text = '';
  const streams = [process.stdout, process.stderr];
  const kept = streams.map((stream) => stream.write);
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  try {
    await work();
  } finally {
    for (const [at, stream] of streams.entries()) {
      const write = kept[at];
      if (write) stream.write = write;
    }
  }
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  return { text, lines: lines.map((line) => JSON.parse(line)) };
}
