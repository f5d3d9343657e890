import { eventOf } from '@skillforge/core/events/event';
import { putEvents } from '@skillforge/core/events/event-bus';
import { poolTrigger } from '@skillforge/core/pool-trigger';

/** Tells the bus who has just confirmed a sign-up. Cognito calls it after a forgotten password too, which is none. */
export const main = poolTrigger(
  { service: 'foundation', name: 'announce-sign-up' },
  async ({ triggerSource, request }, signal) => {
    if (triggerSource !== 'PostConfirmation_ConfirmSignUp') return;
    const { event } = eventOf('SignUpConfirmed', { userId: request.userAttributes.sub ?? '' });
    const [refusal] = await putEvents([event], signal);
    if (refusal) throw refusal.error;
  },
);
