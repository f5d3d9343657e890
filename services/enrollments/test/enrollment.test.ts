import type { GateItem } from '@skillforge/core/course/course';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import fc from 'fast-check';
import {
  type Entry,
  newEnrollment,
  nextEntry,
  reactivate,
  refusalOf,
  rosterKeys,
  toComplete,
} from '../src/enrollment.ts';
import { courseItems } from './school.ts';

/** The rules of enrolling, without a table. */

const amara = { userId: 'amara', token: '' };
const sam = { userId: 'sam', isAdmin: false };
const now = new Date('2026-03-10T08:15:00.000Z');

const aGate = (changes: Partial<GateItem> = {}): GateItem => ({
  ...courseItems({ courseId: 'C1', instructors: [amara] })[1],
  ...changes,
});
const anEnrollment = (changes: Partial<EnrollmentItem> = {}): EnrollmentItem => ({
  ...newEnrollment('sam', 'C1', now),
  ...changes,
});
const first = (prerequisites: string[] = []): Entry => ({
  kind: 'first',
  enrollment: anEnrollment(),
  prerequisites,
});
const card = { courseId: 'C1', publishedAt: '2026-01-05T09:00:00.000Z' };

describe('why somebody may not come in', () => {
  const gates = fc.record({
    status: fc.constantFrom('published' as const, 'draft' as const, 'archived' as const),
    instructors: fc.subarray(['amara', 'sam']),
    capacity: fc.option(fc.integer({ min: 0, max: 4 })),
    learners: fc.integer({ min: 0, max: 6 }),
    prerequisites: fc.option(fc.subarray(['P1', 'P2', 'C1']), { nil: undefined }),
  });
  const statuses = fc.option(fc.constantFrom('active' as const, 'cancelled' as const, 'completed' as const), {
    nil: undefined,
  });
  const done = fc.subarray(['P1', 'P2']).map((ids) => new Set(ids));

  test('is the first in the order, or nothing', () => {
    fc.assert(
      fc.property(
        gates,
        statuses,
        done,
        fc.option(fc.constant(card.publishedAt)),
        fc.boolean(),
        (changes, status, completed, publishedAt, isAdmin) => {
          const gate = aGate(changes);
          const enrollment = status && anEnrollment({ status });
          const refusal = refusalOf(
            { userId: 'sam', isAdmin },
            { enrollment, gate, completed },
            { ...card, publishedAt },
          );
          const isSecret = publishedAt === null && !isAdmin;
          const missing = (changes.prerequisites ?? []).some((id) => id !== 'C1' && !completed.has(id));
          const inOrder: [string, boolean][] = [
            ['own-course', changes.instructors.includes('sam')],
            ['already-enrolled', status === 'active' || status === 'completed'],
            ['not-found', changes.status !== 'published' && isSecret],
            ['not-open', changes.status !== 'published'],
            ['prerequisite-missing', status === undefined && missing],
            ['course-full', changes.capacity !== null && changes.learners >= changes.capacity],
          ];
          expect(refusal?.code).toBe(inOrder.find(([, holds]) => holds)?.[0]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['card', aGate(), undefined],
    ['gate', undefined, card],
    ['life: it is being deleted', aGate({ status: 'deleted', instructors: ['sam'] }), card],
  ])('is that a course has no %s', (_, gate, course) => {
    const refusal = refusalOf(sam, { enrollment: undefined, gate, completed: new Set() }, course);
    expect(refusal?.code).toBe('not-found');
  });
});

describe('after a refusal', () => {
  test('a cancelled enrollment is made active again', () => {
    const cancelled = anEnrollment({ status: 'cancelled', cancelledAt: '2026-03-11T08:00:00.000Z' });
    const next = nextEntry(sam, first(), { enrollment: cancelled }, new Date('2026-03-12T08:00:00.000Z'));
    expect(next).toMatchObject({ kind: 'again', before: cancelled, enrollment: { status: 'active' } });
  });

  test('the prerequisites that the course asks for are tried, unless they were', () => {
    const gate = aGate({ prerequisites: ['P1', 'P2'] });
    expect(nextEntry(sam, first(), { gate })).toMatchObject({ kind: 'first', prerequisites: ['P1', 'P2'] });
    expect(nextEntry(sam, first(['P1']), { gate })).toMatchObject({ prerequisites: ['P1', 'P2'] });
    expect(nextEntry(sam, first(['P2', 'P1']), { gate })).toMatchObject({ prerequisites: ['P1', 'P2'] });
    expect(nextEntry(sam, first(['P1', 'P2']), { gate })).toBeUndefined();
    expect(nextEntry(sam, first(['P1']), { gate: aGate({ prerequisites: undefined }) })).toMatchObject({
      prerequisites: [],
    });
  });

  test.each([
    ['one’s own course', { instructors: ['sam'] }],
    ['a closed course', { status: 'archived' }],
    ['a course that is being deleted', { status: 'deleted' }],
  ] as const)('they are not tried in %s', (_, changes) => {
    const gate = aGate({
      prerequisites: ['P1'],
      ...('instructors' in changes ? { instructors: ['sam'] } : changes),
    });
    expect(nextEntry(sam, first(), { gate })).toBeUndefined();
  });

  test('what this very request wrote is known', () => {
    const entry = first();
    expect(nextEntry(sam, entry, { enrollment: entry.enrollment, gate: aGate() })).toBe('done');
    expect(nextEntry(sam, entry, { enrollment: anEnrollment() })).toBeUndefined();
    const before = anEnrollment({ status: 'cancelled', cancelledAt: '2026-03-11T08:00:00.000Z' });
    const again: Entry = { kind: 'again', before, enrollment: reactivate(before, now) };
    expect(nextEntry(sam, again, { enrollment: again.enrollment })).toBe('done');
    expect(nextEntry(sam, again, { enrollment: before })).toBeUndefined();
    expect(nextEntry(sam, again, { enrollment: anEnrollment() })).toBeUndefined();
  });
});

test('whoever comes back has every pause on record, in order, and ends none before it began', () => {
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(moments, moments), { minLength: 1, maxLength: 30 }), (rounds) => {
      let enrollment = anEnrollment({ completed: new Set([1]), lastLesson: 1 });
      for (const [cancelledAt, at] of rounds) {
        enrollment = reactivate(
          { ...enrollment, status: 'cancelled', cancelledAt: cancelledAt.toISOString() },
          at,
        );
      }
      const { pauses = [], ...kept } = enrollment;
      expect(kept).toEqual({
        ...anEnrollment({ completed: new Set([1]), lastLesson: 1 }),
        event: kept.event,
      });
      expect(pauses.map(({ from }) => from)).toEqual(rounds.slice(-20).map(([from]) => from.toISOString()));
      for (const { from, to } of pauses) expect(to >= from).toBe(true);
    }),
  );
});

test('stands on the roster under the day of the last activity', () => {
  const keys = rosterKeys({ userId: 'sam', courseId: 'C1', lastActivityAt: '2026-03-10T23:59:59.999Z' });
  expect(newEnrollment('sam', 'C1', new Date('2026-03-10T00:00:00.000Z'))).toMatchObject(keys);
});

test('a course is no prerequisite of itself', () => {
  expect(toComplete('C1', ['P1', 'C1', 'P2'])).toEqual(['P1', 'P2']);
});
