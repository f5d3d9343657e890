import { consumer } from '@skillforge/core/events/consumer';
import { register } from '../registration.ts';

/** Whom an administrator has put into the pool, or whose sign-up nobody told of, is first heard of when they enroll. */
export const main = consumer(
  { service: 'users', name: 'register-user' },
  {
    SignUpConfirmed: ({ detail }) => register(detail.userId),
    EnrollmentCreated: ({ detail }) => register(detail.userId),
  },
);
