import { type DeadLetter, deadLetterFile, markReplayed, readLetters } from '@skillforge/local/dead-letters';
import { invokeFunction } from '@skillforge/local/invoke';
import { readLocalInfo } from '@skillforge/local/local-info';
import { aboutPayload } from './about.ts';
import type { Letter, LetterBox } from './letter.ts';

/** The dead letters of the stack that runs on a data folder. They hold everything, so nothing is ever gone. */
export function laptopLetterBox(dataDir: string): LetterBox {
  const file = deadLetterFile(dataDir);
  return {
    async take(service) {
      const kept = await readLetters(file);
      return kept
        .map(({ id, letter }) => asLetter(id, letter))
        .filter((letter) => service === undefined || letter.service === service);
    },
    invoke(functionName, payload) {
      // Read each time: the functions may have been started again under another address.
      const info = readLocalInfo(dataDir);
      if (!info) throw new Error('the stack has ended');
      return invokeFunction(info.lambdaEndpoint, functionName, payload);
    },
    settle: ({ id }) => markReplayed(file, id),
    async giveBack() {},
  };
}

function asLetter(id: string, letter: DeadLetter): Letter {
  const { requestContext, responseContext, timestamp, DDBStreamBatchInfo: batch } = letter;
  const { functionName, condition } = requestContext;
  const [service = ''] = functionName.split('-', 1);
  return {
    id,
    service,
    functionName,
    shortName: functionName.slice(service.length + 1),
    setAsideAt: timestamp,
    reason: [condition, responseContext?.functionError].filter(Boolean).join(': '),
    about: letter.requestPayload
      ? aboutPayload(letter.requestPayload)
      : `${letter.records?.length ?? 0} record(s) from ${batch?.startSequenceNumber}`,
    payload: async () => letter.requestPayload ?? { Records: letter.records ?? [] },
  };
}
