import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDynamoDB, startDynamoDB } from '@skillforge/embedded/dynamodb';
import { deadLetterFile, readLetters } from '@skillforge/local/dead-letters';
import { indexStreamRecords } from '@skillforge/local/streams/stream-records';
import { clientOf } from './client.ts';
import { type FaultyTable, faultKinds, startFaultyTable } from './faulty-table.ts';
import { poolOf } from './forged-tokens.ts';
import { type Evidence, gotThere, type Stage } from './invariants/evidence.ts';
import { statusOf } from './invariants/exchanges.ts';
import { History } from './invariants/history.ts';
import { expectInvariants, peopleOf, runsOf } from './invariants/run.ts';
import { expectProjected } from './projections.ts';
import { ownStack } from './running-stack.ts';

/**
 * The same promises as in invariants.test.ts, while the table throttles, fails, lets connections break and answers late:
 * no request's effect is lost or doubled, a caller is told of success or to come again, and who comes again gets there.
 */

const usualRuns = 5;

/** Shares of the calls that each fault is possible for. */
const rates = {
  throttled: 0.03,
  'throttled-item': 0.03,
  conflict: 0.06,
  failed: 0.01,
  'failed-late': 0.02,
  broken: 0.01,
  'broken-late': 0.02,
  slow: 0.006,
  partly: 0.05,
};

let folder: string;
let engine: EmbeddedDynamoDB;
let table: FaultyTable;
const stack = ownStack({
  sample: false,
  // Every 503 is logged with its cause, and there are many.
  silent: true,
  environment: () => ({ DYNAMODB_ENDPOINT: table.endpoint }),
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'skillforge-engine-'));
  const file = join(folder, 'table.sqlite');
  engine = await startDynamoDB({ file });
  table = await startFaultyTable(engine.endpoint);
  await stack.start();
  indexStreamRecords(file);
});

afterAll(async () => {
  await stack.remove();
  await table.stop();
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

let seen: Evidence[];

test(
  'the promises hold on a table that misbehaves',
  async () => {
    const stage: Stage = {
      table: () => ({ dynamodbEndpoint: engine.endpoint, tableName: stack.info.tableName }),
      dataDir: stack.dataDir,
      call: clientOf(() => stack.info.apiUrl),
      newPerson: peopleOf(() => poolOf(stack.info, stack.dataDir)),
      history: new History(stack.info.tableName),
      patience: { noAnswer: false, unavailable: true },
      async during(work, { fate }) {
        table.misbehave({ seed: fate, rates, storms: 0.0015 });
        await work().finally(() => table.behave());
      },
    };
    seen = await expectInvariants(usualRuns, stage);
  },
  300_000 + runsOf(usualRuns) * 60_000,
);

test('it did misbehave, in every way, and clients were told to come again and got there', () => {
  const { unavailable } = gotThere(seen);
  const requests = seen.flatMap(({ exchanges }) => exchanges).length;
  const faults = Object.values(table.met).reduce((sum, count) => sum + count, 0);
  process.stderr.write(
    `${requests} requests made ${table.calls} calls and met ${faults} faults; ${unavailable.length} were told to come again.\n`,
  );
  expect(faultKinds.filter((kind) => table.met[kind] === 0)).toEqual([]);
  expect(faults).toBeGreaterThan(table.calls / 50);
  expect(unavailable.length).toBeGreaterThan(seen.length);
  expect(unavailable.filter((exchange) => statusOf(exchange) < 300).length).toBeGreaterThan(0);
});

test('the projections catch up, and of what reads the stream nothing was given up', async () => {
  await expectProjected({ dynamodbEndpoint: engine.endpoint, tableName: stack.info.tableName });
  const letters = await readLetters(deadLetterFile(stack.dataDir));
  // The bus' own targets are tried but three times, and within a second: that may be one storm.
  const ofTheStream = letters.filter(({ letter }) => letter.requestContext.condition !== 'RetriesExhausted');
  expect(ofTheStream).toEqual([]);
});
