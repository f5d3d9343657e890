import { healthEndpoint } from '@skillforge/core/http/health-endpoint';
import manifest from '../../package.json' with { type: 'json' };
import { getHealth } from '../contract.ts';

export const main = healthEndpoint(getHealth, manifest.version);
