import { appendFileSync } from 'node:fs';

interface PoolEvent {
  triggerSource: string;
  request: { userAttributes: { email: string } };
}

/** Writes down who has just confirmed a sign-up. */
export const main = async (event: PoolEvent) => {
  appendFileSync('greeted.txt', `${event.triggerSource} ${event.request.userAttributes.email}\n`);
  return event;
};
