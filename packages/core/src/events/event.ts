import { newId } from '../ids.ts';
import type { EventDetails, EventType } from './schemas.ts';

/**
 * An event rides on the item that it is about: whatever writes the item writes the event with it, both or neither. The
 * reader of the table's stream publishes an item's event when it was not on the item before, under the id that it was
 * written with: a consumer that remembers ids sees each once, however often a record is delivered.
 */
export interface StoredEvent<T extends EventType = EventType> {
  eventId: string;
  type: T;
  /** ISO 8601. */
  time: string;
  detail: EventDetails[T];
}

/** The event of a write, as the attribute `event` of the item that is written. */
export function eventOf<T extends EventType>(
  type: T,
  detail: EventDetails[T],
  now = new Date(),
): { event: StoredEvent<T> } {
  return { event: { eventId: newId(now.getTime()), type, time: now.toISOString(), detail } };
}
