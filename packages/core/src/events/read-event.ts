import * as z from 'zod/mini';
import { instant } from '../http/fields.ts';
import type { StoredEvent } from './event.ts';
import { type EventType, eventSchemas } from './schemas.ts';

const head = z.object({ eventId: z.string().check(z.minLength(1)), type: z.string(), time: instant });

/** That something is no event, or one that does not fit its schema. The message names fields and what is wrong with them, no values. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/**
 * Checks an event against the schema of its type.
 *
 * @param raw `{ eventId, type, time, detail }`, as it was stored or received
 * @param unknownFields `drop` leaves out fields that the schema does not know: a newer version of the teller may add some
 * @throws InvalidEventError
 */
export function readEvent(raw: unknown, unknownFields: 'refuse' | 'drop' = 'refuse'): StoredEvent {
  const { eventId, type, time } = parse(head, raw, 'event');
  if (!isEventType(type)) throw new InvalidEventError('event.type: no type of event');
  const given = typeof raw === 'object' && raw !== null && 'detail' in raw ? raw.detail : undefined;
  const { shape } = eventSchemas[type];
  const known =
    unknownFields === 'drop' && typeof given === 'object' && given !== null
      ? Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(shape, name)))
      : given;
  return { eventId, type, time, detail: parse(eventSchemas[type], known, 'event.detail') };
}

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventSchemas, type);
}

function parse<S extends z.ZodMiniType>(schema: S, value: unknown, where: string): z.output<S> {
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, code, message }) => `${[where, ...path].join('.')}: ${message || code}`,
  );
  throw new InvalidEventError(problems.join('; '));
}
