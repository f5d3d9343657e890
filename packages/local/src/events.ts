/** `pnpm events`: the events of the laptop's bus, one line each, those that were and those that come. */
import { EventsUsageError, printEvents, readOptions } from './events/print-events.ts';
import { dataDirectory } from './settings.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
// Whoever reads the lines, `head` for instance, may have had enough.
process.stdout.on('error', () => process.exit(0));

try {
  const options = readOptions(process.argv.slice(2));
  await printEvents(
    dataDirectory(process.env),
    options,
    (line) => process.stdout.write(`${line}\n`),
    ending.signal,
  );
} catch (error) {
  if (!(error instanceof EventsUsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
