import * as z from 'zod/mini';

/** The fields of a course that what it takes and what it shows have in common. */

export const courseId = z.ulid().check(z.meta({ examples: ['01JD0M8Z5W3V7QH2K4N6P8R0TS'] }));

export const levels = ['beginner', 'intermediate', 'advanced', 'all'] as const;

export const level = z.enum(levels);

export const price = z
  .nullable(
    z.strictObject({
      amount: z.number().check(
        z.minimum(0),
        z.maximum(1_000_000),
        // Not `multipleOf`: it lets 0.1 + 0.2 pass, and 5e-324, which the table cannot hold.
        z.refine((amount) => amount === Number(amount.toFixed(2)), 'must have two decimals at most'),
        z.meta({ multipleOf: 0.01, description: "In the currency's major unit" }),
      ),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')),
    }),
  )
  .check(z.describe('null is free'));
