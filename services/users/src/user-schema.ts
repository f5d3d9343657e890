import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

export const userFields = {
  userId: z.string(),
  email: z.string().check(z.describe('As the user pool knew it when the profile was made')),
  displayName: z.string(),
  avatarUrl: z.nullable(z.string()),
  role: z.enum(['student', 'instructor', 'admin']),
  status: z.enum(['active', 'deactivated']),
  createdAt: instant,
};

/** A user as administrators see them. */
export const user = z.strictObject(userFields).check(z.meta({ id: 'User' }));

export const userPage = pageOf(user);

export const userExample = {
  userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  email: 'amara@example.com',
  displayName: 'Amara Okafor',
  avatarUrl:
    'https://learn.example.com/media/avatars/7c9e6679-7425-40de-944b-e07fc1f90ae7/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.webp',
  role: 'instructor',
  status: 'active',
  createdAt: '2026-03-01T09:00:00.000Z',
};

export const deactivatedExample = { ...userExample, status: 'deactivated' };
