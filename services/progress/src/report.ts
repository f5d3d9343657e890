import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import type { StoredEvent } from '@skillforge/core/events/event';
import type { Key } from '@skillforge/core/keys';

/** What a player reports of a lesson, and what of that is believed. Pure; moments are milliseconds since 1970. */

/** Where a learner is in a lesson after a report. */
export interface Report {
  /** Of the request that wrote it last. */
  reportId: string;
  reportedAt: number;
  positionSeconds: number;
  timeMilliseconds: number;
  /** When the time began to be counted, or was last told: reports that tell none leave it alone. */
  timeReportedAt: number;
  /** `timeMilliseconds - timeReportedAt`: this plus the present moment is the most that can have been spent. */
  timeAnchor: number;
}

/** The item of a learner's progress in one lesson. */
export interface ProgressItem extends Key {
  lessonId: string;
  report: Report;
  /**
   * What `report` was before it was last written by somebody of whom it was not sure at that moment that they were
   * enrolled. See `visibleReport`.
   */
  before?: Report;
  /** ISO 8601. */
  completedAt?: string;
  event?: StoredEvent;
}

/** What a request tells of a lesson; both may be missing. */
export interface Told {
  positionSeconds?: number | undefined;
  /** The client's running total. */
  timeSpentSeconds?: number | undefined;
}

type Pauses = Pick<EnrollmentItem, 'status' | 'pauses' | 'cancelledAt'>;

/** Whether an enrollment was cancelled at a moment. */
export function wasPaused(at: number, { status, pauses = [], cancelledAt }: Pauses): boolean {
  if (status === 'cancelled' && cancelledAt !== undefined && at >= Date.parse(cancelledAt)) return true;
  return pauses.some(({ from, to }) => at >= Date.parse(from) && at < Date.parse(to));
}

/**
 * What anybody may see of a lesson's progress. A report is written at the same moment as it is found out whether its
 * sender may make one; one that was made while the enrollment was cancelled counts for nothing, and what was before it
 * is what there is.
 */
export function visibleReport({ report, before }: ProgressItem, enrollment: Pauses): Report {
  return before && wasPaused(report.reportedAt, enrollment) ? before : report;
}

/** The moment of a report: never within a pause that is over, whatever the clocks of two machines say. */
export function momentOf(now: number, { pauses = [] }: Pauses): number {
  return Math.max(now, ...pauses.map(({ to }) => Date.parse(to)));
}

/**
 * What is known of a lesson after a report. Time grows by no more than has passed since it was last told, and never
 * shrinks, also where the clock steps back; the first report credits none, for nothing is known of the time before it.
 *
 * @param moment of the report, and `now` what the time is counted by
 */
export function nextReport(
  known: Report | undefined,
  { positionSeconds, timeSpentSeconds }: Told,
  { reportId, now, moment = now }: { reportId: string; now: number; moment?: number },
): Report {
  if (!known) {
    return {
      reportId,
      reportedAt: moment,
      positionSeconds: positionSeconds ?? 0,
      ...counted(0, now),
    };
  }
  const sent = timeSpentSeconds === undefined ? undefined : timeSpentSeconds * 1_000;
  const most = known.timeMilliseconds + Math.max(0, now - known.timeReportedAt);
  return {
    ...known,
    reportId,
    reportedAt: Math.max(known.reportedAt, moment),
    positionSeconds: positionSeconds ?? known.positionSeconds,
    ...(sent === undefined
      ? {}
      : counted(Math.max(known.timeMilliseconds, Math.min(sent, most)), Math.max(known.timeReportedAt, now))),
  };
}

function counted(timeMilliseconds: number, timeReportedAt: number) {
  return { timeMilliseconds, timeReportedAt, timeAnchor: timeMilliseconds - timeReportedAt };
}

/**
 * How long ago the report before must be for one to be written unseen, in milliseconds. A refused report is taken back
 * within it, so that none is written upon another.
 */
export const quietMilliseconds = 1_000;

/** What a report changes that is taken as it is told: one that says no less than what is known, and no more than can be. */
export function asTold(
  { positionSeconds, timeSpentSeconds }: Told,
  { reportId, now }: { reportId: string; now: number },
): Partial<Report> {
  return {
    reportId,
    reportedAt: now,
    ...(positionSeconds === undefined ? {} : { positionSeconds }),
    ...(timeSpentSeconds === undefined ? {} : counted(timeSpentSeconds * 1_000, now)),
  };
}
