/** `pnpm dev`: the whole stack on this machine, until Ctrl-C. */
import { EmbeddedStartError } from '@skillforge/embedded/dynamodb';
import { whenLaunchersEnd } from './launchers.ts';
import { readSettings, SetupError } from './settings.ts';
import { Stack } from './stack.ts';

const began = performance.now();
let stack: Stack | undefined;
let ending: Promise<void> | undefined;

function end(code: number): void {
  ending ??= (async () => {
    await stack?.stop();
    process.exit(code);
  })().catch(() => process.exit(1));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
whenLaunchersEnd(() => end(0));

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  stack = new Stack(settings, (text) => process.stdout.write(`${text}\n`));
  await stack.start();
  if (!ending) process.stdout.write(stack.welcome((performance.now() - began) / 1000));
} catch (error) {
  // What is thrown while the stack ends is of no interest any more.
  if (!ending) {
    const isPlain = error instanceof SetupError || error instanceof EmbeddedStartError;
    process.stderr.write(`${isPlain ? error.message : error instanceof Error ? error.stack : error}\n`);
    end(1);
  }
}
