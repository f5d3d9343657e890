import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addLetter,
  addMessage,
  type DeadLetter,
  markReplayed,
  readLetters,
  tidyLetters,
} from '../src/dead-letters.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skillforge-letters-'));
  file = join(folder, 'dead-letters.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const letter = (number: number): DeadLetter => ({
  requestContext: { functionName: 'notes-hear', condition: 'RetriesExhausted', approximateInvokeCount: 3 },
  timestamp: '2026-03-01T10:00:00.000Z',
  requestPayload: { number },
});

const numbers = async () => (await readLetters(file)).map(({ letter: kept }) => kept.requestPayload);

test('no file is no letter', async () => {
  expect(await readLetters(file)).toEqual([]);
  await tidyLetters(file);
});

test('a letter stays until it is done with, whatever is added meanwhile', async () => {
  for (const number of [1, 2, 3]) await addLetter(file, letter(number));
  const [, second] = await readLetters(file);
  await addLetter(file, letter(4));
  await markReplayed(file, second?.id ?? '');
  expect(await numbers()).toEqual([{ number: 1 }, { number: 3 }, { number: 4 }]);
});

test('half a line that a kill left is no letter', async () => {
  await addLetter(file, letter(1));
  await appendFile(file, '{"requestContext":{"functionN');
  expect(await numbers()).toEqual([{ number: 1 }]);
});

test('before a start what is done with is left out, and the rest keeps its names', async () => {
  for (const number of [1, 2]) await addLetter(file, letter(number));
  const [first, second] = await readLetters(file);
  await markReplayed(file, first?.id ?? '');
  await tidyLetters(file);
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(2);
  expect(await readLetters(file)).toEqual([second]);
});

test('a message that a function has sent is a letter, and one that is none is refused', async () => {
  expect(await addMessage(file, JSON.stringify(letter(1)))).toEqual(letter(1));
  for (const body of ['hello', '{}', '[]', '{"requestContext":{}}']) {
    await expect(addMessage(file, body)).rejects.toThrow('no dead letter');
  }
  expect(await numbers()).toEqual([{ number: 1 }]);
});
