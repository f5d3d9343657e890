import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEventBus } from './event-bus.ts';
import type { BusEvent } from './event-log.ts';

/** A bus for the tests of one file. */
export interface TestEventBus {
  endpoint: string;
  busName: string;
  /** Everything that it was told of, the oldest first. */
  events: BusEvent[];
  stop(): Promise<void>;
}

/** Starts a bus in a folder of its own. Point functions at it by `EVENTS_ENDPOINT` and `EVENT_BUS_NAME`. */
export async function startTestEventBus(busName = 'skillforge-test'): Promise<TestEventBus> {
  const folder = await mkdtemp(join(tmpdir(), 'skillforge-events-'));
  const events: BusEvent[] = [];
  const bus = await startEventBus({
    file: join(folder, 'events.jsonl'),
    busName,
    onEvent: ({ event }) => events.push(event),
  });
  return {
    endpoint: bus.endpoint,
    busName,
    events,
    async stop() {
      await bus.stop();
      await rm(folder, { recursive: true });
    },
  };
}
