import { courseCard, courseCardExample } from '@skillforge/core/course/card-schema';
import { instant } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';
import { userExample, userFields } from './user-schema.ts';

/** A profile as its owner sees it. */
export const profile = z
  .strictObject({
    ...userFields,
    bio: z.string(),
    preferences: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])),
  })
  .check(z.meta({ id: 'Profile' }));

export const profileExample = {
  ...userExample,
  bio: 'Data engineer. Teaches SQL to people who were told that they could not.',
  preferences: { language: 'en', emailNotifications: true },
};

/** A user as everybody sees them. */
export const publicUser = z
  .strictObject({
    userId: z.string(),
    displayName: z.string(),
    avatarUrl: z.nullable(z.string()),
    bio: z.string(),
    memberSince: instant,
    courses: z
      .array(courseCard)
      .check(z.describe('The published courses that they teach, the latest published first; at most 100')),
  })
  .check(z.meta({ id: 'PublicUser' }));

export const publicUserExample = {
  userId: userExample.userId,
  displayName: userExample.displayName,
  avatarUrl: userExample.avatarUrl,
  bio: profileExample.bio,
  memberSince: userExample.createdAt,
  courses: [courseCardExample],
};
