import * as z from 'zod/mini';

export const health = z.strictObject({ service: z.string(), version: z.string(), table: z.literal('ok') });
