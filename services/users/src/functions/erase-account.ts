import { consumer } from '@skillforge/core/events/consumer';
import { continueErasure } from '../account-changes.ts';

export const main = consumer(
  { service: 'users', name: 'erase-account' },
  { AccountErased: ({ detail }) => continueErasure(detail.userId) },
);
