import { healthProbeKey } from './keys.ts';
import { getItem } from './table.ts';

/** Reads from the table, so that a health route fails (503) when the table does not answer. */
export async function tableAnswers(): Promise<void> {
  await getItem(healthProbeKey, { consistent: false });
}
