import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readFunctions } from '@skillforge/local/functions-config';
import { ROOT } from '@skillforge/local/settings';
import { awsLetterBox } from './dead-letters/aws.ts';
import { laptopLetterBox } from './dead-letters/laptop.ts';
import { GoneError, type Letter, type LetterBox, replay } from './dead-letters/letter.ts';
import { chooseStage, runningStack, UsageError } from './stage.ts';

/**
 * `pnpm dead-letters:list` and `pnpm dead-letters:replay`, both `[--stage <name>] [--region <name>] [--service <name>]`: see
 * docs/events.md and the runbooks of dead letters.
 */
async function main([command = '', ...args]: string[]): Promise<void> {
  const { letterBox, name, service } = target(args);
  const where = `${service ? `${service} on ` : ''}${name}`;
  if (command === 'list') {
    const letters = await letterBox.take(service);
    for (const letter of letters) {
      console.log(lineOf(letter));
      await letterBox.giveBack(letter);
    }
    console.log(`${letters.length} dead letter(s) of ${where}.`);
    return;
  }
  const { taken, kept } = await replay(letterBox, service, (letter, error) => {
    console.log(`${error ? 'kept ' : 'taken'}  ${lineOf(letter)}${error ? `\n       ${error.message}` : ''}`);
  });
  console.log(`${taken.length} dead letter(s) of ${where} taken, ${kept.length} kept.`);
  const lost = kept.filter(({ error }) => error instanceof GoneError);
  if (lost.length > 0) {
    console.log(
      `${lost.length} cannot be replayed any more: what they were about has to be worked out from the table ` +
        '(docs/runbooks/stream-dead-letters.md). Delete their messages after that.',
    );
  }
  if (kept.length > 0) process.exitCode = 1;
}

function target(args: string[]): { letterBox: LetterBox; name: string; service: string | undefined } {
  const { stage, region, dataDir, values } = chooseStage(args, { service: { type: 'string' } });
  const service = values.service === undefined ? undefined : String(values.service);
  if (service !== undefined && !/^[a-z]+$/.test(service)) throw new UsageError(`${service} is no service.`);
  if (stage === undefined) {
    runningStack(dataDir);
    return { letterBox: laptopLetterBox(dataDir), name: 'the laptop', service };
  }
  const functions = readFunctions(ROOT);
  const letterBox = awsLetterBox({
    stage,
    region,
    sqs: new SQSClient({ region }),
    lambda: new LambdaClient({ region }),
    streams: new DynamoDBStreamsClient({ region }),
    filterPatterns(owner, shortName) {
      const found = functions.find((one) => one.name === `${owner}-${shortName}`);
      return found?.streams.flatMap(({ filterPatterns }) => filterPatterns) ?? [];
    },
  });
  return { letterBox, name: stage, service };
}

function lineOf({ setAsideAt, service, shortName, about, reason }: Letter): string {
  return `${setAsideAt}  ${service} ${shortName}  ${about}  (${reason})`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
