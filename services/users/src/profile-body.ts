import { jsonBytes, line, text } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const mostPreferences = 50;
const mostPreferencesBytes = 4 * 1024;
const largestNumber = 1e15;
const smallestNumber = 1e-6;

const preferenceValue = z.union([
  line(0, 500),
  z.boolean(),
  z.number().check(
    z.minimum(-largestNumber),
    z.maximum(largestNumber),
    // Some that JavaScript knows are too small for the table.
    z.refine((value) => value === 0 || Math.abs(value) >= smallestNumber, 'must not be that close to zero'),
  ),
]);

/** What somebody has set for themself; what it means is up to the applications. */
export const preferences = z
  .record(
    z
      .string()
      .check(z.regex(/^[A-Za-z][\w.-]{0,49}$/, 'must begin with a letter, then letters, digits or _.-')),
    preferenceValue,
  )
  .check(
    z.refine(
      (map) => Object.keys(map).length <= mostPreferences,
      `must have at most ${mostPreferences} entries`,
    ),
    z.refine((map) => jsonBytes(map) <= mostPreferencesBytes, 'must take at most 4 KB as JSON'),
    z.describe('Texts, numbers and truths by name; sent, they replace all that were set before'),
  );

export type Preferences = z.output<typeof preferences>;

/** What `PUT /me` takes: the fields to change. */
export const updateMeBody = z.partial(
  z.strictObject({
    displayName: line(1, 80),
    avatarKey: z
      .nullable(
        z
          .string()
          .check(
            z.maxLength(300),
            z.regex(/^avatars\/[\w./-]+$/, 'must be the key of an upload of your avatar'),
          ),
      )
      .check(z.describe('From `POST /me/avatar`; null for no picture')),
    bio: text(0, 1_000),
    preferences,
  }),
);

export const updateMeExample = {
  displayName: 'Amara Okafor',
  bio: 'Data engineer. Teaches SQL to people who were told that they could not.',
  preferences: { language: 'en', emailNotifications: true },
};
