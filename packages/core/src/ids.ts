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

/** An attempt's id leads to its quiz without a read: `<lessonId>-<number>`. */
export function attemptIdOf(lessonId: string, number: number): string {
  return `${lessonId}-${number}`;
}

/** The quiz and the number that an attempt's id names, or undefined if it is no attempt's id. */
export function parseAttemptId(
  attemptId: string,
): { courseId: string; lessonId: string; number: number } | undefined {
  const [, lessonId, number] = /^(.+)-([1-9]\d{0,5})$/.exec(attemptId) ?? [];
  const lesson = lessonId === undefined ? undefined : parseLessonId(lessonId);
  return lesson && lessonId ? { courseId: lesson.courseId, lessonId, number: Number(number) } : undefined;
}
