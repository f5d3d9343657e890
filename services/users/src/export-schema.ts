import { instant } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

/** The copy of all of one's data that was last asked for. */
export const dataExport = z
  .strictObject({
    status: z.enum(['none', 'running', 'ready', 'failed']),
    requestedAt: z.nullable(instant),
    url: z.nullable(z.string()).check(z.describe('Where the file can be had, for the next hour at least')),
    sizeBytes: z.nullable(z.int()),
    expiresAt: z.nullable(instant).check(z.describe('When the file is removed')),
  })
  .check(z.meta({ id: 'DataExport' }));

export const readyExample = {
  status: 'ready',
  requestedAt: '2026-03-01T09:00:00.000Z',
  url: 'https://skillforge-prod-111122223333-us-east-1.s3.us-east-1.amazonaws.com/exports/7c9e6679-7425-40de-944b-e07fc1f90ae7/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.json?X-Amz-Algorithm=AWS4-HMAC-SHA256&…',
  sizeBytes: 48_213,
  expiresAt: '2026-03-08T09:00:04.000Z',
};
