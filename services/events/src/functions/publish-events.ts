import { publication } from '@skillforge/core/events/publication';

/** Tells the event bus of what the table's items were written with. */
export const main = publication({ service: 'events', name: 'publish-events' });
