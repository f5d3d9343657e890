import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { fieldOf, readsRevocations, type WatchedClient } from './table-calls.ts';

/** What a piece of work cost at the table. */
export interface Cost {
  /** Calls that ran at the same moment count as one. */
  roundTrips: number;
  calls: string[];
  readUnits: number;
  writeUnits: number;
  /** Of each call that reads: whether it asked for a strongly consistent read. */
  consistentReads: boolean[];
}

const writes = new Set([
  'PutItemCommand',
  'UpdateItemCommand',
  'DeleteItemCommand',
  'BatchWriteItemCommand',
  'TransactWriteItemsCommand',
]);

function nothing(): Cost {
  return { roundTrips: 0, calls: [], readUnits: 0, writeUnits: 0, consistentReads: [] };
}

function unitsOf(output: object): number {
  const consumed = fieldOf(output, 'ConsumedCapacity') as ConsumedCapacity | ConsumedCapacity[] | undefined;
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

function consistencyOf(input: object): boolean[] {
  const requests = fieldOf(input, 'RequestItems');
  const reads = typeof requests === 'object' && requests !== null ? Object.values(requests) : [input];
  return reads.map((read) => fieldOf(read, 'ConsistentRead') === true);
}

/**
 * Watches a DynamoDB client: counts its calls, its round trips and the capacity that the table says they took.
 *
 * The read of the revocations (`control`, `revoked`) is left out. A container makes it when its copy is a few seconds
 * old, whatever the request is: counted, it would make a request's cost hang on when the test before it ran.
 *
 * @returns a function that does a piece of work and tells what it cost
 */
export function capacityMeter(
  client: WatchedClient,
): <T>(work: () => Promise<T>) => Promise<{ result: T; cost: Cost }> {
  let cost = nothing();
  let inFlight = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (step) => {
        if (readsRevocations({ command: commandName, input: step.input })) return next(step);
        if (inFlight === 0) cost.roundTrips += 1;
        inFlight += 1;
        cost.calls.push(commandName);
        try {
          const answer = await next({ ...step, input: { ...step.input, ReturnConsumedCapacity: 'TOTAL' } });
          if (writes.has(commandName)) cost.writeUnits += unitsOf(answer.output);
          else {
            cost.readUnits += unitsOf(answer.output);
            cost.consistentReads.push(...consistencyOf(step.input));
          }
          return answer;
        } finally {
          inFlight -= 1;
        }
      },
    { step: 'initialize', name: 'capacityMeter', override: true },
  );
  return async (work) => {
    cost = nothing();
    const result = await work();
    return { result, cost };
  };
}
