import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { forgeFor, type KnownPool } from '../forged-tokens.ts';
import type { NewPerson } from './classroom.ts';
import { carryOut, type Evidence, flawsIn, type Stage } from './evidence.ts';
import { anyPlan, type Plan } from './plan.ts';

/** People whom the pool has never seen, with tokens that are as good as its own. */
export function peopleOf(pool: () => KnownPool): NewPerson {
  return async (name, groups) => {
    const userId = randomUUID();
    return { name: `${name} (${userId})`, userId, token: await forgeFor(pool(), userId, groups).signed() };
  };
}

function numberIn(name: string): number | undefined {
  const text = process.env[name];
  return text === undefined || text === '' ? undefined : Number(text);
}

/** How many plans are tried: `INVARIANTS_RUNS`, or so many. */
export const runsOf = (usual: number): number => numberIn('INVARIANTS_RUNS') ?? usual;

/** How long smaller plans are looked for. */
const longestShrinkingMs = 90_000;
const mostShown = 25;

interface Failure {
  plan: Plan;
  flaws: string[];
  evidence: Evidence | undefined;
}

/** Writes down all that was sent and answered. @returns the file's name */
async function keepRecord({ plan, flaws, evidence }: Failure): Promise<string> {
  const folder = fileURLToPath(new URL('../../dist/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const file = `${folder}invariants-${Date.now()}.json`;
  const exchanges = evidence?.exchanges.map(({ person: { name }, answers, ...asked }) => ({
    name,
    ...asked,
    answers: answers.map(({ status, body }) => ({ status, body })),
  }));
  const record = { flaws, plan, exchanges, changes: evidence?.changes, told: evidence?.told };
  const asList = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);
  await writeFile(file, JSON.stringify(record, asList, 1));
  return file;
}

/**
 * Carries out random plans until one goes wrong, then smaller and smaller ones of its kind. `INVARIANTS_SEED` and
 * `INVARIANTS_PATH` try a plan again: what its clients do is the same, not who of them comes first.
 *
 * @param usualRuns how many plans, unless `INVARIANTS_RUNS` says another number
 * @returns what was seen of each
 * @throws Error that tells what is wrong, seed and path, and where the whole record is
 */
export async function expectInvariants(usualRuns: number, stage: Stage): Promise<Evidence[]> {
  const seen: Evidence[] = [];
  let smallest: Failure | undefined;
  let until = Number.POSITIVE_INFINITY;

  async function attempt(plan: Plan): Promise<Failure> {
    try {
      const evidence = await carryOut(stage, plan);
      const flaws = flawsIn(evidence);
      return { plan, flaws, evidence };
    } catch (error) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { plan, flaws: [`the run came to no end: ${what}`], evidence: undefined };
    }
  }

  const property = fc.asyncProperty(anyPlan, async (plan) => {
    if (Date.now() > until) return true;
    const outcome = await attempt(plan);
    if (outcome.flaws.length > 0) {
      until = Math.min(until, Date.now() + longestShrinkingMs);
      smallest = outcome;
      return false;
    }
    if (outcome.evidence) seen.push(outcome.evidence);
    return true;
  });
  const seed = numberIn('INVARIANTS_SEED');
  const path = process.env.INVARIANTS_PATH;
  const tried = await fc.check(property, {
    numRuns: runsOf(usualRuns),
    // Full-sized plans from the first one on.
    unbiased: true,
    ...(seed === undefined ? {} : { seed }),
    ...(path ? { path } : {}),
  });
  if (!tried.failed) return seen;
  if (!smallest) throw tried.errorInstance ?? new Error('The property failed without a run.');
  const { flaws, plan } = smallest;
  throw new Error(
    [
      `After ${tried.numRuns} runs and ${tried.numShrinks} smaller ones, ${plan.starts.length} learners and ${plan.steps.length} steps break these promises:`,
      ...flaws.slice(0, mostShown).map((flaw) => `- ${flaw}`),
      ...(flaws.length > mostShown ? [`- and ${flaws.length - mostShown} more`] : []),
      `To try it again: INVARIANTS_SEED=${tried.seed} INVARIANTS_PATH=${tried.counterexamplePath}`,
      `All that was sent and answered: ${await keepRecord(smallest)}`,
    ].join('\n'),
  );
}
