import { endpoint } from '@skillforge/core/http/endpoint';
import { page as pageReply } from '@skillforge/core/http/reply';
import { listAudit } from '../audit-repository.ts';
import * as contract from '../contract.ts';

export const main = endpoint(contract.listAudit, async ({ page }) => pageReply(await listAudit(page)));
