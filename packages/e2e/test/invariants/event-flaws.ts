import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { parseLine } from '@skillforge/embedded/event-log';
import { eventsFile } from '@skillforge/local/local-info';
import { Flaws } from './flaws.ts';
import type { Change } from './history.ts';
import { isThere, type Kind, kindOf, ownerOf, read } from './items.ts';

/** The promise of docs/events.md, as a check: each effect is told, once, under one id. */

/** An event as the bus or an item has it. */
export interface ToldEvent {
  eventId: string;
  type: string;
  detail: Record<string, unknown>;
}

/** The events that a stack's bus has taken so far, with those that came twice. */
export async function eventsOnBus(dataDir: string): Promise<ToldEvent[]> {
  const text = await readFile(eventsFile(dataDir), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const event = line === '' ? undefined : parseLine(line)?.event;
    if (!event) return [];
    const { eventId, time: _, ...detail } = event.detail;
    return [{ eventId: String(eventId), type: event['detail-type'], detail }];
  });
}

/** The event that an effect has to be told by, or undefined where a change has none. */
function due(kind: Kind, { before, after }: Change): { type: string; about: object } | undefined {
  if (!isThere(after)) return undefined;
  if (kind === 'enrollment') {
    const { userId, courseId, status, certificateId } = read(kind, after);
    const was = before && read(kind, before).status;
    if (!was) return { type: 'EnrollmentCreated', about: { userId, courseId } };
    const isDone = status === 'completed' && was !== status;
    return isDone ? { type: 'CourseCompleted', about: { userId, courseId, certificateId } } : undefined;
  }
  if (kind === 'progress') {
    const { lessonId, completedAt } = read(kind, after);
    const isNew = completedAt !== undefined && (!before || read(kind, before).completedAt === undefined);
    const about = { userId: ownerOf(read(kind, after)), lessonId, completedAt };
    return isNew ? { type: 'LessonCompleted', about } : undefined;
  }
  if (kind === 'attempt') {
    const { lessonId, number, result } = read(kind, after);
    const isNew = result?.passed && (!before || !read(kind, before).result);
    const about = {
      userId: ownerOf(read(kind, after)),
      lessonId,
      attemptId: `${lessonId}-${number}`,
      scorePercent: result?.scorePercent,
    };
    return isNew ? { type: 'QuizPassed', about } : undefined;
  }
  if (kind === 'review') {
    const { reviewId, rating } = read(kind, after).card;
    return isThere(before)
      ? undefined
      : { type: 'ReviewPosted', about: { reviewId, userId: reviewId, rating } };
  }
  if (kind === 'report') {
    const isNew = !before || read(kind, before).generation !== read(kind, after).generation;
    return isNew ? { type: 'ReviewReported', about: {} } : undefined;
  }
  return undefined;
}

const kindsWithEvents = new Set(['enrollment', 'progress', 'attempt', 'review', 'report']);

/** The event that a change brings with it. */
function newEvent(kind: Kind, { before, after }: Change): ToldEvent | undefined {
  const eventIn = (item: Change['after']) => {
    if (kind === 'enrollment' || kind === 'progress' || kind === 'attempt')
      return item && read(kind, item).event;
    return isThere(item) && (kind === 'review' || kind === 'report') ? read(kind, item).event : undefined;
  };
  const event = eventIn(after);
  return event && event.eventId !== eventIn(before)?.eventId ? event : undefined;
}

/** The events that the changes of a course have brought with them. */
export function eventsOf(changes: Change[]): ToldEvent[] {
  return changes.flatMap((change) => {
    const kind = kindOf(change.key);
    return (kind && kindsWithEvents.has(kind) && newEvent(kind, change)) || [];
  });
}

/**
 * What is wrong with what was told.
 *
 * @param told what the bus was told of the same course
 */
export function flawsOfEvents(changes: Change[], told: ToldEvent[]): string[] {
  const flaws = new Flaws();
  for (const change of changes) {
    const kind = kindOf(change.key);
    if (!kind || !kindsWithEvents.has(kind)) continue;
    const [expected, event] = [due(kind, change), newEvent(kind, change)];
    const { PK, SK } = change.key;
    flaws.expect(
      expected?.type === event?.type,
      `${PK} ${SK}: it tells ${event?.type} where ${expected?.type} happened`,
    );
    for (const [name, value] of Object.entries(expected?.about ?? {})) {
      flaws.expect(
        event?.detail[name] === value,
        `${PK} ${SK}: ${event?.type} tells ${name} ${event?.detail[name]}, not ${value}`,
      );
    }
  }
  const written = eventsOf(changes);
  const ids = new Map(written.map((event) => [event.eventId, event]));
  flaws.expect(ids.size === written.length, `${written.length} events share ${ids.size} ids`);
  const onBus = Map.groupBy(told, ({ eventId }) => eventId);
  for (const { eventId, type, detail } of written) {
    const copies = onBus.get(eventId) ?? [];
    flaws.expect(copies.length > 0, () => `the bus was not told of ${type} ${JSON.stringify(detail)}`);
    flaws.expect(
      copies.every((copy) => copy.type === type && isDeepStrictEqual(copy.detail, detail)),
      `the bus was told something else of ${type} ${eventId}`,
    );
  }
  for (const [eventId, [event]] of onBus) {
    flaws.expect(
      ids.has(eventId),
      () => `the bus was told of ${event?.type} ${eventId}, and nothing like it happened`,
    );
  }
  return flaws.found;
}
