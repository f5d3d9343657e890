import * as fc from 'fast-check';
import { nextReport, type Report, visibleReport, wasPaused } from '../src/report.ts';

/** What is believed of what players report. */

const hour = 3_600_000;
const told = fc.record(
  { positionSeconds: fc.nat(1_000), timeSpentSeconds: fc.nat(20_000) },
  { requiredKeys: [] },
);
/** Clocks go on, stand still, and step back. */
const steps = fc.array(fc.record({ told, by: fc.integer({ min: -hour, max: hour }) }), { maxLength: 50 });

test('time never shrinks, and no more is credited than the time from the first report to the latest moment', () => {
  fc.assert(
    fc.property(steps, (reports) => {
      let now = 1_770_000_000_000;
      const first = now;
      let latest = now;
      let known: Report = nextReport(undefined, { timeSpentSeconds: 500 }, { reportId: 'a', now });
      expect(known.timeMilliseconds).toBe(0);
      for (const one of reports) {
        now += one.by;
        latest = Math.max(latest, now);
        const next = nextReport(known, one.told, { reportId: 'b', now });
        expect(next.timeMilliseconds).toBeGreaterThanOrEqual(known.timeMilliseconds);
        expect(next.timeMilliseconds).toBeLessThanOrEqual(latest - first);
        const sent = one.told.timeSpentSeconds;
        if (sent !== undefined) {
          const most = known.timeMilliseconds + Math.max(0, now - known.timeReportedAt);
          expect(next.timeMilliseconds).toBe(Math.max(known.timeMilliseconds, Math.min(sent * 1_000, most)));
        } else {
          expect(next).toMatchObject({
            timeMilliseconds: known.timeMilliseconds,
            timeReportedAt: known.timeReportedAt,
          });
        }
        expect(next.timeAnchor).toBe(next.timeMilliseconds - next.timeReportedAt);
        expect(next.positionSeconds).toBe(one.told.positionSeconds ?? known.positionSeconds);
        known = next;
      }
    }),
  );
});

test('a pause begins with the cancellation and ends with the new enrollment', () => {
  const at = (second: number) => new Date(second * 1_000).toISOString();
  const pauses = [
    { from: at(10), to: at(20) },
    { from: at(30), to: at(40) },
  ];
  const paused = (second: number) => wasPaused(second * 1_000, { status: 'active', pauses });
  expect([9, 10, 19, 20, 29, 30, 39, 40].map(paused)).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
    true,
    false,
  ]);
  expect(wasPaused(49_999, { status: 'cancelled', pauses, cancelledAt: at(50) })).toBe(false);
  expect(wasPaused(50_000, { status: 'cancelled', pauses, cancelledAt: at(50) })).toBe(true);
  expect(wasPaused(50_000, { status: 'completed', pauses })).toBe(false);
});

test('what was reported in a pause is not seen, unless there was nothing before it', () => {
  const pauses = [{ from: '1970-01-01T00:00:10.000Z', to: '1970-01-01T00:00:20.000Z' }];
  const one = nextReport(undefined, { positionSeconds: 1 }, { reportId: 'a', now: 5_000 });
  const two = nextReport(one, { positionSeconds: 2 }, { reportId: 'b', now: 15_000 });
  const item = { PK: '', SK: '', lessonId: '' };
  const enrollment = { status: 'active', pauses } as const;
  expect(visibleReport({ ...item, report: two, before: one }, enrollment)).toBe(one);
  expect(visibleReport({ ...item, report: two }, enrollment)).toBe(two);
  const three = nextReport(two, {}, { reportId: 'c', now: 25_000 });
  expect(visibleReport({ ...item, report: three, before: two }, enrollment)).toBe(three);
});
