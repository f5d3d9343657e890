import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDynamoDB } from '@skillforge/embedded/dynamodb';
import { randomFrom } from '@skillforge/testing/faults';
import { clientOf } from './client.ts';
import { poolOf } from './forged-tokens.ts';
import { type Evidence, gotThere, type Stage } from './invariants/evidence.ts';
import { statusOf } from './invariants/exchanges.ts';
import { History } from './invariants/history.ts';
import { expectInvariants, peopleOf, runsOf } from './invariants/run.ts';
import { expectCaughtUp } from './projections.ts';
import { stackOfThisFile } from './running-stack.ts';

/**
 * The same promises as in invariants.test.ts, while the whole stack is killed three times and started again on what it
 * left behind: the clients send again what got no answer.
 */

const usualRuns = 1;
const kills = 3;

const stack = stackOfThisFile({ sample: false });

let seen: Evidence[];

test(
  'the promises hold though the stack is killed in the middle, three times',
  async () => {
    const { tableName } = stack.info;
    const history = new History(tableName);
    const pool = poolOf(stack.info, stack.dataDir);

    /** Reads what the table has told before the next start forgets what all its readers know. */
    async function readHistory(): Promise<void> {
      const engine = await startDynamoDB({ file: join(stack.dataDir, 'table.sqlite') });
      await history.catchUp(engine.endpoint).finally(() => engine.stop());
    }

    const stage: Stage = {
      table: () => stack.info,
      dataDir: stack.dataDir,
      call: clientOf(() => stack.info.apiUrl),
      newPerson: peopleOf(() => pool),
      history,
      patience: { noAnswer: true, unavailable: true },
      async during(work, { fate, starts, steps }, { all }) {
        const random = randomFrom(fate);
        const begun = all.length;
        const expected = starts.length + steps.length;
        const moments = Array.from({ length: kills }, () => 0.9 * expected * random());
        let working = true;
        const done = work().finally(() => {
          working = false;
        });
        for (const moment of moments.toSorted((a, b) => a - b)) {
          while (working && all.length - begun < moment) await delay(1);
          await stack.kill();
          await readHistory();
          await stack.start();
        }
        await done;
      },
    };
    seen = await expectInvariants(usualRuns, stage);
  },
  300_000 + runsOf(usualRuns) * 90_000,
);

test('it was in the middle: many clients lost an answer, and got there in the end', () => {
  const { unanswered } = gotThere(seen);
  expect(unanswered.length).toBeGreaterThan(seen.length);
  expect(unanswered.filter((exchange) => statusOf(exchange) < 300).length).toBeGreaterThan(0);
});

test('the projections catch up, and nothing was given up', async () => {
  await expectCaughtUp(stack.info, stack.dataDir);
});
