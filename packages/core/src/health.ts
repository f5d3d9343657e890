import { ServiceUnavailableError } from './errors.ts';
import { healthProbeKey } from './keys.ts';
import { getItem } from './table.ts';

/** @throws ServiceUnavailableError when the table does not answer, whatever the reason: a health route says no more */
export async function tableAnswers(): Promise<void> {
  try {
    await getItem(healthProbeKey, { consistent: false });
  } catch (error) {
    throw new ServiceUnavailableError(error);
  }
}
