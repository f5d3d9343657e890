import { ulid } from 'ulid';

/** A new id: a ULID, so ids sort by the time of their making. */
export function newId(now = Date.now()): string {
  return ulid(now);
}

/** A lesson's id leads to its course without a read: `<courseId>-<number>`; numbers are never used again. */
export function lessonIdOf(courseId: string, number: number): string {
  return `${courseId}-${number}`;
}

/** The course and the number that a lesson's id names, or undefined if it is no lesson's id. */
export function parseLessonId(lessonId: string): { courseId: string; number: number } | undefined {
  const [, courseId, number] = /^([0-9A-HJKMNP-TV-Z]{26})-([1-9]\d{0,5})$/.exec(lessonId) ?? [];
  return courseId && number ? { courseId, number: Number(number) } : undefined;
}
