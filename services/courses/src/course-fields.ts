import { line } from '@skillforge/core/http/fields';
import * as z from 'zod';

/** The fields that what a course takes and what it shows have in common. */

export const courseId = z.ulid().meta({ examples: ['01JD0M8Z5W3V7QH2K4N6P8R0TS'] });

export const levels = ['beginner', 'intermediate', 'advanced', 'all'] as const;

export const level = z.enum(levels);

/** A category as its slug: "Data Science" and "data-science" are one. */
export const category = line(1, 40)
  .transform((label) =>
    label
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .replaceAll(/^-|-$/g, ''),
  )
  .refine((slug) => slug !== '', 'must hold a letter or a digit')
  // A few letters are two in lower case, and what is written must be what can be asked for.
  .refine((slug) => slug.length <= 40, 'must be at most 40 characters in lower case')
  .meta({ examples: ['data-science'] });

export const tag = line(1, 30)
  .toLowerCase()
  .meta({ examples: ['web-development'] });

export const price = z
  .strictObject({
    amount: z
      .number()
      .min(0)
      .max(1_000_000)
      // Not `multipleOf`: it lets 0.1 + 0.2 pass, and 5e-324, which the table cannot hold.
      .refine((amount) => amount === Number(amount.toFixed(2)), 'must have two decimals at most')
      .meta({ multipleOf: 0.01 })
      .describe("In the currency's major unit"),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
  })
  .nullable()
  .describe('null is free');
