import { tableAnswers } from '@skillforge/core/health';
import { publicEndpoint } from '@skillforge/core/http/public-endpoint';
import { ok } from '@skillforge/core/http/reply';
import manifest from '../../package.json' with { type: 'json' };
import { getHealth } from '../contract.ts';

export const main = publicEndpoint(getHealth, async () => {
  await tableAnswers();
  return ok({ service: getHealth.service, version: manifest.version, table: 'ok' });
});
