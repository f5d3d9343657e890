import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { courseIdOfEntry, courseIdOfPartition, duePartition } from '@skillforge/core/keys';
import { deadLetterFile, readLetters } from '@skillforge/local/dead-letters';
import * as fc from 'fast-check';
import * as z from 'zod';
import { clientOf } from './client.ts';
import { eventually } from './eventually.ts';
import { poolOf } from './forged-tokens.ts';
import { eventsOf, eventsOnBus, flawsOfEvents } from './invariants/event-flaws.ts';
import { carryOut, type Evidence, flawsIn } from './invariants/evidence.ts';
import { History } from './invariants/history.ts';
import { anyPlan } from './invariants/plan.ts';
import { peopleOf } from './invariants/run.ts';
import { expectProjected } from './projections.ts';
import { stackOfThisFile } from './running-stack.ts';
import { allItems, type Item, withTable } from './table.ts';

/** What reads the table's stream, when records come twice, in other batches, and one of them is poisoned. */

// What it says of the poison is expected.
const stack = stackOfThisFile({ sample: false, silent: true });
const settledWithinMs = 30_000;

const poison = {
  PK: 'user#poison',
  SK: 'note',
  event: { eventId: 'poison', type: 'NobodyKnows', time: new Date().toISOString(), detail: {} },
};

const named = z.looseObject({ requestContext: z.looseObject({ functionName: z.string() }) });

/** What was given up: by which function, and whether it is the poison, something of the course, or both. */
async function givenUp(): Promise<{ by: string; poison: boolean; course: boolean }[]> {
  const letters = await readLetters(deadLetterFile(stack.dataDir));
  return letters.map(({ letter }) => {
    const text = JSON.stringify(letter);
    return {
      by: named.parse(letter).requestContext.functionName,
      poison: text.includes(poison.PK),
      course: text.includes(evidence.courseId),
    };
  });
}

const onlyPoison = { by: 'events-publish-events', poison: true, course: false };

let evidence: Evidence;

beforeAll(async () => {
  const [plan] = fc.sample(anyPlan, { numRuns: 1, seed: 7 });
  if (!plan) throw new Error('There is no plan.');
  evidence = await carryOut(
    {
      table: () => stack.info,
      dataDir: stack.dataDir,
      call: clientOf(() => stack.info.apiUrl),
      newPerson: peopleOf(() => poolOf(stack.info, stack.dataDir)),
      history: new History(stack.info.tableName),
      patience: { noAnswer: false, unavailable: false },
      async during(work, { starts, steps }, { all }) {
        const half = all.length + (starts.length + steps.length) / 2;
        let working = true;
        const done = work().finally(() => {
          working = false;
        });
        // In the middle: others come before it, with it and after it.
        while (working && all.length < half) await delay(1);
        await withTable(stack.info, (table) =>
          table.send(new PutCommand({ TableName: stack.info.tableName, Item: poison })),
        );
        await done;
      },
    },
    plan,
  );
});

describe('a poisoned record', () => {
  test('keeps no other from being told, and no promise from being kept', () => {
    expect(eventsOf(evidence.changes).length).toBeGreaterThan(20);
    expect(flawsIn(evidence)).toEqual([]);
  });

  test('is set aside alone', async () => {
    const letters = await eventually(givenUp, ({ length }) => length > 0, settledWithinMs);
    expect(letters).toEqual([onlyPoison]);
    const told = await eventsOnBus(stack.dataDir);
    expect(told.map(({ eventId }) => eventId)).not.toContain(poison.event.eventId);
  });
});

describe('records that come again from the first one on', () => {
  /** What is neither a projection nor the count of one. */
  const isKept = ({ PK, SK }: Item) => {
    const key = { PK: String(PK), SK: String(SK) };
    const isOfCourse = courseIdOfPartition(key.PK) !== undefined;
    if (isOfCourse) return !['course', 'placement', 'search'].includes(key.SK);
    return courseIdOfEntry(key) === undefined && key.PK !== duePartition;
  };
  const byKey = (items: Item[]) =>
    Object.fromEntries(items.filter(isKept).map((item) => [`${item.PK} ${item.SK}`, item]));
  const ofTheCourse = async () =>
    (await eventsOnBus(stack.dataDir)).filter(({ detail }) =>
      JSON.stringify(detail).includes(evidence.courseId),
    );

  test('are told under the same ids, and nothing is counted twice', async () => {
    const before = byKey(await allItems(stack.info));
    const first = await ofTheCourse();
    await stack.stop();
    // How far each reader has come: without it they begin at the oldest record.
    for (const name of ['checkpoints.json', 'checkpoints.json.copy']) rmSync(join(stack.dataDir, name));
    await stack.start();

    const copies = (id: string, told: typeof first) => told.filter(({ eventId }) => eventId === id).length;
    const written = eventsOf(evidence.changes);
    const told = await eventually(
      ofTheCourse,
      (all) => written.every(({ eventId }) => copies(eventId, all) > copies(eventId, first)),
      settledWithinMs,
    );
    expect(told.length).toBeGreaterThanOrEqual(first.length + written.length);
    expect(flawsOfEvents(evidence.changes, told)).toEqual([]);
    const letters = await eventually(givenUp, ({ length }) => length > 1, settledWithinMs);
    expect(letters).toEqual([onlyPoison, onlyPoison]);
    await expectProjected(stack.info);
    expect(byKey(await allItems(stack.info))).toEqual(before);
  });
});
