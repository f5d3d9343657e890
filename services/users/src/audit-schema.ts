import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

/** Who did what to whom. */
const auditEntry = z
  .strictObject({
    auditId: z.string(),
    at: instant,
    actorId: z.string().check(z.describe('The user id of whoever did it')),
    action: z.enum([
      'role-changed',
      'user-deactivated',
      'user-activated',
      'account-erased',
      'review-hidden',
      'review-unhidden',
    ]),
    userId: z.string().check(z.describe('Whom it concerns')),
    details: z.record(z.string(), z.string()),
  })
  .check(z.meta({ id: 'AuditEntry' }));

export const auditPage = pageOf(auditEntry);

export const auditExample = {
  auditId: '01JD0MB3H8Y6T5R4E3W2Q1A0ZX',
  at: '2026-03-01T09:00:00.000Z',
  actorId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  action: 'role-changed',
  userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  details: { from: 'student', to: 'instructor' },
};
