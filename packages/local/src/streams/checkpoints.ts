import { JsonStore } from '@skillforge/embedded/json-store';

/** How far each function has come in each shard of a stream; kept in a file, so that a restart goes on from there. */
export interface Checkpoints {
  /** The sequence number of the last record that the function is done with. */
  read(streamArn: string, functionName: string, shardId: string): Promise<string | undefined>;
  write(streamArn: string, functionName: string, shardId: string, sequence: string): Promise<void>;
  /** The highest sequence number that all of these functions are past, by the label of the stream; absent if none is. */
  passedByAll(functionNames: string[]): Promise<Map<string, number>>;
}

export async function openCheckpoints(file: string): Promise<Checkpoints> {
  const store = await JsonStore.open(file, {});
  return {
    async read(...path) {
      const sequence = await store.get(undefined, path);
      return typeof sequence === 'string' ? sequence : undefined;
    },
    write(streamArn, functionName, shardId, sequence) {
      return store.set(undefined, [streamArn, functionName, shardId], sequence);
    },
    async passedByAll(functionNames) {
      const passed = new Map<string, number>();
      for (const [streamArn, readers] of Object.entries(await store.getRoot())) {
        const positions = functionNames.map((name) => highest(member(readers, name)));
        if (positions.length > 0) passed.set(streamArn.split('/').at(-1) ?? '', Math.min(...positions));
      }
      return passed;
    },
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function highest(sequences: unknown): number {
  return Math.max(0, ...Object.values(sequences ?? {}).map(Number));
}
