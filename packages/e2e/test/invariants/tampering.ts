import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../client.ts';
import type { Item } from '../table.ts';
import type { Evidence } from './evidence.ts';
import { type Exchange, statusOf } from './exchanges.ts';
import type { Change } from './history.ts';
import { isThere, type Kind, kindOf } from './items.ts';
import { Items } from './observation.ts';

/** Evidence that is made wrong in one place, to see that it is found out. */

export type Tampering = (evidence: Evidence) => Evidence[];

const without = <T>(all: T[], one: T): T[] => all.filter((other) => other !== one);

const withInstead = <T>(all: T[], one: T, other: T): T[] => all.map((each) => (each === one ? other : each));

/** An item with another value at a path: `card.rating`. The same where there is none. */
function changed(item: Item, path: string, change: (value: unknown) => unknown): Item {
  const [name = '', ...rest] = path.split('.');
  const value = item[name];
  if (value === undefined) return item;
  const inner = typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  return { ...item, [name]: rest.length > 0 ? changed(inner, rest.join('.'), change) : change(value) };
}

const ofKind = (evidence: Evidence, kind: Kind) =>
  evidence.last.all.filter((item) => kindOf(item) === kind && isThere(item));

/** Each item of a kind is missing, one at a time. */
export function missing(
  kind: Kind,
  matters: (item: Item, evidence: Evidence) => boolean = () => true,
): Tampering {
  return (evidence) =>
    ofKind(evidence, kind)
      .filter((item) => matters(item, evidence))
      .map((item) => ({ ...evidence, last: new Items(without(evidence.last.all, item)) }));
}

/** Each item of a kind says something else, one at a time. */
export function other(
  kind: Kind,
  path: string,
  change: (value: unknown) => unknown,
  matters: (item: Item) => boolean = () => true,
): Tampering {
  return (evidence) =>
    ofKind(evidence, kind).flatMap((item) => {
      if (!matters(item)) return [];
      const wrong = changed(item, path, change);
      if (isDeepStrictEqual(wrong, item)) return [];
      return [{ ...evidence, last: new Items(withInstead<Item>(evidence.last.all, item, wrong)) }];
    });
}

/** After each change of a kind that fits, another one happened. */
export function thenAlso(kind: Kind, next: (change: Change) => Change | undefined): Tampering {
  return (evidence) =>
    evidence.changes
      .filter(({ key }) => kindOf(key) === kind)
      .flatMap((change) => {
        const more = next(change);
        if (!more) return [];
        const at = evidence.changes.indexOf(change) + 1;
        return [{ ...evidence, changes: evidence.changes.toSpliced(at, 0, more) }];
      });
}

/** The item after a change is changed once more. */
export const onceMore =
  (path: string, change: (value: unknown) => unknown, when: (item: Item) => boolean = () => true) =>
  ({ key, after }: Change): Change | undefined => {
    if (!after || !when(after)) return undefined;
    const next = changed(after, path, change);
    return isDeepStrictEqual(next, after) ? undefined : { key, before: after, after: next };
  };

/** The item after a change is gone. */
export const gone = ({ key, after }: Change): Change | undefined => after && { key, before: after };

/** Each request that was answered so is counted twice: as if one of two effects were lost. */
export function acknowledgedTwice(operationId: string, status: number): Tampering {
  return answeredSo(operationId, status, (all, exchange) => [...all, { ...exchange }]);
}

/** Each request that was answered so was never sent: as if it had been done twice for another one. */
export function neverAsked(operationId: string, status: number): Tampering {
  return answeredSo(operationId, status, (all, exchange) => without(all, exchange));
}

/** Each request of an operation that was answered so gets another answer. */
export function answers(operationId: string, status: number, instead: (answer: Answer) => Answer): Tampering {
  return answeredSo(operationId, status, (all, exchange) =>
    withInstead(all, exchange, { ...exchange, answers: exchange.answers.map(instead) }),
  );
}

function answeredSo(
  operationId: string,
  status: number,
  tamper: (all: Exchange[], exchange: Exchange) => Exchange[],
): Tampering {
  return (evidence) =>
    evidence.exchanges
      .filter((exchange) => exchange.operationId === operationId && statusOf(exchange) === status)
      .map((exchange) => ({ ...evidence, exchanges: tamper(evidence.exchanges, exchange) }));
}

/** Each event that the bus was told of is not there, as often as it was told. */
export const untold: Tampering = (evidence) =>
  [...new Set(evidence.told.map(({ eventId }) => eventId))].map((id) => ({
    ...evidence,
    told: evidence.told.filter(({ eventId }) => eventId !== id),
  }));

/** Each event comes under a second id as well. */
export const toldAnew: Tampering = (evidence) =>
  evidence.told.map((event) => ({
    ...evidence,
    told: [...evidence.told, { ...event, eventId: `${event.eventId}-again` }],
  }));

/** Each event that rides on an item rides on it under another id once more. */
export function ridesAgain(kind: Kind): Tampering {
  return thenAlso(
    kind,
    onceMore(
      'event.eventId',
      (id) => `${id}-again`,
      ({ event }) => event !== undefined,
    ),
  );
}

/** What a learner is shown of their enrollment says something else. */
export function shownEnrollment(name: string, change: (value: unknown) => unknown): Tampering {
  return (evidence) =>
    evidence.shown.learners.flatMap((learner) => {
      const { enrollment } = learner;
      if (enrollment?.status !== 200) return [];
      const body = changed(Object.assign({}, enrollment.body), name, change);
      const learners = withInstead(evidence.shown.learners, learner, {
        ...learner,
        enrollment: { ...enrollment, body },
      });
      return [{ ...evidence, shown: { ...evidence.shown, learners } }];
    });
}
